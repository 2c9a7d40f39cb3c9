//! Reading the header: what the bank is and which statutes it cites.

use super::FORMAT;
use super::places::Places;
use super::table::{Table, Wanted, number_in, text_of, unknown_value, wrong_type};
use crate::domain::bank::{BankHeader, Coverage, Purpose, Subject};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::StatuteOutline;
use crate::i18n::bank as t;
use crate::interchange::draft::Findings;
use crate::interchange::issue::{Severity, Told};
use std::collections::BTreeMap;
use std::str::FromStr;
use toml::de::DeValue;

/// The fields of `[bank]`.
pub(super) const FIELDS: &[&str] = &[
    "format",
    "name",
    "purpose",
    "subject",
    "category",
    "language",
    "description",
    "checked_on",
    "sealed_until",
    "statute",
];

const STATUTE_FIELDS: &[&str] =
    &["name", "title", "version", "effective_from", "articles", "shape", "coverage", "untested"];

/// Reads the header; none when something it needs is missing or wrong.
pub(super) fn read(
    table: &Table<'_, '_>,
    findings: &mut Findings<'_>,
    places: &mut Places,
) -> Option<BankHeader> {
    places.header = table.span_of("name");
    if let Some(found) = table.number("format", findings).filter(|found| *found > FORMAT) {
        let message = Told::new(|l| t::format_version(l, found));
        findings.add(Severity::Error, "format_version", table.span_of("format"), message, None);
    }
    let name = table.required("name", findings);
    if name.as_deref() == Some("") {
        let message = Told::new(|l| t::empty(l).to_owned());
        findings.add(Severity::Error, "empty", table.span_of("name"), message, None);
    }
    let purpose = code(table, "purpose", Purpose::ALL.iter().map(|one| one.code()), findings);
    let subject = code(table, "subject", Subject::ALL.iter().map(|one| one.code()), findings);
    let mut statutes: Vec<StatuteOutline> = Vec::new();
    let mut covered = BTreeMap::new();
    for unread in table.tables("statute", findings) {
        let table = unread.read(&[], STATUTE_FIELDS, findings);
        let Some(outline) = statute(&table, findings) else { continue };
        if let Some(coverage) = coverage(&table, &outline, findings) {
            covered.insert(outline.name.clone(), coverage);
        }
        statutes.push(outline);
        places.statutes.push(table.span_of("name"));
    }
    for (index, statute) in statutes.iter().enumerate() {
        if statutes[..index].iter().any(|earlier| earlier.name == statute.name) {
            let message = Told::new(|l| t::duplicate_statute(l, &statute.name));
            let span = table.span_of("statute");
            findings.add(Severity::Error, "duplicate_statute", span, message, None);
        }
    }
    Some(BankHeader {
        category: table.text("category", findings).unwrap_or_default(),
        language: table.text("language", findings).unwrap_or_else(|| "zh-CN".to_owned()),
        description: table.text("description", findings).unwrap_or_default(),
        checked_on: table.date("checked_on", findings),
        sealed_until: table.date("sealed_until", findings),
        statutes,
        coverage: covered,
        name: name?,
        purpose: purpose?,
        subject: subject?,
    })
}

/// The most articles of a statute, paragraphs of an article or items of a paragraph.
const MOST: i64 = 65_535;

fn code<T: FromStr>(
    table: &Table<'_, '_>,
    name: &str,
    known: impl Iterator<Item = &'static str>,
    findings: &mut Findings<'_>,
) -> Option<T> {
    let text = table.required(name, findings)?;
    let value = text.parse().ok();
    if value.is_none() {
        let known: Vec<&str> = known.collect();
        unknown_value(name, &text, &known, table.span_of(name), findings);
    }
    value
}

fn statute(table: &Table<'_, '_>, findings: &mut Findings<'_>) -> Option<StatuteOutline> {
    for name in ["version", "effective_from", "articles"] {
        if table.get(name).is_none() {
            table.missing(name, findings);
        }
    }
    let mut shape = BTreeMap::new();
    for (key, span, value) in table.pairs("shape", findings) {
        let Ok(article) = key.parse::<ArticleNo>() else {
            unknown_value("shape", &key, &[], span, findings);
            continue;
        };
        let DeValue::Array(counts) = value.get_ref() else {
            wrong_type("shape", Wanted::List, value, findings);
            continue;
        };
        let counts = counts.iter().filter_map(|count| {
            let count = number_in("shape", count, 0..=MOST, findings)?;
            u16::try_from(count).ok()
        });
        shape.insert(article, counts.collect());
    }
    let articles = table.number_in("articles", 1..=MOST, findings);
    Some(StatuteOutline {
        name: table.required("name", findings)?,
        title: table.required("title", findings)?,
        version: table.date("version", findings)?,
        effective_from: table.date("effective_from", findings)?,
        articles: u16::try_from(articles?).ok()?,
        shape,
    })
}

/// What the bank undertakes to ask of a statute; none for one that is only cited in passing.
fn coverage(
    table: &Table<'_, '_>,
    statute: &StatuteOutline,
    findings: &mut Findings<'_>,
) -> Option<Coverage> {
    let mut coverage = Coverage::default();
    if table.get("coverage").is_none() && table.get("untested").is_none() {
        return None;
    }
    if let Some(percent) = table.number("coverage", findings) {
        match u8::try_from(percent) {
            Ok(percent @ 1..=100) => coverage.percent = percent,
            _ => {
                let message = Told::new(|l| t::coverage_range(l, percent));
                let span = table.span_of("coverage");
                findings.add(Severity::Error, "coverage_range", span, message, None);
            }
        }
    }
    for (key, span, value) in table.pairs("untested", findings) {
        let article = key.parse::<ArticleNo>().ok();
        let Some(article) = article.filter(|no| statute.paragraphs(*no).is_some()) else {
            let message = Told::new(|l| t::untested_missing(l, &key));
            findings.add(Severity::Error, "untested_missing", span, message, None);
            continue;
        };
        let reason = text_of("untested", value, findings).unwrap_or_default();
        if reason.is_empty() {
            let message = Told::new(|l| t::empty(l).to_owned());
            findings.add(Severity::Error, "empty", value.span(), message, None);
        }
        coverage.untested.insert(article, reason);
    }
    Some(coverage)
}
