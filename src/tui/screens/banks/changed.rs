//! What changed between two revisions of an item, in the words of the form.

use crate::domain::item::{Change, Item, changes};
use crate::i18n::{Locale, banks as t, comma, item_form};
use crate::tui::look::Look;
use crate::tui::screens::question::plain;
use ratatui::text::Line;
use serde_json::Value;

/// Two lines for each change, what stood there and what stands there now, under the place's name.
pub fn changed(before: &Item, after: &Item, look: &Look) -> Vec<Line<'static>> {
    let many = before.parts.len().max(after.parts.len()) > 1;
    let lines = changes(before, after).into_iter().flat_map(|Change { path, before, after }| {
        [
            Line::styled(format!("  {}", place(&path, many, look.locale)), look.theme.accent),
            Line::styled(format!("    - {}", told(&before, look.locale)), look.theme.danger),
            Line::styled(format!("    + {}", told(&after, look.locale)), look.theme.ok),
        ]
    });
    lines.collect()
}

/// The name of a place such as `parts.2.options.B.why`; the part is named where there are several.
fn place(path: &str, many: bool, locale: Locale) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut segments = path.split('.').peekable();
    while let Some(segment) = segments.next() {
        let name = match segment {
            "topic" => t::path_topic(locale).to_owned(),
            "difficulty" => t::path_difficulty(locale).to_owned(),
            "situation" => t::path_situation(locale).to_owned(),
            "type" => t::path_type(locale).to_owned(),
            "stem" => t::path_stem(locale).to_owned(),
            "why" => t::path_why(locale).to_owned(),
            "citations" => t::path_citations(locale).to_owned(),
            "explanation" => t::path_explanation(locale).to_owned(),
            "weight" => t::path_weight(locale).to_owned(),
            "key" => {
                names.push(t::path_key(locale).to_owned());
                break;
            }
            "parts" => match segments.next() {
                None => t::path_parts(locale).to_owned(),
                Some(id) if many => item_form::part_id(locale, id),
                Some(_) => continue,
            },
            "options" => match segments.next() {
                None => t::path_options(locale).to_owned(),
                Some(letter) => t::path_option(locale, letter),
            },
            // The text of an option goes by the option's own name.
            _ => continue,
        };
        names.push(name);
    }
    names.join(" ")
}

/// A value as a person reads it.
fn told(value: &Value, locale: Locale) -> String {
    match value {
        Value::Null => t::changed_nothing(locale).to_owned(),
        Value::Bool(true) => item_form::right(locale).to_owned(),
        Value::Bool(false) => item_form::wrong(locale).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.is_empty() => t::changed_nothing(locale).to_owned(),
        Value::String(text) => plain(text).replace('\n', " "),
        Value::Array(values) => {
            values.iter().map(|value| told(value, locale)).collect::<Vec<_>>().join(comma(locale))
        }
        Value::Object(fields) => {
            let main = ["text", "stem", "answer"].iter().find_map(|name| fields.get(*name));
            match main {
                Some(value) => told(value, locale),
                None => {
                    fields.values().map(|v| told(v, locale)).collect::<Vec<_>>().join(comma(locale))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_in_the_words_of_the_form() {
        for (path, many, name) in [
            ("topic", false, "知识点"),
            ("parts.1.stem", false, "题干"),
            ("parts.2.stem", true, "小题 2 题干"),
            ("parts.1.options.B.why", false, "选项 B 理由"),
            ("parts.1.options.B.text", false, "选项 B"),
            ("parts.1.options", false, "选项"),
            ("parts.1.key.options", false, "标准答案"),
            ("parts", true, "小题"),
        ] {
            assert_eq!(place(path, many, Locale::Zh), name, "{path}");
        }
    }

    #[test]
    fn values_are_told_as_they_read() {
        let read = |json: &str| told(&serde_json::from_str(json).unwrap(), Locale::Zh);
        assert_eq!(read(r#"["A","C"]"#), "A、C");
        assert_eq!(read("true"), "正确");
        assert_eq!(read(r#"[{"id":"A","text":"甲"},{"id":"B","text":"乙"}]"#), "甲、乙");
        assert_eq!(read(r#"{"model":{"answer":"应当告知","rubric":[]}}"#), "应当告知");
        assert_eq!(read("\"\""), "(无)");
    }
}
