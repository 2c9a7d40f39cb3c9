//! What was dropped from a text and what was put in.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Kept characters that between two changes are too few to be read as kept.
const SHORT: usize = 2;

/// What happened to a run of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    /// Stands in both texts.
    Kept,
    /// Stood in the earlier text.
    Dropped,
    /// Stands in the later text.
    Added,
}

/// Characters with the same fate.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Run {
    /// What happened to them.
    pub kind: RunKind,
    /// The characters.
    pub text: String,
}

/// The earlier text becoming the later one: without what was added it reads as it was, without what
/// was dropped as it is. A single kept character between two changes counts as changed, since
/// nobody reads that as kept.
pub fn words(old: &str, new: &str) -> Vec<Run> {
    let old: Vec<char> = old.chars().collect();
    let new: Vec<char> = new.chars().collect();
    let operations = capture_diff_slices(Algorithm::Patience, &old, &new);
    let last = operations.len().saturating_sub(1);
    let mut runs = Runs::default();
    for (at, operation) in operations.iter().enumerate() {
        let (before, after) = (&old[operation.old_range()], &new[operation.new_range()]);
        let inside = at > 0 && at < last;
        match operation {
            DiffOp::Equal { len, .. } if !(inside && *len < SHORT) => runs.keep(before),
            _ => {
                runs.dropped.extend(before);
                runs.added.extend(after);
            }
        }
    }
    runs.settle();
    runs.done
}

/// Runs being put together; changes wait until something is kept, so that what was dropped stands
/// whole before what was added.
#[derive(Default)]
struct Runs {
    done: Vec<Run>,
    dropped: String,
    added: String,
}

impl Runs {
    fn keep(&mut self, text: &[char]) {
        self.settle();
        self.done.push(Run { kind: RunKind::Kept, text: text.iter().collect() });
    }

    fn settle(&mut self) {
        for (kind, text) in [
            (RunKind::Dropped, std::mem::take(&mut self.dropped)),
            (RunKind::Added, std::mem::take(&mut self.added)),
        ] {
            if !text.is_empty() {
                self.done.push(Run { kind, text });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(old: &str, new: &str) -> String {
        words(old, new)
            .into_iter()
            .map(|run| match run.kind {
                RunKind::Kept => run.text,
                RunKind::Dropped => format!("[-{}]", run.text),
                RunKind::Added => format!("[+{}]", run.text),
            })
            .collect()
    }

    #[test]
    fn changed_words_are_marked_where_they_stand() {
        for (old, new, expected) in [
            ("同一句话。", "同一句话。", "同一句话。"),
            ("六十日内提出", "六十日内书面提出", "六十日内[+书面]提出"),
            ("处二百元以下罚款", "处五百元以下罚款", "处[-二][+五]百元以下罚款"),
            ("具体行政行为", "行政行为", "[-具体]行政行为"),
            ("", "新的", "[+新的]"),
            ("甲乙丙丁", "戊乙己丁庚", "[-甲乙丙丁][+戊乙己丁庚]"),
        ] {
            assert_eq!(marked(old, new), expected);
        }
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_marks(
            old in "[甲乙丙丁，。]{0,24}", new in "[甲乙丙丁，。]{0,24}",
        ) {
            let runs = words(&old, &new);
            let without = |kind| -> String {
                let kept = runs.iter().filter(|run| run.kind != kind);
                kept.map(|run| run.text.as_str()).collect()
            };
            prop_assert_eq!(without(RunKind::Added), old);
            prop_assert_eq!(without(RunKind::Dropped), new);
        }
    }
}
