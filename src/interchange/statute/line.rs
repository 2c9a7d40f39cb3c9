//! What one line of a statute is.

use crate::domain::citation::ArticleNo;
use crate::domain::numeral::{is_numeral, parse};
use crate::domain::statute::Level;
use crate::domain::width::{half, is_blank};

/// The most characters a heading has; what is longer is a sentence.
const HEADING: usize = 40;

/// Words that behind a number make a line go on about that article instead of beginning it.
const GOES_ON: &[&str] = &[
    "规定", "的", "至", "到", "和", "或", "及", "、", "，", ",", "第", "所", "中", "以及", "款",
    "项",
];

/// A line by its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A part, chapter or section.
    Heading { level: Level, number: u16, title: String },
    /// The word above the list of headings.
    Contents,
    /// The word above the words before the first article.
    Preamble,
    /// The beginning of what follows the last article.
    Annex,
    /// The beginning of an article. `plain` where a blank or a mark stands behind the number, so
    /// that nothing else can be meant.
    Article { no: ArticleNo, text: String, plain: bool },
    /// （三） with its words.
    Item { number: u16, text: String },
    /// 3. with its words.
    Subitem { number: u16, text: String },
    /// Anything else.
    Text(String),
}

/// A line without what shows nothing at its ends and without the marks of Markdown.
pub(super) fn cleaned(line: &str) -> &str {
    let line = line.trim_matches(is_blank).trim_start_matches('#');
    line.trim_matches(is_blank).trim_start_matches("> ").trim_matches(is_blank)
}

/// Whether a line is only a mark of Markdown or HTML and says nothing.
pub(super) fn says_nothing(line: &str) -> bool {
    line.is_empty()
        || (line.starts_with("<!--") && line.ends_with("-->"))
        || line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=') || is_blank(c))
}

/// The kind of a cleaned line.
pub(super) fn kind(line: &str) -> Line {
    let compact: String = line.chars().filter(|c| !is_blank(*c)).collect();
    match compact.as_str() {
        "目录" => return Line::Contents,
        "序言" => return Line::Preamble,
        _ => {}
    }
    heading(line)
        .or_else(|| article(line))
        .or_else(|| item(line))
        .or_else(|| subitem(line))
        .or_else(|| is_annex(&compact).then_some(Line::Annex))
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

fn article(line: &str) -> Option<Line> {
    let (number, rest) = ordinal(line, "条")?;
    let (inserted, rest) = match after(rest, '之').and_then(inserted) {
        Some((inserted, rest)) => (inserted, rest),
        None => (0, rest),
    };
    let no = ArticleNo { number, inserted };
    let plain =
        rest.is_empty() || rest.starts_with(is_blank) || rest.starts_with(['【', '[', '：', ':']);
    let text = rest.trim_start_matches(is_blank).trim_start_matches(['：', ':']);
    let text = text.trim_start_matches(is_blank).to_owned();
    let goes_on = !plain && GOES_ON.iter().any(|words| text.starts_with(words));
    (!goes_on).then_some(Line::Article { no, text, plain })
}

/// N of 之N.
fn inserted(text: &str) -> Option<(u16, &str)> {
    let rest = text.trim_start_matches(is_numeral);
    let number = text.get(..text.len() - rest.len()).and_then(parse)?;
    Some((u16::try_from(number).ok().filter(|n| *n > 0)?, rest))
}

fn item(line: &str) -> Option<Line> {
    let rest = line.strip_prefix(['（', '('])?;
    let (number, rest) = rest.split_once(['）', ')'])?;
    let number: String = number.chars().filter(|c| !is_blank(*c)).collect();
    let number = parse(&number).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0)?;
    Some(Line::Item { number, text: rest.trim_matches(is_blank).to_owned() })
}

fn subitem(line: &str) -> Option<Line> {
    let rest = line.trim_start_matches(|c| half(c).is_ascii_digit());
    let number: String = line.get(..line.len() - rest.len())?.chars().map(half).collect();
    let text = rest.strip_prefix(['.', '．', '、'])?;
    let number = number.parse().ok().filter(|n| *n > 0)?;
    Some(Line::Subitem { number, text: text.trim_matches(is_blank).to_owned() })
}

fn is_annex(compact: &str) -> bool {
    let rest = ["附件", "附表", "附录", "附图"].iter().find_map(|word| compact.strip_prefix(word));
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with(|c: char| matches!(c, '：' | ':') || is_numeral(c))
                && compact.chars().count() <= HEADING
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> String {
        match kind(cleaned(line)) {
            Line::Heading { level, number, title } => format!("{}{number}|{title}", level.word()),
            Line::Contents => "目录".into(),
            Line::Preamble => "序言".into(),
            Line::Annex => "附".into(),
            Line::Article { no, text, plain } => {
                format!("条{no}|{text}{}", if plain { "" } else { "?" })
            }
            Line::Item { number, text } => format!("项{number}|{text}"),
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
            ("**第一百三十三条之一** 【危险驾驶】", "**第一百三十三条之一** 【危险驾驶】"),
            ("第一百三十三条之一　在道路上", "条133-1|在道路上"),
            ("第３６条 违法行为", "条36|违法行为"),
            ("第二十条违法行为", "条20|违法行为?"),
            ("第二十条规定的期限", "第二十条规定的期限"),
            ("第二十条、第二十一条", "第二十条、第二十一条"),
            ("第二十条第一款规定", "第二十条第一款规定"),
            ("（一）警告；", "项1|警告；"),
            ("(十二) 其他", "项12|其他"),
            ("（以下简称当事人）", "（以下简称当事人）"),
            ("1．甲", "目1|甲"),
            ("2026年起施行", "2026年起施行"),
            ("目　录", "目录"),
            ("序　言", "序言"),
            ("附件2", "附"),
            ("附件：收费标准", "附"),
            ("附则", "附则"),
            ("附件所列的单位应当报送", "附件所列的单位应当报送"),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }

    #[test]
    fn marks_say_nothing() {
        for line in ["", "---", "<!-- INFO END -->", "***"] {
            assert!(says_nothing(line), "{line}");
        }
        assert!(!says_nothing("第一条"));
    }
}
