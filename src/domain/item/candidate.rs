//! What a candidate may see of an item before hand-in.
//!
//! These types have no room for a key, a reason or a citation, so nothing of the kind can reach a
//! candidate's session by mistake.

use super::{Item, ItemType, Key, OptionId};
use serde::{Deserialize, Serialize};

/// An item as a candidate sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateItem {
    /// The type.
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// The situation of a case, in markup; empty for the other types.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub situation: String,
    /// The questions.
    pub parts: Vec<CandidatePart>,
}

/// One question as a candidate sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidatePart {
    /// Stable id within the item.
    pub id: String,
    /// How it is answered.
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// The question, in markup.
    pub stem: String,
    /// The options in the order of this form; the first is shown as `A`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub options: Vec<CandidateOption>,
    /// How many blanks to fill.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub blanks: usize,
    /// What it is worth, in hundredths of a point.
    pub points: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
const fn is_zero(n: &usize) -> bool {
    *n == 0
}

/// One option as a candidate sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateOption {
    /// Stable id: what an answer names.
    pub id: OptionId,
    /// What it says, in markup.
    pub text: String,
}

impl CandidateItem {
    /// The keyless view of an item, with `order` giving each part's options in form order and
    /// `points` each part's worth in hundredths.
    pub fn of(item: &Item, order: &[Vec<OptionId>], points: &[i64]) -> Self {
        let parts = item
            .parts
            .iter()
            .enumerate()
            .map(|(index, part)| CandidatePart {
                id: part.id.clone(),
                kind: part.kind,
                stem: part.stem.clone(),
                options: order
                    .get(index)
                    .into_iter()
                    .flatten()
                    .filter_map(|id| part.options.iter().find(|option| option.id == *id))
                    .map(|option| CandidateOption { id: option.id, text: option.text.clone() })
                    .collect(),
                blanks: match &part.key {
                    Key::Blanks(blanks) => blanks.len(),
                    _ => 0,
                },
                points: points.get(index).copied().unwrap_or_default(),
            })
            .collect();
        Self { kind: item.kind, situation: item.situation.clone(), parts }
    }
}
