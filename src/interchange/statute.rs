//! Statutes from files: plain text and Word documents as official databases offer them, and
//! Markdown.
//!
//! A line is looked at alone first (`line`); `reader` puts the lines together and tells what is wrong
//! with the numbering; `history` reads the days from the words under the title.

mod history;
mod line;
mod reader;
#[cfg(test)]
mod tests;

use super::docx::{self, Unreadable};
use super::draft::{Draft, Findings, Source};
use super::encoding::{Encoding, decode};
use super::issue::{Severity, Told};
use super::sniff::FileKind;
use crate::domain::statute::StatuteText;
use crate::domain::time::Date;
use crate::i18n::{Locale, bank as bank_words, file_kind as kinds, statute as t};

/// What the person says about a statute, in place of what the file says or leaves out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The full title.
    pub title: Option<String>,
    /// The day of its adoption or last amendment.
    pub version: Option<Date>,
    /// The first day on which it is in force.
    pub effective_from: Option<Date>,
}

impl Given {
    /// Whether stating something answers the finding with this code.
    pub fn answers(code: &str) -> bool {
        matches!(
            code,
            "no_title"
                | "no_version"
                | "effective_guessed"
                | "effective_early"
                | "ends_before_it_begins"
        )
    }
}

/// Reads a file. The statute is there when nothing found is an error.
pub fn read(name: &str, bytes: &[u8], given: &Given) -> Draft<StatuteText> {
    let (source, notes) = match source(name, bytes) {
        Ok(read) => read,
        Err((code, message, help)) => return Draft::refused(name, code, message, help),
    };
    let mut findings = Findings::new(&source);
    for (severity, code, message, help) in notes {
        findings.add(severity, code, 0..0, message, help);
    }
    let statute = reader::read(&source, given, &mut findings);
    let issues = findings.finish();
    let sound = issues.iter().all(|issue| issue.severity != Severity::Error);
    Draft { value: statute.filter(|_| sound), issues, source }
}

type Note = (Severity, &'static str, Told, Option<Told>);
type Refusal = (&'static str, Told, Told);

/// The text of a file, with what has to be said about how it was read.
fn source(name: &str, bytes: &[u8]) -> Result<(Source, Vec<Note>), Refusal> {
    let kind = FileKind::of(bytes);
    if kind == FileKind::Word {
        let document = docx::read(bytes).map_err(unreadable)?;
        let mut notes = Vec::new();
        if document.numbered > 0 {
            let message = Told::new(|l| t::numbered_by_word(l, document.numbered));
            let help = Told::new(|l| t::numbered_by_word_help(l).to_owned());
            notes.push((Severity::Warning, "numbered_by_word", message, Some(help)));
        }
        return Ok((Source::new(name, document.paragraphs.join("\n")), notes));
    }
    if kind != FileKind::Text {
        let message = Told::new(|l| kind.told(l).to_owned());
        return Err(("file_kind", message, Told::new(|l| what_to_do(kind, l).to_owned())));
    }
    let decoded = decode(bytes);
    let encoding = decoded.encoding.name();
    let note = if decoded.damaged {
        let help = Told::new(|l| bank_words::encoding_help(l).to_owned());
        let message = Told::new(|l| bank_words::encoding_damaged(l, encoding));
        Some((Severity::Error, "encoding_damaged", message, Some(help)))
    } else if decoded.encoding != Encoding::Utf8 {
        let message = Told::new(|l| bank_words::encoding_note(l, encoding));
        Some((Severity::Info, "encoding", message, None))
    } else {
        None
    };
    Ok((Source::new(name, decoded.text), note.into_iter().collect()))
}

fn unreadable(why: Unreadable) -> Refusal {
    let message = Told::new(|l| {
        let words = match why {
            Unreadable::Archive => t::docx_damaged(l),
            Unreadable::TooLarge => t::docx_too_large(l),
            Unreadable::Xml => t::docx_no_xml(l),
        };
        words.to_owned()
    });
    ("docx", message, Told::new(|l| t::docx_help(l).to_owned()))
}

/// What to do with a file of another kind.
const fn what_to_do(kind: FileKind, locale: Locale) -> &'static str {
    match kind {
        FileKind::OldOffice | FileKind::RichText | FileKind::WebPage => {
            kinds::statute_save_as(locale)
        }
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture => kinds::statute_transcribe(locale),
        FileKind::Archive => kinds::unpack(locale),
        _ => kinds::statute_fresh(locale),
    }
}
