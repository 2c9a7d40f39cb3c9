//! 学时: the training year of an officer, entry by entry.

use super::fetched::Fetched;
use super::study::clock::span;
use super::study::set::mode_text;
use crate::app::study::hours::{Entry, Year, own_year, year};
use crate::app::study::withdraw_training::withdraw_training;
use crate::domain::hours::{GrantedHours, Hours};
use crate::domain::id::{OfficerId, Uid};
use crate::domain::study::StudyMode;
use crate::i18n::{Locale, hours as t, people};
use crate::tui::action::ActionState;
use crate::tui::action::study::officer as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::bar::bar;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The hours of the person signed in, or of one officer.
pub struct HoursScreen {
    year: Fetched<Year>,
    at: Selection,
    /// One's own hours, which others enter and take back.
    is_own: bool,
}

/// The person agrees to take a training back.
struct Agreed {
    training: Uid,
    reason: String,
}
struct Done(Result<(), String>);

/// Asks before a training is taken back, with a reason.
fn ask((training, entry): (Uid, &Entry), locale: Locale) -> Effect {
    let line = &entry.line;
    let title = t::withdraw_title(locale, &line.title);
    let question = Confirm::new(title, t::withdraw_text(locale, line.entry.day, entry.hours))
        .verb(t::withdraw(locale))
        .danger()
        .with_reason();
    Effect::confirm(question, move |given| Agreed {
        training,
        reason: given.reason.unwrap_or_default(),
    })
}

impl Default for HoursScreen {
    fn default() -> Self {
        let year = Fetched::room(|session| session.run(own_year));
        Self { year, at: Selection::default(), is_own: true }
    }
}

impl HoursScreen {
    /// The hours of this officer.
    pub fn of(officer: OfficerId) -> Self {
        let year =
            Fetched::page(move |session| session.run(|app, actor| year(app, actor, officer)));
        Self { year, at: Selection::default(), is_own: false }
    }

    /// The selected training, if it stands.
    fn training(&self) -> Option<(Uid, &Entry)> {
        let entry = self.year.get()?.entries.get(self.at.at())?;
        let stands = entry.line.withdrawn.is_none();
        entry.line.training.filter(|_| stands).map(|training| (training, entry))
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_day(locale), Fit::Exact(10)),
            Column::left(t::col_what(locale), Fit::Grow(28)),
            Column::left(t::col_channel(locale), Fit::Exact(9)),
            Column::right(t::col_counted(locale), Fit::Exact(12)),
            Column::right(t::col_dropped(locale), Fit::Exact(10)).spare(),
            Column::right(t::col_hours(locale), Fit::Exact(5)),
        ])
        .empty(t::empty(locale))
    }
}

/// Rows of the sum above the table.
const HEAD: u16 = 4;

const fn table_area(inner: Rect) -> Rect {
    Rect { y: inner.y + HEAD, height: inner.height.saturating_sub(HEAD + 1), ..inner }
}

