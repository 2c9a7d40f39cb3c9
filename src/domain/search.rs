//! Finding words in Chinese text without a dictionary: every two neighbouring characters of a text
//! are kept with their places, and a word stands where its pairs follow each other.
//!
//! So a word of any length is found exactly where it stands, 政处 in 行政处罚 too, and no text is
//! read again to see whether it does. [`Block`] makes the index of some documents; a [`Word`] tells
//! from it which of them hold it.

mod block;
mod hits;
mod packed;

pub use block::{Block, Posting, Postings, both};
pub use hits::Hits;
pub use packed::{pack, unpack};

mod found;

pub use found::places;

use super::width::{half, is_blank};
use std::collections::BTreeSet;

/// A text as it is searched: half-width, small letters, blanks as one space, marks that show
/// nothing left out.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if !is_blank(c) && c != '\0' {
            folded.extend(half(c).to_lowercase());
        }
    }
    folded
}

/// The pairs of a folded text, each once and as texts: within every run of letters and digits each
/// character with the next one, and the last one alone.
pub fn grams(folded: &str) -> BTreeSet<String> {
    let mut grams = BTreeSet::new();
    for run in runs(folded) {
        let chars: Vec<char> = run.chars().collect();
        grams.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        grams.extend(chars.last().map(char::to_string));
    }
    grams
}

/// What stands between punctuation.
fn runs(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty())
}

/// Two neighbouring characters as one number, or a character alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair(i64);

impl Pair {
    /// Bits of a character.
    const BITS: u32 = 21;

    fn of(first: char, second: char) -> Self {
        Self(i64::from(u32::from(first)) << Self::BITS | i64::from(u32::from(second)))
    }

    /// No folded text has the character with the number 0.
    fn alone(only: char) -> Self {
        Self::of(only, '\0')
    }

    const fn is_alone(self) -> bool {
        self.0 & ((1 << Self::BITS) - 1) == 0
    }

    /// As it is stored.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// From what is stored.
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// The pairs of a folded text with their places, counted in characters: each character with the next
/// one, but for blanks.
fn pairs(folded: &str) -> impl Iterator<Item = (u32, Pair)> {
    let next = folded.chars().skip(1);
    let placed = (0_u32..).zip(folded.chars().zip(next));
    placed
        .filter(|(_, (first, second))| *first != ' ' && *second != ' ')
        .map(|(place, (first, second))| (place, Pair::of(first, second)))
}

/// One word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, folded: what has to stand in the folded text.
    pub text: String,
    /// Pairs that cover the word, with their places in it; at least one.
    pairs: Vec<(u32, Pair)>,
}

/// The words of what somebody typed, separated by blanks; all of them are looked for.
pub fn words(typed: &str) -> Vec<Word> {
    fold(typed).split(' ').filter_map(Word::new).collect()
}

impl Word {
    /// From a folded text without blanks; none from an empty one.
    fn new(text: &str) -> Option<Self> {
        let all: Vec<(u32, Pair)> = pairs(text).collect();
        let pairs = match all.last() {
            None => vec![(0, Pair::alone(text.chars().next()?))],
            // Every second pair covers the word, and the last one its end.
            Some(&(last, _)) => {
                let covers = |place: u32| place.is_multiple_of(2) || place == last;
                all.into_iter().filter(|(place, _)| covers(*place)).collect()
            }
        };
        Some(Self { text: text.to_owned(), pairs })
    }

    /// The pairs whose postings tell where it stands.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        self.pairs.iter().map(|(_, pair)| *pair)
    }

    /// Whether the places of its pairs are needed, and not only their documents.
    pub const fn needs_places(&self) -> bool {
        self.pairs.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_into_pairs_and_ends() {
        let cut = |text: &str| grams(&fold(text)).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(cut("行政处罚"), "处罚 政处 罚 行政");
        assert_eq!(cut("罚款,Ａ级"), "a级 款 级 罚款");
        assert_eq!(cut(""), "");
        assert_eq!(fold("第　32 条\u{200b}ＡＢ\n。"), "第 32 条ab 。");
    }

    #[test]
    fn a_word_is_covered_by_pairs() {
        let covered = |text: &str| {
            let of = |(place, pair): &(u32, Pair)| {
                let c = |n: i64| u32::try_from(n).ok().and_then(char::from_u32).unwrap();
                let (first, second) = (pair.number() >> Pair::BITS, pair.number() & 0x1f_ffff);
                format!("{place}{}{}", c(first), c(second)).replace('\0', "")
            };
            words(text)[0].pairs.iter().map(of).collect::<Vec<_>>().join(" ")
        };
        for (word, by) in [
            ("罚", "0罚"),
            ("罚款", "0罚款"),
            ("行政处", "0行政 1政处"),
            ("行政处罚", "0行政 2处罚"),
            ("罚、款Ａ级", "0罚、 2款a 3a级"),
        ] {
            assert_eq!(covered(word), by, "{word}");
        }
        assert_eq!(words(" 政处　罚、款 ").len(), 2);
        assert_eq!(words(" \u{200b} "), []);
    }
}
