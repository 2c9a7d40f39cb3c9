//! What the store can refuse.

use std::error::Error;
use std::path::PathBuf;

/// The kinds of rules a database keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constraint {
    /// A primary key or unique index.
    Unique,
    /// A reference to a row that has to exist.
    ForeignKey,
    /// A condition on the row.
    Check,
    /// A column that has to have a value.
    NotNull,
    /// Another rule, such as a trigger's.
    Other,
}

/// A failure of the store. `Display` is the detail for the log; people are told by the caller.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row that had to be there is not.
    #[error("no such row")]
    NotFound,
    /// A unique index, foreign key or check refused the write.
    #[error("conflict: {detail}")]
    Conflict {
        /// Which kind of rule it was.
        constraint: Constraint,
        /// What the database said.
        detail: String,
    },
    /// A database that had to be empty holds rows.
    #[error("the target is not empty")]
    NotEmpty,
    /// Another process holds the database.
    #[error("the database is busy")]
    Busy,
    /// The database is of a newer version than this program.
    #[error("the database is of version {found}, this program knows {known}")]
    TooNew {
        /// Version of the database.
        found: i64,
        /// Newest version known here.
        known: i64,
    },
    /// A migration that was applied reads differently today.
    #[error("migration {version} was changed after it was applied")]
    Tampered {
        /// Its number.
        version: i64,
    },
    /// The database has not been brought to this program's version.
    #[error(
        "the database is of version {found}, this program needs {needed}; run `zhifa db migrate`"
    )]
    TooOld {
        /// Version of the database.
        found: i64,
        /// Version needed.
        needed: i64,
    },
    /// The database holds tables, and they are not this program's.
    #[error("the database belongs to something else (it has a table {table})")]
    NotOurs {
        /// One of its tables.
        table: String,
    },
    /// SQLite's WAL cannot be trusted on this file system.
    #[error("{} is on a network file system ({kind})", path.display())]
    NetworkFileSystem {
        /// The file.
        path: PathBuf,
        /// Type of the file system.
        kind: String,
    },
    /// The address of a database cannot be understood.
    #[error("bad database address: {0}")]
    Location(String),
    /// The connection to the server is lost or could not be made.
    #[error("connection: {0}")]
    Connection(String),
    /// A serialization failure or deadlock; retried before anybody sees it.
    #[error("serialization failure: {0}")]
    Serialization(String),
    /// The commit was sent and its outcome is unknown; settled before anybody sees it.
    #[error("the outcome of the commit is unknown: {0}")]
    Unknown(String),
    /// The disk or quota is full.
    #[error("the disk is full")]
    Full,
    /// The store was shut down.
    #[error("the store is closed")]
    Closed,
    /// The closure panicked; its work was rolled back.
    #[error("a transaction panicked: {0}")]
    Panicked(String),
    /// An earlier statement of the transaction failed, so nothing of it can be kept.
    #[error("an earlier statement of this transaction failed: {0}")]
    Doomed(String),
    /// A write waited for another one on the writer's own thread, which would wait for ever.
    #[error("a write was started and waited for inside a write")]
    Nested,
    /// Text with a NUL character, which PostgreSQL cannot hold.
    #[error("text with a NUL character cannot be stored")]
    NulInText,
    /// A stored value is not what the column should hold.
    #[error("column {column}: {detail}")]
    Column {
        /// Position, from 0.
        column: usize,
        /// What is wrong.
        detail: String,
    },
    /// The file is damaged or no database.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Any other failure of a statement.
    #[error("{message} in: {sql}")]
    Sql {
        /// The statement.
        sql: String,
        /// What the database said.
        message: String,
    },
    /// Reading or writing a file beside the database failed.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The caller's closure refused; its work was rolled back.
    #[error("{0}")]
    Aborted(Box<dyn Error + Send + Sync>),
}
