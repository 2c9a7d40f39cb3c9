//! One of several values on one line: arrows or digits change it.

use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::text::put;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One of several values.
#[derive(Debug, Clone)]
pub struct Pick {
    options: Vec<String>,
    at: usize,
}

impl Pick {
    /// One of `options`; the first at first.
    pub fn new<T: Into<String>>(options: impl IntoIterator<Item = T>) -> Self {
        Self { options: options.into_iter().map(Into::into).collect(), at: 0 }
    }

    /// With the option at this place picked.
    #[must_use]
    pub fn with(mut self, at: usize) -> Self {
        self.at = at.min(self.options.len().saturating_sub(1));
        self
    }

    /// The place of the picked option, from 0.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Takes a key; true when it changed or could have changed the value.
    pub fn update(&mut self, msg: &Msg) -> bool {
        let Msg::Key(key) = msg else { return false };
        let count = self.options.len().max(1);
        match (key.code, key.digit()) {
            (Code::Left, _) => self.at = (self.at + count - 1) % count,
            (Code::Right | Code::Char(' '), _) => self.at = (self.at + 1) % count,
            (_, Some(digit)) if (1..=self.options.len()).contains(&digit) => self.at = digit - 1,
            _ => return false,
        }
        true
    }

    /// Draws the value between arrows, with its place among the others.
    pub fn view(&self, buf: &mut Buffer, area: Rect, focused: bool, look: &Look) {
        let value = self.options.get(self.at).map_or("", String::as_str);
        let style = if focused { look.theme.field } else { look.theme.field_idle };
        let place = format!("  {}/{}", self.at + 1, self.options.len());
        let room = usize::from(area.width).saturating_sub(4 + place.len());
        let text = format!("< {} >", look.truncate(value, room));
        let x = put(buf, (area.x, area.y), &text, area.width, style, look.wide);
        if focused {
            let room = area.right().saturating_sub(x);
            put(buf, (x, area.y), &place, room, look.theme.muted, look.wide);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::type_into;

    #[test]
    fn arrows_go_round_and_digits_go_straight() {
        let mut pick = Pick::new(["行政编制", "事业编制", "参公"]);
        let mut at = vec![];
        type_into("<right> <left> <left> 2 9", |msg| {
            pick.update(&msg);
            at.push(pick.at());
        });
        assert_eq!(at, [1, 0, 2, 1, 1]);
    }
}
