//! Styled text, wrapped by our own wrapper, that scrolls.

use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::text::{line_width, put_line, wrap_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

/// Styled text.
#[derive(Debug, Clone, Default)]
pub struct Paragraph<'a> {
    lines: Vec<Line<'a>>,
    hanging: usize,
}

impl<'a> Paragraph<'a> {
    /// The lines of a text; each is wrapped on its own.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        let text = text.into();
        let style = text.style;
        let lines = text.lines.into_iter().map(|line| line.patch_style(style)).collect();
        Self { lines, hanging: 0 }
    }

    /// Continuation lines begin `columns` further right, under the text of a list entry.
    #[must_use]
    pub const fn hanging(mut self, columns: usize) -> Self {
        self.hanging = columns;
        self
    }

    /// The lines as they appear in `columns` columns.
    pub fn wrapped(&self, columns: usize, look: &Look) -> Vec<Line<'a>> {
        let hanging = if self.hanging * 2 > columns { 0 } else { self.hanging };
        self.lines.iter().flat_map(|line| wrap_hanging(line, columns, hanging, look)).collect()
    }

    /// Rows that the text takes in `columns` columns.
    pub fn height(&self, columns: usize, look: &Look) -> usize {
        self.wrapped(columns, look).len()
    }

    /// The furthest that the text can be scrolled in `area`.
    pub fn last_scroll(&self, area: Rect, look: &Look) -> usize {
        let rows = self.height(columns(area), look);
        rows.saturating_sub(usize::from(area.height))
    }

    /// The first row shown after a key, when `from` was the first before it.
    pub fn scrolled(&self, from: usize, code: Code, area: Rect, look: &Look) -> usize {
        scrolled(from, code, self.height(columns(area), look), area.height.into())
    }

    /// Draws from row `scroll` on, with signs at the right edge when there is more above or below.
    /// The last column is kept for those signs.
    pub fn view(&self, buf: &mut Buffer, area: Rect, scroll: usize, look: &Look) {
        if area.is_empty() {
            return;
        }
        let lines = self.wrapped(columns(area), look);
        let last = lines.len().saturating_sub(usize::from(area.height));
        let scroll = scroll.min(last);
        for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(scroll)) {
            let row = Rect { y, height: 1, width: area.width.saturating_sub(1), ..area };
            put_line(buf, row, line, look.wide);
        }
        let marks = look.marks();
        let ends = [
            (scroll > 0, area.y, marks.more_up),
            (scroll < last, area.bottom() - 1, marks.more_down),
        ];
        for (_, y, mark) in ends.into_iter().filter(|(more, ..)| *more) {
            let place = Rect { x: area.right() - 1, y, width: 1, height: 1 };
            put_line(buf, place, &Line::styled(mark, look.theme.muted), look.wide);
        }
    }
}

/// The first of `rows` shown in `height` after a key, when `from` was the first before it: the keys
/// by which every long page scrolls.
pub fn scrolled(from: usize, code: Code, rows: usize, height: usize) -> usize {
    let last = rows.saturating_sub(height);
    let (from, page) = (from.min(last), height.saturating_sub(1).max(1));
    let to = match code {
        Code::Up => from.saturating_sub(1),
        Code::Down => from + 1,
        Code::PageUp => from.saturating_sub(page),
        Code::PageDown => from + page,
        Code::Home => 0,
        Code::End => last,
        _ => from,
    };
    to.min(last)
}

/// Columns for text: one is kept for the scroll signs.
fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(1)
}

/// Wraps one line; continuation lines are indented by `hanging`.
fn wrap_hanging<'a>(line: &Line<'a>, columns: usize, hanging: usize, look: &Look) -> Vec<Line<'a>> {
    if hanging == 0 || line_width(line, look.wide) <= columns {
        return wrap_line(line, columns, look.wide);
    }
    // The part before the indent stays; the rest is wrapped in the columns right of it.
    let (head, tail) = split_at_column(line, hanging, look);
    wrap_line(&tail, columns - hanging, look.wide)
        .into_iter()
        .enumerate()
        .map(|(at, mut piece)| {
            let before =
                if at == 0 { head.spans.clone() } else { vec![Span::raw(" ".repeat(hanging))] };
            piece.spans.splice(0..0, before);
            piece
        })
        .collect()
}

/// Splits a line after its first `column` columns.
fn split_at_column<'a>(line: &Line<'a>, column: usize, look: &Look) -> (Line<'a>, Line<'a>) {
    let (mut head, mut tail) = (Line::default(), Line::default());
    let mut used = 0;
    for span in &line.spans {
        let (mut left, mut right) = (String::new(), String::new());
        for (glyph, width) in crate::tui::text::glyphs(&span.content, look.wide) {
            used += width;
            if used <= column { left.push_str(glyph) } else { right.push_str(glyph) }
        }
        let style = line.style.patch(span.style);
        for (to, part) in [(&mut head, left), (&mut tail, right)] {
            if !part.is_empty() {
                to.spans.push(Span::styled(part, style));
            }
        }
    }
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::lines;

    #[test]
    fn entries_hang_under_their_text() {
        let look = Look::default();
        let text = Paragraph::new("1. 当事人有下列情形之一,应当从轻处罚").hanging(3);
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
        text.view(&mut buf, Rect::new(0, 0, 20, 3), 0, &look);
        assert_eq!(lines(&buf), ["1. 当事人有下列情形", "   之一,应当从轻处", "   罚"]);
    }

    #[test]
    fn every_long_page_scrolls_by_the_same_keys() {
        for (from, code, to) in [
            (0, Code::Down, 1),
            (6, Code::Down, 6),
            (0, Code::Up, 0),
            (1, Code::PageDown, 4),
            (4, Code::PageDown, 6),
            (6, Code::PageUp, 3),
            (usize::MAX, Code::PageUp, 3),
            (3, Code::Home, 0),
            (3, Code::End, 6),
            (3, Code::Enter, 3),
        ] {
            assert_eq!(scrolled(from, code, 10, 4), to, "{code:?} at {from}");
        }
        assert_eq!(scrolled(0, Code::PageDown, 3, 4), 0, "what is short stays");
    }

    #[test]
    fn signs_tell_that_there_is_more() {
        let look = Look::default();
        let text = Paragraph::new("一\n二\n三\n四");
        let area = Rect::new(0, 0, 6, 2);
        let mut buf = Buffer::empty(area);
        text.view(&mut buf, area, 1, &look);
        assert_eq!(lines(&buf), ["二   ▴", "三   ▾"]);
        assert_eq!(text.last_scroll(area, &look), 2);
    }
}
