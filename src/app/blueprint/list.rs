//! The blueprints there are.

use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::store::blueprints;
use std::sync::Arc;

pub use crate::store::blueprints::StoredBlueprint;

/// The newest revision of every blueprint in use, by code.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn list(app: &Arc<App>, actor: &Actor) -> Result<Vec<StoredBlueprint>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    app.read(|tx| Ok(blueprints::list(tx, false)?))
}

/// The newest revision of every blueprint that was taken out of use, by code.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn retired(app: &Arc<App>, actor: &Actor) -> Result<Vec<StoredBlueprint>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    app.read(|tx| Ok(blueprints::list(tx, true)?))
}
