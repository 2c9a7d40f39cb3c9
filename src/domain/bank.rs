//! Banks (题库): named sets of items, and who may see them.

use super::code::codes;
use super::item::Item;
use super::sitting::SittingKind;
use super::statute::StatuteOutline;
use super::time::Date;
use serde::{Deserialize, Serialize};

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
}

impl BankHeader {
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
        for (purpose, until, on, sealed) in [
            (Purpose::Sealed, Some(day), before, true),
            (Purpose::Sealed, Some(day), day, false),
            (Purpose::Sealed, None, day, true),
            (Purpose::Exam, Some(day), before, false),
        ] {
            let header = BankHeader {
                name: "甲".into(),
                purpose,
                subject: Subject::General,
                category: String::new(),
                language: "zh-CN".into(),
                description: String::new(),
                checked_on: None,
                sealed_until: until,
                statutes: Vec::new(),
            };
            assert_eq!(header.is_sealed(on), sealed);
        }
    }
}
