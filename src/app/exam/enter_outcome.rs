//! 缓考 and 违纪: entered for a person of a sitting by whoever runs it, with reason and document.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace, preset};
use crate::domain::attempt::Outcome;
use crate::domain::id::{OfficerId, SittingId};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::store::outcomes::{self, Entered};
use crate::store::{officers, results, sittings};
use std::sync::Arc;

/// Enters an outcome, or takes back the one entered before. 缓考 is for who has no paper, 违纪 for
/// who has one: the paper stays, and the result no longer counts.
///
/// # Errors
/// Refused without the permission, without reason or document, for practice, for people who are not
/// on the list, for outcomes that are nobody's to enter, for confirmed results, and for oneself
/// unless the rule preset lets people approve their own entries.
pub fn enter_outcome(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    officer: OfficerId,
    outcome: Option<Outcome>,
    (reason, document): (&str, &str),
) -> Result<(), AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    let reason = super::reasoned(reason)?;
    let document = document.trim().to_owned();
    if document.is_empty() && outcome.is_some() {
        return Err(ExamRefusal::NoDocument.into());
    }
    let (at, today) = (app.now(), app.today());
    let (account, label, own) = (actor.account, actor.label.clone(), actor.officer());
    app.write(actor, at, move |tx| {
        let sitting = sittings::get(tx, id)?;
        if sitting.rules.kind == SittingKind::Practice || !sittings::lists(tx, id, officer)? {
            return Err(ExamRefusal::NotOnList.into());
        }
        let alone = own == Some(officer);
        if alone && !preset::in_force(tx, today)?.office.own_entry_approval.value {
            return Err(ExamRefusal::OwnEntry.into());
        }
        let (made, _) = sittings::attempts_made(tx, id, officer)?;
        let fits = match outcome {
            Some(Outcome::Deferred) => made == 0,
            Some(Outcome::Misconduct) => made > 0,
            Some(_) => false,
            None => outcomes::of_sitting(tx, id)?.contains_key(&officer),
        };
        if !fits {
            return Err(ExamRefusal::OutcomeDoesNotFit.into());
        }
        let confirmed = |line: &results::ResultLine| line.officer == officer && line.confirmed;
        if results::of_sitting(tx, id)?.iter().any(confirmed) {
            return Err(ExamRefusal::Confirmed.into());
        }
        let entry = Entered {
            outcome,
            reason: reason.clone(),
            document: document.clone(),
            actor: label.clone(),
            at,
        };
        outcomes::enter(tx, id, officer, &entry, account)?;
        let person = officers::get(tx, officer)?.officer.uid;
        let trace = Trace::new("exam.outcome", "sitting", sitting.uid).with(serde_json::json!({
            "officer": person,
            "outcome": outcome.map(Outcome::code),
            "reason": reason,
            "document": document,
            "single_handed": alone,
        }));
        Ok(((), trace))
    })
}
