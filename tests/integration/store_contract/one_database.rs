//! What only one of the databases can do to us.

use super::tools::{Runs, add, ids, leave_receipt, receipt, with_table, write};
use crate::support::database::Database;
use zhifa::store::{Driver, Location, Options, Priority, Settle, StoreError};

#[test]
fn sqlite_another_process_that_keeps_the_lock_is_busy() {
    let database = Database::sqlite();
    let options = Options { busy_timeout_ms: 20, ..Options::default() };
    let store = with_table(database.try_open(&options).unwrap());
    let other = rusqlite::Connection::open(database.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(write(&store, |tx| add(tx, 1)), Err(StoreError::Busy)));
    assert!(ids(&store).is_empty());
    other.execute_batch("COMMIT").unwrap();
    write(&store, |tx| add(tx, 1)).unwrap();
}

#[cfg(unix)]
#[test]
fn sqlite_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let database = Database::sqlite();
    let store = with_table(database.open());
    for suffix in ["", "-wal", "-shm"] {
        let path = format!("{}{suffix}", database.file().display());
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{path}");
    }
    drop(store);
}

#[test]
fn sqlite_a_missing_file_is_made_only_when_asked() {
    let database = Database::sqlite();
    let outcome = database.try_open(&Options { create: false, ..Options::default() });
    assert!(matches!(outcome, Err(StoreError::File { .. })));
    assert!(!database.file().exists());
}

#[test]
fn sqlite_a_file_of_another_kind_is_damaged() {
    let database = Database::sqlite();
    std::fs::write(database.file(), "姓名,单位\n".repeat(400)).unwrap();
    let outcome = database.try_open(&Options::default());
    assert!(matches!(outcome, Err(StoreError::Damaged(_))), "{:?}", outcome.err());
}

#[test]
fn sqlite_in_memory_each_store_is_its_own() {
    let database = Database::sqlite();
    let open = || {
        let at = crate::support::database::NOW;
        with_table(zhifa::store::Store::open(&Location::Memory, &Options::default(), at).unwrap())
    };
    let (one, two) = (open(), open());
    write(&one, |tx| add(tx, 1)).unwrap();
    assert_eq!((ids(&one), ids(&two)), (vec![1], vec![]));
    assert_eq!(one.driver(), Driver::Sqlite);
    assert!(!database.file().exists());
}

/// Ends every session but the caller's own, as a restart of the server does.
const END_SESSIONS: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()";

#[test]
fn postgres_lost_sessions_are_made_anew() {
    let Some(database) = Database::postgres(true) else { return };
    let store = with_table(database.open());
    // As many idle sessions for reading as there can be.
    store.read(|_| store.read(|_| store.read(|_| store.read(|_| Ok(()))))).unwrap();
    database.run_directly(END_SESSIONS);
    assert!(ids(&store).is_empty());
    let runs = Runs::default();
    let counted = runs.clone();
    let ender = Location::clone(database.location());
    let url = match ender {
        Location::Postgres(url) => url,
        other => panic!("{other}"),
    };
    let outcome = store.write(Settle::Receipt(receipt(1)), Priority::Normal, move |tx| {
        counted.count();
        add(tx, 1)?;
        if counted.get() == 1 {
            let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
            client.batch_execute(END_SESSIONS).unwrap();
        }
        leave_receipt(tx, receipt(1))
    });
    outcome.unwrap();
    assert_eq!((runs.get(), ids(&store)), (2, vec![1]));
}

#[test]
fn postgres_a_commit_that_comes_through_late_is_not_run_twice() {
    let Some(database) = Database::postgres(true) else { return };
    let store = with_table(database.open());
    let Location::Postgres(url) = database.location().clone() else { panic!() };
    // While the answer is lost, the first session's work appears between the question for the
    // receipt and the second run, which then meets it.
    let runs = Runs::default();
    let counted = runs.clone();
    store.inject(zhifa::store::Fault::LostBeforeCommit);
    let outcome = store.write(Settle::Receipt(receipt(1)), Priority::Normal, move |tx| {
        counted.count();
        if counted.get() == 2 {
            let mut late = postgres::Client::connect(&url, postgres::NoTls).unwrap();
            late.batch_execute(&format!(
                "INSERT INTO audit (uid, at, actor, via, action, target_kind, target, outcome, detail)
                 VALUES ('{}', 0, '', '', '', '', '', 'done', '{{}}');
                 INSERT INTO scratch (id) VALUES (1)",
                receipt(1)
            ))
            .unwrap();
        }
        add(tx, 1)?;
        leave_receipt(tx, receipt(1))?;
        Ok(7)
    });
    assert_eq!((runs.get(), outcome.unwrap(), ids(&store)), (2, 7, vec![1]));
}

#[test]
fn postgres_tls_that_is_asked_for_is_refused_plainly() {
    let location = Location::Postgres("postgres://u@localhost/d?sslmode=require".to_owned());
    let at = crate::support::database::NOW;
    match zhifa::store::Store::open(&location, &Options::default(), at) {
        Err(StoreError::Location(text)) => assert!(text.contains("TLS"), "{text}"),
        other => panic!("{:?}", other.err()),
    }
}
