//! Statutes from files: plain text and Word documents as official databases offer them, and
//! Markdown.
//!
//! A line loses its dress (`markup`) and is looked at alone first (`line`, `furniture`); `reader` puts
//! the lines together, `order` tells what is wrong with the numbering, `front` finds the title and
//! `history` reads the days under it; `finish` makes the statute of it and tells every guess.

mod finish;
mod front;
mod furniture;
mod history;
mod line;
mod markup;
mod order;
mod reader;
#[cfg(test)]
mod tests;

use super::docx::{self, Document, LeftOut, Unreadable};
use super::draft::{Draft, Findings, Source};
use super::encoding::{Encoding, decode};
use super::issue::{Severity, Told};
use super::sniff::FileKind;
use crate::domain::statute::StatuteText;
use crate::domain::time::Date;
use crate::i18n::{Locale, file_kind as kinds, statute as t};
use std::ops::Range;

/// The most bytes a file with a statute may have; the longest of 27 national texts has some 70 KB, and a
/// Word document with its pictures and fonts much more.
pub const MAX_BYTES: u64 = 16 << 20;

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
                | "amendment"
                | "no_version"
                | "version_guessed"
                | "above_title"
                | "title_joined"
                | "effective_guessed"
                | "effective_early"
                | "ends_before_it_begins"
        )
    }
}

/// Reads a file. The statute is there when nothing found is an error.
pub fn read(name: &str, bytes: &[u8], given: &Given) -> Draft<StatuteText> {
    let (source, how) = match source(name, bytes) {
        Ok(read) => read,
        Err((code, message, help)) => return Draft::refused(name, code, message, help),
    };
    let mut findings = Findings::new(&source);
    match how {
        How::Decoded(encoding, damaged) => findings.tell_encoding(encoding, damaged),
        How::Taken(notes) => {
            for note in notes {
                findings.add(note.severity, note.code, note.span, note.message, note.help);
            }
        }
    }
    let statute = reader::read(&source, given, &mut findings);
    let issues = findings.finish();
    let sound = issues.iter().all(|issue| issue.severity != Severity::Error);
    Draft { value: statute.filter(|_| sound), issues, source }
}

/// How the text of a file was come by.
enum How {
    /// From bytes in this encoding; whether some meant nothing.
    Decoded(Encoding, bool),
    /// From a document; what has to be said about that.
    Taken(Vec<Note>),
}

/// Something to be said about how a document was read.
struct Note {
    severity: Severity,
    code: &'static str,
    span: Range<usize>,
    message: Told,
    help: Option<Told>,
}

type Refusal = (&'static str, Told, Told);

/// The text of a file, and how it was come by.
fn source(name: &str, bytes: &[u8]) -> Result<(Source, How), Refusal> {
    let kind = FileKind::of(bytes);
    if kind == FileKind::Word {
        let document = docx::read(bytes).map_err(unreadable)?;
        let (source, notes) = of_document(name, &document);
        return Ok((source, How::Taken(notes)));
    }
    if kind != FileKind::Text {
        let message = Told::new(|l| kind.told(l).to_owned());
        return Err(("file_kind", message, Told::new(|l| what_to_do(kind, l).to_owned())));
    }
    let decoded = decode(bytes);
    let source = Source::new(name, one_break(&decoded.text));
    Ok((source, How::Decoded(decoded.encoding, decoded.damaged)))
}

/// The text of a Word document, with what is not in it.
fn of_document(name: &str, document: &Document) -> (Source, Vec<Note>) {
    let (mut starts, mut at) = (Vec::with_capacity(document.paragraphs.len()), 0);
    for paragraph in &document.paragraphs {
        starts.push(at);
        at += paragraph.len() + 1;
    }
    let mut notes = Vec::new();
    if document.counted > 0 {
        let message = Told::new(|l| t::counted_again(l, document.counted));
        notes.push(Note {
            severity: Severity::Info,
            code: "counted_again",
            span: 0..0,
            message,
            help: None,
        });
    }
    if document.numbered > 0 {
        let message = Told::new(|l| t::numbered_by_word(l, document.numbered));
        let help = Some(Told::new(|l| t::numbered_by_word_help(l).to_owned()));
        notes.push(Note {
            severity: Severity::Warning,
            code: "numbered_by_word",
            span: 0..0,
            message,
            help,
        });
    }
    for (what, before) in &document.left_out {
        let (code, message): (_, fn(Locale) -> &'static str) = match what {
            LeftOut::TextBox => ("text_box", t::text_box),
            LeftOut::Hidden => ("hidden_words", t::hidden_words),
            LeftOut::Note => ("footnote", t::footnote),
        };
        let start = starts.get(*before).copied().unwrap_or(at);
        let end = start + document.paragraphs.get(*before).map_or(0, String::len);
        let message = Told::new(|l| message(l).to_owned());
        let help = Some(Told::new(|l| t::docx_left_out_help(l).to_owned()));
        notes.push(Note { severity: Severity::Warning, code, span: start..end, message, help });
    }
    (Source::new(name, document.paragraphs.join("\n")), notes)
}

/// The text with one kind of line break: Windows writes two characters, old systems a carriage
/// return, and Word a vertical tab or a form feed.
fn one_break(text: &str) -> String {
    let breaks = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.replace("\r\n", "\n").replace(breaks, "\n")
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
        FileKind::OpenDocument | FileKind::OldOffice | FileKind::RichText | FileKind::WebPage => {
            kinds::statute_save_as(locale)
        }
        FileKind::Encrypted => kinds::statute_unlock(locale),
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture => kinds::statute_transcribe(locale),
        FileKind::Archive => kinds::unpack(locale),
        _ => kinds::statute_fresh(locale),
    }
}
