//! What the author of a screen implements, and what a screen can see.

use super::action::ActionState;
use super::effect::Effect;
use super::keymap::Keymap;
use super::look::Look;
use super::msg::Msg;
use crate::domain::time::{Timestamp, Zone};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::fmt;

/// One screen or overlay. Its state is its own; the world reaches it by messages and it reaches
/// the world by effects.
pub trait Screen: Send {
    /// One or two words for help and dialogs.
    fn title(&self, cx: &Cx) -> String;

    /// What can be done here, in the order of the footer. The keys of these actions arrive as
    /// [`Msg::Command`]; every other key arrives as [`Msg::Key`].
    fn actions(&self, cx: &Cx) -> Vec<ActionState>;

    /// Takes one message and says what should happen.
    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect>;

    /// Draws; changes nothing and reads nothing but the state and `cx`.
    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx);

    /// A text field has the focus: characters, Enter, Tab and arrows are for the field, and only
    /// function keys, Ctrl, Alt and Esc name commands.
    fn captures_text(&self) -> bool {
        false
    }

    /// A list that filters while one types: letters and Chinese that name no action of the screen
    /// arrive as [`Msg::Key`] and never mean a command of the shell.
    fn filters_by_typing(&self) -> bool {
        false
    }

    /// There is input that would be lost: the shell asks before it leaves the screen by Esc, tab or
    /// palette, and says so when the person quits.
    fn unsaved(&self) -> bool {
        false
    }

    /// What is under way here has a result that is shown once: the shell does not leave the screen
    /// by Esc, tab or palette before it is there.
    fn stays(&self) -> bool {
        false
    }

    /// An exam is running here: no idle lock, and leaving the program says that the clock runs on.
    fn in_exam(&self) -> bool {
        false
    }

    /// What the session draws around the screen.
    fn chrome(&self) -> Chrome {
        Chrome::Tabs
    }

    /// How often the screen wants [`Msg::Tick`].
    fn ticks(&self) -> Ticks {
        Ticks::Minute
    }
}

impl fmt::Debug for dyn Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Screen")
    }
}

/// What the session draws around a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chrome {
    /// Header, tabs and footer.
    Tabs,
    /// Header and footer: sign-in, set-up.
    Header,
    /// Only the footer, with the screen's own actions and nothing of the shell: the exam.
    Footer,
}

/// How often a screen wants to be told of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ticks {
    /// At every full second.
    Second,
    /// At every full minute.
    Minute,
}

impl Ticks {
    /// The distance between two ticks in milliseconds.
    pub const fn millis(self) -> i64 {
        match self {
            Self::Second => 1_000,
            Self::Minute => 60_000,
        }
    }
}

/// Who is signed in, as far as the interface needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// The person's name.
    pub name: String,
    /// The role they act in, in words: 执法人员.
    pub role: String,
    /// Their agency in short, or empty.
    pub agency: String,
    /// Codes of the permissions they hold. Decides what is offered; whether something is allowed is
    /// decided by the use case.
    pub permissions: BTreeSet<&'static str>,
}

impl Who {
    /// Whether something that needs `permission` is offered to them.
    pub fn may(&self, permission: Option<&str>) -> bool {
        permission.is_none_or(|code| self.permissions.contains(code))
    }
}

/// What a screen can see besides its own state.
#[derive(Debug, Clone, Copy)]
pub struct Cx<'a> {
    /// Language, theme, width policy.
    pub look: &'a Look,
    /// The server's time, for display; never for deciding a deadline.
    pub now: Timestamp,
    /// The organisation's time zone.
    pub zone: &'a Zone,
    /// Who is signed in.
    pub who: Option<&'a Who>,
    /// The organisation's name; empty before it is known.
    pub organisation: &'a str,
    /// Which key means what, for naming keys in texts.
    pub keymap: &'a Keymap,
    /// Where this screen is drawn: for pages and mouse clicks.
    pub area: Rect,
}
