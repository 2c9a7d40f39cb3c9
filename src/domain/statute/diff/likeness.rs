//! How much two texts have in common.

use crate::domain::search::fold;
use std::collections::HashMap;

/// The pairs of neighbouring characters of a text with how often each stands in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag(HashMap<(char, char), u32>);

impl Bag {
    /// The pairs of a text. Marks are left out, and so are the numbers of articles it refers to:
    /// those move with every insertion.
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        let chars: Vec<char> =
            without_references(&folded).filter(|c| c.is_alphanumeric()).collect();
        let mut pairs = HashMap::new();
        for pair in chars.windows(2) {
            *pairs.entry((pair[0], pair[1])).or_default() += 1;
        }
        Self(pairs)
    }

    /// How many different pairs the text has.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the text had no pair at all.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The characters of a text without the numerals of 第…条.
fn without_references(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let c = rest.chars().next()?;
        rest = &rest[c.len_utf8()..];
        if c == '第' {
            let after = rest.trim_start_matches(crate::domain::numeral::is_numeral);
            if after.starts_with('条') {
                rest = after;
            }
        }
        Some(c)
    })
}

/// How much each pair counts among the texts compared.
#[derive(Debug, Default)]
pub(super) struct Scale {
    weights: HashMap<(char, char), f64>,
}

impl Scale {
    /// Weights by in how many of the texts a pair stands.
    pub(super) fn of<'b>(bags: impl Iterator<Item = &'b Bag>) -> Self {
        let mut standing: HashMap<(char, char), u32> = HashMap::new();
        let mut texts = 0_u32;
        for bag in bags {
            texts += 1;
            for pair in bag.0.keys() {
                *standing.entry(*pair).or_default() += 1;
            }
        }
        let weight = |n: u32| (f64::from(texts + 1) / f64::from(n)).ln();
        Self { weights: standing.into_iter().map(|(pair, n)| (pair, weight(n))).collect() }
    }

    fn weight(&self, pair: &(char, char)) -> f64 {
        self.weights.get(pair).copied().unwrap_or(1.0)
    }

    fn total(&self, bag: &Bag) -> f64 {
        bag.0.iter().map(|(pair, n)| self.weight(pair) * f64::from(*n)).sum()
    }

    fn common(&self, a: &Bag, b: &Bag) -> f64 {
        let (few, many) = if a.0.len() <= b.0.len() { (a, b) } else { (b, a) };
        let both = few.0.iter().filter_map(|(pair, n)| many.0.get(pair).map(|m| (pair, n.min(m))));
        both.map(|(pair, n)| self.weight(pair) * f64::from(*n)).sum()
    }

    /// The coefficient of Dice, from 0 (nothing) to 1 (everything in common).
    pub(super) fn likeness(&self, a: &Bag, b: &Bag) -> f64 {
        ratio(2.0 * self.common(a, b), self.total(a) + self.total(b))
    }

    /// The share of `part` that stands in `whole`, from 0 to 1.
    pub(super) fn held(&self, part: &Bag, whole: &Bag) -> f64 {
        ratio(self.common(part, whole), self.total(part))
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
