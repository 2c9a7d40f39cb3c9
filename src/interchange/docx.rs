//! Reading a Word document (.docx): its paragraphs as plain text, in order.
//!
//! A document is a ZIP archive whose `word/document.xml` holds paragraphs `w:p` of text runs `w:t`
//! (ECMA-376, part 1, 17.3). Numbers that Word counts by itself (`w:numPr`) are not in the text;
//! whoever needs them has to say so to the person.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most text taken out of a document, in bytes; statutes have some hundred thousand. A small
/// archive can unfold to much more.
const MOST: u64 = 64 * 1024 * 1024;

/// Where the text of a document is in its archive.
const TEXT: &str = "word/document.xml";

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
    /// Its paragraphs; a line break inside one begins a new one here.
    pub paragraphs: Vec<String>,
    /// How many paragraphs Word numbers by itself, so that the number is not in their text.
    pub numbered: usize,
}

/// Reads a document.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Archive)?;
    let entry = archive.by_name(TEXT).map_err(|_| Unreadable::Archive)?;
    let mut xml = String::new();
    let read = entry.take(MOST + 1).read_to_string(&mut xml).map_err(|_| Unreadable::Archive)?;
    if read as u64 > MOST {
        return Err(Unreadable::TooLarge);
    }
    paragraphs(&xml)
}

fn paragraphs(xml: &str) -> Result<Document, Unreadable> {
    let mut reader = Reader::from_str(xml);
    let mut document = Document::default();
    let mut current = String::new();
    let mut in_text = false;
    // What a revision took out, and the field codes behind a computed text, are not shown.
    let mut hidden = 0_usize;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Xml)? {
            Event::Eof => break,
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => in_text = hidden == 0,
                "del" | "moveFrom" => hidden += 1,
                "numPr" => document.numbered += 1,
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "tab" if hidden == 0 => current.push('\t'),
                "br" | "cr" if hidden == 0 => current.push('\n'),
                "p" => document.paragraphs.push(String::new()),
                _ => {}
            },
            Event::Text(text) if in_text => {
                current.push_str(&text.xml10_content());
            }
            Event::GeneralRef(reference) if in_text => {
                let named = quick_xml::escape::resolve_predefined_entity(&reference);
                match reference.resolve_char_ref() {
                    Ok(Some(c)) => current.push(c),
                    _ => current.push_str(named.unwrap_or_default()),
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "del" | "moveFrom" => hidden = hidden.saturating_sub(1),
                "p" => {
                    let paragraph = std::mem::take(&mut current);
                    document.paragraphs.extend(paragraph.split('\n').map(str::to_owned));
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok(document)
}
