//! Blueprints (组卷方案): the table of specification a paper is drawn from.

use super::item::ItemType;
use super::points::Points;
use super::scoring::{ExampleLine, ScoringRule, worked_example};
use serde::{Deserialize, Serialize};

/// What a paper consists of and how it is run. The same type is read from a blueprint file and
/// stored as a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blueprint {
    /// Short ASCII name used on the command line, unique in the database.
    pub code: String,
    /// Chinese name shown to people.
    pub name: String,
    /// What it is for, one sentence.
    #[serde(default)]
    pub description: String,
    /// Names of the banks drawn from.
    pub banks: Vec<String>,
    /// Working time in minutes, 1 to 600.
    pub minutes: u32,
    /// Points needed to pass, in hundredths.
    pub pass_mark: Points,
    /// How answers that are not wholly right are scored.
    #[serde(default)]
    pub scoring: ScoringRule,
    /// Whether items are mixed within their section.
    #[serde(default = "yes")]
    pub shuffle_items: bool,
    /// Whether options are mixed within their part.
    #[serde(default = "yes")]
    pub shuffle_options: bool,
    /// The document the structure comes from; empty when it is the site's own.
    #[serde(default)]
    pub basis: String,
    /// Whether somebody checked the structure against its basis.
    #[serde(default)]
    pub verified: bool,
    /// The sections, in paper order.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

const fn yes() -> bool {
    true
}

/// One section: items of one type at one worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Heading on the paper; empty for the type's own name.
    #[serde(default)]
    pub title: String,
    /// Type of its items.
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// Worth of each item, in hundredths.
    pub points: Points,
    /// How many items from where.
    #[serde(rename = "row")]
    pub rows: Vec<Row>,
}

/// One line of the table of specification. Empty lists and absent bounds admit everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// How many items.
    pub count: u32,
    /// Topics admitted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Banks admitted, of those the blueprint names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub banks: Vec<String>,
    /// Lowest difficulty admitted, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_difficulty: Option<u8>,
    /// Highest difficulty admitted, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_difficulty: Option<u8>,
}

/// Why a blueprint cannot be used as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum BlueprintFault {
    /// The code is empty or has characters besides `a-z 0-9 -`.
    #[error("the code must be of a-z, 0-9 and -")]
    Code,
    /// The name is empty.
    #[error("the name is empty")]
    Name,
    /// No bank is named.
    #[error("no bank is named")]
    NoBank,
    /// The minutes are not between 1 and 600.
    #[error("the minutes must lie between 1 and 600")]
    Minutes,
    /// There is no section, or a section without items.
    #[error("section {section} has no items")]
    Empty {
        /// Position of the section, from 1; 0 when there is none at all.
        section: usize,
    },
    /// A section's items are worth nothing.
    #[error("section {section}: points must be above zero")]
    Worthless {
        /// Position of the section, from 1.
        section: usize,
    },
    /// A row's difficulty bounds are not 1 to 5 in order.
    #[error("section {section}: difficulty must lie between 1 and 5, lowest first")]
    Difficulty {
        /// Position of the section, from 1.
        section: usize,
    },
    /// A row names a bank that the blueprint does not.
    #[error("section {section}: bank {bank} is not among the blueprint's banks")]
    UnknownBank {
        /// Position of the section, from 1.
        section: usize,
        /// The bank named.
        bank: String,
    },
    /// The pass mark is below zero or above the total.
    #[error("the pass mark must lie between 0 and the total of {total} points")]
    PassMark {
        /// Total points of the paper.
        total: Points,
    },
    /// The scoring percentage is above 100 or the points per option below zero.
    #[error("the scoring rule's share must lie between 0 and 100 %, its points not below zero")]
    Scoring,
}

impl Blueprint {
    /// How many items a paper has.
    pub fn items(&self) -> u32 {
        self.sections.iter().map(Section::items).sum()
    }

    /// What a paper is worth.
    pub fn total(&self) -> Points {
        self.sections.iter().map(|s| Points(s.points.0 * i64::from(s.items()))).sum()
    }

    /// The types that occur.
    pub fn kinds(&self) -> Vec<ItemType> {
        self.sections.iter().map(|section| section.kind).collect()
    }

    /// The worth of a multiple-choice item and what answers to one would earn; none on a paper
    /// without multiple choice, where the scoring rule makes no difference that needs telling.
    pub fn example(&self) -> Option<(Points, Vec<ExampleLine>)> {
        let multiple = self.sections.iter().find(|section| section.kind == ItemType::Multiple)?;
        Some((multiple.points, worked_example(self.scoring, multiple.points)))
    }

