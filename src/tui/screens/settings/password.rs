//! Changing one's own password; the old one is asked for again.

use crate::app::account::set_password::set_password;
use crate::app::password::Password;
use crate::i18n::{Locale, door, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
#[derive(Default)]
pub(super) struct PasswordScreen {
    form: Option<Form>,
    busy: bool,
}

struct Done(Result<(), String>);

fn make_form(locale: Locale) -> Form {
    let secret = |key, label| Entry::line(key, label, Field::new().max(128).secret()).required();
    Form::new([
        secret("old", t::old_password(locale)),
        secret("new", door::new_password(locale)).hint(door::password_rule(locale)),
        secret("again", door::repeat_password(locale)),
    ])
}

impl PasswordScreen {
    fn take(&mut self, name: &str) -> Password {
        match self.form.as_mut().and_then(|form| form.input_mut(name)) {
            Some(Input::Line(field)) => Password::new(field.take().to_string()),
            _ => Password::new(String::new()),
        }
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let (old, new, again) = (self.take("old"), self.take("new"), self.take("again"));
        if new.as_str() != again.as_str() {
            if let Some(form) = &mut self.form {
                form.error("again", door::not_the_same(locale));
            }
            return vec![];
        }
        self.busy = true;
        vec![Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| set_password(app, actor, &old, &new));
            Done(done.map_err(|error| error.message(locale)))
        })]
    }
}

impl Screen for PasswordScreen {
    fn title(&self, cx: &Cx) -> String {
        t::password(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            self.busy = false;
            return match outcome {
                Ok(()) => vec![Effect::ok(t::password_changed(locale)), Effect::pop()],
                Err(text) => {
                    self.form = Some(make_form(locale));
                    vec![Effect::fail(text.clone())]
                }
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        let form = self.form.get_or_insert_with(|| make_form(locale));
        if self.busy {
            return vec![];
        }
        match form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => self.submit(locale),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, t::password(cx.look.locale), cx.look);
        if let Some(form) = &self.form {
            form.view(frame, inner, cx.look);
        }
    }

    fn captures_text(&self) -> bool {
        true
    }
}
