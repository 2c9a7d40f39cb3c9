//! Opening, migrating and closing.

use super::tools::{Gate, add, ids, queue, with_table, write};
use crate::support::database::{Database, NOW};
use std::sync::mpsc::channel;
use zhifa::domain::time::Timestamp;
use zhifa::store::{NEWEST, Options, Priority, Settle, StoreError, migrations};

pub const MIGRATED: bool = false;

pub fn writes_are_there_after_reopening(database: &Database) {
    let store = with_table(database.open());
    write(&store, |tx| add(tx, 1)).unwrap();
    drop(store);
    assert_eq!(ids(&database.open()), [1]);
}

pub fn a_newer_database_is_refused(database: &Database) {
    drop(database.open());
    let newer = NEWEST + 1;
    database.run_directly(&format!(
        "INSERT INTO schema_version (version, name, checksum, applied_at)
         VALUES ({newer}, 'later', 'x', 0)"
    ));
    match database.try_open(&Options::default()) {
        Err(StoreError::TooNew { found, known }) => assert_eq!((found, known), (newer, NEWEST)),
        other => panic!("{:?}", other.err()),
    }
}

pub fn a_changed_migration_is_refused(database: &Database) {
    drop(database.open());
    database.run_directly("UPDATE schema_version SET checksum = 'x' WHERE version = 1");
    let outcome = database.try_open(&Options::default());
    assert!(matches!(outcome, Err(StoreError::Tampered { version: 1 })), "{:?}", outcome.err());
}

pub fn an_empty_database_is_migrated_only_when_asked(database: &Database) {
    let asked = Options { migrate: false, ..Options::default() };
    match database.try_open(&asked) {
        Err(StoreError::TooOld { found: 0, needed }) => assert_eq!(needed, NEWEST),
        other => panic!("{:?}", other.err()),
    }
    let store = database.open();
    let applied: Vec<(i64, Timestamp)> = store
        .read(|tx| {
            let sql = "SELECT version, applied_at FROM schema_version ORDER BY version";
            tx.rows(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
        })
        .unwrap();
    let known: Vec<_> = migrations().iter().map(|one| (one.version, NOW)).collect();
    assert_eq!(applied, known);
    database.try_open(&asked).unwrap();
}

pub fn opening_at_the_same_time_migrates_once(database: &Database) {
    std::thread::scope(|scope| {
        let opened: Vec<_> = (0..4).map(|_| scope.spawn(|| database.open())).collect();
        for store in opened {
            let store = store.join().unwrap();
            let count = "SELECT CAST(count(*) AS BIGINT) FROM schema_version";
            let count = store.read(|tx| tx.one(count, &[], |row| row.get::<i64>(0)));
            assert_eq!(usize::try_from(count.unwrap()).unwrap(), migrations().len());
        }
    });
}

pub fn a_database_of_something_else_is_left_alone(database: &Database) {
    database.run_directly("CREATE TABLE recipes (id BIGINT)");
    match database.try_open(&Options::default()) {
        Err(StoreError::NotOurs { table }) => assert_eq!(table, "recipes"),
        other => panic!("{:?}", other.err()),
    }
    database.run_directly("DROP TABLE recipes");
    database.open();
}

pub fn a_closed_store_refuses(database: &Database) {
    let store = database.open();
    let clone = store.clone();
    store.close();
    let write = clone.write(Settle::Rerun, Priority::Answer, |_| Ok(()));
    assert!(matches!(write, Err(StoreError::Closed)));
    assert!(matches!(clone.read(|_| Ok(())), Err(StoreError::Closed)));
    clone.close();
}

pub fn closing_finishes_what_waits(database: &Database) {
    let store = with_table(database.open());
    let gate = Gate::hold(&store);
    let outcomes: Vec<_> = [Priority::Bulk, Priority::Bulk, Priority::Normal, Priority::Answer]
        .into_iter()
        .zip(1..)
        .map(|(priority, id)| queue(&store, Settle::Rerun, priority, move |tx| add(tx, id)))
        .collect();
    gate.open();
    store.close();
    for outcome in outcomes {
        outcome.try_recv().unwrap().unwrap();
    }
    assert_eq!(ids(&database.open()), [1, 2, 3, 4]);
}

pub fn the_last_handle_may_go_in_a_callback(database: &Database) {
    let store = with_table(database.open());
    let (done, outcome) = channel();
    let handle = store.clone();
    let gate = Gate::hold(&store);
    store.write_later(
        Settle::Rerun,
        Priority::Normal,
        |tx| add(tx, 1),
        move |outcome| {
            drop(handle);
            done.send(outcome).unwrap();
        },
    );
    drop(store);
    gate.open();
    outcome.recv().unwrap().unwrap();
    assert_eq!(ids(&database.open()), [1]);
}
