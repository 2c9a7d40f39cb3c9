//! A fresh database of either kind for one test.

use super::postgres;
use std::path::PathBuf;
use tempfile::TempDir;
use zhifa::domain::time::Timestamp;
use zhifa::store::{Location, Options, Store, StoreError};

/// When the databases of the tests are made.
pub const NOW: Timestamp = Timestamp::from_millis(1_795_500_000_000);

/// A database of its own, gone with the test.
pub struct Database {
    location: Location,
    _folder: Option<TempDir>,
}

impl Database {
    /// A SQLite file that does not exist yet.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("test.db"));
        Self { location, _folder: Some(folder) }
    }

    /// A database on the tests' own server, migrated unless the test is about that; none where
    /// there is no server to be had.
    pub fn postgres(migrated: bool) -> Option<Self> {
        let url = if migrated { postgres::migrated_database() } else { postgres::empty_database() };
        Some(Self { location: Location::Postgres(url?), _folder: None })
    }

    /// One that somebody else made and will remove.
    pub const fn existing(location: Location) -> Self {
        Self { location, _folder: None }
    }

    /// Another fresh one of the same kind.
    pub fn another(&self) -> Self {
        match &self.location {
            Location::Postgres(_) => Self::postgres(true).unwrap(),
            _ => Self::sqlite(),
        }
    }

    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The address as the command line takes it, a password of the server included.
    pub fn address(&self) -> String {
        match &self.location {
            Location::Postgres(url) => url.clone(),
            other => other.to_string(),
        }
    }

    /// The file of a SQLite database.
    pub fn file(&self) -> PathBuf {
        match &self.location {
            Location::File(path) => path.clone(),
            other => panic!("{other} is no file"),
        }
    }

    pub fn open(&self) -> Store {
        self.try_open(&Options::default()).unwrap()
    }

    pub fn try_open(&self, options: &Options) -> Result<Store, StoreError> {
        Store::open(&self.location, options, NOW)
    }

    /// Runs statements past the store, as another program would.
    pub fn run_directly(&self, sql: &str) {
        match &self.location {
            Location::Postgres(url) => {
                let mut client = ::postgres::Client::connect(url, ::postgres::NoTls).unwrap();
                client.batch_execute(sql).unwrap();
            }
            _ => rusqlite::Connection::open(self.file()).unwrap().execute_batch(sql).unwrap(),
        }
    }
}

/// Instantiates each test for both databases: it runs as `sqlite::NAME` and as `postgres::NAME` of
/// the module that lists it. `module: test, test;` names functions of a child module; the database
/// is migrated on PostgreSQL unless `empty;` stands in front.
macro_rules! on_both_databases {
    (empty; $($groups:tt)+) => {
        $crate::support::database::on_both_databases! { @migrated false; $($groups)+ }
    };
    (@migrated $migrated:literal; $($group:ident: $($name:ident),+ $(,)?;)+) => {
        mod sqlite {
            use crate::support::database::Database;
            $($(
                #[test]
                fn $name() {
                    super::$group::$name(&Database::sqlite());
                }
            )+)+
        }

        mod postgres {
            use crate::support::database::Database;
            $($(
                #[test]
                fn $name() {
                    if let Some(database) = Database::postgres($migrated) {
                        super::$group::$name(&database);
                    }
                }
            )+)+
        }
    };
    ($($groups:tt)+) => {
        $crate::support::database::on_both_databases! { @migrated true; $($groups)+ }
    };
}
pub(crate) use on_both_databases;
