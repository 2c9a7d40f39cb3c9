//! Extra time for one person: how much, and why.

use crate::app::exam::extra_time::{MOST_MINUTES, extra_time};
use crate::app::exam::roster::Candidate;
use crate::domain::id::AttemptId;
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, exam, sittings as t};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::screens::when;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use ratatui::text::{Line, Text};

/// Extra time for one person.
struct ExtraTime {
    attempt: AttemptId,
    name: String,
    /// The paper has ended by itself and would go on.
    reopens: bool,
    closes_at: Option<Timestamp>,
}

/// The form for somebody who works on a paper or has one; none for who has not.
pub(super) fn page(
    person: &Candidate,
    closes_at: Option<Timestamp>,
    locale: Locale,
) -> Option<impl Screen + use<>> {
    let running = person.running.map(|one| one.attempt);
    let attempt = running.or_else(|| person.best.as_ref().map(|line| line.attempt))?;
    let form = Form::new([
        Entry::line("minutes", t::extra_minutes(locale), Field::digits(3))
            .required()
            .hint(t::extra_minutes_hint(locale)),
        Entry::line("reason", t::extra_reason(locale), Field::new().max(200)).required(),
    ])
    .button(t::extra_time(locale));
    let (name, reopens) = (person.person.name.clone(), running.is_none());
    Some(FormPage::new(ExtraTime { attempt, name, reopens, closes_at }, form))
}

impl Sheet for ExtraTime {
    /// The new deadline.
    type Kept = Timestamp;

    fn title(&self, locale: Locale) -> String {
        t::extra_time_title(locale, &self.name)
    }

    fn note(&self, cx: &Cx) -> Text<'static> {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let mut lines = Vec::new();
        if self.reopens {
            lines.push(Line::styled(t::extra_reopens(locale), theme.warn));
        }
        if let Some(closes_at) = self.closes_at {
            let closes = when::day_and_time(closes_at, cx);
            lines.push(Line::styled(t::extra_beyond(locale, closes), theme.muted));
        }
        Text::from(lines)
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<Timestamp>, Wrong> {
        let Ok(minutes) = form.text("minutes").parse::<u32>() else {
            let text = exam::extra_minutes(cx.look.locale, MOST_MINUTES);
            return Err(Wrong::at("minutes", text));
        };
        let (attempt, reason) = (self.attempt, form.text("reason"));
        Ok(Step::save(move |app, actor| extra_time(app, actor, attempt, minutes, &reason)))
    }

    fn kept(&self, deadline: &Timestamp, cx: &Cx) -> Vec<Effect> {
        leave(t::extra_given(cx.look.locale, when::time_of_day(*deadline, cx)))
    }
}
