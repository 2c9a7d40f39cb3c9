//! What stands before the first heading or article: the title, the history under it, and what an
//! announcement or a web page puts above it.

use super::history::{ANNOUNCED, is_dated};
use crate::domain::statute::text::without_marks;
use crate::domain::width::is_blank;
use std::ops::Range;

/// The most characters a line of a title has. The longest of 27 national texts has 17; the room above
/// that is for titles that quote another one, as those of interpretations do.
const TITLE: usize = 60;

/// Marks that no title has.
const NOT_IN_TITLES: &[char] = &['，', '。', '；', '：', '！', '？', ',', ';', ':', '>', '|'];

/// How lines end that name a document and no statute: an order, a notice, a document's number.
const NOT_TITLES: &[&str] = &["号", "令", "公告", "通知"];

/// How a line ends that stands above the other lines of a title: an authority, or the state.
const AUTHORITIES: &[&str] =
    &["共和国", "法院", "检察院", "委员会", "大会", "政府", "国务院", "部", "局", "署"];

/// Words of titles that amend or repeal other statutes.
const AMENDMENTS: &[&str] = &["关于修改", "关于废止", "修正案"];

/// The lines before the text, parted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    /// The title; empty where none was found.
    pub title: String,
    /// The lines that tell of adoption and amendments.
    pub history: Vec<String>,
    /// Sentences behind the history.
    pub preamble: Vec<String>,
    /// The first lines that belong to none of these, by their number.
    pub left_out: usize,
    /// The lines that were joined to a title without a sign that they belong together.
    pub joined: Range<usize>,
}

impl Front {
    /// Whether it is a decision that amends or repeals other statutes, and so no version of one.
    pub fn is_amendment(&self) -> bool {
        amends(&self.title)
    }
}

/// Parts the lines before the text.
pub(super) fn front(lines: &[String]) -> Front {
    let announced = lines.iter().enumerate().find_map(|(at, line)| Some((at, announced(line)?)));
    let title = match announced {
        Some((at, name)) => restated(lines, at + 1, name).unwrap_or_else(|| {
            // The announcement and who signed it are the history of a title that stands in it only.
            let rest = lines.get(at + 1..).unwrap_or_default();
            let end = at + 1 + rest.iter().take_while(|line| !line.contains('。')).count();
            end..end
        }),
        None => title_lines(lines),
    };
    let joined = match announced {
        None if !belong_together(&lines[title.clone()]) => title.clone(),
        _ => 0..0,
    };
    let (before, rest) = lines.split_at(title.start);
    let (named, rest) = rest.split_at(title.len());
    let (history, preamble) = rest.split_at(history_lines(rest));
    let mut front = Front {
        title: compact(&named.concat()),
        history: history.to_vec(),
        preamble: preamble.to_vec(),
        left_out: before.len(),
        joined,
    };
    if front.title.is_empty() {
        front.title = announced.map(|(_, name)| compact(name)).unwrap_or_default();
    }
    let (title, edition) = bare(&front.title);
    let edition = edition.map(str::to_owned);
    front.title = title.to_owned();
    front.history.splice(0..0, edition);
    if !front.history.iter().any(|line| is_dated(line)) {
        // What was announced above the title is all that tells the days.
        front.history = before.iter().chain(history).cloned().collect();
        front.left_out = 0;
    }
    front
}

/// Whether the lines of a title show that they are one: authorities above what they issue, and an
/// edition below it.
fn belong_together(lines: &[String]) -> bool {
    let lines: Vec<String> = lines.iter().map(|line| compact(line)).collect();
    let titled = lines.iter().filter(|line| !is_edition(line)).collect::<Vec<_>>();
    let Some((last, above)) = titled.split_last() else { return true };
    let issued = |line: &&&String| AUTHORITIES.iter().any(|end| line.ends_with(end));
    above.iter().all(|line| issued(&line)) || !above.is_empty() && last.starts_with("关于")
}

/// （试行） on a line of its own.
fn is_edition(line: &str) -> bool {
    ["（试行）", "（暂行）", "(试行)", "(暂行)"].contains(&line)
}

/// A line with its title and the days in brackets behind it is two.
pub(super) fn split(line: &str) -> (&str, Option<&str>) {
    let bracket = line.find(['（', '(']).filter(|at| *at > 0).map(|at| line.split_at(at));
    match bracket.filter(|(title, days)| is_title(title) && is_dated(days)) {
        Some((title, days)) => (title, Some(days)),
        None => (line, None),
    }
}

/// The statute that a line announces.
fn announced(line: &str) -> Option<&str> {
    let name = line.split_once('《')?.1.split_once('》')?.0;
    let announced = ANNOUNCED.iter().any(|words| line.contains(words));
    // Behind an amendment that is announced the amended text may stand under its own title.
    (announced && !amends(name)).then_some(name)
}

