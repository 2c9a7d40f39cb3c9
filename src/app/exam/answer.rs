//! One answer: acknowledged once it is durable.

use super::{ExamRefusal, own_officer};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::AttemptState;
use crate::domain::attempt::sheet::Save;
use crate::domain::id::{AttemptId, OfficerId};
use crate::domain::item::{Answer, ItemType};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::attempts::Attempt;
use crate::store::saves::{self, Kept};
use crate::store::{Gather, StoreError, Tx};
use std::sync::Arc;

/// An answer on its way to the store.
#[derive(Debug)]
pub struct Given {
    officer: OfficerId,
    attempt: AttemptId,
    save: Save,
    at: Timestamp,
}

/// Answers of many candidates that wait to be stored together: one per process.
pub type Answers = Gather<Given, Timestamp>;

/// Where answers wait.
pub fn answers() -> Arc<Answers> {
    Gather::new(|given| given.attempt.0, store_together)
}

/// The receipt of a stored answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// Sequence number of the save.
    pub seq: u64,
    /// Instant recorded by the store.
    pub at: Timestamp,
}

/// Stores an answer of the actor's own live attempt. The same save twice gives the same receipt.
///
/// # Errors
/// Refused when the time is up, the attempt has ended, it belongs to somebody else, or the answer
/// does not fit the paper.
pub fn answer(
    app: &Arc<App>,
    actor: &Actor,
    attempt: AttemptId,
    save: Save,
) -> Result<Receipt, AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    let seq = save.seq;
    let given = Given { officer, attempt, save, at: app.now() };
    let at = app.answers.write(&app.store, given)?;
    Ok(Receipt { seq, at })
}

/// Stores answers of different attempts. The chained history is the record of answers; a second run
/// of the same save finds the first.
fn store_together(
    tx: &mut Tx<'_>,
    all: &[Given],
) -> Result<Vec<Result<Timestamp, StoreError>>, StoreError> {
    let wanted: Vec<_> = all.iter().map(|given| (given.attempt, &given.save.place)).collect();
    let attempts = saves::for_saves(tx, &wanted)?;
    let admitted: Vec<Result<&Attempt, StoreError>> = all
        .iter()
        .map(|given| {
            let (attempt, kind) = attempts.get(&given.attempt).ok_or(StoreError::NotFound)?;
            admit(given, attempt, *kind).map_err(AppError::from)?;
            Ok(attempt)
        })
        .collect();
    let new: Vec<_> = all
        .iter()
        .zip(&admitted)
        .filter_map(|(given, attempt)| Some((*attempt.as_ref().ok()?, &given.save, given.at)))
        .collect();
    let mut kept = saves::save(tx, &new)?.into_iter();
    let outcome = |attempt: Result<&Attempt, StoreError>| {
        attempt?;
        match kept.next() {
            Some(Kept::Saved(at)) => Ok(at),
            Some(Kept::Stale) | None => Err(AppError::from(ExamRefusal::Overtaken).into()),
        }
    };
    Ok(admitted.into_iter().map(outcome).collect())
}

/// Whether an answer may be stored in an attempt, whose part is of a kind.
fn admit(given: &Given, attempt: &Attempt, kind: Option<ItemType>) -> Result<(), ExamRefusal> {
    if attempt.officer != given.officer || attempt.state != AttemptState::Live {
        return Err(ExamRefusal::Ended);
    }
    if given.at >= attempt.deadline_at {
        return Err(ExamRefusal::TimeIsUp);
    }
    match kind {
        Some(kind) if fits(kind, given.save.answer.as_ref()) => Ok(()),
        _ => Err(ExamRefusal::Misfit),
    }
}

/// Whether an answer is of the kind a part takes.
const fn fits(kind: ItemType, answer: Option<&Answer>) -> bool {
    match answer {
        None => true,
        Some(Answer::Options(_)) => kind.has_options(),
        Some(Answer::Truth(_)) => matches!(kind, ItemType::TrueFalse),
        Some(Answer::Blanks(_)) => matches!(kind, ItemType::Fill),
        Some(Answer::Text(_)) => matches!(kind, ItemType::Short),
    }
}
