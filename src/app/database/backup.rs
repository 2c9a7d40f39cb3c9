//! A backup of a SQLite database into one file, while it is in use.

use super::DatabaseRefused;
use crate::app::{Actor, App, AppError, Trace, actor};
use crate::domain::role::{Permission, Target};
use crate::store::Driver;
use std::path::Path;
use std::sync::Arc;

/// Writes a consistent copy into a new file that only its owner can read. The audit's key is not
/// in it.
///
/// # Errors
/// [`DatabaseRefused`] for PostgreSQL and for a file that exists; a refusal for lack of permission,
/// or the store's.
pub fn backup(app: &Arc<App>, actor: &Actor, file: &Path) -> Result<(), AppError> {
    actor::require(app, actor, Permission::ManageDatabase, Target::District)?;
    if app.store.driver() == Driver::Postgres {
        return Err(DatabaseRefused::UsePgDump.into());
    }
    if file.exists() {
        return Err(DatabaseRefused::Exists(file.display().to_string()).into());
    }
    if let Err(error) = app.store.backup(file) {
        // Half a backup looks like a whole one.
        let _ = std::fs::remove_file(file);
        return Err(error.into());
    }
    let target = file.display().to_string();
    app.write(actor, app.now(), move |_| {
        Ok(((), Trace::new("database.backup", "database", &target)))
    })
}
