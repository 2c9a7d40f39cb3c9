//! Issuing one-time codes: for one person, or for everybody of their agency without a password.

use super::codes::CodesScreen;
use crate::app::account::issue_codes::{IssuedCode, Recipients, issue_codes};
use crate::app::account::list::Line;
use crate::domain::one_time_code::{DEFAULT_HOURS, MAX_HOURS};
use crate::i18n::{Locale, accounts as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
pub(super) struct IssueScreen {
    line: Line,
    form: Option<Form>,
    busy: bool,
}

struct Issued(Result<Vec<IssuedCode>, String>);

impl IssueScreen {
    /// Codes for this account, or for the agency of its owner.
    pub(super) const fn new(line: Line) -> Self {
        Self { line, form: None, busy: false }
    }

    fn make_form(&self, locale: Locale) -> Form {
        let person = t::codes_person(locale, &self.line.account.display_name);
        let agency = self.line.agency.as_ref().map(|(_, name)| t::codes_agency(locale, name));
        let hours = Field::new().max(3).accepting(|c| c.is_ascii_digit());
        Form::new([
            Entry::pick("who", t::codes_who(locale), Pick::new([person].into_iter().chain(agency))),
            Entry::line("hours", t::codes_hours(locale), hours.with(DEFAULT_HOURS.to_string()))
                .required()
                .hint(t::codes_hours_hint(locale)),
        ])
        .button(t::codes(locale))
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(form) = &mut self.form else { return vec![] };
        let hours = form.text("hours").parse::<i64>().unwrap_or(0);
        if !(1..=MAX_HOURS).contains(&hours) {
            form.error("hours", t::codes_hours_hint(locale));
            return vec![];
        }
        let recipients = match (form.picked("who"), &self.line.agency) {
            (Some(1), Some((agency, _))) => Recipients::Agency(*agency),
            _ => Recipients::Accounts(vec![self.line.account.id]),
        };
        self.busy = true;
        vec![Effect::job(Lane::Normal, move |session| {
            let issued = session.run(|app, actor| issue_codes(app, actor, recipients, hours));
            Issued(issued.map_err(|error| error.message(locale)))
        })]
    }
}

impl Screen for IssueScreen {
    fn title(&self, cx: &Cx) -> String {
        t::codes_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let label = t::codes(cx.look.locale);
        vec![
            ActionState::when(form_actions::SAVE, !self.busy).label(label),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Issued(outcome)) = msg.reply::<Issued>() {
            self.busy = false;
            return match outcome {
                Ok(issued) => vec![Effect::replace(CodesScreen::new(issued.clone()))],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if matches!(msg, Msg::Shown) && self.form.is_none() {
            self.form = Some(self.make_form(locale));
        }
        if self.busy {
            return vec![];
        }
        let Some(form) = &mut self.form else { return vec![] };
        match form.update(msg, form_area(cx.area), cx.look) {
            FormEvent::Submit => self.submit(locale),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let inner = panel(frame.buffer_mut(), area, t::codes_title(look.locale), look);
        let (note, style) = (t::codes_note(look.locale), look.theme.muted);
        let at = (inner.x, inner.y);
        crate::tui::text::put(frame.buffer_mut(), at, note, inner.width, style, look.wide);
        if let Some(form) = &self.form {
            form.view(frame, form_area(area), look);
        }
    }

    fn captures_text(&self) -> bool {
        true
    }
}

/// Below the note.
fn form_area(area: Rect) -> Rect {
    let inner = inside(area);
    Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner }
}
