//! Writing a bank as its file: what is written is read back as the same bank.

use super::FORMAT;
use crate::domain::bank::{Bank, BankHeader, Coverage};
use crate::domain::item::{Item, ItemType, Key, Part};
use crate::domain::statute::StatuteOutline;
use std::fmt::Write as _;

/// A bank's file.
pub fn write(bank: &Bank) -> String {
    let mut out = header(&bank.header);
    for item in &bank.items {
        out.push('\n');
        out.push_str(&write_item(item));
    }
    out
}

fn header(header: &BankHeader) -> String {
    let mut out = format!("[bank]\nformat = {FORMAT}\n");
    field(&mut out, "name", &quoted(&header.name));
    field(&mut out, "purpose", &quoted(header.purpose.code()));
    field(&mut out, "subject", &quoted(header.subject.code()));
    optional(&mut out, "category", &header.category);
    field(&mut out, "language", &quoted(&header.language));
    for (name, date) in [("checked_on", header.checked_on), ("sealed_until", header.sealed_until)] {
        if let Some(date) = date {
            field(&mut out, name, &date.to_string());
        }
    }
    optional(&mut out, "description", &header.description);
    for outline in &header.statutes {
        statute(&mut out, outline, header.coverage.get(&outline.name));
    }
    out
}

/// A statute's outline as its `[[bank.statute]]` table, with an empty line before it.
pub fn write_statute(outline: &StatuteOutline) -> String {
    let mut out = String::new();
    statute(&mut out, outline, None);
    out
}

fn statute(out: &mut String, outline: &StatuteOutline, coverage: Option<&Coverage>) {
    out.push_str("\n[[bank.statute]]\n");
    field(out, "name", &quoted(&outline.name));
    field(out, "title", &quoted(&outline.title));
    field(out, "version", &outline.version.to_string());
    field(out, "effective_from", &outline.effective_from.to_string());
    field(out, "articles", &outline.articles.to_string());
    if let Some(coverage) = coverage {
        field(out, "coverage", &coverage.percent.to_string());
        for (article, reason) in &coverage.untested {
            field(out, &format!("untested.{article}"), &quoted(reason));
        }
    }
    for (article, items) in &outline.shape {
        let items: Vec<String> = items.iter().map(u16::to_string).collect();
        field(out, &format!("shape.{article}"), &format!("[{}]", items.join(", ")));
    }
}

/// One item as its `[[item]]` table.
pub fn write_item(item: &Item) -> String {
    let mut out = String::from("[[item]]\n");
    field(&mut out, "id", &quoted(&item.id));
    field(&mut out, "type", &quoted(item.kind.code()));
    field(&mut out, "topic", &quoted(&item.topic));
    field(&mut out, "difficulty", &item.difficulty.to_string());
    if item.kind != ItemType::Case {
        for part in &item.parts {
            self::part(&mut out, part);
        }
        return out;
    }
    field(&mut out, "stem", &block(&item.situation));
    for part in &item.parts {
        out.push_str("\n[[item.part]]\n");
        field(&mut out, "id", &quoted(&part.id));
        field(&mut out, "type", &quoted(part.kind.code()));
        if part.weight != 1 {
            field(&mut out, "weight", &part.weight.to_string());
        }
        self::part(&mut out, part);
    }
    out
}

fn part(out: &mut String, part: &Part) {
    let cited: Vec<String> = part.citations.iter().map(|c| quoted(&c.to_string())).collect();
    field(out, "cite", &format!("[{}]", cited.join(", ")));
    field(out, "stem", &block(&part.stem));
    for option in &part.options {
        field(out, &format!("option.{}", option.id), &block(&option.text));
    }
    match &part.key {
        Key::Options(right) => {
            let letters: String = right.iter().map(|id| id.letter()).collect();
            field(out, "key", &quoted(&letters));
        }
        Key::Truth(truth) => field(out, "key", &truth.to_string()),
        Key::Blanks(blanks) => {
            let blanks: Vec<String> = blanks.iter().map(|variants| list(variants)).collect();
            field(out, "key", &format!("[{}]", blanks.join(", ")));
        }
        Key::Model { answer, rubric } => {
            field(out, "key", &block(answer));
            let points: Vec<String> = rubric
                .iter()
                .map(|p| format!("    {{ text = {}, weight = {} }},\n", quoted(&p.text), p.weight))
                .collect();
            if !points.is_empty() {
                field(out, "rubric", &format!("[\n{}]", points.concat()));
            }
        }
    }
    for option in part.options.iter().filter(|option| !option.why.is_empty()) {
        field(out, &format!("why.{}", option.id), &block(&option.why));
    }
    field(out, "explanation", &block(&part.explanation));
}

fn field(out: &mut String, name: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{name} = {value}");
}

fn optional(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        field(out, name, &block(text));
    }
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text on one line, as a basic string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        escape(&mut out, c);
    }
    out.push('"');
    out
}

/// A text of several lines between `"""`, one of a single line as [`quoted`].
fn block(text: &str) -> String {
    if !text.contains('\n') {
        return quoted(text);
    }
    let mut out = String::from("\"\"\"\n");
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            c => escape(&mut out, c),
        }
    }
    out.push_str("\n\"\"\"");
    out
}

fn escape(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        c if c.is_control() => {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        }
        c => out.push(c),
    }
}
