//! Two versions of a statute side by side: which article became which, by what they say.
//!
//! Numbers move when articles are put in, so articles are paired by likeness: the share of pairs of
//! neighbouring characters that two articles have in common (the coefficient of Dice, 1945), pairs
//! that stand in few articles counting more (inverse document frequency, Spärck Jones 1972), with a
//! small bonus for standing at about the same place.

mod beside;
mod fate;
mod likeness;
mod words;

pub use beside::{Marked, alone, beside};
pub use fate::Fate;
pub use words::{Run, RunKind, words};

use super::{Article, StatuteText};
use crate::domain::citation::ArticleNo;
use crate::domain::search::fold;
use likeness::{Bag, Scale};

/// Likeness from which two articles are taken for versions of each other, from 0 to 1.
const ALIKE: f64 = 0.38;

/// Likeness that is enough where none of the other articles, free or taken, comes nearer.
const ALIKE_AT_BEST: f64 = 0.30;

/// Likeness that is enough for two articles left over between the same neighbours.
const ALIKE_IN_PLACE: f64 = 0.18;

/// Share of a paragraph that an article of the other version has to hold for having taken it in.
const HELD: f64 = 0.6;

/// Pairs that a paragraph has to have for saying anything by which it could be known again.
const TELLING: usize = 12;

/// What the same place adds to a likeness; it decides between equals, never against words.
const PLACE_BONUS: f64 = 0.06;

/// Two versions and what became of each article.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The earlier version.
    pub old: &'a StatuteText,
    /// The later version.
    pub new: &'a StatuteText,
    /// One line for each article of either, in the order of the later version; an article that was
    /// dropped stands behind the one before it.
    pub changes: Vec<Change<'a>>,
}

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Number and words are the same.
    Same,
    /// The words are the same under another number.
    Renumbered,
    /// The words changed, and perhaps the number.
    Changed,
    /// It is new.
    New,
    /// It is gone.
    Repealed,
}

/// One article of either version, or a pair.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// As it was.
    pub old: Option<&'a Article>,
    /// As it is.
    pub new: Option<&'a Article>,
    /// For an article alone: the article of the other version that holds most of one of its
    /// paragraphs, which was taken in there or taken out of there.
    pub kin: Option<ArticleNo>,
}

impl Change<'_> {
    /// What became of it.
    pub fn kind(&self) -> ChangeKind {
        match (self.old, self.new) {
            (Some(old), Some(new)) if !same_words(old, new) => ChangeKind::Changed,
            (Some(old), Some(new)) if old.no != new.no => ChangeKind::Renumbered,
            (Some(_), Some(_)) => ChangeKind::Same,
            (Some(_), None) => ChangeKind::Repealed,
            (None, _) => ChangeKind::New,
        }
    }
}

/// Whether two articles say the same, whatever their width and blanks.
fn same_words(old: &Article, new: &Article) -> bool {
    plain(&old.words()) == plain(&new.words())
}

