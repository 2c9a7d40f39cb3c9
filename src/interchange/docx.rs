//! Reading a Word document (.docx): its paragraphs as plain text, in order.
//!
//! A document is a ZIP archive whose `word/document.xml` holds paragraphs `w:p` of text runs `w:t`
//! (ECMA-376, part 1, 17.3); `body` reads them as they are printed. Numbers that Word counts by
//! itself (`w:numPr`) are not in the text; `numbering` counts them again.

mod body;
mod numbering;

use numbering::Numbering;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most text taken out of a document, in bytes; statutes have some hundred thousand. A small
/// archive can unfold to much more.
const MOST: u64 = 64 * 1024 * 1024;

/// Where the text of a document is in its archive, and what is needed to count its numbers.
const TEXT: &str = "word/document.xml";
const NUMBERING: &str = "word/numbering.xml";
const STYLES: &str = "word/styles.xml";

/// Why a file is no readable Word document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no archive with a document's text in it, or a damaged one.
    Archive,
    /// Its text is larger than any document's.
    TooLarge,
    /// Its text is no XML.
    Xml,
}

/// The text of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its paragraphs; a line break inside one begins a new one here, and the row of a table is one
    /// with bars around its cells.
    pub paragraphs: Vec<String>,
    /// How many paragraphs Word numbers by itself; the numbers were counted again and are in the text.
    pub counted: usize,
    /// How many paragraphs Word numbers in a way that is not known here, so that their number is
    /// missing.
    pub numbered: usize,
    /// What is in the document and not in its paragraphs, and how many paragraphs stand before it.
    pub left_out: Vec<(LeftOut, usize)>,
}

/// A kind of words that are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Those of a text box.
    TextBox,
    /// Those that Word does not show.
    Hidden,
    /// Those of a footnote or an endnote.
    Note,
}

/// Reads a document.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Archive)?;
    let text = part(&mut archive, TEXT)?.ok_or(Unreadable::Archive)?;
    let (numbering, styles) = (part(&mut archive, NUMBERING)?, part(&mut archive, STYLES)?);
    body::read(&text, Numbering::read(numbering.as_deref(), styles.as_deref())?)
}

/// A part of an archive as text; none when it has no such part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Unreadable> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(Unreadable::Archive),
    };
    let mut xml = String::new();
    let read = entry.take(MOST + 1).read_to_string(&mut xml).map_err(|_| Unreadable::Archive)?;
    if read as u64 > MOST { Err(Unreadable::TooLarge) } else { Ok(Some(xml)) }
}

/// An attribute by its name without the namespace.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut sound = attributes.with_checks(false).flatten();
    let found = sound.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
