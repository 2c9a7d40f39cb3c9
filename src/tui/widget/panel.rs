//! Boxes with thin borders and a title. Boxes that share an edge join with the right corner sign.

use crate::tui::look::Look;
use crate::tui::text::{put, width};
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::merge::MergeStrategy;

/// The signs of a frame.
struct Lines {
    horizontal: &'static str,
    vertical: &'static str,
    corners: [&'static str; 4],
}

const THIN: Lines =
    Lines { horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"] };
const ASCII: Lines = Lines { horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"] };

/// Draws a box with a title in its upper edge and returns the space inside, one column of air at
/// each side. A box too small to hold anything draws nothing.
pub fn panel(buf: &mut Buffer, area: Rect, title: &str, look: &Look) -> Rect {
    bordered(buf, area, title, look.theme.border, look)
}

/// The space inside the panel that `area` holds.
pub const fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// [`panel`] with a border of another style: the box that has the focus, a dialog of danger.
pub fn bordered(buf: &mut Buffer, area: Rect, title: &str, border: Style, look: &Look) -> Rect {
    let area = area.intersection(*buf.area());
    if area.width < 4 || area.height < 2 {
        return Rect { width: 0, height: 0, ..area };
    }
    let lines = if look.wide { &ASCII } else { &THIN };
    let (left, right) = (area.left(), area.right() - 1);
    let (top, bottom) = (area.top(), area.bottom() - 1);
    for x in left + 1..right {
        line(buf, (x, top), lines.horizontal, border);
        line(buf, (x, bottom), lines.horizontal, border);
    }
    for y in top + 1..bottom {
        line(buf, (left, y), lines.vertical, border);
        line(buf, (right, y), lines.vertical, border);
    }
    let ends = [(left, top), (right, top), (left, bottom), (right, bottom)];
    for (at, corner) in ends.into_iter().zip(lines.corners) {
        line(buf, at, corner, border);
    }
    if !title.is_empty() {
        let room = usize::from(area.width).saturating_sub(6);
        let title = format!(" {} ", look.truncate(title, room));
        put(buf, (left + 2, top), &title, area.width - 4, look.theme.title, look.wide);
    }
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

/// A heading line inside a box: the title and a rule to the right edge.
pub fn rule(buf: &mut Buffer, area: Rect, title: &str, look: &Look) {
    if area.height == 0 {
        return;
    }
    let used = width(title, look.wide).saturating_add(1);
    put(buf, (area.x, area.y), title, area.width, look.theme.title, look.wide);
    let rest = usize::from(area.width).saturating_sub(used);
    let from = area.right().saturating_sub(u16::try_from(rest).unwrap_or(0));
    let line = look.marks().line.repeat(rest);
    put(buf, (from, area.y), &line, area.width, look.theme.border, look.wide);
}

/// One border cell; an edge that is already there joins.
fn line(buf: &mut Buffer, at: (u16, u16), symbol: &str, style: Style) {
    if let Some(cell) = buf.cell_mut(at) {
        cell.merge_symbol(symbol, MergeStrategy::Exact);
        cell.set_style(style).set_diff_option(CellDiffOption::None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::tui::look::ColorDepth;
    use crate::tui::testkit::lines;
    use crate::tui::theme::ThemeName;

    #[test]
    fn boxes_that_share_an_edge_join() {
        let look = Look::default();
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
        let inner = panel(&mut buf, Rect::new(0, 0, 11, 3), "证件", &look);
        panel(&mut buf, Rect::new(10, 0, 10, 3), "", &look);
        assert_eq!(inner, Rect::new(2, 1, 7, 1));
        assert_eq!(
            lines(&buf),
            ["┌─ 证件 ──┬────────┐", "│         │        │", "└─────────┴────────┘"]
        );
    }

    #[test]
    fn wide_sessions_get_plain_frames() {
        let look = Look::new(Locale::Zh, ThemeName::Dark, ColorDepth::Ansi16, true);
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 2));
        panel(&mut buf, Rect::new(0, 0, 12, 2), "证件", &look);
        assert_eq!(lines(&buf), ["+- 证件 ---+", "+----------+"]);
    }
}
