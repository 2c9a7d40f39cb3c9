//! Reading a TOML table field by field, with every mistake reported at its place.

use super::Node;
use crate::domain::time::Date;
use crate::i18n::{Locale, bank as t};
use crate::interchange::draft::Findings;
use crate::interchange::issue::{Severity, Told};
use std::ops::{Range, RangeInclusive};
use toml::de::{DeTable, DeValue};

/// A table being read.
pub(super) struct Table<'a, 'i> {
    entries: &'a DeTable<'i>,
    span: Range<usize>,
    /// Whether its text could not be read completely: then missing fields say nothing new.
    broken: bool,
}

impl<'a, 'i> Table<'a, 'i> {
    /// A table whose fields are `known`; others are reported.
    pub(super) fn new(
        entries: &'a DeTable<'i>,
        span: Range<usize>,
        broken: &[usize],
        known: &[&str],
        findings: &mut Findings<'_>,
    ) -> Self {
        for key in entries.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let help = nearest(name, known).map_or_else(
                    || Told::new(|l| t::known_fields(l, known.join(" "))),
                    |near| Told::new(|l| t::did_you_mean(l, near)),
                );
                let message = Told::new(|l| t::unknown_field(l, name));
                let span = key.span();
                findings.add(Severity::Error, "unknown_field", span, message, Some(help));
            }
        }
        Self { entries, span, broken: !broken.is_empty() }
    }

    /// Bytes of the table's heading.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Whether its text could not be read completely.
    pub(super) const fn is_broken(&self) -> bool {
        self.broken
    }

    /// A field's value.
    pub(super) fn get(&self, name: &str) -> Option<Node<'a, 'i>> {
        self.entries.iter().find(|(key, _)| key.get_ref().as_ref() == name).map(|(_, value)| value)
    }

    /// Where a field's value is; the heading when it is absent.
    pub(super) fn span_of(&self, name: &str) -> Range<usize> {
        self.get(name).map_or_else(|| self.span(), |value| value.span())
    }

    /// Reports a field that has to be there and is not.
    pub(super) fn missing(&self, name: &str, findings: &mut Findings<'_>) {
        if !self.broken {
            let message = Told::new(|l| t::missing_field(l, name));
            findings.add(Severity::Error, "missing_field", self.span(), message, None);
        }
    }

    /// A text without surrounding space.
    pub(super) fn text(&self, name: &str, findings: &mut Findings<'_>) -> Option<String> {
        let value = self.get(name)?;
        text_of(name, value, findings)
    }

    /// A text that has to be there.
    pub(super) fn required(&self, name: &str, findings: &mut Findings<'_>) -> Option<String> {
        if self.get(name).is_none() {
            self.missing(name, findings);
        }
        self.text(name, findings)
    }

    /// A whole number.
    pub(super) fn number(&self, name: &str, findings: &mut Findings<'_>) -> Option<i64> {
        let value = self.get(name)?;
        let number = number_of(value);
        if number.is_none() {
            wrong_type(name, Wanted::Number, value, findings);
        }
        number
    }

    /// A whole number in a range. One that lies outside is reported, and its nearest neighbour inside
    /// stands for it, so that what depends on it is not reported too.
    pub(super) fn number_in(
        &self,
        name: &str,
        range: RangeInclusive<i64>,
        findings: &mut Findings<'_>,
    ) -> Option<i64> {
        let value = self.get(name)?;
        number_in(name, value, range, findings)
    }

    /// A date, written as one or as text.
    pub(super) fn date(&self, name: &str, findings: &mut Findings<'_>) -> Option<Date> {
        let value = self.get(name)?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Datetime(date) => date.to_string(),
            _ => {
                wrong_type(name, Wanted::Date, value, findings);
                return None;
            }
        };
        let date = text.parse().ok();
        if date.is_none() {
            let message = Told::new(|l| t::bad_date(l, &text));
            findings.add(Severity::Error, "bad_date", value.span(), message, None);
        }
        date
    }

    /// A list of values; a single text counts as a list of one.
    pub(super) fn list(&self, name: &str, findings: &mut Findings<'_>) -> Vec<Node<'a, 'i>> {
        match self.get(name) {
            None => Vec::new(),
            Some(value) => match value.get_ref() {
                DeValue::Array(values) => values.iter().collect(),
                DeValue::String(_) => vec![value],
                _ => {
                    wrong_type(name, Wanted::List, value, findings);
                    Vec::new()
                }
            },
        }
    }

    /// A table below this one that has to be there.
    pub(super) fn table(
        &self,
        name: &str,
        known: &[&str],
        findings: &mut Findings<'_>,
    ) -> Option<Table<'a, 'i>> {
        let Some(value) = self.get(name) else {
            self.missing(name, findings);
            return None;
        };
        let broken: &[usize] = if self.broken { &[0] } else { &[] };
        match value.get_ref() {
            DeValue::Table(entries) => {
                Some(Table::new(entries, value.span(), broken, known, findings))
            }
            _ => {
                wrong_type(name, Wanted::Table, value, findings);
                None
            }
        }
    }

    /// The name → value pairs of a table below this one; empty when it is absent.
    pub(super) fn pairs(
        &self,
        name: &str,
        findings: &mut Findings<'_>,
    ) -> Vec<(String, Range<usize>, Node<'a, 'i>)> {
        match self.get(name).map(|value| (value, value.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Table(entries))) => entries
                .iter()
                .map(|(key, value)| (key.get_ref().to_string(), key.span(), value))
                .collect(),
            Some((value, _)) => {
                wrong_type(name, Wanted::Table, value, findings);
                Vec::new()
            }
        }
    }

    /// An array of tables, unread: their fields depend on what they say.
    pub(super) fn tables(&self, name: &str, findings: &mut Findings<'_>) -> Vec<Unread<'a, 'i>> {
        self.list(name, findings)
            .into_iter()
            .filter_map(|value| match value.get_ref() {
                DeValue::Table(entries) => Some(Unread { entries, span: value.span() }),
                _ => {
                    wrong_type(name, Wanted::Table, value, findings);
                    None
                }
            })
            .collect()
    }
}

