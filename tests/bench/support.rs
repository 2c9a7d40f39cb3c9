//! What the benchmarks share with the tests: databases of either kind and a small organisation.

#![allow(dead_code, reason = "the tests use more of it")]

#[path = "../integration/support/database.rs"]
pub mod database;
#[path = "../integration/support/postgres.rs"]
pub mod postgres;
#[path = "../integration/support/world.rs"]
pub mod world;

use database::Database;

/// One fresh database of each kind that this machine has, with its name for the report.
pub fn databases() -> Vec<(&'static str, Database)> {
    let sqlite = ("SQLite", Database::sqlite());
    let server = Database::postgres(true).map(|database| ("PostgreSQL", database));
    std::iter::once(sqlite).chain(server).collect()
}
