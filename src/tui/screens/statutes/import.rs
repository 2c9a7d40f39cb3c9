//! Importing a statute: file → what was found in it, with everything somebody should look at → what
//! the import does → done, and the next file.

use crate::app::Explain as _;
use crate::app::statute::import::{
    Given, ImportReport, Outcome, Severity, StatuteDraft, check, excerpt, import, preview,
};
use crate::domain::statute::StatuteText;
use crate::domain::time::{Date, typed_date};
use crate::i18n::{Locale, statute_import as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::action::statutes::import as actions;
use crate::tui::effect::{Effect, Lane, Toast, Tone};
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::{OpenFile, Picked};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::sync::Arc;

/// Endings of the files that statutes come in.
const WANTED: &[&str] = &["txt", "docx", "md"];
/// The most bytes a statute's file may have.
const MAX_BYTES: u64 = 16 << 20;

/// Importing one file after the other.
pub(super) struct ImportScreen {
    form: Form,
    stage: Stage,
    scroll: usize,
    busy: bool,
    /// The folders were opened once by themselves.
    asked: bool,
}

/// How far the import is.
enum Stage {
    /// A file is asked for, or what it does not say.
    Form,
    /// It was read; what importing it does is known when it is sound.
    Checked(Arc<StatuteDraft>, Option<Outcome>),
    /// It was imported.
    Done(ImportReport),
}

/// A file read, and what importing it would do.
struct Checked(Result<(Arc<StatuteDraft>, Option<Outcome>), String>);
/// The person agrees to replace what is loaded.
struct Agreed;
/// What the import did.
struct Imported(Result<ImportReport, String>);

impl ImportScreen {
    /// An import that begins with the question for a file.
    pub fn new(locale: Locale) -> Self {
        let path = Entry::line("path", t::path(locale), Field::new().max(1_000));
        let title = Entry::line("title", t::full_title(locale), Field::new().max(100));
        let form = Form::new([
            path.required().hint(t::path_hint(locale)),
            title.hint(t::given_hint(locale)),
            Entry::line("version", t::version(locale), Field::day()),
            Entry::line("effective", t::effective(locale), Field::day()),
        ]);
        let form = form.button(t::check(locale));
        Self { form, stage: Stage::Form, scroll: 0, busy: false, asked: false }
    }

    /// What the person says about the file; none when a day cannot be read.
    fn given(&mut self, locale: Locale) -> Option<Given> {
        let title = self.form.text("title").trim().to_owned();
        let mut day = |name: &str| -> Result<Option<Date>, ()> {
            let typed = self.form.text(name);
            match typed.trim() {
                "" => Ok(None),
                typed => typed_date(typed).map(Some).ok_or_else(|| {
                    self.form.error(name, t::date_wrong(locale));
                }),
            }
        };
        let (version, effective_from) = (day("version"), day("effective"));
        Some(Given {
            title: Some(title).filter(|title| !title.is_empty()),
            version: version.ok()?,
            effective_from: effective_from.ok()?,
        })
    }

    fn read(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(given) = self.given(locale) else { return vec![] };
        let path = self.form.text("path");
        self.busy = true;
        vec![Effect::job(Lane::Long, move |session| {
            let here = session.files().start();
            let path = session.files().resolve(&here, &path);
            let bytes = match session.files().read(&path, MAX_BYTES) {
                Ok(bytes) => bytes,
                Err(refusal) => return Checked(Err(refusal.message(locale))),
            };
            let draft = Arc::new(check(&path, &bytes, &given));
            if draft.value.is_none() {
                return Checked(Ok((draft, None)));
            }
            let report = session.run(|app, actor| preview(app, actor, &draft));
            let found = report.map(|report| (draft, Some(report.outcome)));
            Checked(found.map_err(|error| error.message(locale)))
        })]
    }

    /// Imports at once, or asks first when words are replaced.
    fn commit(&mut self, locale: Locale) -> Vec<Effect> {
        let Stage::Checked(draft, Some(outcome)) = &self.stage else { return vec![] };
        match (outcome, &draft.value) {
            (Outcome::Replaced, Some(text)) => {
                let told = t::replace_text(locale, &text.title, text.version);
                let question = Confirm::new(t::replace(locale), told).verb(t::replace(locale));
                vec![Effect::confirm(question.danger(), |_| Agreed)]
            }
            (Outcome::New, _) => self.import(false, locale),
            _ => vec![],
        }
    }

    fn import(&mut self, replace: bool, locale: Locale) -> Vec<Effect> {
        let Stage::Checked(draft, _) = &self.stage else { return vec![] };
        let draft = Arc::clone(draft);
        self.busy = true;
        let work = move |session: &Backend| {
            let report = session.run(|app, actor| {
                let report = import(app, actor, &draft, replace)?;
                // Whoever searches next does not wait for the index.
                crate::app::search::refresh::refresh(app)?;
                Ok(report)
            });
            Imported(report.map_err(|error| error.message(locale)))
        };
        vec![Effect::lasting_job(Lane::Long, work, move |Imported(outcome)| match outcome {
            Ok(report) => Toast { tone: Tone::Ok, text: done(report, locale) },
            Err(text) => Toast { tone: Tone::Danger, text: t::failed_meanwhile(locale, text) },
        })]
    }

    fn text(&self, width: u16, look: &Look) -> Text<'static> {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        match &self.stage {
            Stage::Form => Text::default(),
            Stage::Checked(draft, outcome) => checked(draft, *outcome, width, look),
            Stage::Done(report) => Text::from(vec![
                Line::styled(format!("{} {}", marks.ok, done(report, locale)), theme.ok),
                Line::raw(t::done_articles(locale, report.articles)),
                Line::default(),
                Line::styled(t::done_next(locale), theme.info),
            ]),
        }
    }

    fn scroll_by(&mut self, code: Code, cx: &Cx) {
        let area = inside(cx.area);
        let text = Paragraph::new(self.text(area.width, cx.look));
        self.scroll = text.scrolled(self.scroll, code, area, cx.look);
    }

    /// Back to the form, with what was found in the file.
    fn correct(&mut self) {
        let Stage::Checked(draft, _) = &self.stage else { return };
        if let Some(text) = &draft.value {
            let found = [
                ("title", text.title.clone()),
                ("version", text.version.to_string()),
                ("effective", text.effective_from.to_string()),
            ];
            for (name, value) in found {
                if let Some(Input::Line(field)) = self.form.input_mut(name) {
                    field.set(value);
                }
            }
        }
        self.form.focus("title");
        self.stage = Stage::Form;
    }

    fn pick(locale: Locale) -> Vec<Effect> {
        vec![Effect::overlay(OpenFile::new(t::title(locale), WANTED))]
    }
}

