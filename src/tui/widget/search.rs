//! The filter line of a list: typing narrows it, Esc or Backspace widens it again.

use super::field::Field;
use super::filter::matches;
use crate::i18n::shell as t;
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::text::put;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The filter line of a list.
///
/// A list that filters while one types returns true from
/// [`crate::tui::screen::Screen::filters_by_typing`], and true from `captures_text` while
/// [`Search::open`]; it offers [`crate::tui::action::shell::list::FILTER`] to open the line and,
/// while it is active, [`crate::tui::action::shell::list::CLEAR_FILTER`] to clear it.
#[derive(Debug, Clone, Default)]
pub struct Search {
    field: Field,
    open: bool,
}

impl Search {
    /// Takes a message; true when the filter may have changed.
    pub fn update(&mut self, msg: &Msg) -> bool {
        use crate::tui::action::shell::list;
        match msg {
            Msg::Command(list::FILTER) => self.open = true,
            Msg::Command(list::CLEAR_FILTER) => *self = Self::default(),
            Msg::Key(key) if self.open || key.typed().is_some_and(|c| c != ' ') => {
                if matches!(key.code, Code::Enter | Code::Up | Code::Down | Code::Tab) {
                    self.open = false;
                    return false;
                }
                let used = self.field.update(msg);
                self.open = self.open || used;
                return used;
            }
            Msg::Key(key) if key.code == Code::Backspace && self.active() => {
                return self.field.update(msg);
            }
            Msg::Paste(_) => return self.field.update(msg),
            _ => return false,
        }
        true
    }

    /// The line has the focus: digits and spaces belong to it too.
    pub const fn open(&self) -> bool {
        self.open
    }

    /// Something is filtered away, or may be in a moment.
    pub fn active(&self) -> bool {
        self.open || !self.field.value().is_empty()
    }

    /// What was typed.
    pub fn query(&self) -> &str {
        self.field.trimmed()
    }

    /// Whether any of the texts of a row matches every word typed.
    pub fn keeps<'t>(&self, texts: impl IntoIterator<Item = &'t str> + Clone) -> bool {
        self.query()
            .split_whitespace()
            .all(|word| texts.clone().into_iter().any(|text| matches(text, word)))
    }

    /// Draws the line with how many rows are left of how many; nothing while not active.
    pub fn view(&self, frame: &mut Frame, area: Rect, (shown, total): (usize, usize), look: &Look) {
        if area.is_empty() || !self.active() {
            return;
        }
        let label = format!("{} / ", t::filter_label(look.locale));
        let buf = frame.buffer_mut();
        let x = put(buf, (area.x, area.y), &label, area.width, look.theme.muted, look.wide);
        let counts = t::filtered(look.locale, shown, total);
        let taken = u16::try_from(look.width(&counts)).unwrap_or(0);
        let end = area.right().saturating_sub(taken);
        put(buf, (end, area.y), &counts, taken, look.theme.muted, look.wide);
        let width = end.saturating_sub(x + 2).min(40);
        self.field.view(frame, Rect { x, width, height: 1, ..area }, self.open, look);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::shell::list;
    use crate::tui::testkit::type_into;

    #[test]
    fn typing_filters_at_once_and_the_action_opens_it_for_digits() {
        let mut search = Search::default();
        type_into("zs", |msg| {
            search.update(&msg);
        });
        assert!(search.open() && search.keeps(["张三", "市场监管"]) && !search.keeps(["李四"]));
        search.update(&Msg::Command(list::CLEAR_FILTER));
        assert!(!search.active() && search.keeps(["李四"]));
        search.update(&Msg::Command(list::FILTER));
        type_into("2205 <enter>", |msg| {
            search.update(&msg);
        });
        assert!(!search.open() && search.active() && search.keeps(["A-220501"]));
    }
}