/// A table whose type has to be known before its fields can be told.
pub(super) struct Unread<'a, 'i> {
    entries: &'a DeTable<'i>,
    span: Range<usize>,
}

impl<'a, 'i> Unread<'a, 'i> {
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The names of its fields.
    pub(super) fn names(&self) -> Vec<&str> {
        self.entries.keys().map(|key| key.get_ref().as_ref()).collect()
    }

    /// The text of a field, if it is one.
    pub(super) fn peek(&self, name: &str) -> Option<String> {
        let (_, value) = self.entries.iter().find(|(key, _)| key.get_ref().as_ref() == name)?;
        value.get_ref().as_str().map(|text| text.trim().to_owned())
    }

    /// The table, with its fields known.
    pub(super) fn read(
        &self,
        broken: &[usize],
        known: &[&str],
        findings: &mut Findings<'_>,
    ) -> Table<'a, 'i> {
        Table::new(self.entries, self.span(), broken, known, findings)
    }
}

/// What a field has to hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    Text,
    Number,
    Truth,
    Date,
    List,
    Table,
}

impl Wanted {
    const fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Text => t::kind_text(locale),
            Self::Number => t::kind_number(locale),
            Self::Truth => t::kind_truth(locale),
            Self::Date => t::kind_date(locale),
            Self::List => t::kind_list(locale),
            Self::Table => t::kind_table(locale),
        }
    }

    const fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(_) => Self::Text,
            DeValue::Integer(_) | DeValue::Float(_) => Self::Number,
            DeValue::Boolean(_) => Self::Truth,
            DeValue::Datetime(_) => Self::Date,
            DeValue::Array(_) => Self::List,
            DeValue::Table(_) => Self::Table,
        }
    }
}

/// Reports a value of the wrong type.
pub(super) fn wrong_type(
    name: &str,
    wanted: Wanted,
    value: Node<'_, '_>,
    findings: &mut Findings<'_>,
) {
    let found = Wanted::of(value.get_ref());
    let message = Told::new(|l| t::wrong_type(l, name, wanted.name(l), found.name(l)));
    findings.add(Severity::Error, "wrong_type", value.span(), message, None);
}

/// The text of a value, without surrounding space.
pub(super) fn text_of(
    name: &str,
    value: Node<'_, '_>,
    findings: &mut Findings<'_>,
) -> Option<String> {
    let text = value.get_ref().as_str().map(|text| text.trim().to_owned());
    if text.is_none() {
        wrong_type(name, Wanted::Text, value, findings);
    }
    text
}

/// A whole number, as far as 64 bits hold it.
fn number_of(value: Node<'_, '_>) -> Option<i64> {
    let integer = value.get_ref().as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// The whole number that a value is, as [`Table::number_in`] has it.
pub(super) fn number_in(
    name: &str,
    value: Node<'_, '_>,
    range: RangeInclusive<i64>,
    findings: &mut Findings<'_>,
) -> Option<i64> {
    let Some(integer) = value.get_ref().as_integer() else {
        wrong_type(name, Wanted::Number, value, findings);
        return None;
    };
    let number = number_of(value);
    if let Some(number) = number.filter(|number| range.contains(number)) {
        return Some(number);
    }
    let (found, from, to) = (integer.as_str().to_owned(), *range.start(), *range.end());
    let message = Told::new(|l| t::out_of_range(l, name, &found, from, to));
    findings.add(Severity::Error, "out_of_range", value.span(), message, None);
    Some(number.map_or(to, |number| number.clamp(from, to)))
}

/// Reports a value that is none of those known.
pub(super) fn unknown_value(
    name: &str,
    text: &str,
    known: &[&str],
    span: Range<usize>,
    findings: &mut Findings<'_>,
) {
    let help = nearest(text, known).map_or_else(
        || Told::new(|l| t::known_values(l, known.join(" "))),
        |near| Told::new(|l| t::did_you_mean(l, near)),
    );
    let message = Told::new(|l| t::unknown_value(l, name, text));
    let code = if name == "type" { "unknown_type" } else { "unknown_value" };
    findings.add(Severity::Error, code, span, message, Some(help));
}

/// The known name that a misspelt one most likely means: at most two edits away.
fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|candidate| (edits(name, candidate), *candidate))
        .filter(|(edits, candidate)| *edits <= 2 && *edits < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let cost = (diagonal + usize::from(a != *b)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelling_finds_its_neighbour() {
        let known = ["stem", "topic", "explanation", "key"];
        assert_eq!(nearest("explanaton", &known), Some("explanation"));
        assert_eq!(nearest("topci", &known), Some("topic"));
        assert_eq!(nearest("answer", &known), None);
        assert_eq!(edits("kitten", "sitting"), 3);
    }
}
