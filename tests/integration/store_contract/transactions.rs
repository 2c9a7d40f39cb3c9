//! One transaction at a time: all or nothing, and what others see of it.

use super::tools::{Gate, add, ids, number, queue, refusal, with_table, write};
use crate::support::database::Database;
use zhifa::store::{Constraint, Priority, Settle, Store, StoreError, Tx};

pub const MIGRATED: bool = true;

pub fn a_refusal_rolls_everything_back(database: &Database) {
    let store = with_table(database.open());
    let outcome: Result<(), _> = write(&store, |tx| {
        add(tx, 1)?;
        Err(refusal())
    });
    assert!(matches!(outcome, Err(StoreError::Aborted(why)) if why.to_string() == "no"));
    assert!(ids(&store).is_empty());
}

pub fn a_panic_rolls_back_and_the_writer_lives(database: &Database) {
    let store = with_table(database.open());
    let outcome: Result<(), _> = write(&store, |tx| {
        add(tx, 1)?;
        panic!("on purpose")
    });
    assert!(matches!(outcome, Err(StoreError::Panicked(text)) if text == "on purpose"));
    write(&store, |tx| add(tx, 2)).unwrap();
    assert_eq!(ids(&store), [2]);
}

pub fn a_panic_in_a_read_is_an_error(database: &Database) {
    let store = with_table(database.open());
    for _ in 0..10 {
        let outcome: Result<(), _> = store.read(|_| panic!("on purpose"));
        assert!(matches!(outcome, Err(StoreError::Panicked(_))));
    }
    assert!(ids(&store).is_empty());
}

/// What a statement is refused with after a first row.
fn conflict_of(database: &Database, sql: &'static str) -> (Store, Constraint) {
    let store = with_table(database.open());
    let first = "INSERT INTO scratch (id, name) VALUES (1, 'a')";
    write(&store, move |tx| tx.execute(first, &[])).unwrap();
    match write(&store, move |tx| tx.execute(sql, &[])) {
        Err(StoreError::Conflict { constraint, .. }) => (store, constraint),
        other => panic!("{other:?}"),
    }
}

pub fn a_unique_conflict_is_told(database: &Database) {
    let sql = "INSERT INTO scratch (id, name) VALUES (2, 'a')";
    let (store, constraint) = conflict_of(database, sql);
    assert_eq!((constraint, ids(&store)), (Constraint::Unique, vec![1]));
}

pub fn a_foreign_key_conflict_is_told(database: &Database) {
    let (store, constraint) =
        conflict_of(database, "INSERT INTO scratch (id, parent) VALUES (2, 9)");
    assert_eq!((constraint, ids(&store)), (Constraint::ForeignKey, vec![1]));
}

pub fn a_check_conflict_is_told(database: &Database) {
    let (store, constraint) = conflict_of(database, "UPDATE scratch SET amount = -1");
    assert_eq!((constraint, ids(&store)), (Constraint::Check, vec![1]));
}

pub fn a_missing_value_is_told(database: &Database) {
    let (store, constraint) = conflict_of(database, "UPDATE scratch SET amount = NULL");
    assert_eq!((constraint, ids(&store)), (Constraint::NotNull, vec![1]));
}

pub fn a_swallowed_error_is_no_success(database: &Database) {
    let store = with_table(database.open());
    let outcome = write(&store, |tx| {
        add(tx, 1)?;
        assert!(matches!(add(tx, 1), Err(StoreError::Conflict { .. })));
        assert!(matches!(add(tx, 2), Err(StoreError::Doomed(_))));
        Ok(())
    });
    assert!(matches!(outcome, Err(StoreError::Doomed(_))), "{outcome:?}");
    assert!(ids(&store).is_empty());
}

pub fn an_acknowledged_write_is_seen(database: &Database) {
    let store = with_table(database.open());
    let other = database.open();
    for id in 1..=20 {
        write(&store, move |tx| add(tx, id)).unwrap();
        assert_eq!(ids(&store).len(), usize::try_from(id).unwrap());
    }
    assert_eq!(ids(&other).len(), 20);
}

pub fn a_snapshot_does_not_move(database: &Database) {
    let store = with_table(database.open());
    let count = "SELECT CAST(count(*) AS BIGINT) FROM scratch";
    let counts = store.read(|tx| {
        let before = number(tx, count, &[])?;
        write(&store, |tx| add(tx, 1))?;
        Ok((before, number(tx, count, &[])?))
    });
    assert_eq!(counts.unwrap(), (0, 0));
    assert_eq!(ids(&store), [1]);
}

pub fn a_read_cannot_write(database: &Database) {
    let store = with_table(database.open());
    let outcome = store.read(|tx| add(tx, 1));
    assert!(matches!(outcome, Err(StoreError::Sql { .. })), "{outcome:?}");
    assert!(ids(&store).is_empty());
}

pub fn a_read_does_not_wait_for_a_write(database: &Database) {
    let store = with_table(database.open());
    let gate = Gate::hold(&store);
    let waiting = queue(&store, Settle::Rerun, Priority::Normal, |tx| add(tx, 1));
    assert!(ids(&store).is_empty());
    gate.open();
    waiting.recv().unwrap().unwrap();
}

/// Reads a number and writes it back one higher, as a use case would that has its own error type.
fn count_up(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let wrapped = |error: StoreError| StoreError::Aborted(Box::new(error));
    let amount = number(tx, "SELECT amount FROM scratch", &[]).map_err(wrapped)?;
    let sql = "UPDATE scratch SET amount = $1";
    tx.execute(sql, &[(amount + 1).into()]).map_err(wrapped)?;
    Ok(())
}

pub fn two_stores_count_to_one_number(database: &Database) {
    const EACH: usize = 40;
    let store = with_table(database.open());
    write(&store, |tx| add(tx, 1)).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            // As two processes have it: each its own writer, and the conflicts are real.
            let store = database.open();
            scope.spawn(move || (0..EACH).for_each(|_| write(&store, count_up).unwrap()));
        }
    });
    let amount = store.read(|tx| number(tx, "SELECT amount FROM scratch", &[])).unwrap();
    assert_eq!(amount, 2 * 40);
}

pub fn a_write_inside_a_write_is_refused(database: &Database) {
    let store = with_table(database.open());
    let inner = store.clone();
    let outcome = write(&store, move |tx| {
        assert!(matches!(write(&inner, |tx| add(tx, 2)), Err(StoreError::Nested)));
        add(tx, 1)
    });
    outcome.unwrap();
    assert_eq!(ids(&store), [1]);
}
