//! Items: what a question says, what counts as right, and what an answer is.
//!
//! An item has one or more parts; only cases have several. Parts and options have stable ids, and
//! an answer names option ids, never the letter a candidate happened to see.

mod answer;
mod candidate;
pub mod check;
pub mod likeness;
mod revision;

pub use answer::Answer;
pub(in crate::domain) use answer::right_blanks;
pub use candidate::{CandidateItem, CandidateOption, CandidatePart};
pub use revision::{Change, RevisionHash, changes, differences};

use super::citation::Citation;
use super::code::codes;
use super::fill;
use super::markup::Document;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

codes! {
    /// How a question is answered. A case holds parts of the other types.
    ItemType {
        /// 单选: exactly one option is right.
        Single = "single",
        /// 多选: two or more options are right.
        Multiple = "multiple",
        /// 判断: the statement is right or wrong.
        TrueFalse = "true_false",
        /// 填空: one or more blanks.
        Fill = "fill",
        /// 简答: free text, marked by a person.
        Short = "short",
        /// 案例: a situation with several parts.
        Case = "case",
    }
}

impl ItemType {
    /// Whether the parts of this type offer options to choose from.
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Single | Self::Multiple)
    }
}

/// The stable id of an option within its part: the letter of the bank file, `A` to `H`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "char", into = "char")]
pub struct OptionId(char);

impl OptionId {
    /// The most options a part may have.
    pub const MAX: usize = 8;

    /// The id for a letter `A`–`H`, either case.
    pub fn from_letter(letter: char) -> Option<Self> {
        let letter = letter.to_ascii_uppercase();
        ('A'..='H').contains(&letter).then_some(Self(letter))
    }

    /// The letter.
    pub const fn letter(self) -> char {
        self.0
    }
}

impl fmt::Display for OptionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl TryFrom<char> for OptionId {
    type Error = String;

    fn try_from(letter: char) -> Result<Self, String> {
        Self::from_letter(letter).ok_or_else(|| format!("not an option letter: {letter}"))
    }
}

impl From<OptionId> for char {
    fn from(id: OptionId) -> char {
        id.0
    }
}

/// The content of one item revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The id its author gave it, unique within the bank and stable across revisions.
    pub id: String,
    /// The type; a case's parts have types of their own.
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// The topic it is drawn by.
    pub topic: String,
    /// 1 (recall) to 5 (hard application), as judged by its author.
    pub difficulty: u8,
    /// The situation of a case, in markup; empty for the other types.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub situation: String,
    /// The questions, at least one.
    pub parts: Vec<Part>,
}

/// One question of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Stable id within the item; `1` where there is only one part.
    pub id: String,
    /// How it is answered; never [`ItemType::Case`].
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// The question, in markup. A blank is `____`.
    pub stem: String,
    /// What can be chosen, in the author's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// What counts as right.
    pub key: Key,
    /// The places of the law that decide the question, the decisive one first.
    pub citations: Vec<Citation>,
    /// The rule that decides the question.
    pub explanation: String,
    /// Share of a case's points, relative to its other parts.
    #[serde(default = "one")]
    pub weight: u16,
}

const fn one() -> u16 {
    1
}

/// One option of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable id within the part.
    pub id: OptionId,
    /// What it says, in markup.
    pub text: String,
    /// Why it is right or wrong.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// What counts as right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// The right options: one for single, two or more for multiple.
    Options(BTreeSet<OptionId>),
    /// Whether the statement is right.
    Truth(bool),
    /// For each blank its accepted variants, the preferred one first.
    Blanks(Vec<Vec<String>>),
    /// A model answer and the points a marker looks for.
    Model {
        /// A full answer.
        answer: String,
        /// What earns points.
        rubric: Vec<RubricPoint>,
    },
}

/// One thing a marker looks for in a short answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricPoint {
    /// What the answer has to say.
    pub text: String,
    /// Its share, relative to the other points.
    pub weight: u16,
}

impl Item {
    /// Whether a person has to mark some part of it.
    pub fn needs_marking(&self) -> bool {
        self.parts.iter().any(|part| part.kind == ItemType::Short)
    }

    /// The question in one line, for lists: the situation of a case, the stem of anything else.
    pub fn question(&self) -> String {
        let text = match (self.kind, self.parts.first()) {
            (ItemType::Case, _) | (_, None) => &self.situation,
            (_, Some(part)) => &part.stem,
        };
        Document::parse(text).plain().replace('\n', " ")
    }

    /// What somebody who looks for words may find in it: its id and every text, on lines of their
    /// own and without markup, so that no word is found across two texts.
    pub fn searched(&self) -> String {
        let mut texts = vec![self.id.as_str(), &self.topic, &self.situation];
        for part in &self.parts {
            texts.extend([part.stem.as_str(), &part.explanation]);
            texts.extend(part.options.iter().flat_map(|one| [one.text.as_str(), &one.why]));
            match &part.key {
                Key::Blanks(blanks) => texts.extend(blanks.iter().flatten().map(String::as_str)),
                Key::Model { answer, rubric } => {
                    texts.push(answer);
                    texts.extend(rubric.iter().map(|point| point.text.as_str()));
                }
                Key::Options(_) | Key::Truth(_) => {}
            }
        }
        let filled = texts.into_iter().filter(|text| !text.is_empty());
        filled.map(|text| Document::parse(text).plain()).collect::<Vec<_>>().join("\n")
    }

    /// The part with this id.
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }
}

impl Part {
    /// How many blanks the stem shows: runs of exactly four underscores.
    pub fn blanks_in_stem(&self) -> usize {
        fill::behind_blanks(&self.stem).len()
    }
}
