//! Question banks: bringing files in, listing, exporting and taking imports back.

pub mod check;
pub mod export;
pub mod import;
pub mod list;
pub mod preview;
pub mod seal;
pub mod search;
pub mod shipped;
pub mod undo;

#[cfg(test)]
pub(crate) mod tests;

use super::error::{Explain, Kind};
use crate::domain::bank::Purpose;
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
    /// The import was taken back before, or never published.
    #[error("the import is not in force")]
    NotInForce,
}

impl Explain for BankRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Unsound(_) | Self::NoReason => Kind::Invalid,
            Self::Sealed { .. } => Kind::Denied,
            Self::ChangedMeanwhile | Self::NotInForce | Self::NotSealed | Self::NotFor { .. } => {
                Kind::Conflict
            }
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
            Self::NotSealed => t::not_sealed(locale).to_owned(),
            Self::NotFor { bank, purpose, sitting } => {
                let purpose = names::purpose(locale, *purpose);
                t::not_for(locale, bank, purpose, names::sitting_kind(locale, *sitting))
            }
        }
    }
}
