//! Handing in: by the candidate, or because the time ran out while they were there.

use super::finalise::finalise;
use super::{ExamRefusal, own_officer};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::EndedBy;
use crate::domain::id::AttemptId;
use crate::domain::role::{Permission, Target};
use crate::store::attempts;
use std::sync::Arc;

/// Ends the actor's own attempt. Handing in twice changes nothing.
///
/// # Errors
/// Refused for somebody else's attempt.
pub fn hand_in(
    app: &Arc<App>,
    actor: &Actor,
    attempt: AttemptId,
    timed_out: bool,
) -> Result<(), AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    let owner = app.read(|tx| Ok(attempts::get(tx, attempt)?.officer))?;
    if owner != officer {
        return Err(ExamRefusal::Ended.into());
    }
    let ended_by = if timed_out { EndedBy::Timer } else { EndedBy::HandIn };
    finalise(app, actor, attempt, ended_by)
}
