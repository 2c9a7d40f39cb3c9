//! Declaring a field, or giving one another label and other choices.

use crate::app::AppError;
use crate::app::custom_field::change::change;
use crate::app::custom_field::declare::declare;
use crate::app::custom_field::{CustomField, CustomFieldError, FieldKind, FieldOwner};
use crate::i18n::{Locale, fields as t, people};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;

/// One field.
struct FieldSheet {
    /// The field changed; none for a new one.
    before: Option<CustomField>,
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
    FormPage::new(FieldSheet { before: Some(field) }, Form::new(entries))
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

impl Sheet for FieldSheet {
    /// What is said of it.
    type Kept = String;

    fn title(&self, locale: Locale) -> String {
        match &self.before {
            Some(field) => {
                let kind = t::kind_fixed(locale, people::field_kind(locale, field.kind));
                format!("{}  {kind}", t::edit(locale, &field.label))
            }
            None => t::new(locale).to_owned(),
        }
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<String>, Wrong> {
        let locale = cx.look.locale;
        let (label, choices) = (form.text("label"), parts(&form.text("choices")));
        if let Some(CustomField { key, .. }) = self.before.clone() {
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
        let field = CustomField { key: form.text("key"), label, kind, choices, retired: false };
        Ok(Step::save(move |app, actor| declare(app, actor, owner, &field).map(|()| said)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        let field = match refused.is::<CustomFieldError>()? {
            CustomFieldError::BadKey(_) | CustomFieldError::Duplicate(_) => "key",
            CustomFieldError::NoLabel(_) => "label",
            CustomFieldError::BadChoices(_) => "choices",
            CustomFieldError::Unknown(_) | CustomFieldError::BadValue { .. } => return None,
        };
        Some(Wrong::at(field, refused.message(locale)))
    }

    fn kept(&self, said: &String, _: &Cx) -> Vec<Effect> {
        leave(said.clone())
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
