//! Forms (试卷): what was drawn, frozen for ever.

use super::id::{RevisionId, Uid};
use super::item::{CandidateItem, Item, OptionId, RevisionHash};
use super::points::Points;
use super::scoring::ScoringRule;
use serde::{Deserialize, Serialize};

/// A drawn paper: f(blueprint, bank snapshots, algorithm, seed). Its JSON holds no row id, so two
/// databases with the same banks give byte-equal forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Version of the drawing algorithm.
    pub algorithm: u32,
    /// Code of the blueprint.
    pub blueprint: String,
    /// The seed.
    pub seed: u64,
    /// The banks drawn from, in the blueprint's order.
    pub banks: Vec<BankSnapshot>,
    /// How answers are scored.
    pub scoring: ScoringRule,
    /// Headings of the sections.
    pub sections: Vec<FormSection>,
    /// The items in paper order.
    pub items: Vec<FormItem>,
}

/// A section's heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormSection {
    /// Heading; empty for the type's own name.
    pub title: String,
    /// Type of its items.
    #[serde(rename = "type")]
    pub kind: super::item::ItemType,
}

/// The state of a bank at drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankSnapshot {
    /// Its name.
    pub name: String,
    /// BLAKE3 over its members' uids and revision hashes in uid order.
    pub hash: String,
}

/// One item of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormItem {
    /// Index into [`Form::sections`].
    pub section: usize,
    /// The item.
    pub uid: Uid,
    /// Row of the frozen revision in this database; kept beside the JSON, not in it.
    #[serde(skip, default = "no_row")]
    pub revision: RevisionId,
    /// Content of the frozen revision.
    pub hash: RevisionHash,
    /// Its parts.
    pub parts: Vec<FormPart>,
}

const fn no_row() -> RevisionId {
    RevisionId(0)
}

/// One part of a form's item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPart {
    /// Id of the part within the item.
    pub id: String,
    /// What it is worth, in hundredths.
    pub points: Points,
    /// Its options in the order shown; the first is shown as `A`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionId>,
}

impl Form {
    /// What the paper is worth.
    pub fn total(&self) -> Points {
        self.items.iter().flat_map(|item| &item.parts).map(|part| part.points).sum()
    }

    /// How many questions a candidate answers.
    pub fn parts(&self) -> usize {
        self.items.iter().map(|item| item.parts.len()).sum()
    }
}

impl FormItem {
    /// What a candidate may see of it.
    pub fn candidate_view(&self, item: &Item) -> CandidateItem {
        let order: Vec<Vec<OptionId>> = item
            .parts
            .iter()
            .map(|part| self.part(&part.id).map(|p| p.options.clone()).unwrap_or_default())
            .collect();
        let points: Vec<i64> =
            item.parts.iter().map(|part| self.part(&part.id).map_or(0, |p| p.points.0)).collect();
        CandidateItem::of(item, &order, &points)
    }

    /// The part with this id.
    pub fn part(&self, id: &str) -> Option<&FormPart> {
        self.parts.iter().find(|part| part.id == id)
    }
}

/// The snapshot of a bank from its members' uids and revision hashes, which it puts in uid order.
pub fn snapshot(name: &str, members: &mut [(Uid, RevisionHash)]) -> BankSnapshot {
    members.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for (uid, hash) in members {
        hasher.update(uid.as_bytes());
        hasher.update(hash.as_str().as_bytes());
    }
    BankSnapshot { name: name.to_owned(), hash: hasher.finalize().to_hex().to_string() }
}
