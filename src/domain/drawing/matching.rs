//! Matching rows to candidates: every row gets what it asks for whenever some choice allows it.
//!
//! Augmenting paths (Kuhn 1955) from each wanted place, trying candidates in mixed order. A free
//! candidate is taken at once, so rows that do not compete cost one step a place.

use super::shuffle::{LazyShuffle, Mixer};
use std::collections::{HashMap, HashSet};

/// A row's wish: `count` of the admitted candidates, in mixed order.
pub(super) struct Want<'a> {
    count: u32,
    admitted: &'a [u32],
    order: LazyShuffle,
    tried: Vec<u32>,
}

impl<'a> Want<'a> {
    pub(super) fn new(count: u32, admitted: &'a [u32], mixer: &mut Mixer) -> Self {
        let order = LazyShuffle::new(admitted.len(), mixer);
        Self { count, admitted, order, tried: Vec::new() }
    }

    /// The `n`-th candidate in this row's mixed order.
    fn nth(&mut self, n: usize) -> Option<u32> {
        while self.tried.len() <= n {
            let index = self.order.next()?;
            self.tried.push(self.admitted[index]);
        }
        self.tried.get(n).copied()
    }
}

/// The candidates each row gets, in the order taken; fewer than wanted where no choice meets it.
pub(super) fn solve(mut wants: Vec<Want<'_>>) -> Vec<Vec<u32>> {
    let mut owner: HashMap<u32, usize> = HashMap::new();
    let mut got: Vec<Vec<u32>> = wants.iter().map(|_| Vec::new()).collect();
    for row in 0..wants.len() {
        for _ in 0..wants[row].count {
            if !place(row, &mut wants, &mut owner, &mut got, &mut HashSet::new()) {
                break;
            }
        }
    }
    got
}

/// Finds `row` one more candidate, moving other rows to other candidates where that helps.
fn place(
    row: usize,
    wants: &mut [Want<'_>],
    owner: &mut HashMap<u32, usize>,
    got: &mut [Vec<u32>],
    visited: &mut HashSet<u32>,
) -> bool {
    let mut n = got[row].len();
    while let Some(candidate) = wants[row].nth(n) {
        n += 1;
        if let std::collections::hash_map::Entry::Vacant(e) = owner.entry(candidate) {
            e.insert(row);
            got[row].push(candidate);
            return true;
        }
    }
    // Nothing is free beyond what this row already went past: look at everything it admits.
    for n in 0.. {
        let Some(candidate) = wants[row].nth(n) else { break };
        let Some(holder) = owner.get(&candidate).copied() else {
            owner.insert(candidate, row);
            got[row].push(candidate);
            return true;
        };
        if holder == row || !visited.insert(candidate) {
            continue;
        }
        if place(holder, wants, owner, got, visited) {
            got[holder].retain(|held| *held != candidate);
            owner.insert(candidate, row);
            got[row].push(candidate);
            return true;
        }
    }
    false
}
