//! Banks (题库): named sets of items, and who may see them.

mod measures;
pub mod order;
pub mod quality;

pub use measures::Measures;

use super::citation::ArticleNo;
use super::code::codes;
use super::item::Item;
use super::sitting::SittingKind;
use super::statute::StatuteOutline;
use super::time::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

codes! {
    /// What a bank is for.
    Purpose {
        /// 练习: study and practice sittings.
        Practice = "practice",
        /// 考试: examinations only, never shown in study.
        Exam = "exam",
        /// 保密: sealed until a date; seeing keys is audited.
        Sealed = "sealed",
    }
}

impl Purpose {
    /// Whether papers of such a sitting may hold items of a bank with this purpose. Whoever sits a
    /// practice paper reads its keys at once, so only practice banks go there; a sealed bank goes
    /// into formal exams alone.
    pub const fn admits(self, sitting: SittingKind) -> bool {
        match self {
            Self::Practice => true,
            Self::Exam => matches!(sitting, SittingKind::Mock | SittingKind::Formal),
            Self::Sealed => matches!(sitting, SittingKind::Formal),
        }
    }
}

codes! {
    /// Which of the two exam subjects a bank belongs to.
    Subject {
        /// 综合法律知识, for everybody.
        General = "general",
        /// 专业法律知识, by enforcement category.
        Special = "special",
    }
}

impl Subject {
    /// The subject of a paper drawn from banks of these subjects: 专业 as soon as one of them is,
    /// since a common paper asks nobody about another's trade.
    pub fn of_paper(banks: impl IntoIterator<Item = Self>) -> Self {
        match banks.into_iter().any(|subject| subject == Self::Special) {
            true => Self::Special,
            false => Self::General,
        }
    }
}

codes! {
    /// How an import of a file stands.
    BatchState {
        /// What it brings is being written, and seen by nobody.
        Staged = "staged",
        /// It is in force.
        Published = "published",
        /// It was taken back.
        Undone = "undone",
    }
}

/// A bank's header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankHeader {
    /// Name, unique in the database.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Exam subject.
    pub subject: Subject,
    /// Enforcement category it is meant for; empty for everybody.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Language of the items, BCP 47.
    pub language: String,
    /// One sentence on what it holds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Day on which it was last checked against the statutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<Date>,
    /// First day on which a sealed bank's keys may be seen without leaving a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed_until: Option<Date>,
    /// Outlines of the statutes cited, so that citations can be checked without the texts.
    #[serde(default, rename = "statute")]
    pub statutes: Vec<StatuteOutline>,
    /// What the bank undertakes to ask of the statutes that are its subject, by their short names;
    /// a statute cited in passing is not among them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub coverage: BTreeMap<String, Coverage>,
}

/// How much of a statute a bank undertakes to ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Percent of the articles that can be tested, 1 to 100, that have to be cited by some part.
    pub percent: u8,
    /// The articles that cannot be tested, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub untested: BTreeMap<ArticleNo, String>,
}

impl Default for Coverage {
    /// Everything.
    fn default() -> Self {
        Self { percent: 100, untested: BTreeMap::new() }
    }
}

impl Coverage {
    /// The same undertaking of another version of the statute, and the articles that `follow` finds no
    /// place for there: they count as testable again.
    pub fn moved(&self, follow: impl Fn(ArticleNo) -> Option<ArticleNo>) -> (Self, Vec<ArticleNo>) {
        let (mut untested, mut lost) = (BTreeMap::new(), Vec::new());
        for (no, reason) in &self.untested {
            match follow(*no) {
                Some(now) => drop(untested.insert(now, reason.clone())),
                None => lost.push(*no),
            }
        }
        (Self { percent: self.percent, untested }, lost)
    }
}

/// What is wrong with a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderFault {
    /// The name is empty or has spaces around it.
    NoName,
    /// There is a day until which it is sealed, but no seal.
    DayWithoutSeal,
    /// A statute is listed twice.
    SameStatute,
    /// Coverage is undertaken of a statute that is not listed, of articles that it does not have,
    /// or of no share from 1 to 100 percent.
    Coverage,
}

