//! The two databases behind one boundary.

pub(super) mod postgres;
pub(super) mod sqlite;

use super::{Location, Options, StoreError, Tx};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};

/// Which database a store runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// Embedded.
    Sqlite,
    /// A server.
    Postgres,
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    Write,
}

/// One connection.
pub(super) enum Link {
    Sqlite(sqlite::SqliteLink),
    Postgres(Box<postgres::PostgresLink>),
}

impl Link {
    pub(super) const fn tx(&mut self) -> Tx<'_> {
        Tx::new(self)
    }

    pub(super) fn begin(&mut self, mode: Mode) -> Result<(), StoreError> {
        match (self, mode) {
            (Self::Sqlite(link), Mode::Read) => link.batch("BEGIN DEFERRED"),
            (Self::Sqlite(link), Mode::Write) => link.batch("BEGIN IMMEDIATE"),
            (Self::Postgres(link), Mode::Read) => {
                link.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            }
            (Self::Postgres(link), Mode::Write) => link.batch("BEGIN ISOLATION LEVEL SERIALIZABLE"),
        }
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(link) => link.batch(sql),
            Self::Postgres(link) => link.batch(sql),
        }
    }

    /// Commits. A connection that is lost meanwhile leaves the outcome unknown.
    pub(super) fn commit(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(link) => link.batch("COMMIT"),
            Self::Postgres(link) => match link.batch("COMMIT") {
                Err(StoreError::Connection(text)) => Err(StoreError::Unknown(text)),
                outcome => outcome,
            },
        }
    }

    pub(super) fn rollback(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(link) => link.rollback(),
            Self::Postgres(link) => link.batch("ROLLBACK"),
        }
    }

    /// Whether the connection is gone and a new one is needed.
    pub(super) const fn is_lost(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(link) => link.is_lost(),
        }
    }

    /// Whether the transaction begun last is still open. SQLite ends it by itself when the disk
    /// is full.
    pub(super) fn in_transaction(&self) -> bool {
        match self {
            Self::Sqlite(link) => link.in_transaction(),
            Self::Postgres(link) => !link.is_lost(),
        }
    }

    pub(super) const fn driver(&self) -> Driver {
        match self {
            Self::Sqlite(_) => Driver::Sqlite,
            Self::Postgres(_) => Driver::Postgres,
        }
    }
}

/// Makes connections.
#[derive(Clone)]
pub(super) enum Connector {
    Sqlite(sqlite::SqliteConnector),
    Postgres(postgres::PostgresConnector),
}

/// The folder of a database in memory, removed with it.
pub(super) struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Connector {
    pub(super) fn new(
        location: &Location,
        options: &Options,
    ) -> Result<(Self, Option<Scratch>), StoreError> {
        Ok(match location {
            Location::Memory => {
                let (connector, folder) = sqlite::SqliteConnector::scratch(options)?;
                (Self::Sqlite(connector), Some(Scratch(folder)))
            }
            Location::File(path) => {
                (Self::Sqlite(sqlite::SqliteConnector::file(path, options)?), None)
            }
            Location::Postgres(url) => {
                (Self::Postgres(postgres::PostgresConnector::new(url, options)?), None)
            }
        })
    }

    pub(super) const fn driver(&self) -> Driver {
        match self {
            Self::Sqlite(_) => Driver::Sqlite,
            Self::Postgres(_) => Driver::Postgres,
        }
    }

    pub(super) fn connect(&self, mode: Mode) -> Result<Link, StoreError> {
        match self {
            Self::Sqlite(connector) => connector.connect(mode).map(Link::Sqlite),
            Self::Postgres(connector) => connector.connect().map(Box::new).map(Link::Postgres),
        }
    }
}

/// Connections for reading, made when first needed and kept.
pub(super) struct Pool {
    connector: Connector,
    size: usize,
    state: Mutex<PoolState>,
    returned: Condvar,
}

#[derive(Default)]
struct PoolState {
    idle: Vec<Link>,
    made: usize,
    closed: bool,
}

impl Pool {
    pub(super) fn new(connector: Connector, size: usize) -> Self {
        let state = Mutex::new(PoolState::default());
        Self { connector, size: size.max(1), state, returned: Condvar::new() }
    }

    /// Lends a connection to `f`, waiting for one if all are out.
    pub(super) fn with<T>(
        &self,
        f: impl FnOnce(&mut Link) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut link = self.take()?;
        let outcome = f(&mut link);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if link.is_lost() {
            // A server that went away took the idle connections along; they only notice in use.
            state.made -= 1 + state.idle.len();
            state.idle.clear();
        } else if state.closed {
            state.made -= 1;
        } else {
            state.idle.push(link);
        }
        drop(state);
        self.returned.notify_one();
        outcome
    }

    /// Lends no more connections and lets go of the idle ones.
    pub(super) fn close(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.closed = true;
        state.made -= state.idle.len();
        state.idle.clear();
        drop(state);
        self.returned.notify_all();
    }

    fn take(&self) -> Result<Link, StoreError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.closed {
                return Err(StoreError::Closed);
            }
            if let Some(link) = state.idle.pop() {
                return Ok(link);
            }
            if state.made < self.size {
                state.made += 1;
                drop(state);
                return self.connector.connect(Mode::Read).inspect_err(|_| {
                    self.state.lock().unwrap_or_else(PoisonError::into_inner).made -= 1;
                });
            }
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
