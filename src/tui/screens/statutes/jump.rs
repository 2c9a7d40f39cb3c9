//! Asking for the number of an article.

use crate::domain::citation::ArticleNo;
use crate::i18n::statute_room as t;
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

/// The place of the article whose number was typed; the reply to whoever opened [`Jump`].
pub(super) struct Found(pub usize);

/// Asking for the number of one of some articles.
pub(super) struct Jump {
    numbers: Vec<ArticleNo>,
    field: Field,
    wrong: bool,
}

impl Jump {
    /// Asks for one of these numbers; `typed` is what was typed already.
    pub fn new(numbers: Vec<ArticleNo>, typed: &str) -> Self {
        Self { numbers, field: Field::new().max(20).with(typed), wrong: false }
    }

    fn accept(&mut self) -> Vec<Effect> {
        let no = ArticleNo::typed(self.field.trimmed());
        match no.and_then(|no| self.numbers.iter().position(|one| *one == no)) {
            Some(at) => vec![Effect::answer(Found(at))],
            None => {
                self.wrong = true;
                vec![]
            }
        }
    }
}

impl Screen for Jump {
    fn title(&self, cx: &Cx) -> String {
        t::jump_title(cx.look.locale).to_owned()
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
        let place = centred(area, 52, 6);
        let inner = popup(frame.buffer_mut(), place, &self.title(cx), Tone::Info, look);
        self.field.view(frame, Rect { height: 1, ..inner }, true, look);
        let last = self.numbers.last().map(|no| no.label()).unwrap_or_default();
        let (text, style) = match self.wrong {
            true => (t::jump_none(locale, last), look.theme.danger),
            false => (t::jump_hint(locale).to_owned(), look.theme.muted),
        };
        let lines = look.wrap(&text, usize::from(inner.width));
        for (y, line) in (inner.y + 2..inner.bottom()).zip(lines) {
            put(frame.buffer_mut(), (inner.x, y), line, inner.width, style, look.wide);
        }
    }
}
