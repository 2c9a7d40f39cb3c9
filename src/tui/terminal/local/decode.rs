//! From crossterm's events to messages.

use crate::tui::key::{Code, Key, Mouse, MouseKind};
use crate::tui::msg::Msg;
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// The message of an event; none for what the program has no use for.
pub(super) fn message(event: Event) -> Option<Msg> {
    Some(match event {
        Event::Key(event) => Msg::Key(key(event)?),
        Event::Paste(text) => Msg::Paste(text),
        Event::Resize(columns, rows) => Msg::Resize(columns, rows),
        Event::FocusGained => Msg::Focus(true),
        Event::FocusLost => Msg::Focus(false),
        Event::Mouse(event) => Msg::Mouse(mouse(event)?),
    })
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let code = match event.code {
        // Some terminals send Ctrl-H for the Backspace key.
        KeyCode::Char('h') if ctrl => return Some(Key::BACKSPACE),
        // Enter pressed before the terminal was ours has become a line feed.
        KeyCode::Char('j') if ctrl => return Some(Key::ENTER),
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}

const fn mouse(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse { kind, column: event.column, row: event.row })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_meaning() {
        let press = |code, modifiers| key(KeyEvent::new(code, modifiers));
        let none = KeyModifiers::NONE;
        for (code, modifiers, expected) in [
            (KeyCode::Char('张'), none, Key::char('张')),
            (KeyCode::Char('A'), KeyModifiers::SHIFT, Key::char('A')),
            (KeyCode::Char('P'), KeyModifiers::CONTROL, Key::ctrl('p')),
            (KeyCode::Char('j'), KeyModifiers::CONTROL, Key::ENTER),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, Key::BACKSPACE),
            (KeyCode::Tab, KeyModifiers::SHIFT, Key::BACK_TAB),
            (KeyCode::F(10), none, Key::f(10)),
        ] {
            assert_eq!(press(code, modifiers), Some(expected));
        }
        assert_eq!(press(KeyCode::CapsLock, none), None);
        let release = KeyEvent::new_with_kind(KeyCode::Enter, none, KeyEventKind::Release);
        assert_eq!(key(release), None);
    }
}
