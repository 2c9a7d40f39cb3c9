//! Reading one item and its parts, with the place of every field.

use super::table::{Table, Unread, Wanted, text_of, unknown_value, wrong_type};
use crate::domain::citation::Citation;
use crate::domain::item::check::{Field, WEIGHTS};
use crate::domain::item::{Choice, Item, ItemType, Key, OptionId, Part, RubricPoint};
use crate::i18n::bank as t;
use crate::interchange::draft::Findings;
use crate::interchange::issue::{Severity, Told};
use std::collections::{BTreeSet, HashMap};
use std::ops::{Range, RangeInclusive};
use toml::de::DeValue;

/// An item as read, with its places.
pub(super) struct Read {
    pub(super) item: Item,
    pub(super) spans: Spans,
    /// Whether all its parts could be read, so that the rules may judge it.
    pub(super) complete: bool,
}

/// Where each field of an item is.
#[derive(Default)]
pub(super) struct Spans(HashMap<(Option<usize>, Field), Range<usize>>, Range<usize>);

impl Spans {
    fn put(&mut self, part: Option<usize>, field: Field, span: Range<usize>) {
        self.0.insert((part, field), span);
    }

    /// Where a field is; what is absent is at the heading of its part, or else of the item.
    pub(super) fn of(&self, part: Option<usize>, field: Field) -> Range<usize> {
        let at = |field| self.0.get(&(part, field));
        at(field).or_else(|| at(Field::Parts)).unwrap_or(&self.1).clone()
    }
}

const OF_EVERY_ITEM: &[&str] =
    &["id", "type", "topic", "difficulty", "stem", "cite", "explanation"];
const OF_EVERY_PART: &[&str] = &["id", "type", "weight", "stem", "cite", "explanation"];

const fn of_type(kind: ItemType) -> &'static [&'static str] {
    match kind {
        ItemType::Single | ItemType::Multiple => &["option", "why", "key"],
        ItemType::TrueFalse | ItemType::Fill => &["key"],
        ItemType::Short => &["key", "rubric"],
        ItemType::Case => &["part"],
    }
}

/// What a case says for all its parts.
#[derive(Default)]
struct Inherited {
    citations: Vec<(Citation, Range<usize>)>,
    explanation: String,
}

/// Reads an item; none when it lacks what the rest depends on.
pub(super) fn read(
    unread: &Unread<'_, '_>,
    broken: &[usize],
    findings: &mut Findings<'_>,
) -> Option<Read> {
    let kind = kind_of(unread, broken, findings)?;
    let known = [OF_EVERY_ITEM, of_type(kind)].concat();
    let table = unread.read(broken, &known, findings);
    let mut spans = Spans(HashMap::new(), table.span());
    for (field, name) in [
        (Field::Id, "id"),
        (Field::Topic, "topic"),
        (Field::Difficulty, "difficulty"),
        (Field::Stem, "stem"),
    ] {
        spans.put(None, field, table.span_of(name));
    }
    let id = table.required("id", findings);
    let topic = table.required("topic", findings);
    if table.get("difficulty").is_none() {
        table.missing("difficulty", findings);
    }
    let difficulty = difficulty(&table, findings);
    let mut complete = true;
    let (situation, parts) = if kind == ItemType::Case {
        let inherited = Inherited {
            citations: citations(&table, findings),
            explanation: table.text("explanation", findings).unwrap_or_default(),
        };
        let unread = table.tables("part", findings);
        let mut parts = Vec::new();
        for (index, one) in unread.iter().enumerate() {
            parts.extend(case_part(one, index, broken, &inherited, &mut spans, findings));
        }
        complete = parts.len() == unread.len();
        (table.required("stem", findings)?, parts)
    } else {
        let part =
            part(&table, "1".to_owned(), kind, 0, &Inherited::default(), &mut spans, findings)?;
        (String::new(), vec![part])
    };
    let item = Item { id: id?, kind, topic: topic?, difficulty: difficulty?, situation, parts };
    Some(Read { item, spans, complete })
}

