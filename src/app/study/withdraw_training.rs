//! Taking back a training that was entered wrongly (作废): the row stays, its hours count no more.

use super::train::TrainingFault;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, Trace, preset};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::store::hours::{self, Withdrawn};
use crate::store::officers;
use std::sync::Arc;

/// Takes a training back. What was granted for other entries stays as it was granted; the same
/// training may be entered anew.
///
/// # Errors
/// Refused without the permission on its officer; [`Missing`];
/// [`TrainingFault`] without a reason, for one taken back already, and for one's own.
pub fn withdraw_training(
    app: &Arc<App>,
    actor: &Actor,
    training: Uid,
    reason: &str,
) -> Result<(), AppError> {
    let (at, today) = (app.now(), app.today());
    let found = app.read(|tx| Ok(hours::training(tx, training)?))?;
    let (officer, _) = found.ok_or_else(|| Missing::new("training", training))?;
    let path = app.read(|tx| path_of(tx, officer, today))?;
    require(app, actor, Permission::EditOfficers, Target::Officer(officer, &path))?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(TrainingFault::NoReason.into());
    }
    let own = actor.officer() == Some(officer);
    let label = actor.label.clone();
    app.write(actor, at, move |tx| {
        if own && !preset::in_force(tx, today)?.office.own_entry_approval.value {
            return Err(TrainingFault::Own.into());
        }
        if hours::training(tx, training)?.is_none_or(|(_, stands)| !stands) {
            return Err(TrainingFault::Withdrawn.into());
        }
        let withdrawn = Withdrawn { at, reason: reason.clone(), actor: label.clone() };
        hours::withdraw_training(tx, training, &withdrawn)?;
        let person: Uid = officers::get(tx, officer)?.officer.uid;
        let trace = Trace::new("study.withdraw_training", "officer", person).with(
            serde_json::json!({ "training": training, "reason": reason, "single_handed": own }),
        );
        Ok(((), trace))
    })
}
