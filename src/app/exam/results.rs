//! Results: one's own, and those of a sitting.

use super::finalise::expire_overdue;
use super::own_officer;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::id::SittingId;
use crate::domain::role::{Permission, Target};
pub use crate::store::results::ResultLine;
pub use crate::store::sittings::Sitting;

use crate::store::results;
use crate::store::sittings;
use std::sync::Arc;

/// The actor's own results, newest first.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn own(app: &Arc<App>, actor: &Actor) -> Result<Vec<ResultLine>, AppError> {
    let officer = own_officer(actor)?;
    require(app, actor, Permission::ViewResults, Target::Officer(officer, &[]))?;
    expire_overdue(app)?;
    app.read(|tx| Ok(results::of_officer(tx, officer)?))
}

/// Every sitting, newest first.
///
/// # Errors
/// Refused without the permission.
pub fn sittings(app: &Arc<App>, actor: &Actor) -> Result<Vec<Sitting>, AppError> {
    require(app, actor, Permission::ViewResults, Target::District)?;
    app.read(|tx| Ok(sittings::all(tx)?))
}

/// The results of a sitting, best first.
///
/// # Errors
/// Refused without the permission.
pub fn of_sitting(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
) -> Result<Vec<ResultLine>, AppError> {
    require(app, actor, Permission::ViewResults, Target::District)?;
    expire_overdue(app)?;
    app.read(|tx| Ok(results::of_sitting(tx, id)?))
}