/// The difficulty; one out of its range is reported as it was written.
fn difficulty(table: &Table<'_, '_>, findings: &mut Findings<'_>) -> Option<u8> {
    let found = table.number("difficulty", findings)?;
    if !(1..=5).contains(&found) {
        let message = Told::new(|l| t::difficulty(l, found));
        findings.add(Severity::Error, "difficulty", table.span_of("difficulty"), message, None);
    }
    u8::try_from(found.clamp(1, 5)).ok()
}

fn weights() -> RangeInclusive<i64> {
    i64::from(*WEIGHTS.start())..=i64::from(*WEIGHTS.end())
}

fn kind_of(
    unread: &Unread<'_, '_>,
    broken: &[usize],
    findings: &mut Findings<'_>,
) -> Option<ItemType> {
    let known: Vec<&str> = ItemType::ALL.iter().map(|kind| kind.code()).collect();
    let Some(code) = unread.peek("type") else {
        let all: Vec<&str> =
            ItemType::ALL.iter().flat_map(|kind| of_type(*kind)).copied().collect();
        let known = [OF_EVERY_ITEM, OF_EVERY_PART, &all].concat();
        unread.read(broken, &known, findings).required("type", findings);
        return None;
    };
    let kind = code.parse().ok();
    if kind.is_none() {
        let table = unread.read(&[], &unread.names(), findings);
        unknown_value("type", &code, &known, table.span_of("type"), findings);
    }
    kind
}

fn case_part(
    unread: &Unread<'_, '_>,
    index: usize,
    broken: &[usize],
    inherited: &Inherited,
    spans: &mut Spans,
    findings: &mut Findings<'_>,
) -> Option<Part> {
    let kind = kind_of(unread, broken, findings)?;
    let known = [OF_EVERY_PART, of_type(kind)].concat();
    let table = unread.read(broken, &known, findings);
    spans.put(Some(index), Field::Parts, table.span());
    spans.put(Some(index), Field::Id, table.span_of("id"));
    if kind == ItemType::Case {
        let message = Told::new(|l| t::nested_case(l).to_owned());
        findings.add(Severity::Error, "nested_case", table.span_of("type"), message, None);
        return None;
    }
    let id = table.required("id", findings)?;
    part(&table, id, kind, index, inherited, spans, findings)
}

fn part(
    table: &Table<'_, '_>,
    id: String,
    kind: ItemType,
    index: usize,
    inherited: &Inherited,
    spans: &mut Spans,
    findings: &mut Findings<'_>,
) -> Option<Part> {
    let at = Some(index);
    spans.put(at, Field::Stem, table.span_of("stem"));
    spans.put(at, Field::Key, table.span_of("key"));
    spans.put(at, Field::Weight, table.span_of("weight"));
    spans.put(at, Field::Explanation, table.span_of("explanation"));
    let options = if kind.has_options() { options(table, at, spans, findings) } else { Vec::new() };
    let mut cited = citations(table, findings);
    if cited.is_empty() && table.get("cite").is_none() {
        cited.clone_from(&inherited.citations);
    }
    for (n, (_, span)) in cited.iter().enumerate() {
        spans.put(at, Field::Citation(n), span.clone());
    }
    let stem = table.required("stem", findings);
    let key = key(table, kind, findings);
    let weight = table.number_in("weight", weights(), findings).unwrap_or(1);
    Some(Part {
        id,
        kind,
        stem: stem?,
        options,
        key: key?,
        citations: cited.into_iter().map(|(citation, _)| citation).collect(),
        explanation: table
            .text("explanation", findings)
            .unwrap_or_else(|| inherited.explanation.clone()),
        weight: u16::try_from(weight).unwrap_or(1),
    })
}

