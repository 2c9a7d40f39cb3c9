//! Words that make a poor question, each with what is wrong with it.

use super::figures::Figures;
use super::{Fault, Finding, Site};
use crate::domain::item::check::Field;
use crate::domain::item::{OptionId, Part};
use crate::domain::markup::Document;
use crate::domain::numeral::is_numeral;
use crate::domain::width::half_text;

/// What is wrong with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objection {
    /// 以上都对: who is sure of two options needs not know the others.
    AllOfThem,
    /// 以上都不对: it says nothing about what is right.
    NoneOfThem,
    /// A和B都对: options are shown in another order to each candidate, so that letters and places
    /// mean nothing.
    Letters,
    /// 下列说法正确的是: the stem asks nothing.
    AsksNothing,
    /// 不正确的是: who overlooks one character answers the opposite.
    Negative,
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a short option: in a long one they are part of a sentence.
    ShortOption,
    /// In the stem of a choice.
    Stem,
}

/// An option with more characters is a sentence of its own.
const SHORT: usize = 10;

/// From how many percent of the choices on stems that ask for what does not hold are too many.
pub const NEGATIVE_SHARE: usize = 5;
/// So many negative stems are no habit in the smallest bank.
const NEGATIVE_FEW: usize = 3;

const PHRASES: &[(&str, Place, Objection)] = &[
    ("都不对", Place::ShortOption, Objection::NoneOfThem),
    ("都不正确", Place::ShortOption, Objection::NoneOfThem),
    ("均不正确", Place::ShortOption, Objection::NoneOfThem),
    ("全部错误", Place::ShortOption, Objection::NoneOfThem),
    ("都错", Place::ShortOption, Objection::NoneOfThem),
    ("都对", Place::ShortOption, Objection::AllOfThem),
    ("都正确", Place::ShortOption, Objection::AllOfThem),
    ("均正确", Place::ShortOption, Objection::AllOfThem),
    ("皆正确", Place::ShortOption, Objection::AllOfThem),
    ("全部正确", Place::ShortOption, Objection::AllOfThem),
    ("下列说法", Place::Stem, Objection::AsksNothing),
    ("以下说法", Place::Stem, Objection::AsksNothing),
    ("下列表述", Place::Stem, Objection::AsksNothing),
    ("以下表述", Place::Stem, Objection::AsksNothing),
    ("下列叙述", Place::Stem, Objection::AsksNothing),
    ("以下叙述", Place::Stem, Objection::AsksNothing),
    ("下列选项", Place::Stem, Objection::AsksNothing),
    ("以下选项", Place::Stem, Objection::AsksNothing),
    ("不正确的", Place::Stem, Objection::Negative),
    ("错误的是", Place::Stem, Objection::Negative),
    ("错误的有", Place::Stem, Objection::Negative),
    ("有误的", Place::Stem, Objection::Negative),
    ("不恰当的", Place::Stem, Objection::Negative),
];

/// An option that speaks of the other ones begins so: 以上(各项)都对.
const OTHERS: &[&str] = &["以上", "上述", "前述"];
/// What it may call them.
const CALLED: &[&str] =
    &["选项", "各项", "项", "说法", "情形", "做法", "行为", "内容", "表述", "者"];
/// What it says of all of them.
const ALL: &[char] = &['都', '均', '皆', '全'];

/// Stems that ask for what does not hold, in words that may stand now and then. 不得 is none of them:
/// what must not be done is what the law says.
const NEGATIVES: &[&str] = &["不属于", "不包括", "不符合", "不是"];

/// The first poor words of the stem and of each option of a choice, and letters named anywhere.
pub(super) fn faults(part: &Part) -> impl Iterator<Item = (Field, Fault)> {
    let mut found = Vec::new();
    let mut add = |field, words: &str, objection| {
        found.push((field, Fault::Phrase { words: words.to_owned(), objection }));
    };
    let stem = shown(&part.stem);
    if part.kind.has_options() {
        let poor = PHRASES.iter().filter(|(_, place, _)| *place == Place::Stem);
        for (words, _, objection) in poor.filter(|(words, ..)| stem.contains(words)) {
            add(Field::Stem, words, *objection);
        }
    }
    for option in &part.options {
        let text = shown(&option.text);
        if let Some((words, objection)) = objection(&text) {
            add(Field::Option(option.id), words, objection);
        }
        let why = (Field::Why(option.id), shown(&option.why));
        for (field, text) in [(Field::Option(option.id), text), why] {
            if let Some(words) = letters_in(&text) {
                add(field, &words, Objection::Letters);
            }
        }
    }
    for (field, text) in [(Field::Stem, stem), (Field::Explanation, shown(&part.explanation))] {
        if let Some(words) = letters_in(&text) {
            add(field, &words, Objection::Letters);
        }
    }
    found.into_iter()
}

