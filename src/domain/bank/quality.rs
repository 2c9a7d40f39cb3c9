//! What makes banks fit to examine people with, beyond what each item has to keep by itself
//! ([`check`](crate::domain::item::check)): the law is covered and cited exactly, nothing is asked
//! twice, every option is explained, and who knows nothing cannot guess better than chance.
//!
//! [`judge`] looks at whole banks, at several together where they are used together. It says what
//! it counted ([`Figures`]) and what somebody should mend ([`Finding`]).

mod chance;
mod citing;
mod coverage;
mod duplicate;
mod figures;
mod guess;
mod options;
mod phrase;
mod reason;
mod similar;
mod text;

#[cfg(test)]
mod tests;

pub use chance::{LEVEL, Lean, MARGIN, Tally};
pub use coverage::Covered;
pub use figures::{Figures, Lengths, Multiples, Singles};
pub use guess::Habit;
pub use options::FAR;
pub use phrase::{NEGATIVE_SHARE, Objection};
pub use similar::SIMILAR;

use super::{Bank, Measures};
use crate::domain::citation::ArticleNo;
use crate::domain::item::check::Field;
use crate::domain::item::{Item, OptionId, Part};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The bank says something that cannot be so.
    Error,
    /// It can be used, but it is not good enough to examine people with.
    Warning,
    /// Worth knowing when more is written.
    Note,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// The bank as a whole.
    Bank,
    /// A statute of the header, by its place there.
    Statute(usize),
    /// A field of an item.
    Item {
        /// Place of the item in the bank.
        item: usize,
        /// Place of the part in the item; none for the item itself.
        part: Option<usize>,
        /// The field.
        field: Field,
    },
}

/// An item of one of the banks judged together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Place of the bank among those judged.
    pub bank: usize,
    /// Place of the item in its bank.
    pub item: usize,
    /// Place of the part in its item; none for the situation of a case.
    pub part: Option<usize>,
}

/// What somebody should mend.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Too few of the articles that can be tested are cited.
    Uncovered(Covered),
    /// An article is declared not testable, but parts cite it.
    TestedAfterAll(ArticleNo),
    /// An article of several paragraphs is cited as a whole.
    WholeArticle {
        /// How many paragraphs it has.
        paragraphs: usize,
    },
    /// The paragraph is named although the article has only one.
    OnlyParagraph,
    /// The same is asked as elsewhere, in nearly the same words.
    Duplicate {
        /// Where.
        other: Spot,
        /// Shared triples of characters in percent of all, from [`SIMILAR`] to 100.
        percent: usize,
    },
    /// The same is asked as elsewhere, and another answer counts as right.
    Contradiction {
        /// Where.
        other: Spot,
    },
    /// Guessing by a habit of the authors earns more than chance would.
    Habit {
        /// The habit.
        habit: Habit,
        /// How often it shows.
        tally: Tally,
        /// In which direction it leaves what chance explains.
        lean: Lean,
    },
    /// In too many multiple choices all options are right.
    AllRight {
        /// In how many.
        count: usize,
        /// Of how many.
        of: usize,
    },
    /// Nearly all multiple choices have the same number of right options.
    SameNumberRight {
        /// That number.
        right: usize,
        /// How many have it.
        count: usize,
        /// Of how many.
        of: usize,
    },
    /// In multiple choices the right options are longer or shorter than the wrong ones.
    LengthOfRight(Lengths),
    /// A right option so much longer or shorter than all others that it shows.
    SticksOut {
        /// The right option.
        option: OptionId,
        /// Whether it is the longer one.
        longer: bool,
    },
    /// Two options say the same but for punctuation and the way numbers are written.
    AlikeOptions(OptionId, OptionId),
    /// The words of one option are part of another one.
    OptionInOption {
        /// The shorter one.
        inner: OptionId,
        /// The one that has its words.
        outer: OptionId,
    },
    /// Words that make a poor question.
    Phrase {
        /// As they stand.
        words: String,
        /// What is wrong with them.
        objection: Objection,
    },
    /// Too many choices ask for what does not hold.
    ManyNegative {
        /// How many.
        count: usize,
        /// Of how many choices.
        of: usize,
    },
    /// The reason given for an option is none.
    BareReason(OptionId),
    /// Two options have the same reason.
    SameReason(OptionId, OptionId),
    /// The explanation only repeats the question.
    ExplanationIsStem,
}

