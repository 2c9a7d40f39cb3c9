//! What kind of file some bytes are, by how they begin and never by the file's ending.
//!
//! Whoever offers a picture or a workbook where a text is wanted is not helped by mistakes line by
//! line. Every format that reads text asks here first.

use super::encoding::{Encoding, decode};
use crate::i18n::{Locale, file_kind as t};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How far a file without a mark of its encoding is searched for a zero byte, which no text has but
/// UTF-16; an even number, so that no character of UTF-16 is cut.
const SEARCHED: usize = 8 * 1024;

/// A kind of file, as people tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Nothing, or nothing but blanks.
    Empty,
    /// Text, as far as one can tell.
    Text,
    /// A Word document since 2007 (.docx).
    Word,
    /// A workbook since Excel 2007 (.xlsx).
    Workbook,
    /// Slides since PowerPoint 2007 (.pptx).
    Slides,
    /// A document, a workbook or slides of the OpenDocument format (.odt, .ods, .odp).
    OpenDocument,
    /// A file of Word, Excel or PowerPoint 97 to 2003, or of WPS (.doc, .xls, .wps).
    OldOffice,
    /// A document, a workbook or slides since 2007, locked with a password.
    Encrypted,
    /// Rich text (.rtf); files called .doc often are.
    RichText,
    /// A web page, alone or with its pictures (.mht); files called .doc often are.
    WebPage,
    /// PDF.
    Pdf,
    /// OFD, the fixed layout of Chinese official documents (GB/T 33190).
    Ofd,
    /// A picture.
    Picture,
    /// An archive with other files in it.
    Archive,
    /// A ZIP archive, as .docx and .xlsx are, that cannot be opened.
    BrokenArchive,
    /// Something else that is no text.
    Binary,
}

/// What files of a kind begin with.
const BEGINNINGS: &[(&[u8], FileKind)] = &[
    (b"%PDF-", FileKind::Pdf),
    (b"{\\rtf", FileKind::RichText),
    (b"\x89PNG\r\n", FileKind::Picture),
    (&[0xff, 0xd8, 0xff], FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"Rar!\x1a", FileKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (&[0x1f, 0x8b], FileKind::Archive),
];

/// What a compound file begins with (MS-CFB): an old office document, or what a locked one lies in.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// The name of the stream that holds a locked document (MS-OFFCRYPTO 2.3.4).
const LOCKED: &str = "EncryptedPackage";

/// How the first entry of an OpenDocument archive begins, which tells its kind (OpenDocument 1.2,
/// part 3, 3.3).
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.";

/// The entry that tells what a ZIP archive is.
const ENTRIES: &[(&str, FileKind)] = &[
    ("word/document.xml", FileKind::Word),
    ("xl/workbook.xml", FileKind::Workbook),
    ("ppt/presentation.xml", FileKind::Slides),
    ("OFD.xml", FileKind::Ofd),
];

impl FileKind {
    /// The kind of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let marked = encoding_rs::Encoding::for_bom(bytes).map(|(_, length)| length);
        let rest = bytes.get(marked.unwrap_or(0)..).unwrap_or_default();
        let text = rest.trim_ascii();
        if text.is_empty() {
            return Self::Empty;
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return of_archive(bytes);
        }
        if text.starts_with(COMPOUND) {
            return if is_locked(bytes) { Self::Encrypted } else { Self::OldOffice };
        }
        if let Some((_, kind)) = BEGINNINGS.iter().find(|(start, _)| text.starts_with(start)) {
            return *kind;
        }
        if is_riff_or_iso_picture(bytes) {
            return Self::Picture;
        }
        if begins_as_page(text) {
            return Self::WebPage;
        }
        let head = bytes.get(..SEARCHED).unwrap_or(bytes);
        if marked.is_none() && head.contains(&0) && decode(head).encoding != Encoding::Utf16 {
            let bitmap = bytes.starts_with(b"BM");
            return if bitmap { Self::Picture } else { Self::Binary };
        }
        Self::Text
    }

    /// What the file is, in a sentence.
    pub const fn told(self, locale: Locale) -> &'static str {
        match self {
            Self::Empty => t::empty(locale),
            Self::Text => t::text(locale),
            Self::Word => t::word(locale),
            Self::Workbook => t::workbook(locale),
            Self::Slides => t::slides(locale),
            Self::OpenDocument => t::open_document(locale),
            Self::OldOffice => t::old_office(locale),
            Self::Encrypted => t::encrypted(locale),
            Self::RichText => t::rich_text(locale),
            Self::WebPage => t::web_page(locale),
            Self::Pdf => t::pdf(locale),
            Self::Ofd => t::ofd(locale),
            Self::Picture => t::picture(locale),
            Self::Archive => t::archive(locale),
            Self::BrokenArchive => t::broken_archive(locale),
            Self::Binary => t::binary(locale),
        }
    }

    /// What the file is, and what to do where a table of text (CSV) is wanted.
    pub(super) fn told_for_table(self, locale: Locale) -> String {
        let what_to_do = match self {
            Self::Workbook | Self::OpenDocument | Self::OldOffice | Self::WebPage => {
                t::table_save_as(locale)
            }
            Self::Encrypted => t::table_unlock(locale),
            Self::Archive => t::unpack(locale),
            _ => t::table_choose(locale),
        };
        t::with_what_to_do(locale, self.told(locale), what_to_do)
    }
}

