//! The paragraphs of a document as they are printed (ECMA-376, part 1, 17.3).

use super::numbering::{Named, Number, Numbering};
use super::{Document, LeftOut, Unreadable, value};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements whose words are not printed: what a revision took out or formatted otherwise before, the
/// reading above a word, and what is there for programs that cannot draw.
const UNPRINTED: &[&str] =
    &["del", "moveFrom", "rPrChange", "pPrChange", "Fallback", "rt", "instrText"];

/// Reads the paragraphs of a document's main part.
pub(super) fn read(xml: &str, numbering: Numbering) -> Result<Document, Unreadable> {
    let mut reader = Reader::from_str(xml);
    let mut body = Body { numbering, ..Body::default() };
    loop {
        match reader.read_event().map_err(|_| Unreadable::Xml)? {
            Event::Eof => return Ok(body.document),
            Event::Start(tag) => body.open(&tag),
            Event::Empty(tag) => body.single(&tag),
            Event::Text(text) => body.words(&text.xml10_content()),
            Event::GeneralRef(reference) => body.reference(&reference),
            Event::End(tag) => body.close(tag.local_name().as_ref()),
            _ => {}
        }
    }
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Current {
    text: String,
    named: Named,
    style: Option<String>,
    /// Whether a revision took out its end, so that the next one goes on in it.
    joined: bool,
}

#[derive(Debug, Default)]
struct Body {
    document: Document,
    numbering: Numbering,
    current: Current,
    /// Rows of tables, each in the cell of the one before, in cells of paragraphs.
    rows: Vec<Vec<Vec<String>>>,
    /// How many elements around are not printed.
    unprinted: usize,
    /// How many text boxes are around.
    boxes: usize,
    in_text: bool,
    in_properties: bool,
    /// Whether the words of this run are hidden.
    hidden: bool,
}

impl Body {
    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "pPr" => self.in_properties = true,
            "r" => self.hidden = false,
            "t" => self.in_text = true,
            "tr" if self.boxes == 0 => self.rows.push(Vec::new()),
            "tc" if self.boxes == 0 => {
                self.rows.last_mut().into_iter().for_each(|row| row.push(Vec::new()));
            }
            "txbxContent" => {
                if self.boxes == 0 && self.unprinted == 0 {
                    self.leave_out(LeftOut::TextBox);
                }
                self.boxes += 1;
            }
            // Within a paragraph's properties the end of the paragraph is meant.
            "del" | "moveFrom" if self.in_properties => self.current.joined = true,
            name if UNPRINTED.contains(&name) => self.unprinted += 1,
            _ => self.property(tag),
        }
    }

    fn single(&mut self, tag: &BytesStart<'_>) {
        let printed = self.unprinted == 0 && self.boxes == 0 && !self.in_properties && !self.hidden;
        match tag.local_name().as_ref() {
            "del" | "moveFrom" if self.in_properties => self.current.joined = true,
            "tab" if printed => self.current.text.push('\t'),
            "br" | "cr" if printed => self.current.text.push('\n'),
            "noBreakHyphen" if printed => self.current.text.push('-'),
            "footnoteReference" | "endnoteReference" if printed => self.leave_out(LeftOut::Note),
            "p" if self.boxes == 0 => self.paragraph(),
            _ => self.property(tag),
        }
    }

    /// What a tag says about the paragraph or run it stands in.
    fn property(&mut self, tag: &BytesStart<'_>) {
        if self.unprinted > 0 || self.boxes > 0 {
            return;
        }
        match tag.local_name().as_ref() {
            "vanish" if !self.in_properties => {
                self.hidden = !matches!(value(tag, "val").as_deref(), Some("0" | "false" | "off"));
            }
            "pStyle" => self.current.style = value(tag, "val"),
            "numId" => self.current.named.id = value(tag, "val"),
            "ilvl" => {
                self.current.named.level = value(tag, "val").and_then(|level| level.parse().ok());
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if !self.in_text || self.unprinted > 0 || self.boxes > 0 {
            return;
        }
        if !self.hidden {
            self.current.text.push_str(text);
        } else if !text.trim().is_empty() {
            self.leave_out(LeftOut::Hidden);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let named = quick_xml::escape::resolve_predefined_entity(reference);
        match reference.resolve_char_ref() {
            Ok(Some(c)) => self.words(c.encode_utf8(&mut [0; 4])),
            _ => self.words(named.unwrap_or_default()),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "pPr" => self.in_properties = false,
            "t" => self.in_text = false,
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            "p" if self.boxes == 0 => self.paragraph(),
            "tr" if self.boxes == 0 => self.row(),
            "del" | "moveFrom" if self.in_properties => {}
            name if UNPRINTED.contains(&name) => self.unprinted = self.unprinted.saturating_sub(1),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        if std::mem::take(&mut self.current.joined) {
            return;
        }
        let current = std::mem::take(&mut self.current);
        let mut text = current.text;
        match self.numbering.next(&current.named, current.style.as_deref()) {
            Number::None => {}
            Number::Printed(number) => {
                self.document.counted += 1;
                text.insert_str(0, &format!("{number}\u{3000}"));
            }
            Number::Unknown => self.document.numbered += 1,
        }
        text.split('\n').for_each(|line| self.line(line.to_owned()));
    }

    /// A printed line, in the cell that is being read or below the last one.
    fn line(&mut self, line: String) {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push(line),
            None => self.document.paragraphs.push(line),
        }
    }

    /// A row is a line with bars around its cells; one with words in a single cell is a frame around
    /// paragraphs.
    fn row(&mut self) {
        let Some(cells) = self.rows.pop() else { return };
        let holds = |cell: &&Vec<String>| cell.iter().any(|line| !line.trim().is_empty());
        if cells.iter().filter(holds).count() < 2 {
            cells.into_iter().flatten().for_each(|line| self.line(line));
            return;
        }
        let cells = cells.iter().map(|cell| {
            let words = cell.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
            words.collect::<Vec<_>>().join(" ").replace('|', "｜")
        });
        let row = format!("| {} |", cells.collect::<Vec<_>>().join(" | "));
        self.line(row);
    }

    fn leave_out(&mut self, what: LeftOut) {
        let here = (what, self.document.paragraphs.len());
        if self.document.left_out.last() != Some(&here) {
            self.document.left_out.push(here);
        }
    }
}
