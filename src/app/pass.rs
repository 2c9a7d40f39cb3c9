//! Pass records (合格记录) that people enter: results of the upstream authority with their evidence,
//! and records that take earlier ones back. Those of our own formal sittings are made by
//! [`super::exam::confirm`].

pub mod enter;
pub mod list;
pub mod withdraw;

use super::actor::require;
use super::reach::path_of;
use super::{Actor, App, AppError, Explain, Kind, preset};
use crate::domain::id::OfficerId;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::i18n::{Locale, pass as t};
use crate::store::Tx;

/// Why a pass record is not made.
#[derive(Debug, thiserror::Error)]
pub enum PassRefused {
    /// The exam lies in the future.
    #[error("the exam has not been held yet")]
    NotYet,
    /// Nothing says which exam it was.
    #[error("the exam has no name")]
    NoExam,
    /// There is no document and no file that proves it.
    #[error("there is no evidence")]
    NoEvidence,
    /// More points than possible, or fewer than none.
    #[error("the points do not fit")]
    BadScore,
    /// A withdrawal says why and names its document.
    #[error("reason and document are needed")]
    Unfounded,
    /// Nobody is named who approved it.
    #[error("no second person is named")]
    NoApprover,
    /// Nobody approves what they enter themselves.
    #[error("the approver is the person who enters it")]
    OwnApproval,
    /// The record is taken back already.
    #[error("the record does not stand")]
    Withdrawn,
}

impl Explain for PassRefused {
    fn kind(&self) -> Kind {
        match self {
            Self::Withdrawn => Kind::Conflict,
            Self::OwnApproval => Kind::Denied,
            _ => Kind::Invalid,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::NotYet => t::not_yet(locale),
            Self::NoExam => t::no_exam(locale),
            Self::NoEvidence => t::no_evidence(locale),
            Self::BadScore => t::bad_score(locale),
            Self::Unfounded => t::unfounded(locale),
            Self::NoApprover => t::no_approver(locale),
            Self::OwnApproval => t::own_approval(locale),
            Self::Withdrawn => t::withdrawn(locale),
        }
        .to_owned()
    }
}

/// Whether a record is 单人办理: no second person is named, or the one who enters it. Refused unless
/// the preset lets people approve their own entries.
fn single_handed(
    tx: &mut Tx<'_>,
    names: &[String; 2],
    approver: &str,
    on: Date,
) -> Result<bool, AppError> {
    let refused = match approver {
        "" => PassRefused::NoApprover,
        own if names.iter().any(|name| name == own) => PassRefused::OwnApproval,
        _ => return Ok(false),
    };
    match preset::in_force(tx, on)?.office.own_entry_approval.value {
        true => Ok(true),
        false => Err(refused.into()),
    }
}

/// How somebody may be named: their sign-in name and their own.
fn names(actor: &Actor) -> [String; 2] {
    [actor.label.clone(), actor.display_name.clone()]
}

/// Lets the actor pass who may change the credentials, and so what they rest on, of an officer.
fn may_record(app: &App, actor: &Actor, officer: OfficerId) -> Result<(), AppError> {
    let path = app.read(|tx| path_of(tx, officer, app.today()))?;
    require(app, actor, Permission::EditCredentials, Target::Officer(officer, &path))
}
