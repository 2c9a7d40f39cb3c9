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
    /// Whether nothing says what that day is for, while an earlier one is said to be an adoption.
    pub version_guessed: bool,
    /// The last beginning (自…起施行).
    pub effective_from: Option<Date>,
    /// The last day before a stated end (…失效, …废止).
    pub effective_to: Option<Date>,
}

/// What a day is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// An adoption, an amendment or an announcement.
    Adopted,
    /// Nothing that is said.
    Unsaid,
    Begins,
    /// The first day on which it is no longer in force.
    Ends,
    /// The last day on which it is in force.
    Last,
    /// The end of another statute.
    OfAnother,
}

/// Words that tell an adoption, behind its day and before the next mark.
const ADOPTED: &[&str] =
    &["通过", "公布", "发布", "颁布", "修订", "修正", "修改", "印发", "批准", "制定", "令第"];

/// Words with which an authority announces a statute, on the day that stands below them.
pub(super) const ANNOUNCED: &[&str] =
    &["现予公布", "现予发布", "予以公布", "予以发布", "现公布", "现发布", "印发给你们", "现予印发"];

/// What stands before the day of an adoption in a list of facts.
const ADOPTED_ON: &[&str] = &[
    "公布日期",
    "发布日期",
    "通过日期",
    "修订日期",
    "修正日期",
    "印发日期",
    "发文日期",
    "成文日期",
];

/// Words behind a day on which something begins.
pub(super) const BEGINS: &[&str] = &["施行", "实施", "生效", "执行", "试行", "实行"];

/// Reads the days of a line.
pub(super) fn days(text: &str) -> Days {
    let mut days = Days::default();
    let mut adopted = None;
    for (day, role) in dated(text) {
        let (slot, day) = match role {
            Role::Adopted => {
                adopted = adopted.max(Some(day));
                (&mut days.version, Some(day))
            }
            Role::Unsaid => (&mut days.version, Some(day)),
            Role::Begins => (&mut days.effective_from, Some(day)),
            Role::Ends => (&mut days.effective_to, day.yesterday().ok()),
            Role::Last => (&mut days.effective_to, Some(day)),
            Role::OfAnother => continue,
        };
        *slot = (*slot).max(day);
    }
    let announced = ANNOUNCED.iter().any(|words| text.contains(words));
    days.version_guessed = adopted.is_some() && days.version > adopted && !announced;
    days
}

/// Whether a line names a day.
pub(super) fn is_dated(text: &str) -> bool {
    dated(text).next().is_some()
}

/// The days on which an article says that something begins, in its order.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    /// Those said of the statute itself: 本法自2021年7月15日起施行.
    pub own: Vec<Date>,
    /// Those of which it is not said what begins, or of a part alone.
    pub others: Vec<Date>,
}

/// Reads when an article lets something begin.
pub(super) fn begins(article: &str) -> Beginnings {
    let mut found = Beginnings::default();
    for day in sentences(article).flat_map(days_in).filter(|day| day.role() == Role::Begins) {
        let of_itself = day.clause.starts_with('本') && !day.clause.contains('第');
        if of_itself { &mut found.own } else { &mut found.others }.push(day.date);
    }
    found
}

/// The last day on which an article says that the statute is in force: 有效期至2026年6月30日.
pub(super) fn lasts_to(article: &str) -> Option<Date> {
    let in_force = |day: &Day<'_>| day.told.of_itself && day.told.of_force || day.told.of_validity;
    let mut days = sentences(article).flat_map(days_in);
    days.find(|day| day.role() == Role::Last && in_force(day)).map(|day| day.date)
}

/// Every date of a text with its role, by the words around it.
fn dated(text: &str) -> impl Iterator<Item = (Date, Role)> + '_ {
    sentences(text).flat_map(days_in).map(|day| (day.date, day.role()))
}

/// The sentences of a text; a line may end within one, and within a date.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split('。').map(|sentence| sentence.trim_matches(is_blank))
}

