//! Searching all statutes.

use super::{StatuteRefusal, reader};
use crate::app::search::refresh::refresh;
use crate::app::statute::list::{VersionLine, lines};
use crate::app::{Actor, App, AppError, Page};
use crate::domain::search::{fold, words};
use crate::domain::statute::Excerpt;
use crate::store::statutes;
use std::sync::Arc;

/// A part of a statute that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The version it stands in.
    pub version: VersionLine,
    /// An article, or what stands before or behind the articles.
    pub excerpt: Excerpt,
}

/// What holds every word typed, statute by statute, articles before preamble and annex, and how much
/// that is: of the versions in force today, or of every version. Where a word is the name of a
/// statute, the others are looked for in that one. The index is brought up to date first.
///
/// # Errors
/// When the person may not read statutes or sits an exam, nothing was typed, or the store fails.
pub fn search(
    app: &Arc<App>,
    actor: &Actor,
    typed: &str,
    every_version: bool,
    page: Page,
) -> Result<(Vec<Hit>, i64), AppError> {
    reader(app, actor)?;
    if words(typed).is_empty() {
        return Err(StatuteRefusal::NothingSought.into());
    }
    refresh(app)?;
    let today = app.today();
    app.read(|tx| {
        let mut versions = lines(statutes::all(tx)?, today);
        versions.retain(|line| every_version || line.in_force);
        let sought = within_named(&mut versions, typed);
        let ids: Vec<_> = versions.iter().map(|line| line.version.id).collect();
        let (found, total) = statutes::search(tx, &ids, &sought, page)?;
        let hits = found.into_iter().filter_map(|line| {
            let version = versions.iter().find(|one| one.version.id == line.version)?.clone();
            Some(Hit { version, excerpt: line.excerpt })
        });
        Ok((hits.collect(), total))
    })
}

/// The words to be looked for. Where some of those typed name statutes and others do not, the others,
/// and the versions of the named statutes alone are left.
fn within_named(versions: &mut Vec<VersionLine>, typed: &str) -> String {
    let typed = fold(typed);
    let is_named = |line: &VersionLine, word: &str| {
        let outline = &line.version.outline;
        fold(&outline.name) == word || fold(&outline.title) == word
    };
    let (names, others): (Vec<&str>, Vec<&str>) =
        typed.split(' ').partition(|word| versions.iter().any(|line| is_named(line, word)));
    if names.is_empty() || others.is_empty() {
        return typed;
    }
    versions.retain(|line| names.iter().any(|name| is_named(line, name)));
    others.join(" ")
}
