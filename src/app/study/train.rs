//! Classroom training (集中培训), entered by hand with evidence.

use super::granted;
use crate::app::actor::require;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, Explain, Kind, Trace, preset};
use crate::domain::hours::{Hours, StudyChannel, StudyEntry, hours_of};
use crate::domain::id::{OfficerId, Uid};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::i18n::{Locale, hours as t};
use crate::store::hours::{self, NewTraining};
use crate::store::officers;
use std::sync::Arc;

/// The longest training of one day, in minutes.
pub const LONGEST: u32 = 12 * 60;

/// A training as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Who attended.
    pub officer: OfficerId,
    /// The day.
    pub held_on: Date,
    /// What it was called.
    pub title: String,
    /// How long, in minutes.
    pub minutes: u32,
    /// What proves it: number of the notice, the sign-in sheet.
    pub evidence: String,
}

/// Why a training cannot be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrainingFault {
    /// It has no name.
    #[error("a training needs a title")]
    NoTitle,
    /// Nothing proves it.
    #[error("a training needs evidence")]
    NoEvidence,
    /// It lasted no minute, or more than a day's training can.
    #[error("a training lasts from 1 to {LONGEST} minutes")]
    Minutes,
    /// The day is still to come.
    #[error("a training is entered after it was held")]
    Future,
    /// The officer has this training on this day already.
    #[error("the training is entered already")]
    Twice,
    /// Nothing says why it is taken back.
    #[error("taking a training back needs a reason")]
    NoReason,
    /// It is taken back already.
    #[error("the training is taken back already")]
    Withdrawn,
    /// Nobody enters their own hours, unless the preset allows it.
    #[error("nobody enters their own hours")]
    Own,
}

impl Explain for TrainingFault {
    fn kind(&self) -> Kind {
        match self {
            Self::Twice | Self::Withdrawn => Kind::Conflict,
            Self::Own => Kind::Denied,
            _ => Kind::Invalid,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::NoTitle => t::fault_title(locale).to_owned(),
            Self::NoEvidence => t::fault_evidence(locale).to_owned(),
            Self::Minutes => t::fault_minutes(locale, LONGEST),
            Self::Future => t::fault_future(locale).to_owned(),
            Self::Twice => t::fault_twice(locale).to_owned(),
            Self::NoReason => t::fault_reason(locale).to_owned(),
            Self::Withdrawn => t::fault_withdrawn(locale).to_owned(),
            Self::Own => t::fault_own(locale).to_owned(),
        }
    }
}

/// Enters a training and gives the 学时 that the preset grants for it.
///
/// # Errors
/// Refused without the permission on this officer; [`TrainingFault`] for what cannot be.
pub fn train(app: &Arc<App>, actor: &Actor, draft: &Draft) -> Result<Hours, AppError> {
    let (at, today) = (app.now(), app.today());
    let path = app.read(|tx| path_of(tx, draft.officer, today))?;
    require(app, actor, Permission::EditOfficers, Target::Officer(draft.officer, &path))?;
    let draft = Draft {
        title: draft.title.trim().to_owned(),
        evidence: draft.evidence.trim().to_owned(),
        ..draft.clone()
    };
    check(&draft, today)?;
    let (uid, zone, account) = (app.uid(at), app.zone.clone(), actor.account);
    let own = actor.officer() == Some(draft.officer);
    app.write(actor, at, move |tx| {
        if own && !preset::in_force(tx, today)?.office.own_entry_approval.value {
            return Err(TrainingFault::Own.into());
        }
        let officer: Uid = officers::get(tx, draft.officer)?.officer.uid;
        let before = hours::lines(tx, &zone, Some(draft.officer))?;
        let entry = StudyEntry {
            day: draft.held_on,
            material: hours::material_of_training(&draft.title),
            channel: StudyChannel::Classroom,
            seconds: draft.minutes * 60,
            granted: None,
        };
        let same = |line: &hours::HourLine| {
            line.entry.day == entry.day && line.entry.material == entry.material
        };
        if before.iter().any(same) {
            return Err(TrainingFault::Twice.into());
        }
        let (granted, rules) = granted(tx, before, entry)?;
        let new = NewTraining {
            uid,
            officer: draft.officer,
            held_on: draft.held_on,
            title: &draft.title,
            minutes: draft.minutes,
            evidence: &draft.evidence,
            account,
            recorded_at: at,
            granted: Some((granted, &rules)),
        };
        hours::add_training(tx, &new)?;
        let trace = Trace::new("study.train", "officer", officer).with(serde_json::json!({
            "training": uid,
            "held_on": draft.held_on,
            "title": draft.title,
            "minutes": draft.minutes,
            "evidence": draft.evidence,
            "granted_seconds": granted,
            "single_handed": own,
        }));
        Ok((hours_of(granted, &preset::in_force(tx, draft.held_on)?.hours), trace))
    })
}

fn check(draft: &Draft, today: Date) -> Result<(), TrainingFault> {
    if draft.title.is_empty() {
        Err(TrainingFault::NoTitle)
    } else if draft.evidence.is_empty() {
        Err(TrainingFault::NoEvidence)
    } else if !(1..=LONGEST).contains(&draft.minutes) {
        Err(TrainingFault::Minutes)
    } else if draft.held_on > today {
        Err(TrainingFault::Future)
    } else {
        Ok(())
    }
}
