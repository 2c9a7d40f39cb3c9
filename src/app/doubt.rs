//! Items in doubt: found after an amendment, kept out of draws, and decided by a trainer.

pub mod confirm;
pub mod correct;
pub mod list;
mod note;
pub mod of_day;
pub mod review;
pub mod seen;
pub mod show;
pub mod watch;
pub mod weigh;

use super::AppError;
use super::error::{Explain, Kind};
use crate::domain::id::ItemId;
use crate::domain::statute::StatuteOutline;
use crate::domain::statute::standing::Versions;
use crate::domain::time::Date;
use crate::i18n::{Locale, doubt as t};
use crate::store::doubts::{self, Settled};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{StoreError, Tx};

/// The outlines by which items of a bank are judged on a day: those of its header, each replaced by
/// the version in force where a later one is loaded.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn outlines(
    tx: &mut Tx<'_>,
    header: &[StatuteOutline],
    on: Date,
) -> Result<Vec<StatuteOutline>, StoreError> {
    let mut outlines = header.to_vec();
    for outline in &mut outlines {
        if let Some(later) = later(&statutes::versions(tx, &outline.title)?, outline, on) {
            *outline = later.outline;
        }
    }
    Ok(outlines)
}

/// Notes that a revision was written on a day: it holds for the statutes as they are in force then,
/// though the header of its bank says earlier versions, and is in doubt no more.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn written(
    tx: &mut Tx<'_>,
    header: &[StatuteOutline],
    on: Date,
    item: ItemId,
    how: Settled,
) -> Result<(), StoreError> {
    for outline in header {
        if let Some(later) = later(&statutes::versions(tx, &outline.title)?, outline, on) {
            let versions = (outline.version, later.outline.version);
            doubts::hold(tx, item, &outline.name, versions, how)?;
        }
    }
    Ok(())
}

/// The version in force on a day, where it is later than the one of a header.
fn later(stored: &[StoredVersion], header: &StatuteOutline, on: Date) -> Option<StoredVersion> {
    let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
    let current = versions.in_force(on)?.outline.version;
    let found = stored.iter().find(|one| one.outline.version == current)?;
    (current > header.version).then(|| found.clone())
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
    /// For one of its places nothing in the version in force comes near.
    #[error("nothing is proposed for the item {0}")]
    NoProposal(String),
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
            Self::NoProposal(item) => t::no_proposal(locale, item),
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