fn of_archive(bytes: &[u8]) -> FileKind {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return FileKind::BrokenArchive;
    };
    let known = ENTRIES.iter().find(|(entry, _)| archive.index_for_name(entry).is_some());
    match known {
        Some((_, kind)) => *kind,
        None if is_open_document(&mut archive) => FileKind::OpenDocument,
        None => FileKind::Archive,
    }
}

fn is_open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(mut entry) = archive.by_name("mimetype") else { return false };
    let mut start = [0; OPEN_DOCUMENT.len()];
    entry.read_exact(&mut start).is_ok() && start == OPEN_DOCUMENT
}

/// Whether a compound file holds a locked document: names of streams are in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// WebP within RIFF, and the HEIC of telephones within the ISO base media format: their marks stand
/// behind four bytes of length.
fn is_riff_or_iso_picture(bytes: &[u8]) -> bool {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let brand = bytes.get(4..11);
    webp || brand == Some(b"ftyphei") || brand == Some(b"ftypmif")
}

/// Whether a text is a page: HTML, behind what may stand before it, or a page with its pictures in
/// the form of a mail (RFC 2557).
fn begins_as_page(mut text: &[u8]) -> bool {
    let starts = |text: &[u8], start: &str| {
        text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    for (open, close) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        if starts(text, open) {
            let end = text.windows(close.len()).position(|window| window == close.as_bytes());
            text = end.and_then(|end| text.get(end + close.len()..)).unwrap_or_default();
            text = text.trim_ascii_start();
        }
    }
    let page = ["<!doctype html", "<html", "<head", "<meta", "<body", "<title", "mime-version:"];
    page.iter().any(|start| starts(text, start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn archive(entry: &str) -> Vec<u8> {
        holding(entry, b"<x/>")
    }

    fn holding(entry: &str, content: &[u8]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(entry, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn bytes_tell_what_a_file_is() {
        let gb = encoding_rs::GB18030.encode("第一条 为了规范,制定本法。").0.into_owned();
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("第1条\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let unmarked: Vec<u8> =
            "渡口规定\n第1条　甲。\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mut locked = [COMPOUND, &[0; 1_000]].concat();
        locked.extend(LOCKED.encode_utf16().flat_map(u16::to_le_bytes));
        let odt = holding("mimetype", b"application/vnd.oasis.opendocument.text");
        let ods = holding("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
        for (bytes, kind) in [
            (&odt[..], FileKind::OpenDocument),
            (&ods, FileKind::OpenDocument),
            (&holding("mimetype", b"application/epub+zip"), FileKind::Archive),
            (&locked, FileKind::Encrypted),
            (b"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC", FileKind::WebPage),
            (b"<!-- saved --> <HTML>", FileKind::WebPage),
            (b"<?xml version=\"1.0\"?><!-- a --><!-- b -->\n<html xmlns=", FileKind::WebPage),
            (b"<meta charset=gbk><p>", FileKind::WebPage),
            (b"MIME-Version: 1.0\nContent-Type: multipart/related", FileKind::WebPage),
            (b"<!-- never closed", FileKind::Text),
            (&b""[..], FileKind::Empty),
            (b" \r\n\t", FileKind::Empty),
            (b"\xef\xbb\xbf\n", FileKind::Empty),
            ("第一条".as_bytes(), FileKind::Text),
            (&gb, FileKind::Text),
            (&utf16, FileKind::Text),
            (&unmarked, FileKind::Text),
            (b"BM = 1", FileKind::Text),
            (b"<!-- INFO END -->\n# a", FileKind::Text),
            (&archive("word/document.xml"), FileKind::Word),
            (&archive("xl/workbook.xml"), FileKind::Workbook),
            (&archive("ppt/presentation.xml"), FileKind::Slides),
            (&archive("OFD.xml"), FileKind::Ofd),
            (&archive("a.txt"), FileKind::Archive),
            (b"PK\x03\x04 broken", FileKind::BrokenArchive),
            (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], FileKind::OldOffice),
            (b"{\\rtf1\\ansi x}", FileKind::RichText),
            (b"\n<!DOCTYPE HTML><p>", FileKind::WebPage),
            (b"<html><p>", FileKind::WebPage),
            (b"%PDF-1.7\n", FileKind::Pdf),
            (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
            (&[0xff, 0xd8, 0xff, 0xe0, 0, 16], FileKind::Picture),
            (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Picture),
            (b"\0\0\0\x18ftypheic", FileKind::Picture),
            (b"BM\x36\0\0\0", FileKind::Picture),
            (b"Rar!\x1a\x07", FileKind::Archive),
            (b"\x7fELF\0\0", FileKind::Binary),
        ] {
            assert_eq!(FileKind::of(bytes), kind, "{bytes:?}");
        }
    }
}
