//! The part of a form that asks for the organisation's own fields.

use super::form_page::Wrong;
use crate::domain::custom_field::{CustomField, CustomValues, FieldKind};
use crate::i18n::{Locale, fields as t, people};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, Input};
use crate::tui::widget::pick::Pick;

/// The fields that a form asks for, behind its own.
pub(super) struct ValueFields {
    fields: Vec<Asked>,
    /// Place of the first one in the form.
    first: usize,
}

/// One field with what can be picked for it.
struct Asked {
    field: CustomField,
    /// The values of a pick, in the order of its options; empty where text is typed.
    options: Vec<String>,
}

impl ValueFields {
    /// The fields as they stand behind `first` other fields of a form, and their entries.
    pub(super) fn new(
        fields: Vec<CustomField>,
        values: &CustomValues,
        first: usize,
        locale: Locale,
    ) -> (Self, Vec<Entry>) {
        let mut asked = Vec::with_capacity(fields.len());
        let mut entries = Vec::with_capacity(fields.len());
        for field in fields {
            let now = values.get(&field.key).cloned().unwrap_or_default();
            let options = options(&field, &now);
            let (label, hint) = (field.label.clone(), t::hint(locale, field.kind));
            entries.push(match options.iter().position(|option| *option == now) {
                Some(at) => {
                    let words = options.iter().map(|option| match option.as_str() {
                        "" => t::no_value(locale).to_owned(),
                        value => people::field_value(locale, field.kind, value).to_owned(),
                    });
                    Entry::pick("", label, Pick::new(words).with(at))
                }
                None => Entry::line("", label, Field::new().max(120).with(now)).hint(hint),
            });
            asked.push(Asked { field, options });
        }
        (Self { fields: asked, first }, entries)
    }

    /// What the form says.
    ///
    /// # Errors
    /// A value that does not fit, at its field.
    pub(super) fn read(&self, form: &Form, locale: Locale) -> Result<CustomValues, Wrong> {
        let mut values = CustomValues::new();
        for (place, asked) in (self.first..).zip(&self.fields) {
            let value = match form.at(place) {
                Some(Input::Pick(pick)) => asked.options.get(pick.at()).cloned(),
                Some(Input::Line(line)) => Some(line.trimmed().to_owned()),
                _ => None,
            };
            let value = value.unwrap_or_default();
            let field = &asked.field;
            if asked.options.is_empty() && !value.is_empty() && field.canonical(&value).is_err() {
                return Err(Wrong::at_place(place, t::hint(locale, field.kind)));
            }
            values.insert(field.key.clone(), value);
        }
        Ok(values)
    }
}

/// What can be picked: nothing, what is offered, and a value that is there but no longer offered.
fn options(field: &CustomField, now: &str) -> Vec<String> {
    let offered: Vec<String> = match field.kind {
        FieldKind::Choice => field.choices.clone(),
        FieldKind::Flag => ["true", "false"].map(str::to_owned).to_vec(),
        FieldKind::Text | FieldKind::Number | FieldKind::Date => return Vec::new(),
    };
    let mut options = vec![String::new()];
    options.extend(offered);
    if !options.iter().any(|option| option == now) {
        options.push(now.to_owned());
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::look::Look;
    use crate::tui::testkit::type_into;
    use ratatui::layout::Rect;

    fn field(key: &str, kind: FieldKind, choices: &[&str]) -> CustomField {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        CustomField { key: key.into(), label: key.into(), kind, choices, retired: false }
    }

    fn filled(keys: &str) -> Result<CustomValues, Wrong> {
        let fields = vec![
            field("nation", FieldKind::Choice, &["汉族", "朝鲜族"]),
            field("lawyer", FieldKind::Flag, &[]),
            field("since", FieldKind::Date, &[]),
        ];
        let values = [("nation", "满族"), ("since", "2020-01-02")];
        let values = values.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let (asked, entries) = ValueFields::new(fields, &values, 0, Locale::Zh);
        let mut form = Form::new(entries);
        let area = Rect::new(0, 0, 60, 12);
        type_into(keys, |msg| {
            form.update(&msg, area, &Look::default());
        });
        asked.read(&form, Locale::Zh)
    }

    #[test]
    fn what_is_there_stays_until_something_else_is_picked() {
        let read = |keys: &str| {
            let values = filled(keys).unwrap_or_default();
            values.into_values().collect::<Vec<_>>().join("|")
        };
        assert_eq!(read(""), "|满族|2020-01-02", "also a choice that is no longer offered");
        assert_eq!(read("2 <tab> 3"), "false|汉族|2020-01-02");
        let anew = format!("1 <tab> <tab> <end> {}2021-03-04", "<backspace> ".repeat(10));
        assert_eq!(read(&anew), "||2021-03-04");
    }

    #[test]
    fn a_value_that_does_not_fit_is_shown_at_its_field() {
        let wrong = Wrong::at_place(2, t::hint_date(Locale::Zh));
        assert_eq!(filled("<tab> <tab> x"), Err(wrong));
    }
}
