//! The catalogue: what an officer can enter.

use super::listing::{Listing, Order, Source};
use crate::app::AppError;
use crate::app::exam::catalogue::{Entry, catalogue};
use crate::domain::sitting::Closed;
use crate::i18n::{Locale, exam_screen as t, names};
use crate::tui::Backend;
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::cover::CoverScreen;
use crate::tui::screens::when::day_and_time;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::style::Style;

/// 考试: the sittings a person can enter, or will be able to.
pub fn catalogue_room() -> impl Screen {
    Listing::new(Catalogue)
}

struct Catalogue;

impl Source for Catalogue {
    type Row = Entry;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::catalogue_title(cx.look.locale).to_owned()
    }

    /// Minutes come with the number of questions, so that the names keep their room.
    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let (kind, size) = if locale == Locale::Zh { (4, 10) } else { (8, 14) };
        let empty = if filtered { t::catalogue_none } else { t::catalogue_empty };
        Table::new([
            Column::left(t::col_name(locale), Fit::Grow(26)),
            Column::left(t::col_kind(locale), Fit::Exact(kind)),
            Column::right(t::col_size(locale), Fit::Exact(size)).spare(),
            Column::right(t::col_attempts(locale), Fit::Exact(6)),
            Column::left(t::col_state(locale), Fit::Exact(17)),
        ])
        .ordinal()
        .empty(empty(locale))
    }

    fn row(&self, entry: &Entry, cx: &Cx) -> Row {
        let locale = cx.look.locale;
        let sitting = &entry.listed.sitting;
        let allowed = sitting
            .rules
            .attempts
            .map_or_else(|| t::unlimited(locale).to_owned(), |allowed| allowed.to_string());
        let (state, style) = state(entry, cx);
        Row::new([
            sitting.name.clone(),
            names::sitting_kind(locale, sitting.rules.kind).to_owned(),
            t::size(locale, sitting.body.items(), sitting.rules.minutes),
            format!("{}/{allowed}", entry.listed.made),
            state,
        ])
        .style(4, style)
    }

    fn texts(&self, entry: &Entry) -> Vec<String> {
        vec![entry.listed.sitting.name.clone()]
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<Entry>), AppError> {
        Ok(((), session.run(catalogue)?))
    }

    fn open(&self, entry: &Entry, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(CoverScreen::new(entry.listed.sitting.id))]
    }

    fn orders(&self) -> &'static [Order<Entry>] {
        &[
            Order {
                name: t::col_name,
                compare: |a, b| a.listed.sitting.name.cmp(&b.listed.sitting.name),
            },
            Order { name: t::col_attempts, compare: |a, b| a.listed.made.cmp(&b.listed.made) },
        ]
    }

    /// What can be entered changes with the clock.
    fn keeps_up(&self) -> bool {
        true
    }
}

/// Whether the sitting can be entered, in words and in the style of its meaning.
fn state(entry: &Entry, cx: &Cx) -> (String, Style) {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    if entry.listed.live {
        return (t::state_live(locale).to_owned(), theme.warn);
    }
    match entry.closed {
        None => (t::state_open(locale).to_owned(), theme.ok),
        Some(closed) => (closed_text(closed, cx), theme.muted),
    }
}

/// Why a sitting cannot be entered, in a few words.
pub(super) fn closed_text(closed: Closed, cx: &Cx) -> String {
    let locale = cx.look.locale;
    match closed {
        Closed::NotYet { opens_at } => t::state_not_yet(locale, day_and_time(opens_at, cx)),
        Closed::Over { .. } => t::state_over(locale).to_owned(),
        Closed::Cancelled => t::state_cancelled(locale).to_owned(),
        Closed::NotListed => t::state_not_listed(locale).to_owned(),
        Closed::NoAttemptLeft { .. } => t::state_used_up(locale).to_owned(),
    }
}
