//! 缓考 and 违纪: entered for people of a sitting by whoever runs it, with reason and document.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace, preset};
use crate::domain::attempt::Outcome;
use crate::domain::id::{OfficerId, SittingId};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::domain::time::Date;
use crate::store::outcomes::{self, Entered};
use crate::store::sittings::Sitting;
use crate::store::{Tx, officers, results, sittings};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Enters an outcome for people on the same grounds (reason and document), or takes back
/// the ones entered before; for all of them or for none, with a row of the audit for each. 缓考 is
/// for who has no paper, 违纪 for who has one: the paper stays, and the result no longer counts.
///
/// # Errors
/// Refused without the permission, without reason or document, for practice, for people who are not
/// on the list, for outcomes that are nobody's to enter, for confirmed results, and for oneself
/// unless the rule preset lets people approve their own entries.
pub fn enter_outcome(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    people: &[OfficerId],
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
    let people = people.to_vec();
    app.write_each(actor, at, move |tx| {
        let desk = Desk::open(tx, id, own, today)?;
        let mut traces = Vec::with_capacity(people.len());
        for officer in &people {
            let alone = desk.judge(tx, *officer, outcome)?;
            let entry = Entered {
                outcome,
                reason: reason.clone(),
                document: document.clone(),
                actor: label.clone(),
                at,
            };
            outcomes::enter(tx, id, *officer, &entry, account)?;
            let person = officers::get(tx, *officer)?.officer.uid;
            let detail = serde_json::json!({
                "officer": person,
                "outcome": outcome.map(Outcome::code),
                "reason": reason,
                "document": document,
                "single_handed": alone,
            });
            traces.push(Trace::new("exam.outcome", "sitting", desk.sitting.uid).with(detail));
        }
        match traces.is_empty() {
            true => Err(ExamRefusal::NotOnList.into()),
            false => Ok(((), traces)),
        }
    })
}

/// What has to be known of a sitting to say for whom an outcome may be entered.
pub(super) struct Desk {
    sitting: Sitting,
    /// For whom something was entered before.
    entered: BTreeSet<OfficerId>,
    /// Whose result is confirmed.
    confirmed: BTreeSet<OfficerId>,
    /// The officer who enters, and whether they may for themselves.
    own: Option<OfficerId>,
    own_allowed: bool,
}

impl Desk {
    /// The desk of a sitting, at which the officer `own` sits.
    pub(super) fn open(
        tx: &mut Tx<'_>,
        id: SittingId,
        own: Option<OfficerId>,
        today: Date,
    ) -> Result<Self, AppError> {
        let confirmed = results::of_sitting(tx, id)?.into_iter().filter(|line| line.confirmed);
        Ok(Self {
            confirmed: confirmed.map(|line| line.officer).collect(),
            sitting: sittings::get(tx, id)?,
            entered: outcomes::of_sitting(tx, id)?.into_keys().collect(),
            own,
            own_allowed: preset::in_force(tx, today)?.office.own_entry_approval.value,
        })
    }

    /// Whether the outcome may be entered for somebody; and then, whether for oneself.
    pub(super) fn judge(
        &self,
        tx: &mut Tx<'_>,
        officer: OfficerId,
        outcome: Option<Outcome>,
    ) -> Result<bool, AppError> {
        let Sitting { id, rules, .. } = &self.sitting;
        if rules.kind == SittingKind::Practice || !sittings::lists(tx, *id, officer)? {
            return Err(ExamRefusal::NotOnList.into());
        }
        let alone = self.own == Some(officer);
        if alone && !self.own_allowed {
            return Err(ExamRefusal::OwnEntry.into());
        }
        let (made, _) = sittings::attempts_made(tx, *id, officer)?;
        match outcome {
            Some(Outcome::Deferred) if made > 0 => return Err(ExamRefusal::HasPaper.into()),
            Some(Outcome::Misconduct) if made == 0 => return Err(ExamRefusal::NoPaper.into()),
            None if !self.entered.contains(&officer) => {
                return Err(ExamRefusal::NothingEntered.into());
            }
            Some(Outcome::Deferred | Outcome::Misconduct) | None => {}
            Some(_) => return Err(ExamRefusal::NotEntered.into()),
        }
        if self.confirmed.contains(&officer) {
            return Err(ExamRefusal::Confirmed.into());
        }
        Ok(alone)
    }
}
