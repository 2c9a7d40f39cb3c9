//! Handing in: by the candidate, or because the time ran out while they were there.

use super::finalise::finalise;
use super::{ExamRefusal, own_officer};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::{AttemptState, EndedBy};
use crate::domain::id::AttemptId;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::attempts;
use std::sync::Arc;

/// What became of a hand-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedIn {
    /// The attempt has ended.
    Ended,
    /// The time was thought to be over, but more was granted: work goes on until this deadline.
    TimeLeft(Timestamp),
}

/// Ends the actor's own attempt. Handing in twice changes nothing; so does running out of time
/// while there is some left.
///
/// # Errors
/// Refused for somebody else's attempt.
pub fn hand_in(
    app: &Arc<App>,
    actor: &Actor,
    attempt: AttemptId,
    timed_out: bool,
) -> Result<HandedIn, AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    let owner = app.read(|tx| Ok(attempts::get(tx, attempt)?.officer))?;
    if owner != officer {
        return Err(ExamRefusal::Ended.into());
    }
    let ended_by = if timed_out { EndedBy::Timer } else { EndedBy::HandIn };
    finalise(app, actor, attempt, ended_by)?;
    let now = app.read(|tx| Ok(attempts::get(tx, attempt)?))?;
    Ok(match now.state {
        AttemptState::Live => HandedIn::TimeLeft(now.deadline_at),
        _ => HandedIn::Ended,
    })
}
