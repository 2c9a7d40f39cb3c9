//! Banks (题库): named sets of items, and who may see them.

use super::code::codes;
use super::item::Item;
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

codes! {
    /// Which of the two exam subjects a bank belongs to.
    Subject {
        /// 综合法律知识, for everybody.
        General = "general",
        /// 专业法律知识, by enforcement category.
        Special = "special",
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

/// A whole bank: what a bank file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bank {
    /// The header.
    pub header: BankHeader,
    /// The items, in the author's order.
    pub items: Vec<Item>,
}
