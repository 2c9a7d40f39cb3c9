//! Officers: the list and one person's page.

pub mod find;
pub mod import;
pub mod list;
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

/// The officer the actor is.
pub(super) fn own(actor: &Actor) -> Result<OfficerId, AppError> {
    actor.officer().ok_or_else(|| NoOfficer.into())
}
