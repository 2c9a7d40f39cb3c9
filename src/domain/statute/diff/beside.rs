//! A cited place beside the place of another version that says it now, line by line.

use super::fate::with_paragraph;
use super::{Run, RunKind, words};
use crate::domain::citation::Citation;
use crate::domain::statute::Article;
use crate::domain::statute::text::Line;

/// A line of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The citation means this line.
    pub cited: bool,
    /// Its words; they are marked in cited lines and in those that lead in to them.
    pub runs: Vec<Run>,
}

/// Both articles whole, the earlier one first. In the cited lines and in those that lead in to them
/// the words are marked that only this version has there; the numbers of items, which move, are not
/// compared.
pub fn beside(old: (&Article, &Citation), new: (&Article, &Citation)) -> [Vec<Marked>; 2] {
    let [old, new] = [old, new].map(|(article, cited)| (article, with_paragraph(article, cited)));
    let text = |(article, cited): &(&Article, Citation)| {
        let lines = article.lines();
        let compared = lines.iter().filter(|line| is_compared(line, cited)).map(Line::words);
        compared.collect::<Vec<_>>().join("\n")
    };
    let runs = words(&text(&old), &text(&new));
    [mark(old, &runs, RunKind::Added), mark(new, &runs, RunKind::Dropped)]
}

fn is_compared(line: &Line, cited: &Citation) -> bool {
    line.is_cited(cited) || line.leads_to(cited)
}

/// An article with the cited lines marked, and no word.
pub fn alone(article: &Article, citation: &Citation) -> Vec<Marked> {
    let line = |line: Line| Marked { cited: line.is_cited(citation), runs: vec![kept(&line.text)] };
    article.lines().into_iter().map(line).collect()
}

fn kept(text: &str) -> Run {
    Run { kind: RunKind::Kept, text: text.to_owned() }
}

/// The lines of an article; those compared take the runs in turn, without those of the other side.
fn mark((article, place): (&Article, Citation), runs: &[Run], other: RunKind) -> Vec<Marked> {
    let mut compared = lines_of(runs.iter().filter(|run| run.kind != other)).into_iter();
    let marked = article.lines().into_iter().map(|line| {
        let cited = line.is_cited(&place);
        if !is_compared(&line, &place) {
            return Marked { cited, runs: vec![kept(&line.text)] };
        }
        let number = line.number();
        let mut runs = compared.next().unwrap_or_default();
        if !number.is_empty() {
            runs.insert(0, kept(number));
        }
        Marked { cited, runs }
    });
    marked.collect()
}

/// Runs over several lines, line by line.
fn lines_of<'a>(runs: impl Iterator<Item = &'a Run>) -> Vec<Vec<Run>> {
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    for run in runs {
        for (at, text) in run.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(std::mem::take(&mut line));
            }
            if !text.is_empty() {
                line.push(Run { kind: run.kind, text: text.to_owned() });
            }
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statute::{Entry, Paragraph};

    fn article(no: &str, paragraphs: &[(&str, &[&str])]) -> Article {
        let entry = |(text, number): (&&str, u16)| Entry {
            number,
            text: (*text).to_owned(),
            entries: Vec::new(),
        };
        let paragraph = |(text, items): &(&str, &[&str])| Paragraph {
            text: (*text).to_owned(),
            items: items.iter().zip(1..).map(entry).collect(),
        };
        Article { no: no.parse().unwrap(), paragraphs: paragraphs.iter().map(paragraph).collect() }
    }

    fn shown(lines: &[Marked]) -> Vec<String> {
        let run = |run: &Run| match run.kind {
            RunKind::Kept => run.text.clone(),
            RunKind::Dropped => format!("[-{}]", run.text),
            RunKind::Added => format!("[+{}]", run.text),
        };
        let line = |line: &Marked| {
            let words: String = line.runs.iter().map(run).collect();
            format!("{}{words}", if line.cited { "*" } else { " " })
        };
        lines.iter().map(line).collect()
    }

    fn cite(place: &str) -> Citation {
        format!("练习法 {place}").parse().unwrap()
    }

    #[test]
    fn the_cited_place_is_compared_with_what_leads_in_to_it() {
        let old =
            article("3", &[("首先。", &[]), ("应当在二十日内决定:", &["甲情形;", "乙情形。"])]);
        let new = article(
            "4",
            &[("应当在十日内书面决定:", &["乙情形;", "甲情形。"]), ("另行规定。", &[])],
        );
        for (cited, now, before, after) in [
            (
                "第三条第二款第二项",
                "第四条第一款第一项",
                " 首先。| 应当在[-二十]日内决定:| （一）甲情形;|*（二）乙情形[-。]",
                " 应当在[+十]日内[+书面]决定:|*（一）乙情形[+;]| （二）甲情形。| 另行规定。",
            ),
            (
                "第三条第一款",
                "第四条第二款",
                "*[-首先。]| 应当在二十日内决定:| （一）甲情形;| （二）乙情形。",
                " 应当在十日内书面决定:| （一）乙情形;| （二）甲情形。|*[+另行规定。]",
            ),
        ] {
            let [left, right] = beside((&old, &cite(cited)), (&new, &cite(now)));
            assert_eq!(
                (shown(&left).join("|"), shown(&right).join("|")),
                (before.into(), after.into())
            );
        }
    }

    #[test]
    fn every_line_keeps_its_words() {
        let old = article("3", &[("有下列情形的:", &["甲;", "乙。"]), ("从轻。", &[])]);
        let new = article("5", &[("有下列情形之一的:", &["甲;", "丙;", "乙。"])]);
        let sides = beside((&old, &cite("第三条")), (&new, &cite("第五条")));
        for (article, side) in [(&old, &sides[0]), (&new, &sides[1])] {
            let told = |line: &Marked| line.runs.iter().map(|run| run.text.as_str()).collect();
            let told: Vec<String> = side.iter().map(told).collect();
            let lines: Vec<String> = article.lines().into_iter().map(|line| line.text).collect();
            assert_eq!(told, lines);
        }
        assert!(
            alone(&old, &cite("第三条第二款"))
                .iter()
                .map(|l| l.cited)
                .eq([false, false, false, true])
        );
    }
}