fn options(
    table: &Table<'_, '_>,
    at: Option<usize>,
    spans: &mut Spans,
    findings: &mut Findings<'_>,
) -> Vec<Choice> {
    if table.get("option").is_none() {
        table.missing("option", findings);
    }
    let mut options: Vec<Choice> = Vec::new();
    for (name, span, value) in table.pairs("option", findings) {
        spans.put(at, Field::Options, span.clone());
        let Some(id) = letter(&name, span, findings) else { continue };
        spans.put(at, Field::Option(id), value.span());
        if let Some(text) = text_of("option", value, findings) {
            options.push(Choice { id, text, why: String::new() });
        }
    }
    for (name, span, value) in table.pairs("why", findings) {
        let Some(id) = letter(&name, span.clone(), findings) else { continue };
        spans.put(at, Field::Why(id), value.span());
        let why = text_of("why", value, findings).unwrap_or_default();
        match options.iter_mut().find(|option| option.id == id) {
            Some(option) => option.why = why,
            None if table.is_broken() => {}
            None => {
                let message = Told::new(|l| t::key_without_option(l, id));
                findings.add(Severity::Error, "why_without_option", span, message, None);
            }
        }
    }
    options
}

/// The option letter that a whole name is.
fn letter(name: &str, span: Range<usize>, findings: &mut Findings<'_>) -> Option<OptionId> {
    let mut chars = name.chars();
    let id = match (chars.next(), chars.next()) {
        (Some(c @ 'A'..='H'), None) => OptionId::from_letter(c),
        _ => None,
    };
    if id.is_none() {
        let message = Told::new(|l| t::bad_letter(l, name));
        findings.add(Severity::Error, "bad_letter", span, message, None);
    }
    id
}

fn key(table: &Table<'_, '_>, kind: ItemType, findings: &mut Findings<'_>) -> Option<Key> {
    let Some(value) = table.get("key") else {
        table.missing("key", findings);
        return None;
    };
    match kind {
        ItemType::Single | ItemType::Multiple => {
            let mut right = BTreeSet::new();
            for c in text_of("key", value, findings)?.chars() {
                let Some(id) = letter(&c.to_string(), value.span(), findings) else { continue };
                if !right.insert(id) {
                    let message = Told::new(|l| t::repeated_letter(l, id));
                    findings.add(Severity::Error, "repeated_letter", value.span(), message, None);
                }
            }
            Some(Key::Options(right))
        }
        ItemType::TrueFalse => {
            let truth = value.get_ref().as_bool();
            if truth.is_none() {
                wrong_type("key", Wanted::Truth, value, findings);
            }
            truth.map(Key::Truth)
        }
        ItemType::Fill => {
            let DeValue::Array(blanks) = value.get_ref() else {
                wrong_type("key", Wanted::List, value, findings);
                return None;
            };
            blanks
                .iter()
                .map(|blank| match blank.get_ref() {
                    DeValue::String(text) => Some(vec![text.trim().to_owned()]),
                    DeValue::Array(variants) => {
                        variants.iter().map(|text| text_of("key", text, findings)).collect()
                    }
                    _ => {
                        wrong_type("key", Wanted::List, blank, findings);
                        None
                    }
                })
                .collect::<Option<Vec<Vec<String>>>>()
                .map(Key::Blanks)
        }
        ItemType::Short => {
            let answer = text_of("key", value, findings)?;
            Some(Key::Model { answer, rubric: rubric(table, findings) })
        }
        ItemType::Case => None,
    }
}

fn rubric(table: &Table<'_, '_>, findings: &mut Findings<'_>) -> Vec<RubricPoint> {
    table
        .tables("rubric", findings)
        .iter()
        .filter_map(|unread| {
            let point = unread.read(&[], &["text", "weight"], findings);
            let text = point.required("text", findings)?;
            let weight = point.number_in("weight", weights(), findings).unwrap_or(1);
            Some(RubricPoint { text, weight: u16::try_from(weight).unwrap_or(1) })
        })
        .collect()
}

fn citations(table: &Table<'_, '_>, findings: &mut Findings<'_>) -> Vec<(Citation, Range<usize>)> {
    table
        .list("cite", findings)
        .into_iter()
        .filter_map(|value| {
            let text = text_of("cite", value, findings)?;
            let citation = text.parse().ok();
            if citation.is_none() {
                let message = Told::new(|l| t::bad_citation(l, &text));
                let help = Told::new(|l| t::citation_help(l).to_owned());
                findings.add(Severity::Error, "bad_citation", value.span(), message, Some(help));
            }
            Some((citation?, value.span()))
        })
        .collect()
}
