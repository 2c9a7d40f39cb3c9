//! The sittings that were scheduled, newest first.

mod add;
mod extra_time;
mod results;
mod roster;
mod schedule;

use self::results::ResultsScreen;
use self::roster::RosterScreen;
use self::schedule::ScheduleScreen;
use super::when;
use crate::app::exam::results::Sitting;
use crate::app::exam::results::sittings;
use crate::i18n::{Locale, exam_screen, names, sittings as t};
use crate::tui::action::shell::list;
use crate::tui::action::{ActionState, sittings as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The list of sittings.
#[derive(Default)]
pub struct SittingsScreen {
    sittings: Option<Vec<Sitting>>,
    search: Search,
    at: Selection,
}

/// What the job brought.
struct Loaded(Result<Vec<Sitting>, String>);

impl SittingsScreen {
    fn table(&self, locale: Locale) -> Table {
        let empty = if self.search.active() { t::nothing_found(locale) } else { t::empty(locale) };
        Table::new([
            Column::left(exam_screen::col_name(locale), Fit::Grow(12)),
            Column::left(exam_screen::col_kind(locale), Fit::Exact(8)),
            Column::left(t::col_opens(locale), Fit::Exact(16)),
            Column::left(t::col_closes(locale), Fit::Exact(11)),
            Column::left(exam_screen::col_state(locale), Fit::Exact(8)),
        ])
        .ordinal()
        .empty(empty)
    }

    /// The sittings that the filter keeps.
    fn shown(&self) -> Vec<&Sitting> {
        let all = self.sittings.iter().flatten();
        all.filter(|sitting| self.search.keeps([sitting.name.as_str()])).collect()
    }
}

impl Screen for SittingsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let mut actions = vec![
            ActionState::when(list::OPEN, !self.shown().is_empty()),
            ActionState::when(actions::ROSTER, !self.shown().is_empty()),
            ActionState::on(actions::SCHEDULE),
            ActionState::on(list::FILTER),
        ];
        if self.search.active() {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(sittings) => {
                    self.sittings = Some(sittings.clone());
                    self.at.select(self.at.at(), self.shown().len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if self.search.update(msg) {
            self.at = Selection::default();
            return vec![];
        }
        match msg {
            Msg::Shown => {
                return vec![Effect::job(Lane::Normal, move |session| {
                    Loaded(session.run(sittings).map_err(|error| error.message(locale)))
                })];
            }
            Msg::Key(key) => {
                let count = self.shown().len();
                self.at.key(*key, count, self.table(locale).page(cx.area));
            }
            Msg::Command(actions::SCHEDULE) => {
                return vec![Effect::push(ScheduleScreen::default())];
            }
            Msg::Command(actions::ROSTER) => {
                let chosen = self.shown().get(self.at.at()).map(|sitting| (*sitting).clone());
                return chosen
                    .map(|sitting| Effect::push(RosterScreen::new(sitting)))
                    .into_iter()
                    .collect();
            }
            Msg::Command(list::OPEN) => {
                let shown = self.shown();
                let chosen = shown.get(self.at.at());
                return chosen
                    .map(|sitting| Effect::push(ResultsScreen::new((*sitting).clone())))
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let inner = panel(frame.buffer_mut(), area, t::title(locale), cx.look);
        let Some(sittings) = &self.sittings else { return };
        let shown = self.shown();
        let body = search_line(&self.search, frame, inner, (shown.len(), sittings.len()), cx);
        self.table(locale)
            .view(frame.buffer_mut(), body, self.at, shown.len(), cx.look, |at| row(shown[at], cx));
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

fn row(sitting: &Sitting, cx: &Cx) -> Row {
    let (state, style) = state(sitting, cx);
    Row::new([
        sitting.name.clone(),
        names::sitting_kind(cx.look.locale, sitting.rules.kind).to_owned(),
        sitting.rules.opens_at.map_or_else(String::new, |at| when::full(at, cx)),
        sitting.rules.closes_at.map_or_else(String::new, |at| when::day_and_time(at, cx)),
        state.to_owned(),
    ])
    .style(4, style)
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
