//! What the window of a candidate reports of itself: which questions were up how long, and how
//! often the terminal lost the focus.

use super::own_officer;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::id::ConnectionId;
use crate::domain::role::{Permission, Target};
use crate::store::{Priority, Settle, presence};
use std::sync::Arc;

pub use crate::store::presence::Note;

/// Takes a report; the same one a second time changes nothing. Says whether it was taken: not from
/// a window that another has replaced, nor after the end.
///
/// Like answers, reports leave no row each in the audit; the row of the end carries their sums.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn attend(
    app: &Arc<App>,
    actor: &Actor,
    connection: ConnectionId,
    note: Note,
) -> Result<bool, AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    let at = app.now();
    Ok(app.store.write(Settle::Rerun, Priority::Normal, move |tx| {
        presence::note(tx, connection, officer, &note, at)
    })?)
}
