//! Items in doubt: found after an amendment, kept out of draws, and decided by a trainer.

pub mod confirm;
pub mod correct;
pub mod list;
mod note;
pub mod of_day;
pub mod reopen;
pub mod review;
pub mod rewrite;
pub mod seen;
pub mod show;
mod survey;
pub mod watch;
pub mod weigh;
pub(in crate::app) mod withdraw;

use super::AppError;
use super::error::{Explain, Kind};
use crate::domain::id::RevisionId;
use crate::domain::item::Item;
use crate::domain::statute::StatuteOutline;
use crate::domain::statute::standing::Versions;
use crate::domain::time::Date;
use crate::i18n::{Locale, doubt as t};
use crate::store::doubts::Doubt;
use crate::store::statutes::{self, StoredVersion};
use crate::store::{StoreError, Tx, judged};

/// The outlines by which items of a bank are judged on a day: those of its header, each replaced by
/// the version in force where that one or a later one is loaded.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn outlines(
    tx: &mut Tx<'_>,
    header: &[StatuteOutline],
    on: Date,
) -> Result<Vec<StatuteOutline>, StoreError> {
    let judged_by = |outline: &StatuteOutline| {
        let stored = statutes::versions(tx, &outline.title)?;
        Ok(match Now::of(&stored, outline, on) {
            Some(Now::InForce(version)) if version.outline.version >= outline.version => {
                version.outline
            }
            _ => outline.clone(),
        })
    };
    header.iter().map(judged_by).collect()
}

/// Notes by which versions of the statutes it cites a revision was judged that somebody wrote on a day:
/// as they stand then, whatever the header of its bank says; but by the earlier one where its item
/// `stays` in doubt.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn written(
    tx: &mut Tx<'_>,
    header: &[StatuteOutline],
    on: Date,
    (revision, content): (RevisionId, &Item),
    stays: &[Doubt],
) -> Result<(), StoreError> {
    for outline in header {
        let mut cited = content.parts.iter().flat_map(|part| &part.citations);
        if !cited.any(|citation| outline.is_named(&citation.statute)) {
            continue;
        }
        let version = match stays.iter().find(|doubt| outline.is_named(&doubt.statute)) {
            Some(doubt) => doubt.from,
            None => measured_by(tx, outline, on)?,
        };
        judged::note(tx, revision, &outline.name, version)?;
    }
    Ok(())
}

/// The version of a statute by which whoever judges on a day does: the one in force, or the day of its
/// end, and at least what the header says.
fn measured_by(tx: &mut Tx<'_>, header: &StatuteOutline, on: Date) -> Result<Date, StoreError> {
    let stored = statutes::versions(tx, &header.title)?;
    let now = Now::of(&stored, header, on).map(|now| now.version());
    Ok(now.map_or(header.version, |now| now.max(header.version)))
}

/// How a statute that a header names stands on a day.
enum Now {
    /// A version is in force. It has the name that the header has for the statute.
    InForce(Box<StoredVersion>),
    /// The last version has ended; since when.
    Ended(Date),
}

impl Now {
    /// None when no version is loaded that has begun, and when the loaded ones have ended while the
    /// header knows a later one: what ended is not what its items were judged by.
    fn of(stored: &[StoredVersion], header: &StatuteOutline, on: Date) -> Option<Self> {
        let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
        let Some(current) = versions.in_force(on) else {
            let is_latest = versions.latest().is_some_and(|latest| latest >= header.version);
            return versions.ended(on).filter(|_| is_latest).map(Self::Ended);
        };
        let found = stored.iter().find(|one| one.outline.version == current.outline.version)?;
        let mut found = found.clone();
        found.outline.name.clone_from(&header.name);
        Some(Self::InForce(Box::new(found)))
    }

    /// The version that items are followed to. The end of a statute counts as one, by its day.
    fn version(&self) -> Date {
        match self {
            Self::InForce(version) => version.outline.version,
            Self::Ended(since) => *since,
        }
    }
}

/// Why a doubt was not decided.
#[derive(Debug, thiserror::Error)]
pub enum DoubtRefusal {
    /// Nobody doubts the item.
    #[error("the item {0} is not in doubt")]
    NotInDoubt(String),
    /// Since it was looked at, the item or what is in doubt about it became another.
    #[error("what is in doubt about the item {0} is another by now")]
    ChangedMeanwhile(String),
    /// A place it cites is not in the version in force, so it cannot stay as it is.
    #[error("the item {item} cites {citation}, which is not in force")]
    NoSuchPlace {
        /// The item.
        item: String,
        /// The citation.
        citation: String,
    },
    /// What it rests on stands at another place, so its citation is wrong as it is.
    #[error("what the item {item} rests on went from {citation} to {to}")]
    PlaceMoved {
        /// The item.
        item: String,
        /// The citation.
        citation: String,
        /// The place now.
        to: String,
    },
    /// Nobody confirmed it as it is, so there is nothing to take back.
    #[error("the item {0} was not confirmed")]
    NotConfirmed(String),
    /// For one of its places nothing in the version in force comes near.
    #[error("nothing is proposed for the item {0}")]
    NoProposal(String),
    /// The statute is in force no more, so no place can take that of the one cited.
    #[error("the item {item} cites {statute}, which is in force no more since {since}")]
    Repealed {
        /// The item.
        item: String,
        /// The statute, by the name that citations use.
        statute: String,
        /// Since when.
        since: Date,
    },
    /// The version it was written for is not loaded: nothing was compared, and nothing proposed.
    #[error("the item {item} was written for {statute} of {version}, which is not loaded")]
    NotCompared {
        /// The item.
        item: String,
        /// The statute, by the name that citations use.
        statute: String,
        /// The version that is not loaded.
        version: Date,
    },
    /// The same, and whoever confirms does not say that they compared it themselves.
    #[error("nobody compared the item {item}, written for {statute} of {version}")]
    Uncompared {
        /// The item.
        item: String,
        /// The statute, by the name that citations use.
        statute: String,
        /// The version that is not loaded.
        version: Date,
    },
}

impl Explain for DoubtRefusal {
    fn kind(&self) -> Kind {
        Kind::Conflict
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::NotInDoubt(item) => t::not_in_doubt(locale, item),
            Self::ChangedMeanwhile(item) => t::changed_meanwhile(locale, item),
            Self::NoSuchPlace { item, citation } => t::no_such_place(locale, item, citation),
            Self::PlaceMoved { item, citation, to } => t::place_moved(locale, item, citation, to),
            Self::NotConfirmed(item) => t::not_confirmed(locale, item),
            Self::NoProposal(item) => t::no_proposal(locale, item),
            Self::Repealed { item, statute, since } => {
                t::not_in_force(locale, item, statute, since)
            }
            Self::NotCompared { item, statute, version } => {
                t::not_compared(locale, item, statute, version)
            }
            Self::Uncompared { item, statute, version } => {
                t::uncompared(locale, item, statute, version)
            }
        }
    }
}

/// Whether a failure is a decision that cannot be made, and not trouble.
pub fn is_refusal(error: &AppError) -> bool {
    error.is::<DoubtRefusal>().is_some()
}
