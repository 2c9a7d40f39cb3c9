//! Where words stand in a text, so that a reader can be shown them.

use super::Word;
use crate::domain::width::{half, is_blank};
use std::ops::Range;

/// Where any of the words stands in `text`: byte ranges of the text itself, in order; places that
/// touch or overlap are one. Width, case and blanks make no difference, as in a search.
pub fn places(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let folded = Folded::of(text);
    let mut found: Vec<Range<usize>> = words.iter().flat_map(|word| folded.find(word)).collect();
    found.sort_by_key(|place| (place.start, place.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for place in found {
        match merged.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}

/// A text as it is searched, and for each of its bytes the character of the text it comes from.
struct Folded {
    text: String,
    from: Vec<Range<usize>>,
}

impl Folded {
    /// Folds as [`super::fold`] does, character by character.
    fn of(text: &str) -> Self {
        let (mut folded, mut from) = (String::with_capacity(text.len()), Vec::new());
        for (start, c) in text.char_indices() {
            if c.is_whitespace() {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            } else if !is_blank(c) && c != '\0' {
                folded.extend(half(c).to_lowercase());
            }
            from.resize(folded.len(), start..start + c.len_utf8());
        }
        Self { text: folded, from }
    }

    fn find<'a>(&'a self, word: &'a Word) -> impl Iterator<Item = Range<usize>> + 'a {
        let of_text = |at: usize| {
            let first = self.from.get(at)?;
            let last = self.from.get((at + word.text.len()).checked_sub(1)?)?;
            Some(first.start..last.end)
        };
        self.text.match_indices(&word.text).filter_map(move |(at, _)| of_text(at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fold, words};
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, typed: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for place in places(text, &words(typed)) {
            out.push_str(&text[at..place.start]);
            out.push_str(&format!("[{}]", &text[place.clone()]));
            at = place.end;
        }
        out + &text[at..]
    }

    #[test]
    fn words_are_found_in_the_text_as_it_is_printed() {
        for (text, typed, expected) in [
            ("应当举行听证。", "听证", "应当举行[听证]。"),
            ("听证和听证笔录", "听证", "[听证]和[听证]笔录"),
            ("处１００元以下罚款", "100元 罚款", "处[１００元]以下[罚款]"),
            ("听 证会", "听 证", "[听] [证]会"),
            ("行政处罚", "行政处 处罚", "[行政处罚]"),
            ("Abc", "ABC", "[Abc]"),
            ("没有这个词", "听证", "没有这个词"),
        ] {
            assert_eq!(marked(text, typed), expected);
        }
    }

    proptest! {
        #[test]
        fn what_a_search_finds_is_shown(text in "[听证会 　Ａa\u{200b}]{0,12}", typed in "[听证会a]{1,3}") {
            let holds = fold(&text).contains(&fold(&typed));
            let found = places(&text, &words(&typed));
            prop_assert_eq!(holds, !found.is_empty());
            for place in found {
                prop_assert!(text.get(place).is_some_and(|shown| !shown.is_empty()));
            }
        }
    }
}
