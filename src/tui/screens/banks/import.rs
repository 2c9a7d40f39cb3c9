//! Importing a bank file: path → everything wrong with it, at its place → what would change →
//! what changed, with undo.

use super::comparing::ComparingScreen;
use super::history::{self, Undone};
use crate::app::bank::check::{BankDraft, Severity, check, excerpt};
use crate::app::bank::compare::{Compared, compare};
use crate::app::bank::import::import;
use crate::app::bank::preview::{ImportReport, preview};
use crate::app::{Explain as _, Kind};
use crate::i18n::{Locale, bank_import as t, comma, doubts};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::banks::import as actions;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane, Toast, Tone};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::{OpenFile, Picked};
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::doubts::doubts_room;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::sync::Arc;

/// Ids named before a list is cut short.
const NAMED: usize = 12;

/// Importing one file.
pub struct ImportScreen {
    form: Form,
    stage: Stage,
    scroll: usize,
    busy: bool,
    /// The folders were opened once by themselves.
    asked: bool,
}

/// Endings of bank files.
const WANTED: &[&str] = &["toml"];
/// The most bytes a bank file may have.
const MAX_BYTES: u64 = 64 << 20;

/// How far the import is.
enum Stage {
    /// A file is asked for.
    Path,
    /// It was read; what it would do is known when it is sound.
    Checked(Arc<BankDraft>, Option<Preview>),
    /// It was imported.
    Done(ImportReport, String),
}

/// A file read, and what importing it would do.
struct Checked(Result<(Arc<BankDraft>, Option<Preview>), String>);

/// What importing a sound file would do.
#[derive(Clone)]
struct Preview {
    report: ImportReport,
    /// What is changed or looks like something that is there; why not, when this person may not
    /// see what is there.
    pairs: Result<Arc<Vec<Compared>>, String>,
}

/// The person agrees to import.
struct Agreed;
/// What the import did.
struct Imported(Result<ImportReport, String>);

impl ImportScreen {
    /// An import that begins with the question for a file.
    pub fn new(locale: Locale) -> Self {
        let path = Entry::line("path", t::path(locale), Field::new().max(1_000));
        let path = path.required().hint(t::path_hint(locale));
        let form = Form::new([path]).button(t::check(locale));
        Self { form, stage: Stage::Path, scroll: 0, busy: false, asked: false }
    }

    fn pick(locale: Locale) -> Effect {
        Effect::overlay(OpenFile::new(t::title(locale), WANTED))
    }

    fn read(&mut self, locale: Locale) -> Effect {
        self.busy = true;
        let path = self.form.text("path");
        Effect::job(Lane::Long, move |session| {
            let here = session.files().start();
            let path = session.files().resolve(&here, &path);
            let bytes = match session.files().read(&path, MAX_BYTES) {
                Ok(bytes) => bytes,
                Err(refusal) => return Checked(Err(refusal.message(locale))),
            };
            let draft = Arc::new(check(&path, &bytes));
            if !draft.is_sound() {
                return Checked(Ok((draft, None)));
            }
            let found = session.run(|app, actor| {
                let report = preview(app, actor, &draft)?;
                let pairs = match compare(app, actor, &draft) {
                    Ok(pairs) => Ok(Arc::new(pairs)),
                    // Who may not see the questions may bring some in all the same.
                    Err(error) if error.kind() == Kind::Denied => Err(error.message(locale)),
                    Err(error) => return Err(error),
                };
                Ok(Preview { report, pairs })
            });
            Checked(found.map(|found| (draft, Some(found))).map_err(|error| error.message(locale)))
        })
    }

    fn ask(report: &ImportReport, locale: Locale) -> Effect {
        let (added, changed) = (report.added.len(), report.changed.len());
        let text = t::commit_text(locale, &report.bank, added, changed);
        let question = Confirm::new(t::commit(locale), text).verb(t::commit(locale));
        Effect::confirm(question, |_| Agreed)
    }

