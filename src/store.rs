//! The store: the only place with SQL, over SQLite or PostgreSQL.
//!
//! [`Store::read`] gives a consistent snapshot; [`Store::write`] runs a closure in a transaction on
//! the one writer thread and returns after the commit. Closures may be run more than once, so they
//! have no side effects besides the transaction. SQL is written once with `$1…$n`; a thin driver
//! runs it on either database. A file per aggregate holds its statements.

pub mod accounts;
pub mod adjustments;
pub mod agencies;
pub mod assignments;
pub mod attachments;
pub mod attempts;
pub mod audit;
pub mod banks;
pub mod blueprints;
pub mod challenges;
pub mod citing;
pub mod copy;
pub mod counts;
pub mod credentials;
pub mod custom_fields;
pub mod demo;
pub mod doubts;
mod driver;
pub mod enrolment;
mod error;
pub mod fault;
mod filter;
pub mod forms;
mod gather;
pub mod hours;
pub mod items;
pub mod judged;
pub mod lease;
mod location;
mod migrate;
pub mod officers;
pub mod outcomes;
mod param;
pub mod pass_records;
pub mod pools;
pub mod presence;
pub mod results;
mod row;
pub mod saves;
pub mod search;
pub mod site;
pub mod sittings;
mod sql;
pub mod statutes;
pub mod study;
mod tx;
mod writer;
pub mod wrong_answers;

pub use driver::Driver;
pub use error::{Constraint, StoreError};
pub use fault::Fault;
pub use filter::{Page, Within};
pub use gather::{Gather, Run};
pub use location::Location;
pub use migrate::{Migration, NEWEST, migrations};
pub use param::Param;
pub(crate) use param::params;
pub use row::{FromColumn, Row, Value};
pub use tx::Tx;
pub use writer::{Priority, Settle};

use crate::domain::time::Timestamp;
use driver::{Link, Pool};
use fault::{Faults, Stage};
use std::ops::ControlFlow;
use std::sync::Arc;
use writer::Writer;

/// How a database is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Connections for reading.
    pub readers: usize,
    /// Whether a database that does not exist yet is created.
    pub create: bool,
    /// Whether migrations that are missing are applied.
    pub migrate: bool,
    /// Milliseconds to wait for another process's lock.
    pub busy_timeout_ms: u64,
    /// Milliseconds that one statement may take on PostgreSQL; 0 is no limit.
    pub statement_timeout_ms: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 4,
            create: true,
            migrate: true,
            busy_timeout_ms: 5_000,
            statement_timeout_ms: 60_000,
        }
    }
}

/// An open database. Clones share it; the last one to go closes it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    // Dropped first: the writer finishes what was queued before connections go away.
    writer: Writer,
    readers: Pool,
    location: Location,
    driver: Driver,
    faults: Faults,
    _scratch: Option<driver::Scratch>,
}

impl Store {
    /// Opens a database and, where `options` say so, brings it to this program's version. `at` is
    /// recorded as the time of the migrations.
    ///
    /// # Errors
    /// When it cannot be reached, is of a newer version, lies on a network file system, or is no
    /// database of ours.
    pub fn open(location: &Location, options: &Options, at: Timestamp) -> Result<Self, StoreError> {
        let faults = Faults::default();
        let (connector, scratch) = driver::Connector::new(location, options)?;
        let mut link = connector.connect(driver::Mode::Write)?;
        migrate::prepare(&mut link, options.migrate, at)?;
        let driver = connector.driver();
        let readers = Pool::new(connector.clone(), options.readers);
        let writer = Writer::start(link, connector, faults.clone())?;
        let inner = Inner {
            writer,
            readers,
            location: location.clone(),
            driver,
            faults,
            _scratch: scratch,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Runs a closure on one consistent snapshot. It is run again when the connection is lost.
    ///
    /// # Errors
    /// Whatever the closure refuses, or the database.
    pub fn read<T>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut tries = 0;
        loop {
            let outcome = self
                .inner
                .faults
                .meet(Stage::Read)
                .and_then(|()| self.inner.readers.with(|link| read_once(link, &f)));
            tries += 1;
            match outcome {
                Err(StoreError::Connection(_) | StoreError::Serialization(_)) if tries < 3 => {}
                outcome => return outcome,
            }
        }
    }

    /// Runs a closure in a transaction and returns once it is durable. See [`Settle`] for what
    /// happens when the outcome of a commit is unknown.
    ///
    /// # Errors
    /// Whatever the closure refuses, or the database; then nothing of it is written.
    pub fn write<T: Send + 'static>(
        &self,
        settle: Settle,
        priority: Priority,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        if self.inner.writer.is_this_thread() {
            return Err(StoreError::Nested);
        }
        let (sender, receiver) = std::sync::mpsc::sync_channel(1);
        self.write_later(settle, priority, f, move |outcome| {
            // The caller waits below, so the channel can only be closed if it panicked.
            let _ = sender.send(outcome);
        });
        receiver.recv().unwrap_or(Err(StoreError::Closed))
    }

    /// Like [`Store::write`], but returns at once; `done` is called on the writer's thread after
    /// the commit and must not block.
    pub fn write_later<T: Send + 'static>(
        &self,
        settle: Settle,
        priority: Priority,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        done: impl FnOnce(Result<T, StoreError>) + Send + 'static,
    ) {
        self.inner.writer.submit(settle, priority, f, done);
    }

    /// Finishes the writes that wait, then lets the database go. Whatever is asked of any clone
    /// afterwards is refused as [`StoreError::Closed`].
    pub fn close(&self) {
        self.inner.writer.close();
        self.inner.readers.close();
    }

    /// Where the database is.
    pub fn location(&self) -> &Location {
        &self.inner.location
    }

    /// Which of the two databases it is, for messages and tests.
    pub fn driver(&self) -> Driver {
        self.inner.driver
    }

    /// The database server's idea of now, where it has one: PostgreSQL's clock. SQLite has none.
    ///
    /// # Errors
    /// When the server cannot be asked.
    pub fn server_time(&self) -> Result<Option<Timestamp>, StoreError> {
        match self.driver() {
            Driver::Sqlite => Ok(None),
            Driver::Postgres => self.read(|tx| {
                let sql = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
                tx.one(sql, &[], |row| row.get(0)).map(Some)
            }),
        }
    }

    /// Copies a SQLite database into a file while it is in use. After each megabyte `step` is told
    /// how many bytes are copied and how many there are; where it breaks off, so does the copy, and
    /// half a file is left.
    ///
    /// # Errors
    /// When the file cannot be written, or the database is PostgreSQL, which has its own tools.
    pub fn backup(
        &self,
        to: &std::path::Path,
        step: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        self.inner.readers.with(|link| match link {
            Link::Sqlite(link) => link.backup(to, step),
            Link::Postgres(_) => {
                Err(StoreError::Location("pg_dump backs up a PostgreSQL database".to_owned()))
            }
        })
    }

    /// Makes the next matching operation fail in a given way, for tests of what happens then.
    #[doc(hidden)]
    pub fn inject(&self, fault: Fault) {
        self.inner.faults.add(fault);
    }
}

fn read_once<T>(
    link: &mut Link,
    f: &impl Fn(&mut Tx<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    link.begin(driver::Mode::Read)?;
    let outcome = link.tx().run(f);
    let ended = link.rollback();
    outcome.and_then(|value| ended.map(|()| value))
}

/// Reads a JSON column.
fn from_json<T: serde::de::DeserializeOwned>(column: usize, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Column { column, detail: error.to_string() })
}

/// The JSON of a value, for a column.
fn to_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Aborted(Box::new(error)))
}
