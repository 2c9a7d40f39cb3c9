//! 成绩确认: a person turns the final, passing results of a formal sitting into pass records.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attempt::Outcome;
use crate::domain::bank::Subject;
use crate::domain::id::SittingId;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::store::pass_records::{self, NewPassRecord};
use crate::store::{results, sittings};
use std::collections::HashSet;
use std::sync::Arc;

/// Confirms what can be confirmed: for each officer the best final, passing result that has no
/// pass record yet. Returns how many records were made.
///
/// # Errors
/// Refused without the permission, for sittings that are not formal, and when nothing waits.
pub fn confirm(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    reason: &str,
) -> Result<usize, AppError> {
    require(app, actor, Permission::ConfirmResults, Target::District)?;
    super::finalise::expire_overdue(app)?;
    let at = app.now();
    let (account, label, reason) = (actor.account, actor.label.clone(), reason.to_owned());
    let zone = app.zone.clone();
    let entropy = app.entropy.clone();
    app.write(actor, at, move |tx| {
        let sitting = sittings::get(tx, id)?;
        if sitting.rules.kind != SittingKind::Formal {
            return Err(ExamRefusal::NotFormal.into());
        }
        let lines = results::of_sitting(tx, id)?;
        let mut done: HashSet<_> =
            lines.iter().filter(|line| line.confirmed).map(|line| line.officer).collect();
        let mut made = 0;
        // Best first, so the first passing line of an officer is the one that counts.
        for line in lines.iter().filter(|line| line.outcome == Outcome::Passed) {
            if !done.insert(line.officer) {
                continue;
            }
            let record = NewPassRecord {
                uid: crate::domain::id::Uid::v7(at, entropy.bytes()),
                officer: line.officer,
                subject: Subject::General,
                level: sitting.rules.level,
                name: &sitting.name,
                passed_on: zone.date(line.ended_at),
                score: Some((line.earned, line.total)),
                result: Some(line.result),
                evidence: "",
                reason: &reason,
                account,
                actor: &label,
                recorded_at: at,
            };
            pass_records::insert(tx, &record)?;
            made += 1;
        }
        if made == 0 {
            return Err(ExamRefusal::NothingToConfirm.into());
        }
        let trace = Trace::new("exam.confirm", "sitting", sitting.uid)
            .with(serde_json::json!({ "records": made, "reason": reason }));
        Ok((made, trace))
    })
}
