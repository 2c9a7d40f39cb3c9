//! Bars: a part of a whole, and the progress of long work.

use crate::domain::time::Timestamp;
use crate::i18n::shell as t;
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

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pieces done.
    pub done: u64,
    /// Pieces in all; 0 while unknown.
    pub total: u64,
    /// When the work began.
    pub started: Timestamp,
}

impl Progress {
    /// Counts, pieces per second and remaining time, as far as they can be known at `now`.
    pub fn describe(&self, now: Timestamp, look: &Look) -> String {
        let locale = look.locale;
        let mut text = t::progress(locale, self.done, self.total);
        let elapsed = u64::try_from(now.since(self.started)).unwrap_or(0);
        if self.done > 0 && elapsed >= 1_000 {
            let rate = self.done * 1_000 / elapsed;
            text = format!("{text}  {}", t::rate(locale, rate));
            let left = self.total.saturating_sub(self.done);
            if left > 0 {
                let seconds = (left * elapsed).div_ceil(self.done * 1_000);
                let time = format!("{:02}:{:02}", seconds / 60, seconds % 60);
                text = format!("{text}  {}", t::remaining(locale, time));
            }
        }
        text
    }

    /// Draws the bar on the first line and its description on the second.
    pub fn view(&self, buf: &mut Buffer, area: Rect, now: Timestamp, look: &Look) {
        if area.height == 0 {
            return;
        }
        bar(buf, area, self.done, self.total, look.theme.accent, look);
        if area.height > 1 {
            let text = self.describe(now, look);
            put(buf, (area.x, area.y + 1), &text, area.width, look.theme.text, look.wide);
        }
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
    fn little_shows_and_nearly_all_is_not_all() {
        for (done, total, columns) in
            [(0, 60, 0), (1, 1_000, 1), (30, 60, 10), (999, 1_000, 19), (60, 60, 20), (0, 0, 0)]
        {
            assert_eq!(filled(20, done, total), columns, "{done} of {total}");
        }
    }

    #[test]
    fn says_counts_rate_and_remaining_time() {
        let look = Look::new(Locale::Zh, ThemeName::Dark, ColorDepth::Ansi16, true);
        let progress =
            Progress { done: 30_000, total: 100_000, started: Timestamp::from_millis(0) };
        let area = Rect::new(0, 0, 44, 2);
        let mut buf = Buffer::empty(area);
        progress.view(&mut buf, area, Timestamp::from_millis(3_000), &look);
        assert_eq!(
            lines(&buf),
            [
                "#############-------------------------------",
                "30000 / 100000  每秒 10000  还需 00:07"
            ]
        );
    }
}
