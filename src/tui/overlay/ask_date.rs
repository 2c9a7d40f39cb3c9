//! Asking for a date.

use crate::domain::time::{Date, typed_date};
use crate::i18n::shell as t;
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

/// The date that was typed; the reply to whoever opened [`AskDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed(pub Date);

/// Asking for a date.
pub struct AskDate {
    title: String,
    field: Field,
    wrong: bool,
}

impl AskDate {
    /// Asks for a date, beginning with one.
    pub fn new(title: impl Into<String>, now: Date) -> Self {
        Self {
            title: title.into(),
            field: Field::new().max(20).with(now.to_string()),
            wrong: false,
        }
    }

    fn accept(&mut self) -> Vec<Effect> {
        match typed_date(self.field.trimmed()) {
            Some(date) => vec![Effect::answer(Typed(date))],
            None => {
                self.wrong = true;
                vec![]
            }
        }
    }
}

impl Screen for AskDate {
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
        let (look, locale) = (cx.look, cx.look.locale);
        let place = centred(area, 44, 6);
        let inner = popup(frame.buffer_mut(), place, &self.title, Tone::Info, look);
        self.field.view(frame, Rect { height: 1, ..inner }, true, look);
        let (text, style) = match self.wrong {
            true => (t::date_wrong(locale), look.theme.danger),
            false => (t::date_hint(locale), look.theme.muted),
        };
        let lines = look.wrap(text, usize::from(inner.width));
        for (y, line) in (inner.y + 2..inner.bottom()).zip(lines) {
            put(frame.buffer_mut(), (inner.x, y), line, inner.width, style, look.wide);
        }
    }
}
