//! 我的证件: the actor's own credentials.

use super::{Held, held};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, officer, preset};
use crate::domain::role::{Permission, Target};
use std::sync::Arc;

/// The actor's own credentials with today's status.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn own(app: &Arc<App>, actor: &Actor) -> Result<Vec<Held>, AppError> {
    let officer = officer::own(actor)?;
    require(app, actor, Permission::ViewCredentials, Target::Officer(officer, &[]))?;
    let on = app.today();
    app.read(|tx| {
        let rules = preset::in_force(tx, on)?.credential;
        held(tx, officer, &rules, on)
    })
}
