//! What became of a cited place.

use super::likeness::{Bag, Scale};
use super::{Comparison, plain};
use crate::domain::citation::Citation;
use crate::domain::statute::text::Line;
use crate::domain::statute::{Article, StatuteText};

/// Likeness from which a place of the later version is proposed for a cited one.
const PROPOSED: f64 = 0.4;

/// How much liker a place of another article must be than the best one where the article went.
const FARTHER: f64 = 0.15;

/// What became of a cited place in the later version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It says the same under the same number.
    Same,
    /// It says the same at another place.
    Moved(Citation),
    /// It says something else; the place that comes nearest.
    Changed(Citation),
    /// Nothing in the later version comes near.
    Gone,
    /// The earlier version has no such place.
    NeverThere,
}

impl Fate {
    /// Whether a question that cites the place has to be looked at.
    pub const fn is_doubtful(&self) -> bool {
        !matches!(self, Self::Same)
    }

    /// The citation to put in place of the old one, where there is one.
    pub const fn proposal(&self) -> Option<&Citation> {
        match self {
            Self::Moved(citation) | Self::Changed(citation) => Some(citation),
            Self::Same | Self::Gone | Self::NeverThere => None,
        }
    }
}

/// A place of the later version that may be the cited one.
struct Place {
    citation: Citation,
    text: String,
}

impl Comparison<'_> {
    /// What became of a place of the earlier version.
    pub fn fate(&self, citation: &Citation) -> Fate {
        let Some(article) = self.old.article(citation.article_no()) else {
            return Fate::NeverThere;
        };
        let citation = &with_paragraph(article, citation);
        let text = text_of(&article.lines(), citation);
        if text.is_empty() {
            return Fate::NeverThere;
        }
        let change = self.changes.iter().find(|change| change.old == Some(article));
        let home = change.and_then(|change| change.new);
        let parts = change.map(|change| change.into.as_slice()).unwrap_or_default();
        let parts = parts.iter().filter_map(|no| self.new.article(*no));
        let near = home.into_iter().flat_map(|home| places(home, citation));
        let near = near.chain(parts.flat_map(|part| places_of_part(part, citation)));
        let near = best(&text, near.collect(), Some(citation));
        let exact = near.as_ref().is_some_and(|(alike, _)| *alike >= 1.0);
        let far = match exact {
            true => None,
            false => best(&text, everywhere(self.new, citation), None),
        };
        // Whole articles were looked for everywhere before, and by a better measure: only where the
        // very words stand elsewhere that is overruled.
        let bar = |alike: f64| if citation.paragraph.is_some() { alike.min(1.0) } else { 1.0 };
        let found = match (near, far) {
            (Some(near), Some(far)) if far.0 >= bar(near.0 + FARTHER) => Some(far),
            (Some(near), _) => Some(near),
            (None, far) => far.filter(|(alike, _)| *alike >= bar(PROPOSED)),
        };
        let Some((alike, place)) = found else { return Fate::Gone };
        let said_the_same = alike >= 1.0;
        let same_place = place.citation.is_same_place(citation);
        match (said_the_same, same_place) {
            (true, true) => Fate::Same,
            (true, false) => Fate::Moved(place.citation),
            (false, _) => Fate::Changed(place.citation),
        }
    }
}

/// The citation with the paragraph it means, where it names an item alone.
fn with_paragraph(article: &Article, citation: &Citation) -> Citation {
    let lines = article.lines();
    let first = lines.iter().find(|line| line.is_cited(citation)).map(|line| line.paragraph);
    let paragraph = citation.paragraph.or(first.filter(|_| citation.item.is_some()));
    Citation { paragraph, ..citation.clone() }
}

/// The words of the lines a citation means, without the numbers of items, which move.
pub(super) fn text_of(lines: &[Line], citation: &Citation) -> String {
    let cited = lines.iter().filter(|line| line.is_cited(citation));
    let words: Vec<&str> = cited.map(without_number).collect();
    words.join("\n")
}

/// A line's words without the （一） or 1. before them.
pub(super) fn without_number(line: &Line) -> &str {
    let mark = match (line.item, line.subitem) {
        (_, Some(_)) => '.',
        (Some(_), None) => '）',
        (None, None) => return &line.text,
    };
    line.text.split_once(mark).map_or(line.text.as_str(), |(_, words)| words)
}

/// The places of an article that are of the same kind as the cited one: its paragraphs for a
/// paragraph, its items for an item.
fn places(article: &Article, like: &Citation) -> Vec<Place> {
    let lines = article.lines();
    let whole = Citation {
        article: article.no.number,
        sub: article.no.inserted,
        paragraph: None,
        item: None,
        subitem: None,
        ..like.clone()
    };
    let mut found: Vec<Citation> = Vec::new();
    if like.paragraph.is_none() {
        found.push(whole);
    } else {
        let several = article.paragraphs.len() > 1;
        for line in &lines {
            let deep_enough = line.item.is_some() >= like.item.is_some()
                && line.subitem.is_some() >= like.subitem.is_some();
            let citation = Citation {
                paragraph: several.then_some(line.paragraph),
                item: line.item.filter(|_| like.item.is_some()),
                subitem: line.subitem.filter(|_| like.subitem.is_some()),
                ..whole.clone()
            };
            if deep_enough && !found.contains(&citation) {
                found.push(citation);
            }
        }
    }
    let place = |citation: Citation| Place { text: text_of(&lines, &citation), citation };
    found.into_iter().map(place).collect()
}

/// The places of an article that has a part of the cited one: for a whole article its paragraphs as
/// well, for the article may have become one of them.
fn places_of_part(article: &Article, like: &Citation) -> Vec<Place> {
    let mut found = places(article, like);
    if like.paragraph.is_none() && article.paragraphs.len() > 1 {
        found.extend(places(article, &Citation { paragraph: Some(1), ..like.clone() }));
    }
    found
}

/// What a place says, whatever mark it ends with: the last of several items ends with another.
fn said(text: &str) -> String {
    plain(text).trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn everywhere(statute: &StatuteText, like: &Citation) -> Vec<Place> {
    statute.articles.iter().flat_map(|article| places(article, like)).collect()
}

/// The likest of the places; of equals the one at the old place, then the first.
fn best(text: &str, places: Vec<Place>, at: Option<&Citation>) -> Option<(f64, Place)> {
    let (sought, scale) = (Bag::of(text), Scale::default());
    let same = said(text);
    let mut best: Option<(f64, bool, Place)> = None;
    for place in places {
        let alike = match said(&place.text) == same {
            true => 1.0,
            false => scale.likeness(&sought, &Bag::of(&place.text)).min(0.999),
        };
        let here = at.is_some_and(|at| place.citation.is_same_place(at));
        if best.as_ref().is_none_or(|(b, h, _)| (alike, here) > (*b, *h)) {
            best = Some((alike, here, place));
        }
    }
    best.map(|(alike, _, place)| (alike, place))
}
