//! What one line of a statute is.

use crate::domain::citation::ArticleNo;
use crate::domain::numeral::{is_numeral, parse};
use crate::domain::statute::Level;
use crate::domain::width::{half, is_blank};

/// The most characters a heading has; what is longer is a sentence. The longest of 27 national texts
/// has 24, a section of the constitution.
const HEADING: usize = 40;

/// Words that behind a number make a line go on about that article instead of beginning it.
const GOES_ON: &[&str] = &[
    "规定", "的", "至", "到", "和", "或", "及", "、", "，", ",", "第", "所", "中", "以及", "款",
    "项",
];

/// Words that begin as those do and still open an article: 第三条所有渔港.
const OPENS: &[&str] = &[
    "中华", "中国", "中央", "中小", "中外", "中介", "中级", "中等", "中标", "所有", "所属", "所得",
    "到期", "到达", "到场", "到港", "至少", "至迟", "及时", "和解", "和平", "和谐", "项目", "款项",
    "的士",
];

/// Words that behind the number of an annex make a line speak of it.
const SPEAKS_OF: &[&str] = &[
    "所列",
    "所附",
    "所示",
    "所称",
    "所规定",
    "所定",
    "所载",
    "规定的",
    "列明",
    "列出",
    "列入",
    "列举",
    "中的",
    "是",
    "为",
    "由",
    "和",
    "及",
    "与",
    "至",
    "到",
    "的",
    "应当",
    "，",
    ",",
    "、附",
    "、第",
];

/// A line by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A part, chapter or section.
    Heading { level: Level, number: u16, title: String },
    /// 附则 and the like without a number.
    Unnumbered(String),
    /// The word above the list of headings.
    Contents,
    /// The word above the words before the first article.
    Preamble,
    /// The beginning of what follows the last article.
    Annex,
    /// The beginning of an article. `plain` where a blank or a mark stands behind the number, so
    /// that nothing else can be meant.
    Article { no: ArticleNo, text: String, plain: bool },
    /// （三） with its words; `digits` for (3), which can stand below （三）.
    Item { number: u16, text: String, digits: bool },
    /// 3. or the like with its words.
    Subitem { number: u16, text: String },
    /// A row of a table, its cells parted by a bar.
    Row(String),
    /// Anything else.
    Text(String),
}

/// The kind of a line without its [dress](super::markup).
pub(super) fn kind(line: &str) -> Line {
    let compact: String = line.chars().filter(|c| !is_blank(*c)).collect();
    match compact.as_str() {
        "目录" | "目次" => return Line::Contents,
        "序言" | "前言" => return Line::Preamble,
        "总则" | "分则" | "罚则" | "附则" => return Line::Unnumbered(compact.clone()),
        _ => {}
    }
    row(line)
        .or_else(|| heading(line))
        .or_else(|| article(line))
        .or_else(|| item(line))
        .or_else(|| subitem(line))
        .or_else(|| is_annex(line).then_some(Line::Annex))
        .unwrap_or_else(|| Line::Text(line.to_owned()))
}

/// `第N<unit>` at the start, blanks between the characters left out: the number and what follows.
fn ordinal<'t>(line: &'t str, unit: &str) -> Option<(u16, &'t str)> {
    let mut number = String::new();
    let mut rest = after(line, '第')?;
    while let Some(c) = rest.trim_start_matches(is_blank).chars().next().filter(|c| is_numeral(*c))
    {
        number.push(c);
        rest = after(rest, c)?;
    }
    for c in unit.chars() {
        rest = after(rest, c)?;
    }
    let number = parse(&number).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0)?;
    Some((number, rest))
}

/// What follows a character, blanks before it left out.
fn after(text: &str, c: char) -> Option<&str> {
    text.trim_start_matches(is_blank).strip_prefix(c)
}

fn heading(line: &str) -> Option<Line> {
    if line.chars().count() > HEADING || line.contains(['。', '；']) {
        return None;
    }
    for level in [Level::Subpart, Level::Part, Level::Chapter, Level::Section] {
        if let Some((number, rest)) = ordinal(line, level.word()) {
            let separate = rest.is_empty() || rest.starts_with(is_blank);
            let title = title_of(rest);
            let goes_on = GOES_ON.iter().any(|words| title.starts_with(words));
            return (separate || !goes_on && !title.contains(['，', '：', '、']))
                .then_some(Line::Heading { level, number, title });
        }
    }
    None
}

/// A heading's words: 总　则 is 总则, while the blank between two long words stays.
fn title_of(text: &str) -> String {
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    let spread = words.iter().all(|word| word.chars().count() == 1);
    words.join(if spread { "" } else { " " })
}