/// What the sentence tells that a date stands in.
#[derive(Debug, Clone, Copy)]
struct Telling {
    /// It begins with 本法, 本条例 or the like.
    of_itself: bool,
    /// It says that something begins.
    of_force: bool,
    /// It says how long something is in force.
    of_validity: bool,
}

/// A date in a sentence.
struct Day<'t> {
    date: Date,
    told: Telling,
    /// What stands before it.
    before: &'t str,
    /// The same from the last mark on.
    clause: &'t str,
    /// What stands behind it.
    after: &'t str,
}

/// Marks that end a clause.
const MARKS: &[char] = &['，', '；', '（', '）', ',', ';', '(', ')'];

/// How many characters around a date are looked at; the titles of amending decisions stand there.
const AROUND: usize = 200;

fn days_in(sentence: &str) -> impl Iterator<Item = Day<'_>> {
    let told = Telling {
        of_itself: sentence.starts_with('本'),
        of_force: BEGINS.iter().any(|begins| sentence.contains(begins)),
        of_validity: sentence.contains("有效"),
    };
    let mut clause = 0;
    sentence.char_indices().filter_map(move |(at, c)| {
        let (before, here) = sentence.split_at(at);
        let day = date_at(before, here).map(|(date, after)| {
            let clause = last(before.get(clause..).unwrap_or_default());
            Day { date, told, before, clause: clause.trim_start_matches(is_blank), after }
        });
        if MARKS.contains(&c) || c == '\n' {
            clause = at + c.len_utf8();
        }
        day
    })
}

