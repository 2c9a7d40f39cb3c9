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
                    rule_for(form.scoring, part.kind).score(&part.key, answer, form_part.points)
                });
                let earned = by_rule.or_else(|| marks.get(&place).copied());
                let answered = answer.is_some_and(|answer| !answer.is_empty());
                parts.push(PartResult { place, points: form_part.points, earned, answered });
            }
        }
        let earned: Points = parts.iter().filter_map(|part| part.earned).sum();
        Self { parts, earned: earned.max(Points::ZERO), total: form.total() }
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
