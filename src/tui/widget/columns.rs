//! Two texts beside each other, line by line.

use crate::tui::look::Look;
use crate::tui::text::line_width;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Columns between the two sides.
const GAP: usize = 2;

/// The width of each side where both have `columns` together.
pub const fn each(columns: usize) -> usize {
    columns.saturating_sub(GAP) / 2
}

/// The lines of both sides as one; those on the left are at most [`each`] of `columns` wide.
pub fn beside(
    left: Vec<Line<'static>>,
    right: Vec<Line<'static>>,
    columns: usize,
    look: &Look,
) -> Vec<Line<'static>> {
    let (rows, begin) = (left.len().max(right.len()), each(columns) + GAP);
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let row = |_| {
        let mut line = plain_spans(left.next().unwrap_or_default());
        let used = line_width(&line, look.wide);
        line.spans.push(Span::raw(" ".repeat(begin.saturating_sub(used))));
        line.spans.extend(plain_spans(right.next().unwrap_or_default()).spans);
        line
    };
    (0..rows).map(row).collect()
}

/// The line with its own style in each of its spans.
fn plain_spans(line: Line<'static>) -> Line<'static> {
    let style = line.style;
    let spans = line.spans.into_iter();
    let styled = spans.map(|span| Span { style: style.patch(span.style), ..span });
    Line { spans: styled.collect(), style: Style::default(), ..line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_side_begins_at_one_column_whatever_stands_on_the_left() {
        let left = vec![Line::raw("甲乙"), Line::raw("a")];
        let right = ["一", "二", "三"].map(Line::raw).to_vec();
        let look = Look::default();
        let lines = beside(left, right, 14, &look);
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        assert_eq!(lines, ["甲乙    一", "a       二", "        三"]);
    }
}
