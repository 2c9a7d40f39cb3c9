//! 数据库与备份: backing up, the backups made so far, and whether the database is sound.

use super::fetched::Fetched;
use super::when;
use crate::app::database::backup::{Backup, backup};
use crate::app::database::check::{Report, check};
use crate::app::database::overview::{Made, Overview, overview};
use crate::app::files::{last_part, megabytes};
use crate::i18n::{Locale, audit_room, database_room as t};
use crate::tui::Backend;
use crate::tui::action::{ActionState, database as actions};
use crate::tui::effect::{Effect, Link, Toast, Tone};
use crate::tui::look::Look;
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::overlay::files::{Place, SaveFile};
use crate::tui::overlay::notice::Notice;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::{Align, put};
use crate::tui::widget::bar::bar;
use crate::tui::widget::panel::{inside, panel, rule};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Text;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Rows above the list: where, checked, backed up, air and the list's own line.
const HEAD: u16 = 5;
/// Columns of the labels above the list.
const LABELS: u16 = 10;

/// The database.
pub struct DatabaseScreen {
    found: Fetched<Overview>,
    at: Selection,
    check: Check,
    backup: Work,
    /// Tells the running backup to break off.
    stop: Arc<AtomicBool>,
}

/// Whether the database is sound.
enum Check {
    Not,
    Runs,
    Done(Result<Report, String>),
}

/// Where a backup stands.
enum Work {
    Not,
    Runs { done: u64, total: u64 },
    Done(Result<Backup, String>),
}

/// How many bytes of how many are copied.
struct Copied(u64, u64);
struct Ended(Result<Backup, String>);
struct Checked(Result<Report, String>);

impl Default for DatabaseScreen {
    fn default() -> Self {
        Self {
            found: Fetched::room(|session| session.run(|app, actor| overview(app, actor))),
            at: Selection::default(),
            check: Check::Not,
            backup: Work::Not,
            stop: Arc::default(),
        }
    }
}

impl DatabaseScreen {
    fn backups(&self) -> &[Made] {
        self.found.get().map(|found| found.backups.as_slice()).unwrap_or_default()
    }

    const fn runs(&self) -> bool {
        matches!(self.backup, Work::Runs { .. })
    }

    fn ask(cx: &Cx) -> Effect {
        let now = cx.zone.civil(cx.now).strftime("%Y%m%d-%H%M");
        Effect::overlay(SaveFile::place(format!("zhifa-{now}.db"), &["db"]))
    }

