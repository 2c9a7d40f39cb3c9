//! Use cases: permission → rules → one transaction with its audit row → what changed.
//!
//! One noun is a folder, one verb a file. A use case takes the [`App`] it runs in and the
//! [`Actor`] it runs for; it reads the clock and draws randomness once, at its entry, and hands
//! both down as values.

pub mod account;
pub mod actor;
pub mod address;
pub mod agency;
pub mod attachment;
pub mod audit;
pub mod bank;
pub mod blueprint;
pub mod board;
pub mod challenge;
pub mod credential;
pub mod custom_field;
pub mod database;
pub mod demo;
pub mod doubt;
pub mod draft;
pub mod error;
pub mod exam;
pub mod export;
pub mod files;
pub mod form;
pub mod home;
pub mod item;
pub mod officer;
pub mod open;
pub mod pass;
pub mod password;
pub mod preset;
pub mod reach;
pub mod report;
pub mod search;
pub mod session;
pub mod site;
pub mod statute;
pub mod study;
mod testkit;

pub use crate::store::Page;
pub use actor::{Actor, Via};
pub use error::{AppError, Explain, Kind};
pub use session::Session;

use crate::clock::Clock;
use crate::domain::id::Uid;
use crate::domain::time::{Date, Timestamp, Zone};
use crate::entropy::Entropy;
use crate::store::{Priority, Settle, Store, StoreError, Tx};
use std::sync::Arc;

/// Everything use cases run in: one per process.
pub struct App {
    /// The database.
    pub store: Store,
    /// The only source of time.
    pub clock: Clock,
    /// The only source of randomness.
    pub entropy: Entropy,
    /// The one worker for passwords.
    pub passwords: password::Passwords,
    /// What was drawn from lately.
    pub pools: form::Pools,
    /// Answers that wait to be stored.
    pub answers: Arc<exam::answer::Answers>,
    /// Whether citations wait to be reviewed, because the last review was not whole.
    pub reviews: doubt::review::Reviews,
    /// The organisation this database belongs to.
    pub site: crate::store::site::Site,
    /// The organisation's zone.
    pub zone: Zone,
}

/// What a writing use case leaves in the audit.
#[derive(Debug, Clone)]
pub struct Trace {
    /// What was done, as `noun.verb`.
    pub action: &'static str,
    /// Kind of the thing touched, such as `officer`.
    pub target_kind: &'static str,
    /// Which one: a uid or a name.
    pub target: String,
    /// What else an auditor has to know; never a password, a key or a full identity number.
    pub detail: serde_json::Value,
}

impl Trace {
    /// A trace without further detail.
    pub fn new(action: &'static str, target_kind: &'static str, target: impl ToString) -> Self {
        let detail = serde_json::Value::Object(serde_json::Map::new());
        Self { action, target_kind, target: target.to_string(), detail }
    }

    /// The same trace with detail.
    #[must_use]
    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

impl App {
    /// The instant at which a use case runs.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The civil date of that instant in the organisation's zone.
    pub fn today(&self) -> Date {
        self.zone.date(self.now())
    }

    /// A fresh uid.
    pub fn uid(&self, at: Timestamp) -> Uid {
        Uid::v7(at, self.entropy.bytes())
    }

    /// Reads one consistent snapshot.
    ///
    /// # Errors
    /// Whatever the closure or the store refuses.
    pub fn read<T>(&self, f: impl Fn(&mut Tx<'_>) -> Result<T, AppError>) -> Result<T, AppError> {
        self.store.read(|tx| f(tx).map_err(StoreError::from)).map_err(AppError::from)
    }

    /// Runs one transaction and puts the audit row that the closure returns inside it.
    ///
    /// # Errors
    /// Whatever the closure or the store refuses; then nothing is written.
    pub fn write<T: Send + 'static>(
        self: &Arc<Self>,
        actor: &Actor,
        at: Timestamp,
        f: impl Fn(&mut Tx<'_>) -> Result<(T, Trace), AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        self.write_each(actor, at, move |tx| f(tx).map(|(value, trace)| (value, vec![trace])))
    }

    /// Runs one transaction that touches several things, and puts an audit row for each of them
    /// inside it. There has to be at least one.
    ///
    /// # Errors
    /// Whatever the closure or the store refuses; then nothing is written.
    pub fn write_each<T: Send + 'static>(
        self: &Arc<Self>,
        actor: &Actor,
        at: Timestamp,
        f: impl Fn(&mut Tx<'_>) -> Result<(T, Vec<Trace>), AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        self.write_at(Priority::Normal, actor, at, f)
    }

    /// The same for one part of much work, which lets answers go first.
    ///
    /// # Errors
    /// As [`Self::write_each`].
    pub fn write_bulk<T: Send + 'static>(
        self: &Arc<Self>,
        actor: &Actor,
        at: Timestamp,
        f: impl Fn(&mut Tx<'_>) -> Result<(T, Vec<Trace>), AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        self.write_at(Priority::Bulk, actor, at, f)
    }

    fn write_at<T: Send + 'static>(
        self: &Arc<Self>,
        priority: Priority,
        actor: &Actor,
        at: Timestamp,
        f: impl Fn(&mut Tx<'_>) -> Result<(T, Vec<Trace>), AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        // The first row is the receipt of the whole transaction.
        let receipt = self.uid(at);
        let uid = move |place: usize| match place {
            0 => receipt,
            place => Uid::derived(&receipt.to_string(), &place.to_string()),
        };
        let author = audit::Author::of(actor);
        self.store
            .write(Settle::Receipt(receipt), priority, move |tx| {
                let (value, traces) = f(tx)?;
                for (place, trace) in traces.iter().enumerate() {
                    audit::record(tx, uid(place), at, &author, trace, audit::DONE)?;
                }
                Ok(value)
            })
            .map_err(AppError::from)
    }
}
