//! The kinds of value a preset holds; each can only be built valid.

use crate::domain::bank::Subject;
use crate::domain::code::codes;
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// A preset value outside its range.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRuleValue {
    /// More than the whole.
    #[error("{0} is no percentage from 0 to 100")]
    Percent(u32),
    /// Not `MM-DD`, or a day that not every year has.
    #[error("{0:?} is no month and day that every year has")]
    MonthDay(String),
}

/// Whole percent from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub struct Percent(u32);

impl Percent {
    /// The share of `whole`, rounded down.
    pub fn of(self, whole: u32) -> u32 {
        let share = u64::from(whole) * u64::from(self.0) / 100;
        u32::try_from(share).unwrap_or(whole)
    }
}

impl TryFrom<u32> for Percent {
    type Error = BadRuleValue;

    fn try_from(percent: u32) -> Result<Self, BadRuleValue> {
        if percent > 100 { Err(BadRuleValue::Percent(percent)) } else { Ok(Self(percent)) }
    }
}

impl From<Percent> for u32 {
    fn from(percent: Percent) -> u32 {
        percent.0
    }
}

/// A day of every year, written `MM-DD`; 29 February is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// This day in `year`; `None` outside the calendar's years (-9999 to 9999).
    pub fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl FromStr for MonthDay {
    type Err = BadRuleValue;

    fn from_str(text: &str) -> Result<Self, BadRuleValue> {
        // 2001 has no 29 February.
        let parsed = format!("2001-{text}").parse::<Date>().ok();
        let parsed = parsed.map(|date| Self { month: date.month(), day: date.day() });
        parsed
            .filter(|day| day.to_string() == text)
            .ok_or_else(|| BadRuleValue::MonthDay(text.to_owned()))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = BadRuleValue;

    fn try_from(text: String) -> Result<Self, BadRuleValue> {
        text.parse()
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> String {
        day.to_string()
    }
}

/// What a card's validity is counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ValidityMode {
    /// The day the card is issued.
    FromIssue,
    /// Batches that follow each other for everybody: a card ends with the batch it is issued in.
    FixedBatch {
        /// First day of any one batch.
        starts: Date,
    },
}

codes! {
    /// On which day of its period an inspection falls due.
    InspectionDue {
        /// The last day of each period counted from the card's first day.
        Anniversary = "anniversary",
        /// The last day of the calendar year in which the period ends.
        YearEnd = "year_end",
    }

    /// The step to which granted 学时 are rounded down, so that rounding never grants any.
    Rounding {
        /// 0.01 学时
        Hundredth = "hundredth",
        /// 0.1 学时
        Tenth = "tenth",
        /// 0.5 学时
        Half = "half",
        /// 1 学时
        Whole = "whole",
    }
}

impl Rounding {
    /// The step in hundredths of a 学时.
    pub const fn step(self) -> u32 {
        match self {
            Self::Hundredth => 1,
            Self::Tenth => 10,
            Self::Half => 50,
            Self::Whole => 100,
        }
    }
}

/// Whether and how often cards are inspected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum InspectionCycle {
    /// There is no inspection.
    None,
    /// Once in each period.
    Every {
        /// Length of the period.
        months: NonZeroU32,
        /// Day of the period on which it falls due.
        due: InspectionDue,
    },
}

/// A limit, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cap {
    /// No limit.
    None,
    /// At most this many 学时.
    Hours(u32),
}

/// A subject under its local name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectRule {
    /// Which of the subjects.
    pub subject: Subject,
    /// Its name in local documents.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_and_day_exists_every_year() {
        let start: MonthDay = "12-01".parse().unwrap();
        assert_eq!(start.in_year(2026), Some(date(2026, 12, 1)));
        assert_eq!(String::from(start), "12-01");
        for wrong in ["02-29", "2-01", "13-01", "01-32", "0101", "", "01-01 "] {
            assert!(wrong.parse::<MonthDay>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn shares_round_down() {
        let share = |percent, whole| Percent::try_from(percent).unwrap().of(whole);
        assert_eq!((share(50, 6001), share(100, u32::MAX), share(0, 7)), (3000, u32::MAX, 0));
        assert_eq!(Percent::try_from(101), Err(BadRuleValue::Percent(101)));
    }
}
