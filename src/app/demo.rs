//! A fictional district: everything the program knows, filled with people who do not exist.
//!
//! All of it follows from a seed and a day, uids included, so that the same two give the same
//! district on either database. Papers are drawn, answered and graded by the functions that real
//! ones go through.

mod accounts;
mod after;
mod cards;
mod data;
mod dice;
mod exams;
mod ledger;
pub mod open;
mod papers;
mod roster;
mod study;

use super::{Actor, App, AppError, Explain, Kind, Trace, audit, preset};
use crate::domain::id::{AgencyId, OfficerId};
use crate::domain::time::Date;
use crate::i18n::{Locale, demo as t};
use crate::store::{Priority, Settle, StoreError, Tx, demo as store};
use roster::Person;
use std::sync::Arc;

/// The database holds somebody's own data.
#[derive(Debug, thiserror::Error)]
#[error("the database is not marked as a demonstration")]
pub struct NotADemo;

impl Explain for NotADemo {
    fn kind(&self) -> Kind {
        Kind::Conflict
    }

    fn message(&self, locale: Locale) -> String {
        t::not_a_demo(locale).to_owned()
    }
}

/// What a fill made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filled {
    /// Agencies below the district.
    pub agencies: usize,
    /// Officers.
    pub officers: usize,
    /// Credentials.
    pub credentials: usize,
    /// Sittings.
    pub sittings: usize,
    /// Attempts.
    pub attempts: usize,
}

/// Fills a database that is marked as a demo with the district of `seed` as it stands on `as_of`.
/// Exams are made for the banks and blueprints that are in the database by then. One that is
/// filled already is left alone: none.
///
/// # Errors
/// [`NotADemo`] when the database is not marked; whatever the store refuses.
pub fn fill(app: &Arc<App>, seed: u64, as_of: Date) -> Result<Option<Filled>, AppError> {
    if !app.site.is_demo {
        return Err(NotADemo.into());
    }
    let (filled, rules) =
        app.read(|tx| Ok((store::is_filled(tx)?, preset::in_force(tx, as_of)?.credential)))?;
    if filled {
        return Ok(None);
    }
    let (district, lists) = data::load()?;
    let people = roster::people(seed, as_of, &app.zone, &district, &lists);
    let fill = Fill { app, seed, as_of };
    let agencies = ledger::agencies(&fill, &district)?;
    let staff = ledger::officers(&fill, people, &agencies)?;
    let credentials = ledger::credentials(&fill, &staff, &district, &rules)?;
    accounts::create(&fill, &staff, &district, &agencies)?;
    study::year(&fill, &staff, &lists)?;
    let (sittings, attempts) = exams::year(&fill, &staff)?;
    let (agencies, officers) = (agencies.len(), staff.len());
    Ok(Some(Filled { agencies, officers, credentials, sittings, attempts }))
}

/// One fill under way.
struct Fill<'a> {
    app: &'a Arc<App>,
    seed: u64,
    as_of: Date,
}

/// Somebody who is stored.
#[derive(Debug, Clone)]
struct Employee {
    id: OfficerId,
    person: Person,
}

impl Fill<'_> {
    /// Chance for one purpose.
    fn dice(&self, purpose: &str) -> dice::Dice {
        dice::Dice::new(self.seed, &format!("{} {purpose}", self.as_of))
    }

    /// The instant of an hour and minute on a day.
    fn at(&self, day: Date, hour: i8, minute: i8) -> crate::domain::time::Timestamp {
        self.app.zone.instant(day.at(hour, minute, 0, 0))
    }

    /// Writes one chunk behind whatever else is waiting, with its audit row.
    fn write<T: Send + 'static>(
        &self,
        part: &'static str,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, AppError> {
        let at = self.app.now();
        let receipt = self.app.uid(at);
        let author = audit::Author::of(&Actor::system());
        let trace = Trace::new("demo.fill", "site", self.app.site.uid)
            .with(serde_json::json!({ "part": part, "seed": self.seed, "as_of": self.as_of }));
        let written =
            self.app.store.write(Settle::Receipt(receipt), Priority::Bulk, move |tx| {
                let value = f(tx)?;
                audit::record(tx, receipt, at, &author, &trace, audit::DONE)?;
                Ok(value)
            })?;
        Ok(written)
    }
}

/// The stored agencies, in the order of the district's list.
type Agencies = Vec<AgencyId>;

#[cfg(test)]
mod tests;
