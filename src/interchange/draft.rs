//! What reading a file gives: its content where it is sound, and everything found on the way.

use super::encoding::Encoding;
use super::issue::{Issue, Place, Severity, Told};
use crate::i18n::bank as t;
use std::ops::Range;

/// A file's text, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name of the file as it was given.
    pub name: String,
    /// Its text.
    pub text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// A text under a name.
    pub fn new(name: impl Into<String>, text: String) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The text from one line to another, both counted from 1 and included.
    pub(super) fn lines(&self, first: usize, last: usize) -> &str {
        let start = self.line_starts.get(first.saturating_sub(1)).copied();
        let end = self.line_starts.get(last).copied().unwrap_or(self.text.len());
        start.and_then(|start| self.text.get(start..end)).unwrap_or_default()
    }

    /// The place of a range of bytes; one that does not lie on characters is widened until it does.
    pub fn place(&self, span: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.ceil_char_boundary(span.end).max(start);
        let line = self.line_starts.partition_point(|line| *line <= start);
        let line_start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(line_start..start).map_or(0, |text| text.chars().count()) + 1;
        Place { file: self.name.clone(), line, column, span: start..end }
    }
}

/// The outcome of reading a file.
#[derive(Debug, Clone)]
pub struct Draft<T> {
    /// The content; none when an error makes the file unusable.
    pub value: Option<T>,
    /// Everything found, in file order.
    pub issues: Vec<Issue>,
    /// The text the places refer to.
    pub source: Source,
}

impl<T> Draft<T> {
    /// A file of which nothing can be read: one error about the whole of it.
    pub(super) fn refused(name: &str, code: &'static str, message: Told, help: Told) -> Self {
        let source = Source::new(name, String::new());
        let mut findings = Findings::new(&source);
        findings.add(Severity::Error, code, 0..0, message, Some(help));
        let issues = findings.finish();
        Self { value: None, issues, source }
    }

    /// How many issues of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.issues.iter().filter(|issue| issue.severity == severity).count()
    }

    /// Whether the content may be used.
    pub fn is_sound(&self) -> bool {
        self.count(Severity::Error) == 0
    }
}

/// Issues being collected while a source is read.
#[derive(Debug)]
pub(super) struct Findings<'s> {
    source: &'s Source,
    issues: Vec<Issue>,
}

impl<'s> Findings<'s> {
    pub(super) const fn new(source: &'s Source) -> Self {
        Self { source, issues: Vec::new() }
    }

    pub(super) fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: Range<usize>,
        message: Told,
        help: Option<Told>,
    ) {
        let place = self.source.place(span);
        self.issues.push(Issue { severity, code, place, message, help });
    }

    /// Tells how a file was decoded, where that is not as most are.
    pub(super) fn tell_encoding(&mut self, encoding: Encoding, damaged: bool) {
        let name = encoding.name();
        if damaged {
            let help = Told::new(|l| t::encoding_help(l).to_owned());
            let message = Told::new(|l| t::encoding_damaged(l, name));
            self.add(Severity::Error, "encoding_damaged", 0..0, message, Some(help));
        } else if encoding != Encoding::Utf8 {
            let message = Told::new(|l| t::encoding_note(l, name));
            self.add(Severity::Info, "encoding", 0..0, message, None);
        }
    }

    /// The issues in file order, each once.
    pub(super) fn finish(mut self) -> Vec<Issue> {
        self.issues.sort_by_key(|issue| (issue.place.span.start, issue.severity));
        self.issues.dedup();
        self.issues
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_lines() {
        let source = Source::new("a.toml", "甲乙\n丙丁x\n".into());
        let at = source.text.find('x').unwrap();
        let place = source.place(at..at + 1);
        assert_eq!((place.line, place.column), (2, 3));
        let inside = source.place(1..2);
        assert_eq!((inside.line, inside.column, inside.span), (1, 1, 0..3));
        assert_eq!(source.place(400..500).line, 3);
        for (first, last, text) in
            [(1, 1, "甲乙\n"), (1, 2, "甲乙\n丙丁x\n"), (2, 9, "丙丁x\n"), (3, 3, ""), (5, 6, "")]
        {
            assert_eq!(source.lines(first, last), text);
        }
    }
}
