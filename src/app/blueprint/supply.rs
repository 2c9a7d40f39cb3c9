//! What there is to draw from: for choosing banks and topics of a blueprint.

use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::store::items;
use std::sync::Arc;

pub use crate::store::items::Supply;

/// How many items in force the banks hold by bank, topic and type.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn supply(app: &Arc<App>, actor: &Actor) -> Result<Vec<Supply>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    app.read(|tx| Ok(items::supply(tx)?))
}
