//! Filling in the organisation's own fields of one officer.

use super::custom_values::ValueFields;
use crate::app::officer::fill::fill;
use crate::domain::custom_field::CustomField;
use crate::domain::id::OfficerId;
use crate::i18n::{Locale, fields as t, people};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::form::{Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
pub(super) struct OfficerFieldsScreen {
    officer: OfficerId,
    title: String,
    asked: ValueFields,
    form: Form,
    busy: bool,
}

struct Done(Result<(), String>);

impl OfficerFieldsScreen {
    /// The form for this officer, with the fields in use and their values.
    pub(super) fn new(
        officer: OfficerId,
        name: &str,
        fields: Vec<(CustomField, String)>,
        locale: Locale,
    ) -> Self {
        let values = fields.iter().map(|(field, value)| (field.key.clone(), value.clone()));
        let values = values.collect();
        let fields = fields.into_iter().map(|(field, _)| field).collect();
        let (asked, entries) = ValueFields::new(fields, &values, 0, locale);
        let title = t::fill_title(locale, name);
        Self { officer, title, asked, form: Form::new(entries), busy: false }
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(values) = self.asked.read(&mut self.form, locale) else { return vec![] };
        self.busy = true;
        let officer = self.officer;
        vec![Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| fill(app, actor, officer, &values));
            Done(done.map_err(|error| error.message(locale)))
        })]
    }
}

impl Screen for OfficerFieldsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
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
                Ok(()) => vec![Effect::ok(people::values_saved(locale)), Effect::pop()],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if self.busy {
            return vec![];
        }
        match self.form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => self.submit(locale),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, &self.title, cx.look);
        self.form.view(frame, inner, cx.look);
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed() && !self.busy
    }
}
