//! Whether reasons and explanations explain.

use super::Fault;
use super::text::{normal, percent, triples};
use crate::domain::item::Part;
use crate::domain::item::check::Field;

/// A reason with fewer characters says no more than right or wrong.
const BARE: usize = 6;
/// From how many percent of shared triples on an explanation is its question once more.
const REPEATS: usize = 90;

/// What is wrong with the reasons of a part. Reasons that are absent are the affair of the items'
/// own rules.
pub(super) fn faults(part: &Part) -> impl Iterator<Item = (Field, Fault)> {
    let mut found = Vec::new();
    let reasons: Vec<_> =
        part.options.iter().map(|one| (one.id, normal(&one.why), normal(&one.text))).collect();
    for (at, (id, why, text)) in reasons.iter().enumerate() {
        if why.is_empty() {
            continue;
        }
        if why.chars().count() < BARE || why == text {
            found.push((Field::Why(*id), Fault::BareReason(*id)));
        } else if let Some((earlier, ..)) = reasons[..at].iter().find(|(_, other, _)| other == why)
        {
            found.push((Field::Why(*id), Fault::SameReason(*earlier, *id)));
        }
    }
    let (stem, explanation) = (triples(&normal(&part.stem)), triples(&normal(&part.explanation)));
    let shared = stem.intersection(&explanation).count();
    if percent(shared, stem.len(), explanation.len()) >= REPEATS {
        found.push((Field::Explanation, Fault::ExplanationIsStem));
    }
    found.into_iter()
}
