//! 证件总览: who is certified, agency by agency, on any day.

use super::people_behind::{SHOWN, Shown, left_with_card, people_behind};
use crate::app::board::Overview;
use crate::app::board::export::export;
use crate::app::board::overview::overview;
use crate::domain::board::{Board, BoardRow, Column as Place, Counts};
use crate::domain::time::{Date, add_days};
use crate::i18n::{Locale, comma, ledger as t};
use crate::tui::action::ActionState;
use crate::tui::action::ledger as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane, Nav};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::overlay::ask_date::{Typed, ask_date};
use crate::tui::overlay::files::SaveFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::sync::Arc;

/// The board.
#[derive(Default)]
pub struct BoardScreen {
    as_of: Option<Date>,
    overview: Option<Arc<Overview>>,
    at: Selection,
    /// Which of [`SHOWN`] Enter lists.
    column: usize,
    definition: bool,
}

struct Loaded(Result<Arc<Overview>, String>);

impl BoardScreen {
    fn load(&self, as_of: Date, locale: Locale) -> Effect {
        Effect::job(Lane::Normal, move |session| {
            let loaded = session.run(|app, actor| overview(app, actor, as_of));
            Loaded(loaded.map(Arc::new).map_err(|error| error.message(locale)))
        })
    }

    fn go(&mut self, to: Date, locale: Locale) -> Vec<Effect> {
        self.as_of = Some(to);
        vec![self.load(to, locale)]
    }

    fn table(locale: Locale, total: Row) -> Table {
        let width = |shown: Shown| match shown {
            Shown::Of(Place::Uninspected | Place::Pending) => 6,
            _ => 4,
        };
        let agency = Column::left(t::col_agency(locale), Fit::Grow(12));
        let numbers =
            SHOWN.map(|shown| Column::right(shown.heading(locale), Fit::Exact(width(shown))));
        Table::new(std::iter::once(agency).chain(numbers)).ordinal().sum(total).uncounted()
    }

    fn shown(&self) -> Shown {
        SHOWN.get(self.column).copied().unwrap_or(Shown::Due)
    }
}

fn numbers(name: String, counts: &Counts) -> Vec<String> {
    let cells = SHOWN.map(|shown| shown.number(counts).to_string());
    std::iter::once(name).chain(cells).collect()
}

/// An agency's name, its short one where there is little room, marked when it lacks holders.
fn name_of(overview: &Overview, row: &BoardRow, narrow: bool) -> String {
    let agency = overview.agencies.get(&row.agency);
    let name = agency.map_or("", |agency| match agency.short_name.as_str() {
        short if narrow && !short.is_empty() => short,
        _ => agency.name.as_str(),
    });
    let mark = if row.short_of_holders { " !" } else { "" };
    format!("{name}{mark}")
}

/// Lines below the table: the warning, who left, the months to come.
fn notes(overview: &Overview, cx: &Cx) -> Vec<Line<'static>> {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let board = &overview.board;
    let mut lines = Vec::new();
    let short: Vec<String> = board
        .rows
        .iter()
        .filter(|row| row.short_of_holders)
        .filter_map(|row| overview.agencies.get(&row.agency))
        .map(|agency| agency.name.clone())
        .collect();
    if !short.is_empty() {
        lines
            .push(Line::styled(t::short_of_holders(locale, short.join(comma(locale))), theme.warn));
    }
    let width = usize::from(cx.area.width.saturating_sub(4));
    lines.push(Line::raw(months(board, width, cx.look)));
    if !board.left_with_card.is_empty() {
        let left = t::left_with_card(locale, board.left_with_card.len());
        lines.push(Line::styled(format!("{} {left}", cx.look.marks().warn), theme.warn));
    }
    lines
}

/// The months in which cards expire, each with a bar, as many as fit.
fn months(board: &Board, columns: usize, look: &Look) -> String {
    /// Columns of the longest bar.
    const LONGEST: u32 = 10;
    let busy = || board.expiries.iter().filter(|month| month.cards > 0);
    let most = busy().map(|month| month.cards).max().unwrap_or(1);
    let mut line = t::expiries(look.locale).to_owned();
    for month in busy() {
        let length = (month.cards * LONGEST).div_ceil(most.max(LONGEST));
        let bar = "#".repeat(usize::try_from(length).unwrap_or(1));
        let (year, number) = (month.month.year() % 100, month.month.month());
        let next = format!("  {year:02}-{number:02} {bar} {}", month.cards);
        // Room for the sign that more months follow.
        if look.width(&line) + look.width(&next) + 4 > columns {
            line.push_str(if look.wide { " .." } else { " …" });
            break;
        }
        line.push_str(&next);
    }
    line
}

/// Lines that the notes take, at most.
const NOTES: u16 = 3;

