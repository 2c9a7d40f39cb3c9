//! Bringing a database to this program's version.
//!
//! Migrations are numbered, embedded, append-only and checked: one that was applied and reads
//! differently today is refused. Each runs in one transaction with its own row in
//! `schema_version`; whichever a database lacks are applied in the order of their numbers.

use super::driver::{Link, Mode};
use super::{Driver, StoreError, params};
use crate::domain::time::Timestamp;

/// One step of the schema, in both dialects.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Number; later ones are higher.
    pub version: i64,
    /// What it does, in a word.
    pub name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migration {
    ($version:literal, $name:literal, $file:literal) => {
        Migration {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("migrations/sqlite/", $file)),
            postgres: include_str!(concat!("migrations/postgres/", $file)),
        }
    };
}

/// Every migration, oldest first.
const MIGRATIONS: &[Migration] = &[
    migration!(1, "main", "0001_main.sql"),
    migration!(2, "evidence", "0002_evidence.sql"),
    migration!(3, "exam", "0003_exam.sql"),
    migration!(4, "indexes", "0004_indexes.sql"),
    migration!(5, "search", "0005_search.sql"),
    migration!(6, "people", "0006_people.sql"),
    migration!(7, "study", "0007_study.sql"),
    migration!(8, "fields", "0008_fields.sql"),
    migration!(9, "tally", "0009_tally.sql"),
    migration!(10, "trainings", "0010_trainings.sql"),
    migration!(11, "statutes", "0011_statutes.sql"),
    migration!(12, "postings", "0012_postings.sql"),
    migration!(13, "reviewed", "0013_reviewed.sql"),
    migration!(14, "judged", "0014_judged.sql"),
    migration!(15, "decisions", "0015_decisions.sql"),
    migration!(16, "passages", "0016_passages.sql"),
];

/// The version this program works with.
pub const NEWEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].version;

/// Key of the advisory lock under which a PostgreSQL database is migrated: `zhifa` in ASCII.
const LOCK: i64 = 0x7a_68_69_66_61;

/// Every migration, oldest first.
pub const fn migrations() -> &'static [Migration] {
    MIGRATIONS
}

impl Migration {
    /// Its statements on one of the databases.
    pub const fn sql(&self, driver: Driver) -> &'static str {
        match driver {
            Driver::Sqlite => self.sqlite,
            Driver::Postgres => self.postgres,
        }
    }

    fn checksum(&self, driver: Driver) -> String {
        blake3::hash(self.sql(driver).as_bytes()).to_hex().to_string()
    }
}

/// Checks the database's version and applies what is missing.
pub(super) fn prepare(link: &mut Link, migrate: bool, at: Timestamp) -> Result<(), StoreError> {
    let applied = applied(link)?;
    if MIGRATIONS.iter().all(|migration| applied.contains(&migration.version)) {
        return Ok(());
    }
    if !migrate {
        let found = applied.last().copied().unwrap_or(0);
        return Err(StoreError::TooOld { found, needed: NEWEST });
    }
    // SQLite's write transaction keeps other processes out. PostgreSQL's snapshot has to be taken
    // after the lock, so the lock is the session's and not the transaction's.
    if link.driver() == Driver::Postgres {
        link.batch(&format!("SELECT pg_advisory_lock({LOCK})"))?;
    }
    let outcome = MIGRATIONS.iter().try_for_each(|migration| apply(link, migration, at));
    if link.driver() == Driver::Postgres {
        link.batch(&format!("SELECT pg_advisory_unlock({LOCK})"))?;
    }
    outcome
}

/// The migrations that were applied, in the order of their numbers; none to an empty database.
fn applied(link: &mut Link) -> Result<Vec<i64>, StoreError> {
    let driver = link.driver();
    let sql = match driver {
        Driver::Sqlite => {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
        }
        Driver::Postgres => {
            "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"
        }
    };
    let mut tables = link.tx().rows(sql, &[], |row| row.get::<String>(0))?;
    if !tables.iter().any(|table| table == "schema_version") {
        return tables.pop().map_or(Ok(Vec::new()), |table| Err(StoreError::NotOurs { table }));
    }
    let applied = link.tx().rows(
        "SELECT version, checksum FROM schema_version ORDER BY version",
        &[],
        |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)),
    )?;
    for (version, checksum) in &applied {
        let Some(known) = MIGRATIONS.iter().find(|migration| migration.version == *version) else {
            return Err(StoreError::TooNew { found: *version, known: NEWEST });
        };
        if known.checksum(driver) != *checksum {
            return Err(StoreError::Tampered { version: *version });
        }
    }
    Ok(applied.into_iter().map(|(version, _)| version).collect())
}

/// Applies one migration in its own transaction, unless somebody else did meanwhile.
fn apply(link: &mut Link, migration: &Migration, at: Timestamp) -> Result<(), StoreError> {
    link.begin(Mode::Write)?;
    let outcome = apply_begun(link, migration, at);
    if outcome.is_ok() {
        return link.commit();
    }
    // The first failure is the one to tell.
    let _ = link.rollback();
    outcome
}

fn apply_begun(link: &mut Link, migration: &Migration, at: Timestamp) -> Result<(), StoreError> {
    if applied(link)?.contains(&migration.version) {
        return Ok(());
    }
    link.batch(
        "CREATE TABLE IF NOT EXISTS schema_version (
             version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL,
             applied_at BIGINT NOT NULL)",
    )?;
    let driver = link.driver();
    link.batch(migration.sql(driver))?;
    link.tx().execute(
        "INSERT INTO schema_version (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
        &params![migration.version, migration.name, migration.checksum(driver), at],
    )?;
    Ok(())
}
