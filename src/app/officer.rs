//! Officers: the list and one person's page.

pub mod choices;
pub mod export;
pub mod fill;
pub mod find;
pub mod import;
pub mod list;
pub mod reveal;
pub mod show;

use super::{Actor, AppError, Explain, Kind};
use crate::domain::id::OfficerId;
use crate::i18n::{Locale, app as t};

/// The account belongs to no officer, so it has no record of its own.
#[derive(Debug, thiserror::Error)]
#[error("the account belongs to no officer")]
pub struct NoOfficer;

impl Explain for NoOfficer {
    fn kind(&self) -> Kind {
        Kind::Denied
    }

    fn message(&self, locale: Locale) -> String {
        t::no_officer(locale).to_owned()
    }
}

/// Somebody may see some people's identity numbers in full, but not those of all the people they
/// may list.
#[derive(Debug, thiserror::Error)]
#[error("identity numbers may not be seen wherever officers may be")]
pub struct NotEverywhere;

impl Explain for NotEverywhere {
    fn kind(&self) -> Kind {
        Kind::Denied
    }

    fn message(&self, locale: Locale) -> String {
        t::identity_not_everywhere(locale).to_owned()
    }
}

/// The officer the actor is.
pub(super) fn own(actor: &Actor) -> Result<OfficerId, AppError> {
    actor.officer().ok_or_else(|| NoOfficer.into())
}
