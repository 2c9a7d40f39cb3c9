//! Starting an attempt, and coming back to one.

use super::{ExamRefusal, own_officer};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace, form};
use crate::domain::attempt::AttemptState;
use crate::domain::attempt::sheet::Stored;
use crate::domain::attempt::timing::Timing;
use crate::domain::id::{AttemptId, ConnectionId, OfficerId, SittingId};
use crate::domain::item::CandidateItem;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::domain::time::Timestamp;
use crate::store::attempts::{self, NewAttempt};
use crate::store::sittings::{self, Sitting};
use crate::store::{StoreError, Tx, forms, items, presence};
use std::sync::Arc;

/// An open paper, as much of it as a candidate may have.
#[derive(Debug, Clone)]
pub struct OpenPaper {
    /// The attempt.
    pub attempt: AttemptId,
    /// Name of the sitting.
    pub name: String,
    /// What it counts for.
    pub kind: SittingKind,
    /// The questions, without keys.
    pub paper: Vec<CandidateItem>,
    /// This opening of it; the one before is over.
    pub connection: ConnectionId,
    /// The answers stored so far.
    pub stored: Vec<Stored>,
    /// Saves of this opening are numbered above this; each opening has numbers of its own.
    pub last_seq: u64,
    /// When it ends by itself.
    pub deadline: Timestamp,
    /// The server's time at opening.
    pub now: Timestamp,
    /// Whether the attempt was already running.
    pub resumed: bool,
}

/// Starts an attempt, or comes back to the live one.
///
/// # Errors
/// Refused outside the window, off the list, without attempts left, or when the banks cannot meet
/// the blueprint.
pub fn start(app: &Arc<App>, actor: &Actor, id: SittingId) -> Result<OpenPaper, AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    super::finalise::expire_overdue(app)?;
    crate::app::study::end::for_exam(app, actor, officer)?;
    if let Some(live) = app.read(|tx| Ok(attempts::live(tx, id, officer)?))? {
        return resume(app, actor, live.id);
    }
    let now = app.now();
    let via = actor.via.code();
    let seed = app.entropy.seed();
    let (form_uid, attempt_uid) = (app.uid(now), app.uid(now));
    // The paper is drawn before the transaction: a thousand who start at once must not keep each
    // other's answers waiting for a thousand drawings.
    let (sitting, _) = app.read(|tx| admit(tx, id, officer, now))?;
    let kind = sitting.rules.kind;
    form::prepare(app, &sitting.body.banks, kind)?;
    let drawn = app.read(|tx| form::compose(app, actor, tx, &sitting.body, kind, seed))?.form;
    let started = app.write(actor, now, move |tx| {
        let (sitting, made) = admit(tx, id, officer, now)?;
        let allowed_ms = sitting.rules.allowed_ms(now);
        let timing = Timing { started_at: now, allowed_ms, ledger: Vec::new() };
        let new = NewAttempt {
            uid: attempt_uid,
            sitting: id,
            officer,
            number: made + 1,
            form: forms::add(tx, form_uid, sitting.blueprint, &drawn, now)?,
            started_at: now,
            allowed_ms,
            deadline_at: timing.deadline(),
        };
        let attempt = attempts::insert(tx, &new)?;
        let (connection, _) = presence::connect(tx, attempt, via, now)?;
        let trace = Trace::new("exam.start", "attempt", attempt_uid)
            .with(serde_json::json!({ "sitting": sitting.uid, "number": made + 1 }));
        Ok(((attempt, connection), trace))
    });
    match started {
        Ok((attempt, connection)) => open(app, attempt, connection, false),
        // Somebody with the same account was faster: theirs is the one attempt.
        Err(error) => match app.read(|tx| Ok(attempts::live(tx, id, officer)?))? {
            Some(live) => resume(app, actor, live.id),
            None => Err(error),
        },
    }
}

/// Comes back to a live attempt: a connection of its own, which replaces the one before.
fn resume(app: &Arc<App>, actor: &Actor, id: AttemptId) -> Result<OpenPaper, AppError> {
    let via = actor.via.code();
    let now = app.now();
    let connection = app.write(actor, now, move |tx| {
        let attempt = attempts::get(tx, id)?;
        if attempt.state != AttemptState::Live {
            return Err(ExamRefusal::Ended.into());
        }
        let (connection, number) = presence::connect(tx, id, via, now)?;
        let trace = Trace::new("exam.resume", "attempt", attempt.uid)
            .with(serde_json::json!({ "connection": number }));
        Ok((connection, trace))
    })?;
    open(app, id, connection, true)
}

/// The sitting and how many attempts the officer has made in it, if another may be started now.
fn admit(
    tx: &mut Tx<'_>,
    id: SittingId,
    officer: OfficerId,
    now: Timestamp,
) -> Result<(Sitting, u32), AppError> {
    let sitting = sittings::get(tx, id)?;
    let (made, _) = sittings::attempts_made(tx, id, officer)?;
    let on_list = may_enter(tx, &sitting, officer)?;
    sitting.may_start(now, on_list, made).map_err(ExamRefusal::Closed)?;
    Ok((sitting, made))
}

/// Whether an officer may enter: practice is open to all, the rest goes by list.
pub(super) fn may_enter(
    tx: &mut Tx<'_>,
    sitting: &Sitting,
    officer: OfficerId,
) -> Result<bool, StoreError> {
    match sitting.rules.kind {
        SittingKind::Practice => Ok(true),
        _ => sittings::lists(tx, sitting.id, officer),
    }
}

fn open(
    app: &Arc<App>,
    id: AttemptId,
    connection: ConnectionId,
    resumed: bool,
) -> Result<OpenPaper, AppError> {
    let now = app.now();
    app.read(|tx| {
        let attempt = attempts::get(tx, id)?;
        let sitting = sittings::get(tx, attempt.sitting)?;
        let form = forms::get(tx, attempt.form)?;
        let revisions: Vec<_> = form.items.iter().map(|item| item.revision).collect();
        let texts = items::load(tx, &revisions)?;
        let paper = form.items.iter().zip(&texts).map(|(f, item)| f.candidate_view(item)).collect();
        Ok(OpenPaper {
            attempt: attempt.id,
            connection,
            name: sitting.name,
            kind: sitting.rules.kind,
            paper,
            stored: attempts::responses(tx, attempt.id)?,
            last_seq: attempt.history_seq,
            deadline: attempt.deadline_at,
            now,
            resumed,
        })
    })
}