impl Screen for HoursScreen {
    fn title(&self, cx: &Cx) -> String {
        t::col_hours(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        if self.is_own {
            return vec![];
        }
        vec![match self.training() {
            Some(_) => ActionState::on(actions::WITHDRAW),
            None => ActionState::off(actions::WITHDRAW, t::why_no_training(cx.look.locale)),
        }]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.year.update(msg, cx) {
            return effects;
        }
        if let Some(Agreed { training, reason }) = msg.reply::<Agreed>() {
            let (training, reason) = (*training, reason.clone());
            return vec![Effect::job(Lane::Normal, move |session| {
                let done =
                    session.run(|app, actor| withdraw_training(app, actor, training, &reason));
                Done(done.map_err(|error| error.message(locale)))
            })];
        }
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            return match outcome {
                Ok(()) => vec![Effect::ok(t::withdrawn_done(locale)), self.year.fetch(locale)],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Command(actions::WITHDRAW) => {
                return self.training().map(|chosen| ask(chosen, locale)).into_iter().collect();
            }
            Msg::Key(key) => {
                let count = self.year.get().map_or(0, |year| year.entries.len());
                self.at.key(*key, count, Self::table(locale).page(table_area(cx.area)));
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let Some(year) = self.year.get() else {
            panel(frame.buffer_mut(), area, t::col_hours(locale), look);
            return;
        };
        let buf = frame.buffer_mut();
        let granted = &year.granted;
        let title = t::title(locale, granted.first_day, granted.last_day);
        let inner = panel(buf, area, &title, look);
        sum(buf, inner, granted, look);
        let rules = t::rules(locale, &year.rules);
        let rules = if year.verified {
            rules
        } else {
            format!("{rules} {} {}", look.marks().warn, t::to_check(locale))
        };
        put(buf, (inner.x, inner.y + 2), &rules, inner.width, look.theme.muted, look.wide);
        let entries = &year.entries;
        Self::table(locale).view(buf, table_area(inner), self.at, entries.len(), look, |at| {
            row(&entries[at], locale)
        });
        if let Some(entry) = entries.get(self.at.at()) {
            let at = (inner.x, inner.bottom() - 1);
            let text = look.truncate(&note(entry, cx), inner.width.into());
            put(buf, at, &text, inner.width, look.theme.muted, look.wide);
        }
    }
}

/// The bar of a year and, on the line below, what it consists of.
pub(super) fn sum(buf: &mut Buffer, area: Rect, granted: &GrantedHours, look: &Look) {
    let (locale, theme) = (look.locale, &look.theme);
    let (total, required) = (granted.total(), granted.required);
    let text = t::total(locale, total, required);
    let done = granted.missing() == Hours::default();
    let style = if done { theme.ok } else { theme.accent };
    let columns = u16::try_from(look.width(&text)).unwrap_or(0);
    let room = area.width.saturating_sub(columns + 2).min(46);
    bar(
        buf,
        Rect { width: room, height: 1, ..area },
        total.hundredths().into(),
        required.hundredths().into(),
        style,
        look,
    );
    put(buf, (area.x + room + 1, area.y), &text, columns, theme.text, look.wide);
    let state = if done {
        format!("{} {}", look.marks().ok, t::complete(locale))
    } else {
        t::missing(locale, granted.missing())
    };
    let parts = t::channels(locale, granted.online, granted.classroom);
    let text = look.truncate(&format!("{state}    {parts}"), area.width.into());
    put(buf, (area.x, area.y + 1), &text, area.width, theme.text, look.wide);
}

fn row(entry: &Entry, locale: Locale) -> Row {
    let line = &entry.line;
    let title = match (line.title.as_str(), line.mode) {
        ("", Some(mode @ (StudyMode::Article | StudyMode::Reading))) => mode_text(locale, mode),
        ("", _) => t::mistakes(locale),
        (title, _) => title,
    };
    let dropped = match line.dropped_seconds {
        0 => String::new(),
        seconds => span(locale, seconds.into()),
    };
    let hours = match line.withdrawn {
        Some(_) => t::withdrawn_mark(locale).to_owned(),
        None => entry.hours.to_string(),
    };
    Row::new([
        line.entry.day.to_string(),
        title.to_owned(),
        people::study_channel(locale, line.entry.channel).to_owned(),
        span(locale, line.entry.seconds.into()),
        dropped,
        hours,
    ])
}

/// What the table has no room for: the rules of an entry, and what proves it.
fn note(entry: &Entry, cx: &Cx) -> String {
    let locale = cx.look.locale;
    if let Some(withdrawn) = &entry.line.withdrawn {
        let day = cx.zone.date(withdrawn.at);
        return t::withdrawn_note(locale, day, &withdrawn.actor, &withdrawn.reason);
    }
    let rules = t::rules(locale, &entry.rules);
    match entry.line.evidence.as_str() {
        "" => rules,
        evidence => format!("{rules}  {}", t::evidence(locale, evidence)),
    }
}
