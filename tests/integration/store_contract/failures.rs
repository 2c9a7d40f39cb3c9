//! Failures on demand: commits that fail or whose answer is lost, conflicts, lost connections.

use super::tools::{
    Gate, Runs, add, ids, leave_receipt, queue, receipt, refusal, with_table, write,
};
use crate::support::database::Database;
use std::sync::mpsc::Receiver;
use zhifa::store::{Fault, Priority, Settle, Store, StoreError};

pub const MIGRATED: bool = true;

type Outcome = Receiver<Result<i64, StoreError>>;

/// Queues writes that become one batch, each with its receipt, and lets the batch meet the faults.
fn batch(store: &Store, runs: &Runs, faults: &[Fault]) -> Vec<Outcome> {
    let gate = Gate::hold(store);
    let outcomes = (1..=3_u8)
        .map(|n| {
            let runs = runs.clone();
            queue(store, Settle::Receipt(receipt(n)), Priority::Answer, move |tx| {
                runs.count();
                add(tx, n.into())?;
                leave_receipt(tx, receipt(n))?;
                Ok(i64::from(n))
            })
        })
        .collect();
    faults.iter().for_each(|fault| store.inject(*fault));
    gate.open();
    outcomes
}

fn values(outcomes: &[Outcome]) -> Vec<i64> {
    outcomes.iter().map(|outcome| outcome.recv().unwrap().unwrap()).collect()
}

/// One write alone that meets the faults; how often it ran, and what came of it.
fn alone(store: &Store, settle: Settle, faults: &[Fault]) -> (u32, Result<i64, StoreError>) {
    let runs = Runs::default();
    let counted = runs.clone();
    faults.iter().for_each(|fault| store.inject(*fault));
    let outcome = store.write(settle, Priority::Normal, move |tx| {
        counted.count();
        match settle {
            Settle::Rerun => {
                tx.execute("INSERT INTO scratch (id) VALUES (1) ON CONFLICT DO NOTHING", &[])?;
            }
            Settle::Receipt(uid) => {
                add(tx, 1)?;
                leave_receipt(tx, uid)?;
            }
        }
        Ok(7)
    });
    (runs.get(), outcome)
}

pub fn a_failed_commit_runs_its_members_again_alone(database: &Database) {
    let store = with_table(database.open());
    let runs = Runs::default();
    assert_eq!(values(&batch(&store, &runs, &[Fault::CommitFails])), [1, 2, 3]);
    assert_eq!((runs.get(), ids(&store)), (6, vec![1, 2, 3]));
}

pub fn a_commit_that_keeps_failing_tells_each_member(database: &Database) {
    let store = with_table(database.open());
    let runs = Runs::default();
    // The batch, the first member alone, the second alone; the third gets through.
    let outcomes = batch(&store, &runs, &[Fault::CommitFails, Fault::DiskFull, Fault::CommitFails]);
    let outcomes: Vec<_> = outcomes.iter().map(|outcome| outcome.recv().unwrap()).collect();
    assert!(matches!(
        outcomes.as_slice(),
        [Err(StoreError::Full), Err(StoreError::Damaged(_)), Ok(3)]
    ));
    assert_eq!((runs.get(), ids(&store)), (6, vec![3]));
}

pub fn a_full_disk_keeps_nothing(database: &Database) {
    let store = with_table(database.open());
    let (runs, outcome) = alone(&store, Settle::Rerun, &[Fault::DiskFull]);
    assert!(matches!(outcome, Err(StoreError::Full)));
    assert_eq!((runs, ids(&store)), (1, vec![]));
    write(&store, |tx| add(tx, 2)).unwrap();
    assert_eq!(ids(&store), [2]);
}

pub fn a_lost_acknowledgement_is_settled_by_the_receipt(database: &Database) {
    let store = with_table(database.open());
    let (runs, outcome) = alone(&store, Settle::Receipt(receipt(1)), &[Fault::CommitThenLost]);
    assert_eq!((runs, outcome.unwrap(), ids(&store)), (1, 7, vec![1]));
}

