//! Whether the database is sound.

use crate::app::{Actor, App, AppError, actor};
use crate::domain::role::{Permission, Target};
use crate::store::copy;
use serde::Serialize;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What is wrong, in the database's own words; empty when it is sound.
    pub damage: Vec<String>,
    /// How many rows each table has.
    pub tables: Vec<(&'static str, i64)>,
}

/// Checks the file and every reference between rows (SQLite), and counts the rows.
///
/// # Errors
/// A refusal for lack of permission, or the store's.
pub fn check(app: &App, actor: &Actor) -> Result<Report, AppError> {
    actor::require(app, actor, Permission::ManageDatabase, Target::District)?;
    let driver = app.store.driver();
    app.read(|tx| Ok(Report { damage: copy::damage(tx, driver)?, tables: copy::counts(tx)? }))
}
