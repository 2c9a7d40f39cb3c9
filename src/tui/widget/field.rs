//! One line of input with the real cursor at its caret, because input methods open there.

use crate::tui::key::{Code, Key};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::text::{put, width};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};
use zeroize::Zeroizing;

/// One line of input.
#[derive(Debug, Clone)]
pub struct Field {
    input: Input,
    secret: bool,
    max: usize,
    accepts: fn(char) -> bool,
}

impl Default for Field {
    fn default() -> Self {
        Self { input: Input::default(), secret: false, max: 200, accepts: |_| true }
    }
}

impl Field {
    /// An empty field.
    pub fn new() -> Self {
        Self::default()
    }

    /// A field for a day such as `2026-11-24`.
    pub fn day() -> Self {
        Self::new().max(10).accepting(|c| c.is_ascii_digit() || c == '-')
    }

    /// A field for a whole number of at most `max` digits.
    pub fn digits(max: usize) -> Self {
        Self::new().max(max).accepting(|c| c.is_ascii_digit())
    }

    /// A field that shows an asterisk per character.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// At most `max` characters; 200 unless said otherwise.
    #[must_use]
    pub const fn max(mut self, max: usize) -> Self {
        self.max = max;
        self
    }

    /// Only characters for which `accepts` holds, after full-width forms were folded to ASCII
    /// where that makes them acceptable.
    #[must_use]
    pub const fn accepting(mut self, accepts: fn(char) -> bool) -> Self {
        self.accepts = accepts;
        self
    }

    /// With a text in it, the caret behind it.
    #[must_use]
    pub fn with(mut self, value: impl Into<String>) -> Self {
        self.set(value);
        self
    }

    /// The text.
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// The text without spaces around it.
    pub fn trimmed(&self) -> &str {
        self.value().trim()
    }

    /// Whether nothing but spaces is in it.
    pub fn is_empty(&self) -> bool {
        self.trimmed().is_empty()
    }

    /// Replaces the text; the caret goes behind it.
    pub fn set(&mut self, value: impl Into<String>) {
        self.input = Input::new(value.into());
    }

    /// Takes the text out, leaving the field empty; for passwords.
    pub fn take(&mut self) -> Zeroizing<String> {
        Zeroizing::new(self.input.value_and_reset())
    }

    /// Takes a key or pasted text; true when the field used it.
    pub fn update(&mut self, msg: &Msg) -> bool {
        match msg {
            Msg::Key(key) => self.key(*key),
            Msg::Paste(text) => {
                for c in text.chars() {
                    self.insert(if c.is_control() { ' ' } else { c });
                }
                true
            }
            _ => false,
        }
    }

    fn key(&mut self, key: Key) -> bool {
        use InputRequest as R;
        if let Some(c) = key.typed() {
            self.insert(c);
            return true;
        }
        let request = match (key.code, key.ctrl) {
            (Code::Backspace, false) => R::DeletePrevChar,
            (Code::Backspace, true) | (Code::Char('w'), true) => R::DeletePrevWord,
            (Code::Delete, _) => R::DeleteNextChar,
            (Code::Left, false) => R::GoToPrevChar,
            (Code::Right, false) => R::GoToNextChar,
            (Code::Left, true) => R::GoToPrevWord,
            (Code::Right, true) => R::GoToNextWord,
            (Code::Home, _) | (Code::Char('a'), true) => R::GoToStart,
            (Code::End, _) | (Code::Char('e'), true) => R::GoToEnd,
            (Code::Char('u'), true) => R::DeleteFromStart,
            (Code::Char('k'), true) => R::DeleteTillEnd,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    fn insert(&mut self, c: char) {
        let c = if (self.accepts)(c) { c } else { Key::folded_char(c) };
        if !c.is_control() && (self.accepts)(c) && self.value().chars().count() < self.max {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Draws the field over the whole width of `area`'s first line; with `focused`, the terminal's
    /// cursor is put at the caret. A long text is scrolled so that the caret is visible.
    pub fn view(&self, frame: &mut Frame, area: Rect, focused: bool, look: &Look) {
        if area.is_empty() {
            return;
        }
        let style = if focused { look.theme.field } else { look.theme.field_idle };
        let shown: String = if self.secret {
            self.value().chars().map(|_| '*').collect()
        } else {
            self.value().to_owned()
        };
        let before: String = shown.chars().take(self.input.cursor()).collect();
        let room = usize::from(area.width).saturating_sub(1);
        let hidden = if focused { hidden_chars(&before, room, look.wide) } else { 0 };
        let visible: String = shown.chars().skip(hidden).collect();
        let buf = frame.buffer_mut();
        put(buf, (area.x, area.y), &" ".repeat(area.width.into()), area.width, style, false);
        put(buf, (area.x, area.y), &visible, area.width, style, look.wide);
        if focused {
            let before: String = before.chars().skip(hidden).collect();
            let caret = u16::try_from(width(&before, look.wide)).unwrap_or(0);
            frame.set_cursor_position(Position::new(area.x + caret, area.y));
        }
    }
}

/// How many characters at the beginning scroll out so that the caret stays within `room` columns.
fn hidden_chars(before: &str, room: usize, wide: bool) -> usize {
    let mut hidden = 0;
    let mut rest = before.chars();
    while width(rest.as_str(), wide) > room && rest.next().is_some() {
        hidden += 1;
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::{draw, type_into};

    fn typed(field: &mut Field, keys: &str) {
        type_into(keys, |msg| {
            field.update(&msg);
        });
    }

    #[test]
    fn edits_chinese_by_character() {
        let mut field = Field::new();
        typed(&mut field, "张 三 <left> <left> 李 <end> <backspace>");
        assert_eq!(field.value(), "李张");
    }

    #[test]
    fn the_caret_is_where_the_next_character_goes() {
        let field = Field::new().with("张三");
        let (screen, cursor) =
            draw(12, 1, |frame, area| field.view(frame, area, true, &Look::default()));
        assert_eq!(screen, "张三");
        assert_eq!(cursor, Position::new(4, 0));
        let field = Field::new().with("二道江区市场监督管理局");
        let (screen, cursor) =
            draw(11, 1, |frame, area| field.view(frame, area, true, &Look::default()));
        assert_eq!(screen, "监督管理局");
        assert_eq!(cursor, Position::new(10, 0));
    }

    #[test]
    fn refuses_what_it_does_not_accept() {
        let mut field = Field::new().max(4).accepting(|c| c.is_ascii_digit());
        typed(&mut field, "1 a ２ 张 3");
        field.update(&Msg::Paste("45\n6".into()));
        assert_eq!(field.value(), "1234");
    }

    #[test]
    fn secrets_are_masked_and_taken() {
        let mut field = Field::new().secret().with("密码1");
        let (screen, _) = draw(8, 1, |frame, area| field.view(frame, area, true, &Look::default()));
        assert_eq!(screen, "***");
        assert_eq!(field.take().as_str(), "密码1");
        assert_eq!(field.value(), "");
    }
}
