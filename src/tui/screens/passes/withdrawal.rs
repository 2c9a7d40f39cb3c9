//! Taking a pass record back, or a withdrawal made by mistake.

use crate::app::AppError;
use crate::app::pass::PassRefused;
use crate::app::pass::list::Line;
use crate::app::pass::withdraw::{Grounds, withdraw};
use crate::domain::id::Uid;
use crate::i18n::{Locale, pass as t};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use ratatui::text::Text;

/// The withdrawal of one record.
struct Withdrawal {
    record: Uid,
    exam: String,
    /// The record is itself a withdrawal.
    restores: bool,
}

/// The form for a record that stands.
pub(super) fn page(line: &Line, locale: Locale) -> impl Screen + use<> {
    let record = &line.recorded.record;
    let sheet = Withdrawal {
        record: record.uid,
        exam: record.exam.clone(),
        restores: record.withdraws.is_some(),
    };
    let form = Form::new([
        Entry::line("reason", t::field_reason(locale), Field::new().max(200)).required(),
        Entry::line("document", t::field_decision(locale), Field::new().max(60)).required(),
        Entry::line("approver", t::field_approver(locale), Field::new().max(30))
            .hint(t::hint_second(locale)),
    ])
    .button(t::withdraw(locale));
    FormPage::new(sheet, form)
}

impl Withdrawal {
    const fn consequence(&self, locale: Locale) -> &'static str {
        if self.restores { t::restore_text(locale) } else { t::withdraw_text(locale) }
    }
}

impl Sheet for Withdrawal {
    type Kept = ();

    fn title(&self, locale: Locale) -> String {
        t::withdraw_title(locale, &self.exam)
    }

    fn note(&self, cx: &Cx) -> Text<'static> {
        Text::styled(self.consequence(cx.look.locale), cx.look.theme.warn)
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<()>, Wrong> {
        let record = self.record;
        let grounds = Grounds {
            reason: form.text("reason"),
            document: form.text("document"),
            approver: form.text("approver"),
        };
        let step = Step::save(move |app, actor| withdraw(app, actor, record, grounds).map(drop));
        Ok(step.after_asking(self.consequence(cx.look.locale)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        match refused.is::<PassRefused>()? {
            PassRefused::NoApprover | PassRefused::OwnApproval => {
                Some(Wrong::at("approver", refused.message(locale)))
            }
            _ => None,
        }
    }

    fn kept(&self, (): &(), cx: &Cx) -> Vec<Effect> {
        leave(t::withdrawn_now(cx.look.locale))
    }
}
