//! A box over what is already drawn.

use super::panel::bordered;
use crate::tui::effect::Tone;
use crate::tui::look::Look;
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The part of `area` that a centred box of `width` × `height` takes, never larger than `area`.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// Empties the cells of `area` and blanks a wide glyph that its left edge cuts in half: the
/// difference sent to the terminal would skip the border drawn over its second half.
pub fn clear(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(*buf.area());
    for y in area.top()..area.bottom() {
        let before = area.left().checked_sub(1).and_then(|x| buf.cell_mut((x, y)));
        if let Some(cell) = before.filter(|cell| cell.cell_width() > 1) {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// Clears `area`, draws a box of the given tone and returns the space inside.
pub fn popup(buf: &mut Buffer, area: Rect, title: &str, tone: Tone, look: &Look) -> Rect {
    clear(buf, area);
    bordered(buf, area, title, tone_style(tone, look), look)
}

/// The style that goes with a tone.
pub const fn tone_style(tone: Tone, look: &Look) -> Style {
    match tone {
        Tone::Ok => look.theme.ok,
        Tone::Info => look.theme.accent,
        Tone::Warn => look.theme.warn,
        Tone::Danger => look.theme.danger,
    }
}

/// The sign that goes with a tone.
pub const fn tone_mark(tone: Tone, look: &Look) -> &'static str {
    let marks = look.marks();
    match tone {
        Tone::Ok => marks.ok,
        Tone::Info => marks.info,
        Tone::Warn => marks.warn,
        Tone::Danger => marks.danger,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::text::{put, settle};
    use ratatui::backend::CrosstermBackend;
    use ratatui::{Terminal, TerminalOptions, Viewport};
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::num::NonZeroU16;
    use std::rc::Rc;

    /// What was sent to the terminal since it was last taken.
    #[derive(Clone, Default)]
    struct Sent(Rc<RefCell<Vec<u8>>>);

    impl Write for Sent {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    const WIDTH: u16 = 40;
    const HEIGHT: u16 = 12;

    fn background(buf: &mut Buffer, shift: usize, wide: bool) {
        let text = format!("{}{}", "a".repeat(shift % 3), "当事人有“证据”足以证明…".repeat(4));
        for y in 0..HEIGHT {
            let text: String = text.chars().skip(usize::from(y) % 5).collect();
            put(buf, (0, y), &text, WIDTH, Style::new(), wide);
        }
    }

    #[test]
    fn no_border_is_lost_over_chinese_text() {
        let look = Look::default();
        let screen = Rect::new(0, 0, WIDTH, HEIGHT);
        let options = TerminalOptions { viewport: Viewport::Fixed(screen) };
        let sent = Sent::default();
        let mut terminal =
            Terminal::with_options(CrosstermBackend::new(sent.clone()), options).unwrap();
        let size = |n| NonZeroU16::new(n).unwrap();
        let mut replay = vt100::Parser::new(size(HEIGHT), size(WIDTH), 0);
        for frame_no in 0..60usize {
            let x = u16::try_from(frame_no % 17).unwrap();
            let area = Rect::new(x, 2, 20, 6);
            terminal
                .draw(|frame| {
                    background(frame.buffer_mut(), frame_no, false);
                    popup(frame.buffer_mut(), area, "提示", Tone::Info, &look);
                    settle(frame.buffer_mut(), false);
                })
                .unwrap();
            replay.process(&sent.0.take());
            let cell = |x, y| replay.screen().cell(y, x).unwrap().contents().to_owned();
            for y in 3..7 {
                assert_eq!(cell(x, y), "│", "left border in frame {frame_no}");
                assert_eq!(cell(x + 19, y), "│", "right border in frame {frame_no}");
            }
            assert_eq!(cell(x, 2) + &cell(x + 19, 7), "┌┘");
        }
    }

    #[test]
    fn cut_halves_are_blank_on_both_sides() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 1));
        put(&mut buf, (0, 0), "执法练兵执法", 12, Style::new(), false);
        clear(&mut buf, Rect::new(3, 0, 4, 1));
        let row: Vec<_> = buf.content().iter().map(|cell| cell.symbol()).collect();
        assert_eq!(row, ["执", " ", " ", " ", " ", " ", " ", " ", "执", " ", "法", " "]);
    }
}