fn plain(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// Sets two versions side by side.
pub fn compare<'a>(old: &'a StatuteText, new: &'a StatuteText) -> Comparison<'a> {
    let before: Vec<Bag> = old.articles.iter().map(|article| Bag::of(&article.words())).collect();
    let after: Vec<Bag> = new.articles.iter().map(|article| Bag::of(&article.words())).collect();
    let scale = Scale::of(before.iter().chain(&after));
    let mut pairing = Pairing::new(before.len(), after.len());
    pairing.pair_alike(&before, &after, &scale);
    pairing.pair_nearest(&before, &after, &scale);
    pairing.fill_between(&before, &after, &scale);
    pairing.pair_last();
    Comparison { old, new, changes: pairing.changes(old, new, &before, &after, &scale) }
}

/// Which article became which, by their places in the two versions.
struct Pairing {
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
}

impl Pairing {
    fn new(old: usize, new: usize) -> Self {
        Self { to_new: vec![None; old], to_old: vec![None; new] }
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }

    /// The likest pair first, as long as both are free.
    fn pair_alike(&mut self, before: &[Bag], after: &[Bag], scale: &Scale) {
        let place = |index: usize, of: usize| index as f64 / of.max(1) as f64;
        let mut candidates = Vec::new();
        for (i, old) in before.iter().enumerate() {
            for (j, new) in after.iter().enumerate() {
                let alike = scale.likeness(old, new);
                if alike >= ALIKE {
                    let apart = (place(i, before.len()) - place(j, after.len())).abs();
                    candidates.push((PLACE_BONUS.mul_add(1.0 - apart, alike), i, j));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, i, j) in candidates {
            if self.to_new[i].is_none() && self.to_old[j].is_none() {
                self.pair(i, j);
            }
        }
    }

    /// Pairs what is left over with what comes nearest to it of all, when that is left over too.
    fn pair_nearest(&mut self, before: &[Bag], after: &[Bag], scale: &Scale) {
        for (i, old) in before.iter().enumerate().filter(|(_, old)| !old.is_empty()) {
            let alike = after.iter().map(|new| scale.likeness(old, new)).enumerate();
            let nearest = alike.max_by(|a, b| a.1.total_cmp(&b.1));
            let Some((j, _)) = nearest.filter(|(_, alike)| *alike >= ALIKE_AT_BEST) else {
                continue;
            };
            if self.to_new[i].is_none() && self.to_old[j].is_none() {
                self.pair(i, j);
            }
        }
    }

    /// The last articles say from when a version is in force, in few words that all differ.
    fn pair_last(&mut self) {
        if let (Some(None), Some(None)) = (self.to_new.last(), self.to_old.last()) {
            self.pair(self.to_new.len() - 1, self.to_old.len() - 1);
        }
    }

    /// Pairs what is left over behind the same pair and before the same pair, in order.
    fn fill_between(&mut self, before: &[Bag], after: &[Bag], scale: &Scale) {
        for (i, old) in before.iter().enumerate() {
            let behind = match i.checked_sub(1) {
                Some(previous) => self.to_new[previous].map(|j| j + 1),
                None => Some(0),
            };
            let Some(j) = behind.filter(|j| *j < after.len()) else { continue };
            let free = self.to_new[i].is_none() && self.to_old[j].is_none();
            if free && scale.likeness(old, &after[j]) >= ALIKE_IN_PLACE {
                self.pair(i, j);
            }
        }
    }

    fn changes<'a>(
        &self,
        old: &'a StatuteText,
        new: &'a StatuteText,
        before: &[Bag],
        after: &[Bag],
        scale: &Scale,
    ) -> Vec<Change<'a>> {
        let repealed = |i: usize| {
            let article = old.articles.get(i);
            let kin = article.and_then(|article| holder(article, after, scale));
            let kin = kin.and_then(|j| new.articles.get(j)).map(|article| article.no);
            Change { old: article, new: None, kin }
        };
        // Each dropped article behind the nearest one before it that is still there.
        let mut dropped: Vec<Vec<usize>> = vec![Vec::new(); after.len() + 1];
        let mut behind = 0;
        for (i, paired) in self.to_new.iter().enumerate() {
            match paired {
                Some(j) => behind = j + 1,
                None => dropped[behind].push(i),
            }
        }
        let mut changes: Vec<Change<'_>> = dropped[0].iter().map(|i| repealed(*i)).collect();
        for j in 0..after.len() {
            let was = self.to_old[j].and_then(|i| old.articles.get(i));
            let is = new.articles.get(j);
            let alone = is.filter(|_| was.is_none());
            let kin = alone.and_then(|article| holder(article, before, scale));
            let kin = kin.and_then(|i| old.articles.get(i)).map(|article| article.no);
            changes.push(Change { old: was, new: is, kin });
            changes.extend(dropped[j + 1].iter().map(|i| repealed(*i)));
        }
        changes
    }
}

/// Which of the others holds most of a paragraph of an article, if one holds enough of it; of several
/// paragraphs the one that is held best decides.
fn holder(article: &Article, others: &[Bag], scale: &Scale) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for paragraph in &article.paragraphs {
        let sought = Bag::of(&paragraph.words());
        if sought.len() < TELLING {
            continue;
        }
        for (at, other) in others.iter().enumerate() {
            let share = scale.held(&sought, other);
            if share >= HELD && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, at));
            }
        }
    }
    best.map(|(_, at)| at)
}

#[cfg(test)]
mod tests;
