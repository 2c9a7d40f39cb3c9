//! Question banks: bringing files in, listing, exporting and taking imports back.

pub mod check;
pub mod export;
pub mod import;
pub mod list;
pub mod preview;
pub mod search;
pub mod shipped;
pub mod undo;

#[cfg(test)]
pub(crate) mod tests;

use super::error::{Explain, Kind};
use crate::domain::id::Uid;
use crate::i18n::{Locale, bank as t};

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
    /// The import was taken back before, or never published.
    #[error("the import is not in force")]
    NotInForce,
}

impl Explain for BankRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Unsound(_) => Kind::Invalid,
            Self::ChangedMeanwhile | Self::NotInForce => Kind::Conflict,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Unsound(errors) => t::unsound(locale, errors),
            Self::ChangedMeanwhile => t::changed_meanwhile(locale).to_owned(),
            Self::NotInForce => t::not_in_force(locale).to_owned(),
        }
    }
}
