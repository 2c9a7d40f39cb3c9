//! What the contracts have in common: a table to write to, a gate that holds the writer, receipts.

use crate::support::database::NOW;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use zhifa::domain::id::Uid;
use zhifa::store::audit::{self, NewEntry};
use zhifa::store::{Param, Priority, Settle, Store, StoreError, Tx};

/// A table that every contract may use; its definition means the same on both databases.
const TABLE: &str = "CREATE TABLE scratch (
    id BIGINT PRIMARY KEY,
    name TEXT UNIQUE,
    amount BIGINT NOT NULL DEFAULT 0 CHECK (amount >= 0),
    parent BIGINT REFERENCES scratch (id))";

/// Makes the table.
pub fn with_table(store: Store) -> Store {
    write(&store, |tx| tx.execute(TABLE, &[])).unwrap();
    store
}

/// Writes with normal priority something that may run twice.
pub fn write<T: Send + 'static>(
    store: &Store,
    f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    store.write(Settle::Rerun, Priority::Normal, f)
}

/// Adds a row, which fails if it is there.
pub fn add(tx: &mut Tx<'_>, id: i64) -> Result<u64, StoreError> {
    tx.execute("INSERT INTO scratch (id) VALUES ($1)", &[id.into()])
}

/// The ids in the table, in order.
pub fn ids(store: &Store) -> Vec<i64> {
    store.read(|tx| tx.rows("SELECT id FROM scratch ORDER BY id", &[], |row| row.get(0))).unwrap()
}

/// A number from a query.
pub fn number(tx: &mut Tx<'_>, sql: &str, params: &[Param]) -> Result<i64, StoreError> {
    tx.one(sql, params, |row| row.get(0))
}

/// The closure's own refusal.
pub fn refusal() -> StoreError {
    StoreError::Aborted("no".into())
}

/// The nth receipt of a test.
pub fn receipt(n: u8) -> Uid {
    Uid::v7(NOW, [n; 10])
}

/// Leaves the receipt, as every writing use case does.
pub fn leave_receipt(tx: &mut Tx<'_>, uid: Uid) -> Result<(), StoreError> {
    let detail = serde_json::Value::Null;
    let entry = NewEntry {
        uid,
        at: NOW,
        account: None,
        actor: "system",
        via: "system",
        action: "test.write",
        target_kind: "test",
        target: "",
        outcome: "done",
        detail: &detail,
    };
    audit::append(tx, &entry)
}

/// Counts how often closures ran.
#[derive(Clone, Default)]
pub struct Runs(Arc<AtomicU32>);

impl Runs {
    pub fn count(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    pub fn get(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Holds the writer inside a transaction that comes to nothing, so that what is queued meanwhile
/// becomes one batch.
pub struct Gate {
    release: Sender<()>,
}

impl Gate {
    pub fn hold(store: &Store) -> Self {
        let (release, released) = channel();
        let (reached, arrived) = channel();
        let released = Mutex::new(released);
        let gate = move |_: &mut Tx<'_>| -> Result<(), StoreError> {
            reached.send(()).unwrap();
            released.lock().unwrap().recv().unwrap();
            Err(refusal())
        };
        store.write_later(Settle::Rerun, Priority::Normal, gate, |_| ());
        arrived.recv().unwrap();
        Self { release }
    }

    pub fn open(self) {
        self.release.send(()).unwrap();
    }
}

/// Queues a write and gives its outcome later.
pub fn queue<T: Send + 'static>(
    store: &Store,
    settle: Settle,
    priority: Priority,
    f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> Receiver<Result<T, StoreError>> {
    let (done, outcome) = channel();
    store.write_later(settle, priority, f, move |value| {
        // A test that failed meanwhile no longer listens.
        let _ = done.send(value);
    });
    outcome
}
