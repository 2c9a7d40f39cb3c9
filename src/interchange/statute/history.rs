//! The line under a statute's title: when it was adopted and amended, and from when to when it is in
//! force.

use crate::domain::numeral::{is_numeral, parse};
use crate::domain::time::Date;

/// The days that such a line tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Days {
    /// The last adoption or amendment.
    pub version: Option<Date>,
    /// The last beginning (自…起施行).
    pub effective_from: Option<Date>,
    /// The last day before a stated end (…失效, …废止).
    pub effective_to: Option<Date>,
}

/// What a day is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Adopted,
    Begins,
    Ends,
}

/// Reads the days of a line.
pub(super) fn days(text: &str) -> Days {
    let mut days = Days::default();
    for (day, role) in dated(text) {
        let (slot, day) = match role {
            Role::Adopted => (&mut days.version, Some(day)),
            Role::Begins => (&mut days.effective_from, Some(day)),
            Role::Ends => (&mut days.effective_to, day.yesterday().ok()),
        };
        *slot = (*slot).max(day);
    }
    days
}

/// The day on which an article says that the statute begins: 本法自2021年7月15日起施行.
pub(super) fn begins(article: &str) -> Option<Date> {
    dated(article).filter(|(_, role)| *role == Role::Begins).map(|(day, _)| day).max()
}

/// Every date of a text with its role, by the words behind it.
fn dated(text: &str) -> impl Iterator<Item = (Date, Role)> + '_ {
    text.match_indices('年').filter_map(|(at, _)| {
        let (before, after) = text.split_at(at);
        let digits = before.trim_end_matches(is_numeral);
        let year = before.get(digits.len()..).and_then(parse)?;
        let (month, rest) = number(after.strip_prefix('年')?, '月')?;
        let (day, rest) = number(rest, '日')?;
        let date = Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        );
        let rest = rest.trim_start();
        let begins = ["起施行", "起实施", "起生效", "起执行"];
        let role = if begins.iter().any(|words| rest.starts_with(words)) {
            Role::Begins
        } else if ["失效", "废止", "起失效", "起废止"].iter().any(|words| rest.starts_with(words))
        {
            Role::Ends
        } else {
            Role::Adopted
        };
        Some((date.ok()?, role))
    })
}

fn number(text: &str, unit: char) -> Option<(u64, &str)> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(is_numeral);
    let number = parse(text.get(..text.len() - rest.len())?)?;
    Some((number, rest.trim_start().strip_prefix(unit)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_a_history_are_told_apart() {
        for (line, version, from, to) in [
            (
                "2021年1月22日第十三届全国人大常委会第二十五次会议修订，自2021年7月15日起施行",
                "2021-01-22",
                "2021-07-15",
                "",
            ),
            (
                "2019年4月23日修正，自2019年4月23日起施行（本法2004年7月1日起施行）",
                "2019-04-23",
                "2019-04-23",
                "",
            ),
            (
                "（2007年4月5日国务院令第492号公布　2019年4月3日国务院令第711号修订　自2019年5月15日起施行）",
                "2019-04-03",
                "2019-05-15",
                "",
            ),
            (
                "2012年10月26日修正，自2013年1月1日起施行（已被取代，2026年1月1日失效）",
                "2012-10-26",
                "2013-01-01",
                "2025-12-31",
            ),
            (
                "（二〇二三年三月十三日第十四届全国人民代表大会第一次会议通过）",
                "2023-03-13",
                "",
                "",
            ),
            ("2015年3月15日第十二届全国人民代表大会第三次会议修正", "2015-03-15", "", ""),
            ("没有日期的一行", "", "", ""),
            ("2021年13月40日通过", "", "", ""),
        ] {
            let found = days(line);
            let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let found = (text(found.version), text(found.effective_from), text(found.effective_to));
            assert_eq!(found, (version.into(), from.into(), to.into()), "{line}");
        }
    }
}
