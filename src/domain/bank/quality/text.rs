//! Texts as they are compared: what they say, without how it is written.

use crate::domain::markup::Document;
use crate::domain::numeral::replace_numerals;
use crate::domain::search::fold;
use std::collections::BTreeSet;

/// Three neighbouring characters.
pub(super) type Triple = [char; 3];

/// A text without markup, punctuation and blanks, in half width and small letters, with every
/// number in digits.
pub(super) fn normal(text: &str) -> String {
    let plain = replace_numerals(&fold(&Document::parse(text).plain()));
    plain.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The triples of a normalised text, each once.
pub(super) fn triples(normal: &str) -> BTreeSet<Triple> {
    let chars: Vec<char> = normal.chars().collect();
    chars.windows(3).filter_map(|three| three.try_into().ok()).collect()
}

/// Shared triples in percent of all that either has (Jaccard's measure), rounded down.
pub(super) fn percent(shared: usize, one: usize, other: usize) -> usize {
    match one + other - shared {
        0 => 0,
        all => 100 * shared / all,
    }
}

/// How long a reader sees a text to be, in characters.
pub(super) fn length(text: &str) -> usize {
    Document::parse(text).plain().trim().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dress_does_not_count() {
        for text in ["处**二百元**以下罚款。", "处 200 元以下,罚款", "处２００元以下“罚款”"]
        {
            assert_eq!(normal(text), "处200元以下罚款");
        }
        assert_eq!(triples("处200").len(), 2);
        assert!(triples("罚款").is_empty());
        assert_eq!((percent(0, 0, 0), percent(2, 4, 4), percent(3, 3, 3)), (0, 33, 100));
        assert_eq!(length(" **听证** "), 2);
    }
}
