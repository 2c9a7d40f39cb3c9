//! Filling in the organisation's own fields of one officer.

use super::custom_values::ValueFields;
use super::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::app::officer::fill::fill;
use crate::domain::custom_field::CustomField;
use crate::domain::id::OfficerId;
use crate::i18n::{Locale, fields as t, people};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::form::Form;

/// The values of one officer.
struct Values {
    officer: OfficerId,
    name: String,
    asked: ValueFields,
}

/// The form for this officer, with the fields in use and their values.
pub(super) fn page(
    officer: OfficerId,
    name: String,
    fields: Vec<(CustomField, String)>,
    locale: Locale,
) -> impl Screen {
    let values = fields.iter().map(|(field, value)| (field.key.clone(), value.clone()));
    let values = values.collect();
    let fields = fields.into_iter().map(|(field, _)| field).collect();
    let (asked, entries) = ValueFields::new(fields, &values, 0, locale);
    FormPage::new(Values { officer, name, asked }, Form::new(entries))
}

impl Sheet for Values {
    type Kept = ();

    fn title(&self, locale: Locale) -> String {
        t::fill_title(locale, &self.name)
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<()>, Wrong> {
        let (officer, values) = (self.officer, self.asked.read(form, cx.look.locale)?);
        Ok(Step::save(move |app, actor| fill(app, actor, officer, &values)))
    }

    fn kept(&self, (): &(), cx: &Cx) -> Vec<Effect> {
        leave(people::values_saved(cx.look.locale))
    }
}
