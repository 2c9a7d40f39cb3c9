//! Entering a result of the upstream authority, or an older one on paper, with its evidence.

use super::{PassRefused, may_record, names, single_handed};
use crate::app::attachment::Upload;
use crate::app::{Actor, App, AppError, Trace, attachment};
use crate::domain::attachment::OwnerKind;
use crate::domain::bank::Subject;
use crate::domain::id::{OfficerId, Uid};
use crate::domain::points::Points;
use crate::domain::sitting::Level;
use crate::domain::time::Date;
use crate::store::pass_records::{self, ByHand, NewPassRecord};
use std::sync::Arc;

/// A pass as somebody enters it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Who passed.
    pub officer: OfficerId,
    /// In what.
    pub subject: Subject,
    /// Whose exam it was.
    pub level: Level,
    /// Name of the exam.
    pub exam: String,
    /// Day of the exam, not after today.
    pub passed_on: Date,
    /// Points earned and possible; a list may give only the outcome.
    pub score: Option<(Points, Points)>,
    /// Number of the notice or list.
    pub document: String,
    /// A scan of it. Without a document number there has to be one.
    pub scan: Option<Upload>,
    /// The second person, who compared it with the document and approved it, with or without an
    /// account; empty where the preset lets one person do both.
    pub approver: String,
}

/// Enters a pass that a second person approved. Gives the uid of the record.
///
/// # Errors
/// Refused without the permission on the officer, [`PassRefused`], or a file that is too large.
pub fn enter(app: &Arc<App>, actor: &Actor, entry: Entry) -> Result<Uid, AppError> {
    may_record(app, actor, entry.officer)?;
    if entry.exam.trim().is_empty() {
        return Err(PassRefused::NoExam.into());
    }
    if entry.passed_on > app.today() {
        return Err(PassRefused::NotYet.into());
    }
    if entry.document.trim().is_empty() && entry.scan.is_none() {
        return Err(PassRefused::NoEvidence.into());
    }
    let fits = |(earned, total): (Points, Points)| Points::ZERO <= earned && earned <= total;
    if !entry.score.is_none_or(fits) {
        return Err(PassRefused::BadScore.into());
    }
    let scan = entry.scan.map(attachment::checked).transpose()?;
    let at = app.now();
    let uid = app.uid(at);
    let (account, label, names) = (actor.account, actor.label.clone(), names(actor));
    let today = app.today();
    app.write(actor, at, move |tx| {
        let approver = entry.approver.trim();
        let alone = single_handed(tx, &names, approver, today)?;
        let record = NewPassRecord {
            uid,
            officer: entry.officer,
            subject: entry.subject,
            level: entry.level,
            name: entry.exam.trim(),
            passed_on: entry.passed_on,
            score: entry.score,
            result: None,
            evidence: scan.as_ref().map_or("", |scan| scan.fingerprint.as_str()),
            reason: "",
            single_handed: alone,
            account,
            actor: &label,
            recorded_at: at,
        };
        let by_hand = ByHand { document: entry.document.trim(), approver, ..ByHand::default() };
        pass_records::insert_by_hand(tx, &record, by_hand)?;
        if let Some(scan) = &scan {
            attachment::keep(tx, scan, (OwnerKind::PassRecord, uid), account, at)?;
        }
        let trace = Trace::new("pass.enter", "pass_record", uid).with(serde_json::json!({
            "officer": entry.officer, "level": entry.level, "subject": entry.subject,
            "passed_on": entry.passed_on, "document": entry.document.trim(),
            "evidence": record.evidence, "approver": approver, "single_handed": alone,
        }));
        Ok((uid, trace))
    })
}
