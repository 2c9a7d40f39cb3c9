//! Where parts of an article went that did not go with the rest of it: the lines of either version
//! are followed one by one, and an article that stands alone is looked for whole.

use super::Version;
use super::likeness::{Bag, Common, Scale, Shelf};
use super::pairing::Pairing;
use std::collections::BTreeSet;

/// Likeness from which a line is taken for one of the other version.
const ALIKE: f64 = 0.65;

/// Likeness that is enough for two lines each of which comes nearest to the other.
const NEAREST: f64 = 0.45;

/// How much a line counts as like an article for standing in it whole, in whatever lines.
const HELD: f64 = 0.9;

/// Pairs of characters a line has to have: short ones are alike by chance.
const TELLING: usize = 20;

/// How much liker an article has to be than the one that the rest became.
const AWAY: f64 = 0.1;

/// How rare the words of a line have to be: in penal provisions whole lines are set phrases.
const RARE: f64 = 0.25;

/// How rare they have to be where less likeness is enough.
const RARER: f64 = 0.3;

/// Share of an article that another one has to hold for having taken it in.
const TAKEN_IN: f64 = 0.6;

/// Share that is enough where the other one took in a part of what stands beside it as well: several
/// cases of one kind stand in a row, and an amendment makes one article of them.
const TAKEN_IN_TOGETHER: f64 = 0.52;

/// How many articles before and after one stand beside it.
const BESIDE: usize = 2;

/// An earlier and a later article, by their places.
pub(super) type Link = (usize, usize);

/// The articles that have a part in common besides those they are paired with.
pub(super) fn parts(
    before: &Version,
    after: &Version,
    pairing: &Pairing,
    scale: &Scale,
) -> BTreeSet<Link> {
    let forward = Side::of(before, after, &pairing.to_new, scale);
    let backward = Side::of(after, before, &pairing.to_old, scale);
    let mut links: BTreeSet<Link> = forward.lines_moved().chain(forward.taken_in()).collect();
    let back = backward.lines_moved().chain(backward.taken_in());
    links.extend(back.map(|(new, old)| (old, new)));
    for (at, (line, near)) in before.lines.iter().zip(&forward.nearest).enumerate() {
        let Some((other, alike)) = *near else { continue };
        let mutual = backward.nearest[other].is_some_and(|(back, _)| back == at);
        let away = alike >= (forward.home(at).max(backward.home(other)) + AWAY).max(NEAREST);
        let both = [&line.words, &after.lines[other].words];
        if mutual && away && both.iter().all(|words| tells(words, scale, RARER)) {
            links.insert((line.article, after.lines[other].article));
        }
    }
    let together = forward.taken_in_together(&links);
    let reversed = links.iter().map(|(old, new)| (*new, *old)).collect();
    let back = backward.taken_in_together(&reversed).into_iter().map(|(new, old)| (old, new));
    links.extend(together.into_iter().chain(back));
    links.retain(|(old, new)| pairing.to_new[*old] != Some(*new));
    links
}

/// One version seen from the other.
struct Side<'a> {
    of: &'a Version,
    paired: &'a [Option<usize>],
    scale: &'a Scale,
    articles: Shelf<'a>,
    /// For each line how much it is like the lines of each article of the other version.
    alike: Vec<Vec<f64>>,
    /// For each line the line of the other version that comes nearest, and how near.
    nearest: Vec<Option<(usize, f64)>>,
}

impl<'a> Side<'a> {
    fn of(
        of: &'a Version,
        other: &'a Version,
        paired: &'a [Option<usize>],
        scale: &'a Scale,
    ) -> Self {
        let lines = Shelf::of(other.lines.iter().map(|line| &line.words), scale);
        let (mut alike, mut nearest) = (Vec::new(), Vec::new());
        for line in &of.lines {
            let common = lines.against(&line.words);
            let mut by_article = vec![0.0_f64; other.articles.len()];
            for (one, common) in other.lines.iter().zip(&common) {
                by_article[one.article] = by_article[one.article].max(common.likeness);
            }
            nearest.push(best(common.iter().map(|common| common.likeness)));
            alike.push(by_article);
        }
        let articles = Shelf::of(other.articles.iter(), scale);
        Self { of, paired, scale, articles, alike, nearest }
    }

    /// How much a line is like the lines of the article that its own became.
    fn home(&self, line: usize) -> f64 {
        let home = self.paired[self.of.lines[line].article];
        home.map_or(0.0, |home| self.alike[line][home])
    }

    /// Lines that are found again in another article than the one that their own became.
    fn lines_moved(&self) -> impl Iterator<Item = Link> + '_ {
        let telling = self.of.lines.iter().zip(&self.alike);
        let telling = telling.filter(|(line, _)| tells(&line.words, self.scale, RARE));
        telling.filter_map(|(line, alike)| {
            let held = self.articles.against(&line.words).into_iter().zip(alike);
            let near: Vec<f64> =
                held.map(|(common, alike)| alike.max(HELD * common.held)).collect();
            let home = self.paired[line.article].map_or(0.0, |home| near[home]);
            let (article, alike) = best(near.into_iter())?;
            (alike >= ALIKE.max(home + AWAY)).then_some((line.article, article))
        })
    }

    /// Articles that stand alone and that another article holds most of.
    fn taken_in(&self) -> impl Iterator<Item = Link> + '_ {
        self.held().filter(|(_, held)| *held >= TAKEN_IN).map(|(link, _)| link)
    }

    /// Articles that stand alone and that another one holds enough of that has a part of what stands
    /// beside them.
    fn taken_in_together(&self, links: &BTreeSet<Link>) -> Vec<Link> {
        let beside = |(at, other): Link| {
            let near = at.saturating_sub(BESIDE)..=at + BESIDE;
            let paired = |one: usize| self.paired.get(one).is_some_and(|to| *to == Some(other));
            near.clone().any(paired) || near.into_iter().any(|one| links.contains(&(one, other)))
        };
        let alone = self.held().filter(|((at, _), _)| !links.iter().any(|(one, _)| one == at));
        let enough = alone.filter(|(_, held)| *held >= TAKEN_IN_TOGETHER);
        enough.map(|(link, _)| link).filter(|link| beside(*link)).collect()
    }

    /// For each article that stands alone the one that holds most of it, and what share.
    fn held(&self) -> impl Iterator<Item = (Link, f64)> + '_ {
        let alone = self.of.articles.iter().enumerate().zip(self.paired);
        let alone = alone.filter(|((_, words), paired)| paired.is_none() && words.len() >= TELLING);
        alone.filter_map(|((at, words), _)| {
            let held = self.articles.against(words).into_iter().map(|common: Common| common.held);
            best(held).map(|(other, held)| ((at, other), held))
        })
    }
}

/// The greatest value and where it stands; of equals the first.
fn best(values: impl Iterator<Item = f64>) -> Option<(usize, f64)> {
    values.enumerate().reduce(|best, other| if other.1 > best.1 { other } else { best })
}

/// Whether a line says enough, and in words of its own, to be known again.
fn tells(words: &Bag, scale: &Scale, rare: f64) -> bool {
    words.len() >= TELLING && scale.rarity(words) >= rare
}
