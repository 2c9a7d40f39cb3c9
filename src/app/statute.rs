//! Statutes: loading their texts, reading and searching them, setting versions side by side.
//!
//! The program comes without texts; where none was loaded, citations stand as words.

pub mod cite;
pub mod compare;
pub mod import;
pub mod list;
pub mod questions;
pub mod read;
pub mod remove;
pub mod search;

use super::actor::require;
use super::error::{Explain, Kind, Missing};
use super::exam::finalise::expire_overdue;
use super::{Actor, App, AppError};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::domain::statute::standing::Versions;
use crate::domain::statute::text::without_marks;
use crate::domain::time::Date;
use crate::i18n::{Locale, statute as t};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{Tx, study};
use std::sync::Arc;

/// The identity of a statute, the same in every database.
pub fn statute_uid(title: &str) -> Uid {
    Uid::derived("statute", title)
}

/// Lets pass whoever may read statutes now: with the permission, and not while an exam of theirs is
/// running.
///
/// # Errors
/// When they may not, or the store fails.
pub(crate) fn reader(app: &Arc<App>, actor: &Actor) -> Result<(), AppError> {
    require(app, actor, Permission::ViewStatutes, Target::Some)?;
    let Some(officer) = actor.grants.officer else { return Ok(()) };
    expire_overdue(app)?;
    match app.read(|tx| Ok(study::in_exam(tx, officer)?))? {
        true => Err(StatuteRefusal::ExamRunning.into()),
        false => Ok(()),
    }
}

/// Which version of a statute is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one in force on a day; where none is, the newest.
    On(Date),
    /// The one adopted on a day.
    Version(Date),
}

/// The version meant of the statute of that name or title, with title marks around it or without.
fn find(tx: &mut Tx<'_>, name: &str, which: Which) -> Result<StoredVersion, AppError> {
    let mut stored = statutes::versions(tx, name)?;
    for name in [name.trim(), without_marks(name.trim())] {
        if stored.is_empty() {
            stored = statutes::versions(tx, name)?;
        }
    }
    let version = match which {
        Which::Version(version) => Some(version),
        Which::On(day) => {
            let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
            versions.to_read(day).map(|one| one.outline.version)
        }
    };
    let found = stored.into_iter().find(|one| Some(one.outline.version) == version);
    found.ok_or_else(|| match which {
        Which::On(_) => Missing::new("statute", name).into(),
        Which::Version(version) => Missing::new("statute", format!("{name} {version}")).into(),
    })
}

/// Why something about a statute was not done.
#[derive(Debug, thiserror::Error)]
pub enum StatuteRefusal {
    /// The file has errors.
    #[error("the file has {0} errors")]
    Unsound(usize),
    /// The same version is stored with other words, and nobody said that it shall be replaced.
    #[error("{title} of {version} is stored with another text")]
    Differs {
        /// The statute.
        title: String,
        /// The version.
        version: Date,
    },
    /// The day of the version is to come.
    #[error("{title} cannot be of {version}, a day to come")]
    ToCome {
        /// The statute.
        title: String,
        /// The version.
        version: Date,
    },
    /// Another statute has the same short name.
    #[error("the short name of {title} is taken by {by}")]
    NameTaken {
        /// The statute.
        title: String,
        /// The statute that has the name.
        by: String,
    },
    /// Statutes are closed to a candidate.
    #[error("an exam of the person is running")]
    ExamRunning,
    /// Nothing was looked for.
    #[error("no word to look for")]
    NothingSought,
    /// A version is not set beside itself.
    #[error("the same version twice")]
    SameVersion,
}

impl Explain for StatuteRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Unsound(_) | Self::ToCome { .. } | Self::NothingSought | Self::SameVersion => {
                Kind::Invalid
            }
            Self::Differs { .. } | Self::NameTaken { .. } => Kind::Conflict,
            Self::ExamRunning => Kind::Denied,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Unsound(errors) => t::unsound(locale, errors),
            Self::Differs { title, version } => t::differs(locale, title, version),
            Self::ToCome { title, version } => t::to_come(locale, title, version),
            Self::NameTaken { title, by } => t::name_taken(locale, title, by),
            Self::ExamRunning => t::exam_running(locale).to_owned(),
            Self::NothingSought => t::nothing_sought(locale).to_owned(),
            Self::SameVersion => t::same_version(locale).to_owned(),
        }
    }
}
