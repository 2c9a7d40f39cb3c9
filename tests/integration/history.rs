//! Databases that older programs made: each opens in this one, migrated, with its data readable.
//!
//! A fixture holds the rows of its time as plain inserts that both databases take; the statements
//! of the schema are the migrations themselves, held to the checksums that were recorded then.

use crate::support::database::Database;
use std::sync::Arc;
use zhifa::app::account::choose::{choices, choose};
use zhifa::app::open::Opened;
use zhifa::app::{Actor, App, Via};
use zhifa::clock::Clock;
use zhifa::domain::attempt::Outcome;
use zhifa::domain::points::Points;
use zhifa::domain::time::{Date, Timestamp, Zone};
use zhifa::entropy::Entropy;
use zhifa::store::{Driver, NEWEST, Options, copy, migrations};

/// What was left behind at one version of the schema.
struct Past {
    /// Rows of every table of that version.
    rows: &'static str,
    /// What was recorded of the migrations up to it: the checksum on either database, oldest
    /// first.
    sqlite: &'static [&'static str],
    postgres: &'static [&'static str],
}

const FIRST: Past = Past {
    rows: include_str!("../fixtures/schema/0001.sql"),
    sqlite: &["8ffdac0601f7a97f74a391eccad7366cb4597ebc9419339bd657b464c02293eb"],
    postgres: &["ec4a336c4f05168353e6a5084789fe8cc6ac2103ef43dee69f7f569fa85b75ad"],
};

/// The day on which the rows were written.
const DAY: Date = jiff::civil::date(2026, 11, 26);

fn noon() -> Timestamp {
    Zone::shanghai().instant(DAY.at(12, 0, 0, 0))
}

/// The database as the program of that time left it.
fn leave_behind(database: &Database, past: &Past) {
    let (driver, checksums) = match database.location() {
        zhifa::store::Location::Postgres(_) => (Driver::Postgres, past.postgres),
        _ => (Driver::Sqlite, past.sqlite),
    };
    database.run_directly(
        "CREATE TABLE schema_version (version BIGINT PRIMARY KEY, name TEXT NOT NULL,
             checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)",
    );
    for (migration, checksum) in migrations().iter().zip(checksums) {
        database.run_directly(migration.sql(driver));
        let (version, name) = (migration.version, migration.name);
        database.run_directly(&format!(
            "INSERT INTO schema_version VALUES ({version}, '{name}', '{checksum}', 0)"
        ));
    }
    database.run_directly(past.rows);
    if driver == Driver::Postgres {
        for table in tables(past) {
            let numbered = past.rows.contains(&format!("INSERT INTO {table} (id,"));
            if numbered {
                database.run_directly(&format!(
                    "SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
                ));
            }
        }
    }
}

/// The tables that the rows are of.
fn tables(past: &Past) -> Vec<&'static str> {
    let inserts = past.rows.lines().filter_map(|line| line.strip_prefix("INSERT INTO "));
    inserts.filter_map(|insert| insert.split(' ').next()).collect()
}

fn open(database: &Database) -> Arc<App> {
    let clock = Clock::manual(noon());
    let options = Options::default();
    let opened = App::open(database.location(), &options, Some(clock), Entropy::seeded(3));
    let Opened::Ready(app) = opened.unwrap() else { panic!("no organisation") };
    app
}

fn person(app: &Arc<App>, account: &str) -> Actor {
    let people = choices(app, Via::Tui).unwrap();
    let found = people.iter().find(|actor| actor.label == account);
    choose(app, found.unwrap().account.unwrap(), Via::Tui).unwrap()
}

/// Every row is there, and every part of the program that reads them finds them.
pub fn the_first_schema_opens_with_its_data(database: &Database) {
    leave_behind(database, &FIRST);
    let app = open(database);
    let version = "SELECT max(version) FROM schema_version";
    let version = app.read(|tx| Ok(tx.one(version, &[], |row| row.get::<i64>(0))?)).unwrap();
    assert_eq!(version, NEWEST);
    let counts = app.read(|tx| Ok(copy::counts(tx)?)).unwrap();
    for table in tables(&FIRST) {
        let (_, rows) = counts.iter().find(|(name, _)| *name == table).unwrap();
        assert!(*rows > 0, "{table}");
    }
    walk(&app);
}

fn walk(app: &Arc<App>) {
    use zhifa::app::{audit, bank, board, credential, exam, officer, report, study};
    let operator = Actor::operator(Via::Cli);
    let all = officer::list::Query::default();
    let officers = officer::list::list(app, &operator, &all).unwrap().items;
    assert_eq!(officers.len(), 2);
    let page = officer::show::show(app, &operator, officers[0].officer.id).unwrap();
    assert_eq!(page.officer.officer.name, officers[0].officer.officer.name);
    assert_eq!(board::overview::overview(app, &operator, DAY).unwrap().board.total.due, 2);
    assert_eq!(report::passes::passes(app, &operator, DAY).unwrap().items.len(), 1);
    assert!(!report::hours::hours(app, &operator, DAY).unwrap().items.is_empty());
    assert!(report::credentials::credentials(app, &operator, DAY).unwrap().total.due > 0);
    let audit = audit::list::list(app, &operator, "", None).unwrap();
    assert!(audit.iter().any(|entry| entry.action == "demo.fill"));
    let text = bank::export::export(app, &operator, "行政处罚法").unwrap();
    assert_eq!(bank::check::check("x.toml", text.as_bytes()).value.unwrap().items.len(), 17);

    let me = person(app, "chenjianing");
    assert!(!credential::own::own(app, &me).unwrap().is_empty());
    assert_eq!(study::wrong_answers::open(app, &me).unwrap().len(), 2);
    let results = exam::results::own(app, &me).unwrap();
    assert_eq!((results.len(), results[0].total), (1, Points::whole(40)));
    assert_ne!(results[0].outcome, Outcome::AwaitingMarking);
    let review = exam::review::review(app, &me, results[0].attempt).unwrap();
    assert_eq!((review.questions.len(), review.result.version), (18, 2));
    let earned = review.questions.iter().filter_map(|q| q.result.earned).map(|p| p.0).sum::<i64>();
    assert_eq!(results[0].earned, Points(earned));
    assert!(!exam::catalogue::catalogue(app, &me).unwrap().is_empty());
}

mod sqlite {
    use super::*;

    #[test]
    fn the_first_schema_opens_with_its_data() {
        super::the_first_schema_opens_with_its_data(&Database::sqlite());
    }
}

mod postgres {
    use super::*;

    #[test]
    fn the_first_schema_opens_with_its_data() {
        if let Some(database) = Database::postgres(false) {
            super::the_first_schema_opens_with_its_data(&database);
        }
    }
}
