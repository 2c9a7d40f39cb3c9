//! A backup of a SQLite database into one file, while it is in use.

use super::DatabaseRefused;
use crate::app::error::FileTrouble;
use crate::app::{Actor, App, AppError, Trace, actor};
use crate::domain::attachment::Fingerprint;
use crate::domain::role::{Permission, Target};
use crate::store::Driver;
use serde::Serialize;
use std::fs::File;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a backup stands in the audit.
pub(super) const ACTION: &str = "database.backup";

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// Where it is.
    pub file: String,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of them in hexadecimal, to prove later that the file is still the same.
    pub sha256: String,
}

/// Writes a consistent copy into a new file that only its owner can read. The audit's key is not
/// in it. `step` is told how many bytes of how many are copied, and may break off. Until it is whole
/// and measured the copy has `.part` after its name; what an earlier one left there is removed.
///
/// # Errors
/// [`DatabaseRefused`] for PostgreSQL, for a file that exists and for a backup broken off; a
/// refusal for lack of permission, or the store's. No file is left then.
pub fn backup(
    app: &Arc<App>,
    actor: &Actor,
    file: &Path,
    step: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Backup, AppError> {
    actor::require(app, actor, Permission::ManageDatabase, Target::District)?;
    if app.store.driver() == Driver::Postgres {
        return Err(DatabaseRefused::UsePgDump.into());
    }
    let path = file.display().to_string();
    if file.exists() {
        return Err(DatabaseRefused::Exists(path).into());
    }
    let part = beside(file, ".part");
    remove(&part)?;
    let copied = app.store.backup(&part, step).map_err(AppError::from);
    let made = copied.and_then(|end| match end {
        ControlFlow::Continue(()) => {
            let made = measured(&part, path)?;
            named(&part, file)?;
            Ok(made)
        }
        ControlFlow::Break(()) => Err(DatabaseRefused::BrokenOff.into()),
    });
    if made.is_err() {
        // What went wrong is told rather than that half a file could not be removed.
        let _ = remove(&part);
    }
    let made = made?;
    let (target, detail) =
        (made.file.clone(), serde_json::json!({ "bytes": made.bytes, "sha256": made.sha256 }));
    app.write(actor, app.now(), move |_| {
        Ok(((), Trace::new(ACTION, "database", &target).with(detail.clone())))
    })?;
    Ok(made)
}

/// The step of a backup that nobody watches and nobody breaks off.
pub const fn to_the_end(_: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The file beside this one whose name goes on with `ending`.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes half a copy, with the journal that SQLite would roll back into the next one.
fn remove(part: &Path) -> Result<(), AppError> {
    for left in [part.to_owned(), beside(part, "-journal")] {
        match std::fs::remove_file(&left) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                return Err(FileTrouble { path: left.display().to_string(), source }.into());
            }
            _ => {}
        }
    }
    Ok(())
}

/// Gives a whole copy its name, unless a file of that name came meanwhile.
fn named(part: &Path, file: &Path) -> Result<(), AppError> {
    let path = file.display().to_string();
    if file.exists() {
        return Err(DatabaseRefused::Exists(path).into());
    }
    std::fs::rename(part, file).map_err(|source| FileTrouble { path, source }.into())
}

/// Reads the file back from the disk it was written to.
fn measured(file: &Path, path: String) -> Result<Backup, AppError> {
    let trouble = |source| FileTrouble { path: path.clone(), source };
    let (sha256, bytes) = File::open(file).and_then(Fingerprint::of_reader).map_err(trouble)?;
    Ok(Backup { file: path, bytes, sha256: sha256.to_string() })
}
