//! 我的证件: the actor's own credentials, and what their renewal still needs.

use super::{Held, held};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, officer, preset, study};
use crate::domain::renewal::{Renewal, renewal};
use crate::domain::role::{Permission, Target};
use crate::store::pass_records;
use std::sync::Arc;

/// One credential of one's own.
#[derive(Debug, Clone)]
pub struct OwnCard {
    /// The credential with today's status and its record.
    pub held: Held,
    /// What its renewal needs; none where there is nothing to renew.
    pub renewal: Option<Renewal>,
}

/// The actor's own credentials with today's status.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn own(app: &Arc<App>, actor: &Actor) -> Result<Vec<OwnCard>, AppError> {
    let officer = officer::own(actor)?;
    require(app, actor, Permission::ViewCredentials, Target::Officer(officer, &[]))?;
    let on = app.today();
    app.read(|tx| {
        let preset = preset::in_force(tx, on)?;
        let missing = study::hours::year_in(tx, app, officer, on)?.granted.missing();
        let passes = pass_records::in_force(tx, Some(officer), on)?;
        let held = held(tx, officer, &preset.credential, on)?;
        let with_renewal = |held: Held| OwnCard {
            renewal: renewal(&held.credential.row, &passes, missing, &preset, on),
            held,
        };
        Ok(held.into_iter().map(with_renewal).collect())
    })
}
