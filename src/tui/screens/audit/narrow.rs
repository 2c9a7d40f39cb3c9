//! The filter of the audit: who, what, which day.

use super::Narrowed;
use crate::app::audit::list::Filter;
use crate::domain::time::{Date, add_days};
use crate::i18n::{Locale, audit_room as t, shell};
use crate::tui::action::ActionState;
use crate::tui::action::shell::{dialog, form as form_actions};
use crate::tui::effect::{Effect, Tone};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::pick::Pick;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form of the filter.
pub(super) struct NarrowScreen {
    form: Form,
}

impl NarrowScreen {
    pub(super) fn new(filter: &Filter, cx: &Cx) -> Self {
        let locale = cx.look.locale;
        let known = t::ACTIONS.iter().map(|(code, ..)| t::action(locale, code));
        let kinds = std::iter::once(t::any(locale)).chain(known);
        let chosen = filter.actions.as_ref().and_then(|actions| actions.first());
        let at = chosen.and_then(|code| t::ACTIONS.iter().position(|(known, ..)| known == code));
        let day = filter.from.map(|at| cx.zone.date(at).to_string()).unwrap_or_default();
        Self {
            form: Form::new([
                Entry::line("actor", t::actor(locale), Field::new().max(32).with(&filter.actor))
                    .hint(t::actor_hint(locale)),
                Entry::pick(
                    "kind",
                    t::kind(locale),
                    Pick::new(kinds).with(at.map_or(0, |at| at + 1)),
                ),
                Entry::line("day", t::day(locale), Field::day().with(day))
                    .hint(t::day_hint(locale)),
            ])
            .button(t::apply(locale)),
        }
    }

    fn submit(&mut self, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let (actor, day) = (self.form.text("actor"), self.form.text("day"));
        let date = match day.parse::<Date>() {
            Ok(date) => Some(date),
            Err(_) if day.is_empty() => None,
            Err(_) => {
                self.form.error("day", shell::bad_day(locale));
                return vec![];
            }
        };
        let kind = self.form.picked("kind").and_then(|at| at.checked_sub(1));
        let kind = kind.and_then(|at| t::ACTIONS.get(at)).map(|(code, ..)| *code);
        let words = words(&actor, kind, &day, locale);
        let filter = Filter {
            actor,
            actions: kind.map(|code| vec![code.to_owned()]),
            from: date.map(|date| cx.zone.start_of(date)),
            to: date.map(|date| cx.zone.start_of(add_days(date, 1))),
        };
        vec![Effect::answer(Narrowed(filter, words))]
    }
}

fn words(actor: &str, kind: Option<&'static str>, day: &str, locale: Locale) -> String {
    let kind = kind.map(|code| t::action(locale, code)).unwrap_or_default();
    let parts = [actor, kind, day];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The box.
fn outer(area: Rect) -> Rect {
    centred(area, 70, 11)
}

/// The space inside the box.
const fn body(outer: Rect) -> Rect {
    crate::tui::widget::panel::inside(outer)
}

impl Screen for NarrowScreen {
    fn title(&self, cx: &Cx) -> String {
        t::narrow(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::on(form_actions::SAVE).label(t::apply(cx.look.locale)),
            ActionState::on(dialog::CLOSE),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if msg.is(dialog::CLOSE) {
            return vec![Effect::pop()];
        }
        match self.form.update(msg, body(outer(cx.area)), cx.look) {
            FormEvent::Submit => self.submit(cx),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let title = t::narrow(cx.look.locale);
        let inner = popup(frame.buffer_mut(), outer(area), title, Tone::Info, cx.look);
        self.form.view(frame, inner, cx.look);
    }

    fn captures_text(&self) -> bool {
        true
    }
}
