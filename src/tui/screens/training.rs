//! Entering classroom training of one officer, with its evidence.

use crate::app::study::train::{Draft, LONGEST, TrainingFault, train};
use crate::domain::hours::Hours;
use crate::domain::id::OfficerId;
use crate::i18n::hours as t;
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
pub struct TrainingScreen {
    officer: OfficerId,
    name: String,
    form: Option<Form>,
    saving: bool,
}

struct Entered(Result<Hours, (Option<TrainingFault>, String)>);

impl TrainingScreen {
    /// The form for this officer.
    pub const fn new(officer: OfficerId, name: String) -> Self {
        Self { officer, name, form: None, saving: false }
    }

    fn form(cx: &Cx) -> Form {
        let locale = cx.look.locale;
        let today = cx.zone.date(cx.now).to_string();
        let day = Field::new().max(10).accepting(|c| c.is_ascii_digit() || c == '-').with(today);
        let minutes = Field::new().max(3).accepting(|c| c.is_ascii_digit());
        Form::new([
            Entry::line("held_on", t::field_day(locale), day).required().hint(t::hint_day(locale)),
            Entry::line("title", t::field_title(locale), Field::new().max(80)).required(),
            Entry::line("minutes", t::field_minutes(locale), minutes).required(),
            Entry::line("evidence", t::field_evidence(locale), Field::new().max(120))
                .required()
                .hint(t::hint_evidence(locale)),
        ])
        .button(t::train(locale))
    }

    fn submit(&mut self, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let Some(form) = &mut self.form else { return vec![] };
        let Ok(held_on) = form.text("held_on").parse() else {
            form.error("held_on", t::fault_day(locale));
            return vec![];
        };
        let Ok(minutes) = form.text("minutes").parse() else {
            form.error("minutes", t::fault_minutes(locale, LONGEST));
            return vec![];
        };
        let draft = Draft {
            officer: self.officer,
            held_on,
            title: form.text("title"),
            minutes,
            evidence: form.text("evidence"),
        };
        self.saving = true;
        vec![Effect::job(Lane::Normal, move |session| {
            let entered = session.run(|app, actor| train(app, actor, &draft));
            Entered(
                entered
                    .map_err(|error| (error.is::<TrainingFault>().copied(), error.message(locale))),
            )
        })]
    }

    fn entered(
        &mut self,
        outcome: &Result<Hours, (Option<TrainingFault>, String)>,
        cx: &Cx,
    ) -> Vec<Effect> {
        self.saving = false;
        let (fault, text) = match outcome {
            Ok(hours) => {
                return vec![Effect::ok(t::trained(cx.look.locale, hours)), Effect::pop()];
            }
            Err(refused) => refused,
        };
        let field = match fault {
            Some(TrainingFault::NoTitle | TrainingFault::Twice) => "title",
            Some(TrainingFault::NoEvidence) => "evidence",
            Some(TrainingFault::Minutes) => "minutes",
            Some(TrainingFault::Future) => "held_on",
            Some(TrainingFault::Own) | None => return vec![Effect::fail(text.clone())],
        };
        if let Some(form) = &mut self.form {
            form.error(field, text.clone());
        }
        vec![]
    }
}

impl Screen for TrainingScreen {
    fn title(&self, cx: &Cx) -> String {
        t::train(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let label = t::train(cx.look.locale);
        vec![
            ActionState::when(form_actions::SAVE, !self.saving).label(label),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.as_ref().is_some_and(Form::changed)
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(Entered(outcome)) = msg.reply::<Entered>() {
            return self.entered(outcome, cx);
        }
        if msg.reply::<JobFailed>().is_some() {
            self.saving = false;
            return vec![];
        }
        let form = self.form.get_or_insert_with(|| Self::form(cx));
        match form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit if !self.saving => self.submit(cx),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let title = t::train_title(cx.look.locale, &self.name);
        panel(frame.buffer_mut(), area, &title, cx.look);
        if let Some(form) = &self.form {
            form.view(frame, inside(area), cx.look);
        }
    }
}