/// 第N条, 第N条之M and what follows.
fn numbered(line: &str) -> Option<(ArticleNo, &str)> {
    let (number, rest) = ordinal(line, "条")?;
    let (inserted, rest) = match after(rest, '之').and_then(inserted) {
        Some((inserted, rest)) => (inserted, rest),
        None => (0, rest),
    };
    Some((ArticleNo { number, inserted }, rest))
}

fn article(line: &str) -> Option<Line> {
    let (no, rest) = numbered(line)?;
    let plain =
        rest.is_empty() || rest.starts_with(is_blank) || rest.starts_with(['【', '[', '：', ':']);
    let text = rest.trim_start_matches(is_blank).trim_start_matches(['：', ':']);
    let text = text.trim_start_matches(is_blank).to_owned();
    let begins = |all: &[&str]| all.iter().any(|words| text.starts_with(words));
    let goes_on = !plain && begins(GOES_ON) && !begins(OPENS);
    (!goes_on).then_some(Line::Article { no, text, plain })
}

/// N of 之N.
fn inserted(text: &str) -> Option<(u16, &str)> {
    let text = text.trim_start_matches(is_blank);
    let rest = text.trim_start_matches(is_numeral);
    let number = text.get(..text.len() - rest.len()).and_then(parse)?;
    Some((u16::try_from(number).ok().filter(|n| *n > 0)?, rest))
}

fn item(line: &str) -> Option<Line> {
    let rest = line.strip_prefix(['（', '('])?;
    let (number, rest) = rest.split_once(['）', ')'])?;
    let number: String = number.chars().filter(|c| !is_blank(*c)).map(half).collect();
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let number = parse(&number).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0)?;
    let text = rest.trim_matches(is_blank);
    // （二）项规定的 goes on about an item.
    let goes_on = text.starts_with('项') && !text.starts_with("项目");
    (!goes_on).then(|| Line::Item { number, text: text.to_owned(), digits })
}

fn subitem(line: &str) -> Option<Line> {
    let (number, text) = circled(line).or_else(|| counted(line)).or_else(|| {
        let rest = line.trim_start_matches(|c| half(c).is_ascii_digit());
        let number: String = line.get(..line.len() - rest.len())?.chars().map(half).collect();
        Some((number.parse().ok()?, rest.strip_prefix(['.', '．', '、', '）', ')'])?))
    })?;
    // 1.5 is a fraction.
    let text = text.trim_matches(is_blank);
    let counts = number > 0 && !text.starts_with(|c| half(c).is_ascii_digit());
    counts.then(|| Line::Subitem { number, text: text.to_owned() })
}

/// 一、
fn counted(line: &str) -> Option<(u16, &str)> {
    let (number, text) = line.split_once('、')?;
    let chinese =
        !number.is_empty() && number.chars().all(|c| is_numeral(c) && !half(c).is_ascii());
    Some((u16::try_from(parse(number).filter(|_| chinese)?).ok()?, text))
}

/// ① to ⑳.
fn circled(line: &str) -> Option<(u16, &str)> {
    let mut chars = line.chars();
    let number = u32::from(chars.next()?).checked_sub(u32::from('①'))? + 1;
    Some((u16::try_from(number).ok().filter(|n| *n <= 20)?, chars.as_str()))
}

fn row(line: &str) -> Option<Line> {
    let cells = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(Line::Row(cells.trim_matches(is_blank).to_owned()))
}

/// The article whose number a line begins with, whether it opens that article or goes on about it.
pub(super) fn begins_with(line: &str) -> Option<ArticleNo> {
    numbered(line).map(|(no, _)| no)
}

/// Whether a line is the heading of an annex, and no sentence that speaks of one.
fn is_annex(line: &str) -> bool {
    if line.chars().filter(|c| !is_blank(*c)).count() > HEADING {
        return false;
    }
    let is_titled = |rest: &str| rest.trim_start_matches(is_blank).starts_with(['：', ':']);
    let words = ["附件", "附表", "附录", "附图"];
    let named = words.iter().find_map(|word| word.chars().try_fold(line, after));
    let Some(rest) = named else { return after(line, '附').is_some_and(is_titled) };
    let rest = rest.trim_start_matches(is_blank);
    let behind = rest.trim_start_matches(is_numeral);
    let numbered = behind.len() < rest.len();
    let speaks = line.contains('。') || SPEAKS_OF.iter().any(|words| behind.starts_with(words));
    behind.is_empty() || is_titled(behind) || numbered && !speaks
}

