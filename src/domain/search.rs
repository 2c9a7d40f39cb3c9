//! Finding words in Chinese text without a dictionary: texts and words are cut into pairs of
//! neighbouring characters, and what has all pairs of a word may hold the word.
//!
//! An index over the pairs gives candidates, never too few; whether a candidate holds the word is
//! then seen from its text. So a word of any length is found exactly where it stands, 政处 in
//! 行政处罚 too.

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

/// The pairs of a folded text, each once: within every run of letters and digits each character
/// with the next one, and the last one alone, so that each character begins some pair.
pub fn grams(folded: &str) -> BTreeSet<String> {
    let mut grams = BTreeSet::new();
    for run in runs(folded) {
        let chars: Vec<char> = run.chars().collect();
        grams.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        grams.extend(chars.last().map(char::to_string));
    }
    grams
}

/// One word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, folded: what has to stand in the folded text.
    pub text: String,
    /// Pairs that the text must have.
    pub pairs: BTreeSet<String>,
    /// Characters with which some pair of the text must begin.
    pub begins: BTreeSet<char>,
}

/// The words of what somebody typed, separated by blanks; all of them are looked for.
pub fn words(typed: &str) -> Vec<Word> {
    fold(typed).split(' ').filter(|text| !text.is_empty()).map(word).collect()
}

fn word(text: &str) -> Word {
    let mut pairs = BTreeSet::new();
    let mut begins = BTreeSet::new();
    for run in runs(text) {
        let chars: Vec<char> = run.chars().collect();
        match chars.as_slice() {
            [only] => {
                begins.insert(*only);
            }
            longer => pairs.extend(longer.windows(2).map(|pair| pair.iter().collect::<String>())),
        }
    }
    Word { text: text.to_owned(), pairs, begins }
}

/// What stands between punctuation.
fn runs(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_cut_into_pairs_and_ends() {
        let cut = |text: &str| grams(&fold(text)).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(cut("行政处罚"), "处罚 政处 罚 行政");
        assert_eq!(cut("罚款,Ａ级"), "a级 款 级 罚款");
        assert_eq!(cut(""), "");
        assert_eq!(fold("第　32 条\u{200b}ＡＢ\n。"), "第 32 条ab 。");
        let words = words("政处 罚、款");
        assert_eq!(words[0].pairs, ["政处".to_owned()].into());
        assert_eq!((words[1].text.as_str(), words[1].begins.len()), ("罚、款", 2));
    }

    proptest! {
        /// Whatever stands in a text is among the candidates of the index.
        #[test]
        fn nothing_that_is_there_is_missed(
            text in "[行政处罚款，。 aA１1]{0,24}", from in 0_usize..24, len in 1_usize..8,
        ) {
            let folded = fold(&text);
            let sought: String = folded.chars().skip(from).take(len).collect();
            let held = grams(&folded);
            for word in words(&sought) {
                prop_assert!(folded.contains(&word.text));
                prop_assert!(word.pairs.is_subset(&held), "{word:?} in {held:?}");
                for first in word.begins {
                    prop_assert!(held.iter().any(|gram| gram.starts_with(first)));
                }
            }
        }
    }
}