    /// Whether papers may hold questions that a person has to mark: short answers, and cases, whose
    /// parts may be short answers.
    pub fn may_need_marking(&self) -> bool {
        self.sections.iter().any(|section| matches!(section.kind, ItemType::Short | ItemType::Case))
    }

    /// Whether papers hold short answers for certain, so that somebody has to mark each of them.
    pub fn has_essays(&self) -> bool {
        self.sections.iter().any(|section| section.kind == ItemType::Short)
    }

    /// Everything that is wrong with it, whatever the banks hold.
    pub fn faults(&self) -> Vec<BlueprintFault> {
        let mut faults = Vec::new();
        let code_ok = !self.code.is_empty()
            && self.code.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
        let mut check = |ok: bool, fault: BlueprintFault| {
            if !ok {
                faults.push(fault);
            }
        };
        check(code_ok, BlueprintFault::Code);
        check(!self.name.trim().is_empty(), BlueprintFault::Name);
        check(!self.banks.is_empty(), BlueprintFault::NoBank);
        check((1..=600).contains(&self.minutes), BlueprintFault::Minutes);
        check(!self.sections.is_empty(), BlueprintFault::Empty { section: 0 });
        let scoring_ok = match self.scoring {
            ScoringRule::Exact => true,
            ScoringRule::Partial { percent } | ScoringRule::Negative { percent } => percent <= 100,
            ScoringRule::PerRight { each } => each >= 0,
        };
        check(scoring_ok, BlueprintFault::Scoring);
        for (index, section) in self.sections.iter().enumerate() {
            let position = index + 1;
            check(section.items() > 0, BlueprintFault::Empty { section: position });
            check(section.points.0 > 0, BlueprintFault::Worthless { section: position });
            for row in &section.rows {
                let (low, high) = row.difficulty();
                let ok = low >= 1 && high <= 5 && low <= high;
                check(ok, BlueprintFault::Difficulty { section: position });
                for bank in row.banks.iter().filter(|bank| !self.banks.contains(bank)) {
                    let bank = bank.clone();
                    check(false, BlueprintFault::UnknownBank { section: position, bank });
                }
            }
        }
        let total = self.total();
        let passable = (Points::ZERO..=total).contains(&self.pass_mark);
        check(passable, BlueprintFault::PassMark { total });
        faults
    }
}

impl Section {
    /// How many items the section has.
    pub fn items(&self) -> u32 {
        self.rows.iter().map(|row| row.count).sum()
    }
}

impl Row {
    /// A row of `count` items of any topic, bank and difficulty.
    pub const fn any(count: u32) -> Self {
        Self {
            count,
            topics: Vec::new(),
            banks: Vec::new(),
            min_difficulty: None,
            max_difficulty: None,
        }
    }

    /// The difficulties admitted, lowest and highest.
    pub fn difficulty(&self) -> (u8, u8) {
        (self.min_difficulty.unwrap_or(1), self.max_difficulty.unwrap_or(5))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Two sections over one bank: three single items and two multiple ones.
    pub(crate) fn small() -> Blueprint {
        let section = |kind, points, count| Section {
            title: String::new(),
            kind,
            points: Points::whole(points),
            rows: vec![Row::any(count)],
        };
        Blueprint {
            code: "small".into(),
            name: "小测".into(),
            description: String::new(),
            banks: vec!["甲".into()],
            minutes: 10,
            pass_mark: Points::whole(4),
            scoring: ScoringRule::Exact,
            shuffle_items: true,
            shuffle_options: true,
            basis: String::new(),
            verified: false,
            sections: vec![section(ItemType::Single, 1, 3), section(ItemType::Multiple, 2, 2)],
        }
    }

    #[test]
    fn a_sound_blueprint_has_no_faults_and_adds_up() {
        let blueprint = small();
        assert_eq!(blueprint.faults(), []);
        assert_eq!((blueprint.items(), blueprint.total()), (5, Points::whole(7)));
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let mut blueprint = small();
        blueprint.code = "Big One".into();
        blueprint.minutes = 0;
        blueprint.pass_mark = Points::whole(8);
        blueprint.sections[1].points = Points::ZERO;
        blueprint.sections[0].rows[0].banks = vec!["乙".into()];
        blueprint.sections[0].rows[0].min_difficulty = Some(6);
        let faults = blueprint.faults();
        assert_eq!(faults.len(), 6, "{faults:?}");
        assert!(faults.contains(&BlueprintFault::PassMark { total: Points::whole(3) }));
    }
}
