//! Ending a sitting before its time: cancelled while nobody has begun, closed when somebody has.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::SittingId;
use crate::domain::role::{Permission, Target};
use crate::store::sittings;
use std::sync::Arc;

/// Cancels a sitting that nobody has begun: it is in no catalogue any more, and nobody was absent.
///
/// # Errors
/// Refused without the permission, without a reason, when somebody has begun, and twice.
pub fn cancel(app: &Arc<App>, actor: &Actor, id: SittingId, reason: &str) -> Result<(), AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    let reason = super::reasoned(reason)?;
    app.write(actor, app.now(), move |tx| {
        let sitting = sittings::get(tx, id)?;
        if sitting.cancelled || sittings::count_attempts(tx, id)? > 0 {
            return Err(ExamRefusal::NotToCancel.into());
        }
        sittings::cancel(tx, id)?;
        let trace = Trace::new("exam.cancel", "sitting", sitting.uid)
            .with(serde_json::json!({ "name": sitting.name, "reason": reason }));
        Ok(((), trace))
    })
}

/// Closes a sitting now: nobody begins any more. Whoever is working keeps the time they have.
///
/// # Errors
/// Refused without the permission, without a reason, and when it is not open.
pub fn close(app: &Arc<App>, actor: &Actor, id: SittingId, reason: &str) -> Result<(), AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    let reason = super::reasoned(reason)?;
    let at = app.now();
    app.write(actor, at, move |tx| {
        let sitting = sittings::get(tx, id)?;
        if sitting.cancelled || !sitting.rules.is_open(at) {
            return Err(ExamRefusal::NotOpen.into());
        }
        sittings::close(tx, id, at)?;
        let trace = Trace::new("exam.close", "sitting", sitting.uid).with(serde_json::json!({
            "name": sitting.name, "reason": reason, "closed_before": sitting.rules.closes_at,
        }));
        Ok(((), trace))
    })
}
