//! Where the database is, and which backups were made of it.

use super::backup::ACTION;
use crate::app::{Actor, App, AppError, actor};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::Driver;
use crate::store::audit::{self, Filter};
use serde_json::Value;

/// Backups that are listed.
const NEWEST: i64 = 50;

/// The database, for whoever looks after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Where it is; without a password.
    pub location: String,
    /// Whether this program can back it up; PostgreSQL has its own tools.
    pub backs_up: bool,
    /// The newest backups that the audit knows, the last one first.
    pub backups: Vec<Made>,
}

/// A backup that the audit knows of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Timestamp,
    /// Who made it, by sign-in name.
    pub by: String,
    /// Where it was put; it may have been moved since.
    pub file: String,
    /// Its bytes, where they were recorded.
    pub bytes: Option<u64>,
    /// SHA-256 of them, where it was recorded.
    pub sha256: Option<String>,
}

/// Where the database is, and which backups were made.
///
/// # Errors
/// A refusal for lack of permission, or the store's.
pub fn overview(app: &App, actor: &Actor) -> Result<Overview, AppError> {
    actor::require(app, actor, Permission::ManageDatabase, Target::District)?;
    let filter = Filter { actions: Some(vec![ACTION.to_owned()]), ..Filter::default() };
    let rows = app.read(|tx| Ok(audit::search(tx, &filter, NEWEST)?))?;
    let rows = rows.into_iter().map(|found| found.entry);
    let done = rows.filter(|row| row.outcome == crate::app::audit::DONE);
    let backups = done.map(|row| {
        let detail: Value = serde_json::from_str(&row.detail).unwrap_or_default();
        Made {
            at: row.at,
            by: row.actor,
            file: row.target,
            bytes: detail.get("bytes").and_then(Value::as_u64),
            sha256: detail.get("sha256").and_then(Value::as_str).map(str::to_owned),
        }
    });
    Ok(Overview {
        location: app.store.location().to_string(),
        backs_up: app.store.driver() == Driver::Sqlite,
        backups: backups.collect(),
    })
}
