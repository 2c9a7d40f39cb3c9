//! What can go wrong in a use case: one face for people, one for the log.

use crate::domain::role::Permission;
use crate::i18n::{Locale, app as t};
use crate::store::StoreError;
use std::error::Error;

/// The kinds of failure; the command line turns each into an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What was asked for is not allowed to this person.
    Denied,
    /// What was named does not exist.
    NotFound,
    /// What was given is not acceptable.
    Invalid,
    /// It does not fit what is already there, or somebody was faster.
    Conflict,
    /// The database or the file system did not do its part.
    Unavailable,
}

/// A failure that can be told to a person: what happened, and what to do.
pub trait Explain: Error + Send + Sync + 'static {
    /// The kind.
    fn kind(&self) -> Kind;
    /// What happened and what to do, in the reader's language.
    fn message(&self, locale: Locale) -> String;
}

/// Any failure of a use case. `Display` is the detail for the log.
#[derive(Debug)]
pub struct AppError(Box<dyn Explain>);

impl AppError {
    /// The kind.
    pub fn kind(&self) -> Kind {
        self.0.kind()
    }

    /// What happened and what to do, in the reader's language.
    pub fn message(&self, locale: Locale) -> String {
        self.0.message(locale)
    }

    /// What the store said, when it was the store.
    pub(in crate::app) fn store(&self) -> Option<&StoreError> {
        self.is::<StoreFailure>().map(|failure| &failure.0)
    }

    /// The failure as its own type, for callers that act on it.
    pub fn is<E: Explain>(&self) -> Option<&E> {
        let error: &(dyn Error + 'static) = &*self.0;
        error.downcast_ref()
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: Explain> From<E> for AppError {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

/// Carries a refusal out of a transaction, which it rolls back; see [`From<StoreError>`].
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Refusal(AppError);

impl From<AppError> for StoreError {
    fn from(error: AppError) -> Self {
        Self::Aborted(Box::new(Refusal(error)))
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Aborted(inner) => match inner.downcast::<Refusal>() {
                Ok(refusal) => refusal.0,
                Err(other) => Self(Box::new(StoreFailure(StoreError::Aborted(other)))),
            },
            other => Self(Box::new(StoreFailure(other))),
        }
    }
}

/// The store failed.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct StoreFailure(StoreError);

impl Explain for StoreFailure {
    fn kind(&self) -> Kind {
        match self.0 {
            StoreError::NotFound => Kind::NotFound,
            StoreError::Conflict { .. } => Kind::Conflict,
            _ => Kind::Unavailable,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match &self.0 {
            StoreError::NotFound => t::store_not_found(locale).to_owned(),
            StoreError::Conflict { .. } => t::store_conflict(locale).to_owned(),
            StoreError::Busy => t::store_busy(locale).to_owned(),
            StoreError::TooNew { found, known } => t::store_too_new(locale, found, known),
            StoreError::NetworkFileSystem { path, .. } => {
                t::store_network_file_system(locale, path.display())
            }
            StoreError::NotOurs { table } => t::store_not_ours(locale, table),
            StoreError::Connection(detail) => t::store_connection(locale, detail),
            StoreError::Damaged(detail) => t::store_damaged(locale, detail),
            StoreError::Full => t::store_full(locale).to_owned(),
            StoreError::File { path, source } => t::file_trouble(locale, path.display(), source),
            other => t::store_failed(locale, other),
        }
    }
}

/// The person may not do this.
#[derive(Debug, thiserror::Error)]
#[error("{actor} may not {permission:?}")]
pub struct Denied {
    /// Who asked.
    pub actor: String,
    /// What they lack.
    pub permission: Permission,
}

impl Explain for Denied {
    fn kind(&self) -> Kind {
        Kind::Denied
    }

    fn message(&self, locale: Locale) -> String {
        t::denied(locale, crate::i18n::names::permission(locale, self.permission))
    }
}

/// Nobody is signed in.
#[derive(Debug, thiserror::Error)]
#[error("not signed in")]
pub struct NotSignedIn;

impl Explain for NotSignedIn {
    fn kind(&self) -> Kind {
        Kind::Denied
    }

    fn message(&self, locale: Locale) -> String {
        t::not_signed_in(locale).to_owned()
    }
}

/// Something that was named does not exist.
#[derive(Debug, thiserror::Error)]
#[error("no {what} {name:?}")]
pub struct Missing {
    /// What kind of thing, by its code in [`crate::i18n::names::noun`].
    pub what: &'static str,
    /// The name given.
    pub name: String,
}

impl Missing {
    /// A missing thing.
    pub fn new(what: &'static str, name: impl std::fmt::Display) -> Self {
        Self { what, name: name.to_string() }
    }
}

impl Explain for Missing {
    fn kind(&self) -> Kind {
        Kind::NotFound
    }

    fn message(&self, locale: Locale) -> String {
        t::missing(locale, crate::i18n::names::noun(locale, self.what), &self.name)
    }
}

/// The operating system refused a file.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct FileTrouble {
    /// The file.
    pub path: String,
    /// What the system said.
    pub source: std::io::Error,
}

impl Explain for FileTrouble {
    fn kind(&self) -> Kind {
        Kind::Unavailable
    }

    fn message(&self, locale: Locale) -> String {
        t::file_trouble(locale, &self.path, &self.source)
    }
}
