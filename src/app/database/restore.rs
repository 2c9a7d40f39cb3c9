//! A backup becomes a database again.

use super::DatabaseRefused;
use crate::app::audit::seal::stored_head;
use crate::app::audit::vault::{Note, Vault};
use crate::app::error::{Denied, FileTrouble};
use crate::app::{Actor, App, AppError, Trace};
use crate::clock::Clock;
use crate::domain::role::{Permission, Target};
use crate::entropy::Entropy;
use crate::store::{Location, Options, copy};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A backup to restore.
#[derive(Debug, Clone)]
pub struct Restore {
    /// The backup.
    pub file: PathBuf,
    /// The database to become; nothing may be there yet.
    pub to: PathBuf,
    /// The folder of the audit's key and head, which is told that the chain goes back on purpose.
    pub vault: PathBuf,
}

/// Copies a backup to a new place, checks it, brings it to this program's version, and leaves a
/// marker in its audit and beside its audit key.
///
/// # Errors
/// [`DatabaseRefused`] when the target exists or the backup is unfinished or damaged; [`Denied`]
/// for lack of permission; the system's or the store's. The target is removed again.
pub fn restore(
    actor: &Actor,
    restore: &Restore,
    clock: Option<Clock>,
    entropy: Entropy,
) -> Result<Arc<App>, AppError> {
    let permission = Permission::ManageDatabase;
    if !actor.grants.allow(permission, Target::District) {
        return Err(Denied { actor: actor.label.clone(), permission }.into());
    }
    let Restore { file, to, .. } = restore;
    if to.exists() {
        return Err(DatabaseRefused::Exists(to.display().to_string()).into());
    }
    if std::fs::metadata(beside(file, "-wal")).is_ok_and(|journal| journal.len() > 0) {
        return Err(DatabaseRefused::HasJournal(file.display().to_string()).into());
    }
    let restored = duplicate(file, to)
        .map_err(AppError::from)
        .and_then(|()| open(actor, restore, clock, entropy));
    if restored.is_err() {
        for path in [to.clone(), beside(to, "-wal"), beside(to, "-shm")] {
            let _ = std::fs::remove_file(path);
        }
    }
    restored
}

fn open(
    actor: &Actor,
    restore: &Restore,
    clock: Option<Clock>,
    entropy: Entropy,
) -> Result<Arc<App>, AppError> {
    let location = Location::File(restore.to.clone());
    let options = Options { create: false, ..Options::default() };
    let app = App::open(&location, &options, clock, entropy)?.ready()?;
    let driver = app.store.driver();
    if let Some(first) = app.read(|tx| Ok(copy::damage(tx, driver)?))?.into_iter().next() {
        return Err(DatabaseRefused::Damaged(first).into());
    }
    let head = stored_head(&app.store)?;
    let at = app.now();
    let (target, seals) = (restore.file.display().to_string(), head.count);
    app.write(actor, at, move |_| {
        let detail = serde_json::json!({ "seals": seals });
        Ok(((), Trace::new("database.restore", "database", &target).with(detail)))
    })?;
    if head.count > 0 {
        Vault::new(&app, &restore.vault).note(head, at, Note::Restored)?;
    }
    Ok(app)
}

/// Copies into a new file that only its owner can read.
fn duplicate(from: &Path, to: &Path) -> Result<(), FileTrouble> {
    let trouble = |path: &Path| {
        let path = path.display().to_string();
        move |source| FileTrouble { path, source }
    };
    let mut source = std::fs::File::open(from).map_err(trouble(from))?;
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(trouble(folder))?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut target = options.open(to).map_err(trouble(to))?;
    std::io::copy(&mut source, &mut target).map_err(trouble(to))?;
    target.sync_all().map_err(trouble(to))
}

/// The file of SQLite's that lies beside a database.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
