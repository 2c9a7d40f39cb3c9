//! Entering classroom training of one officer, with its evidence.

use super::form_page::{FormPage, Sheet, Step, Wrong, leave, required_day};
use crate::app::AppError;
use crate::app::study::train::{Draft, LONGEST, TrainingFault, train};
use crate::domain::hours::Hours;
use crate::domain::id::OfficerId;
use crate::domain::time::Date;
use crate::i18n::{Locale, hours as t};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};

/// A training of one officer.
struct Training {
    officer: OfficerId,
    name: String,
}

/// The form for this officer, filled in for `today`.
pub fn page(officer: OfficerId, name: String, today: Date, locale: Locale) -> impl Screen {
    let day = Field::day().with(today.to_string());
    let form = Form::new([
        Entry::line("held_on", t::field_day(locale), day).required().hint(t::hint_day(locale)),
        Entry::line("title", t::field_title(locale), Field::new().max(80)).required(),
        Entry::line("minutes", t::field_minutes(locale), Field::digits(3)).required(),
        Entry::line("evidence", t::field_evidence(locale), Field::new().max(120))
            .required()
            .hint(t::hint_evidence(locale)),
    ])
    .button(t::train(locale));
    FormPage::new(Training { officer, name }, form)
}

impl Sheet for Training {
    type Kept = Hours;

    fn title(&self, locale: Locale) -> String {
        t::train_title(locale, &self.name)
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<Hours>, Wrong> {
        let locale = cx.look.locale;
        let minutes = form.text("minutes").parse();
        let draft = Draft {
            officer: self.officer,
            held_on: required_day(form, "held_on", locale)?,
            title: form.text("title"),
            minutes: minutes
                .map_err(|_| Wrong::at("minutes", t::fault_minutes(locale, LONGEST)))?,
            evidence: form.text("evidence"),
        };
        Ok(Step::save(move |app, actor| train(app, actor, &draft)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        let field = match refused.is::<TrainingFault>()? {
            TrainingFault::NoTitle | TrainingFault::Twice => "title",
            TrainingFault::NoEvidence => "evidence",
            TrainingFault::Minutes => "minutes",
            TrainingFault::Future => "held_on",
            TrainingFault::NoReason | TrainingFault::Withdrawn | TrainingFault::Own => return None,
        };
        Some(Wrong::at(field, refused.message(locale)))
    }

    fn kept(&self, hours: &Hours, cx: &Cx) -> Vec<Effect> {
        leave(t::trained(cx.look.locale, hours))
    }
}
