//! 作废: a later record takes an earlier one back; both stay readable.

use super::{PassRefused, may_record, names, single_handed};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::counter_entry::standing;
use crate::domain::id::Uid;
use crate::store::pass_records::{self, ByHand, NewPassRecord};
use std::sync::Arc;

/// What a withdrawal rests on.
#[derive(Debug, Clone)]
pub struct Grounds {
    /// Why.
    pub reason: String,
    /// Number of the decision.
    pub document: String,
    /// Name of whoever approved it: a second person, with or without an account; empty where the
    /// preset lets one person do both.
    pub approver: String,
}

/// Takes back a pass, or a withdrawal made by mistake. Gives the uid of the new record.
///
/// # Errors
/// Refused without the permission on the officer, [`Missing`], or [`PassRefused`].
pub fn withdraw(
    app: &Arc<App>,
    actor: &Actor,
    target: Uid,
    grounds: Grounds,
) -> Result<Uid, AppError> {
    let found = app.read(|tx| Ok(pass_records::find(tx, target)?))?;
    let found = found.ok_or_else(|| Missing::new("pass_record", target))?;
    may_record(app, actor, found.officer)?;
    if [&grounds.reason, &grounds.document].iter().any(|text| text.trim().is_empty()) {
        return Err(PassRefused::Unfounded.into());
    }
    let at = app.now();
    let uid = app.uid(at);
    let (account, label, names) = (actor.account, actor.label.clone(), names(actor));
    let today = app.today();
    app.write(actor, at, move |tx| {
        let alone = single_handed(tx, &names, grounds.approver.trim(), today)?;
        let recorded = pass_records::all(tx, Some(found.officer))?;
        let stands = standing(&recorded, |line| line.record.uid, |line| line.record.withdraws);
        if !stands.contains(&target) {
            return Err(PassRefused::Withdrawn.into());
        }
        let record = NewPassRecord {
            uid,
            officer: found.officer,
            subject: found.record.subject,
            level: found.record.level,
            name: &found.record.exam,
            passed_on: found.record.passed_on,
            score: None,
            result: None,
            evidence: "",
            reason: grounds.reason.trim(),
            single_handed: alone,
            account,
            actor: &label,
            recorded_at: at,
        };
        let by_hand = ByHand {
            withdraws: Some(target),
            approver: grounds.approver.trim(),
            document: grounds.document.trim(),
        };
        pass_records::insert_by_hand(tx, &record, by_hand)?;
        let trace = Trace::new("pass.withdraw", "pass_record", target).with(serde_json::json!({
            "record": uid, "reason": record.reason, "document": by_hand.document,
            "approver": by_hand.approver, "single_handed": alone,
        }));
        Ok((uid, trace))
    })
}
