//! What the exam, the review and study show alike: the text of a question and of its answers.

use crate::domain::item::{Answer, ItemType, Key, OptionId, Part};
use crate::domain::markup::Document;
use crate::i18n::{Locale, exam_screen as t, names};

/// The text of a question as it reads on a terminal.
pub fn plain(markup: &str) -> String {
    Document::parse(markup).plain()
}

/// The letter under which an option is shown: by its place in the form's order.
pub fn letter(place: usize) -> char {
    ('A'..='H').nth(place).unwrap_or('?')
}

/// `【单选 2 分】`.
pub fn heading(locale: Locale, kind: ItemType, points: impl std::fmt::Display) -> String {
    let kind = names::item_type(locale, kind);
    let points = t::points_each(locale, points);
    match locale {
        Locale::Zh => format!("【{kind} {points}】"),
        Locale::En => format!("[{kind}, {points}] "),
    }
}

/// `【单选】`: where nothing is scored.
pub fn kind_heading(locale: Locale, kind: ItemType) -> String {
    let kind = names::item_type(locale, kind);
    match locale {
        Locale::Zh => format!("【{kind}】"),
        Locale::En => format!("[{kind}] "),
    }
}

/// An answer in words: letters as shown, 正确/错误, the blanks, or the text.
pub fn answer_text(locale: Locale, answer: &Answer, order: &[OptionId]) -> String {
    match answer {
        Answer::Options(chosen) => letters(order, |id| chosen.contains(&id)),
        Answer::Truth(truth) => truth_text(locale, *truth).to_owned(),
        Answer::Blanks(blanks) => {
            let shown = blanks.iter().map(|text| if text.is_empty() { "—" } else { text });
            shown.collect::<Vec<_>>().join(" | ")
        }
        Answer::Text(text) => text.clone(),
    }
}

/// What counts as right, in words.
pub fn key_text(locale: Locale, part: &Part, order: &[OptionId]) -> String {
    match &part.key {
        Key::Options(right) => letters(order, |id| right.contains(&id)),
        Key::Truth(truth) => truth_text(locale, *truth).to_owned(),
        Key::Blanks(blanks) => {
            blanks.iter().map(|variants| variants.join(" / ")).collect::<Vec<_>>().join(" | ")
        }
        Key::Model { answer, .. } => plain(answer),
    }
}

/// 正确 or 错误.
pub const fn truth_text(locale: Locale, truth: bool) -> &'static str {
    if truth { t::true_text(locale) } else { t::false_text(locale) }
}

/// The places of the law that decide a part.
pub fn law_text(part: &Part) -> String {
    part.citations.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn letters(order: &[OptionId], wanted: impl Fn(OptionId) -> bool) -> String {
    let places = order.iter().enumerate().filter(|(_, id)| wanted(**id));
    places.map(|(place, _)| letter(place)).collect()
}
