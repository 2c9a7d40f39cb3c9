//! Where parts of an article went that did not go with the rest of it: the lines of either version
//! are followed one by one, and an article that stands alone is looked for whole.

use super::Version;
use super::likeness::{Bag, Common, Scale, Shelf};

/// Likeness from which a line is taken for one of the other version.
const ALIKE: f64 = 0.65;

/// How much a line counts as like an article for standing in it whole, in whatever lines.
const HELD: f64 = 0.9;

/// Pairs of characters a line has to have: short ones are alike by chance.
const TELLING: usize = 20;

/// How much liker an article has to be than the one that the rest became.
const AWAY: f64 = 0.1;

/// How rare the words of a line have to be: in penal provisions whole lines are set phrases.
const RARE: f64 = 0.25;

/// Share of an article that another one has to hold for having taken it in.
const TAKEN_IN: f64 = 0.6;

/// For each article of one version the articles of the other one that have a part of it besides
/// those it is paired with, in order.
pub(super) fn parts(
    of: &Version,
    in_: &Version,
    paired: &[Option<usize>],
    scale: &Scale,
) -> Vec<Vec<usize>> {
    let articles = Shelf::of(in_.articles.iter(), scale);
    let lines = Shelf::of(in_.lines.iter().map(|line| &line.words), scale);
    let mut parts: Vec<Vec<usize>> = paired.iter().map(|_| Vec::new()).collect();
    let mut add = |article: usize, other: usize| {
        if paired[article] != Some(other) && !parts[article].contains(&other) {
            parts[article].push(other);
        }
    };
    for line in of.lines.iter().filter(|line| tells(&line.words, scale)) {
        let whole = articles.against(&line.words).into_iter();
        let mut alike: Vec<f64> = whole.map(|common| HELD * common.held).collect();
        for (other, common) in in_.lines.iter().zip(lines.against(&line.words)) {
            alike[other.article] = alike[other.article].max(common.likeness);
        }
        let home = paired[line.article].map_or(0.0, |home| alike[home]);
        let best = (0..alike.len()).max_by(|a, b| alike[*a].total_cmp(&alike[*b]));
        if let Some(best) = best.filter(|best| alike[*best] >= ALIKE.max(home + AWAY)) {
            add(line.article, best);
        }
    }
    for (alone, words) in of.articles.iter().enumerate() {
        if paired[alone].is_none() && words.len() >= TELLING {
            let held = articles.against(words).into_iter().map(|common: Common| common.held);
            let best = held.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((best, _)) = best.filter(|(_, held)| *held >= TAKEN_IN) {
                add(alone, best);
            }
        }
    }
    for found in &mut parts {
        found.sort_unstable();
    }
    parts
}

/// Whether a line says enough, and in words of its own, to be known again.
fn tells(words: &Bag, scale: &Scale) -> bool {
    words.len() >= TELLING && scale.rarity(words) >= RARE
}
