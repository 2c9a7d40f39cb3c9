//! Questions that are asked twice, within a bank or in two banks.

use super::similar::{Similar, pairs};
use super::text::{Triple, normal, triples};
use super::{Fault, Finding, Site, Spot, parts};
use crate::domain::bank::Bank;
use crate::domain::item::check::Field;
use crate::domain::item::{ItemType, Key, Part};
use std::collections::BTreeSet;

/// The question of a case's part with fewer triples says little without its situation.
const TELLING: usize = 12;

/// Each question that asks what an earlier one asks, with the bank it stands in: the most similar
/// one is named. Situations of cases are compared with each other, and the questions of all items;
/// parts of one case may be alike.
pub(super) fn find(banks: &[&Bank]) -> Vec<(usize, Finding)> {
    let situations = compare(&situations(banks));
    let asked = compare(&questions(banks));
    let mut found: Vec<(Spot, Spot, usize)> = situations.into_iter().chain(asked).collect();
    found.sort_unstable();
    let located = found.into_iter().map(|(spot, other, percent)| {
        let contradicts = match (part(banks, spot), part(banks, other)) {
            (Some(one), Some(other)) => contradict(one, other),
            _ => false,
        };
        let fault = match contradicts {
            true => Fault::Contradiction { other },
            false => Fault::Duplicate { other, percent },
        };
        let site = Site::Item { item: spot.item, part: spot.part, field: Field::Stem };
        (spot.bank, Finding { site, fault })
    });
    located.collect()
}

type Set = BTreeSet<Triple>;

fn situations(banks: &[&Bank]) -> Vec<(Spot, Set)> {
    let mut all = Vec::new();
    for (bank, content) in banks.iter().enumerate() {
        for (item, one) in content.items.iter().enumerate() {
            if one.kind == ItemType::Case {
                let spot = Spot { bank, item, part: None };
                all.push((spot, triples(&normal(&one.situation))));
            }
        }
    }
    all
}

fn questions(banks: &[&Bank]) -> Vec<(Spot, Set)> {
    let mut all = Vec::new();
    for (bank, content) in banks.iter().enumerate() {
        for (item, part, asked) in parts(&content.items) {
            let set = asks(asked);
            let of_case = content.items[item].kind == ItemType::Case;
            if !of_case || set.len() >= TELLING {
                all.push((Spot { bank, item, part: Some(part) }, set));
            }
        }
    }
    all
}

/// The triples of what a candidate reads, none across two texts.
fn asks(part: &Part) -> Set {
    let options = part.options.iter().map(|option| &option.text);
    std::iter::once(&part.stem).chain(options).flat_map(|text| triples(&normal(text))).collect()
}

/// Each text with the most similar one before it.
fn compare(texts: &[(Spot, Set)]) -> Vec<(Spot, Spot, usize)> {
    let sets: Vec<Set> = texts.iter().map(|(_, set)| set.clone()).collect();
    let mut nearest: Vec<Option<Similar>> = vec![None; texts.len()];
    for pair in pairs(&sets) {
        let (later, earlier) = (texts[pair.later].0, texts[pair.earlier].0);
        let same_item = (later.bank, later.item) == (earlier.bank, earlier.item);
        let best = &mut nearest[pair.later];
        if !same_item && best.is_none_or(|best| best.percent < pair.percent) {
            *best = Some(pair);
        }
    }
    let named = |pair: Similar| (texts[pair.later].0, texts[pair.earlier].0, pair.percent);
    nearest.into_iter().flatten().map(named).collect()
}

fn part<'b>(banks: &[&'b Bank], spot: Spot) -> Option<&'b Part> {
    banks.get(spot.bank)?.items.get(spot.item)?.parts.get(spot.part?)
}

/// Whether two parts ask the same in the same words, and count another answer as right.
fn contradict(one: &Part, other: &Part) -> bool {
    if normal(&one.stem) != normal(&other.stem) {
        return false;
    }
    match (&one.key, &other.key) {
        (Key::Truth(one), Key::Truth(other)) => one != other,
        (Key::Options(_), Key::Options(_)) if one.kind == other.kind => {
            offered(one, |_| true) == offered(other, |_| true)
                && offered(one, |right| right) != offered(other, |right| right)
        }
        _ => false,
    }
}

/// What the options say that are right, or wrong, as wanted.
fn offered(part: &Part, wanted: impl Fn(bool) -> bool) -> BTreeSet<String> {
    let Key::Options(right) = &part.key else { return BTreeSet::new() };
    let chosen = part.options.iter().filter(|option| wanted(right.contains(&option.id)));
    chosen.map(|option| normal(&option.text)).collect()
}
