//! One blueprint.

use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::store::blueprints::{self, StoredBlueprint};
use std::sync::Arc;

/// The newest revision of the blueprint with this code, in use or retired.
///
/// # Errors
/// When the person may not see banks, there is none with this code, or the store fails.
pub fn show(app: &Arc<App>, actor: &Actor, code: &str) -> Result<StoredBlueprint, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    app.read(|tx| {
        let stored = blueprints::find(tx, code)?;
        stored.ok_or_else(|| Missing::new("blueprint", code).into())
    })
}
