//! What became of a cited place.

use super::likeness::{Bag, Scale};
use super::{Comparison, plain};
use crate::domain::citation::{ArticleNo, Citation};
use crate::domain::statute::text::Line;
use crate::domain::statute::{Article, StatuteText};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

/// Likeness from which a place of the later version is proposed for a cited one.
const PROPOSED: f64 = 0.4;

/// How much liker a place of another article must be than the best one where the article went.
const FARTHER: f64 = 0.15;

/// Likeness of places that do not say the very same.
const NOT_THE_SAME: f64 = 0.999;

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
    /// The citation to put in place of the old one, where there is one.
    pub const fn proposal(&self) -> Option<&Citation> {
        match self {
            Self::Moved(citation) | Self::Changed(citation) => Some(citation),
            Self::Same | Self::Gone | Self::NeverThere => None,
        }
    }
}

/// How far down a citation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    Article,
    Paragraph,
    Item,
    Subitem,
}

impl Depth {
    const fn of(citation: &Citation) -> Self {
        match (citation.paragraph, citation.item, citation.subitem) {
            (_, _, Some(_)) => Self::Subitem,
            (_, Some(_), None) => Self::Item,
            (Some(_), None, None) => Self::Paragraph,
            (None, None, None) => Self::Article,
        }
    }
}

/// A place with its words.
#[derive(Debug)]
struct Place {
    /// Where it is; of no statute.
    at: Citation,
    /// The words that lead in to it, such as the penalty that a list of deeds stands under.
    lead: String,
    /// What it says.
    said: String,
    /// The same, to be compared.
    words: Bag,
}

impl Place {
    fn of(lines: &[Line], at: Citation) -> Self {
        let lead = lines.iter().filter(|line| line.leads_to(&at)).map(Line::words);
        let lead = said(&lead.collect::<Vec<_>>().join("\n"));
        let text = text_of(lines, &at);
        Self { lead, said: said(&text), words: Bag::of(&text), at }
    }

    fn article(&self) -> ArticleNo {
        self.at.article_no()
    }
}

/// Follows places of the earlier version into the later one; each is looked for once.
#[derive(Debug)]
pub struct Follower<'c> {
    comparison: &'c Comparison<'c>,
    /// The places of the later version, by how far down they are.
    places: [OnceCell<Vec<Place>>; 4],
    known: RefCell<HashMap<Citation, Fate>>,
}

impl Comparison<'_> {
    /// Whoever follows places from the earlier version into the later one.
    pub fn follower(&self) -> Follower<'_> {
        Follower { comparison: self, places: Default::default(), known: RefCell::default() }
    }
}

impl Follower<'_> {
    /// What became of a place of the earlier version.
    pub fn fate(&self, citation: &Citation) -> Fate {
        if let Some(known) = self.known.borrow().get(citation) {
            return known.clone();
        }
        let fate = self.look(citation);
        self.known.borrow_mut().insert(citation.clone(), fate.clone());
        fate
    }

    fn look(&self, citation: &Citation) -> Fate {
        let Some(article) = self.comparison.old.article(citation.article_no()) else {
            return Fate::NeverThere;
        };
        let citation = &with_paragraph(article, citation);
        let sought = Place::of(&article.lines(), citation.clone());
        if sought.said.is_empty() {
            return Fate::NeverThere;
        }
        let near = best(&sought, self.near(article, Depth::of(citation)), true);
        let exact = near.is_some_and(|(alike, _)| alike >= 1.0);
        let far = match exact {
            true => None,
            false => best(&sought, self.places(Depth::of(citation)).iter(), false),
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
        let same_place = citation.is_same_place(&place.at);
        let proposed = Citation { statute: citation.statute.clone(), ..place.at.clone() };
        match (alike >= 1.0, same_place) {
            (true, true) => Fate::Same,
            (true, false) => Fate::Moved(proposed),
            (false, _) => Fate::Changed(proposed),
        }
    }

    /// The places where the article went: of that depth in what it became, and in what has a part of
    /// it. A whole article may have become a paragraph there.
    fn near(&self, article: &Article, depth: Depth) -> impl Iterator<Item = &Place> {
        let changes = &self.comparison.changes;
        let change = changes.iter().find(|change| change.old == Some(article));
        let home = change.and_then(|change| change.new).map(|home| home.no);
        let parts = change.map(|change| change.into.as_slice()).unwrap_or_default();
        let of_home = self.places(depth).iter().filter(move |one| Some(one.article()) == home);
        let of_parts = self.places(depth).iter().filter(|one| parts.contains(&one.article()));
        let paragraphs = match depth {
            Depth::Article => self.places(Depth::Paragraph),
            _ => &[],
        };
        let as_paragraph =
            |one: &&Place| one.at.paragraph.is_some() && parts.contains(&one.article());
        of_home.chain(of_parts).chain(paragraphs.iter().filter(as_paragraph))
    }

    fn places(&self, depth: Depth) -> &[Place] {
        self.places[depth as usize].get_or_init(|| everywhere(self.comparison.new, depth))
    }
}