fn amends(title: &str) -> bool {
    AMENDMENTS.iter().any(|words| title.contains(words))
}

/// A title as the statute has it, without the marks around it and the edition behind it: 《渡口法》
/// and 渡口法（2021年修订） are 渡口法.
pub(super) fn bare(title: &str) -> (&str, Option<&str>) {
    let title = without_marks(title);
    let edition = title.rfind(['（', '(']).filter(|at| *at > 0).map(|at| title.split_at(at));
    let is_dated_edition = |edition: &str| {
        edition.contains(|c: char| c.is_ascii_digit())
            && ["修订", "修正", "修改", "年版", "版）"].iter().any(|words| edition.contains(words))
    };
    match edition.filter(|(_, edition)| is_dated_edition(edition)) {
        Some((title, edition)) => (title, Some(edition)),
        None => (title, None),
    }
}

/// The lines from `from` on that spell a title.
fn restated(lines: &[String], from: usize, name: &str) -> Option<Range<usize>> {
    let name = compact(name);
    (from..lines.len()).find_map(|start| {
        let mut spelled = String::new();
        let end = (start..lines.len()).find(|at| {
            spelled.push_str(&compact(&lines[*at]));
            !name.starts_with(&spelled) || spelled == name
        })?;
        (spelled == name).then_some(start..end + 1)
    })
}

/// The lines of the title: those right above the days in brackets, else above the first day, else
/// the first that can be a title.
fn title_lines(lines: &[String]) -> Range<usize> {
    let bracketed = lines.iter().rposition(|line| line.starts_with(['（', '(']) && is_dated(line));
    let dated = bracketed.or_else(|| lines.iter().position(|line| is_dated(line)));
    let above = lines.get(..dated.unwrap_or(lines.len())).unwrap_or_default();
    let titles = |lines: &[String]| lines.iter().rposition(|line| is_title(line));
    let last = match dated {
        Some(_) => titles(above),
        None => {
            let first = lines.iter().position(|line| is_title(line)).unwrap_or(0);
            let run = lines.iter().skip(first).take_while(|line| is_title(line)).count();
            return first..first + run;
        }
    };
    match last {
        Some(last) => {
            let run = above.iter().take(last + 1).rev().take_while(|line| is_title(line)).count();
            last + 1 - run..last + 1
        }
        None => {
            let from = dated.unwrap_or(0);
            let below = lines.get(from..).unwrap_or_default();
            let first = below.iter().position(|line| is_title(line));
            let run = |at: usize| below.iter().skip(at).take_while(|line| is_title(line)).count();
            first.map_or(0..0, |first| from + first..from + first + run(first))
        }
    }
}

fn is_title(line: &str) -> bool {
    let line = compact(line);
    is_edition(&line)
        || !line.starts_with(['（', '(', '【', '[', '“'])
            && line.chars().any(|c| c.is_alphabetic())
            && line.chars().count() <= TITLE
            && !line.contains(NOT_IN_TITLES)
            && !NOT_TITLES.iter().any(|words| line.ends_with(words))
            && !is_dated(&line)
}

/// How many of the lines under the title belong to its history: what is dated or in brackets, and
/// what is no sentence.
fn history_lines(lines: &[String]) -> usize {
    let (mut open, mut told) = (0_i32, false);
    lines
        .iter()
        .take_while(|line| {
            let dated = is_dated(line);
            let inside = open > 0 || line.starts_with(['（', '(']);
            let sentence = line.contains('。');
            let belongs = inside || !sentence || dated && !told;
            told |= dated;
            if inside {
                let count = |marks: [char; 2]| line.matches(marks).count() as i32;
                open += count(['（', '(']) - count(['）', ')']);
            }
            belongs
        })
        .count()
}

