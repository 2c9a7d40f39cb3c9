//! Drawing a session: header, tabs, the screen, overlays, toasts, footer.

use super::{Entry, SMALLEST, Session};
use crate::i18n::shell as t;
use crate::tui::effect::Toast;
use crate::tui::look::Look;
use crate::tui::msg::ScreenId;
use crate::tui::screen::Chrome;
use crate::tui::text::{put, settle};
use crate::tui::widget::popup::{clear, tone_mark, tone_style};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A screen that panicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    pub(super) id: ScreenId,
    pub(super) message: String,
}

impl Broken {
    pub(super) fn new(id: ScreenId, panic: &(dyn Any + Send)) -> Self {
        Self { id, message: panic_message(panic) }
    }
}

/// What a panic said.
pub fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("panic").to_owned()
}

impl Session {
    /// Draws everything; changes nothing.
    ///
    /// # Errors
    /// [`Broken`] when a screen panicked while drawing: hand it to [`Session::broken`] and draw
    /// again.
    pub fn draw(&self, frame: &mut Frame) -> Result<(), Broken> {
        if self.world.too_small() {
            self.draw_too_small(frame);
            return Ok(());
        }
        let entries: Vec<&Entry> = match &self.lock {
            Some(lock) => vec![lock],
            None => self.stack.last().into_iter().chain(&self.overlays).collect(),
        };
        let chrome = if self.lock.is_some() { Chrome::Header } else { self.chrome() };
        if chrome != Chrome::Footer {
            self.draw_header(frame);
        }
        if chrome == Chrome::Tabs {
            self.draw_tabs(frame);
        }
        for entry in entries {
            let area = self.world.area(entry.chrome());
            let cx = self.world.cx(area);
            catch_unwind(AssertUnwindSafe(|| entry.screen.view(frame, area, &cx)))
                .map_err(|panic| Broken::new(entry.id, panic.as_ref()))?;
        }
        self.draw_toasts(frame);
        self.draw_footer(frame);
        settle(frame.buffer_mut(), self.world.look.wide);
        Ok(())
    }

    fn draw_too_small(&self, frame: &mut Frame) {
        let look = &self.world.look;
        let area = frame.area();
        let (columns, rows) = self.world.size;
        let text = format!(
            "{}\n{}",
            t::too_small(look.locale, columns, rows),
            t::too_small_hint(look.locale)
        );
        let lines = look.wrap(&text, usize::from(area.width));
        for (y, line) in (area.y..area.bottom()).zip(lines) {
            put(frame.buffer_mut(), (area.x, y), line, area.width, look.theme.text, look.wide);
        }
        settle(frame.buffer_mut(), look.wide);
        debug_assert!(columns < SMALLEST.0 || rows < SMALLEST.1);
    }

    /// Product and organisation at the left; person, role, agency and clock at the right.
    fn draw_header(&self, frame: &mut Frame) {
        let look = &self.world.look;
        let theme = &look.theme;
        let buf = frame.buffer_mut();
        let columns = self.world.size.0;
        let clock = self.clock();
        let person = self.world.who.as_ref().map(|who| {
            let parts = [&who.name, &who.role, &who.agency];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            look.truncate(&parts.map(String::as_str).collect::<Vec<_>>().join(" "), 34)
        });
        let x = right_aligned(columns.saturating_sub(1), &clock, look);
        put(buf, (x, 0), &clock, columns, theme.muted, look.wide);
        let mut edge = x.saturating_sub(2);
        if let Some(person) = person {
            edge = right_aligned(edge, &person, look);
            put(buf, (edge, 0), &person, columns, theme.text, look.wide);
        }
        let product = t::product(look.locale);
        let x = put(buf, (1, 0), product, columns, theme.accent.patch(theme.title), look.wide) + 2;
        let room = usize::from(edge.saturating_sub(2).saturating_sub(x));
        let organisation = look.truncate(&self.world.organisation, room);
        put(buf, (x, 0), &organisation, columns, theme.text, look.wide);
    }

    /// Month, day, weekday and time in the organisation's zone.
    fn clock(&self) -> String {
        let now = self.world.zone.civil(self.world.now);
        let day = t::weekday(self.world.look.locale, now.weekday().to_monday_one_offset());
        format!("{:02}-{:02} {day} {:02}:{:02}", now.month(), now.day(), now.hour(), now.minute())
    }

