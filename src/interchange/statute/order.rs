//! What is wrong with the numbers of articles and headings.

use crate::domain::citation::ArticleNo;
use crate::domain::numeral::to_chinese;
use crate::domain::statute::{Heading, Level};
use crate::i18n::{Locale, statute as t};
use std::collections::BTreeMap;

/// Whether it is 第一条.
pub(super) fn is_first(no: ArticleNo) -> bool {
    no == ArticleNo { number: 1, inserted: 0 }
}

/// What is wrong with an article's number behind the last one.
pub(super) fn misplaced(
    last: Option<ArticleNo>,
    no: ArticleNo,
) -> Option<impl Fn(Locale) -> String> {
    let sound = last.map_or_else(|| is_first(no), |last| follows(last, no));
    (!sound).then_some(move |l: Locale| match last {
        None => t::article_first(l, no.label()),
        Some(last) if no > last => t::article_gap(l, last.label(), no.label()),
        Some(last) => t::article_back(l, no.label(), last.label()),
    })
}

/// Whether `next` is the number after `last`.
pub(super) fn follows(last: ArticleNo, next: ArticleNo) -> bool {
    match next.inserted {
        0 => last.number.checked_add(1) == Some(next.number),
        inserted => next.number == last.number && last.inserted.checked_add(1) == Some(inserted),
    }
}

/// The headings whose number is not the next of their level, by their place in the list, with the
/// number expected. Below a new heading of a higher level the numbers go on or begin again.
pub(super) fn misnumbered(headings: &[&Heading]) -> Vec<(usize, u16)> {
    let mut last: BTreeMap<Level, u16> = BTreeMap::new();
    let mut above: BTreeMap<Level, bool> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let fresh = above.insert(heading.level, false).unwrap_or(true);
        let next = last.get(&heading.level).map_or(1, |last| last.saturating_add(1));
        if heading.number > 0 {
            if heading.number != next && !(fresh && heading.number == 1) {
                found.push((at, if fresh { 1 } else { next }));
            }
            last.insert(heading.level, heading.number);
        }
        let below = above.range_mut(heading.level..).skip(1);
        below.for_each(|(_, fresh)| *fresh = true);
    }
    found
}

/// A heading's number as it is printed: 第二章.
pub(super) fn ordinal(level: Level, number: u16) -> String {
    format!("第{}{}", to_chinese(number.into()), level.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_counted_by_level() {
        for (marks, expected) in [
            ("章1 章2 章3", ""),
            ("章1 章3 章4", "1:2"),
            ("章2", "0:1"),
            ("章1 节1 节2 章2 节1 章3 节3", "6:1"),
            ("编1 章1 章2 编2 章1 编3 章2", ""),
            ("编1 章1 章2 编2 章3 编3 章5", "6:1"),
            ("章1 章2 章0", ""),
            ("章1 章1", "1:2"),
        ] {
            let headings: Vec<Heading> = marks
                .split(' ')
                .map(|mark| {
                    let (level, number) = mark.split_at(3);
                    let levels = [Level::Part, Level::Chapter, Level::Section];
                    Heading {
                        level: levels.into_iter().find(|one| one.word() == level).unwrap(),
                        number: number.parse().unwrap(),
                        title: String::new(),
                        before: 0,
                    }
                })
                .collect();
            let found = misnumbered(&headings.iter().collect::<Vec<_>>());
            let found: Vec<String> =
                found.iter().map(|(at, expected)| format!("{at}:{expected}")).collect();
            assert_eq!(found.join(" "), expected, "{marks}");
        }
    }
}
