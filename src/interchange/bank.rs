//! The project's own bank format (TOML): one header, then one `[[item]]` table per item.

mod fault;
mod header;
mod item;
mod places;
mod table;
mod write;

pub use places::Places;
pub use write::{write, write_item, write_statute};

use super::draft::{Draft, Findings, Source};
use super::encoding::decode;
use super::issue::{Severity, Told};
use super::sniff::FileKind;
use crate::domain::bank::{Bank, Measures};
use crate::domain::item::check::{Field, check};
use crate::i18n::{Locale, bank as t, file_kind as kinds, toml as toml_words};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use table::Table;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The format version that is written, and the newest that is read.
pub const FORMAT: i64 = 1;

/// The most bytes a bank file may have; some 50,000 items of the size of those that come with the program.
pub const MAX_BYTES: u64 = 64 << 20;

/// Reads a bank file. Every mistake in it is found in one run; the bank is there when none of
/// them is an error.
pub fn read(name: &str, bytes: &[u8]) -> Draft<Bank> {
    read_placed(name, bytes, &Measures::default()).0
}

/// Reads a bank file as [`read`] does, and says where everything stands in it. The citations of items
/// are checked by `measures`.
pub fn read_placed(name: &str, bytes: &[u8], measures: &Measures) -> (Draft<Bank>, Places) {
    let kind = FileKind::of(bytes);
    if kind != FileKind::Text {
        let message = Told::new(|l| kind.told(l).to_owned());
        let help = Told::new(|l| what_to_do(kind, l).to_owned());
        return (Draft::refused(name, "file_kind", message, help), Places::default());
    }
    let decoded = decode(bytes);
    let source = Source::new(name, decoded.text);
    let mut findings = Findings::new(&source);
    findings.tell_encoding(decoded.encoding, decoded.damaged);
    let mut places = Places::default();
    let bank = read_text(&source, measures, &mut findings, &mut places);
    let issues = findings.finish();
    let sound = issues.iter().all(|issue| issue.severity != Severity::Error);
    (Draft { value: bank.filter(|_| sound), issues, source }, places)
}

/// What to do with a file of another kind.
const fn what_to_do(kind: FileKind, locale: Locale) -> &'static str {
    match kind {
        FileKind::Archive => kinds::unpack(locale),
        FileKind::Empty | FileKind::BrokenArchive | FileKind::Binary => kinds::bank_choose(locale),
        _ => kinds::bank_by_hand(locale),
    }
}

/// The fields at the top of a file.
const TOP: &[&str] = &["bank", "item"];

fn read_text(
    source: &Source,
    measures: &Measures,
    findings: &mut Findings<'_>,
    places: &mut Places,
) -> Option<Bank> {
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    let broken: Vec<usize> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            let message = Told::new(|l| t::syntax(l, toml_words::trouble(l, error.message())));
            findings.add(Severity::Error, "syntax", span.clone(), message, None);
            span.start
        })
        .collect();
    let top = Table::new(document.get_ref(), 0..0, &broken, TOP, findings);
    let header = top
        .table("bank", header::FIELDS, findings)
        .and_then(|table| header::read(&table, findings, places));
    let mut items = Vec::new();
    let mut lines: HashMap<String, usize> = HashMap::new();
    let tables = top.tables("item", findings);
    if tables.is_empty() && broken.is_empty() {
        let message = Told::new(|l| t::no_items(l).to_owned());
        findings.add(Severity::Error, "no_items", 0..0, message, None);
    }
    for (index, table) in tables.iter().enumerate() {
        let end = tables.get(index + 1).map_or(source.text.len(), |next| next.span().start);
        let inside: Vec<usize> =
            broken.iter().copied().filter(|at| (table.span().start..end).contains(at)).collect();
        places.begin(table.span().start, table.peek("id"));
        let Some(read) = item::read(table, &inside, findings) else { continue };
        let span = read.spans.of(None, Field::Id);
        match lines.entry(read.item.id.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(source.place(span).line);
            }
            Entry::Occupied(first) => {
                let message = Told::new(|l| t::duplicate_item(l, first.key(), first.get()));
                findings.add(Severity::Error, "duplicate_item", span, message, None);
            }
        }
        if let Some(header) = &header
            && inside.is_empty()
            && read.complete
        {
            for finding in check(&read.item, measures.of(&read.item.id, header)) {
                fault::report(&finding, &read, findings);
            }
        }
        places.keep(read.spans);
        items.push(read.item);
    }
    header.map(|header| Bank { header, items })
}

/// A value with its bytes in the source.
type Node<'a, 'i> = &'a Spanned<DeValue<'i>>;

#[cfg(test)]
mod tests;
