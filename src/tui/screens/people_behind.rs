//! The people behind a number of the board.

use super::listing::{Listing, Order, Source};
use super::officer_page::OfficerPage;
use crate::app::AppError;
use crate::app::board::Overview;
use crate::domain::board::{Column as Place, Counts, Placement};
use crate::domain::id::{AgencyId, OfficerId};
use crate::i18n::{Locale, ledger as t, people};
use crate::tui::Backend;
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::style::Style;

/// A column of the board, as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// 应持: everybody.
    Due,
    /// 临期: a part of 持证.
    Expiring,
    /// The others.
    Of(Place),
}

/// The columns in their order.
pub(super) const SHOWN: [Shown; 8] = [
    Shown::Due,
    Shown::Of(Place::Held),
    Shown::Expiring,
    Shown::Of(Place::Uninspected),
    Shown::Of(Place::Expired),
    Shown::Of(Place::Suspended),
    Shown::Of(Place::Pending),
    Shown::Of(Place::Without),
];

impl Shown {
    /// Its heading.
    pub(super) const fn heading(self, locale: Locale) -> &'static str {
        match self {
            Self::Due => t::col_due(locale),
            Self::Expiring => t::col_expiring(locale),
            Self::Of(Place::Held) => t::col_held(locale),
            Self::Of(Place::Uninspected) => t::col_uninspected(locale),
            Self::Of(Place::Expired) => t::col_expired(locale),
            Self::Of(Place::Suspended) => t::col_suspended(locale),
            Self::Of(Place::Pending) => t::col_pending(locale),
            Self::Of(Place::Without) => t::col_without(locale),
        }
    }

    /// The number that stands in it.
    pub(super) const fn number(self, counts: &Counts) -> u32 {
        match self {
            Self::Due => counts.due,
            Self::Expiring => counts.held_expiring,
            Self::Of(Place::Held) => counts.held,
            Self::Of(Place::Uninspected) => counts.uninspected,
            Self::Of(Place::Expired) => counts.expired,
            Self::Of(Place::Suspended) => counts.suspended,
            Self::Of(Place::Pending) => counts.pending,
            Self::Of(Place::Without) => counts.without,
        }
    }

    fn holds(self, placed: &Placement) -> bool {
        match self {
            Self::Due => true,
            Self::Expiring => placed.expiring,
            Self::Of(column) => placed.column == column,
        }
    }
}

/// One person of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Behind {
    officer: OfficerId,
    name: String,
    agency: String,
    /// Where they are counted; none for who left.
    placed: Option<Placement>,
}

/// The list of them.
struct PeopleBehind(Vec<Behind>);

impl Source for PeopleBehind {
    type Row = Behind;
    type Query = Vec<Behind>;
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::people_behind(cx.look.locale).to_owned()
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        Table::new([
            Column::left(t::col_name(locale), Fit::Exact(10)),
            Column::left(t::col_agency(locale), Fit::Grow(16)),
            Column::left(t::col_status(locale), Fit::Exact(20)),
        ])
        .ordinal()
        .empty(t::nobody_here(locale))
    }

    fn row(&self, person: &Behind, cx: &Cx) -> Row {
        let (state, style) = state(person, cx);
        Row::new([person.name.clone(), person.agency.clone(), state]).style(2, style)
    }

    fn texts(&self, person: &Behind) -> Vec<String> {
        vec![person.name.clone(), person.agency.clone()]
    }

    fn query(&self) -> Vec<Behind> {
        self.0.clone()
    }

    fn load(people: &Vec<Behind>, _: &Backend) -> Result<((), Vec<Behind>), AppError> {
        Ok(((), people.clone()))
    }

    fn open(&self, person: &Behind, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(OfficerPage::new(person.officer))]
    }

    fn orders(&self) -> &'static [Order<Behind>] {
        &[
            Order { name: t::col_name, compare: |a, b| a.name.cmp(&b.name) },
            Order { name: t::col_agency, compare: |a, b| a.agency.cmp(&b.agency) },
        ]
    }
}

/// Where somebody is counted, in words and in the style of its meaning.
fn state(person: &Behind, cx: &Cx) -> (String, Style) {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let Some(placed) = person.placed else {
        return (t::left_list(locale).to_owned(), theme.danger);
    };
    let column = people::board_column(locale, placed.column);
    match (placed.column, placed.expiring) {
        (Place::Held, true) => (format!("{column} ({})", t::col_expiring(locale)), theme.warn),
        (Place::Held, false) => (column.to_owned(), theme.ok),
        _ => (column.to_owned(), theme.danger),
    }
}

fn screen(people: Vec<Behind>) -> Box<dyn Screen> {
    Box::new(Listing::new(PeopleBehind(people)))
}

fn name(overview: &Overview, officer: OfficerId) -> String {
    overview.people.get(&officer).map(|(_, name)| name.clone()).unwrap_or_default()
}

/// Lists the people that one number of the board counts, of one agency or of all.
pub(super) fn people_behind(
    overview: &Overview,
    agency: Option<AgencyId>,
    column: Shown,
) -> Box<dyn Screen> {
    let behind = |placed: &Placement| Behind {
        officer: placed.officer,
        name: name(overview, placed.officer),
        agency: overview.agencies.get(&placed.agency).map(|a| a.name.clone()).unwrap_or_default(),
        placed: Some(*placed),
    };
    let placements = overview.board.placements.iter();
    let here = placements.filter(|placed| agency.is_none_or(|agency| placed.agency == agency));
    screen(here.filter(|placed| column.holds(placed)).map(behind).collect())
}

/// Lists who left and still has a card.
pub(super) fn left_with_card(overview: &Overview) -> Box<dyn Screen> {
    let left = overview.board.left_with_card.iter().map(|officer| Behind {
        officer: *officer,
        name: name(overview, *officer),
        agency: String::new(),
        placed: None,
    });
    screen(left.collect())
}