pub fn a_lost_acknowledgement_of_a_batch_is_settled_for_each(database: &Database) {
    let store = with_table(database.open());
    let runs = Runs::default();
    assert_eq!(values(&batch(&store, &runs, &[Fault::CommitThenLost])), [1, 2, 3]);
    assert_eq!((runs.get(), ids(&store)), (3, vec![1, 2, 3]));
}

pub fn a_commit_that_never_arrived_runs_again(database: &Database) {
    let store = with_table(database.open());
    let (runs, outcome) = alone(&store, Settle::Receipt(receipt(1)), &[Fault::LostBeforeCommit]);
    assert_eq!((runs, outcome.unwrap(), ids(&store)), (2, 7, vec![1]));
    let others = Runs::default();
    let gate = Gate::hold(&store);
    let refused = queue(&store, Settle::Rerun, Priority::Answer, {
        let others = others.clone();
        move |_| -> Result<(), _> {
            others.count();
            Err(refusal())
        }
    });
    let kept = queue(&store, Settle::Receipt(receipt(2)), Priority::Answer, |tx| {
        add(tx, 2)?;
        leave_receipt(tx, receipt(2))
    });
    store.inject(Fault::LostBeforeCommit);
    gate.open();
    // What a member was refused for may have been another's work that is gone: it is asked again.
    assert!(matches!(refused.recv().unwrap(), Err(StoreError::Aborted(_))));
    kept.recv().unwrap().unwrap();
    assert!(others.get() >= 2);
    assert_eq!(ids(&store), [1, 2]);
}

pub fn an_idempotent_write_runs_again_when_in_doubt(database: &Database) {
    let store = with_table(database.open());
    let (runs, outcome) = alone(&store, Settle::Rerun, &[Fault::CommitThenLost]);
    assert_eq!((runs, outcome.unwrap(), ids(&store)), (2, 7, vec![1]));
}

pub fn a_serialization_failure_is_tried_again(database: &Database) {
    let store = with_table(database.open());
    let faults = [Fault::Serialization; 3];
    let (runs, outcome) = alone(&store, Settle::Receipt(receipt(1)), &faults);
    assert_eq!((runs, outcome.unwrap(), ids(&store)), (4, 7, vec![1]));
}

pub fn tries_are_bounded(database: &Database) {
    let store = with_table(database.open());
    let (runs, outcome) = alone(&store, Settle::Rerun, &[Fault::Serialization; 9]);
    assert!(matches!(outcome, Err(StoreError::Serialization(_))));
    assert_eq!((runs, ids(&store)), (9, vec![]));
}

pub fn a_connection_lost_before_a_write_is_made_anew(database: &Database) {
    let store = with_table(database.open());
    let faults = [Fault::LostBeforeBegin; 2];
    let (runs, outcome) = alone(&store, Settle::Receipt(receipt(1)), &faults);
    assert_eq!((runs, outcome.unwrap(), ids(&store)), (1, 7, vec![1]));
    // A server that stays away is waited for once, not once for each member.
    let runs = Runs::default();
    let outcomes = batch(&store, &runs, &[Fault::LostBeforeBegin; 9]);
    for outcome in outcomes {
        assert!(matches!(outcome.recv().unwrap(), Err(StoreError::Connection(_))));
    }
    assert_eq!((runs.get(), ids(&store)), (0, vec![1]));
}

pub fn a_read_runs_again_after_a_lost_connection(database: &Database) {
    let store = with_table(database.open());
    write(&store, |tx| add(tx, 1)).unwrap();
    store.inject(Fault::ReadLost);
    store.inject(Fault::ReadLost);
    assert_eq!(ids(&store), [1]);
}

pub fn a_read_gives_up_in_the_end(database: &Database) {
    let store = with_table(database.open());
    (0..3).for_each(|_| store.inject(Fault::ReadLost));
    let outcome = store.read(|_| Ok(()));
    assert!(matches!(outcome, Err(StoreError::Connection(_))));
    assert!(ids(&store).is_empty());
}
