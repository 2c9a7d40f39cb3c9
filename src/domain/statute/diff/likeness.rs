//! How much two texts have in common: the pairs of neighbouring characters they share, a pair that
//! stands in few texts counting more (inverse document frequency, Spärck Jones 1972).

use crate::domain::search::fold;
use std::collections::HashMap;

/// Two neighbouring characters.
type Pair = (char, char);

/// The pairs of neighbouring characters of a text with how often each stands in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag(HashMap<Pair, u32>);

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

    /// How many pairs it has in all.
    fn count(&self) -> u32 {
        self.0.values().sum()
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
    weights: HashMap<Pair, f64>,
    /// The weight of a pair that stands in one text alone.
    rarest: f64,
}

impl Scale {
    /// Weights by in how many of the texts a pair stands.
    pub(super) fn of<'b>(bags: impl Iterator<Item = &'b Bag>) -> Self {
        let mut standing: HashMap<Pair, u32> = HashMap::new();
        let mut texts = 0_u32;
        for bag in bags {
            texts += 1;
            for pair in bag.0.keys() {
                *standing.entry(*pair).or_default() += 1;
            }
        }
        let weight = |n: u32| (f64::from(texts + 1) / f64::from(n)).ln();
        let weights = standing.into_iter().map(|(pair, n)| (pair, weight(n))).collect();
        Self { weights, rarest: weight(1) }
    }

    fn weight(&self, pair: &Pair) -> f64 {
        self.weights.get(pair).copied().unwrap_or(1.0)
    }

    fn total(&self, bag: &Bag) -> f64 {
        bag.0.iter().map(|(pair, n)| self.weight(pair) * f64::from(*n)).sum()
    }

    /// How rare the pairs of a text are on the average: 0 where every text has them all, 1 where no
    /// other text has any.
    pub(super) fn rarity(&self, bag: &Bag) -> f64 {
        ratio(self.total(bag), self.rarest * f64::from(bag.count()))
    }

    /// The coefficient of Dice of two texts, from 0 (nothing) to 1 (everything in common).
    pub(super) fn likeness(&self, a: &Bag, b: &Bag) -> f64 {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let both = few.0.iter().filter_map(|(pair, n)| many.0.get(pair).map(|m| (pair, n.min(m))));
        let common: f64 = both.map(|(pair, n)| self.weight(pair) * f64::from(*n)).sum();
        ratio(2.0 * common, self.total(a) + self.total(b))
    }
}

/// What a text has in common with another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Common {
    /// The coefficient of Dice (1945), from 0 to 1.
    pub likeness: f64,
    /// The share of the first text that stands in the other, from 0 to 1.
    pub held: f64,
}

/// Texts kept so that one text is compared with all of them at once.
#[derive(Debug)]
pub(super) struct Shelf<'s> {
    scale: &'s Scale,
    standing: HashMap<Pair, Vec<(usize, u32)>>,
    totals: Vec<f64>,
}

impl<'s> Shelf<'s> {
    /// The texts in order.
    pub(super) fn of<'b>(bags: impl Iterator<Item = &'b Bag>, scale: &'s Scale) -> Self {
        let mut standing: HashMap<Pair, Vec<(usize, u32)>> = HashMap::new();
        let mut totals = Vec::new();
        for (at, bag) in bags.enumerate() {
            totals.push(scale.total(bag));
            for (pair, n) in &bag.0 {
                standing.entry(*pair).or_default().push((at, *n));
            }
        }
        Self { scale, standing, totals }
    }

    /// What a text has in common with each of them, in their order.
    pub(super) fn against(&self, text: &Bag) -> Vec<Common> {
        let mut common = vec![0.0; self.totals.len()];
        for (pair, n) in &text.0 {
            let weight = self.scale.weight(pair);
            for (at, m) in self.standing.get(pair).into_iter().flatten() {
                common[*at] += weight * f64::from(*n.min(m));
            }
        }
        let whole = self.scale.total(text);
        let of_each = common.into_iter().zip(&self.totals).map(|(common, total)| Common {
            likeness: ratio(2.0 * common, whole + total),
            held: ratio(common, whole),
        });
        of_each.collect()
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
