//! 名册导入: file → what is wrong with it, each at its row and column → what would change → done.

use crate::app::AppError;
use crate::app::Explain as _;
use crate::app::files::last_part;
use crate::app::officer::import::{
    ImportRefusal, ImportReport, MAX_BYTES, Outcome, Roster, RosterIssue, Severity, import, read,
};
use crate::i18n::{Locale, roster_screen as t};
use crate::tui::action::ActionState;
use crate::tui::action::roster as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::{OpenFile, Picked};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::sync::Arc;

/// Endings of roster files.
const WANTED: &[&str] = &["csv", "txt"];

/// Importing one roster.
#[derive(Default)]
pub struct RosterScreen {
    path: Option<String>,
    stage: Stage,
    scroll: usize,
    busy: bool,
}

/// How far the import is.
#[derive(Default)]
enum Stage {
    /// A file is to be chosen; why the last one could not be read.
    #[default]
    File,
    /// It could not be read.
    Unreadable(String),
    /// It was read and tried.
    Tried(Arc<Tried>),
    /// It was imported.
    Done(Arc<ImportReport>),
}

/// A file read, and what importing it would do.
struct Tried {
    roster: Roster,
    issues: Vec<RosterIssue>,
    /// None when there are errors.
    report: Option<ImportReport>,
}

/// What came of reading and trying.
struct Checked(Result<Arc<Tried>, String>);
/// The person agrees to import.
struct Agreed;
/// What came of the import.
struct Imported(Result<Arc<ImportReport>, String>);

impl RosterScreen {
    fn pick(locale: Locale) -> Effect {
        Effect::overlay(OpenFile::new(t::pick_title(locale), WANTED))
    }

    fn check(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(path) = self.path.clone() else { return vec![] };
        self.busy = true;
        vec![Effect::job(Lane::Long, move |session| {
            let bytes = match session.files().read(&path, MAX_BYTES as u64) {
                Ok(bytes) => bytes,
                Err(refusal) => return Checked(Err(refusal.message(locale))),
            };
            let tried = session.run(|app, actor| {
                let name = last_part(&path);
                let roster = read(app, name, &bytes)?;
                let outcome = import(app, actor, &roster, true);
                tried(roster, outcome)
            });
            Checked(tried.map(Arc::new).map_err(|error| error.message(locale)))
        })]
    }

    fn commit(&mut self, locale: Locale) -> Vec<Effect> {
        let Stage::Tried(tried) = &self.stage else { return vec![] };
        self.busy = true;
        let tried = Arc::clone(tried);
        vec![Effect::job(Lane::Long, move |session| {
            let report = session.run(|app, actor| import(app, actor, &tried.roster, false));
            Imported(report.map(Arc::new).map_err(|error| error.message(locale)))
        })]
    }

    fn text(&self, look: &Look) -> Text<'static> {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        match &self.stage {
            _ if self.busy => Text::styled(t::working(locale), theme.muted),
            Stage::File => Text::from(vec![
                Line::raw(t::intro(locale)),
                Line::default(),
                Line::styled(t::columns(locale), theme.muted),
            ]),
            Stage::Unreadable(why) => Text::styled(format!("{} {why}", marks.danger), theme.danger),
            Stage::Tried(tried) => tried.text(look),
            Stage::Done(report) => {
                let done = format!("{} {}", marks.ok, t::done(locale));
                let mut lines = vec![Line::styled(done, theme.ok), Line::default()];
                lines.extend(summary(report, locale));
                lines.push(Line::default());
                lines.push(Line::styled(t::next_steps(locale), theme.info));
                Text::from(lines)
            }
        }
    }
}

/// What a trial run tells; errors of rows are part of it and no failure.
fn tried(roster: Roster, outcome: Result<ImportReport, AppError>) -> Result<Tried, AppError> {
    let mut issues = roster.issues.clone();
    let report = match outcome {
        Ok(report) => Some(report),
        Err(error) => match error.is::<ImportRefusal>() {
            Some(refusal) => {
                issues.extend(refusal.issues.iter().cloned());
                None
            }
            None => return Err(error),
        },
    };
    let incomplete = report.iter().flat_map(|report| &report.cards_incomplete);
    issues.extend(incomplete.map(|row| roster.incomplete_card(*row)));
    issues.sort_by_key(|issue| (issue.severity() != Severity::Error, issue.row, issue.column));
    Ok(Tried { roster, issues, report })
}

impl Tried {
    /// Something would change.
    fn changes(&self) -> bool {
        self.report.as_ref().is_some_and(|report| {
            report.created + report.updated + report.cards + report.accounts > 0
        })
    }

