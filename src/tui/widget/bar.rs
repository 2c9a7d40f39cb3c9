//! A bar: a part of a whole.

use crate::tui::look::Look;
use crate::tui::text::put;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws `done` of `total` over the first line of `area`. A part greater than nothing shows at
/// least one column, and only the whole fills the bar.
pub fn bar(buf: &mut Buffer, area: Rect, done: u64, total: u64, style: Style, look: &Look) {
    let full = filled(area.width, done, total);
    let marks = look.marks();
    let done = marks.full.repeat(full.into());
    let x = put(buf, (area.x, area.y), &done, area.width, style, look.wide);
    let open = marks.open.repeat((area.width - full).into());
    put(buf, (x, area.y), &open, area.width - full, look.theme.muted, look.wide);
}

/// How many of `columns` are filled.
fn filled(columns: u16, done: u64, total: u64) -> u16 {
    if total == 0 || done == 0 {
        return 0;
    }
    if done >= total {
        return columns;
    }
    let part = u128::from(done) * u128::from(columns) / u128::from(total);
    u16::try_from(part).unwrap_or(columns).clamp(columns.min(1), columns.saturating_sub(1).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_shows_and_nearly_all_is_not_all() {
        for (done, total, columns) in
            [(0, 60, 0), (1, 1_000, 1), (30, 60, 10), (999, 1_000, 19), (60, 60, 20), (0, 0, 0)]
        {
            assert_eq!(filled(20, done, total), columns, "{done} of {total}");
        }
    }
}
