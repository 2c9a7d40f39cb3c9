//! Entering a pass made elsewhere, with what proves it and who approved it.

use crate::app::AppError;
use crate::app::attachment::Upload;
use crate::app::pass::PassRefused;
use crate::app::pass::enter::{Entry as Pass, enter};
use crate::domain::bank::Subject;
use crate::domain::id::OfficerId;
use crate::domain::points::Points;
use crate::domain::sitting::Level;
use crate::i18n::{Locale, names, pass as t};
use crate::tui::action::ActionState;
use crate::tui::action::ledger::passes as own;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::{OpenFile, Picked};
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave, required_day};
use crate::tui::screens::upload::{self, Uploaded};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;
use ratatui::text::Text;

/// Endings of the files that are offered first.
const SCANS: &[&str] = &["pdf", "jpg", "jpeg", "png", "tif", "tiff"];

/// A pass of one officer.
struct PassSheet {
    officer: OfficerId,
    name: String,
    scan: Option<Upload>,
}

/// The form for this officer.
pub(super) fn page(officer: OfficerId, name: String, locale: Locale) -> impl Screen {
    let subjects = Subject::ALL.iter().map(|subject| names::subject(locale, *subject));
    let levels = Level::ALL.iter().map(|level| names::level(locale, *level));
    // What comes from elsewhere comes from the province, as a rule.
    let province = Level::ALL.iter().position(|level| *level == Level::Province).unwrap_or(0);
    let points = || Field::new().max(6).accepting(|c| c.is_ascii_digit() || c == '.');
    let form = Form::new([
        Entry::line("exam", t::field_exam(locale), Field::new().max(60)).required(),
        Entry::pick("subject", t::field_subject(locale), Pick::new(subjects)),
        Entry::pick("level", t::field_level(locale), Pick::new(levels).with(province)),
        Entry::line("passed_on", t::field_day(locale), Field::day()).required(),
        Entry::line("points", t::field_points(locale), points()).hint(t::hint_points(locale)),
        Entry::line("total", t::field_total(locale), points()),
        Entry::line("document", t::field_document(locale), Field::new().max(60))
            .hint(t::hint_document(locale)),
        Entry::line("approver", t::field_approver(locale), Field::new().max(30))
            .hint(t::hint_approver(locale)),
    ])
    .button(t::enter(locale));
    FormPage::new(PassSheet { officer, name, scan: None }, form)
}

/// Points earned and possible; both or neither.
fn score(form: &Form, locale: Locale) -> Result<Option<(Points, Points)>, Wrong> {
    let read = |field: &'static str| match form.text(field) {
        text if text.is_empty() => Ok(None),
        text => text.parse().map(Some).map_err(|_| Wrong::at(field, t::bad_points(locale))),
    };
    match (read("points")?, read("total")?) {
        (Some(earned), Some(total)) => Ok(Some((earned, total))),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Wrong::at("points", t::bad_points(locale))),
        (Some(_), None) => Err(Wrong::at("total", t::bad_points(locale))),
    }
}

impl Sheet for PassSheet {
    type Kept = ();

    fn title(&self, locale: Locale) -> String {
        t::enter_title(locale, &self.name)
    }

    fn note(&self, cx: &Cx) -> Text<'static> {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        match &self.scan {
            Some(scan) => Text::styled(t::scan_chosen(locale, &scan.name), theme.ok),
            None => Text::styled(t::scan_none(locale), theme.muted),
        }
    }

    fn actions(&self) -> Vec<ActionState> {
        vec![ActionState::on(own::SCAN)]
    }

    fn act(&mut self, msg: &Msg, _: &mut Form, cx: &Cx) -> Option<Vec<Effect>> {
        let locale = cx.look.locale;
        if let Some(picked) = msg.reply::<Picked>() {
            return Some(vec![upload::read(picked, locale)]);
        }
        if let Some(Uploaded(outcome)) = msg.reply::<Uploaded>() {
            return Some(match outcome {
                Ok(upload) => {
                    self.scan = Some(upload.clone());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            });
        }
        msg.is(own::SCAN).then(|| vec![Effect::overlay(OpenFile::new(t::pick_scan(locale), SCANS))])
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<()>, Wrong> {
        let locale = cx.look.locale;
        let subject = form.picked("subject").and_then(|at| Subject::ALL.get(at)).copied();
        let level = form.picked("level").and_then(|at| Level::ALL.get(at)).copied();
        let pass = Pass {
            officer: self.officer,
            subject: subject.unwrap_or(Subject::General),
            level: level.unwrap_or(Level::Province),
            exam: form.text("exam"),
            passed_on: required_day(form, "passed_on", locale)?,
            score: score(form, locale)?,
            document: form.text("document"),
            scan: self.scan.clone(),
            approver: form.text("approver"),
        };
        Ok(Step::save(move |app, actor| enter(app, actor, pass).map(drop)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        let field = match refused.is::<PassRefused>()? {
            PassRefused::NotYet => "passed_on",
            PassRefused::NoExam => "exam",
            PassRefused::NoEvidence => "document",
            PassRefused::BadScore => "points",
            PassRefused::NoApprover | PassRefused::OwnApproval => "approver",
            PassRefused::Unfounded | PassRefused::Withdrawn => return None,
        };
        Some(Wrong::at(field, refused.message(locale)))
    }

    fn kept(&self, (): &(), cx: &Cx) -> Vec<Effect> {
        leave(t::entered_for(cx.look.locale, &self.name))
    }
}
