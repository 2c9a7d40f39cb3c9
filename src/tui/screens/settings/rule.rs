//! Changing one rule, or confirming it, from a day on.

use crate::app::site::rules::RuleLine;
use crate::app::site::rules::change::{Change, change};
use crate::domain::time::Date;
use crate::i18n::{rules as words, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::area::Area;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form of one rule.
pub(super) struct RuleScreen {
    key: &'static str,
    form: Form,
    busy: bool,
}

struct Done(Result<(), String>);

impl RuleScreen {
    /// The form for a rule; with `confirm` it is filled in as checked.
    pub(super) fn new(line: RuleLine, confirm: bool, cx: &Cx) -> Self {
        let locale = cx.look.locale;
        let day = Field::new().max(10).accepting(|c| c.is_ascii_digit() || c == '-');
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
            Entry::line("from", t::from(locale), day.with(today))
                .required()
                .hint(t::from_hint(locale)),
        ]);
        if confirm {
            form.focus("basis");
        }
        Self { key: line.key, form, busy: false }
    }

    fn submit(&mut self, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let Ok(from) = self.form.text("from").parse::<Date>() else {
            self.form.error("from", t::bad_day(locale));
            return vec![];
        };
        let asked = Change {
            key: self.key,
            written: self.form.text("value"),
            basis: self.form.text("basis").replace('\n', " "),
            verified: self.form.picked("checked") == Some(1),
            from,
        };
        self.busy = true;
        vec![Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| change(app, actor, asked));
            Done(done.map(drop).map_err(|error| error.message(locale)))
        })]
    }
}

impl Screen for RuleScreen {
    fn title(&self, cx: &Cx) -> String {
        words::label(cx.look.locale, self.key).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            self.busy = false;
            return match outcome {
                Ok(()) => {
                    let name = words::label(locale, self.key);
                    vec![Effect::ok(t::rule_changed(locale, name)), Effect::pop()]
                }
                Err(text) => {
                    self.form.error("value", text.clone());
                    vec![]
                }
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if self.busy {
            return vec![];
        }
        match self.form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => self.submit(cx),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, &self.title(cx), cx.look);
        self.form.view(frame, inner, cx.look);
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed() && !self.busy
    }
}
