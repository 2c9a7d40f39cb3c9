//! Pairs of similar sets among many, without comparing each with each.

use super::text::{Triple, percent};
use std::collections::{BTreeSet, HashMap};

/// From how many percent of shared triples on two texts ask the same. Among 1,460 items on 13 statutes
/// questions about sister articles share up to 43 percent (撤销 and 变更 with the same choice of
/// reasons), one question asked twice with other numbers 48.
pub const SIMILAR: usize = 45;

/// Two similar sets, by their places in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Similar {
    /// The later one.
    pub(super) later: usize,
    /// The earlier one.
    pub(super) earlier: usize,
    /// Shared triples in percent of all.
    pub(super) percent: usize,
}

/// Every pair that shares [`SIMILAR`] percent or more of its triples, exactly.
///
/// The triples of each set are ordered from the rarest to the commonest. Two sets that are similar
/// enough share one of their rarest triples already, so that only those are in the index, and sets
/// of too different a size, or that cannot reach the mark with what is left, are given up on the
/// way (prefix, size and position filter: Bayardo, Ma and Srikant 2007; Xiao and others 2008).
pub(super) fn pairs(sets: &[BTreeSet<Triple>]) -> Vec<Similar> {
    let ranked = ranked(sets);
    let mut order: Vec<usize> = (0..sets.len()).filter(|at| !ranked[*at].is_empty()).collect();
    order.sort_by_key(|at| ranked[*at].len());
    let mut index: HashMap<u32, Vec<(usize, usize)>> = HashMap::new();
    let mut shared = vec![0; sets.len()];
    let mut found = Vec::new();
    for &own in &order {
        let set = &ranked[own];
        for other in candidates(set, &index, &ranked, &mut shared) {
            let size = ranked[other].len();
            let shared = overlap(set, &ranked[other]);
            if shared >= needed(set.len(), size) {
                let percent = percent(shared, set.len(), size);
                found.push(Similar { later: own.max(other), earlier: own.min(other), percent });
            }
        }
        // What comes later is at least as large, so that it shares one of fewer of these.
        let indexed = set.len() + 1 - needed(set.len(), set.len());
        for (at, rank) in set.iter().take(indexed).enumerate() {
            index.entry(*rank).or_default().push((own, at));
        }
    }
    found.sort_unstable();
    found
}

/// Each set as the ranks of its triples, from the rarest of all triples on.
fn ranked(sets: &[BTreeSet<Triple>]) -> Vec<Vec<u32>> {
    let mut holders: HashMap<Triple, usize> = HashMap::new();
    for triple in sets.iter().flatten() {
        *holders.entry(*triple).or_default() += 1;
    }
    let mut rarest: Vec<(usize, Triple)> = holders.into_iter().map(|(t, n)| (n, t)).collect();
    rarest.sort_unstable();
    let ranks: HashMap<Triple, u32> =
        rarest.into_iter().zip(0..).map(|((_, triple), rank)| (triple, rank)).collect();
    let of_set = |set: &BTreeSet<Triple>| {
        let mut of_set: Vec<u32> = set.iter().map(|triple| ranks[triple]).collect();
        of_set.sort_unstable();
        of_set
    };
    sets.iter().map(of_set).collect()
}

/// A set that cannot reach the mark any more.
const OUT: usize = usize::MAX;

/// The sets of the index that may be similar. `shared` counts for each set the triples of the index
/// that it shares; it is all zero before and afterwards.
fn candidates(
    set: &[u32],
    index: &HashMap<u32, Vec<(usize, usize)>>,
    ranked: &[Vec<u32>],
    shared: &mut [usize],
) -> Vec<usize> {
    let smallest = (set.len() * SIMILAR).div_ceil(100);
    let mut touched = Vec::new();
    let probed = set.iter().take(set.len() + 1 - smallest).enumerate();
    for (at, holders) in probed.filter_map(|(at, rank)| Some((at, index.get(rank)?))) {
        // Holders stand in the order of their sizes.
        let first = holders.partition_point(|(other, _)| ranked[*other].len() < smallest);
        for (other, place) in &holders[first..] {
            let count = shared[*other];
            if count == OUT {
                continue;
            }
            if count == 0 {
                touched.push(*other);
            }
            let size = ranked[*other].len();
            let left = (set.len() - at - 1).min(size - place - 1);
            let reaches = count + 1 + left >= needed(set.len(), size);
            shared[*other] = if reaches { count + 1 } else { OUT };
        }
    }
    touched.retain(|other| std::mem::take(&mut shared[*other]) != OUT);
    touched
}

/// How many triples two sets of these sizes have to share.
const fn needed(one: usize, other: usize) -> usize {
    (SIMILAR * (one + other)).div_ceil(100 + SIMILAR)
}

/// How many ranks two sets share.
fn overlap(one: &[u32], other: &[u32]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut shared = 0;
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                one.next();
                other.next();
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::super::text::triples;
    use super::*;
    use proptest::prelude::*;

    fn by_comparing_all(sets: &[BTreeSet<Triple>]) -> Vec<Similar> {
        let mut found = Vec::new();
        for later in 0..sets.len() {
            for earlier in 0..later {
                let shared = sets[later].intersection(&sets[earlier]).count();
                let percent = percent(shared, sets[later].len(), sets[earlier].len());
                if shared * 100 >= SIMILAR * (sets[later].len() + sets[earlier].len() - shared)
                    && shared > 0
                {
                    found.push(Similar { later, earlier, percent });
                }
            }
        }
        found.sort_unstable();
        found
    }

    proptest! {
        #[test]
        fn nothing_is_missed(texts in prop::collection::vec("[甲乙丙]{0,12}", 0..24)) {
            let sets: Vec<_> = texts.iter().map(|text| triples(text)).collect();
            prop_assert_eq!(pairs(&sets), by_comparing_all(&sets));
        }
    }
}