    fn commit(&mut self, locale: Locale) -> Vec<Effect> {
        let Stage::Checked(draft, _) = &self.stage else { return vec![] };
        self.busy = true;
        let draft = Arc::clone(draft);
        let work = move |session: &Backend| {
            let report = session.run(|app, actor| import(app, actor, &draft));
            Imported(report.map_err(|error| error.message(locale)))
        };
        vec![Effect::lasting_job(Lane::Long, work, move |Imported(outcome)| match outcome {
            Ok(report) => Toast { tone: Tone::Ok, text: t::done_meanwhile(locale, &report.bank) },
            Err(text) => Toast { tone: Tone::Danger, text: t::failed_meanwhile(locale, text) },
        })]
    }

    fn text(&self, width: u16, look: &Look) -> Text<'static> {
        let locale = look.locale;
        match &self.stage {
            Stage::Path => Text::default(),
            Stage::Checked(draft, found) => checked(draft, found.as_ref(), width, look),
            Stage::Done(report, file) => {
                let done = t::done(locale, &report.bank);
                let mut lines = vec![
                    Line::styled(format!("{} {done}", look.marks().ok), look.theme.ok),
                    Line::styled(file.clone(), look.theme.muted),
                    Line::default(),
                ];
                lines.extend(changes(report, look));
                if report.in_doubt > 0 {
                    let text = doubts::imported(locale, report.in_doubt);
                    let line = format!("  {} {text}", look.marks().warn);
                    lines.push(Line::styled(line, look.theme.warn));
                }
                lines.push(Line::default());
                lines.push(Line::styled(t::undo_hint(locale), look.theme.info));
                Text::from(lines)
            }
        }
    }
}

