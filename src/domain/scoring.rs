//! Scoring rules: what an answer earns, and the worked example that candidates are shown.
//!
//! How multiple choice is marked is stated nowhere for these exams, so the rule belongs to the
//! blueprint and is shown on the cover page.

use super::item::{Answer, Key, OptionId, right_blanks};
use super::points::Points;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How choice answers that are not wholly right are scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum ScoringRule {
    /// Wholly right or nothing.
    #[default]
    Exact,
    /// 少选得部分分、错选零分: some right and none wrong earns `percent` of the points.
    Partial {
        /// 0 to 100.
        percent: u8,
    },
    /// Some right and none wrong earns `each` hundredths per right option, at most the points.
    PerRight {
        /// Hundredths of a point.
        each: i64,
    },
    /// 倒扣: an answer that is not wholly right costs `percent` of the points; a blank costs
    /// nothing. The total of a paper never falls below zero.
    Negative {
        /// 0 to 100.
        percent: u8,
    },
}

impl ScoringRule {
    /// What an answer to a question with this stem earns of `points`; `None` where a person has to
    /// mark it. No answer earns nothing under every rule.
    pub fn score(
        self,
        (key, stem): (&Key, &str),
        answer: Option<&Answer>,
        points: Points,
    ) -> Option<Points> {
        if matches!(key, Key::Model { .. }) {
            return match answer {
                Some(answer) if !answer.is_empty() => None,
                _ => Some(Points::ZERO),
            };
        }
        let Some(answer) = answer.filter(|answer| !answer.is_empty()) else {
            return Some(Points::ZERO);
        };
        Some(match (key, answer) {
            (Key::Options(right), Answer::Options(chosen)) => {
                self.score_options(right, chosen, points)
            }
            (Key::Truth(right), Answer::Truth(given)) if right == given => points,
            (Key::Blanks(accepted), Answer::Blanks(given)) => {
                let right = right_blanks(given, accepted, stem);
                points.share(i64_of(right), i64_of(accepted.len()))
            }
            _ => self.penalty(points),
        })
    }

    fn score_options(
        self,
        right: &BTreeSet<OptionId>,
        chosen: &BTreeSet<OptionId>,
        points: Points,
    ) -> Points {
        if chosen == right {
            return points;
        }
        let only_right = chosen.is_subset(right);
        match self {
            Self::Partial { percent } if only_right => points.share(i64::from(percent), 100),
            Self::PerRight { each } if only_right => {
                Points((each * i64_of(chosen.len())).clamp(0, points.0.max(0)))
            }
            _ => self.penalty(points),
        }
    }

    /// What a wrong answer earns: nothing, or less.
    const fn penalty(self, points: Points) -> Points {
        match self {
            Self::Negative { percent } => Points(-points.share(percent as i64, 100).0),
            _ => Points::ZERO,
        }
    }
}

fn i64_of(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// One line of the worked example on the cover page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExampleLine {
    /// The options a candidate might choose.
    pub chosen: Vec<OptionId>,
    /// What that earns.
    pub earned: Points,
}

/// A worked example for a multiple-choice item worth `points` whose right options are A, B and D:
/// all right, one missing, one wrong, none chosen. Computed by the rule itself.
pub fn worked_example(rule: ScoringRule, points: Points) -> Vec<ExampleLine> {
    let set = |letters: &str| letters.chars().filter_map(OptionId::from_letter).collect();
    let key = Key::Options(set("ABD"));
    ["ABD", "AB", "ABC", ""]
        .into_iter()
        .map(|letters| {
            let chosen: BTreeSet<OptionId> = set(letters);
            let answer = Answer::Options(chosen.clone());
            let earned = rule.score((&key, ""), Some(&answer), points).unwrap_or_default();
            ExampleLine { chosen: chosen.into_iter().collect(), earned }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn options(letters: &str) -> BTreeSet<OptionId> {
        letters.chars().filter_map(OptionId::from_letter).collect()
    }

    #[test]
    fn rules_by_table() {
        let points = Points::whole(2);
        let cases = [
            (ScoringRule::Exact, "ABD", 200),
            (ScoringRule::Exact, "AB", 0),
            (ScoringRule::Partial { percent: 50 }, "AB", 100),
            (ScoringRule::Partial { percent: 50 }, "ABC", 0),
            (ScoringRule::PerRight { each: 50 }, "A", 50),
            (ScoringRule::PerRight { each: 50 }, "AB", 100),
            (ScoringRule::PerRight { each: 50 }, "AC", 0),
            (ScoringRule::Negative { percent: 25 }, "ABC", -50),
            (ScoringRule::Negative { percent: 25 }, "AB", -50),
            (ScoringRule::Negative { percent: 25 }, "", 0),
        ];
        for (rule, chosen, earned) in cases {
            let answer = Answer::Options(options(chosen));
            let got = rule.score((&Key::Options(options("ABD")), ""), Some(&answer), points);
            assert_eq!(got, Some(Points(earned)), "{rule:?} {chosen}");
        }
    }

    #[test]
    fn blanks_count_one_by_one_and_essays_wait_for_a_person() {
        let key = Key::Blanks(vec![vec!["九十日".into()], vec!["一百元".into()]]);
        let half = Answer::Blanks(vec!["90日".into(), "五十元".into()]);
        assert_eq!(
            ScoringRule::Exact.score((&key, ""), Some(&half), Points(300)),
            Some(Points(150))
        );
        let essay = Key::Model { answer: "…".into(), rubric: Vec::new() };
        let text = Answer::Text("应当回避".into());
        assert_eq!(ScoringRule::Exact.score((&essay, ""), Some(&text), Points(300)), None);
        assert_eq!(ScoringRule::Exact.score((&essay, ""), None, Points(300)), Some(Points::ZERO));
    }

    #[test]
    fn the_worked_example_follows_the_rule() {
        let lines = worked_example(ScoringRule::PerRight { each: 50 }, Points::whole(2));
        let earned: Vec<i64> = lines.iter().map(|line| line.earned.0).collect();
        assert_eq!(earned, [200, 100, 0, 0]);
    }

    fn any_rule() -> impl Strategy<Value = ScoringRule> {
        prop_oneof![
            Just(ScoringRule::Exact),
            (0_u8..=100).prop_map(|percent| ScoringRule::Partial { percent }),
            (0_i64..300).prop_map(|each| ScoringRule::PerRight { each }),
            (0_u8..=100).prop_map(|percent| ScoringRule::Negative { percent }),
        ]
    }

    proptest! {
        #[test]
        fn no_answer_earns_more_than_the_points(
            rule in any_rule(),
            right in prop::collection::btree_set(prop::char::range('A', 'F'), 1..6),
            chosen in prop::collection::btree_set(prop::char::range('A', 'F'), 0..6),
            points in 0_i64..1_000,
        ) {
            let ids = |set: BTreeSet<char>| set.into_iter().filter_map(OptionId::from_letter).collect();
            let (right, chosen): (BTreeSet<OptionId>, BTreeSet<OptionId>) = (ids(right), ids(chosen));
            let whole = right == chosen;
            let earned = rule
                .score((&Key::Options(right), ""), Some(&Answer::Options(chosen)), Points(points))
                .unwrap();
            prop_assert!(earned.0 <= points && earned.0 >= -points);
            if whole { prop_assert_eq!(earned, Points(points)); }
        }
    }
}