/// The citation with the paragraph it means, where it names an item alone.
pub(super) fn with_paragraph(article: &Article, citation: &Citation) -> Citation {
    let lines = article.lines();
    let first = lines.iter().find(|line| line.is_cited(citation)).map(|line| line.paragraph);
    let paragraph = citation.paragraph.or(first.filter(|_| citation.item.is_some()));
    Citation { paragraph, ..citation.clone() }
}

/// The words of the lines a citation means, without the numbers of items, which move.
fn text_of(lines: &[Line], citation: &Citation) -> String {
    let cited = lines.iter().filter(|line| line.is_cited(citation));
    let words: Vec<&str> = cited.map(Line::words).collect();
    words.join("\n")
}

fn everywhere(statute: &StatuteText, depth: Depth) -> Vec<Place> {
    statute.articles.iter().flat_map(|article| places(article, depth)).collect()
}

/// The places of an article that lie so deep: the article, its paragraphs, its items.
fn places(article: &Article, depth: Depth) -> Vec<Place> {
    let lines = article.lines();
    let several = article.paragraphs.len() > 1;
    let mut found: Vec<Citation> = Vec::new();
    for line in &lines {
        let deep = |from| depth as usize >= from as usize;
        let is_there = (line.item.is_some() || !deep(Depth::Item))
            && (line.subitem.is_some() || !deep(Depth::Subitem));
        let citation = Citation {
            statute: String::new(),
            article: article.no.number,
            sub: article.no.inserted,
            paragraph: (several && deep(Depth::Paragraph)).then_some(line.paragraph),
            item: line.item.filter(|_| deep(Depth::Item)),
            subitem: line.subitem.filter(|_| deep(Depth::Subitem)),
        };
        if is_there && !found.contains(&citation) {
            found.push(citation);
        }
    }
    found.into_iter().map(|at| Place::of(&lines, at)).collect()
}

/// What a place says, whatever mark it ends with: the last of several items ends with another.
fn said(text: &str) -> String {
    plain(text).trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The likest of the places; of equals the one that is led in to alike, then, where `stays` counts,
/// the one at the old place, then the first.
fn best<'p>(
    sought: &Place,
    places: impl Iterator<Item = &'p Place>,
    stays: bool,
) -> Option<(f64, &'p Place)> {
    let scale = Scale::default();
    let mut best: Option<((f64, bool, bool), &Place)> = None;
    for place in places {
        let led_in_alike = place.lead == sought.lead;
        let alike = match (place.said == sought.said, led_in_alike) {
            (true, true) => 1.0,
            (true, false) => NOT_THE_SAME,
            (false, _) => scale.likeness(&sought.words, &place.words).min(NOT_THE_SAME),
        };
        let rank = (alike, led_in_alike, stays && sought.at.is_same_place(&place.at));
        if best.as_ref().is_none_or(|(other, _)| rank > *other) {
            best = Some((rank, place));
        }
    }
    best.map(|((alike, ..), place)| (alike, place))
}
