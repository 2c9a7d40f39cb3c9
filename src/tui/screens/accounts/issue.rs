//! Issuing one-time codes: for one person, or for everybody of their agency without a password.

use super::codes::CodesScreen;
use crate::app::account::issue_codes::{IssuedCode, Recipients, issue_codes};
use crate::app::account::list::Line;
use crate::domain::id::{AccountId, AgencyId};
use crate::domain::one_time_code::{DEFAULT_HOURS, MAX_HOURS};
use crate::i18n::{Locale, accounts as t};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;
use ratatui::text::Text;

/// Codes for an account, or for the agency of its owner.
struct Issue {
    account: AccountId,
    agency: Option<AgencyId>,
}

/// The form that issues codes for this account, or for the agency of its owner.
pub(super) fn page(line: &Line, locale: Locale) -> impl Screen + use<> {
    let person = t::codes_person(locale, &line.account.display_name);
    let agency = line.agency.as_ref().map(|(_, name)| t::codes_agency(locale, name));
    let hours = Field::digits(3).with(DEFAULT_HOURS.to_string());
    let form = Form::new([
        Entry::pick("who", t::codes_who(locale), Pick::new([person].into_iter().chain(agency))),
        Entry::line("hours", t::codes_hours(locale), hours)
            .required()
            .hint(t::codes_hours_hint(locale)),
    ])
    .button(t::codes(locale));
    let agency = line.agency.as_ref().map(|(agency, _)| *agency);
    FormPage::new(Issue { account: line.account.id, agency }, form)
}

impl Sheet for Issue {
    type Kept = Vec<IssuedCode>;

    // Nobody can read the codes again, and those issued before are void.
    const SHOWN_ONCE: bool = true;

    fn title(&self, locale: Locale) -> String {
        t::codes_title(locale).to_owned()
    }

    fn note(&self, cx: &Cx) -> Text<'static> {
        Text::styled(t::codes_note(cx.look.locale), cx.look.theme.muted)
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<Self::Kept>, Wrong> {
        let hours = form.text("hours").parse::<i64>().unwrap_or(0);
        if !(1..=MAX_HOURS).contains(&hours) {
            return Err(Wrong::at("hours", t::codes_hours_hint(cx.look.locale)));
        }
        let recipients = match (form.picked("who"), self.agency) {
            (Some(1), Some(agency)) => Recipients::Agency(agency),
            _ => Recipients::Accounts(vec![self.account]),
        };
        Ok(Step::save(move |app, actor| issue_codes(app, actor, recipients, hours)))
    }

    fn kept(&self, issued: &Self::Kept, _: &Cx) -> Vec<Effect> {
        vec![Effect::replace(CodesScreen::new(issued.clone()))]
    }
}
