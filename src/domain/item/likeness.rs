//! Items that ask nearly the same, found by the pairs of characters that their texts share.

use super::Item;
use crate::domain::markup::Document;
use crate::domain::search::{fold, grams};
use std::collections::{BTreeSet, HashMap, HashSet};

/// From how many percent of shared pairs on two items are taken for nearly the same.
pub const NEAR: usize = 80;

/// Pairs of characters that stand in more texts than this say nothing about two of them.
const COMMON: usize = 400;
/// Candidates that are compared pair by pair.
const CANDIDATES: usize = 5;

/// Two items that ask nearly the same, by their places in the lists that were compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Place among the new ones.
    pub new: usize,
    /// Place among the old ones.
    pub old: usize,
    /// Shared pairs of all pairs, 80 to 100.
    pub percent: usize,
}

/// For each new item the old one that is most like it, if any is like it enough. What is asked and
/// what can be chosen counts; keys and reasons do not.
pub fn near(new: &[&Item], old: &[&Item]) -> Vec<Near> {
    find(new, old, |_, _| true)
}

/// The same within one list: each item with the one before it that is most like it.
pub fn near_within(items: &[&Item]) -> Vec<Near> {
    find(items, items, |new, old| old < new)
}

/// What is known of an old item: of its pairs those that a new one has, and how many it has in all.
struct Known {
    pairs: BTreeSet<String>,
    all: usize,
}

fn find(new: &[&Item], old: &[&Item], admits: impl Fn(usize, usize) -> bool) -> Vec<Near> {
    if new.is_empty() {
        return Vec::new();
    }
    let asked: Vec<BTreeSet<String>> = new.iter().map(|item| pairs(item)).collect();
    let wanted: HashSet<&str> = asked.iter().flatten().map(String::as_str).collect();
    let known = old.iter().map(|item| {
        let mut pairs = pairs(item);
        let all = pairs.len();
        pairs.retain(|pair| wanted.contains(pair.as_str()));
        Known { pairs, all }
    });
    let known: Vec<Known> = known.collect();
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, known) in known.iter().enumerate() {
        for pair in &known.pairs {
            holders.entry(pair).or_default().push(place);
        }
    }
    let like = |new: usize, own: &BTreeSet<String>| {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let rare = own.iter().filter_map(|pair| holders.get(pair.as_str()));
        let rare = rare.filter(|places| places.len() <= COMMON).flatten();
        for place in rare.filter(|old| admits(new, **old)) {
            *shared.entry(*place).or_default() += 1;
        }
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
        candidates.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
        let judged = candidates.into_iter().take(CANDIDATES);
        let judged = judged.map(|(place, _)| (percent(own, &known[place]), place));
        judged.max_by_key(|(percent, place)| (*percent, std::cmp::Reverse(*place)))
    };
    let found = asked.iter().enumerate().filter_map(|(new, own)| {
        let (percent, old) = like(new, own)?;
        (percent >= NEAR).then_some(Near { new, old, percent })
    });
    found.collect()
}

/// The pairs of what a candidate reads.
fn pairs(item: &Item) -> BTreeSet<String> {
    let parts = item.parts.iter().flat_map(|part| {
        std::iter::once(&part.stem).chain(part.options.iter().map(|option| &option.text))
    });
    let texts = std::iter::once(&item.situation).chain(parts);
    texts.flat_map(|text| grams(&fold(&Document::parse(text).plain()))).collect()
}

/// Twice the shared pairs in percent of the pairs of both.
fn percent(own: &BTreeSet<String>, other: &Known) -> usize {
    match own.len() + other.all {
        0 => 0,
        all => 200 * own.intersection(&other.pairs).count() / all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::item::{ItemType, Key, Part};

    fn item(id: &str, stem: &str) -> Item {
        let part = Part {
            id: "1".into(),
            kind: ItemType::TrueFalse,
            stem: stem.into(),
            options: Vec::new(),
            key: Key::Truth(true),
            citations: Vec::new(),
            explanation: String::new(),
            weight: 1,
        };
        Item {
            id: id.into(),
            kind: ItemType::TrueFalse,
            topic: String::new(),
            difficulty: 1,
            situation: String::new(),
            parts: vec![part],
        }
    }

    #[test]
    fn a_question_in_slightly_other_words_is_found_and_another_one_is_not() {
        let old = [
            item("a", "对当事人的同一个违法行为,不得给予两次以上罚款的行政处罚。"),
            item("b", "行政处罚决定书应当在宣告后当场交付当事人。"),
        ];
        let new = [
            item("x", "**对当事人的同一违法行为**,不得给予两次以上罚款的行政处罚。"),
            item("y", "违法行为在二年内未被发现的,不再给予行政处罚。"),
            item("z", "行政处罚决定书应当在宣告后当场交付当事人。"),
        ];
        let found = near(&new.each_ref(), &old.each_ref());
        let places: Vec<_> = found.iter().map(|one| (one.new, one.old)).collect();
        assert_eq!(places, [(0, 0), (2, 1)]);
        assert!((NEAR..100).contains(&found[0].percent) && found[1].percent == 100);
        assert_eq!(near(&[&item("e", "")], &old.each_ref()), []);
        let twice = [&old[0], &old[1], &new[2], &new[1]];
        let within = near_within(&twice);
        assert_eq!(within, [Near { new: 2, old: 1, percent: 100 }], "each pair once");
    }
}
