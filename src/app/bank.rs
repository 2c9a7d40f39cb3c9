//! Question banks: bringing files in, listing, exporting and taking imports back.

pub mod check;
pub mod compare;
pub mod coverage_table;
pub mod create;
pub mod decided;
pub mod edit;
pub mod export;
mod header;
pub mod import;
pub mod judge;
pub mod list;
pub mod preview;
pub mod seal;
pub mod search;
pub mod shipped;
pub mod statutes;
pub mod undo;

#[cfg(test)]
pub(crate) mod tests;

use super::error::{Explain, Kind};
use crate::domain::bank::{BankHeader, HeaderFault, Purpose};
use crate::domain::id::Uid;
use crate::domain::sitting::SittingKind;
use crate::domain::time::Date;
use crate::i18n::{Locale, bank as t, names};

/// The identity of the bank with this name, the same in every database.
pub fn bank_uid(name: &str) -> Uid {
    Uid::derived("bank", name)
}

/// The identity of an item of that bank, the same in every database.
pub fn item_uid(bank: Uid, id: &str) -> Uid {
    Uid::derived(&bank.to_string(), id)
}

/// Lets a header pass that keeps the rules.
fn well_formed(header: BankHeader) -> Result<BankHeader, BankRefusal> {
    match header.faults() {
        faults if faults.is_empty() => Ok(header),
        faults => Err(BankRefusal::Header(faults)),
    }
}

/// Why a bank was not changed.
#[derive(Debug, thiserror::Error)]
pub enum BankRefusal {
    /// The file has errors.
    #[error("the file has {0} errors")]
    Unsound(usize),
    /// Somebody changed the bank while the import was prepared.
    #[error("the bank was changed meanwhile")]
    ChangedMeanwhile,
    /// What it holds is not to be seen before its day; none when no day was named.
    #[error("the bank {bank} is sealed")]
    Sealed {
        /// The bank.
        bank: String,
        /// The first day on which it may be seen.
        until: Option<Date>,
    },
    /// A seal is opened only for a reason.
    #[error("no reason was given")]
    NoReason,
    /// There is no seal to open.
    #[error("the bank is not sealed")]
    NotSealed,
    /// Its purpose keeps it out of sittings of this kind.
    #[error("the bank {bank} does not go into such sittings")]
    NotFor {
        /// The bank.
        bank: String,
        /// What it is for.
        purpose: Purpose,
        /// The kind of sitting.
        sitting: SittingKind,
    },
    /// Its header breaks rules; all of them are named.
    #[error("the header has {} faults", .0.len())]
    Header(Vec<HeaderFault>),
    /// Another bank has this name.
    #[error("there is a bank {0} already")]
    Taken(String),
    /// The name of a bank never changes.
    #[error("the name of a bank cannot be changed")]
    NameStays,
    /// The header is what it was.
    #[error("nothing was changed")]
    Unchanged,
    /// A seal is lifted or ended earlier only for a reason.
    #[error("no reason was given for loosening the seal")]
    LoosenedUnexplained,
    /// A seal is lifted or ended earlier only in the form, which asks for the reason.
    #[error("the seal would be loosened without a reason being asked for")]
    LoosenedUnasked,
    /// Items in force cite the statute that is left out.
    #[error("items cite {0}")]
    StatuteCited(String),
    /// After an amendment some of its items are written for the later version and others are still in
    /// doubt; a file says one version for all.
    #[error("the bank {bank} stands between two versions of {statute}")]
    BetweenVersions {
        /// The bank.
        bank: String,
        /// The statute, by the name that citations use.
        statute: String,
        /// How many of its items are written for the later version.
        later: usize,
        /// How many of its items are in doubt.
        in_doubt: usize,
    },
    /// The import was taken back before, or never published.
    #[error("the import is not in force")]
    NotInForce,
}

impl Explain for BankRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Unsound(_)
            | Self::NoReason
            | Self::Header(_)
            | Self::NameStays
            | Self::Unchanged
            | Self::LoosenedUnexplained => Kind::Invalid,
            Self::Sealed { .. } => Kind::Denied,
            Self::ChangedMeanwhile
            | Self::NotInForce
            | Self::NotSealed
            | Self::NotFor { .. }
            | Self::BetweenVersions { .. }
            | Self::Taken(_)
            | Self::LoosenedUnasked
            | Self::StatuteCited(_) => Kind::Conflict,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Unsound(errors) => t::unsound(locale, errors),
            Self::ChangedMeanwhile => t::changed_meanwhile(locale).to_owned(),
            Self::NotInForce => t::not_in_force(locale).to_owned(),
            Self::Sealed { bank, until: Some(until) } => t::sealed_until(locale, bank, until),
            Self::Sealed { bank, until: None } => t::sealed(locale, bank),
            Self::NoReason => t::no_reason(locale).to_owned(),
            Self::Header(faults) => {
                let told = faults.iter().map(|fault| t::header_fault(locale, *fault));
                told.collect::<Vec<_>>().join("\n")
            }
            Self::Taken(bank) => t::bank_taken(locale, bank),
            Self::NameStays => t::bank_name_stays(locale).to_owned(),
            Self::Unchanged => t::bank_unchanged(locale).to_owned(),
            Self::LoosenedUnexplained => t::loosened_unexplained(locale).to_owned(),
            Self::LoosenedUnasked => t::loosened_unasked(locale).to_owned(),
            Self::StatuteCited(statute) => t::statute_cited(locale, statute),
            Self::BetweenVersions { bank, statute, later, in_doubt } => {
                t::between_versions(locale, bank, statute, later, in_doubt)
            }
            Self::NotSealed => t::not_sealed(locale).to_owned(),
            Self::NotFor { bank, purpose, sitting } => {
                let purpose = names::purpose(locale, *purpose);
                t::not_for(locale, bank, purpose, names::sitting_kind(locale, *sitting))
            }
        }
    }
}
