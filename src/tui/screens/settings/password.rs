//! Changing one's own password; the old one is asked for again.

use crate::app::AppError;
use crate::app::account::PasswordRefused;
use crate::app::account::set_password::set_password;
use crate::app::password::Password;
use crate::i18n::{Locale, door, settings_room as t};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, Input};

/// One's own password.
struct OwnPassword;

/// The form.
pub(super) fn page(locale: Locale) -> impl Screen {
    let secret = |key, label| Entry::line(key, label, Field::new().max(128).secret()).required();
    let form = Form::new([
        secret("old", t::old_password(locale)),
        secret("new", door::new_password(locale)).hint(door::password_rule(locale)),
        secret("again", door::repeat_password(locale)),
    ]);
    FormPage::new(OwnPassword, form)
}

/// Takes a password out of the form, where it does not stay.
fn take(form: &mut Form, name: &str) -> Password {
    match form.input_mut(name) {
        Some(Input::Line(field)) => Password::new(field.take().to_string()),
        _ => Password::new(String::new()),
    }
}

impl Sheet for OwnPassword {
    type Kept = ();

    fn title(&self, locale: Locale) -> String {
        t::password(locale).to_owned()
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<()>, Wrong> {
        let (old, new, again) = (take(form, "old"), take(form, "new"), take(form, "again"));
        form.saved();
        if new.as_str() != again.as_str() {
            return Err(Wrong::at("old", door::not_the_same(cx.look.locale)));
        }
        Ok(Step::save(move |app, actor| set_password(app, actor, &old, &new)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        let field = if refused.is::<PasswordRefused>().is_some() { "new" } else { "old" };
        Some(Wrong::at(field, refused.message(locale)))
    }

    fn kept(&self, (): &(), cx: &Cx) -> Vec<Effect> {
        leave(t::password_changed(cx.look.locale))
    }
}