impl Fault {
    /// How much it matters.
    pub const fn grade(&self) -> Grade {
        match self {
            Self::Contradiction { .. } => Grade::Error,
            Self::Habit { habit: Habit::Longest | Habit::Shortest, lean: Lean::Seldom, .. }
            | Self::OptionInOption { .. } => Grade::Note,
            _ => Grade::Warning,
        }
    }

    /// The item that it compares with.
    pub const fn other(&self) -> Option<Spot> {
        match self {
            Self::Duplicate { other, .. } | Self::Contradiction { other } => Some(*other),
            _ => None,
        }
    }

    /// The stable code of the rule.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Uncovered(_) => "uncovered",
            Self::TestedAfterAll(_) => "tested_after_all",
            Self::WholeArticle { .. } => "whole_article",
            Self::OnlyParagraph => "only_paragraph",
            Self::Duplicate { .. } => "near_duplicate",
            Self::Contradiction { .. } => "contradiction",
            Self::Habit { habit, .. } => habit.code(),
            Self::AllRight { .. } => "all_right",
            Self::SameNumberRight { .. } => "same_number_right",
            Self::LengthOfRight(_) => "length_of_right",
            Self::SticksOut { .. } => "sticks_out",
            Self::AlikeOptions(..) => "alike_options",
            Self::OptionInOption { .. } => "option_in_option",
            Self::Phrase { .. } => "phrase",
            Self::ManyNegative { .. } => "many_negative",
            Self::BareReason(_) => "bare_why",
            Self::SameReason(..) => "same_why",
            Self::ExplanationIsStem => "explanation_is_stem",
        }
    }
}

/// A fault at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The place.
    pub site: Site,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is known of a bank after it was judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What was counted.
    pub figures: Figures,
    /// What somebody should mend.
    pub findings: Vec<Finding>,
}

/// What is known of several banks.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Of each, in their order.
    pub banks: Vec<Verdict>,
    /// Of all of them taken as one, where habits show that are too small to show in one bank; none
    /// for fewer than two.
    pub whole: Option<Verdict>,
}

/// Judges banks that are used together, each with what its items are measured by.
pub fn judge(banks: &[(&Bank, &Measures)]) -> Judgement {
    let mut verdicts: Vec<Verdict> =
        banks.iter().map(|(bank, measures)| judge_one(bank, measures)).collect();
    let banks: Vec<&Bank> = banks.iter().map(|(bank, _)| *bank).collect();
    for (bank, finding) in duplicate::find(&banks) {
        if let Some(verdict) = verdicts.get_mut(bank) {
            verdict.findings.push(finding);
        }
    }
    let whole = (banks.len() > 1).then(|| {
        let figures = Figures::of(banks.iter().flat_map(|bank| &bank.items), Vec::new());
        let findings = guess::findings(&figures);
        Verdict { figures, findings }
    });
    Judgement { banks: verdicts, whole }
}

fn judge_one(bank: &Bank, measures: &Measures) -> Verdict {
    let figures = Figures::of(&bank.items, coverage::of(bank, measures));
    let mut findings = coverage::findings(bank, &figures.coverage);
    findings.extend(guess::findings(&figures));
    findings.extend(phrase::negative(&figures));
    for (item, part, content) in parts(&bank.items) {
        let id = bank.items.get(item).map_or("", |item| &item.id);
        let faults = citing::faults(content, measures.of(id, &bank.header))
            .chain(options::faults(content))
            .chain(phrase::faults(content))
            .chain(reason::faults(content));
        findings.extend(faults.map(|(field, fault)| {
            let site = Site::Item { item, part: Some(part), field };
            Finding { site, fault }
        }));
    }
    Verdict { figures, findings }
}

/// Every part with the places of its item and of itself.
fn parts(items: &[Item]) -> impl Iterator<Item = (usize, usize, &Part)> {
    let numbered = items.iter().enumerate();
    numbered.flat_map(|(at, item)| item.parts.iter().enumerate().map(move |(n, p)| (at, n, p)))
}
