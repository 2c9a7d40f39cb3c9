//! Declaring a field, or giving one another label and other choices.

use crate::app::custom_field::change::change;
use crate::app::custom_field::declare::declare;
use crate::app::custom_field::{CustomField, CustomFieldError, FieldKind, FieldOwner};
use crate::i18n::{Locale, fields as t, people};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
pub(super) struct FieldScreen {
    /// The field changed; none for a new one.
    before: Option<CustomField>,
    title: String,
    form: Form,
    busy: bool,
}

/// What was saved, or the fault and its words.
struct Done(Result<String, (Option<CustomFieldError>, String)>);

impl FieldScreen {
    /// The form of a new field.
    pub(super) fn new(locale: Locale) -> Self {
        let owners = FieldOwner::ALL.iter().map(|owner| t::owner(locale, *owner));
        let kinds = FieldKind::ALL.iter().map(|kind| people::field_kind(locale, *kind));
        let key = Field::new().max(30).accepting(|c| c.is_ascii_alphanumeric() || c == '_');
        let form = Form::new([
            Entry::pick("owner", people::field_owner_heading(locale), Pick::new(owners)),
            label(String::new(), locale),
            Entry::line("key", people::field_key(locale), key).required().hint(t::key_hint(locale)),
            Entry::pick("kind", people::field_kind_heading(locale), Pick::new(kinds))
                .hint(t::kind_hint(locale)),
            choices(&[], locale).hint(t::choices_hint(locale)),
        ]);
        let title = t::new(locale).to_owned();
        Self { before: None, title, form, busy: false }
    }

    /// The form of a field that is declared.
    pub(super) fn of(field: CustomField, locale: Locale) -> Self {
        let mut entries = vec![label(field.label.clone(), locale)];
        if field.kind == FieldKind::Choice {
            entries.push(choices(&field.choices, locale).hint(t::choices_only(locale)));
        }
        let kind = t::kind_fixed(locale, people::field_kind(locale, field.kind));
        let title = format!("{}  {kind}", t::edit(locale, &field.label));
        Self { before: Some(field), title, form: Form::new(entries), busy: false }
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let form = &self.form;
        let label = form.text("label");
        let choices = parts(&form.text("choices"));
        let owner = form.picked("owner").and_then(|at| FieldOwner::ALL.get(at)).copied();
        let owner = owner.unwrap_or(FieldOwner::Officer);
        let said = match &self.before {
            Some(_) => people::field_changed(locale, &label),
            None => people::field_declared(locale, owner, &label),
        };
        let kind = form.picked("kind").and_then(|at| FieldKind::ALL.get(at)).copied();
        let field = match self.before.clone() {
            Some(before) => CustomField { label, choices, ..before },
            None => CustomField {
                key: form.text("key"),
                label,
                kind: kind.unwrap_or(FieldKind::Text),
                choices,
                retired: false,
            },
        };
        let is_new = self.before.is_none();
        self.busy = true;
        vec![Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| match is_new {
                true => declare(app, actor, owner, &field),
                false => change(app, actor, &field.key, &field.label, &field.choices),
            });
            Done(
                done.map(|()| said).map_err(|error| {
                    (error.is::<CustomFieldError>().cloned(), error.message(locale))
                }),
            )
        })]
    }

    fn done(&mut self, done: &Done) -> Vec<Effect> {
        self.busy = false;
        let (fault, text) = match &done.0 {
            Ok(said) => return vec![Effect::ok(said.clone()), Effect::pop()],
            Err(refused) => refused,
        };
        let field = match fault {
            Some(CustomFieldError::BadKey(_) | CustomFieldError::Duplicate(_)) => "key",
            Some(CustomFieldError::NoLabel(_)) => "label",
            Some(CustomFieldError::BadChoices(_)) => "choices",
            _ => return vec![Effect::fail(text.clone())],
        };
        self.form.error(field, text.clone());
        vec![]
    }
}

fn label(text: String, locale: Locale) -> Entry {
    Entry::line("label", people::field_label(locale), Field::new().max(20).with(text))
        .required()
        .hint(t::label_hint(locale))
}

fn choices(choices: &[String], locale: Locale) -> Entry {
    let text = choices.join("、");
    Entry::line("choices", people::field_choices(locale), Field::new().max(400).with(text))
}

/// The choices of a line, each once.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let split = text.split(|c: char| c.is_whitespace() || ",,、;;".contains(c));
    for part in split.filter(|part| !part.is_empty()) {
        if !parts.iter().any(|known| known == part) {
            parts.push(part.to_owned());
        }
    }
    parts
}

impl Screen for FieldScreen {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(done) = msg.reply::<Done>() {
            return self.done(done);
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if self.busy {
            return vec![];
        }
        match self.form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => self.submit(cx.look.locale),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_told_apart_however_they_are_separated() {
        assert_eq!(parts("汉族、朝鲜族, 满族;汉族  回族"), ["汉族", "朝鲜族", "满族", "回族"]);
        assert!(parts(" 、 ").is_empty());
    }
}
