//! Finding the one officer that somebody names.

use super::list::{Query, list};
use crate::app::actor::reach;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Explain, Kind};
use crate::domain::id::{OfficerId, Uid};
use crate::domain::role::Permission;
use crate::i18n::{Locale, app as t};
use crate::store::officers;
use std::sync::Arc;

/// More than one officer goes by what was given.
#[derive(Debug, thiserror::Error)]
#[error("{count} officers go by {name:?}")]
pub struct Ambiguous {
    /// What was given.
    pub name: String,
    /// How many.
    pub count: usize,
}

impl Explain for Ambiguous {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        t::ambiguous_officer(locale, &self.name, self.count)
    }
}

/// The officer with this uid or name; where nobody has the name, the one that searching for it
/// finds.
///
/// # Errors
/// Refused without the permission, [`Missing`], or [`Ambiguous`].
pub fn find(app: &Arc<App>, actor: &Actor, who: &str) -> Result<OfficerId, AppError> {
    reach(app, actor, Permission::ViewOfficers)?;
    if let Ok(uid) = who.parse::<Uid>() {
        let found = app.read(|tx| Ok(officers::by_uid(tx, uid)?))?;
        return found.map(|found| found.id).ok_or_else(|| Missing::new("officer", who).into());
    }
    let query = Query { text: who.to_owned(), ..Query::default() };
    let found = list(app, actor, &query)?.items;
    let named: Vec<OfficerId> = found
        .iter()
        .filter(|line| line.officer.officer.name == who)
        .map(|line| line.officer.id)
        .collect();
    let found = match named.is_empty() {
        true => found.iter().map(|line| line.officer.id).collect(),
        false => named,
    };
    match found.as_slice() {
        [] => Err(Missing::new("officer", who).into()),
        [one] => Ok(*one),
        more => Err(Ambiguous { name: who.to_owned(), count: more.len() }.into()),
    }
}
