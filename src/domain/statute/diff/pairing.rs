//! Which article became which: one with one at the most.
//!
//! Articles are paired by likeness and not by number, for numbers move with every insertion. Those
//! that are alike beyond doubt come first; of the rest those that each come nearest to the other,
//! where standing between the same neighbours counts as a part of being alike.

use super::Version;
use super::likeness::{Bag, Common, Scale, Shelf};

/// Likeness beyond doubt, where nothing else comes near it.
const SURE: f64 = 0.5;

/// What the next best may come to at most, as a share of a likeness beyond doubt.
const NEXT_BEST: f64 = 0.6;

/// Likeness from which two articles that come nearest to each other are a pair.
const ALIKE: f64 = 0.43;

/// Likeness from which an article is worth a look at all.
const WORTH_A_LOOK: f64 = 0.14;

/// What standing between the same neighbours adds to a likeness.
const BETWEEN: f64 = 0.2;

/// How much an article counts as like another for standing in it whole: an article that was put
/// into a longer one has little in common with it as a whole.
const HELD: f64 = 0.75;

/// Pairs of characters a text has to have for being known again by standing in another.
const TELLING: usize = 12;

/// Which article became which, by their places in the two versions.
#[derive(Debug)]
pub(super) struct Pairing {
    /// For each earlier article the later one.
    pub to_new: Vec<Option<usize>>,
    /// For each later article the earlier one.
    pub to_old: Vec<Option<usize>>,
    /// How much each earlier article is like each later one, as a whole.
    likeness: Vec<Vec<f64>>,
    /// The same, or more where the earlier one stands in the later.
    alike: Vec<Vec<f64>>,
}

impl Pairing {
    /// Pairs the articles of two versions.
    pub(super) fn of(before: &Version, after: &Version, scale: &Scale) -> Self {
        let shelf = Shelf::of(after.articles.iter(), scale);
        let (mut likeness, mut alike) = (Vec::new(), Vec::new());
        for article in &before.articles {
            let against = shelf.against(article);
            likeness.push(against.iter().map(|common| common.likeness).collect());
            alike.push(against.iter().map(|common| strength(article, *common)).collect());
        }
        let (to_new, to_old) =
            (vec![None; before.articles.len()], vec![None; after.articles.len()]);
        let mut pairing = Self { to_new, to_old, likeness, alike };
        pairing.pair_sure();
        while pairing.pair_nearest() {}
        pairing.pair_last();
        pairing
    }

    /// Two articles that each come nearest to the other of all, where that is worth a look: the later
    /// one for an earlier one.
    pub(super) fn nearest(&self, old: usize) -> Option<usize> {
        let new = first_best(0..self.to_old.len(), |new| self.likeness[old][new])?;
        let back = first_best(0..self.to_new.len(), |other| self.likeness[other][new]);
        let near = self.likeness[old][new] >= WORTH_A_LOOK && back == Some(old);
        near.then_some(new)
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }

    /// Pairs what is alike beyond doubt, wherever it stands.
    fn pair_sure(&mut self) {
        let rows: Vec<[f64; 2]> = self.alike.iter().map(|row| best_two(row.iter())).collect();
        let column = |new: usize| self.alike.iter().map(move |row| &row[new]);
        let mut sure = Vec::new();
        for (new, _) in self.to_old.iter().enumerate() {
            let of_column = best_two(column(new));
            for (old, of_row) in rows.iter().enumerate() {
                let alike = self.alike[old][new];
                let best = alike >= of_row[0].max(of_column[0]).max(SURE);
                if best && of_row[1].max(of_column[1]) < alike * NEXT_BEST {
                    sure.push((old, new));
                }
            }
        }
        for (old, new) in sure {
            self.pair(old, new);
        }
    }

    /// Pairs what comes nearest to each other of what is left over; whether there was any. Every
    /// pair tells more about what stands between which neighbours, so this is done by turns.
    fn pair_nearest(&mut self) -> bool {
        let gaps: Vec<(usize, usize)> = (0..self.to_new.len()).map(|old| self.gap(old)).collect();
        let near = |old: usize, new: usize| {
            let between = (gaps[old].0..gaps[old].1).contains(&new);
            self.alike[old][new] + if between { BETWEEN } else { 0.0 }
        };
        let free_old = || (0..self.to_new.len()).filter(|old| self.to_new[*old].is_none());
        let free_new = || (0..self.to_old.len()).filter(|new| self.to_old[*new].is_none());
        let mut found = Vec::new();
        for old in free_old() {
            let Some(new) = first_best(free_new(), |new| near(old, new)) else { continue };
            let mutual = first_best(free_old(), |other| near(other, new)) == Some(old);
            if mutual && near(old, new) >= ALIKE {
                found.push((old, new));
            }
        }
        for (old, new) in &found {
            self.pair(*old, *new);
        }
        !found.is_empty()
    }

    /// The later articles between those that the nearest paired neighbours of an earlier one became;
    /// none where these changed their order.
    fn gap(&self, old: usize) -> (usize, usize) {
        let before = self.to_new[..old].iter().rev().find_map(|new| *new);
        let after = self.to_new[old + 1..].iter().find_map(|new| *new);
        (before.map_or(0, |new| new + 1), after.unwrap_or(self.to_old.len()))
    }

    /// The last articles say from when a version is in force, in few words that all differ.
    fn pair_last(&mut self) {
        if let (Some(None), Some(None)) = (self.to_new.last(), self.to_old.last()) {
            self.pair(self.to_new.len() - 1, self.to_old.len() - 1);
        }
    }
}

/// How much an earlier article is like a later one.
fn strength(article: &Bag, common: Common) -> f64 {
    match article.len() >= TELLING {
        true => common.likeness.max(HELD * common.held),
        false => common.likeness,
    }
}

fn best_two<'a>(values: impl Iterator<Item = &'a f64>) -> [f64; 2] {
    values.fold([0.0, 0.0], |[best, next], value| match *value > best {
        true => [*value, best],
        false => [best, next.max(*value)],
    })
}

/// The one that counts most; of equals the first.
fn first_best(among: impl Iterator<Item = usize>, count: impl Fn(usize) -> f64) -> Option<usize> {
    let counted = among.map(|at| (count(at), at));
    let best = counted.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map(|(_, at)| at)
}
