//! A proof that somebody is there.

use super::{Counted, own_session, prove, student};
use crate::app::{Actor, App, AppError};
use crate::domain::id::StudyId;
use crate::store::{Priority, Settle};
use std::sync::Arc;

/// Takes input of the person as a proof of presence now, by the server's clock, and gives the
/// session's time. A session that has ended says so and stays as it is.
///
/// # Errors
/// Refused without the permission, and for sessions of others.
pub fn present(app: &Arc<App>, actor: &Actor, id: StudyId) -> Result<Counted, AppError> {
    let officer = student(app, actor)?;
    let at = app.now();
    let zone = app.zone.clone();
    let session = app.store.write(Settle::Rerun, Priority::Answer, move |tx| {
        let session = own_session(tx, officer, id)?;
        Ok(prove(tx, &zone, session, at)?)
    })?;
    Ok(Counted::of(&session))
}
