//! Every ending of a session but its replacement: the person stops, enters an exam, or has long
//! been gone.

use super::{Counted, close, own_session, prove, student};
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::{OfficerId, StudyId};
use crate::domain::study::{OVER_AFTER, StudyEnd};
use crate::domain::time::{Timestamp, Zone};
use crate::store::study::{self, StoredSession};
use crate::store::{Tx, hours};
use std::sync::Arc;

/// What a session came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Its time.
    pub counted: Counted,
    /// Of the seconds that count, those that the preset's limits admit.
    pub granted_seconds: u32,
    /// Answers given.
    pub answered: u32,
    /// Right ones among them.
    pub right: u32,
}

/// Ends a session of the actor's own; pressing the key is the last proof. Ending it twice changes
/// nothing.
///
/// # Errors
/// Refused without the permission, and for sessions of others.
pub fn end(app: &Arc<App>, actor: &Actor, id: StudyId) -> Result<Summary, AppError> {
    let officer = student(app, actor)?;
    if let Some(over) = app.read(|tx| {
        let session = own_session(tx, officer, id)?;
        session.ended_by.map(|_| summary(tx, &app.zone, &session)).transpose()
    })? {
        return Ok(over);
    }
    let (at, zone) = (app.now(), app.zone.clone());
    app.write(actor, at, move |tx| {
        let session = own_session(tx, officer, id)?;
        let session = prove(tx, &zone, session, at)?;
        finish(tx, &zone, session, StudyEnd::Person)
    })
}

/// Ends what the officer has open, because they enter an exam: one thing accrues at a time.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn for_exam(
    app: &Arc<App>,
    actor: &Actor,
    officer: OfficerId,
) -> Result<(), AppError> {
    let Some(open) = app.read(|tx| Ok(study::open_of(tx, officer)?))? else { return Ok(()) };
    let (at, zone) = (app.now(), app.zone.clone());
    app.write(actor, at, move |tx| {
        let session = study::get(tx, open.id)?;
        let session = prove(tx, &zone, session, at)?;
        finish(tx, &zone, session, StudyEnd::Exam)
    })?;
    Ok(())
}

/// Ends the sessions whose person has long been gone, with the time they had proved. Runs before
/// whatever reads hours, so that a session left open ends though no process ran.
///
/// # Errors
/// Whatever the store refuses.
pub fn sweep(app: &Arc<App>) -> Result<usize, AppError> {
    let at = app.now();
    let silent = app.read(|tx| silent(tx, &app.zone, at))?;
    for session in &silent {
        let (id, zone) = (session.id, app.zone.clone());
        app.write(&Actor::system(), at, move |tx| {
            let session = study::get(tx, id)?;
            finish(tx, &zone, session, StudyEnd::Silence)
        })?;
    }
    Ok(silent.len())
}

/// Open sessions that are over.
fn silent(tx: &mut Tx<'_>, zone: &Zone, at: Timestamp) -> Result<Vec<StoredSession>, AppError> {
    use crate::domain::study::Silence;
    let mut found = study::silent(tx, at.plus_millis(-OVER_AFTER))?;
    if !found.is_empty() {
        let patience = super::patience(tx, zone.date(at))?;
        found.retain(|session| session.presence.silence(at, patience) == Silence::Over);
    }
    Ok(found)
}

/// Closes a session unless something else did, and says what it came to.
fn finish(
    tx: &mut Tx<'_>,
    zone: &Zone,
    mut session: StoredSession,
    by: StudyEnd,
) -> Result<(Summary, Trace), AppError> {
    if session.ended_by.is_none() {
        close(tx, zone, &mut session, by)?;
    }
    let summary = summary(tx, zone, &session)?;
    let trace = Trace::new("study.end", "study", session.uid).with(serde_json::json!({
        "by": session.ended_by,
        "seconds": summary.counted.seconds,
        "dropped_seconds": summary.counted.dropped_seconds,
        "granted_seconds": summary.granted_seconds,
        "answered": summary.answered,
        "right": summary.right,
    }));
    Ok((summary, trace))
}

fn summary(tx: &mut Tx<'_>, zone: &Zone, session: &StoredSession) -> Result<Summary, AppError> {
    let (answered, right) = study::tally(tx, session.id)?;
    let lines = hours::lines(tx, zone, Some(session.officer))?;
    let own = lines.into_iter().find(|line| line.session == Some(session.id));
    Ok(Summary {
        counted: Counted::of(session),
        granted_seconds: own.and_then(|line| line.entry.granted).unwrap_or_default(),
        answered,
        right,
    })
}
