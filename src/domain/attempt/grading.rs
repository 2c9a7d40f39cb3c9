//! From answers to points.

use super::{Outcome, Place};
use crate::domain::form::Form;
use crate::domain::item::{Answer, Item};
use crate::domain::points::Points;
use crate::domain::scoring::ScoringRule;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What one part earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartResult {
    /// Which part.
    #[serde(flatten)]
    pub place: Place,
    /// What it was worth.
    pub points: Points,
    /// What it earned; none while it waits for a marker.
    pub earned: Option<Points>,
    /// Whether it was answered at all.
    pub answered: bool,
}

impl PartResult {
    /// Whether it earned everything it was worth; none while it waits for a marker.
    pub fn is_right(&self) -> Option<bool> {
        self.earned.map(|earned| earned >= self.points)
    }
}

/// A whole paper's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graded {
    /// Every part in paper order.
    pub parts: Vec<PartResult>,
    /// Sum of what is earned so far, never below zero.
    pub earned: Points,
    /// What the paper is worth.
    pub total: Points,
}

impl Graded {
    /// Grades a paper. `items` are the form's items in order, `marks` what markers gave by hand.
    pub fn of(
        form: &Form,
        items: &[Item],
        answers: &HashMap<Place, Answer>,
        marks: &HashMap<Place, Points>,
    ) -> Self {
        let mut parts = Vec::with_capacity(form.parts());
        for ((position, form_item), item) in (0_u32..).zip(&form.items).zip(items) {
            for form_part in &form_item.parts {
                let place = Place { item: position, part: form_part.id.clone() };
                let answer = answers.get(&place);
                let by_rule = item.part(&form_part.id).map_or(Some(Points::ZERO), |part| {
                    let question = (&part.key, part.stem.as_str());
                    rule_for(form.scoring, part.kind).score(question, answer, form_part.points)
                });
                let earned = by_rule.or_else(|| marks.get(&place).copied());
                let answered = answer.is_some_and(|answer| !answer.is_empty());
                parts.push(PartResult { place, points: form_part.points, earned, answered });
            }
        }
        let earned: Points = parts.iter().filter_map(|part| part.earned).sum();
        Self { parts, earned: earned.max(Points::ZERO), total: form.total() }
    }

    /// The same with what markers have given by hand since. What was judged by rule stays as it was
    /// judged then.
    pub fn marked(&self, marks: &HashMap<Place, Points>) -> Self {
        let mut parts = self.parts.clone();
        for part in &mut parts {
            part.earned = marks.get(&part.place).copied().or(part.earned);
        }
        let earned: Points = parts.iter().filter_map(|part| part.earned).sum();
        Self { parts, earned: earned.max(Points::ZERO), total: self.total }
    }

    /// Whether some part still waits for a marker.
    pub fn awaits_marking(&self) -> bool {
        self.parts.iter().any(|part| part.earned.is_none())
    }

    /// Passed, failed, or waiting.
    pub fn outcome(&self, pass_mark: Points) -> Outcome {
        match (self.awaits_marking(), self.earned >= pass_mark) {
            (true, _) => Outcome::AwaitingMarking,
            (false, true) => Outcome::Passed,
            (false, false) => Outcome::Failed,
        }
    }
}

/// Partial credit speaks of choosing too few of several right options; other types know only the
/// deduction for a wrong answer.
const fn rule_for(rule: ScoringRule, kind: crate::domain::item::ItemType) -> ScoringRule {
    use crate::domain::item::ItemType;
    match (rule, kind) {
        (_, ItemType::Fill | ItemType::Short) => ScoringRule::Exact,
        (ScoringRule::Negative { .. }, _) | (_, ItemType::Multiple) => rule,
        _ => ScoringRule::Exact,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_given_by_hand_leaves_what_was_judged_by_rule() {
        let part = |item, earned| PartResult {
            place: Place { item, part: "1".into() },
            points: Points::whole(2),
            earned,
            answered: true,
        };
        let parts =
            vec![part(0, Some(Points::ZERO)), part(1, Some(Points::whole(2))), part(2, None)];
        let before = Graded { parts, earned: Points::whole(2), total: Points::whole(6) };
        let marks = HashMap::from([(Place { item: 2, part: "1".into() }, Points::whole(1))]);
        let after = before.marked(&marks);
        let earned: Vec<_> = after.parts.iter().map(|part| part.earned).collect();
        assert_eq!(earned, [0, 2, 1].map(|points| Some(Points::whole(points))));
        assert_eq!((after.earned, after.awaits_marking()), (Points::whole(3), false));
        assert!(before.marked(&HashMap::new()).awaits_marking());
    }
}
