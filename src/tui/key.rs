//! Keys, independent of the terminal that sent them, and what an input method does to them.

use std::fmt;
use std::str::FromStr;

/// Which key, without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character as typed (shift already applied); space is `' '`.
    Char(char),
    /// F1 to F24.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

impl Key {
    /// Enter.
    pub const ENTER: Self = Self::plain(Code::Enter);
    /// Escape.
    pub const ESC: Self = Self::plain(Code::Esc);
    /// Tab.
    pub const TAB: Self = Self::plain(Code::Tab);
    /// Shift and Tab.
    pub const BACK_TAB: Self = Self::plain(Code::BackTab);
    /// Space.
    pub const SPACE: Self = Self::char(' ');
    /// Arrow up.
    pub const UP: Self = Self::plain(Code::Up);
    /// Arrow down.
    pub const DOWN: Self = Self::plain(Code::Down);
    /// Arrow left.
    pub const LEFT: Self = Self::plain(Code::Left);
    /// Arrow right.
    pub const RIGHT: Self = Self::plain(Code::Right);
    /// Home.
    pub const HOME: Self = Self::plain(Code::Home);
    /// End.
    pub const END: Self = Self::plain(Code::End);
    /// Page up.
    pub const PAGE_UP: Self = Self::plain(Code::PageUp);
    /// Page down.
    pub const PAGE_DOWN: Self = Self::plain(Code::PageDown);
    /// Backspace.
    pub const BACKSPACE: Self = Self::plain(Code::Backspace);
    /// Delete.
    pub const DELETE: Self = Self::plain(Code::Delete);

    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false }
    }

    /// A function key.
    pub const fn f(n: u8) -> Self {
        Self::plain(Code::F(n))
    }

    /// The character typed, when the key is text and nothing else.
    pub const fn typed(self) -> Option<char> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false } => Some(c),
            _ => None,
        }
    }

    /// The digit typed, full-width digits included.
    pub fn digit(self) -> Option<usize> {
        let digit = self.folded().typed()?.to_digit(10)?;
        usize::try_from(digit).ok()
    }

    /// The key meant where a command is expected: full-width forms and the punctuation of a Chinese
    /// input method stand for the key that produced them, capitals for their letter.
    #[must_use]
    pub fn folded(self) -> Self {
        match self.code {
            Code::Char(c) => Self { code: Code::Char(fold(c).to_ascii_lowercase()), ..self },
            _ => self,
        }
    }

    /// The ASCII character on the key that typed this character, its case kept; the character
    /// itself when there is none.
    pub(in crate::tui) const fn folded_char(c: char) -> char {
        fold(c)
    }

    /// Reachable whatever an input method does with letters and punctuation: a digit, space, an
    /// arrow, Enter, Tab, Esc, a function key and their like.
    pub fn survives_input_method(self) -> bool {
        match self.code {
            Code::Char(c) => !self.ctrl && !self.alt && (c.is_ascii_digit() || c == ' '),
            _ => true,
        }
    }
}

/// The ASCII character on the key that typed `c`.
const fn fold(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '、' => '/',
        '。' => '.',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '·' => '`',
        '￥' => '$',
        '…' => '^',
        '—' => '_',
        // The full-width forms follow ASCII's order, 0xFEE0 further on.
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(ascii) => ascii,
            None => c,
        },
        _ => c,
    }
}

impl fmt::Display for Key {
    /// As shown in hints: `F10`, `Ctrl-P`, `Enter`, `←`, `a`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) if self.ctrl || self.alt => write!(f, "{}", c.to_ascii_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            Code::Enter => f.write_str("Enter"),
            Code::Esc => f.write_str("Esc"),
            Code::Tab => f.write_str("Tab"),
            Code::BackTab => f.write_str("Shift-Tab"),
            Code::Backspace => f.write_str("Backspace"),
            Code::Delete => f.write_str("Del"),
            Code::Insert => f.write_str("Ins"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::Home => f.write_str("Home"),
            Code::End => f.write_str("End"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
        }
    }
}

/// The text names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown key {0:?}; examples: a, ?, space, enter, f10, ctrl-p, pgdn, left")]
pub struct UnknownKey(pub String);

impl FromStr for Key {
    type Err = UnknownKey;

    /// Reads a key as written in the keymap file and in tests: `a`, `f10`, `ctrl-p`, `enter`.
    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(text.to_owned());
        let mut single = text.chars();
        if let (Some(c), None) = (single.next(), single.next()) {
            return Ok(Self::char(c));
        }
        let lower = text.to_ascii_lowercase();
        if let Some(rest) = lower.strip_prefix("ctrl-") {
            return Ok(Self { ctrl: true, ..rest.parse().map_err(|_| unknown())? });
        }
        if let Some(rest) = lower.strip_prefix("alt-") {
            return Ok(Self { alt: true, ..rest.parse().map_err(|_| unknown())? });
        }
        if let Some(n) = lower.strip_prefix('f').and_then(|n| n.parse().ok()) {
            return if (1..=24).contains(&n) { Ok(Self::f(n)) } else { Err(unknown()) };
        }
        Ok(match lower.as_str() {
            "space" => Self::SPACE,
            "enter" => Self::ENTER,
            "esc" => Self::ESC,
            "tab" => Self::TAB,
            "shift-tab" | "backtab" => Self::BACK_TAB,
            "backspace" => Self::BACKSPACE,
            "del" | "delete" => Self::DELETE,
            "ins" | "insert" => Self::plain(Code::Insert),
            "up" => Self::UP,
            "down" => Self::DOWN,
            "left" => Self::LEFT,
            "right" => Self::RIGHT,
            "home" => Self::HOME,
            "end" => Self::END,
            "pgup" | "pageup" => Self::PAGE_UP,
            "pgdn" | "pagedown" => Self::PAGE_DOWN,
            _ => return Err(unknown()),
        })
    }
}

/// What the mouse did, in cells of the whole terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub kind: MouseKind,
    /// Column, from 0 at the left.
    pub column: u16,
    /// Row, from 0 at the top.
    pub row: u16,
}

/// What the mouse can do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Click,
    /// The wheel turned away from the person.
    WheelUp,
    /// The wheel turned towards the person.
    WheelDown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_methods_characters_fold_to_their_keys() {
        for (typed, meant) in [
            ('、', '/'),
            ('？', '?'),
            ('：', ':'),
            ('！', '!'),
            ('\u{3000}', ' '),
            ('３', '3'),
            ('Ａ', 'a'),
            ('ｑ', 'q'),
            ('B', 'b'),
            ('，', ','),
            ('张', '张'),
        ] {
            assert_eq!(Key::char(typed).folded(), Key::char(meant));
        }
        assert_eq!(Key::char('７').digit(), Some(7));
        assert_eq!(Key::ctrl('7').digit(), None);
    }

    #[test]
    fn names_read_back() {
        for key in [
            Key::f(10),
            Key::ctrl('p'),
            Key::ENTER,
            Key::SPACE,
            Key::BACK_TAB,
            Key::PAGE_DOWN,
            Key::DELETE,
            Key::char('?'),
        ] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!("left".parse(), Ok(Key::LEFT));
        for wrong in ["f25", "f0", "hyper-x", "ctrl-", ""] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }
}
