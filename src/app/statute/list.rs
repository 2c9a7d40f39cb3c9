//! Which statutes are loaded, in which versions.

use super::reader;
use crate::app::{Actor, App, AppError};
use crate::domain::statute::standing::Versions;
use crate::domain::time::Date;
use crate::store::statutes::{self, StoredVersion};
use std::sync::Arc;

/// One version in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// The version.
    pub version: StoredVersion,
    /// Its last day, stated or given by the next version; none while it goes on.
    pub last_day: Option<Date>,
    /// Whether it is in force on the day asked for.
    pub in_force: bool,
}

/// Every version, by name, the earliest first, as they stand on a day.
///
/// # Errors
/// When the person may not read statutes or sits an exam, or the store fails.
pub fn list(app: &Arc<App>, actor: &Actor, on: Date) -> Result<Vec<VersionLine>, AppError> {
    reader(app, actor)?;
    app.read(|tx| Ok(lines(statutes::all(tx)?, on)))
}

/// The versions of the statute of that name or title, the earliest first, as they stand on a day.
///
/// # Errors
/// As [`list`].
pub fn of_one(
    app: &Arc<App>,
    actor: &Actor,
    name: &str,
    on: Date,
) -> Result<Vec<VersionLine>, AppError> {
    reader(app, actor)?;
    app.read(|tx| Ok(lines(statutes::versions(tx, name)?, on)))
}

/// Of each statute the version to read on a day, by name: that in force, and where none is the newest.
///
/// # Errors
/// As [`list`].
pub fn current(app: &Arc<App>, actor: &Actor, on: Date) -> Result<Vec<VersionLine>, AppError> {
    let all = list(app, actor, on)?;
    let by_statute = all.chunk_by(|a, b| a.version.statute == b.version.statute);
    Ok(by_statute.filter_map(|of_one| to_read(of_one, on)).cloned().collect())
}

/// Of the versions of one statute the one to read on a day.
pub(super) fn to_read(of_one: &[VersionLine], on: Date) -> Option<&VersionLine> {
    let versions = Versions::new(of_one.iter().map(|line| line.version.dated()).collect());
    let read = versions.to_read(on)?.outline.version;
    of_one.iter().find(|line| line.version.outline.version == read)
}

/// Versions that stand by statute, with their days.
pub(super) fn lines(stored: Vec<StoredVersion>, on: Date) -> Vec<VersionLine> {
    let mut lines = Vec::with_capacity(stored.len());
    for of_one in stored.chunk_by(|a, b| a.statute == b.statute) {
        let versions = Versions::new(of_one.iter().map(StoredVersion::dated).collect());
        let current = versions.in_force(on).map(|one| one.outline.version);
        for (index, version) in of_one.iter().enumerate() {
            lines.push(VersionLine {
                version: version.clone(),
                last_day: versions.last_day(index),
                in_force: current == Some(version.outline.version),
            });
        }
    }
    lines
}