    fn draw_tabs(&self, frame: &mut Frame) {
        let look = &self.world.look;
        let columns = self.world.size.0;
        let (x, help) = self.help_place();
        put(frame.buffer_mut(), (x, 1), &help, columns, look.theme.muted, look.wide);
        for (at, text, command) in self.tab_places() {
            let style =
                if self.tab == Some(command) { look.theme.selected } else { look.theme.text };
            let room = x.saturating_sub(1).saturating_sub(at);
            put(frame.buffer_mut(), (at, 1), &text, room, style, look.wide);
        }
    }

    fn draw_footer(&self, frame: &mut Frame) {
        let look = &self.world.look;
        let y = self.world.size.1.saturating_sub(1);
        for hint in self.hints() {
            let (key, label) = if hint.enabled {
                (look.theme.accent, look.theme.text)
            } else {
                (look.theme.muted, look.theme.muted)
            };
            let buf = frame.buffer_mut();
            let x = put(buf, (hint.x, y), &hint.key, hint.width, key, look.wide);
            put(buf, (x + 1, y), &hint.label, hint.width, label, look.wide);
        }
    }

    /// Above the footer, at the right, the newest lowest.
    fn draw_toasts(&self, frame: &mut Frame) {
        let look = &self.world.look;
        let (columns, rows) = self.world.size;
        let mut bottom = rows.saturating_sub(1);
        for shown in self.toasts.iter().rev().take(TOASTS) {
            let toast = &shown.toast;
            let lines = toast_lines(toast, usize::from(columns).saturating_sub(8), look);
            let taken = lines.iter().map(|line| look.width(line)).max().unwrap_or_default();
            let taken = u16::try_from(taken).unwrap_or(columns);
            let x = columns.saturating_sub(1).saturating_sub(taken);
            let style = toast_style(tone_style(toast.tone, look));
            let buf = frame.buffer_mut();
            for line in lines.iter().rev() {
                if bottom == 0 {
                    return;
                }
                bottom -= 1;
                let row = Rect::new(x, bottom, taken, 1);
                clear(buf, row);
                buf.set_style(row, style);
                put(buf, (x, bottom), line, columns, style, look.wide);
            }
        }
    }
}

/// How many toasts are shown at once, and how many rows one may take.
const TOASTS: usize = 3;
const TOAST_ROWS: usize = 3;

/// A toast in rows, its mark before the first; what is too long even so ends in an ellipsis.
fn toast_lines(toast: &Toast, columns: usize, look: &Look) -> Vec<String> {
    let mark = tone_mark(toast.tone, look);
    let wrapped = look.wrap(&toast.text, columns);
    let mut lines: Vec<String> = wrapped.iter().take(TOAST_ROWS).map(|&line| line.into()).collect();
    if wrapped.len() > TOAST_ROWS
        && let Some(last) = lines.last_mut()
    {
        *last = look.truncate(&format!("{last}{}", wrapped[TOAST_ROWS]), columns);
    }
    let blank = " ".repeat(look.width(mark));
    let marked = lines.iter().enumerate();
    marked.map(|(at, line)| format!(" {} {line} ", if at == 0 { mark } else { &blank })).collect()
}

/// Reversed, so that a toast stands out in every theme.
const fn toast_style(style: Style) -> Style {
    style.add_modifier(ratatui::style::Modifier::REVERSED)
}

/// The column where `text` must begin to end before column `edge`.
fn right_aligned(edge: u16, text: &str, look: &Look) -> u16 {
    edge.saturating_sub(u16::try_from(look.width(text)).unwrap_or(edge))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::effect::Tone;

    #[test]
    fn a_toast_is_read_to_its_end_where_three_rows_hold_it() {
        let look = Look::default();
        let rows = |text: &str| {
            let toast = Toast { tone: Tone::Warn, text: text.into() };
            toast_lines(&toast, 20, &look)
        };
        assert_eq!(rows("已保存。").len(), 1);
        let told = "引用的条文已移到别处,不能原样确认;请按建议更正,或者改写。";
        let long = rows(told);
        assert!(long.len() == 2 || long.len() == 3, "{long:?}");
        let joined: String = long.iter().map(|row| row.trim()).collect();
        assert!(joined.ends_with(told), "{joined}");
        let endless = rows(&told.repeat(4));
        assert_eq!(endless.len(), 3);
        assert!(endless[2].trim_end().ends_with('…'), "{endless:?}");
        for row in long.iter().chain(&endless) {
            assert!(look.width(row) <= 20 + 4, "{row}");
        }
    }
}