/// A title without the blanks in it.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, history, preamble and how many lines were left out.
    fn parted(lines: &[&str]) -> (String, String, String, usize) {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let front = front(&lines);
        (front.title, front.history.join("/"), front.preamble.join("/"), front.left_out)
    }

    fn expected(
        title: &str,
        history: &str,
        preamble: &str,
        left: usize,
    ) -> (String, String, String, usize) {
        (title.into(), history.into(), preamble.into(), left)
    }

    #[test]
    fn title_and_history_are_found_among_what_stands_around_them() {
        for (lines, is) in [
            (
                &[
                    "中华人民共和国",
                    "渡口法",
                    "（2020年1月2日通过　2021年3月4日修正",
                    "2022年5月6日修订）",
                ][..],
                expected(
                    "中华人民共和国渡口法",
                    "（2020年1月2日通过　2021年3月4日修正/2022年5月6日修订）",
                    "",
                    0,
                ),
            ),
            (
                &["渡口办法（试行）", "渡政发〔2021〕5号", "2021年3月4日"],
                expected("渡口办法（试行）", "渡政发〔2021〕5号/2021年3月4日", "", 0),
            ),
            (
                &["渡口网", "政务 > 法规", "渡口办法", "（2021年3月4日公布）"],
                expected("渡口办法", "（2021年3月4日公布）", "", 2),
            ),
            (
                &[
                    "最高渡口法院",
                    "关于渡口案件的解释",
                    "渡释〔2018〕1号",
                    "（2017年1月2日通过）",
                    "为正确审理案件，制定本解释。",
                ],
                expected(
                    "最高渡口法院关于渡口案件的解释",
                    "渡释〔2018〕1号/（2017年1月2日通过）",
                    "为正确审理案件，制定本解释。",
                    0,
                ),
            ),
            (
                &[
                    "渡口部令",
                    "2022年第8号",
                    "《渡口规定》已经通过，现予公布，自2022年5月1日起施行。",
                    "2022年3月10日",
                    "渡口规定",
                ],
                expected(
                    "渡口规定",
                    "渡口部令/2022年第8号/《渡口规定》已经通过，现予公布，自2022年5月1日起施行。/2022年3月10日",
                    "",
                    0,
                ),
            ),
            (
                &[
                    "公告",
                    "《渡口条例》于2023年10月27日通过，现予公布。",
                    "2023年12月5日",
                    "渡口",
                    "条例",
                    "（2023年10月27日通过）",
                ],
                expected("渡口条例", "（2023年10月27日通过）", "", 3),
            ),
            (
                &["现将《渡口规定》印发给你们。", "2021年3月4日", "为了管理，制定本规定。"],
                expected(
                    "渡口规定",
                    "现将《渡口规定》印发给你们。/2021年3月4日",
                    "为了管理，制定本规定。",
                    0,
                ),
            ),
            (
                &[
                    "《关于修改〈渡口条例〉的决定》已经通过，现予公布。",
                    "2021年3月4日",
                    "渡口条例",
                    "（2015年1月2日公布　2021年3月4日修订）",
                ],
                expected("渡口条例", "（2015年1月2日公布　2021年3月4日修订）", "", 2),
            ),
            (
                &["《渡口法（2021年修订）》", "2021年3月4日修订"],
                expected("渡口法", "（2021年修订）/2021年3月4日修订", "", 0),
            ),
            (
                &["《渡口条例》实施办法", "（2021年3月4日公布）"],
                expected("《渡口条例》实施办法", "（2021年3月4日公布）", "", 0),
            ),
            (&["渡口办法"], expected("渡口办法", "", "", 0)),
            (&["2021年3月4日公布", "渡口办法"], expected("渡口办法", "2021年3月4日公布", "", 0)),
            (&[], expected("", "", "", 0)),
        ] {
            assert_eq!(parted(lines), is, "{lines:?}");
        }
    }

    #[test]
    fn lines_joined_to_a_title_without_a_sign_are_told() {
        for (lines, joined) in [
            (&["法律图书馆", "渡口条例", "（2021年3月4日公布）"][..], 0..2),
            (&["渡口", "条例", "2021年3月4日公布"], 0..2),
            (&["渡口条例", "（2021年3月4日公布）"], 0..0),
            (&["中华人民共和国", "渡口法", "（2021年3月4日公布）"], 0..0),
            (&["渡口市人民政府", "渡口办法", "（试行）", "2021年3月4日"], 0..0),
            (&["渡口学会", "关于渡口的解释", "2021年3月4日"], 0..0),
        ] {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            assert_eq!(front(&lines).joined, joined, "{lines:?}");
        }
    }

    #[test]
    fn a_title_may_have_its_days_behind_it() {
        for (line, parts) in [
            ("渡口法（2021年3月4日通过）", ("渡口法", Some("（2021年3月4日通过）"))),
            ("渡口法（试行）", ("渡口法（试行）", None)),
            ("（2021年3月4日通过）", ("（2021年3月4日通过）", None)),
            ("现予公布。（2021年3月4日）", ("现予公布。（2021年3月4日）", None)),
        ] {
            assert_eq!(split(line), parts, "{line}");
        }
    }

    #[test]
    fn a_decision_is_no_version() {
        for (title, amendment) in [
            ("关于修改《渡口法》的决定", true),
            ("渡口法修正案（三）", true),
            ("渡口修改办法", false),
        ] {
            let front = Front { title: title.into(), ..Front::default() };
            assert_eq!(front.is_amendment(), amendment, "{title}");
        }
    }
}
