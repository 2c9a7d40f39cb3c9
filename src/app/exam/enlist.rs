//! Who is on the list of a sitting: added until it closes, taken off until it opens.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::{OfficerId, SittingId};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::{SittingKind, SittingRules};
use crate::domain::time::Timestamp;
use crate::store::sittings::Sitting;
use crate::store::{Tx, enrolment, officers, sittings};
use std::sync::Arc;

/// Puts people on the list of a sitting; gives how many were not on it before.
///
/// # Errors
/// Refused without the permission, for practice, and once the window is over.
pub fn add(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    people: &[OfficerId],
) -> Result<usize, AppError> {
    let over = |rules: &SittingRules, now| rules.closes_at.is_some_and(|at| at <= now);
    change(app, actor, id, people, "exam.enlist", over, enrolment::add)
}

/// Takes people off the list of a sitting; gives how many were on it.
///
/// # Errors
/// Refused without the permission, for practice, and once the window is open.
pub fn remove(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    people: &[OfficerId],
) -> Result<usize, AppError> {
    let open = |rules: &SittingRules, now| rules.opens_at.is_some_and(|at| at <= now);
    change(app, actor, id, people, "exam.delist", open, enrolment::remove)
}

fn change(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    people: &[OfficerId],
    action: &'static str,
    too_late: fn(&SittingRules, Timestamp) -> bool,
    one: fn(&mut Tx<'_>, SittingId, OfficerId) -> Result<bool, crate::store::StoreError>,
) -> Result<usize, AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    let at = app.now();
    let people = people.to_vec();
    app.write(actor, at, move |tx| {
        let Sitting { uid, rules, cancelled, .. } = sittings::get(tx, id)?;
        if rules.kind == SittingKind::Practice || cancelled || too_late(&rules, at) {
            return Err(ExamRefusal::ListClosed.into());
        }
        let mut changed = Vec::new();
        for officer in &people {
            if one(tx, id, *officer)? {
                changed.push(officers::get(tx, *officer)?.officer.uid);
            }
        }
        let count = changed.len();
        let trace =
            Trace::new(action, "sitting", uid).with(serde_json::json!({ "officers": changed }));
        Ok((count, trace))
    })
}
