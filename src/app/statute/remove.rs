//! Taking a version out that was loaded by mistake.

use super::{Which, find};
use crate::app::actor::require;
use crate::app::doubt::review::{Reviewed, follow_up};
use crate::app::doubt::withdraw::Withdrawal;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::i18n::{Locale, statute as t};
use crate::store::{Tx, statutes};
use serde::Serialize;
use std::sync::Arc;

pub use crate::app::doubt::withdraw::TakenBack;

/// What taking a version out does, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// The statute, by the name that citations use.
    pub name: String,
    /// Its full title.
    pub title: String,
    /// The version, by the day of its adoption or last amendment.
    pub version: Date,
    /// How many articles it has.
    pub articles: u32,
    /// What banks go back on that rested on it.
    pub taken_back: Vec<TakenBack>,
    /// What the review behind it changed for the banks: items in doubt, headers brought up. Nothing
    /// before the version is taken out.
    pub reviewed: Vec<Reviewed>,
}

impl Removal {
    fn of(found: &Withdrawal) -> Self {
        let version = found.version();
        Self {
            name: version.outline.name.clone(),
            title: version.outline.title.clone(),
            version: version.outline.version,
            articles: version.articles,
            taken_back: found.told(),
            reviewed: Vec::new(),
        }
    }

    /// What is asked before it, without what becomes of the questions.
    pub fn question(&self, locale: Locale) -> String {
        t::removal(locale, &self.name, self.version, self.articles)
    }

    /// What becomes of the questions that cite the version, a line for each bank.
    pub fn consequence(&self, locale: Locale) -> String {
        let told = self.taken_back.iter().map(|bank| bank.told(locale));
        let none = self.taken_back.is_empty().then(|| t::nothing_taken_back(locale).to_owned());
        let told: Vec<String> = none.into_iter().chain(told).collect();
        told.join("\n")
    }

    /// What it came to, in one line.
    pub fn told(&self, locale: Locale) -> String {
        let raised: usize = self.reviewed.iter().map(|bank| bank.raised).sum();
        let mut told = t::removed(locale, &self.name, self.version);
        if raised > 0 {
            told.push_str(if locale == Locale::En { " " } else { "" });
            told.push_str(&t::doubted_in_all(locale, raised));
        }
        told
    }
}

/// What taking a version out would do.
///
/// # Errors
/// As [`remove`].
pub fn preview(app: &App, actor: &Actor, name: &str, version: Date) -> Result<Removal, AppError> {
    require(app, actor, Permission::EditStatutes, Target::District)?;
    Ok(Removal::of(&app.read(|tx| resting(tx, name, version))?))
}

/// Takes a version out; it can be loaded again from its file. Items stay as they are: headers that
/// were brought up to it go back, confirmations for it count no more, and what was written for it is
/// in doubt, because it cites a text that nobody has.
///
/// # Errors
/// When the person may not remove statutes, there is no such version, or the store fails.
pub fn remove(
    app: &Arc<App>,
    actor: &Actor,
    name: &str,
    version: Date,
) -> Result<Removal, AppError> {
    require(app, actor, Permission::EditStatutes, Target::District)?;
    let found = app.read(|tx| resting(tx, name, version))?;
    let name = name.to_owned();
    let at = app.now();
    let removal = app.write(actor, at, move |tx| {
        let again;
        let is_same = find(tx, &name, Which::Version(version))? == *found.version();
        let found = if is_same && found.stands(tx)? {
            &found
        } else {
            again = resting(tx, &name, version)?;
            &again
        };
        found.carry_out(tx, at)?;
        statutes::remove(tx, found.version().id)?;
        let removal = Removal::of(found);
        let trace = Trace::new("statute.remove", "statute", &removal.name);
        Ok((removal.clone(), trace.with(serde_json::json!(removal))))
    })?;
    Ok(Removal { reviewed: follow_up(app), ..removal })
}

/// What rests on a version.
fn resting(tx: &mut Tx<'_>, name: &str, version: Date) -> Result<Withdrawal, AppError> {
    let found = find(tx, name, Which::Version(version))?;
    Ok(Withdrawal::of(tx, found, None)?)
}
