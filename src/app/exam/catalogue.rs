//! What an officer can enter.

use super::own_officer;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::Closed;
use crate::store::sittings::{self, Listed};
use std::sync::Arc;

/// One line of the catalogue.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The sitting, with what the officer made of it so far.
    pub listed: Listed,
    /// Why it cannot be started now; a live attempt can always be resumed.
    pub closed: Option<Closed>,
}

/// The sittings the actor may enter or will be able to.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn catalogue(app: &Arc<App>, actor: &Actor) -> Result<Vec<Entry>, AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    let now = app.now();
    super::finalise::expire_overdue(app)?;
    let listed = app.read(|tx| Ok(sittings::for_officer(tx, officer)?))?;
    Ok(listed
        .into_iter()
        .map(|listed| {
            // Whoever finds a sitting in their catalogue is on its list, or it has none.
            let start = listed.sitting.may_start(now, true, listed.made);
            let closed = start.err().filter(|_| !listed.live);
            Entry { listed, closed }
        })
        .collect())
}
