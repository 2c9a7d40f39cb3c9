//! A row of buttons.

use crate::tui::look::Look;
use crate::tui::text::{put, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the buttons from the left, `chosen` highlighted and marked; returns where each one is.
pub fn buttons(
    buf: &mut Buffer,
    area: Rect,
    labels: &[&str],
    chosen: Option<usize>,
    look: &Look,
) -> Vec<Rect> {
    let mut x = area.x;
    let mut places = Vec::with_capacity(labels.len());
    for (at, label) in labels.iter().enumerate() {
        let (text, style) = if chosen == Some(at) {
            (format!("{} {label} ", look.marks().cursor), look.theme.selected)
        } else {
            (format!("  {label} "), look.theme.text)
        };
        let text = format!("[{text}]");
        let taken = u16::try_from(width(&text, look.wide)).unwrap_or(u16::MAX);
        let room = area.right().saturating_sub(x);
        put(buf, (x, area.y), &text, room, style, look.wide);
        places.push(Rect { x, y: area.y, width: taken.min(room), height: 1 });
        x = x.saturating_add(taken).saturating_add(2).min(area.right());
    }
    places
}

/// Columns that the row takes.
pub fn buttons_width(labels: &[&str], wide: bool) -> usize {
    labels.iter().map(|label| width(label, wide) + 7).sum::<usize>().saturating_sub(2)
}