impl Screen for ImportScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        match &self.stage {
            Stage::Path => {
                vec![
                    ActionState::when(form_actions::SAVE, !self.busy).label(t::check(locale)),
                    ActionState::when(actions::PICK, !self.busy),
                    ActionState::on(form_actions::NEXT_FIELD),
                ]
            }
            Stage::Checked(_, found) => {
                let commit = match found {
                    None => ActionState::off(actions::COMMIT, t::why_unsound(locale)),
                    Some(found) if found.report.is_empty() => {
                        ActionState::off(actions::COMMIT, t::why_nothing(locale))
                    }
                    Some(_) => ActionState::when(actions::COMMIT, !self.busy),
                };
                let compare = match found.as_ref().map(|found| &found.pairs) {
                    Some(Ok(pairs)) if !pairs.is_empty() => ActionState::on(actions::COMPARE),
                    Some(Err(why)) => ActionState::off(actions::COMPARE, why.clone()),
                    _ => ActionState::when(actions::COMPARE, false),
                };
                vec![commit, compare, ActionState::when(actions::RECHECK, !self.busy)]
            }
            Stage::Done(report, _) => {
                let undo = report.batch.is_some() && !self.busy;
                let mut shown = vec![ActionState::when(actions::UNDO, undo)];
                if report.in_doubt > 0 {
                    shown.insert(0, ActionState::when(actions::DOUBTS, !self.busy));
                }
                shown
            }
        }
    }

    fn captures_text(&self) -> bool {
        matches!(self.stage, Stage::Path)
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Checked(outcome)) = msg.reply::<Checked>() {
            self.busy = false;
            match outcome {
                Ok((draft, found)) => {
                    self.scroll = 0;
                    self.stage = Stage::Checked(Arc::clone(draft), found.clone());
                }
                Err(text) => {
                    self.stage = Stage::Path;
                    self.form.error("path", text.clone());
                }
            }
            return vec![];
        }
        if let Some(Picked { path }) = msg.reply::<Picked>() {
            if let Some(Input::Line(field)) = self.form.input_mut("path") {
                field.set(path.clone());
            }
            return vec![self.read(locale)];
        }
        if msg.reply::<Agreed>().is_some() {
            return self.commit(locale);
        }
        if let Some(Imported(outcome)) = msg.reply::<Imported>() {
            self.busy = false;
            return match outcome {
                Ok(report) => {
                    self.scroll = 0;
                    let file = self.form.text("path");
                    self.stage = Stage::Done(report.clone(), file);
                    vec![Effect::ok(t::done(locale, &report.bank))]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(history::Agreed(batch)) = msg.reply::<history::Agreed>() {
            self.busy = true;
            return vec![history::job(*batch, locale)];
        }
        if let Some(Undone(outcome)) = msg.reply::<Undone>() {
            self.busy = false;
            let told = history::told(outcome, locale);
            return if outcome.is_ok() { vec![told, Effect::pop()] } else { vec![told] };
        }
        match (&self.stage, msg) {
            (Stage::Path, Msg::Command(actions::PICK)) => return vec![Self::pick(locale)],
            (Stage::Path, Msg::Shown) if !self.asked => {
                self.asked = true;
                return vec![Self::pick(locale)];
            }
            (Stage::Path, _) => {
                let event = self.form.update(msg, inside(cx.area), cx.look);
                if event == FormEvent::Submit && !self.busy {
                    return vec![self.read(locale)];
                }
            }
            (_, Msg::Command(actions::RECHECK)) => return vec![self.read(locale)],
            (Stage::Checked(_, Some(found)), Msg::Command(actions::COMMIT)) => {
                return vec![Self::ask(&found.report, locale)];
            }
            (Stage::Checked(draft, Some(found)), Msg::Command(actions::COMPARE)) => {
                let statutes = draft.value.as_ref().map(|bank| bank.header.statutes.clone());
                let statutes = statutes.unwrap_or_default();
                let pairs = found.pairs.iter().map(Arc::clone);
                let screen = |pairs| ComparingScreen::new(pairs, statutes.clone());
                return pairs.map(|pairs| Effect::push(screen(pairs))).collect();
            }
            (Stage::Done(..), Msg::Command(actions::DOUBTS)) => {
                return vec![Effect::push(doubts_room())];
            }
            (Stage::Done(report, file), Msg::Command(actions::UNDO)) => {
                let counts = (report.added.len(), report.changed.len());
                let ask = |batch| history::ask(batch, file, counts.0, counts.1, locale);
                return report.batch.map(ask).into_iter().collect();
            }
            (_, Msg::Key(key)) => {
                let area = inside(cx.area);
                let text = Paragraph::new(self.text(area.width, cx.look));
                self.scroll = text.scrolled(self.scroll, key.code, area, cx.look);
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let title = match &self.stage {
            Stage::Path => t::title(locale).to_owned(),
            Stage::Checked(draft, _) => format!("{}  {}", t::title(locale), draft.source.name),
            Stage::Done(..) => t::done_title(locale).to_owned(),
        };
        panel(frame.buffer_mut(), area, &title, cx.look);
        let place = inside(area);
        if matches!(self.stage, Stage::Path) {
            self.form.view(frame, place, cx.look);
            if self.busy {
                let line = Line::styled(t::reading(locale), cx.look.theme.muted);
                let below = Rect { y: place.bottom().saturating_sub(1), height: 1, ..place };
                Paragraph::new(line).view(frame.buffer_mut(), below, 0, cx.look);
            }
            return;
        }
        let text = self.text(place.width, cx.look);
        let taken = u16::from(self.busy);
        let body = Rect { height: place.height.saturating_sub(taken), ..place };
        Paragraph::new(text).view(frame.buffer_mut(), body, self.scroll, cx.look);
        if self.busy {
            let line = Line::styled(t::importing(locale), cx.look.theme.info);
            let below = Rect { y: body.bottom(), height: 1, ..place };
            Paragraph::new(line).view(frame.buffer_mut(), below, 0, cx.look);
        }
    }
}

/// What was found in a file, and what importing it would change.
fn checked(draft: &BankDraft, found: Option<&Preview>, width: u16, look: &Look) -> Text<'static> {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    let (errors, warnings) = (draft.count(Severity::Error), draft.count(Severity::Warning));
    let items = draft.value.as_ref().map_or(0, |bank| bank.items.len());
    let mut lines = vec![if errors == 0 {
        Line::styled(format!("{} {}", marks.ok, t::sound(locale, items, warnings)), theme.ok)
    } else {
        let text = t::unsound(locale, errors, warnings);
        Line::styled(format!("{} {text}", marks.danger), theme.danger)
    }];
    if let Some(Preview { report, pairs }) = found {
        lines.push(Line::default());
        lines.push(Line::styled(t::would(locale), theme.title));
        lines.extend(changes(report, look));
        lines.extend(match pairs {
            Ok(pairs) => alike(pairs, look),
            Err(why) => {
                Some(Line::raw(format!("  {} {}", marks.bullet, t::not_compared(locale, why))))
            }
        });
    }
    if draft.issues.is_empty() {
        lines.push(Line::styled(t::no_issues(locale), theme.muted));
    }
    for (at, issue) in draft.issues.iter().enumerate() {
        let style = match issue.severity {
            Severity::Error => theme.danger,
            Severity::Warning => theme.warn,
            Severity::Info => theme.info,
        };
        let number = t::issue_of(locale, at + 1, draft.issues.len());
        let place = t::issue_at(locale, issue.place.line, issue.place.column);
        lines.push(Line::default());
        lines.push(Line::styled(format!("{number}   {place}"), style));
        let text = excerpt(&draft.source, issue, locale, usize::from(width.saturating_sub(2)));
        lines.extend(text.lines().map(|line| Line::raw(line.to_owned())));
    }
    Text::from(lines)
}

/// The new items that look like others, each with the other one; nothing when there are none.
fn alike(pairs: &[Compared], look: &Look) -> Option<Line<'static>> {
    let alike = pairs.iter().filter_map(|pair| {
        let (after, before) = (&pair.after.id, &pair.before.id);
        Some(format!("{after} ~ {before} ({}%)", pair.alike?))
    });
    let alike: Vec<String> = alike.collect();
    let text = t::alike(look.locale, alike.len(), named(&alike, look.locale));
    let line = Line::styled(format!("  {} {text}", look.marks().warn), look.theme.warn);
    (!alike.is_empty()).then_some(line)
}

/// What an import changes, or changed.
fn changes(report: &ImportReport, look: &Look) -> Vec<Line<'static>> {
    let locale = look.locale;
    if report.is_empty() {
        return vec![Line::raw(t::nothing_new(locale))];
    }
    let changed: Vec<String> =
        report.changed.iter().map(|(id, paths)| format!("{id} ({})", paths.join(", "))).collect();
    let mut texts = vec![
        t::added(locale, report.added.len(), named(&report.added, locale)),
        t::changed(locale, changed.len(), named(&changed, locale)),
        t::unchanged(locale, report.unchanged),
    ];
    if !report.kept.is_empty() {
        texts.push(t::kept(locale, report.kept.len(), named(&report.kept, locale)));
    }
    if report.header_changed {
        texts.push(t::header_changed(locale).to_owned());
    }
    let bullet = look.marks().bullet;
    texts.into_iter().map(|text| Line::raw(format!("  {bullet} {text}"))).collect()
}

/// The first of some ids, and how many there are when not all are named.
fn named(ids: &[String], locale: Locale) -> String {
    match ids {
        [] => t::none(locale).to_owned(),
        ids if ids.len() <= NAMED => ids.join(comma(locale)),
        ids => {
            let first: Vec<&str> = ids.iter().take(NAMED).map(String::as_str).collect();
            t::and_more(locale, first.join(comma(locale)), ids.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut_and_counted() {
        let ids: Vec<String> = (1..=13).map(|n| format!("x-{n}")).collect();
        assert_eq!(named(&[], Locale::Zh), "无");
        assert!(named(&ids[..12], Locale::Zh).ends_with("x-12"));
        let cut = named(&ids, Locale::Zh);
        assert!(cut.ends_with("等 13 题") && !cut.contains("x-13"), "{cut}");
    }
}