    fn start(&mut self, path: String, locale: Locale) -> Effect {
        self.backup = Work::Runs { done: 0, total: 0 };
        self.stop = Arc::default();
        let stop = Arc::clone(&self.stop);
        let work = move |session: &Backend, link: &Link| {
            let mut step = |done, total| {
                link.send(Copied(done, total));
                match stop.load(Ordering::Relaxed) {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            };
            let made = session.run(|app, actor| backup(app, actor, Path::new(&path), &mut step));
            Ended(made.map_err(|error| error.message(locale)))
        };
        Effect::lasting_long(work, move |Ended(outcome)| match outcome {
            Ok(made) => {
                let text = t::made(locale, &made.file, megabytes(made.bytes));
                Toast { tone: Tone::Ok, text }
            }
            Err(why) => Toast { tone: Tone::Danger, text: t::not_made(locale, why) },
        })
    }

    fn look_over(&mut self, locale: Locale) -> Effect {
        self.check = Check::Runs;
        let work = move |session: &Backend, _: &Link| {
            let found = session.run(|app, actor| check(app, actor));
            Checked(found.map_err(|error| error.message(locale)))
        };
        Effect::lasting_long(work, move |Checked(outcome)| match outcome {
            Ok(report) if report.damage.is_empty() => {
                Toast { tone: Tone::Ok, text: sound(report, locale) }
            }
            Ok(report) => {
                let text = t::damaged(locale, report.damage.len());
                Toast { tone: Tone::Danger, text }
            }
            Err(why) => Toast { tone: Tone::Danger, text: t::not_finished(locale, why) },
        })
    }

    fn replied(&mut self, msg: &Msg, locale: Locale) -> Option<Vec<Effect>> {
        if let Some(Place { path }) = msg.reply::<Place>() {
            return Some(vec![self.start(path.clone(), locale)]);
        }
        if let Some(&Copied(done, total)) = msg.reply::<Copied>() {
            self.backup = Work::Runs { done, total };
        } else if let Some(Ended(outcome)) = msg.reply::<Ended>() {
            self.backup = Work::Done(outcome.clone());
            self.at = Selection::default();
            let failed = outcome.as_ref().err().cloned();
            let told = failed.map(|text| notice(t::backup(locale), text));
            return Some([self.found.fetch(locale)].into_iter().chain(told).collect());
        } else if let Some(Checked(outcome)) = msg.reply::<Checked>() {
            self.check = Check::Done(outcome.clone());
            let trouble = match outcome {
                Ok(report) if report.damage.is_empty() => None,
                Ok(report) => {
                    let said = t::damaged(locale, report.damage.len());
                    Some(format!("{said}\n{}", report.damage.join("\n")))
                }
                Err(text) => Some(text.clone()),
            };
            return Some(trouble.map(|text| notice(t::check(locale), text)).into_iter().collect());
        } else if msg.reply::<JobFailed>().is_some() {
            (self.check, self.backup) = (Check::Not, Work::Not);
        } else {
            return None;
        }
        Some(vec![])
    }

    /// How the check stands, in a sentence.
    fn checked(&self, look: &Look) -> (String, Style) {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        match &self.check {
            Check::Not => (t::not_checked(locale).to_owned(), theme.muted),
            Check::Runs => (t::check_runs(locale).to_owned(), theme.accent),
            Check::Done(Ok(report)) => match report.damage.first() {
                None => (format!("{} {}", marks.ok, sound(report, locale)), theme.ok),
                Some(_) => {
                    let text = t::damaged(locale, report.damage.len());
                    (format!("{} {text}", marks.danger), theme.danger)
                }
            },
            Check::Done(Err(text)) => (format!("{} {text}", marks.danger), theme.danger),
        }
    }

    /// How the backup stands, in a sentence; the bar of a running one stands after it.
    fn backed_up(&self, look: &Look) -> (String, Style) {
        let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
        match &self.backup {
            Work::Not if self.found.get().is_some_and(|found| !found.backs_up) => {
                (t::use_pg_dump(locale).to_owned(), theme.warn)
            }
            Work::Not => match self.backups().first() {
                Some(last) => (last.file.clone(), theme.text),
                None => (t::none_yet(locale).to_owned(), theme.warn),
            },
            Work::Runs { done, total } if *total > 0 && done >= total => {
                (t::measuring(locale).to_owned(), theme.accent)
            }
            Work::Runs { done, total } => {
                (t::copied(locale, megabytes(*done), megabytes(*total)), theme.accent)
            }
            Work::Done(Ok(made)) => {
                let text = t::made(locale, &made.file, megabytes(made.bytes));
                (format!("{} {text}", marks.ok), theme.ok)
            }
            Work::Done(Err(text)) => (format!("{} {text}", marks.danger), theme.danger),
        }
    }

    fn head(&self, buf: &mut Buffer, inner: Rect, look: &Look) {
        let locale = look.locale;
        let place = self.found.get().map(|found| found.location.clone()).unwrap_or_default();
        let (checked, backed_up) = (self.checked(look), self.backed_up(look));
        let facts = [
            (t::location(locale), (place, look.theme.text)),
            (t::checking(locale), checked),
            (t::backup(locale), backed_up),
        ];
        let room = inner.width.saturating_sub(LABELS);
        for (y, (label, (text, style))) in (inner.y..).zip(facts) {
            let label = look.pad(label, LABELS.into(), Align::Left);
            put(buf, (inner.x, y), &label, LABELS, look.theme.muted, look.wide);
            let text = look.truncate(&text, room.into());
            put(buf, (inner.x + LABELS, y), &text, room, style, look.wide);
        }
        if let Work::Runs { done, total } = self.backup {
            let line = Rect { x: inner.x + LABELS, y: inner.y + 3, width: room, height: 1 };
            bar(buf, line, done, total, look.theme.accent, look);
        }
    }
}

/// That nothing is damaged, and how much there is.
fn sound(report: &Report, locale: Locale) -> String {
    let rows: i64 = report.tables.iter().map(|(_, rows)| rows).sum();
    t::sound(locale, report.tables.len(), rows)
}

/// What went wrong, the whole of it.
fn notice(title: &str, text: String) -> Effect {
    Effect::overlay(Notice::new(title, Tone::Danger, text))
}

fn table(locale: Locale) -> Table {
    Table::new([
        Column::left(t::col_at(locale), Fit::Exact(16)),
        Column::left(t::col_file(locale), Fit::Grow(20)),
        Column::right(t::col_size(locale), Fit::Exact(10)),
        Column::left(t::col_by(locale), Fit::Exact(14)),
    ])
    .ordinal()
    .empty(t::none_yet(locale))
}

/// The rows of the list, and those below it: the whole of the chosen backup, and how to restore.
fn places(inner: Rect, foot: u16) -> (Rect, Rect) {
    let y = (inner.y + HEAD).min(inner.bottom());
    let room = inner.bottom() - y;
    let foot = foot.min(room);
    let list = Rect { y, height: room - foot, ..inner };
    (list, Rect { y: list.bottom(), height: foot, ..inner })
}

impl DatabaseScreen {
    /// What stands below the list.
    fn foot(&self, look: &Look) -> Paragraph<'static> {
        let (locale, theme) = (look.locale, &look.theme);
        let mut text = Text::default();
        if let Some(made) = self.backups().get(self.at.at()) {
            text.push_line(made.file.clone());
            let proof = match &made.sha256 {
                Some(sha256) => t::fingerprint(locale, sha256),
                None => t::no_fingerprint(locale).to_owned(),
            };
            text.push_line(proof);
        }
        let restore = ratatui::text::Line::styled(t::restore_how(locale), theme.muted);
        text.push_line(restore);
        Paragraph::new(text)
    }