impl Screen for BoardScreen {
    fn title(&self, cx: &Cx) -> String {
        crate::i18n::rooms::board(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let left = self.overview.as_ref().map_or(0, |found| found.board.left_with_card.len());
        vec![
            ActionState::when(list::OPEN, self.overview.is_some())
                .label(t::details_of(locale, self.shown().heading(locale))),
            ActionState::on(actions::DAY_AFTER).hint("←→").label(t::other_day(locale)),
            ActionState::on(actions::DAY_BEFORE).quiet(),
            ActionState::on(actions::DATE),
            ActionState::on(actions::COLUMN),
            ActionState::when(actions::LEFT, left > 0).because(t::why_nobody_left(locale)),
            ActionState::on(actions::DEFINITION),
            ActionState::when(list::EXPORT, self.overview.is_some()),
            ActionState::on(actions::TODAY),
            ActionState::on(actions::YEAR_AFTER),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let today = cx.zone.date(cx.now);
        let as_of = self.as_of.unwrap_or(today);
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(overview) => {
                    // An answer about another day comes too late.
                    if overview.board.as_of == as_of {
                        self.overview = Some(Arc::clone(overview));
                    }
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Typed(date)) = msg.reply::<Typed>() {
            return self.go(*date, locale);
        }
        // The sum is a row one can stand on.
        let rows = self.overview.as_ref().map_or(0, |overview| overview.board.rows.len() + 1);
        match msg {
            Msg::Shown => vec![self.load(as_of, locale)],
            Msg::Command(actions::DAY_BEFORE) => self.go(add_days(as_of, -1), locale),
            Msg::Command(actions::DAY_AFTER) => self.go(add_days(as_of, 1), locale),
            Msg::Command(actions::TODAY) => self.go(today, locale),
            Msg::Command(actions::YEAR_AFTER) => self.go(add_days(as_of, 365), locale),
            Msg::Command(actions::DEFINITION) => {
                self.definition = !self.definition;
                vec![]
            }
            Msg::Command(list::OPEN) => {
                let Some(overview) = &self.overview else { return vec![] };
                let agency = overview.board.rows.get(self.at.at()).map(|row| row.agency);
                vec![Effect::Nav(Nav::Push(people_behind(overview, agency, self.shown())))]
            }
            Msg::Command(actions::DATE) => {
                vec![Effect::overlay(ask_date(t::pick_date(locale), as_of, locale))]
            }
            Msg::Command(actions::COLUMN) => {
                self.column = (self.column + 1) % SHOWN.len();
                vec![]
            }
            Msg::Command(actions::LEFT) => {
                let left = self.overview.as_ref().map(|overview| left_with_card(overview));
                left.map(|screen| Effect::Nav(Nav::Push(screen))).into_iter().collect()
            }
            Msg::Command(list::EXPORT) => {
                let name = t::board_file(locale, as_of);
                vec![Effect::overlay(SaveFile::new(name, &["csv"], move |session, _| {
                    session.run(|app, actor| export(app, actor, as_of, locale))
                }))]
            }
            Msg::Key(key) => {
                self.at.key(*key, rows, usize::from(cx.area.height.saturating_sub(9)));
                vec![]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let as_of = self.as_of.unwrap_or_else(|| cx.zone.date(cx.now));
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, &t::board_title(locale, as_of), look);
        let Some(overview) = &self.overview else { return };
        let total = &overview.board.total;
        let held = format!(" {} ", t::board_held(locale, total.held, total.due));
        let width = u16::try_from(look.width(&held)).unwrap_or(0);
        let x = area.right().saturating_sub(width + 2);
        put(buf, (x, area.y), &held, width, look.theme.title, look.wide);
        let below = Rect {
            x: inner.x + 1,
            y: inner.bottom().saturating_sub(NOTES),
            width: inner.width.saturating_sub(2),
            height: NOTES,
        };
        let rows = &overview.board.rows;
        let on_sum = self.at.at() >= rows.len();
        let mark = |row: Row| row.style(self.column + 1, look.theme.accent);
        let mut sum = mark(Row::new(numbers(t::sum(locale).to_owned(), total)));
        if on_sum {
            let cells = 0..=SHOWN.len();
            sum = cells.fold(sum, |row, cell| row.style(cell, look.theme.selected));
        }
        let table_area = Rect { height: inner.height.saturating_sub(NOTES), ..inner };
        // On the sum no row is selected, and the last page stays.
        let at = if on_sum { Selection::new(usize::MAX) } else { self.at };
        Self::table(locale, sum).view(buf, table_area, at, rows.len(), look, |at| {
            let row = &rows[at];
            let name = name_of(overview, row, area.width < 100);
            let line = mark(Row::new(numbers(name, &row.counts)));
            if row.short_of_holders { line.style(0, look.theme.warn) } else { line }
        });
        let lines = if self.definition {
            vec![Line::raw(t::definition_text(locale))]
        } else {
            notes(overview, cx)
        };
        Paragraph::new(lines).view(buf, below, 0, look);
    }
}
