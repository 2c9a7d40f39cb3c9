//! One file that is to come in, and how it stands.

use super::kind::{Change, Kind};
use crate::app::draft::{Draft, Severity};
use crate::app::files::last_part;
use crate::i18n::{Locale, file_kind, imports as t};
use crate::tui::look::Look;
use ratatui::style::Style;
use std::sync::Arc;

/// One file.
pub struct File<K: Kind> {
    /// Its path.
    pub path: String,
    /// What the person said about it.
    pub given: K::Given,
    /// What was found; why not, when it could not be read.
    pub found: Result<Arc<Found<K>>, String>,
    /// What its import did, once it was imported.
    pub done: Option<Arc<K::Report>>,
    /// Why the last attempt to import it failed.
    pub trouble: Option<String>,
}

/// A file read.
pub struct Found<K: Kind> {
    /// Its content and everything found on the way.
    pub draft: Draft<K::Content>,
    /// What importing it would do, when it is sound; why that cannot be.
    pub would: Result<Option<K::Would>, String>,
}

impl<K: Kind> Clone for File<K> {
    fn clone(&self) -> Self {
        Self {
            path: self.path.clone(),
            given: self.given.clone(),
            found: self.found.clone(),
            done: self.done.clone(),
            trouble: self.trouble.clone(),
        }
    }
}

/// How a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be imported; so many warnings.
    Ready(usize),
    /// It can take the place of what is there with other words.
    Replaces,
    /// It says what is there already.
    Nothing,
    /// The file in this row, counted from 0, is about the same thing and goes first.
    Twice(usize),
    /// It has so many errors.
    Unsound(usize),
    /// It could not be read, or what is there stands against it.
    Refused,
    /// It is in.
    Done,
}

impl<K: Kind> Found<K> {
    /// How many findings of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.draft.count(severity)
    }

    /// What importing it would do, when that is known.
    pub fn would(&self) -> Option<&K::Would> {
        self.would.as_ref().ok().and_then(Option::as_ref)
    }
}

impl<K: Kind> File<K> {
    /// The last part of its path.
    pub fn name(&self) -> &str {
        last_part(&self.path)
    }

    /// How it stands by itself.
    pub fn alone(&self) -> Standing {
        let Ok(found) = &self.found else { return Standing::Refused };
        match (&self.done, &found.would) {
            (Some(_), _) => Standing::Done,
            (None, Err(_)) => Standing::Refused,
            (None, Ok(None)) => Standing::Unsound(found.count(Severity::Error)),
            (None, Ok(Some(would))) => match K::change(would) {
                Change::New => Standing::Ready(found.count(Severity::Warning)),
                Change::Replaces => Standing::Replaces,
                Change::Nothing => Standing::Nothing,
            },
        }
    }

    /// What it is about, when it is sound.
    fn about(&self) -> Option<String> {
        self.found.as_ref().ok().and_then(|found| found.draft.value.as_ref()).map(K::name)
    }

    /// What somebody should know first, in a sentence; none when all is well.
    pub fn note(&self, standing: Standing, locale: Locale) -> Option<String> {
        if let Some(report) = &self.done {
            return Some(K::told(report, locale));
        }
        if let Some(why) = &self.trouble {
            return Some(t::failed_text(locale, why));
        }
        let found = match &self.found {
            Ok(found) => found,
            Err(why) => return Some(why.clone()),
        };
        if let Err(why) = &found.would {
            return Some(why.clone());
        }
        if let Standing::Twice(row) = standing {
            return Some(t::twice_text(locale, row + 1));
        }
        let worst = found.draft.issues.iter().min_by_key(|issue| issue.severity);
        worst.map(|issue| match found.draft.source.text.is_empty() {
            true => {
                let (told, help) = (issue.message(locale), issue.help(locale));
                file_kind::with_what_to_do(locale, told, help)
            }
            false => t::note_line(locale, issue.place.line, issue.message(locale)),
        })
    }

    /// Sign, words and style of how it stands.
    pub fn result(&self, standing: Standing, look: &Look) -> (&'static str, String, Style) {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        if self.trouble.is_some() && self.done.is_none() {
            return (marks.danger, t::failed(locale).to_owned(), theme.danger);
        }
        match standing {
            Standing::Ready(0) => (marks.ok, t::ready(locale).to_owned(), theme.ok),
            Standing::Ready(n) => (marks.warn, t::ready_warned(locale, n), theme.warn),
            Standing::Replaces => (marks.warn, K::replaces(locale).to_owned(), theme.warn),
            Standing::Nothing => (marks.info, t::nothing(locale).to_owned(), theme.muted),
            Standing::Twice(row) => (marks.warn, t::twice(locale, row + 1), theme.warn),
            Standing::Unsound(n) => (marks.danger, t::unsound(locale, n), theme.danger),
            Standing::Refused => (marks.danger, t::refused(locale).to_owned(), theme.danger),
            Standing::Done => (marks.ok, t::done(locale).to_owned(), theme.ok),
        }
    }
}

/// How each of the files stands among the others.
pub fn standings<K: Kind>(files: &[File<K>]) -> Vec<Standing> {
    let mut standings = Vec::with_capacity(files.len());
    let mut waiting: Vec<(String, usize)> = Vec::new();
    for (row, file) in files.iter().enumerate() {
        let alone = file.alone();
        let about =
            file.about().filter(|_| matches!(alone, Standing::Ready(_) | Standing::Replaces));
        let standing = about.map_or(alone, |about| {
            let before = waiting.iter().find(|(one, _)| *one == about).map(|(_, row)| *row);
            waiting.push((about, row));
            before.map_or(alone, Standing::Twice)
        });
        standings.push(standing);
    }
    standings
}
