//! The rules an item has to keep, whether it comes from a file or from a form.

use super::{Item, ItemType, Key, OptionId, Part};
use crate::domain::citation::Citation;
use crate::domain::statute::{CitationFault, StatuteOutline};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// The weights that a part, or a point of a rubric, can have.
pub const WEIGHTS: RangeInclusive<u16> = 1..=99;

/// A field of an item or of one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The id.
    Id,
    /// The type.
    Type,
    /// The topic.
    Topic,
    /// The difficulty.
    Difficulty,
    /// The question; for a case its situation.
    Stem,
    /// The options as a whole.
    Options,
    /// The text of one option.
    Option(OptionId),
    /// Why one option is right or wrong.
    Why(OptionId),
    /// The key.
    Key,
    /// The explanation.
    Explanation,
    /// The weight within the item, and those of the points of a rubric.
    Weight,
    /// The citations as a whole.
    Citations,
    /// One citation, counted from 0.
    Citation(usize),
    /// The parts as a whole.
    Parts,
}

/// What is wrong with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A text that has to be there is empty.
    Empty,
    /// The difficulty is not 1 to 5.
    Difficulty(u8),
    /// A case has no parts.
    NoParts,
    /// An item that is no case has several parts, or a part of another type.
    NotOnePart,
    /// A part of a case is a case itself.
    NestedCase,
    /// Two parts of a case have the same id.
    DuplicatePart(String),
    /// A choice offers fewer than two options.
    FewOptions(usize),
    /// Two options have the same letter or say the same.
    SameOption(OptionId, OptionId),
    /// The letters of the options do not run A, B, C … in their order, without gap: people see them by
    /// place.
    OptionOrder,
    /// A weight is not 1 to 99: without any weight, points are lost.
    Weight(u16),
    /// The key is not of the kind that the type asks for.
    KeyKind,
    /// The key names a letter that no option has.
    KeyWithoutOption(OptionId),
    /// A single choice whose key is not exactly one letter.
    SingleKey(usize),
    /// A multiple choice whose key has fewer than two letters.
    MultipleKey(usize),
    /// The stem shows another number of blanks than the key fills.
    Blanks {
        /// Blanks in the stem.
        stem: usize,
        /// Blanks in the key.
        key: usize,
    },
    /// A blank without any accepted variant, counted from 1.
    EmptyBlank(usize),
    /// An option without a reason; the item can be used all the same.
    NoWhy(OptionId),
    /// No explanation; the item can be used all the same.
    NoExplanation,
    /// No citation; the item can be used all the same.
    NoCitation,
    /// A statute that the bank's header does not list.
    UnknownStatute(String),
    /// A place that the statute does not have.
    Citation(CitationFault),
}

impl Fault {
    /// Whether an item with it can be used all the same.
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::NoWhy(_) | Self::NoExplanation | Self::NoCitation)
    }
}

/// A fault at its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Index of the part; none for the item itself.
    pub part: Option<usize>,
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub fault: Fault,
}

/// Everything that is wrong with an item of a bank that cites these statutes.
pub fn check(item: &Item, statutes: &[StatuteOutline]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |field, fault| findings.push(Finding { part: None, field, fault });
    for (field, text) in [(Field::Id, &item.id), (Field::Topic, &item.topic)] {
        if text.trim().is_empty() {
            add(field, Fault::Empty);
        }
    }
    if !(1..=5).contains(&item.difficulty) {
        add(Field::Difficulty, Fault::Difficulty(item.difficulty));
    }
    if item.kind == ItemType::Case {
        check_case(item, &mut add);
    } else if !matches!(item.parts.as_slice(), [part] if part.kind == item.kind) {
        add(Field::Parts, Fault::NotOnePart);
    }
    for (index, part) in item.parts.iter().enumerate() {
        check_part(part, statutes, &mut |field, fault| {
            findings.push(Finding { part: Some(index), field, fault });
        });
    }
    findings
}

fn check_case(item: &Item, add: &mut impl FnMut(Field, Fault)) {
    if item.situation.trim().is_empty() {
        add(Field::Stem, Fault::Empty);
    }
    if item.parts.is_empty() {
        add(Field::Parts, Fault::NoParts);
    }
    let mut seen = BTreeSet::new();
    for part in &item.parts {
        if !seen.insert(&part.id) {
            add(Field::Parts, Fault::DuplicatePart(part.id.clone()));
        }
    }
}

