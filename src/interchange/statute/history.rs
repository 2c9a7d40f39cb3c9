//! The line under a statute's title: when it was adopted and amended, and from when to when it is in
//! force.

use crate::domain::numeral::{is_numeral, parse};
use crate::domain::time::Date;
use crate::domain::width::is_blank;

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
    /// The first day on which it is no longer in force.
    Ends,
    /// The last day on which it is in force.
    Last,
}

/// Words behind a day on which something begins.
const BEGINS: &[&str] = &["施行", "实施", "生效", "执行"];

/// Reads the days of a line.
pub(super) fn days(text: &str) -> Days {
    let mut days = Days::default();
    for (day, role) in dated(text) {
        let (slot, day) = match role {
            Role::Adopted => (&mut days.version, Some(day)),
            Role::Begins => (&mut days.effective_from, Some(day)),
            Role::Ends => (&mut days.effective_to, day.yesterday().ok()),
            Role::Last => (&mut days.effective_to, Some(day)),
        };
        *slot = (*slot).max(day);
    }
    days
}

/// The day on which an article says that the statute begins: 本法自2021年7月15日起施行.
pub(super) fn begins(article: &str) -> Option<Date> {
    dated(article).filter(|(_, role)| *role == Role::Begins).map(|(day, _)| day).max()
}

/// The last day on which an article says that the statute is in force: 有效期至2026年6月30日.
pub(super) fn lasts_to(article: &str) -> Option<Date> {
    dated(article).find(|(_, role)| *role == Role::Last).map(|(day, _)| day)
}

/// Every date of a text with its role, by the words around it.
fn dated(text: &str) -> impl Iterator<Item = (Date, Role)> + '_ {
    text.char_indices().filter_map(|(at, _)| {
        let (before, here) = text.split_at(at);
        let (date, rest) = date_at(before, here)?;
        Some((date, role(before, rest)))
    })
}

fn role(before: &str, after: &str) -> Role {
    let before = before.trim_end_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '为'));
    let labelled = |words: &[&str]| words.iter().any(|words| before.ends_with(words));
    let after = after.trim_start_matches(is_blank);
    let after = after.strip_prefix('起').unwrap_or(after);
    let after = ["正式", "开始"].iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    // 施行日期 behind a day is the label of the next one.
    let followed = |words: &[&str]| {
        let rest = words.iter().find_map(|words| after.strip_prefix(words));
        rest.is_some_and(|rest| !rest.starts_with("日期") && !rest.starts_with("时间"))
    };
    if labelled(&["施行日期", "实施日期", "生效日期", "施行时间", "实施时间"]) || followed(BEGINS)
    {
        Role::Begins
    } else if labelled(&["有效期至", "有效期限至", "有效期到"]) {
        Role::Last
    } else if followed(&["失效", "废止"]) || labelled(&["失效日期", "废止日期"]) {
        Role::Ends
    } else {
        Role::Adopted
    }
}

/// The date that begins at `here`, and what follows it: 2021年1月22日, 二〇二一年一月二十二日,
/// 2021-01-22, 2021/1/22, 2021.01.22.
fn date_at<'t>(before: &str, here: &'t str) -> Option<(Date, &'t str)> {
    if !here.starts_with(is_numeral) || before.ends_with(is_numeral) {
        return None;
    }
    let (year, rest) = digits(here)?;
    let (month, day, rest) = match rest.trim_start().strip_prefix('年') {
        Some(rest) => {
            let (month, rest) = digits(rest)?;
            let (day, rest) = digits(rest.trim_start().strip_prefix('月')?)?;
            (month, day, rest.trim_start().strip_prefix('日')?)
        }
        None if here.len() - rest.len() == 4 => {
            let mark = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
            let (month, rest) = digits(rest.strip_prefix(mark)?)?;
            let (day, rest) = digits(rest.strip_prefix(mark)?)?;
            (month, day, rest)
        }
        None => return None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Some((Date::new(i16::try_from(year).ok()?, month, day).ok()?, rest))
}

/// The numeral that a text begins with, blanks before it left out, and what follows it.
fn digits(text: &str) -> Option<(u64, &str)> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(is_numeral);
    Some((parse(text.get(..text.len() - rest.len())?)?, rest))
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
            ("发布日期：2021/05/06　施行日期：2021.7.1", "2021-05-06", "2021-07-01", ""),
            ("2021-05-06", "2021-05-06", "", ""),
            ("公布日期：2021年5月6日 实施日期:2021年7月1日", "2021-05-06", "2021-07-01", ""),
            ("2021年5月6日公布，2021年7月1日施行", "2021-05-06", "2021-07-01", ""),
            ("自2021年7月1日起正式施行，有效期至2026年6月30日", "", "2021-07-01", "2026-06-30"),
            ("电话：2021-123-45、尺寸10.20.30", "", "", ""),
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
