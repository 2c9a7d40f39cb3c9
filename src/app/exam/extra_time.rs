//! Extra time for one attempt, by whoever runs the sitting.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attempt::timing::{REOPEN_MS, Timing};
use crate::domain::attempt::{AttemptState, EndedBy};
use crate::domain::id::AttemptId;
use crate::domain::role::{Permission, Target};
use crate::domain::time::{MINUTE_MS, Timestamp};
use crate::store::attempts::Attempt;
use crate::store::{Tx, adjustments, attempts, pass_records, results};
use std::sync::Arc;

/// The most that one grant may give, in minutes.
pub const MOST_MINUTES: u32 = 240;

/// Grants minutes of working time, for a reason. Shortly after it ended by itself the attempt goes
/// on, with the time since its end credited. The window of the sitting does not cut what was
/// granted. Gives the new deadline.
///
/// # Errors
/// Refused without the permission, without a reason, for no or too many minutes, and for attempts
/// that were handed in, ended too long ago, or are confirmed.
pub fn extra_time(
    app: &Arc<App>,
    actor: &Actor,
    id: AttemptId,
    minutes: u32,
    reason: &str,
) -> Result<Timestamp, AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    if !(1..=MOST_MINUTES).contains(&minutes) {
        return Err(ExamRefusal::ExtraMinutes.into());
    }
    let reason = super::reasoned(reason)?;
    let now = app.now();
    let (account, label) = (actor.account, actor.label.clone());
    app.write(actor, now, move |tx| {
        let attempt = attempts::get(tx, id)?;
        may_go_on(tx, &attempt, now)?;
        let mut timing = Timing {
            started_at: attempt.started_at,
            allowed_ms: attempt.allowed_ms,
            ledger: adjustments::of_attempt(tx, id)?,
        };
        let entries = timing.extra(i64::from(minutes) * MINUTE_MS, now, &reason);
        for entry in &entries {
            adjustments::add(tx, id, entry, account, &label)?;
        }
        timing.ledger.extend(entries);
        let deadline = timing.deadline();
        adjustments::project(tx, id, deadline)?;
        let trace = Trace::new("exam.extra_time", "attempt", attempt.uid).with(serde_json::json!({
            "minutes": minutes,
            "reason": reason,
            "deadline": deadline,
            "reopened": attempt.state != AttemptState::Live,
        }));
        Ok((deadline, trace))
    })
}

/// Whether working time can still be given: while the attempt runs, or shortly after it ended by
/// itself, as long as nothing was built on its result.
fn may_go_on(tx: &mut Tx<'_>, attempt: &Attempt, now: Timestamp) -> Result<(), AppError> {
    // Long over is over, whether or not somebody has looked since.
    if now.since(attempt.deadline_at) > REOPEN_MS {
        return Err(ExamRefusal::TooLate.into());
    }
    if attempt.state == AttemptState::Live {
        return Ok(());
    }
    let by_itself = matches!(attempt.ended_by, Some(EndedBy::Timer | EndedBy::Sweep));
    if !by_itself || !results::marks(tx, attempt.id)?.is_empty() {
        return Err(ExamRefusal::TooLate.into());
    }
    if pass_records::of_attempt(tx, attempt.id)?.is_some() {
        return Err(ExamRefusal::Confirmed.into());
    }
    if attempts::live(tx, attempt.sitting, attempt.officer)?.is_some() {
        return Err(ExamRefusal::TooLate.into());
    }
    Ok(())
}