/// What is wrong with an option, in which words.
fn objection(option: &str) -> Option<(&str, Objection)> {
    let short = option.chars().count() <= SHORT;
    if let Some((words, objection)) = of_others(option) {
        return Some((if short { option } else { words }, objection));
    }
    let in_short = PHRASES.iter().filter(|(_, place, _)| short && *place == Place::ShortOption);
    let found = in_short.copied().find(|(words, ..)| option.contains(words));
    found.map(|(_, _, objection)| (option, objection))
}

/// Whether an option speaks of all other ones: 以上都对, 上述三项均不正确. 以上级机关的名义 does not.
fn of_others(option: &str) -> Option<(&str, Objection)> {
    let (words, rest) =
        OTHERS.iter().find_map(|words| Some((*words, option.strip_prefix(words)?)))?;
    let rest = rest.trim_start_matches(is_numeral);
    let rest = CALLED.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let all = rest.strip_prefix(ALL)?;
    let none = ['不', '非', '错'].iter().any(|c| all.contains(*c));
    Some((words, if none { Objection::NoneOfThem } else { Objection::AllOfThem }))
}

/// An option named by its letter: 选项B, B项, 或 A和B.
fn letters_in(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: usize| {
        let alone = |at: Option<&char>| at.is_none_or(|c| !c.is_ascii_alphanumeric());
        chars.get(at).is_some_and(|c| OptionId::from_letter(*c).is_some() && c.is_ascii_uppercase())
            && alone(at.checked_sub(1).and_then(|before| chars.get(before)))
            && alone(chars.get(at + 1))
    };
    let follows = |at: usize, words: &str| {
        let words: Vec<char> = words.chars().collect();
        chars.get(at..at + words.len()).is_some_and(|here| here == words)
    };
    (0..chars.len()).filter(|at| letter(*at)).find_map(|at| {
        let named = |from: usize, to: usize| chars.get(from..to).map(|c| c.iter().collect());
        if at >= 2 && follows(at - 2, "选项") {
            named(at - 2, at + 1)
        } else if follows(at + 1, "项") && !follows(at + 1, "项目") {
            named(at, at + 2)
        } else if follows(at + 1, "选项") {
            named(at, at + 3)
        } else if ["和", "与", "、"].iter().any(|and| follows(at + 1, and))
            && letter(at + 2)
            && ["都", "均", "皆"].iter().any(|all| follows(at + 3, all))
        {
            named(at, at + 4)
        } else {
            None
        }
    })
}

/// Whether a choice asks for what does not hold: its question, the last clause of the stem, says so.
pub(super) fn is_negative(part: &Part) -> bool {
    if !part.kind.has_options() {
        return false;
    }
    let stem = shown(&part.stem);
    let asked = stem.trim_end_matches(['?', '。', '(', ')', '_', ' ', ':']);
    let clause = asked.rsplit(['。', ',', ';', '?']).next().unwrap_or(asked);
    let asks = ["哪", "什么", "的是", "的有", "谁"].iter().any(|word| clause.contains(word));
    let negative =
        NEGATIVES.iter().chain(PHRASES.iter().filter_map(|(words, _, objection)| {
            (*objection == Objection::Negative).then_some(words)
        }));
    asks && negative.into_iter().any(|words| clause.contains(words)) || clause.ends_with("除外")
}

/// Negative stems where they are too many.
pub(super) fn negative(figures: &Figures) -> Option<Finding> {
    let (count, of) = (figures.negative, figures.choices());
    let many = count > NEGATIVE_FEW && count * 100 > NEGATIVE_SHARE * of;
    many.then_some(Finding { site: Site::Bank, fault: Fault::ManyNegative { count, of } })
}

fn shown(text: &str) -> String {
    half_text(Document::parse(text).plain().trim())
}