/// What an import did, in a sentence.
fn done(report: &ImportReport, locale: Locale) -> String {
    match report.outcome {
        Outcome::Replaced => t::done_replaced(locale, &report.title, report.version),
        _ => t::done(locale, &report.title, report.version),
    }
}

impl Screen for ImportScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let idle = !self.busy;
        match &self.stage {
            Stage::Form => vec![
                ActionState::when(form_actions::SAVE, idle).label(t::check(locale)),
                ActionState::when(actions::PICK, idle),
                ActionState::on(form_actions::NEXT_FIELD),
            ],
            Stage::Checked(_, outcome) => {
                let commit = match outcome {
                    None => ActionState::off(actions::COMMIT, t::why_unsound(locale)),
                    Some(Outcome::Unchanged) => {
                        ActionState::off(actions::COMMIT, t::why_unchanged(locale))
                    }
                    Some(_) => ActionState::when(actions::COMMIT, idle),
                };
                vec![
                    commit,
                    ActionState::when(actions::CORRECT, idle),
                    ActionState::when(actions::PICK, idle).label(t::another(locale)),
                ]
            }
            Stage::Done(_) => {
                vec![ActionState::when(actions::PICK, idle).label(t::another(locale))]
            }
        }
    }

    fn captures_text(&self) -> bool {
        matches!(self.stage, Stage::Form)
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Checked(outcome)) = msg.reply::<Checked>() {
            (self.busy, self.scroll) = (false, 0);
            match outcome {
                Ok((draft, outcome)) => self.stage = Stage::Checked(Arc::clone(draft), *outcome),
                Err(text) => {
                    self.stage = Stage::Form;
                    self.form.error("path", text.clone());
                }
            }
            return vec![];
        }
        if let Some(Picked { path }) = msg.reply::<Picked>() {
            // Nothing that was said about the last file holds for this one.
            *self = Self { asked: true, ..Self::new(locale) };
            if let Some(Input::Line(field)) = self.form.input_mut("path") {
                field.set(path.clone());
            }
            return self.read(locale);
        }
        if msg.reply::<Agreed>().is_some() {
            return self.import(true, locale);
        }
        if let Some(Imported(outcome)) = msg.reply::<Imported>() {
            (self.busy, self.scroll) = (false, 0);
            return match outcome {
                Ok(report) => {
                    self.stage = Stage::Done(report.clone());
                    vec![Effect::ok(done(report, locale))]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match (&self.stage, msg) {
            (_, Msg::Command(actions::PICK)) => return Self::pick(locale),
            (Stage::Form, Msg::Shown) if !self.asked => {
                self.asked = true;
                return Self::pick(locale);
            }
            (Stage::Form, _) => {
                let event = self.form.update(msg, inside(cx.area), cx.look);
                if event == FormEvent::Submit && !self.busy {
                    return self.read(locale);
                }
            }
            (_, Msg::Command(actions::CORRECT)) => self.correct(),
            (_, Msg::Command(actions::COMMIT)) => return self.commit(locale),
            (_, Msg::Key(key)) => self.scroll_by(key.code, cx),
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let title = match &self.stage {
            Stage::Checked(draft, _) => format!("{}  {}", t::title(locale), draft.source.name),
            _ => t::title(locale).to_owned(),
        };
        panel(frame.buffer_mut(), area, &title, cx.look);
        let place = inside(area);
        let form = matches!(self.stage, Stage::Form);
        let taken = u16::from(self.busy);
        let body = Rect { height: place.height.saturating_sub(taken), ..place };
        if form {
            self.form.view(frame, body, cx.look);
        } else {
            let text = self.text(body.width, cx.look);
            Paragraph::new(text).view(frame.buffer_mut(), body, self.scroll, cx.look);
        }
        if self.busy {
            let text = if form { t::reading(locale) } else { t::importing(locale) };
            let below = Rect { y: body.bottom(), height: 1, ..place };
            let line = Line::styled(text, cx.look.theme.info);
            Paragraph::new(line).view(frame.buffer_mut(), below, 0, cx.look);
        }
    }
}

/// What was found in a file, what importing it does, and everything somebody should look at.
fn checked(
    draft: &StatuteDraft,
    outcome: Option<Outcome>,
    width: u16,
    look: &Look,
) -> Text<'static> {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    let (errors, warnings) = (draft.count(Severity::Error), draft.count(Severity::Warning));
    let mut lines = vec![if errors == 0 {
        Line::styled(format!("{} {}", marks.ok, t::sound(locale, warnings)), theme.ok)
    } else {
        let text = t::unsound(locale, errors, warnings);
        Line::styled(format!("{} {text}", marks.danger), theme.danger)
    }];
    if let Some(text) = &draft.value {
        lines.push(Line::default());
        lines.extend(facts(text, locale));
    }
    if let Some(outcome) = outcome {
        let (text, style) = match outcome {
            Outcome::New => (t::outcome_new(locale), theme.info),
            Outcome::Unchanged => (t::outcome_unchanged(locale), theme.muted),
            Outcome::Replaced => (t::outcome_replaced(locale), theme.warn),
        };
        lines.push(Line::default());
        lines.push(Line::styled(text, style));
    }
    for (at, issue) in draft.issues.iter().enumerate() {
        let style = match issue.severity {
            Severity::Error => theme.danger,
            Severity::Warning => theme.warn,
            Severity::Info => theme.info,
        };
        let place = (issue.place.line, issue.place.column);
        let head = t::issue_at(locale, at + 1, draft.issues.len(), place.0, place.1);
        lines.push(Line::default());
        lines.push(Line::styled(head, style));
        let text = excerpt(&draft.source, issue, locale, usize::from(width.saturating_sub(2)));
        lines.extend(text.lines().map(|line| Line::raw(line.to_owned())));
    }
    Text::from(lines)
}

fn facts(text: &StatuteText, locale: Locale) -> Vec<Line<'static>> {
    let last = text.articles.last().map(|article| article.label()).unwrap_or_default();
    let from = text.effective_from;
    let effective = match text.effective_to {
        Some(to) => t::found_effective_to(locale, from, to),
        None => t::found_effective(locale, from),
    };
    [
        t::found_title(locale, &text.title),
        t::found_version(locale, text.version),
        effective,
        t::found_parts(locale, text.headings.len(), text.articles.len(), last),
    ]
    .map(Line::raw)
    .to_vec()
}
