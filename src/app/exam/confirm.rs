//! 成绩确认: a person turns the final, passing results of a formal sitting into pass records.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace, preset};
use crate::domain::attempt::Outcome;
use crate::domain::bank::Subject;
use crate::domain::blueprint::Blueprint;
use crate::domain::id::{AccountId, AttemptId, SittingId};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::store::pass_records::{self, NewPassRecord};
use crate::store::{Tx, banks, results, sittings};
use std::collections::HashSet;
use std::sync::Arc;

/// What a confirmation made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Pass records.
    pub records: usize,
    /// Results left alone because they are the actor's own, or marked by them.
    pub left_to_others: usize,
}

/// Confirms what can be confirmed: for each officer the best final, passing result that has no
/// pass record yet. Nobody confirms a result that is their own or that they marked: it is left to
/// somebody else, unless the rule preset lets people approve their own entries; then the record
/// says 单人办理.
///
/// # Errors
/// Refused without the permission, without a reason, for sittings that are not formal, when nothing
/// waits, and when all that waits is for somebody else to confirm.
pub fn confirm(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    reason: &str,
) -> Result<Made, AppError> {
    require(app, actor, Permission::ConfirmResults, Target::District)?;
    super::finalise::expire_overdue(app)?;
    let (reason, today, own) = (super::reasoned(reason)?, app.today(), actor.officer());
    let at = app.now();
    let (account, label) = (actor.account, actor.label.clone());
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
        let subject = subject_of(tx, &sitting.body)?;
        let alone_allowed = preset::in_force(tx, today)?.office.own_entry_approval.value;
        let (mut made, mut left) = (0, 0);
        // Best first, so the first passing line of an officer is the one that counts.
        for line in lines.iter().filter(|line| line.outcome == Outcome::Passed) {
            if !done.insert(line.officer) {
                continue;
            }
            let alone = own == Some(line.officer) || marked_by(tx, line.attempt, account)?;
            if alone && !alone_allowed {
                left += 1;
                continue;
            }
            let record = NewPassRecord {
                uid: crate::domain::id::Uid::v7(at, entropy.bytes()),
                officer: line.officer,
                subject,
                level: sitting.rules.level,
                name: &sitting.name,
                passed_on: zone.date(line.ended_at),
                score: Some((line.earned, line.total)),
                result: Some(line.result),
                evidence: "",
                reason: &reason,
                single_handed: alone,
                account,
                actor: &label,
                recorded_at: at,
            };
            pass_records::insert(tx, &record)?;
            made += 1;
        }
        match (made, left) {
            (0, 0) => return Err(ExamRefusal::NothingToConfirm.into()),
            (0, _) => return Err(ExamRefusal::OwnEntry.into()),
            _ => {}
        }
        let trace = Trace::new("exam.confirm", "sitting", sitting.uid).with(serde_json::json!({
            "records": made, "left_to_others": left, "reason": reason,
        }));
        Ok((Made { records: made, left_to_others: left }, trace))
    })
}

/// What a paper of this blueprint examines, by the banks it is drawn from.
fn subject_of(tx: &mut Tx<'_>, blueprint: &Blueprint) -> Result<Subject, AppError> {
    let mut subjects = Vec::with_capacity(blueprint.banks.len());
    for name in &blueprint.banks {
        let bank = banks::find(tx, name)?.ok_or_else(|| Missing::new("bank", name))?;
        subjects.push(bank.header.subject);
    }
    Ok(Subject::of_paper(subjects))
}

/// Whether the account gave marks in an attempt.
fn marked_by(
    tx: &mut Tx<'_>,
    attempt: AttemptId,
    account: Option<AccountId>,
) -> Result<bool, AppError> {
    let Some(account) = account else { return Ok(false) };
    Ok(results::markers(tx, attempt)?.contains(&account))
}