/// The last characters of a text.
fn last(text: &str) -> &str {
    let from = text.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// The first characters of a text.
fn first(text: &str) -> &str {
    let to = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    text.get(..to).unwrap_or_default()
}

impl Day<'_> {
    fn role(&self) -> Role {
        let label = |c| is_blank(c) || matches!(c, '：' | ':' | '为');
        let before = self.before.trim_end_matches(label);
        let labelled = |words: &[&str]| words.iter().any(|words| before.ends_with(words));
        let behind = self.after.trim_start_matches(is_blank);
        let rest = behind.strip_prefix('起').unwrap_or(behind);
        let besides = rest.starts_with("同时");
        let manner = ["正式", "开始", "同时", "即行", "届时", "自动", "予以"];
        let rest = manner.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        // 施行日期 behind a day is the label of the next one.
        let followed = |words: &[&str]| {
            let rest = words.iter().find_map(|words| rest.strip_prefix(words));
            rest.is_some_and(|rest| !rest.starts_with("日期") && !rest.starts_with("时间"))
        };
        let begun = labelled(&["施行日期", "实施日期", "生效日期", "施行时间", "实施时间"]);
        if begun || followed(BEGINS) || self.opens_a_span(behind) {
            Role::Begins
        } else if labelled(&["有效期至", "有效期限至", "有效期到"])
            || self.closes_a_span(before, behind)
        {
            Role::Last
        } else if followed(&["失效", "废止"]) || labelled(&["失效日期", "废止日期"]) {
            // 《渡口办法》自2022年5月1日起废止 is told in the statute that takes its place.
            if besides || self.clause.contains('》') { Role::OfAnother } else { Role::Ends }
        } else if labelled(ADOPTED_ON) || self.is_adoption() {
            Role::Adopted
        } else {
            Role::Unsaid
        }
    }

    /// 有效期自2021年7月1日 before 至2026年6月30日.
    fn opens_a_span(&self, behind: &str) -> bool {
        let from = self.clause.ends_with('自') || self.clause.ends_with('从');
        from && behind.trim_start_matches('起').starts_with(['至', '到']) && self.is_of_force()
    }

    /// 至2026年6月30日止, and 至2026年6月30日 behind 有效期自2021年7月1日.
    fn closes_a_span(&self, before: &str, behind: &str) -> bool {
        let of_force = self.is_of_force() && !self.is_adoption();
        before.ends_with(['至', '到']) && (behind.starts_with('止') || of_force)
    }

    const fn is_of_force(&self) -> bool {
        self.told.of_force || self.told.of_validity
    }

    fn is_adoption(&self) -> bool {
        let clause = first(self.after).split(MARKS).next().unwrap_or_default();
        ADOPTED.iter().any(|word| clause.contains(word))
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
            (
                "《渡口规定》已经公布，自2022年5月1日起施行。《渡口管理办法》自2022年5月1日起同时废止。\n2022年3月10日",
                "2022-03-10",
                "2022-05-01",
                "",
            ),
            (
                "（2021年5月6日印发，有效期自2021年7月1日至2026年6月30日）",
                "2021-05-06",
                "2021-07-01",
                "2026-06-30",
            ),
            ("2022年5月1日公布，有效期5年，至2027年4月30日止", "2022-05-01", "", "2027-04-30"),
            ("（2021年5月6日公布　自2021年7月1日起试行）", "2021-05-06", "2021-07-01", ""),
            ("2005年公布的《渡口办法》自2022年5月1日起废止", "", "", ""),
            ("（2020年1月2日通过　2021年3月\n4日修正）", "2021-03-04", "", ""),
            ("2022年3月10日公布，有效期内自2026年5月1日起自动失效", "2022-03-10", "", "2026-04-30"),
            (
                "2021年3月5日至2021年3月11日第四次会议通过，自2021年5月1日起施行",
                "2021-03-11",
                "2021-05-01",
                "",
            ),
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

    #[test]
    fn a_day_of_which_nothing_is_said_is_a_guess_beside_an_adoption() {
        for (lines, guessed) in [
            ("（2021年1月22日通过）\n2021年3月4日", true),
            ("（2021年1月22日通过）\n渡政发〔2021〕5号　2021年3月4日印发", false),
            ("发布日期：2021年3月4日\n2021年3月4日", false),
            ("2021年3月4日国务院令第711号公布\n2021年1月22日", false),
            ("2021年3月4日", false),
            ("《渡口规定》已于2021年1月22日通过，现予公布。\n2021年3月4日", false),
        ] {
            assert_eq!(days(lines).version_guessed, guessed, "{lines}");
        }
    }

    /// A file may be one line of some megabytes.
    #[test]
    fn a_line_of_many_dates_is_read_once() {
        let line = "2021年3月4日《渡口办法》自2022年5月1日起废止".repeat(20_000);
        assert_eq!(days(&line).version.map(|day| day.to_string()), Some("2021-03-04".into()));
    }

    #[test]
    fn an_article_says_when_the_statute_begins_and_ends() {
        for (article, from, to) in [
            ("本法自2021年7月15日起施行。", "2021-07-15 |", ""),
            (
                "本规定自2026年5月6日起施行。本规定施行前已经登记的，自2027年1月1日起执行新标准。",
                "2026-05-06 | 2027-01-01",
                "",
            ),
            (
                "本规定施行前已经登记的，自2027年1月1日起执行新标准。\n本规定自2026年5月6日起施行。",
                "2026-05-06 | 2027-01-01",
                "",
            ),
            (
                "本办法第三条自2027年1月1日起施行，本办法自2026年5月6日起施行。",
                "2026-05-06 | 2027-01-01",
                "",
            ),
            ("本办法自2021年7月1日起试行，有效期至2026年6月30日。", "2021-07-01 |", "2026-06-30"),
            ("本办法自2021年7月1日起施行，至2026年6月30日止。", "2021-07-01 |", "2026-06-30"),
            ("过渡期自2021年7月1日起至2022年6月30日止。", "|", ""),
        ] {
            let found = begins(article);
            let text = |days: &[Date]| days.iter().map(|day| format!("{day} ")).collect::<String>();
            let told = format!("{}| {}", text(&found.own), text(&found.others));
            let last = lasts_to(article).map(|day| day.to_string()).unwrap_or_default();
            assert_eq!((told.trim(), last.as_str()), (from, to), "{article}");
        }
    }
}
