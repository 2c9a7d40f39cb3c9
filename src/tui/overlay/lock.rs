//! The locked screen: nothing of what lies below is shown until the password is right.

use crate::i18n::shell as t;
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Lane, Tone};
use crate::tui::key::Code;
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::field::Field;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::fmt;
use std::sync::Arc;

/// Whether this is the password of the person signed in.
pub type Unlock = Arc<dyn Fn(&Backend, &str) -> bool + Send + Sync>;

/// The locked screen.
pub struct LockScreen {
    name: String,
    password: Field,
    unlock: Unlock,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Checking,
    Wrong,
}

/// What the check came to.
struct Checked(bool);

impl LockScreen {
    /// Locks the session of the person `name`.
    pub fn new(name: String, unlock: Unlock) -> Self {
        Self { name, password: Field::new().secret(), unlock, state: State::Waiting }
    }

    fn check(&mut self) -> Vec<Effect> {
        if self.state == State::Checking || self.password.value().is_empty() {
            return vec![];
        }
        self.state = State::Checking;
        let password = self.password.take();
        let unlock = Arc::clone(&self.unlock);
        vec![Effect::job(Lane::Normal, move |backend| Checked(unlock(backend, &password)))]
    }
}

impl fmt::Debug for LockScreen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LockScreen").field("state", &self.state).finish_non_exhaustive()
    }
}

impl Screen for LockScreen {
    fn title(&self, cx: &Cx) -> String {
        t::lock_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(dialog::ACCEPT).label(t::unlock(cx.look.locale))]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        if let Some(Checked(right)) = msg.reply() {
            self.state = State::Wrong;
            return if *right { vec![Effect::Unlock] } else { vec![] };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.state = State::Waiting;
        }
        match msg {
            Msg::Command(dialog::ACCEPT) => return self.check(),
            Msg::Key(key) if key.code == Code::Enter => return self.check(),
            Msg::Key(_) | Msg::Paste(_) if self.state != State::Checking => {
                self.password.update(msg);
                self.state = State::Waiting;
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let inner =
            popup(frame.buffer_mut(), centred(area, 60, 8), &self.title(cx), Tone::Info, look);
        let text = t::lock_text(look.locale, &self.name);
        for (y, line) in
            (inner.y + 1..).zip(look.wrap(&text, usize::from(inner.width)).iter().take(2))
        {
            put(frame.buffer_mut(), (inner.x, y), line, inner.width, look.theme.text, look.wide);
        }
        let y = inner.y + 3;
        let label = format!("{}  ", t::lock_password(look.locale));
        let x =
            put(frame.buffer_mut(), (inner.x, y), &label, inner.width, look.theme.text, look.wide);
        let field = Rect { x, y, width: inner.right().saturating_sub(x), height: 1 };
        self.password.view(frame, field, true, look);
        let (text, style) = match self.state {
            State::Waiting => return,
            State::Checking => (t::lock_checking(look.locale).to_owned(), look.theme.muted),
            State::Wrong => {
                let wrong = t::lock_wrong(look.locale);
                (format!("{} {wrong}", look.marks().danger), look.theme.danger)
            }
        };
        put(frame.buffer_mut(), (inner.x, y + 2), &text, inner.width, style, look.wide);
    }
}
