//! Writing text into cells, and the last look over a frame before it is sent.

use super::width::{glyph_width, glyphs};
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use std::num::NonZeroU16;

/// Two columns, for glyphs that the frame's own measure takes for one.
const TWO: CellDiffOption = match NonZeroU16::new(2) {
    Some(two) => CellDiffOption::ForcedWidth(two),
    None => CellDiffOption::None,
};

/// Writes `text` at (x, y) in at most `columns`, never past the buffer; returns the column after
/// the last glyph. A glyph that would be halved is not written.
pub fn put(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    text: &str,
    columns: u16,
    style: Style,
    wide: bool,
) -> u16 {
    let area = *buf.area();
    if y < area.y || y >= area.bottom() {
        return x;
    }
    let end = x.saturating_add(columns).min(area.right());
    let mut at = x;
    for (glyph, width) in glyphs(text, wide) {
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        let next = at.saturating_add(width);
        if next > end {
            break;
        }
        for covered in at..next {
            if let Some(cell) = buf.cell_mut((covered, y)) {
                cell.set_symbol(" ").set_style(style).set_diff_option(CellDiffOption::None);
            }
        }
        if let Some(cell) = buf.cell_mut((at, y)) {
            cell.set_symbol(glyph);
            if glyph.cell_width() != width {
                cell.set_diff_option(TWO);
            }
        }
        at = next;
    }
    at
}

/// Writes a styled line at the top left of `area`, cut at its right edge.
pub fn put_line(buf: &mut Buffer, area: Rect, line: &Line<'_>, wide: bool) {
    let mut x = area.x;
    for span in &line.spans {
        let left = area.right().saturating_sub(x);
        x = put(buf, (x, area.y), &span.content, left, line.style.patch(span.style), wide);
    }
}

/// Makes a drawn frame safe to send: every wide glyph owns both of its cells, and in a session with
/// wide ambiguous characters nothing is left that the terminal would draw wider than the frame
/// says.
///
/// A glyph whose second cell was overwritten (a popup's border) becomes a space, because the
/// difference sent to the terminal would otherwise skip that cell and the border would be missing.
pub fn settle(buf: &mut Buffer, wide: bool) {
    let area = *buf.area();
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            x += settle_cell(buf, x, y, wide).max(1);
        }
    }
}

/// Settles one cell; returns the columns it takes.
fn settle_cell(buf: &mut Buffer, x: u16, y: u16, wide: bool) -> u16 {
    let Some(cell) = buf.cell((x, y)) else { return 1 };
    if cell.symbol().is_ascii() {
        return 1;
    }
    let claimed = cell.cell_width();
    let drawn = u16::try_from(glyph_width(cell.symbol(), wide)).unwrap_or(u16::MAX);
    let covered = (x + 1..x.saturating_add(drawn))
        .all(|at| buf.cell((at, y)).is_some_and(|cell| cell.symbol() == " "));
    if drawn <= 1 || (claimed == drawn && covered) {
        return claimed;
    }
    let substitute = if claimed < drawn { plain(cell.symbol()) } else { " " };
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.set_symbol(substitute).set_diff_option(CellDiffOption::None);
    }
    1
}

/// An unambiguous one-column stand-in for a glyph drawn without asking the width policy.
fn plain(symbol: &str) -> &'static str {
    match symbol {
        "─" | "━" | "═" | "—" | "–" => "-",
        "│" | "┃" | "║" => "|",
        "█" | "▓" | "■" => "#",
        "░" | "▒" => ".",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "·" | "•" => ".",
        "×" => "x",
        "→" | "▶" | "►" => ">",
        "←" => "<",
        "…" => ".",
        _ => "+",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(buf: &Buffer) -> Vec<&str> {
        buf.content().iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn ambiguous_glyphs_own_two_cells_in_a_wide_session() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
        assert_eq!(put(&mut buf, (0, 0), "“甲”", 6, Style::new(), true), 6);
        assert_eq!(row(&buf), ["“", " ", "甲", " ", "”", " "]);
        assert_eq!(buf[(0, 0)].cell_width(), 2);
        let before = buf.clone();
        settle(&mut buf, true);
        assert_eq!(buf, before, "well written text is left alone");
    }

    #[test]
    fn a_glyph_is_never_halved_at_the_edge() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 5, 1));
        assert_eq!(put(&mut buf, (0, 0), "执法练", 5, Style::new(), false), 4);
        assert_eq!(row(&buf), ["执", " ", "法", " ", " "]);
    }

    #[test]
    fn settling_blanks_cut_halves_and_replaces_unmeasured_glyphs() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        put(&mut buf, (0, 0), "执法", 4, Style::new(), false);
        buf[(1, 0)].set_symbol("|");
        settle(&mut buf, false);
        assert_eq!(row(&buf), [" ", "|", "法", " "]);

        let mut buf = Buffer::with_lines(["┌─×a"]);
        settle(&mut buf, true);
        assert_eq!(row(&buf), ["+", "-", "x", "a"]);
    }
}
