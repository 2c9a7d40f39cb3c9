//! Breaking lines the way Chinese is set: punctuation neither starts nor ends a line wrongly.
//!
//! Break opportunities come from the Unicode line breaking algorithm in its strict form; lines are
//! filled greedily by display width. Only a run that has no opportunity and is wider than a whole
//! line (a web address, a very narrow column) is cut between glyphs.

use super::width::glyph_width;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use ratatui::text::{Line, Span};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The lines of `text`, at most `columns` wide, as slices of it; trailing spaces are left out.
///
/// A line feed ends a line; an empty text is one empty line.
pub fn wrap(text: &str, columns: usize, wide: bool) -> Vec<&str> {
    text.split('\n')
        .flat_map(|paragraph| {
            let paragraph = paragraph.trim_end_matches('\r');
            ranges(paragraph, columns, wide)
                .into_iter()
                .map(move |range| paragraph.get(range).unwrap_or_default())
        })
        .collect()
}

/// The lines of one styled line; every piece keeps its style.
pub fn wrap_line<'a>(line: &Line<'a>, columns: usize, wide: bool) -> Vec<Line<'a>> {
    let text: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
    ranges(&text, columns, wide)
        .into_iter()
        .map(|range| {
            let mut piece = Line { style: line.style, alignment: line.alignment, spans: vec![] };
            let mut start = 0;
            for span in &line.spans {
                let end = start + span.content.len();
                let from = range.start.clamp(start, end) - start;
                let to = range.end.clamp(start, end) - start;
                if let Some(part) = span.content.get(from..to).filter(|part| !part.is_empty()) {
                    piece.spans.push(Span::styled(part.to_owned(), span.style));
                }
                start = end;
            }
            piece
        })
        .collect()
}

/// [`wrap_line`] over several lines.
pub fn wrap_lines<'a>(lines: &[Line<'a>], columns: usize, wide: bool) -> Vec<Line<'a>> {
    lines.iter().flat_map(|line| wrap_line(line, columns, wide)).collect()
}

/// Byte ranges of the lines of one paragraph, without the spaces at their ends.
pub fn ranges(text: &str, columns: usize, wide: bool) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut filler = Filler { text, columns, lines: vec![], start: 0, end: 0, used: 0 };
    let mut from = 0;
    for to in segmenter().segment_str(text).skip(1) {
        filler.segment(from..to, wide);
        from = to;
    }
    filler.finish()
}

fn segmenter() -> icu_segmenter::LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_for_non_complex_scripts(options)
}

/// A line being filled.
struct Filler<'a> {
    text: &'a str,
    columns: usize,
    lines: Vec<Range<usize>>,
    start: usize,
    end: usize,
    used: usize,
}

impl Filler<'_> {
    /// Adds a run that should stay together.
    fn segment(&mut self, run: Range<usize>, wide: bool) {
        let part = self.text.get(run.clone()).unwrap_or_default();
        let full = measure(part, wide);
        let trimmed = measure(part.trim_end(), wide);
        if self.used + trimmed > self.columns && self.used > 0 {
            self.break_line();
        }
        if trimmed <= self.columns {
            self.end = run.end;
            self.used += full;
            return;
        }
        for (at, glyph) in part.grapheme_indices(true) {
            let width = glyph_or_none(glyph, wide);
            if self.used + width > self.columns && self.used > 0 {
                self.break_line();
            }
            self.end = run.start + at + glyph.len();
            self.used += width;
        }
    }

    fn break_line(&mut self) {
        self.lines.push(self.trimmed());
        self.start = self.end;
        self.used = 0;
    }

    fn trimmed(&self) -> Range<usize> {
        let line = self.text.get(self.start..self.end).unwrap_or_default();
        self.start..self.start + line.trim_end().len()
    }

    fn finish(mut self) -> Vec<Range<usize>> {
        if self.end > self.start || self.lines.is_empty() {
            self.lines.push(self.trimmed());
        }
        self.lines
    }
}

fn measure(text: &str, wide: bool) -> usize {
    text.graphemes(true).map(|glyph| glyph_or_none(glyph, wide)).sum()
}

/// Width of a glyph; a control character has none.
fn glyph_or_none(glyph: &str, wide: bool) -> usize {
    if glyph.contains(char::is_control) { 0 } else { glyph_width(glyph, wide) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::text::width;
    use proptest::prelude::*;
    use ratatui::style::{Color, Style};

    const ARTICLE: &str = "第三十三条 违法行为轻微并及时改正,没有造成危害后果的,不予行政处罚。\
        初次违法且危害后果轻微并及时改正的,可以不予行政处罚。当事人有证据足以证明没有主观过错的,\
        不予行政处罚。法律、行政法规另有规定的,从其规定。对当事人的违法行为依法不予行政处罚的,\
        行政机关应当对当事人进行教育(包括“说服教育”“警示告诫”等)。";

    #[test]
    fn punctuation_never_starts_or_ends_a_line_wrongly() {
        for wide in [false, true] {
            for columns in 12..60 {
                for line in wrap(ARTICLE, columns, wide) {
                    assert!(width(line, wide) <= columns, "{line:?} in {columns}");
                    let first = line.chars().next().unwrap();
                    let last = line.chars().last().unwrap();
                    assert!(!"，。、；：？！）”’》】,.;:?!)%".contains(first), "{line:?}");
                    assert!(!"（“‘《【(".contains(last), "{line:?}");
                }
            }
        }
    }

    #[test]
    fn fills_greedily_and_keeps_line_feeds() {
        assert_eq!(wrap("执法练兵执法", 8, false), ["执法练兵", "执法"]);
        assert_eq!(wrap("two words here", 9, false), ["two words", "here"]);
        assert_eq!(wrap("甲\n\n乙\r\n", 8, false), ["甲", "", "乙", ""]);
        assert_eq!(wrap("", 8, false), [""]);
        assert_eq!(wrap("https://example.org/a", 8, false).concat(), "https://example.org/a");
        assert_eq!(wrap("“甲”乙", 6, false), ["“甲”乙"]);
        assert_eq!(wrap("“甲”乙", 6, true), ["“甲”", "乙"]);
    }

    #[test]
    fn styles_survive_the_break() {
        let red = Style::new().fg(Color::Red);
        let line = Line::from(vec![Span::raw("应当"), Span::styled("从轻或者减轻", red)]);
        let lines = wrap_line(&line, 8, false);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].spans[1], Span::styled("从轻", red));
        assert_eq!(lines[1].spans, [Span::styled("或者减轻", red)]);
    }

    proptest! {
        #[test]
        fn nothing_but_spaces_is_lost(text in "[a-z执法，。“”（） ]{0,60}", columns in 1usize..20) {
            let squeeze = |text: &str| text.replace(' ', "");
            prop_assert_eq!(squeeze(&wrap(&text, columns, false).concat()), squeeze(&text));
        }
    }
}
