//! Marks that keep words whole: a reader takes in that 规定 became 规范性文件, not that 定 did.

use super::words::{Run, RunKind, Runs};
use crate::domain::numeral::is_numeral;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::collections::BTreeSet;
use std::ops::Range;

/// The same change with wider marks: where one thing stands in place of another and a word of both
/// is cut at the same end, the rest of the word counts as changed too. What was only dropped or only
/// added stays as it is.
pub(super) fn whole_words(runs: &[Run]) -> Vec<Run> {
    let (old, new) = (side(runs, RunKind::Added), side(runs, RunKind::Dropped));
    let (in_old, in_new) = (cuts(&old), cuts(&new));
    let mut changes = changes(runs);
    for at in 0..changes.len() {
        let kept_from = at.checked_sub(1).map_or(0, |before| changes[before].old.end);
        let kept_to = changes.get(at + 1).map_or(old.len(), |next| next.old.start);
        let Change { old: was, new: is } = &mut changes[at];
        if was.start == was.end || is.start == is.end {
            continue;
        }
        let mut before = old[kept_from..was.start].chars().rev();
        while !in_old.contains(&was.start) && !in_new.contains(&is.start) {
            let Some(c) = before.next() else { break };
            was.start -= c.len_utf8();
            is.start -= c.len_utf8();
        }
        let mut after = old[was.end..kept_to].chars();
        while !in_old.contains(&was.end) && !in_new.contains(&is.end) {
            let Some(c) = after.next() else { break };
            was.end += c.len_utf8();
            is.end += c.len_utf8();
        }
    }
    told(&old, &new, &changes)
}

/// One side of the runs: all but what stands on the other side alone.
fn side(runs: &[Run], other: RunKind) -> String {
    runs.iter().filter(|run| run.kind != other).map(|run| run.text.as_str()).collect()
}

/// What stands between two kept runs, by its bytes on either side.
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

fn changes(runs: &[Run]) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut old, mut new) = (0..0, 0..0);
    for run in runs {
        match run.kind {
            RunKind::Dropped => old.end += run.text.len(),
            RunKind::Added => new.end += run.text.len(),
            RunKind::Kept => {
                changes.push(Change { old: old.clone(), new: new.clone() });
                let (was, is) = (old.end + run.text.len(), new.end + run.text.len());
                (old, new) = (was..was, is..is);
            }
        }
    }
    changes.push(Change { old, new });
    changes.retain(|change| !change.old.is_empty() || !change.new.is_empty());
    changes
}

/// The runs again.
fn told(old: &str, new: &str, changes: &[Change]) -> Vec<Run> {
    let mut runs = Runs::default();
    let mut from = 0;
    for change in changes {
        runs.push(RunKind::Kept, &old[from..change.old.start]);
        runs.push(RunKind::Dropped, &old[change.old.clone()]);
        runs.push(RunKind::Added, &new[change.new.clone()]);
        from = change.old.end;
    }
    runs.push(RunKind::Kept, &old[from..]);
    runs.finish()
}

/// Where words begin and end. A number is a word without its unit; 一 alone, but for after 第, is
/// rather a part of a word, such as 一定.
fn cuts(text: &str) -> BTreeSet<usize> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut cuts: BTreeSet<usize> = segmenter.segment_str(text).collect();
    let is_digit = |c: char| c.is_ascii_digit() || is_numeral(c);
    let mut begin = 0;
    for run in text.split_inclusive(|c| !is_digit(c)) {
        let end = begin + run.trim_end_matches(|c| !is_digit(c)).len();
        let is_word = &text[begin..end] != "一" || text[..begin].ends_with('第');
        if begin < end && is_word {
            cuts.extend([begin, end]);
        }
        begin += run.len();
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::told;

    #[test]
    fn words_change_whole() {
        for (old, new, expected) in [
            ("在一定期限内", "在规定期限内", "在[-一定][+规定]期限内"),
            ("依照规定处理", "依照规范性文件处理", "依照[-规定][+规范性文件]处理"),
            ("处五日拘留", "处十日拘留", "处[-五][+十]日拘留"),
            ("依照本法第一条", "依照本法第三条", "依照本法第[-一][+三]条"),
            ("依照本法第八条", "依照本法第十一条", "依照本法第[-八][+十一]条"),
            ("制定立法计划", "制定专项立法计划", "制定[+专项]立法计划"),
            ("行政行为", "具体行政行为", "[+具体]行政行为"),
        ] {
            assert_eq!(told(old, new), expected);
        }
    }
}
