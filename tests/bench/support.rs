//! What the benchmarks share with the tests: databases of either kind and a small organisation.

#![allow(dead_code, unused_macros, unused_imports, reason = "the tests use more of it")]

#[path = "../integration/support/database.rs"]
pub mod database;
#[path = "../integration/support/postgres.rs"]
pub mod postgres;
#[path = "../integration/support/world.rs"]
pub mod world;

use database::Database;
use std::sync::Arc;
use zhifa::app::App;
use zhifa::app::demo::open::open;
use zhifa::entropy::Entropy;

/// One fresh database of each kind that this machine has, with its name for the report.
pub fn databases() -> Vec<(&'static str, Database)> {
    let sqlite = ("SQLite", Database::sqlite());
    let server = Database::postgres(true).map(|database| ("PostgreSQL", database));
    std::iter::once(sqlite).chain(server).collect()
}

/// The demonstration of seed 1 as of today, opened with the system's clock.
pub fn demo(database: &Database) -> Arc<App> {
    open(database.location(), Entropy::seeded(1), None, 1, None).unwrap().0
}
