//! 证件总览: who is certified, agency by agency, on any day.

use super::people_behind::people_behind;
use crate::app::board::Overview;
use crate::app::board::overview::overview;
use crate::domain::board::{BoardRow, Counts};
use crate::domain::time::{Date, add_days};
use crate::i18n::{Locale, ledger as t};
use crate::tui::action::ActionState;
use crate::tui::action::ledger as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane, Nav};
use crate::tui::msg::Msg;
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
        let number = |title, width| Column::right(title, Fit::Exact(width));
        Table::new([
            Column::left(t::col_agency(locale), Fit::Grow(16)),
            number(t::col_due(locale), 4),
            number(t::col_held(locale), 4),
            number(t::col_expiring(locale), 4),
            number(t::col_uninspected(locale), 6),
            number(t::col_expired(locale), 4),
            number(t::col_suspended(locale), 4),
            number(t::col_pending(locale), 6),
            number(t::col_without(locale), 4),
        ])
        .ordinal()
        .sum(total)
        .uncounted()
    }
}

fn numbers(name: String, counts: &Counts) -> Vec<String> {
    let cells = [
        counts.due,
        counts.held,
        counts.held_expiring,
        counts.uninspected,
        counts.expired,
        counts.suspended,
        counts.pending,
        counts.without,
    ];
    std::iter::once(name).chain(cells.map(|n| n.to_string())).collect()
}

fn name_of(overview: &Overview, row: &BoardRow) -> String {
    let name = overview.agencies.get(&row.agency).map_or("", |agency| agency.name.as_str());
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
        lines.push(Line::styled(t::short_of_holders(locale, short.join("、")), theme.warn));
    }
    let months: Vec<String> = board
        .expiries
        .iter()
        .map(|month| {
            format!("{:02}-{:02} {}", month.month.year() % 100, month.month.month(), month.cards)
        })
        .collect();
    let left = t::left_with_card(locale, board.left_with_card.len());
    lines.push(Line::raw(format!("{}  {}  {left}", t::expiries(locale), months.join("  "))));
    lines
}

/// Lines that the notes take, at most.
const NOTES: u16 = 4;

impl Screen for BoardScreen {
    fn title(&self, cx: &Cx) -> String {
        crate::i18n::rooms::board(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(list::OPEN, self.overview.is_some()),
            ActionState::on(actions::DAY_BEFORE),
            ActionState::on(actions::DAY_AFTER),
            ActionState::on(actions::TODAY),
            ActionState::on(actions::YEAR_AFTER),
            ActionState::on(actions::DEFINITION),
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
        let rows = self.overview.as_ref().map_or(0, |overview| overview.board.rows.len());
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
                let Some(row) = overview.board.rows.get(self.at.at()) else { return vec![] };
                vec![Effect::Nav(Nav::Push(people_behind(overview, row.agency)))]
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
        let sum = Row::new(numbers(t::sum(locale).to_owned(), total));
        let table_area = Rect { height: inner.height.saturating_sub(NOTES), ..inner };
        let rows = &overview.board.rows;
        Self::table(locale, sum).view(buf, table_area, self.at, rows.len(), look, |at| {
            let row = &rows[at];
            let line = Row::new(numbers(name_of(overview, row), &row.counts));
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
