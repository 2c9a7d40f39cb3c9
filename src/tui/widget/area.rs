//! Several lines of input, wrapped as the text will be read, the real cursor at the caret.
//!
//! Editing (lines, caret, undo) is `ratatui-textarea`'s; drawing is ours, because its wrapping
//! knows nothing of Chinese punctuation.

use super::choice::centred_top;
use crate::tui::key::{Code, Key};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::text::{put, width, wrap_ranges};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui_textarea::{CursorMove, TextArea};
use std::ops::Range;

/// Several lines of input.
#[derive(Debug, Clone, Default)]
pub struct Area {
    text: TextArea<'static>,
    max: Option<usize>,
}

/// A line on the screen: which line of the text, and which characters of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    line: usize,
    chars: Range<usize>,
    text: String,
}

impl Area {
    /// An empty area.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a text in it, the caret at its beginning.
    #[must_use]
    pub fn with(mut self, value: &str) -> Self {
        self.text = TextArea::new(value.split('\n').map(str::to_owned).collect());
        self
    }

    /// The caret behind the text, where one goes on writing.
    #[must_use]
    pub fn at_end(mut self) -> Self {
        self.text.move_cursor(CursorMove::Bottom);
        self.text.move_cursor(CursorMove::End);
        self
    }

    /// At most `max` characters.
    #[must_use]
    pub const fn max(mut self, max: usize) -> Self {
        self.max = Some(max);
        self
    }

    /// The text, lines separated by line feeds.
    pub fn value(&self) -> String {
        self.text.lines().join("\n")
    }

    /// Whether nothing but white space is in it.
    pub fn is_empty(&self) -> bool {
        self.text.lines().iter().all(|line| line.trim().is_empty())
    }

    /// Takes a key or pasted text; true when the area used it. `columns` is the width it is drawn
    /// with, for moving up and down by what one sees. Arrows that would leave the text, Tab and
    /// Esc are left to the form around it.
    pub fn update(&mut self, msg: &Msg, columns: usize, look: &Look) -> bool {
        match msg {
            Msg::Key(key) => self.key(*key, columns, look),
            Msg::Paste(text) => {
                let room = self.room();
                let text: String = text.replace("\r\n", "\n").replace('\r', "\n");
                self.text.insert_str(text.chars().take(room).collect::<String>());
                true
            }
            _ => false,
        }
    }

    /// Characters that may still be added.
    fn room(&self) -> usize {
        self.max.map_or(usize::MAX, |max| max.saturating_sub(self.value().chars().count()))
    }

    fn key(&mut self, key: Key, columns: usize, look: &Look) -> bool {
        if let Some(c) = key.typed() {
            if self.room() > 0 {
                self.text.insert_char(c);
            }
            return true;
        }
        match (key.code, key.ctrl) {
            (Code::Enter, _) => {
                if self.room() > 0 {
                    self.text.insert_newline();
                }
            }
            (Code::Backspace, false) => drop(self.text.delete_char()),
            (Code::Delete, _) => drop(self.text.delete_next_char()),
            (Code::Char('z'), true) => drop(self.text.undo()),
            (Code::Char('y'), true) => drop(self.text.redo()),
            (Code::Left, _) => self.text.move_cursor(CursorMove::Back),
            (Code::Right, _) => self.text.move_cursor(CursorMove::Forward),
            (Code::Home, true) => self.text.move_cursor(CursorMove::Top),
            (Code::End, true) => self.text.move_cursor(CursorMove::Bottom),
            (Code::Home, false) => self.text.move_cursor(CursorMove::Head),
            (Code::End, false) => self.text.move_cursor(CursorMove::End),
            (Code::Up, _) => return self.step(-1, columns, look),
            (Code::Down, _) => return self.step(1, columns, look),
            (Code::PageUp, _) => return self.step(-8, columns, look),
            (Code::PageDown, _) => return self.step(8, columns, look),
            _ => return false,
        }
        true
    }

    /// Moves the caret by lines of the screen; false when it is on the first or last already.
    fn step(&mut self, by: isize, columns: usize, look: &Look) -> bool {
        let pieces = self.pieces(columns, look);
        let (row, column) = self.caret(&pieces, look);
        let to = row.saturating_add_signed(by).min(pieces.len().saturating_sub(1));
        let Some(piece) = pieces.get(to).filter(|_| to != row) else { return false };
        let mut used = 0;
        let chars = piece.text.chars().take_while(|c| {
            used += width(c.encode_utf8(&mut [0; 4]), look.wide);
            used <= column
        });
        let at = piece.chars.start + chars.count();
        let jump = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.text.move_cursor(CursorMove::Jump(jump(piece.line), jump(at)));
        true
    }