    fn foot_rows(&self, inner: Rect, look: &Look) -> u16 {
        let columns = usize::from(inner.width.saturating_sub(1));
        u16::try_from(self.foot(look).height(columns, look)).unwrap_or(0)
    }
}

impl Screen for DatabaseScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let backs_up = self.found.get().is_none_or(|found| found.backs_up);
        let backup = match (backs_up, self.runs()) {
            (false, _) => ActionState::off(actions::BACKUP, t::use_pg_dump(locale)),
            (true, true) => ActionState::off(actions::BACKUP, t::already(locale)),
            (true, false) => ActionState::on(actions::BACKUP),
        };
        let idle = !matches!(self.check, Check::Runs);
        let mut shown = vec![backup, ActionState::when(actions::CHECK, idle)];
        if self.runs() {
            shown.push(ActionState::on(actions::STOP));
        }
        shown
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.replied(msg, locale) {
            return effects;
        }
        if let Some(effects) = self.found.update(msg, cx) {
            return effects;
        }
        match msg {
            Msg::Command(actions::BACKUP) => return vec![Self::ask(cx)],
            Msg::Command(actions::CHECK) => return vec![self.look_over(locale)],
            Msg::Command(actions::STOP) => self.stop.store(true, Ordering::Relaxed),
            Msg::Key(key) => {
                let inner = inside(cx.area);
                let (list, _) = places(inner, self.foot_rows(inner, cx.look));
                self.at.key(*key, self.backups().len(), table(locale).page(list));
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::title(locale), look);
        self.head(buf, inner, look);
        let line = Rect { y: inner.y + HEAD - 1, height: 1, ..inner };
        rule(buf, line, t::list(locale), look);
        let (list, foot) = places(inner, self.foot_rows(inner, look));
        let backups = self.backups();
        table(locale).view(buf, list, self.at, backups.len(), look, |at| {
            let made = &backups[at];
            let name = last_part(&made.file);
            let size = made.bytes.map(megabytes).unwrap_or_default();
            let by = audit_room::who(locale, &made.by);
            Row::new([when::full(made.at, cx), name.to_owned(), size, by.to_owned()])
        });
        self.foot(look).view(buf, foot, 0, look);
    }
}
