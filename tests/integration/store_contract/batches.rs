//! Group commit: who is in a batch, in which order, and what its members owe each other.

use super::tools::{Gate, add, ids, queue, refusal, with_table, write};
use crate::support::database::Database;
use std::sync::mpsc::{Sender, channel};
use zhifa::store::{Priority, Settle, Store, StoreError};

pub const MIGRATED: bool = true;

pub fn members_of_a_batch_fail_alone(database: &Database) {
    let store = with_table(database.open());
    let gate = Gate::hold(&store);
    let outcomes: Vec<_> = (1..=6)
        .map(|id| {
            queue(&store, Settle::Rerun, Priority::Normal, move |tx| {
                add(tx, id)?;
                match id {
                    2 => Err(refusal()),
                    3 => panic!("on purpose"),
                    4 => add(tx, 1),
                    _ => Ok(1),
                }
            })
        })
        .collect();
    gate.open();
    let outcomes: Vec<_> = outcomes.iter().map(|outcome| outcome.recv().unwrap()).collect();
    assert!(matches!(
        outcomes.as_slice(),
        [
            Ok(1),
            Err(StoreError::Aborted(_)),
            Err(StoreError::Panicked(_)),
            Err(StoreError::Conflict { .. }),
            Ok(1),
            Ok(1)
        ]
    ));
    assert_eq!(ids(&store), [1, 5, 6]);
}

pub fn a_swallowed_error_spares_the_others(database: &Database) {
    let store = with_table(database.open());
    let gate = Gate::hold(&store);
    let outcomes: Vec<_> = (1..=3)
        .map(|id| {
            queue(&store, Settle::Rerun, Priority::Normal, move |tx| {
                add(tx, id)?;
                if id == 2 {
                    // The closure goes on as if nothing had happened.
                    let _ = add(tx, 1);
                }
                Ok(id)
            })
        })
        .collect();
    gate.open();
    let outcomes: Vec<_> = outcomes.iter().map(|outcome| outcome.recv().unwrap()).collect();
    assert!(matches!(outcomes.as_slice(), [Ok(1), Err(StoreError::Doomed(_)), Ok(3)]));
    assert_eq!(ids(&store), [1, 3]);
}

pub fn a_panicking_callback_does_not_stop_the_writer(database: &Database) {
    let store = with_table(database.open());
    store.write_later(Settle::Rerun, Priority::Normal, |tx| add(tx, 1), |_| panic!("on purpose"));
    write(&store, |tx| add(tx, 2)).unwrap();
    assert_eq!(ids(&store), [1, 2]);
}

pub fn writes_of_one_priority_keep_their_order(database: &Database) {
    let store = with_table(database.open());
    let outcomes: Vec<_> = (0..300)
        .map(|amount| {
            queue(&store, Settle::Rerun, Priority::Answer, move |tx| {
                tx.execute(
                    "INSERT INTO scratch (id, amount)
                     VALUES ((SELECT coalesce(max(id), 0) + 1 FROM scratch), $1)",
                    &[i64::from(amount).into()],
                )
            })
        })
        .collect();
    for outcome in outcomes {
        outcome.recv().unwrap().unwrap();
    }
    let amounts: Vec<i32> = store
        .read(|tx| tx.rows("SELECT amount FROM scratch ORDER BY id", &[], |row| row.get(0)))
        .unwrap();
    assert_eq!(amounts, (0..300).collect::<Vec<_>>());
}

/// Queues a write that tells its name when it is done.
fn tell(store: &Store, priority: Priority, id: i64, done: &Sender<i64>) {
    let done = done.clone();
    store.write_later(
        Settle::Rerun,
        priority,
        move |tx| add(tx, id),
        move |outcome| {
            outcome.unwrap();
            done.send(id).unwrap();
        },
    );
}

pub fn answers_go_before_bulk(database: &Database) {
    let store = with_table(database.open());
    let (done, order) = channel();
    let gate = Gate::hold(&store);
    for id in [30, 31, 32] {
        tell(&store, Priority::Bulk, id, &done);
    }
    tell(&store, Priority::Normal, 20, &done);
    tell(&store, Priority::Answer, 10, &done);
    tell(&store, Priority::Answer, 11, &done);
    gate.open();
    assert_eq!(order.iter().take(6).collect::<Vec<_>>(), [10, 11, 20, 30, 31, 32]);
}

/// Queues an answer whose acknowledgement queues the next, so that there is always one waiting.
fn answers_without_end(store: &Store, id: i64, last: i64, done: Sender<i64>) {
    let next = store.clone();
    store.write_later(
        Settle::Rerun,
        Priority::Answer,
        move |tx| add(tx, id),
        move |outcome| {
            outcome.unwrap();
            if id < last {
                answers_without_end(&next, id + 1, last, done.clone());
            }
            done.send(id).unwrap();
        },
    );
}

pub fn bulk_does_not_starve(database: &Database) {
    let store = with_table(database.open());
    let (done, order) = channel();
    let gate = Gate::hold(&store);
    tell(&store, Priority::Bulk, 0, &done);
    answers_without_end(&store, 1, 50, done);
    gate.open();
    let order: Vec<i64> = order.iter().collect();
    assert_eq!(order.len(), 51);
    let bulk = order.iter().position(|id| *id == 0).unwrap();
    assert!((1..20).contains(&bulk), "the bulk write came in place {bulk}");
}

pub fn a_callback_comes_after_the_commit(database: &Database) {
    let store = with_table(database.open());
    let (done, seen) = channel();
    let reader = store.clone();
    let tell = move |_| done.send(ids(&reader)).unwrap();
    store.write_later(Settle::Rerun, Priority::Normal, |tx| add(tx, 1), tell);
    assert_eq!(seen.recv().unwrap(), [1]);
}

pub fn many_writers_at_once(database: &Database) {
    let store = with_table(database.open());
    std::thread::scope(|scope| {
        for thread in 0..16 {
            let store = &store;
            scope.spawn(move || {
                for n in 0..50 {
                    write(store, move |tx| add(tx, thread * 50 + n)).unwrap();
                }
            });
        }
    });
    assert_eq!(ids(&store), (0..800).collect::<Vec<_>>());
}
