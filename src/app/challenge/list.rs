//! The challenges a trainer has to answer, and those answered.

use super::Challenge;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::store::challenges;
use std::sync::Arc;

/// Every challenge, those that wait first.
///
/// # Errors
/// Refused without the permission to change items.
pub fn list(app: &Arc<App>, actor: &Actor) -> Result<Vec<Challenge>, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    app.read(|tx| Ok(challenges::all(tx)?))
}

/// How many challenges wait.
///
/// # Errors
/// Refused without the permission to change items.
pub fn waiting(app: &Arc<App>, actor: &Actor) -> Result<usize, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    app.read(|tx| Ok(challenges::count_waiting(tx)?))
}