impl BankHeader {
    /// Everything that is wrong with it.
    pub fn faults(&self) -> Vec<HeaderFault> {
        let twice = |(at, statute): (usize, &StatuteOutline)| {
            self.statutes[..at].iter().any(|earlier| earlier.name == statute.name)
        };
        let rules = [
            (self.name.is_empty() || self.name.trim() != self.name, HeaderFault::NoName),
            (
                self.sealed_until.is_some() && self.purpose != Purpose::Sealed,
                HeaderFault::DayWithoutSeal,
            ),
            (self.statutes.iter().enumerate().any(twice), HeaderFault::SameStatute),
            (
                !self.coverage.iter().all(|(name, one)| self.can_cover(name, one)),
                HeaderFault::Coverage,
            ),
        ];
        rules.into_iter().filter_map(|(broken, fault)| broken.then_some(fault)).collect()
    }

    fn can_cover(&self, statute: &str, coverage: &Coverage) -> bool {
        (1..=100).contains(&coverage.percent)
            && self.statutes.iter().any(|outline| {
                outline.name == statute
                    && coverage.untested.keys().all(|no| outline.paragraphs(*no).is_some())
            })
    }

    /// Whether `after` lets what the bank holds be seen where this header seals it, or earlier.
    pub fn is_loosened_by(&self, after: &Self) -> bool {
        self.purpose == Purpose::Sealed
            && (after.purpose != Purpose::Sealed
                || match (self.sealed_until, after.sealed_until) {
                    (_, None) => false,
                    (None, Some(_)) => true,
                    (Some(before), Some(after)) => after < before,
                })
    }

    /// Whether what the bank holds is not to be seen on a day: it is sealed, and its day is not
    /// there yet or was never named.
    pub fn is_sealed(&self, on: Date) -> bool {
        self.purpose == Purpose::Sealed && self.sealed_until.is_none_or(|until| on < until)
    }
}

/// A whole bank: what a bank file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bank {
    /// The header.
    pub header: BankHeader,
    /// The items, in the author's order.
    pub items: Vec<Item>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_goes_into_its_sittings_and_a_seal_ends_on_its_day() {
        use SittingKind::{Formal, Mock, Practice};
        for (purpose, admitted) in [
            (Purpose::Practice, &[Practice, Mock, Formal][..]),
            (Purpose::Exam, &[Mock, Formal]),
            (Purpose::Sealed, &[Formal]),
        ] {
            for kind in [Practice, Mock, Formal] {
                assert_eq!(purpose.admits(kind), admitted.contains(&kind), "{purpose:?} {kind:?}");
            }
        }
        let day: Date = jiff::civil::date(2026, 12, 1);
        let before = jiff::civil::date(2026, 11, 30);
        let header = |purpose, sealed_until| BankHeader {
            name: "甲".into(),
            purpose,
            subject: Subject::General,
            category: String::new(),
            language: "zh-CN".into(),
            description: String::new(),
            checked_on: None,
            sealed_until,
            statutes: Vec::new(),
            coverage: BTreeMap::new(),
        };
        for (purpose, until, on, sealed) in [
            (Purpose::Sealed, Some(day), before, true),
            (Purpose::Sealed, Some(day), day, false),
            (Purpose::Sealed, None, day, true),
            (Purpose::Exam, Some(day), before, false),
        ] {
            assert_eq!(header(purpose, until).is_sealed(on), sealed);
        }
        for (from, to, loosened) in [
            ((Purpose::Sealed, Some(day)), (Purpose::Practice, None), true),
            ((Purpose::Sealed, Some(day)), (Purpose::Sealed, Some(before)), true),
            ((Purpose::Sealed, None), (Purpose::Sealed, Some(day)), true),
            ((Purpose::Sealed, Some(before)), (Purpose::Sealed, Some(day)), false),
            ((Purpose::Sealed, Some(day)), (Purpose::Sealed, None), false),
            ((Purpose::Exam, None), (Purpose::Practice, None), false),
        ] {
            let (from, to) = (header(from.0, from.1), header(to.0, to.1));
            assert_eq!(from.is_loosened_by(&to), loosened, "{from:?} {to:?}");
        }
        assert_eq!(header(Purpose::Sealed, Some(day)).faults(), []);
        let nameless = BankHeader { name: " ".into(), ..header(Purpose::Exam, Some(day)) };
        assert_eq!(nameless.faults(), [HeaderFault::NoName, HeaderFault::DayWithoutSeal]);
        let coverage = [("行政处罚法".to_owned(), Coverage::default())].into();
        let uncited = BankHeader { coverage, ..header(Purpose::Practice, None) };
        assert_eq!(uncited.faults(), [HeaderFault::Coverage]);
    }
}
