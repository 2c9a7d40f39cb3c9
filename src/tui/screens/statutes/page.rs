//! How an article is set: its number before the first paragraph, later paragraphs indented by two
//! characters, items and subitems hanging under their numbers; words that were looked for and
//! places that are cited are marked.

use crate::domain::citation::Citation;
use crate::domain::search::{Word, places};
use crate::domain::statute::text::Line as Place;
use crate::domain::statute::{Article, StatuteText};
use crate::tui::look::Look;
use crate::tui::text::{Align, width};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Columns left of the text, for the sign of what is cited.
const GUTTER: usize = 2;
/// What a paragraph is indented by: two characters.
const INDENT: usize = 4;

/// What is marked on a page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks<'a> {
    /// Words that were looked for.
    pub words: &'a [Word],
    /// The place that a question cites.
    pub cited: Option<&'a Citation>,
}

/// An article in lines of at most `columns`.
pub(super) fn article(
    article: &Article,
    marks: Marks<'_>,
    columns: usize,
    look: &Look,
) -> Vec<Line<'static>> {
    let label = article.label();
    let mut lines = Vec::new();
    for (at, place) in article.lines().iter().enumerate() {
        let cited = marks.cited.is_some_and(|citation| place.is_cited(citation));
        let base = if cited { look.theme.accent } else { look.theme.text };
        let mut spans = Vec::new();
        if at == 0 {
            spans.extend(marked(&label, look.theme.title, marks.words, look));
            spans.push(Span::raw("  "));
        } else {
            spans.push(Span::raw(" ".repeat(indent(place))));
        }
        spans.extend(marked(&place.text, base, marks.words, look));
        let hanging = hanging(place, look);
        let rows = Paragraph::new(Line::from(spans))
            .hanging(hanging)
            .wrapped(columns.saturating_sub(GUTTER), look);
        lines.extend(rows.into_iter().map(|row| with_gutter(row, cited, look)));
    }
    lines
}

/// Plain paragraphs, such as a preamble, set like those of an article.
pub(super) fn paragraphs(
    texts: &[String],
    words: &[Word],
    columns: usize,
    look: &Look,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for text in texts {
        let mut spans = vec![Span::raw(" ".repeat(INDENT))];
        spans.extend(marked(text, look.theme.text, words, look));
        let rows = Paragraph::new(Line::from(spans)).wrapped(columns.saturating_sub(GUTTER), look);
        lines.extend(rows.into_iter().map(|row| with_gutter(row, false, look)));
    }
    lines
}

/// The headings over an article, from the highest.
pub(super) fn headings(
    text: &StatuteText,
    index: usize,
    columns: usize,
    look: &Look,
) -> Vec<Line<'static>> {
    let over: Vec<String> = text.over(index).iter().map(|heading| heading.line()).collect();
    if over.is_empty() {
        return vec![];
    }
    let line = Line::styled(over.join("  "), look.theme.muted);
    let rows = Paragraph::new(line).wrapped(columns.saturating_sub(GUTTER), look);
    let mut lines: Vec<_> = rows.into_iter().map(|row| with_gutter(row, false, look)).collect();
    lines.push(Line::default());
    lines
}

/// A text in spans: the words that were looked for stand out.
pub(super) fn marked(text: &str, base: Style, words: &[Word], look: &Look) -> Vec<Span<'static>> {
    let (mut spans, mut at) = (Vec::new(), 0);
    for place in places(text, words) {
        spans.push(Span::styled(text[at..place.start].to_owned(), base));
        spans.push(Span::styled(text[place.clone()].to_owned(), look.theme.selected));
        at = place.end;
    }
    spans.push(Span::styled(text[at..].to_owned(), base));
    spans.retain(|span| !span.content.is_empty());
    spans
}

/// The row with the sign of what is cited before it, or with blanks.
fn with_gutter(mut row: Line<'static>, cited: bool, look: &Look) -> Line<'static> {
    let sign = if cited { look.marks().cursor } else { " " };
    let sign = Span::styled(look.pad(sign, GUTTER, Align::Left), look.theme.accent);
    row.spans.insert(0, sign);
    row
}

/// Columns before a place that is not the first of its article.
fn indent(place: &Place) -> usize {
    match (place.item, place.subitem) {
        (_, Some(_)) => 2 * INDENT,
        _ => INDENT,
    }
}

/// Where the later rows of a place begin: at the edge for a paragraph, under the words for items.
fn hanging(place: &Place, look: &Look) -> usize {
    match place.item {
        Some(_) => indent(place) + width(place.number(), look.wide),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::words;
    use crate::domain::statute::{Entry, Paragraph as Clause};
    use crate::tui::text::line_width;

    fn example() -> Article {
        let entry = |number, text: &str| Entry { number, text: text.into(), entries: vec![] };
        let items = vec![
            entry(1, "没有检验证书的船舶,或者证书已经过期的;"),
            Entry {
                entries: vec![entry(1, "不是所有人的")], ..entry(2, "申请人有下列情形的:")
            },
        ];
        let clause = |text: &str, items| Clause { text: text.into(), items };
        Article {
            no: "3".parse().unwrap(),
            paragraphs: vec![
                clause("有下列情形之一的,不予登记:", items),
                clause("不予登记的,应当说明理由,并告知申请人依法享有的权利。", vec![]),
            ],
        }
    }

    fn shown(cited: Option<&str>, typed: &str) -> Vec<String> {
        let look = Look::default();
        let cited = cited.map(|text| text.parse().unwrap());
        let words = words(typed);
        let marks = Marks { words: &words, cited: cited.as_ref() };
        let rows = article(&example(), marks, 36, &look);
        assert!(rows.iter().all(|row| line_width(row, false) <= 36));
        rows.iter().map(|row| row.to_string().trim_end().to_owned()).collect()
    }

    #[test]
    fn paragraphs_are_indented_and_items_hang() {
        assert_eq!(
            shown(None, ""),
            [
                "  第三条  有下列情形之一的,不予登记:",
                "      （一）没有检验证书的船舶,或者",
                "            证书已经过期的;",
                "      （二）申请人有下列情形的:",
                "          1.不是所有人的",
                "      不予登记的,应当说明理由,并告知",
                "  申请人依法享有的权利。",
            ]
        );
    }

    #[test]
    fn every_row_of_a_cited_place_has_the_sign() {
        let rows = shown(Some("练习法 第三条第一款第一项"), "");
        let marked: Vec<usize> = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.starts_with('>'))
            .map(|(at, _)| at)
            .collect();
        assert_eq!(marked, [1, 2]);
    }

    #[test]
    fn words_stand_out() {
        let look = Look::default();
        let spans = marked("不予登记的,登记", look.theme.text, &words("登记"), &look);
        let bold: Vec<&str> = spans
            .iter()
            .filter(|span| span.style == look.theme.selected)
            .map(|span| span.content.as_ref())
            .collect();
        assert_eq!(bold, ["登记", "登记"]);
    }
}
