//! Looking after the database itself.

pub mod backup;
pub mod check;
pub mod copy;
pub mod overview;
pub mod restore;
#[cfg(test)]
mod tests;

use super::{Explain, Kind};
use crate::i18n::{Locale, database as t};

/// Why a database stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseRefused {
    /// PostgreSQL has its own tools.
    #[error("pg_dump and pg_restore are the tools for PostgreSQL")]
    UsePgDump,
    /// Nothing is ever written over.
    #[error("{0} exists already")]
    Exists(String),
    /// The target of a copy holds rows.
    #[error("the target is not empty")]
    NotEmpty,
    /// The backup is of a database still in use: part of it is in its journal.
    #[error("{0} has a journal beside it")]
    HasJournal(String),
    /// The person broke the backup off.
    #[error("broken off")]
    BrokenOff,
    /// The backup is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
}

impl Explain for DatabaseRefused {
    fn kind(&self) -> Kind {
        match self {
            Self::Exists(_) | Self::NotEmpty => Kind::Conflict,
            Self::UsePgDump | Self::BrokenOff | Self::HasJournal(_) | Self::Damaged(_) => {
                Kind::Invalid
            }
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::UsePgDump => t::use_pg_dump(locale).to_owned(),
            Self::Exists(path) => t::exists(locale, path),
            Self::NotEmpty => t::not_empty(locale).to_owned(),
            Self::BrokenOff => t::broken_off(locale).to_owned(),
            Self::HasJournal(path) => t::has_journal(locale, path),
            Self::Damaged(what) => t::damaged(locale, what),
        }
    }
}
