//! Changing one rule, or confirming it, from a day on.

use crate::app::AppError;
use crate::app::site::rules::RuleLine;
use crate::app::site::rules::change::{Change, change};
use crate::i18n::{Locale, rules as words, settings_room as t};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave, required_day};
use crate::tui::widget::area::Area;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;

/// One rule.
struct Rule {
    key: &'static str,
}

/// The form for a rule; with `confirm` it is filled in as checked.
pub(super) fn page(line: &RuleLine, confirm: bool, cx: &Cx) -> impl Screen + use<> {
    let locale = cx.look.locale;
    let today = cx.zone.date(cx.now).to_string();
    let checked = Pick::new([t::no(locale), t::yes(locale)]);
    let mut form = Form::new([
        Entry::line("value", t::value(locale), Field::new().max(400).with(&line.written))
            .required()
            .hint(t::value_hint(locale, &line.shown)),
        Entry::area("basis", t::basis(locale), Area::new().max(400).with(&line.basis), 4)
            .required()
            .hint(t::basis_hint(locale)),
        Entry::pick(
            "checked",
            t::checked(locale),
            checked.with(usize::from(confirm || line.verified)),
        ),
        Entry::line("from", t::from(locale), Field::day().with(today))
            .required()
            .hint(t::from_hint(locale)),
    ]);
    if confirm {
        form.focus("basis");
    }
    FormPage::new(Rule { key: line.key }, form)
}

impl Sheet for Rule {
    type Kept = ();

    fn title(&self, locale: Locale) -> String {
        words::label(locale, self.key).to_owned()
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<()>, Wrong> {
        let asked = Change {
            key: self.key,
            written: form.text("value"),
            basis: form.text("basis").replace('\n', " "),
            verified: form.picked("checked") == Some(1),
            from: required_day(form, "from", cx.look.locale)?,
        };
        Ok(Step::save(move |app, actor| change(app, actor, asked).map(drop)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        Some(Wrong::at("value", refused.message(locale)))
    }

    fn kept(&self, (): &(), cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        leave(t::rule_changed(locale, words::label(locale, self.key)))
    }
}
