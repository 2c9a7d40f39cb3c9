//! What is wrong with a file, and where.

use crate::i18n::Locale;
use std::ops::Range;

/// How much an issue matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file cannot be taken as it is.
    Error,
    /// It can be taken, but somebody should look.
    Warning,
    /// Worth knowing.
    Info,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// Name of the file as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the decoded text.
    pub span: Range<usize>,
}

/// A sentence in every language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Told {
    zh: String,
    en: String,
}

impl Told {
    /// The sentence that a message gives in each locale.
    pub fn new(message: impl Fn(Locale) -> String) -> Self {
        Self { zh: message(Locale::Zh), en: message(Locale::En) }
    }

    /// The sentence in one language.
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Issue {
    /// How much it matters.
    pub severity: Severity,
    /// Stable code, such as `key_without_option`.
    pub code: &'static str,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: Told,
    /// What to do about it, where that is not plain.
    pub help: Option<Told>,
}

impl Issue {
    /// What is wrong, in the reader's language.
    pub fn message(&self, locale: Locale) -> &str {
        self.message.text(locale)
    }

    /// What to do, in the reader's language; empty where it is plain.
    pub fn help(&self, locale: Locale) -> &str {
        self.help.as_ref().map_or("", |help| help.text(locale))
    }
}
