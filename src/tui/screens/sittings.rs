//! The sittings that were scheduled, newest first.

mod add;
mod deed;
mod extra_time;
mod results;
mod roster;
mod schedule;

use self::results::results_of;
use self::roster::roster_of;
use self::schedule::ScheduleScreen;
use super::listing::{Here, Listing, Order, Source};
use super::when;
use crate::app::AppError;
use crate::app::exam::results::Sitting;
use crate::app::exam::results::sittings;
use crate::i18n::{exam_screen, names, sittings as t};
use crate::tui::Backend;
use crate::tui::action::{ActionState, sittings as actions};
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::search::Search;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// 考务: every sitting, with its results and its people behind it.
pub fn sittings_room() -> impl Screen {
    Listing::new(Sittings)
}

struct Sittings;

impl Source for Sittings {
    type Row = Sitting;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = if filtered { t::nothing_found(locale) } else { t::empty(locale) };
        let columns = [
            Column::left(exam_screen::col_name(locale), Fit::Grow(26)),
            Column::left(exam_screen::col_kind(locale), Fit::Exact(8)),
            Column::left(exam_screen::col_state(locale), Fit::Exact(8)),
            Column::left(t::col_opens(locale), Fit::Exact(16)),
            Column::left(t::col_closes(locale), Fit::Exact(11)).spare(),
        ];
        Table::new(columns).ordinal().empty(empty)
    }

    fn row(&self, sitting: &Sitting, cx: &Cx) -> Row {
        let (state, style) = state(sitting, cx);
        Row::new([
            sitting.name.clone(),
            names::sitting_kind(cx.look.locale, sitting.rules.kind).to_owned(),
            state.to_owned(),
            sitting.rules.opens_at.map_or_else(String::new, |at| when::full(at, cx)),
            sitting.rules.closes_at.map_or_else(String::new, |at| when::day_and_time(at, cx)),
        ])
        .style(2, style)
    }

    fn texts(&self, sitting: &Sitting) -> Vec<String> {
        vec![sitting.name.clone()]
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<Sitting>), AppError> {
        Ok(((), session.run(sittings)?))
    }

    fn open(&self, sitting: &Sitting, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(results_of(sitting.clone()))]
    }

    fn orders(&self) -> &'static [Order<Sitting>] {
        &[
            Order { name: exam_screen::col_name, compare: |a, b| a.name.cmp(&b.name) },
            Order { name: t::col_opens, compare: |a, b| b.rules.opens_at.cmp(&a.rules.opens_at) },
            Order {
                name: exam_screen::col_kind,
                compare: |a, b| b.rules.kind.code().cmp(a.rules.kind.code()),
            },
        ]
    }

    fn actions(&self, here: &Here<'_, Self>, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(actions::ROSTER, here.selected.is_some()),
            ActionState::on(actions::SCHEDULE),
        ]
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, _: &Cx) -> Vec<Effect> {
        match (msg, here.selected) {
            (Msg::Command(actions::SCHEDULE), _) => vec![Effect::push(ScheduleScreen::default())],
            (Msg::Command(actions::ROSTER), Some(sitting)) => {
                vec![Effect::push(roster_of(sitting.clone()))]
            }
            _ => vec![],
        }
    }
}

/// Draws the filter line, when there is one, and returns what is left for the table.
pub(super) fn search_line(
    search: &Search,
    frame: &mut Frame,
    inner: Rect,
    counts: (usize, usize),
    cx: &Cx,
) -> Rect {
    if !search.active() || inner.height < 2 {
        return inner;
    }
    search.view(frame, Rect { height: 1, ..inner }, counts, cx.look);
    Rect { y: inner.y + 1, height: inner.height - 1, ..inner }
}

/// Where a sitting stands in its window.
fn state(sitting: &Sitting, cx: &Cx) -> (&'static str, Style) {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let rules = &sitting.rules;
    if sitting.cancelled {
        return (exam_screen::state_cancelled(locale), theme.muted);
    }
    let begun = rules.opens_at.is_none_or(|at| at <= cx.now);
    let over = rules.closes_at.is_some_and(|at| at <= cx.now);
    match (begun, over) {
        (_, true) => (t::over(locale), theme.muted),
        (false, false) => (t::upcoming(locale), theme.info),
        (true, false) if rules.closes_at.is_none() => (t::standing(locale), theme.text),
        (true, false) => (t::running(locale), theme.ok),
    }
}
