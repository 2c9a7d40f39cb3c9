//! What a screen is told.

use super::action::Command;
use super::key::{Key, Mouse};
use std::any::Any;

/// Names a screen or overlay for the length of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScreenId(pub u64);

/// What a screen is told.
#[derive(Debug)]
pub enum Msg {
    /// A key that named no command here. Folded (see [`Key::folded`]) unless the screen takes text.
    Key(Key),
    /// An action of this screen was asked for by key, palette or mouse, and it is enabled.
    Command(Command),
    /// Text pasted by the terminal.
    Paste(String),
    /// Time passed; [`crate::tui::screen::Cx::now`] says how far. Told to every screen of the stack.
    Tick,
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal gained or lost the focus; terminals that do not report it never say so.
    Focus(bool),
    /// A click that hit no tab and no hint (the wheel arrives as arrow keys), in cells of the whole terminal; [`crate::tui::screen::Cx::area`] is the screen's.
    Mouse(Mouse),
    /// The outcome of a job, or the answer of a dialog, that this screen started.
    Reply(Reply),
    /// The screen has just become the top one: it was opened, or what covered it was closed.
    Shown,
}

impl Msg {
    /// The outcome inside, when it is a `T`.
    pub fn reply<T: 'static>(&self) -> Option<&T> {
        match self {
            Self::Reply(reply) => reply.body.downcast_ref(),
            _ => None,
        }
    }

    /// The key inside.
    pub const fn key(&self) -> Option<Key> {
        match self {
            Self::Key(key) => Some(*key),
            _ => None,
        }
    }

    /// Whether an action was asked for.
    pub fn is(&self, command: Command) -> bool {
        matches!(self, Self::Command(given) if *given == command)
    }
}

/// The outcome of a job or dialog, addressed to the screen that started it.
#[derive(Debug)]
pub struct Reply {
    /// Who started it.
    pub to: ScreenId,
    /// What came out; read with [`Msg::reply`].
    pub body: Box<dyn Any + Send>,
}

/// Replied in place of the outcome when a job panicked; the session has told the person already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobFailed(pub String);
