//! Extra time for one person: how much, and why.

use crate::app::exam::extra_time::extra_time;
use crate::app::exam::roster::Candidate;
use crate::domain::id::AttemptId;
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, exam, sittings as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::when;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// Extra time for one person.
pub(super) struct ExtraTimeScreen {
    attempt: AttemptId,
    name: String,
    /// The paper has ended by itself and would go on.
    reopens: bool,
    closes_at: Option<Timestamp>,
    form: Form,
    saving: bool,
}

/// The new deadline, or why there is none.
struct Given(Result<Timestamp, String>);

impl ExtraTimeScreen {
    /// For somebody who works on a paper or has one; none for who has not.
    pub(super) fn of(
        person: &Candidate,
        closes_at: Option<Timestamp>,
        locale: Locale,
    ) -> Option<Self> {
        let running = person.running.map(|one| one.attempt);
        let attempt = running.or_else(|| person.best.as_ref().map(|line| line.attempt))?;
        let minutes = Field::new().max(3).accepting(|c| c.is_ascii_digit());
        let form = Form::new([
            Entry::line("minutes", t::extra_minutes(locale), minutes)
                .required()
                .hint(t::extra_minutes_hint(locale)),
            Entry::line("reason", t::extra_reason(locale), Field::new().max(200)).required(),
        ])
        .button(t::extra_time(locale));
        let (name, reopens) = (person.person.name.clone(), running.is_none());
        Some(Self { attempt, name, reopens, closes_at, form, saving: false })
    }

    /// What the person should know, above the form.
    fn notes(&self, cx: &Cx) -> Text<'static> {
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

    fn places(&self, area: Rect, cx: &Cx) -> (Rect, Rect) {
        let inner = inside(area);
        let rows = Paragraph::new(self.notes(cx)).height(usize::from(inner.width - 1), cx.look);
        let rows = u16::try_from(rows).unwrap_or(0).min(inner.height / 2);
        let notes = Rect { height: rows, ..inner };
        let y = inner.y + rows + 1;
        (notes, Rect { y, height: inner.bottom().saturating_sub(y), ..inner })
    }
}

impl Screen for ExtraTimeScreen {
    fn title(&self, cx: &Cx) -> String {
        t::extra_time_title(cx.look.locale, &self.name)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let save = ActionState::when(form_actions::SAVE, !self.saving);
        vec![save.label(t::extra_time(cx.look.locale)), ActionState::on(form_actions::NEXT_FIELD)]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed()
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Given(outcome)) = msg.reply::<Given>() {
            self.saving = false;
            return match outcome {
                Ok(deadline) => {
                    self.form.saved();
                    let until = when::time_of_day(*deadline, cx);
                    vec![Effect::ok(t::extra_given(locale, until)), Effect::pop()]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        let (_, area) = self.places(cx.area, cx);
        if self.form.update(msg, area, cx.look) != FormEvent::Submit || self.saving {
            return vec![];
        }
        let Ok(minutes) = self.form.text("minutes").parse::<u32>() else {
            let most = crate::app::exam::extra_time::MOST_MINUTES;
            self.form.error("minutes", exam::extra_minutes(locale, most));
            return vec![];
        };
        self.saving = true;
        let (attempt, reason) = (self.attempt, self.form.text("reason"));
        vec![Effect::job(Lane::Normal, move |session| {
            let given = session.run(|app, actor| extra_time(app, actor, attempt, minutes, &reason));
            Given(given.map_err(|error| error.message(locale)))
        })]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let title = t::extra_time_title(cx.look.locale, &self.name);
        panel(frame.buffer_mut(), area, &title, cx.look);
        let (notes, form) = self.places(area, cx);
        Paragraph::new(self.notes(cx)).view(frame.buffer_mut(), notes, 0, cx.look);
        self.form.view(frame, form, cx.look);
    }
}