fn check_part(part: &Part, statutes: &[StatuteOutline], add: &mut impl FnMut(Field, Fault)) {
    if part.id.trim().is_empty() {
        add(Field::Id, Fault::Empty);
    }
    if part.stem.trim().is_empty() {
        add(Field::Stem, Fault::Empty);
    }
    if part.kind == ItemType::Case {
        add(Field::Type, Fault::NestedCase);
        return;
    }
    if part.kind.has_options() {
        check_options(part, add);
    }
    check_key(part, add);
    check_weights(part, add);
    if part.explanation.trim().is_empty() {
        add(Field::Explanation, Fault::NoExplanation);
    }
    if part.citations.is_empty() {
        add(Field::Citations, Fault::NoCitation);
    }
    for (index, citation) in part.citations.iter().enumerate() {
        if let Some(fault) = check_citation(citation, statutes) {
            add(Field::Citation(index), fault);
        }
    }
}

/// What is wrong with one citation: its statute is not listed, or has no such place.
pub fn check_citation(citation: &Citation, statutes: &[StatuteOutline]) -> Option<Fault> {
    match statutes.iter().find(|statute| statute.is_named(&citation.statute)) {
        None => Some(Fault::UnknownStatute(citation.statute.clone())),
        Some(outline) => outline.check(citation).err().map(Fault::Citation),
    }
}

fn check_options(part: &Part, add: &mut impl FnMut(Field, Fault)) {
    if part.options.len() < 2 {
        add(Field::Options, Fault::FewOptions(part.options.len()));
    }
    if !letters_run(part) {
        add(Field::Options, Fault::OptionOrder);
    }
    for (index, option) in part.options.iter().enumerate() {
        if option.text.trim().is_empty() {
            add(Field::Option(option.id), Fault::Empty);
        }
        if option.why.trim().is_empty() {
            add(Field::Option(option.id), Fault::NoWhy(option.id));
        }
        let same = part.options[..index]
            .iter()
            .find(|earlier| earlier.id == option.id || earlier.text.trim() == option.text.trim());
        if let Some(earlier) = same {
            add(Field::Option(option.id), Fault::SameOption(earlier.id, option.id));
        }
    }
}

/// Whether the letters run A, B, C …; two with the same letter are a fault of their own.
fn letters_run(part: &Part) -> bool {
    let found: Vec<OptionId> = part.options.iter().map(|option| option.id).collect();
    let distinct: BTreeSet<OptionId> = found.iter().copied().collect();
    distinct.len() < found.len()
        || found.iter().zip('A'..).all(|(id, letter)| id.letter() == letter)
}

fn check_weights(part: &Part, add: &mut impl FnMut(Field, Fault)) {
    let of_rubric = match &part.key {
        Key::Model { rubric, .. } => rubric.as_slice(),
        _ => &[],
    };
    let mut weights = of_rubric.iter().map(|point| point.weight).chain([part.weight]);
    if let Some(weight) = weights.find(|weight| !WEIGHTS.contains(weight)) {
        add(Field::Weight, Fault::Weight(weight));
    }
}

fn check_key(part: &Part, add: &mut impl FnMut(Field, Fault)) {
    match (part.kind, &part.key) {
        (ItemType::Single | ItemType::Multiple, Key::Options(right)) => {
            match (part.kind, right.len()) {
                (ItemType::Single, count) if count != 1 => add(Field::Key, Fault::SingleKey(count)),
                (ItemType::Multiple, count) if count < 2 => {
                    add(Field::Key, Fault::MultipleKey(count));
                }
                _ => {}
            }
            let offered: BTreeSet<OptionId> = part.options.iter().map(|option| option.id).collect();
            for letter in right.difference(&offered) {
                add(Field::Key, Fault::KeyWithoutOption(*letter));
            }
        }
        (ItemType::TrueFalse, Key::Truth(_)) => {}
        (ItemType::Fill, Key::Blanks(blanks)) => {
            let (stem, key) = (part.blanks_in_stem(), blanks.len());
            if stem != key || stem == 0 {
                add(Field::Key, Fault::Blanks { stem, key });
            }
            for (index, variants) in blanks.iter().enumerate() {
                if variants.is_empty() || variants.iter().any(|text| text.trim().is_empty()) {
                    add(Field::Key, Fault::EmptyBlank(index + 1));
                }
            }
        }
        (ItemType::Short, Key::Model { answer, .. }) => {
            if answer.trim().is_empty() {
                add(Field::Key, Fault::Empty);
            }
        }
        _ => add(Field::Key, Fault::KeyKind),
    }
}
