//! One answer: acknowledged once it is durable.

use super::{ExamRefusal, own_officer};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::AttemptState;
use crate::domain::attempt::sheet::Save;
use crate::domain::id::AttemptId;
use crate::domain::item::{Answer, ItemType};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::attempts::{self, Kept};
use crate::store::{Priority, Settle};
use std::sync::Arc;

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
    let at = app.now();
    let seq = save.seq;
    // The chained history is the record of answers; a second run of the same save finds the first.
    let at = app.store.write(Settle::Rerun, Priority::Answer, move |tx| {
        let (attempt, kind) = attempts::for_save(tx, attempt, &save.place)?;
        if attempt.officer != officer {
            return Err(AppError::from(ExamRefusal::Ended).into());
        }
        if attempt.state != AttemptState::Live {
            return Err(AppError::from(ExamRefusal::Ended).into());
        }
        if at >= attempt.deadline_at {
            return Err(AppError::from(ExamRefusal::TimeIsUp).into());
        }
        match kind {
            Some(kind) if fits(kind, save.answer.as_ref()) => {}
            _ => return Err(AppError::from(ExamRefusal::Misfit).into()),
        }
        match attempts::save(tx, &attempt, &save, at)? {
            Kept::Saved(at) => Ok(at),
            Kept::Stale => Err(AppError::from(ExamRefusal::Overtaken).into()),
        }
    })?;
    Ok(Receipt { seq, at })
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
