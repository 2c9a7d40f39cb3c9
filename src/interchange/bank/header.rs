//! Reading the header: what the bank is and which statutes it cites.

use super::FORMAT;
use super::table::{Table, Unread, Wanted, number_of, unknown_value, wrong_type};
use crate::domain::bank::{BankHeader, Purpose, Subject};
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
    &["name", "title", "version", "effective_from", "articles", "shape"];

/// Reads the header; none when something it needs is missing or wrong.
pub(super) fn read(table: &Table<'_, '_>, findings: &mut Findings<'_>) -> Option<BankHeader> {
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
    let statutes: Vec<StatuteOutline> =
        table.tables("statute", findings).iter().filter_map(|s| statute(s, findings)).collect();
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
        name: name?,
        purpose: purpose?,
        subject: subject?,
    })
}

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

fn statute(unread: &Unread<'_, '_>, findings: &mut Findings<'_>) -> Option<StatuteOutline> {
    let table = unread.read(&[], STATUTE_FIELDS, findings);
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
        let counts = match value.get_ref() {
            DeValue::Array(counts) => counts
                .iter()
                .map(|count| number_of(count).and_then(|n| u16::try_from(n).ok()))
                .collect::<Option<Vec<u16>>>(),
            _ => None,
        };
        match counts {
            Some(counts) => {
                shape.insert(article, counts);
            }
            None => wrong_type("shape", Wanted::List, value, findings),
        }
    }
    let articles = table.number("articles", findings);
    Some(StatuteOutline {
        name: table.required("name", findings)?,
        title: table.required("title", findings)?,
        version: table.date("version", findings)?,
        effective_from: table.date("effective_from", findings)?,
        articles: u16::try_from(articles?).ok()?,
        shape,
    })
}
