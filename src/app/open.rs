//! Opening a database: what stands before any use case can run.

use super::exam::answer::answers;
use super::password::Passwords;
use super::{App, AppError, Explain, Kind, form};
use crate::clock::Clock;
use crate::domain::time::{Timestamp, Zone};
use crate::entropy::Entropy;
use crate::i18n::{Locale, database as t};
use crate::store::site::{self, Site};
use crate::store::{Location, Options, Priority, Settle, Store};
use std::sync::Arc;

/// An open database that no organisation has been set up in yet.
pub struct Vacant {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) entropy: Entropy,
}

/// What was found behind an address.
pub enum Opened {
    /// A database in use.
    Ready(Arc<App>),
    /// An empty one, to be set up first.
    Vacant(Vacant),
}

impl Opened {
    /// The database in use.
    ///
    /// # Errors
    /// [`NotSetUp`] when there is none yet.
    pub fn ready(self) -> Result<Arc<App>, AppError> {
        match self {
            Self::Ready(app) => Ok(app),
            Self::Vacant(_) => Err(NotSetUp.into()),
        }
    }
}

impl App {
    /// Opens a database. Without a `clock` of the caller's the system's is used: not before the
    /// latest instant recorded, and by the server's time where there is a server.
    ///
    /// # Errors
    /// Whatever the store refuses, or a zone that this program does not know.
    pub fn open(
        location: &Location,
        options: &Options,
        clock: Option<Clock>,
        entropy: Entropy,
    ) -> Result<Opened, AppError> {
        let own = clock.clone().unwrap_or_else(|| Clock::system(Timestamp::default(), 0));
        let store = Store::open(location, options, own.now())?;
        let clock = match clock {
            Some(clock) => clock,
            None => authority(&store, &own)?,
        };
        if let Some(observed) = clock.take_step() {
            let at = clock.now();
            store.write(Settle::Rerun, Priority::Normal, move |tx| {
                site::record_clock_step(tx, at, observed)
            })?;
        }
        let vacant = Vacant { store, clock, entropy };
        Ok(match vacant.store.read(site::find)? {
            Some(site) => Opened::Ready(vacant.belonging_to(site)?),
            None => Opened::Vacant(vacant),
        })
    }
}

impl Vacant {
    /// The same database once it belongs to an organisation.
    pub(super) fn belonging_to(&self, site: Site) -> Result<Arc<App>, AppError> {
        let zone = Zone::named(&site.zone).map_err(|_| ZoneUnknown(site.zone.clone()))?;
        Ok(Arc::new(App {
            store: self.store.clone(),
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            passwords: Passwords::default(),
            pools: form::Pools::default(),
            answers: answers(),
            reviews: Default::default(),
            site,
            zone,
        }))
    }
}

/// The clock that counts for a database.
fn authority(store: &Store, own: &Clock) -> Result<Clock, AppError> {
    let offset = store.server_time()?.map_or(0, |server| server.since(own.now()));
    let floor = store.read(site::latest_instant)?;
    Ok(Clock::system(floor, offset))
}

/// The database is empty.
#[derive(Debug, thiserror::Error)]
#[error("no organisation is set up in this database")]
pub struct NotSetUp;

impl Explain for NotSetUp {
    fn kind(&self) -> Kind {
        Kind::NotFound
    }

    fn message(&self, locale: Locale) -> String {
        t::not_set_up(locale).to_owned()
    }
}

/// No time-zone database has the zone.
#[derive(Debug, thiserror::Error)]
#[error("unknown time zone {0:?}")]
pub struct ZoneUnknown(pub String);

impl Explain for ZoneUnknown {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        t::zone_unknown(locale, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::site::create::{FirstAdmin, SetUp};

    fn set_up() -> SetUp {
        SetUp {
            organisation: "云江区司法局".to_owned(),
            zone: "Asia/Shanghai".to_owned(),
            preset: "jilin".to_owned(),
            is_demo: true,
            admin: FirstAdmin {
                sign_in_name: "admin".parse().unwrap(),
                display_name: "管理员".to_owned(),
                password: None,
            },
        }
    }

    #[test]
    fn a_database_is_vacant_until_it_is_set_up_and_then_reopens() {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("a.db"));
        let open = || App::open(&location, &Options::default(), None, Entropy::seeded(1)).unwrap();
        let error = open().ready().map(drop).unwrap_err();
        assert!(error.is::<NotSetUp>().is_some());
        let Opened::Vacant(vacant) = open() else { panic!("not vacant") };
        let app = vacant.set_up(&set_up()).unwrap();
        let recorded = app.read(|tx| Ok(site::latest_instant(tx)?)).unwrap();
        assert!(recorded.millis() > 0);
        drop((app, vacant));
        let app = open().ready().unwrap();
        assert_eq!(app.site.name, "云江区司法局");
        assert!(app.now() >= recorded);
    }

    #[test]
    fn what_was_recorded_in_the_future_is_a_floor_and_the_step_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("a.db"));
        let future = Clock::manual(Timestamp::from_millis(4_102_444_800_000));
        let open = |clock| App::open(&location, &Options::default(), clock, Entropy::seeded(1));
        let Opened::Vacant(vacant) = open(Some(future.clone())).unwrap() else {
            panic!("not vacant")
        };
        drop(vacant.set_up(&set_up()).unwrap());
        let app = open(None).unwrap().ready().unwrap();
        assert!(app.now() >= future.now());
        let steps = app.read(|tx| {
            Ok(tx.one("SELECT count(*) FROM clock_step", &[], |row| row.get::<i64>(0))?)
        });
        assert_eq!(steps.unwrap(), 1);
    }
}
