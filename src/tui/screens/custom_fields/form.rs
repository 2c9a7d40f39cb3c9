//! Declaring a field, or giving one another label and other choices.

use crate::app::AppError;
use crate::app::custom_field::change::change;
use crate::app::custom_field::declare::declare;
use crate::app::custom_field::{CustomField, CustomFieldError, FieldKind, FieldOwner, choices_of};
use crate::i18n::{Locale, comma, fields as t, people};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;

/// One field.
struct FieldSheet {
    /// The field changed, and its line of choices as it was filled in; none for a new one.
    before: Option<(CustomField, String)>,
}

/// The form of a new field.
pub(super) fn blank(locale: Locale) -> impl Screen {
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
    FormPage::new(FieldSheet { before: None }, form)
}

/// The form of a field that is declared.
pub(super) fn of(field: CustomField, locale: Locale) -> impl Screen {
    let mut entries = vec![label(field.label.clone(), locale)];
    if field.kind == FieldKind::Choice {
        entries.push(choices(&field.choices, locale).hint(t::choices_only(locale)));
    }
    let form = Form::new(entries);
    let line = form.text("choices");
    FormPage::new(FieldSheet { before: Some((field, line)) }, form)
}

fn label(text: String, locale: Locale) -> Entry {
    Entry::line("label", people::field_label(locale), Field::new().max(20).with(text))
        .required()
        .hint(t::label_hint(locale))
}

fn choices(choices: &[String], locale: Locale) -> Entry {
    let text = choices.join(comma(locale));
    Entry::line("choices", people::field_choices(locale), Field::new().max(400).with(text))
}

impl Sheet for FieldSheet {
    /// What is said of it.
    type Kept = String;

    fn title(&self, locale: Locale) -> String {
        match &self.before {
            Some((field, _)) => {
                let kind = t::kind_fixed(locale, people::field_kind(locale, field.kind));
                format!("{}  {kind}", t::edit(locale, &field.label))
            }
            None => t::new(locale).to_owned(),
        }
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<String>, Wrong> {
        let locale = cx.look.locale;
        let (label, line) = (form.text("label"), form.text("choices"));
        if let Some((CustomField { key, choices, .. }, before)) = self.before.clone() {
            // Choices whose line nobody touched stay what they are.
            let choices = if line == before { choices } else { choices_of(&line) };
            let said = people::field_changed(locale, &label);
            return Ok(Step::save(move |app, actor| {
                change(app, actor, &key, &label, &choices).map(|()| said)
            }));
        }
        let owner = form.picked("owner").and_then(|at| FieldOwner::ALL.get(at)).copied();
        let owner = owner.unwrap_or(FieldOwner::Officer);
        let kind = form.picked("kind").and_then(|at| FieldKind::ALL.get(at)).copied();
        let kind = kind.unwrap_or(FieldKind::Text);
        let said = people::field_declared(locale, owner, &label);
        let (key, choices) = (form.text("key"), choices_of(&line));
        let field = CustomField { key, label, kind, choices, retired: false };
        Ok(Step::save(move |app, actor| declare(app, actor, owner, &field).map(|()| said)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        let field = match refused.is::<CustomFieldError>()? {
            CustomFieldError::BadKey(_) | CustomFieldError::Duplicate(_) => "key",
            CustomFieldError::NoLabel(_) => "label",
            CustomFieldError::BadChoices(_) | CustomFieldError::BadChoice { .. } => "choices",
            CustomFieldError::Unknown(_) | CustomFieldError::BadValue { .. } => return None,
        };
        Some(Wrong::at(field, refused.message(locale)))
    }

    fn kept(&self, said: &String, _: &Cx) -> Vec<Effect> {
        leave(said.clone())
    }
}
