//! Two versions of a statute side by side: which article became which, by what they say.
//!
//! Numbers move when articles are put in, so articles are paired by likeness. What an amendment
//! split or merged is followed line by line.
//!
//! The likenesses that count as enough were chosen on four amendments whose articles readers had
//! followed by hand: 行政复议法 2017 to 2023, 治安管理处罚法 2012 to 2025, 立法法 2015 to 2023 and
//! 行政复议法实施条例 2007 to 2026, 333 earlier articles in all. Eleven of them go
//! elsewhere here than with the readers, who had called each of these open.

mod beside;
mod fate;
mod likeness;
mod pairing;
mod trace;
mod whole;
mod words;

pub use beside::{Marked, alone, beside};
pub use fate::{Fate, Follower};
pub use words::{Run, RunKind, words};

use super::{Article, StatuteText};
use crate::domain::citation::ArticleNo;
use crate::domain::search::fold;
use crate::domain::statute::text::Line;
use likeness::{Bag, Scale};
use pairing::Pairing;
use std::collections::BTreeSet;
use trace::Link;

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

impl Comparison<'_> {
    /// The number of the article of the later version that says the same as one of the earlier.
    pub fn unchanged(&self, no: ArticleNo) -> Option<ArticleNo> {
        let is_it = |change: &&Change<'_>| change.old.is_some_and(|old| old.no == no);
        let change = self.changes.iter().find(is_it)?;
        let same = matches!(change.kind(), ChangeKind::Same | ChangeKind::Renumbered);
        change.new.filter(|_| same).map(|new| new.no)
    }

    /// The words of a change before and after; where an article stands alone, the other side is the
    /// articles it shares parts with.
    pub fn sides(&self, change: &Change<'_>) -> (String, String) {
        let shared = |of: &StatuteText, numbers: &[ArticleNo]| {
            let articles = numbers.iter().filter_map(|no| of.article(*no));
            articles.map(Article::words).collect::<Vec<_>>().join("\n")
        };
        let before = change.old.map(Article::words);
        let after = change.new.map(Article::words);
        (
            before.unwrap_or_else(|| shared(self.old, &change.from)),
            after.unwrap_or_else(|| shared(self.new, &change.into)),
        )
    }
}

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The words changed, and perhaps the number.
    Changed,
    /// It is new.
    New,
    /// It is new as an article, but some of it was said in others before.
    Split,
    /// It is gone.
    Repealed,
    /// It is gone as an article, but some of it is said in others now.
    Merged,
    /// The words are the same under another number.
    Renumbered,
    /// Number and words are the same.
    Same,
}

impl ChangeKind {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 7] = [
        Self::Changed,
        Self::New,
        Self::Split,
        Self::Repealed,
        Self::Merged,
        Self::Renumbered,
        Self::Same,
    ];

    /// The words of a change, where `before` and `after` are its sides ([`Comparison::sides`]): of an
    /// article that stands alone those of its own, and what it shares with others counts as kept.
    pub fn runs(self, before: &str, after: &str) -> Vec<Run> {
        let mut runs = words(before, after);
        match self {
            Self::New | Self::Split => runs.retain(|run| run.kind != RunKind::Dropped),
            Self::Repealed | Self::Merged => runs.retain(|run| run.kind != RunKind::Added),
            Self::Changed | Self::Renumbered | Self::Same => {}
        }
        runs
    }
}

/// One article of either version, or a pair.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// As it was.
    pub old: Option<&'a Article>,
    /// As it is.
    pub new: Option<&'a Article>,
    /// Further articles of the later version that have a part of the earlier one, in order.
    pub into: Vec<ArticleNo>,
    /// Further articles of the earlier version that the later one has a part of, in order.
    pub from: Vec<ArticleNo>,
    /// For an article that is gone one that is new, and the other way round, where each comes nearest
    /// to the other though not near enough to be taken for the same: one may be the other rewritten.
    pub nearest: Option<ArticleNo>,
}

impl Change<'_> {
    /// What became of it.
    pub fn kind(&self) -> ChangeKind {
        match (self.old, self.new) {
            (Some(old), Some(new)) if !same_words(old, new) => ChangeKind::Changed,
            (Some(old), Some(new)) if old.no != new.no => ChangeKind::Renumbered,
            (Some(_), Some(_)) => ChangeKind::Same,
            (Some(_), None) if self.into.is_empty() => ChangeKind::Repealed,
            (Some(_), None) => ChangeKind::Merged,
            (None, _) if self.from.is_empty() => ChangeKind::New,
            (None, _) => ChangeKind::Split,
        }
    }
}

