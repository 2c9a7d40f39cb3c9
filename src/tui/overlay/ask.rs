//! Asking for one line that has to be understood, such as a date or a number.

use crate::tui::action::ActionState;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Tone};
use crate::tui::key::Code;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::field::Field;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The most characters of a line.
const LONGEST: usize = 20;

/// What a line means: the answer to whoever asked, or none when it is not understood.
type Read = Box<dyn Fn(&str) -> Option<Effect> + Send>;

/// Asking for one line.
pub struct Ask {
    title: String,
    hint: String,
    refusal: String,
    width: u16,
    field: Field,
    read: Read,
    wrong: bool,
}

impl Ask {
    /// Asks with `hint` under the line; `refusal` stands there once `read` did not understand it.
    pub fn new(
        title: impl Into<String>,
        hint: impl Into<String>,
        refusal: impl Into<String>,
        read: impl Fn(&str) -> Option<Effect> + Send + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            hint: hint.into(),
            refusal: refusal.into(),
            width: 44,
            field: Field::new().max(LONGEST),
            read: Box::new(read),
            wrong: false,
        }
    }

    /// Begins with this in the line.
    #[must_use]
    pub fn with(mut self, typed: &str) -> Self {
        self.field = Field::new().max(LONGEST).with(typed);
        self
    }

    /// Takes that many columns.
    #[must_use]
    pub const fn wide(mut self, columns: u16) -> Self {
        self.width = columns;
        self
    }

    fn accept(&mut self) -> Vec<Effect> {
        let answer = (self.read)(self.field.trimmed());
        self.wrong = answer.is_none();
        answer.into_iter().collect()
    }
}

impl Screen for Ask {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(dialog::ACCEPT), ActionState::on(dialog::CLOSE)]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(dialog::CLOSE) => vec![Effect::pop()],
            Msg::Command(dialog::ACCEPT) => self.accept(),
            Msg::Key(key) if key.code == Code::Enter => self.accept(),
            _ => {
                self.wrong &= !self.field.update(msg);
                vec![]
            }
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let place = centred(area, self.width, 6);
        let inner = popup(frame.buffer_mut(), place, &self.title, Tone::Info, look);
        self.field.view(frame, Rect { height: 1, ..inner }, true, look);
        let (text, style) = match self.wrong {
            true => (&self.refusal, look.theme.danger),
            false => (&self.hint, look.theme.muted),
        };
        let lines = look.wrap(text, usize::from(inner.width));
        for (y, line) in (inner.y + 2..inner.bottom()).zip(lines) {
            put(frame.buffer_mut(), (inner.x, y), line, inner.width, style, look.wide);
        }
    }
}
