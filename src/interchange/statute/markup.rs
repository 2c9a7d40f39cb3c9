//! What dresses a line without saying anything: blanks at its ends, marks of Markdown, and the few
//! of HTML that stand in Markdown.

use crate::domain::width::is_blank;

/// How a break inside a line of Markdown is written.
const BREAKS: &[&str] = &["<br>", "<br/>", "<br />"];

/// The lines that are printed for one line of the file, without what dresses them; those that say
/// nothing are left out.
pub(super) fn undressed(line: &str) -> Vec<String> {
    let mut text = line.to_owned();
    for mark in BREAKS {
        text = text.replace(mark, "\n");
    }
    for blank in ["&nbsp;", "&emsp;", "&ensp;"] {
        text = text.replace(blank, " ");
    }
    for mark in ["**", "__", "`"] {
        text = text.replace(mark, "");
    }
    let lines = text.split('\n').filter(|line| !says_nothing(line.trim_matches(is_blank)));
    lines.map(|line| without_links(bare(line)).replace("\\.", ".")).collect()
}

/// A line without the mark it begins with.
fn bare(line: &str) -> &str {
    let line = line.trim_matches(is_blank).trim_start_matches('#').trim_matches(is_blank);
    let marks = ["> ", "- ", "* ", "+ "];
    let text = marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    text.trim_matches(is_blank).trim_start_matches('#').trim_matches(is_blank)
}

/// `[words](address)` is its words.
fn without_links(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once('[') {
        text.push_str(before);
        let end = link.find(['[', ']']).map(|at| link.split_at(at));
        let address = end.and_then(|(words, tail)| Some((words, tail.strip_prefix("](")?)));
        match address.map(|(words, tail)| (words, tail.split_once(')'))) {
            Some((words, Some((_, after)))) => {
                text.push_str(words);
                rest = after;
            }
            // No address ends in what is left.
            Some((_, None)) => return text + "[" + link,
            None => {
                text.push('[');
                rest = link;
            }
        }
    }
    text + rest
}

/// Whether a line is only a mark.
fn says_nothing(line: &str) -> bool {
    line.is_empty()
        || (line.starts_with("<!--") && line.ends_with("-->"))
        || line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '|' | ':') || is_blank(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_line_remain() {
        for (line, printed) in [
            ("## **第一条**　为了", "第一条　为了"),
            ("> （2021年3月4日公布）", "（2021年3月4日公布）"),
            ("- [第一章 总则](#第一章-总则)", "第一章 总则"),
            ("* 第五条 `市交通局`", "第五条 市交通局"),
            ("1\\. 甲&nbsp;乙", "1. 甲 乙"),
            ("（一）甲；<br>（二）乙。", "（一）甲；/（二）乙。"),
            ("见[附件]和[2]。", "见[附件]和[2]。"),
            ("[[甲](#a)][[乙](#b)", "[甲][乙"),
            ("[甲](#a[乙](#b", "[甲](#a[乙](#b"),
            ("", ""),
            ("---", ""),
            ("| --- | :-: |", ""),
            ("<!-- INFO END -->", ""),
        ] {
            assert_eq!(undressed(line).join("/"), printed, "{line}");
        }
    }

    /// A file may be one line of some megabytes; each of these takes hours if every mark is looked for
    /// to the end of the line.
    #[test]
    fn marks_are_looked_for_once() {
        for marks in ["[", "](", "[甲](", "[["] {
            let line = marks.repeat(500_000);
            assert_eq!(without_links(&line).len(), line.len(), "{marks}");
        }
    }
}
