//! Bringing a database to this program's version.
//!
//! Migrations are numbered, embedded, append-only and checked: one that was applied and reads
//! differently today is refused. Each runs in one transaction with its own row in
//! `schema_version`.

use super::driver::{Link, Mode};
use super::{Driver, StoreError, params};
use crate::domain::time::Timestamp;

/// One step of the schema, in both dialects.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Number, from 1 without gaps.
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
const MIGRATIONS: &[Migration] = &[migration!(1, "main", "0001_main.sql")];

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
    let driver = match link {
        Link::Sqlite(_) => Driver::Sqlite,
        Link::Postgres(_) => Driver::Postgres,
    };
    if check(link, driver)? == NEWEST {
        return Ok(());
    }
    if !migrate {
        let found = check(link, driver)?;
        return Err(StoreError::TooOld { found, needed: NEWEST });
    }
    link.begin(Mode::Write)?;
    let outcome = apply(link, driver, at);
    match outcome {
        Ok(()) => link.commit(),
        Err(error) => {
            // The first failure is the one to tell.
            let _ = link.rollback();
            Err(error)
        }
    }
}

/// The version found; 0 for an empty database.
fn check(link: &mut Link, driver: Driver) -> Result<i64, StoreError> {
    if !has_versions(link, driver)? {
        return Ok(0);
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
    Ok(applied.last().map_or(0, |(version, _)| *version))
}

fn has_versions(link: &mut Link, driver: Driver) -> Result<bool, StoreError> {
    let sql = match driver {
        Driver::Sqlite => "SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'",
        Driver::Postgres => {
            "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'"
        }
    };
    link.tx().optional(sql, &[], |row| row.get::<i64>(0)).map(|found| found.is_some())
}

fn apply(link: &mut Link, driver: Driver, at: Timestamp) -> Result<(), StoreError> {
    if driver == Driver::Postgres {
        link.tx().each("SELECT 1 FROM pg_advisory_xact_lock($1)", &params![LOCK], |_| Ok(()))?;
    }
    link.tx().batch(
        "CREATE TABLE IF NOT EXISTS schema_version (
             version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL,
             applied_at BIGINT NOT NULL)",
    )?;
    // Somebody else may have migrated while this process waited for the lock.
    let found = check(link, driver)?;
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > found) {
        link.tx().batch(migration.sql(driver))?;
        link.tx().execute(
            "INSERT INTO schema_version (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
            &params![migration.version, migration.name, migration.checksum(driver), at],
        )?;
    }
    Ok(())
}