/// Whether two articles say the same line by line, whatever their width and blanks: a paragraph made
/// two moves those behind it.
fn same_words(old: &Article, new: &Article) -> bool {
    let words = |article: &Article| -> Vec<String> {
        article.lines().iter().map(|line| plain(&line.text)).collect()
    };
    words(old) == words(new)
}

fn plain(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// The words of a version, by article and by line.
#[derive(Debug)]
struct Version {
    articles: Vec<Bag>,
    lines: Vec<LineWords>,
}

#[derive(Debug)]
struct LineWords {
    /// The place of its article in the version.
    article: usize,
    words: Bag,
}

impl Version {
    fn of(text: &StatuteText) -> Self {
        let lines = text.articles.iter().enumerate().flat_map(|(article, whole)| {
            let words = |line: &Line| Bag::of(line.words());
            let lines = whole.lines();
            lines.iter().map(|line| LineWords { article, words: words(line) }).collect::<Vec<_>>()
        });
        Self {
            articles: text.articles.iter().map(|article| Bag::of(&article.words())).collect(),
            lines: lines.collect(),
        }
    }
}

/// Sets two versions side by side.
pub fn compare<'a>(old: &'a StatuteText, new: &'a StatuteText) -> Comparison<'a> {
    let (before, after) = (Version::of(old), Version::of(new));
    let scale = Scale::of(before.articles.iter().chain(&after.articles));
    let pairing = Pairing::of(&before, &after, &scale);
    let parts = trace::parts(&before, &after, &pairing, &scale);
    let near = near(&pairing, &parts);
    let old_no = |at: usize| old.articles[at].no;
    let new_no = |at: usize| new.articles[at].no;
    let change = |was: Option<usize>, is: Option<usize>| {
        let into = parts.iter().filter(|(old, _)| Some(*old) == was);
        let from = parts.iter().filter(|(_, new)| Some(*new) == is);
        let into: Vec<ArticleNo> = into.map(|(_, at)| new_no(*at)).collect();
        let from: Vec<ArticleNo> = from.map(|(at, _)| old_no(*at)).collect();
        let nearest = match (was, is) {
            (Some(was), None) => {
                near.iter().find(|(old, _)| *old == was).map(|(_, new)| new_no(*new))
            }
            (None, Some(is)) => {
                near.iter().find(|(_, new)| *new == is).map(|(old, _)| old_no(*old))
            }
            _ => None,
        };
        let (old, new) = (was.map(|at| &old.articles[at]), is.map(|at| &new.articles[at]));
        Change { old, new, into, from, nearest }
    };
    let mut dropped = dropped_behind(&pairing);
    let mut changes: Vec<Change<'_>> = Vec::new();
    for (at, gone) in dropped.iter_mut().enumerate() {
        if let Some(is) = at.checked_sub(1) {
            changes.push(change(pairing.to_old[is], Some(is)));
        }
        changes.extend(gone.drain(..).map(|was| change(Some(was), None)));
    }
    Comparison { old, new, changes }
}

/// Articles wholly gone and wholly new that come nearest to each other.
fn near(pairing: &Pairing, parts: &BTreeSet<Link>) -> Vec<Link> {
    let gone = |old: &usize| !parts.iter().any(|(part, _)| part == old);
    let come = |new: usize| pairing.to_old[new].is_none() && !parts.iter().any(|one| one.1 == new);
    let unpaired = (0..pairing.to_new.len()).filter(|old| pairing.to_new[*old].is_none());
    let near = unpaired.filter(gone).filter_map(|old| Some((old, pairing.nearest(old)?)));
    near.filter(|(_, new)| come(*new)).collect()
}

/// The articles that are gone, each behind the nearest one before it that is still there: first
/// those before all later articles, then those behind each of them.
fn dropped_behind(pairing: &Pairing) -> Vec<Vec<usize>> {
    let mut dropped: Vec<Vec<usize>> = vec![Vec::new(); pairing.to_old.len() + 1];
    let mut behind = 0;
    for (was, paired) in pairing.to_new.iter().enumerate() {
        match paired {
            Some(is) => behind = is + 1,
            None => dropped[behind].push(was),
        }
    }
    dropped
}

#[cfg(test)]
mod tests;
