//! What a candidate gave as an answer to one part.

use super::{Key, OptionId, Part};
use crate::domain::fill;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An answer to one part; an empty one counts as unanswered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The chosen options, by stable id.
    Options(BTreeSet<OptionId>),
    /// Right or wrong.
    Truth(bool),
    /// The text of each blank.
    Blanks(Vec<String>),
    /// Free text.
    Text(String),
}

impl Answer {
    /// Whether nothing was chosen or written.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Options(chosen) => chosen.is_empty(),
            Self::Truth(_) => false,
            Self::Blanks(blanks) => blanks.iter().all(|text| text.trim().is_empty()),
            Self::Text(text) => text.trim().is_empty(),
        }
    }

    /// Whether the answer to a part is wholly right; `None` where a person has to judge.
    pub fn is_right(&self, part: &Part) -> Option<bool> {
        match (self, &part.key) {
            (_, Key::Model { .. }) => None,
            (Self::Options(chosen), Key::Options(right)) => Some(chosen == right),
            (Self::Truth(given), Key::Truth(right)) => Some(given == right),
            (Self::Blanks(given), Key::Blanks(accepted)) => {
                Some(right_blanks(given, accepted, &part.stem) == accepted.len())
            }
            _ => Some(false),
        }
    }
}

/// How many blanks of a stem are filled with one of their accepted variants.
pub(in crate::domain) fn right_blanks(
    given: &[String],
    accepted: &[Vec<String>],
    stem: &str,
) -> usize {
    let behind = fill::behind_blanks(stem).into_iter().chain(std::iter::repeat(""));
    let blanks = given.iter().zip(accepted).zip(behind);
    blanks.filter(|((text, variants), behind)| fill::is_right(text, variants, behind)).count()
}
