//! The one ending of every attempt: hand-in, timer and sweep all come here, and coming twice
//! changes nothing.

use super::ExamRefusal;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attempt::grading::Graded;
use crate::domain::attempt::{AttemptState, ConnectionEnd, EndedBy, Place};
use crate::domain::form::Form;
use crate::domain::id::{AttemptId, OfficerId};
use crate::domain::item::{Answer, Item};
use crate::domain::time::Timestamp;
use crate::store::attempts::Attempt;
use crate::store::{
    StoreError, Tx, attempts, forms, items, presence, results, sittings, wrong_answers,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Ends every attempt whose time is over. Runs at start and before whatever reads attempts,
/// results or hours, so an exam ends even if nobody was connected and no process ran.
///
/// # Errors
/// Whatever the store refuses.
pub fn expire_overdue(app: &Arc<App>) -> Result<usize, AppError> {
    let now = app.now();
    let overdue = app.read(|tx| Ok(attempts::overdue(tx, now)?))?;
    for attempt in &overdue {
        finalise(app, &Actor::system(), *attempt, EndedBy::Sweep)?;
    }
    Ok(overdue.len())
}

/// Ends one attempt and stores its result. An attempt that has ended, or has time left when it is
/// the time that should end it, is left as it is.
pub(super) fn finalise(
    app: &Arc<App>,
    actor: &Actor,
    id: AttemptId,
    ended_by: EndedBy,
) -> Result<(), AppError> {
    let now = app.now();
    if app.read(|tx| Ok(attempts::get(tx, id)?.state))? != AttemptState::Live {
        return Ok(());
    }
    let ended = app.write(actor, now, move |tx| {
        let attempt = attempts::get(tx, id)?;
        let graded = end_in(tx, &attempt, ended_by, now)?.ok_or(ExamRefusal::Ended)?;
        let connections = presence::of_attempt(tx, id)?;
        let trace = Trace::new("exam.end", "attempt", attempt.uid).with(serde_json::json!({
            "ended_by": ended_by,
            "answers": presence::saves(tx, id)?,
            "history": attempt.history_hash,
            "earned": graded.earned,
            "connections": connections.len(),
            "focus_lost": connections.iter().filter_map(|one| one.focus_lost).reduce(|a, b| a + b),
        }));
        Ok(((), trace))
    });
    match ended {
        // Somebody else was faster, or more time was granted: nothing is left to do.
        Err(error) if matches!(error.is(), Some(ExamRefusal::Ended)) => Ok(()),
        outcome => outcome,
    }
}

/// Ends an attempt inside the caller's transaction; none when it had ended before, or has time left
/// and is not handed in.
pub(crate) fn end_in(
    tx: &mut Tx<'_>,
    attempt: &Attempt,
    ended_by: EndedBy,
    now: Timestamp,
) -> Result<Option<Graded>, StoreError> {
    let early = ended_by != EndedBy::HandIn && now < attempt.deadline_at;
    if attempt.state != AttemptState::Live || early {
        return Ok(None);
    }
    let form = forms::get(tx, attempt.form)?;
    let texts = load_items(tx, &form)?;
    let answers = answers(tx, attempt.id)?;
    let graded = Graded::of(&form, &texts, &answers, &results::marks(tx, attempt.id)?);
    let state =
        if graded.awaits_marking() { AttemptState::AwaitingMarking } else { AttemptState::Final };
    // Nobody works beyond the deadline, whenever the end is noticed.
    let ended_at = now.min(attempt.deadline_at);
    attempts::finish(tx, attempt.id, state, ended_at, ended_by, now)?;
    let pass_mark = sittings::get(tx, attempt.sitting)?.body.pass_mark;
    let again = results::current(tx, attempt.id)?.is_some();
    let reason = if again { "reopened" } else { "first" };
    results::append(tx, attempt.id, reason, &graded, pass_mark, now)?;
    presence::end(tx, attempt.id, ConnectionEnd::Ended, Some(ended_at))?;
    note_wrong_answers(tx, attempt.officer, &form, &graded, &answers, now)?;
    Ok(Some(graded))
}

/// The texts of a form's items, in paper order.
pub(super) fn load_items(tx: &mut Tx<'_>, form: &Form) -> Result<Vec<Item>, StoreError> {
    let revisions: Vec<_> = form.items.iter().map(|item| item.revision).collect();
    items::load(tx, &revisions)
}

/// The answers in force, by place.
pub(super) fn answers(
    tx: &mut Tx<'_>,
    attempt: AttemptId,
) -> Result<HashMap<Place, Answer>, StoreError> {
    let responses = attempts::responses(tx, attempt)?;
    Ok(responses.into_iter().filter_map(|r| r.answer.map(|answer| (r.place, answer))).collect())
}

/// Keeps the wrong-answer book: what was answered wrongly comes in, what was right counts towards
/// leaving it. What was left blank says nothing about what a person knows.
fn note_wrong_answers(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    form: &Form,
    graded: &Graded,
    answers: &HashMap<Place, Answer>,
    at: Timestamp,
) -> Result<(), StoreError> {
    for result in graded.parts.iter().filter(|result| result.answered) {
        let Some(item) = form.items.get(result.place.item as usize) else { continue };
        let part = &result.place.part;
        match result.is_right() {
            Some(true) => wrong_answers::note_right(tx, officer, item.revision, part, at)?,
            Some(false) => {
                let answer = answers.get(&result.place);
                wrong_answers::note_wrong(tx, officer, item.revision, part, answer, at)?;
            }
            None => {}
        }
    }
    Ok(())
}
