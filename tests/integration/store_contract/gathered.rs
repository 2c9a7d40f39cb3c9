//! Writes that are gathered share a transaction and its statements, and nothing else.

use super::tools::{Gate, Runs, ids, refusal, with_table};
use crate::support::database::Database;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use zhifa::store::{Fault, Gather, Priority, Settle, Store, StoreError, Tx};

pub const MIGRATED: bool = true;

/// A row to add once, or what becomes of it instead.
#[derive(Clone)]
struct Row {
    id: i64,
    key: i64,
    fate: Fate,
    runs: Runs,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    /// Refused by the closure in words of its own.
    Refused,
    /// Refused by the database, which ends the transaction.
    Conflict,
}

type Rows = Gather<Row, i64>;
type Outcome = Result<i64, StoreError>;

fn rows() -> Arc<Rows> {
    Gather::new(|row| row.key, add_together)
}

fn add_together(tx: &mut Tx<'_>, rows: &[Row]) -> Result<Vec<Outcome>, StoreError> {
    rows[0].runs.count();
    let mut outcomes = Vec::new();
    for row in rows {
        let sql = match row.fate {
            Fate::Refused => {
                outcomes.push(Err(refusal()));
                continue;
            }
            Fate::Kept => "INSERT INTO scratch (id) VALUES ($1) ON CONFLICT (id) DO NOTHING",
            Fate::Conflict => "INSERT INTO scratch (id, amount) VALUES ($1, -1)",
        };
        tx.execute(sql, &[row.id.into()])?;
        outcomes.push(Ok(row.id));
    }
    Ok(outcomes)
}

/// Queues rows while the writer is held, so that they wait together; their outcomes in order.
fn together(store: &Store, fates: &[Fate]) -> (Vec<Outcome>, Runs) {
    let (rows, runs, gate) = (rows(), Runs::default(), Gate::hold(store));
    let told: Vec<Receiver<Outcome>> = (1..)
        .zip(fates)
        .map(|(id, fate)| rows.queue(store, Row { id, key: id, fate: *fate, runs: runs.clone() }))
        .collect();
    gate.open();
    (told.iter().map(|outcome| outcome.recv().unwrap()).collect(), runs)
}

pub fn what_waits_is_written_together(database: &Database) {
    let store = with_table(database.open());
    let (outcomes, runs) = together(&store, &[Fate::Kept; 100]);
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(ids(&store), (1..=100).collect::<Vec<_>>());
    assert_eq!(runs.get(), 1);
}

pub fn one_item_does_not_take_others_with_it(database: &Database) {
    use Fate::{Conflict, Kept, Refused};
    let store = with_table(database.open());
    let (outcomes, runs) = together(&store, &[Kept, Refused, Kept]);
    assert!(matches!(outcomes.as_slice(), [Ok(1), Err(StoreError::Aborted(_)), Ok(3)]));
    assert_eq!(runs.get(), 1, "a refusal in words spoils nothing");
    assert_eq!(ids(&store), [1, 3]);
    let (outcomes, _) = together(&store, &[Kept, Kept, Conflict, Kept]);
    assert!(matches!(outcomes.as_slice(), [Ok(1), Ok(2), Err(StoreError::Conflict { .. }), Ok(4)]));
    assert_eq!(ids(&store), [1, 2, 3, 4]);
}

pub fn items_of_one_key_are_written_one_after_another(database: &Database) {
    let store = with_table(database.open());
    let (rows, runs, gate) = (rows(), Runs::default(), Gate::hold(&store));
    let row = |id| Row { id, key: id % 2, fate: Fate::Kept, runs: runs.clone() };
    let told: Vec<_> = (1..=6).map(|id| rows.queue(&store, row(id))).collect();
    gate.open();
    for (id, outcome) in (1..).zip(told) {
        assert_eq!(outcome.recv().unwrap().unwrap(), id);
    }
    assert_eq!(runs.get(), 3, "each batch holds one item of each key");
}

pub fn what_was_committed_unheard_is_found(database: &Database) {
    let store = with_table(database.open());
    store.inject(Fault::CommitThenLost);
    let runs = Runs::default();
    let row = Row { id: 7, key: 7, fate: Fate::Kept, runs: runs.clone() };
    assert_eq!(rows().write(&store, row).unwrap(), 7);
    assert_eq!(runs.get(), 2);
    assert_eq!(ids(&store), [7]);
}

pub fn a_closed_store_tells_all_that_wait(database: &Database) {
    let store = with_table(database.open());
    store.close();
    let rows = rows();
    let row = |id| Row { id, key: id, fate: Fate::Kept, runs: Runs::default() };
    for id in 1..4 {
        assert!(matches!(rows.write(&store, row(id)), Err(StoreError::Closed)));
    }
}

pub fn closing_writes_what_was_gathered(database: &Database) {
    let store = with_table(database.open());
    let (rows, gate) = (rows(), Gate::hold(&store));
    // One key, so that each needs a batch of its own after the store was asked to close.
    let row = |id| Row { id, key: 1, fate: Fate::Kept, runs: Runs::default() };
    let told: Vec<_> = (1..=5).map(|id| rows.queue(&store, row(id))).collect();
    let closing = std::thread::spawn({
        let store = store.clone();
        move || store.close()
    });
    // Until the store no longer takes anything new.
    let (mut id, probe) = (100, self::rows());
    while probe.queue(&store, Row { id, key: id, ..row(id) }).try_recv().is_err() {
        id += 1;
        std::thread::yield_now();
    }
    gate.open();
    closing.join().unwrap();
    for (id, outcome) in (1..).zip(told) {
        assert_eq!(outcome.recv().unwrap().unwrap(), id);
    }
}

pub fn gathering_inside_a_write_is_refused(database: &Database) {
    let store = with_table(database.open());
    let (inner, rows) = (store.clone(), rows());
    let outcome = store.write(Settle::Rerun, Priority::Normal, move |_| {
        let row = Row { id: 1, key: 1, fate: Fate::Kept, runs: Runs::default() };
        rows.write(&inner, row)
    });
    assert!(matches!(outcome, Err(StoreError::Nested)));
}