    /// The text as it is drawn in `columns` columns.
    fn pieces(&self, columns: usize, look: &Look) -> Vec<Piece> {
        let mut pieces = vec![];
        for (line, text) in self.text.lines().iter().enumerate() {
            let starts: Vec<usize> = wrap_ranges(text, columns, look.wide)
                .into_iter()
                .map(|range| range.start)
                .collect();
            let mut chars = 0;
            for (at, start) in starts.iter().enumerate() {
                let end = starts.get(at + 1).copied().unwrap_or(text.len());
                let part = text.get(*start..end).unwrap_or_default().to_owned();
                let next = chars + part.chars().count();
                pieces.push(Piece { line, chars: chars..next, text: part });
                chars = next;
            }
        }
        pieces
    }

    /// Row and column of the caret among the drawn lines.
    fn caret(&self, pieces: &[Piece], look: &Look) -> (usize, usize) {
        let cursor = self.text.cursor();
        let (line, at) = (cursor.0, cursor.1);
        let row = pieces.iter().rposition(|piece| piece.line == line && piece.chars.start <= at);
        let row = row.unwrap_or(0);
        let before: String = pieces
            .get(row)
            .map(|piece| piece.text.chars().take(at.saturating_sub(piece.chars.start)).collect())
            .unwrap_or_default();
        (row, width(&before, look.wide))
    }

    /// Draws the text, with `focused` the part around the caret and the terminal's cursor there.
    pub fn view(&self, frame: &mut Frame, area: Rect, focused: bool, look: &Look) {
        if area.is_empty() {
            return;
        }
        let style = if focused { look.theme.field } else { look.theme.text };
        let columns = Self::columns(area.width);
        let pieces = self.pieces(columns, look);
        let (row, column) = self.caret(&pieces, look);
        let top = if focused { centred_top(row, pieces.len(), area.height.into()) } else { 0 };
        let blank = " ".repeat(area.width.into());
        let shown = pieces.iter().skip(top).map(|piece| piece.text.as_str());
        let filled = shown.chain(std::iter::repeat(""));
        for (y, text) in (area.y..area.bottom()).zip(filled) {
            let buf = frame.buffer_mut();
            put(buf, (area.x, y), &blank, area.width, style, false);
            put(buf, (area.x, y), text, area.width, style, look.wide);
        }
        let marks = look.marks();
        let below = pieces.len() > top + usize::from(area.height);
        let ends = [(top > 0, area.y, marks.more_up), (below, area.bottom() - 1, marks.more_down)];
        for (_, y, mark) in ends.into_iter().filter(|(more, ..)| *more) {
            put(frame.buffer_mut(), (area.right() - 1, y), mark, 1, style, look.wide);
        }
        if focused {
            let offset = |n: usize, most: u16| u16::try_from(n).unwrap_or(most).min(most);
            let x = area.x + offset(column, area.width - 1);
            let y = area.y + offset(row - top, area.height - 1);
            frame.set_cursor_position(Position::new(x, y));
        }
    }

    /// Columns of text in an area of `width`: one is kept for the caret and the scroll signs.
    pub const fn columns(width: u16) -> usize {
        width.saturating_sub(1) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::{draw, type_into};

    fn press(area: &mut Area, keys: &str) {
        type_into(keys, |msg| {
            area.update(&msg, 12, &Look::default());
        });
    }

    #[test]
    fn wraps_like_the_text_will_be_read() {
        let mut area = Area::new();
        press(&mut area, "当事人有证据,应当从轻。 <enter> 乙");
        assert_eq!(area.value(), "当事人有证据,应当从轻。\n乙");
        let (screen, cursor) =
            draw(13, 4, |frame, place| area.view(frame, place, true, &Look::default()));
        assert_eq!(screen, "当事人有证\n据,应当从\n轻。\n乙");
        assert_eq!(cursor, Position::new(2, 3));
    }

    #[test]
    fn up_and_down_follow_the_screen_and_leave_at_the_ends() {
        let mut area = Area::new().with("当事人有证据,应当从轻。");
        let look = Look::default();
        press(&mut area, "<right> <right> <down> 甲");
        assert_eq!(area.value(), "当事人有证据,甲应当从轻。");
        assert!(area.update(&Msg::Key(Key::UP), 12, &look));
        assert!(!area.update(&Msg::Key(Key::UP), 12, &look));
        press(&mut area, "<ctrl-z>");
        assert_eq!(area.value(), "当事人有证据,应当从轻。");
    }

    #[test]
    fn takes_no_more_than_its_most() {
        let mut area = Area::new().max(5);
        area.update(&Msg::Paste("一二\r\n三四五六".into()), 12, &Look::default());
        press(&mut area, "七 <enter>");
        assert_eq!(area.value(), "一二\n三四");
    }
}
