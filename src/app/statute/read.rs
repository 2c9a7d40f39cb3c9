//! Reading a statute.

use super::list::VersionLine;
use super::{Which, find, list, reader};
use crate::app::{Actor, App, AppError};
use crate::domain::statute::StatuteText;
use crate::store::statutes;
use std::sync::Arc;

/// A version with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The version as it stands today.
    pub line: VersionLine,
    /// All its words.
    pub text: StatuteText,
}

/// The text of the version meant of the statute of that name or title.
///
/// # Errors
/// When the person may not read statutes or sits an exam, there is no such statute or version, or
/// the store fails.
pub fn open(app: &Arc<App>, actor: &Actor, name: &str, which: Which) -> Result<Opened, AppError> {
    reader(app, actor)?;
    let today = app.today();
    app.read(|tx| {
        let found = find(tx, name, which)?;
        let text = statutes::text(tx, found.id)?;
        let stored = statutes::versions(tx, &found.outline.title)?;
        let mut lines = list::lines(stored, today).into_iter();
        let line = lines.find(|line| line.version.id == found.id);
        let line = line.unwrap_or(VersionLine { version: found, last_day: None, in_force: false });
        Ok(Opened { line, text })
    })
}