    fn text(&self, look: &Look) -> Text<'static> {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        let is_error = |issue: &&RosterIssue| issue.severity() == Severity::Error;
        let errors = self.issues.iter().filter(is_error).count();
        let warnings = self.issues.len() - errors;
        let mut lines = vec![match errors {
            0 => {
                let text = t::sound(locale, self.roster.officers.len(), warnings);
                Line::styled(format!("{} {text}", marks.ok), theme.ok)
            }
            _ => {
                let text = t::unsound(locale, errors, warnings);
                Line::styled(format!("{} {text}", marks.danger), theme.danger)
            }
        }];
        if let Some(report) = &self.report {
            lines.push(Line::default());
            lines.push(Line::styled(t::would(locale), theme.title));
            lines.extend(summary(report, locale));
        }
        if !self.issues.is_empty() {
            lines.push(Line::default());
            lines.push(Line::styled(t::issues(locale), theme.title));
        }
        for issue in &self.issues {
            let (mark, style) = match issue.severity() {
                Severity::Error => (marks.danger, theme.danger),
                Severity::Warning => (marks.warn, theme.warn),
            };
            let place = issue.place(locale);
            lines.push(Line::styled(format!("{mark} {place}"), style));
            lines.push(Line::raw(format!("    {}", issue.fault.message(locale))));
        }
        let changed = self.report.iter().flat_map(|report| &report.people);
        let mut changed = changed.filter(|one| one.outcome != Outcome::Unchanged).peekable();
        if changed.peek().is_some() {
            lines.push(Line::default());
            lines.push(Line::styled(t::people(locale), theme.title));
        }
        for one in changed {
            let outcome = match one.outcome {
                Outcome::Created => t::created(locale),
                Outcome::Updated | Outcome::Unchanged => t::updated(locale),
            };
            let card = one.card.as_ref().map(|number| t::with_card(locale, number));
            let text = t::person(locale, one.row, &one.name, outcome);
            lines.push(Line::raw(format!("  {text}{}", card.unwrap_or_default())));
        }
        Text::from(lines)
    }
}

/// The numbers of an import.
fn summary(report: &ImportReport, locale: Locale) -> Vec<Line<'static>> {
    let (new, changed, same) = (report.created, report.updated, report.unchanged);
    let mut texts = vec![t::numbers(locale, new, changed, same, report.cards)];
    if report.accounts > 0 {
        texts.push(t::accounts(locale, report.accounts));
    }
    texts.into_iter().map(|text| Line::raw(format!("  {text}"))).collect()
}

impl Screen for RosterScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let pick = ActionState::when(actions::PICK, !self.busy);
        let again = ActionState::when(actions::RECHECK, !self.busy && self.path.is_some());
        match &self.stage {
            Stage::File => vec![pick],
            Stage::Unreadable(_) => vec![pick, again],
            Stage::Tried(tried) => {
                let commit = match (&tried.report, tried.changes()) {
                    (None, _) => ActionState::off(actions::COMMIT, t::why_unsound(locale)),
                    (Some(_), false) => ActionState::off(actions::COMMIT, t::why_nothing(locale)),
                    (Some(_), true) => ActionState::when(actions::COMMIT, !self.busy),
                };
                vec![commit, again, pick]
            }
            Stage::Done(_) => vec![pick],
        }
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Picked { path }) = msg.reply::<Picked>() {
            self.path = Some(path.clone());
            return self.check(locale);
        }
        if let Some(Checked(outcome)) = msg.reply::<Checked>() {
            (self.busy, self.scroll) = (false, 0);
            self.stage = match outcome {
                Ok(tried) => Stage::Tried(Arc::clone(tried)),
                Err(text) => Stage::Unreadable(text.clone()),
            };
            return vec![];
        }
        if msg.reply::<Agreed>().is_some() {
            return self.commit(locale);
        }
        if let Some(Imported(outcome)) = msg.reply::<Imported>() {
            (self.busy, self.scroll) = (false, 0);
            return match outcome {
                Ok(report) => {
                    self.stage = Stage::Done(Arc::clone(report));
                    vec![Effect::ok(t::done(locale))]
                }
                // The ledger changed meanwhile: the trial run says how.
                Err(text) => {
                    let mut effects = vec![Effect::fail(text.clone())];
                    effects.extend(self.check(locale));
                    effects
                }
            };
        }
        match msg {
            Msg::Shown if self.path.is_none() && matches!(self.stage, Stage::File) => {
                // Once: whoever leaves the folders meets the sentence that says what is wanted.
                self.path = Some(String::new());
                vec![Self::pick(locale)]
            }
            Msg::Command(actions::PICK) => vec![Self::pick(locale)],
            Msg::Command(actions::RECHECK) => self.check(locale),
            Msg::Command(actions::COMMIT) => {
                let Stage::Tried(tried) = &self.stage else { return vec![] };
                let Some(report) = &tried.report else { return vec![] };
                let text = t::commit_text(locale, report.created, report.updated, report.cards);
                let question = Confirm::new(t::commit(locale), text).verb(t::commit(locale));
                vec![Effect::confirm(question, |_| Agreed)]
            }
            Msg::Key(key) => {
                let area = inside(cx.area);
                let text = Paragraph::new(self.text(cx.look)).hanging(2);
                self.scroll = text.scrolled(self.scroll, key.code, area, cx.look);
                vec![]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let file = self.path.as_deref().unwrap_or_default();
        let name = last_part(file);
        let title = format!("{}  {name}", t::title(locale));
        panel(frame.buffer_mut(), area, title.trim_end(), cx.look);
        let text = Paragraph::new(self.text(cx.look)).hanging(2);
        text.view(frame.buffer_mut(), inside(area), self.scroll, cx.look);
    }
}