#[cfg(test)]
mod tests {
    use super::super::markup::undressed;
    use super::*;

    fn told(line: &str) -> String {
        let line = undressed(line).join("/");
        match kind(&line) {
            Line::Heading { level, number, title } => format!("{}{number}|{title}", level.word()),
            Line::Contents => "目录".into(),
            Line::Preamble => "序言".into(),
            Line::Annex => "附".into(),
            Line::Article { no, text, plain } => {
                format!("条{no}|{text}{}", if plain { "" } else { "?" })
            }
            Line::Item { number, text, digits } => {
                format!("项{number}|{text}{}", if digits { "#" } else { "" })
            }
            Line::Row(cells) => format!("行|{cells}"),
            Line::Unnumbered(title) => format!("无号|{title}"),
            Line::Subitem { number, text } => format!("目{number}|{text}"),
            Line::Text(text) => text,
        }
    }

    #[test]
    fn a_line_is_known_by_its_beginning() {
        for (line, expected) in [
            ("第一章　总　则", "章1|总则"),
            ("## 第三编 业主的建筑物区分所有权", "编3|业主的建筑物区分所有权"),
            ("第 二 节  程 序", "节2|程序"),
            ("第十八章", "章18|"),
            ("第一分编 通则", "分编1|通则"),
            ("第二章行政处罚的种类和设定", "章2|行政处罚的种类和设定"),
            ("第三章的规定同样适用", "第三章的规定同样适用"),
            ("第三章 另有规定的，从其规定。", "第三章 另有规定的，从其规定。"),
            ("第一条　为了规范", "条1|为了规范"),
            ("**第一百三十三条之一** 【危险驾驶】", "条133-1|【危险驾驶】"),
            ("第一百三十三条之一　在道路上", "条133-1|在道路上"),
            ("第 133 条之 1　在道路上", "条133-1|在道路上"),
            ("第３６条 违法行为", "条36|违法行为"),
            ("第二十条违法行为", "条20|违法行为?"),
            ("第二十条规定的期限", "第二十条规定的期限"),
            ("第二十条、第二十一条", "第二十条、第二十一条"),
            ("第二十条第一款规定", "第二十条第一款规定"),
            ("（一）警告；", "项1|警告；"),
            ("(十二) 其他", "项12|其他"),
            ("（1）其他", "项1|其他#"),
            ("（二）项目建设；", "项2|项目建设；"),
            ("（二）项规定的情形", "（二）项规定的情形"),
            ("（以下简称当事人）", "（以下简称当事人）"),
            ("1．甲", "目1|甲"),
            ("2、甲", "目2|甲"),
            ("3）甲", "目3|甲"),
            ("⑫甲", "目12|甲"),
            ("十二、甲", "目12|甲"),
            ("甲、乙", "甲、乙"),
            ("1.5米以上", "1.5米以上"),
            ("| 船型 | 罚款 |", "行|船型 | 罚款"),
            ("2026年起施行", "2026年起施行"),
            ("目　录", "目录"),
            ("序　言", "序言"),
            ("附件2", "附"),
            ("附件：收费标准", "附"),
            ("附：收费标准", "附"),
            ("附　则", "无号|附则"),
            ("附件所列的单位应当报送", "附件所列的单位应当报送"),
            ("附件1　所列车辆名录", "附"),
            ("附表一渔港名录", "附"),
            ("附件一中华人民共和国渔港名录", "附"),
            ("附件1、收费标准", "附"),
            ("附件：本条例所附的表。", "附"),
            ("附表一所列渔港为一级渔港。", "附表一所列渔港为一级渔港。"),
            ("附表一所列渔港为一级渔港", "附表一所列渔港为一级渔港"),
            ("附件1、附件2是本办法的组成部分。", "附件1、附件2是本办法的组成部分。"),
            ("附件1、附件2是本办法的组成部分", "附件1、附件2是本办法的组成部分"),
            ("附件1 由市渔业部门公布。", "附件1 由市渔业部门公布。"),
            ("第二条中华人民共和国境内的渔港", "条2|中华人民共和国境内的渔港?"),
            ("第三条所有渔港应当登记", "条3|所有渔港应当登记?"),
            ("第四条到港船舶应当报告", "条4|到港船舶应当报告?"),
            ("第五条项目建设应当审批", "条5|项目建设应当审批?"),
            ("第二条中的渔港", "第二条中的渔港"),
            ("第三条所列渔港", "第三条所列渔港"),
            ("第四条到第六条", "第四条到第六条"),
            ("第五条项下的费用", "第五条项下的费用"),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }
}
