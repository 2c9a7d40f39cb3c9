//! The people behind a row of the board.

use super::listing::Listing;
use super::officer_page::OfficerPage;
use crate::app::board::Overview;
use crate::domain::id::{AgencyId, OfficerId};
use crate::i18n::{Locale, ledger as t, people};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// One person of a row.
#[derive(Debug, Clone)]
struct Behind {
    officer: OfficerId,
    name: String,
    column: crate::domain::board::Column,
    expiring: bool,
}

fn table(locale: Locale) -> Table {
    Table::new([
        Column::left(t::col_name(locale), Fit::Grow(16)),
        Column::left(t::col_status(locale), Fit::Exact(20)),
    ])
    .ordinal()
    .empty(t::officers_empty(locale))
}

fn row(person: &Behind, cx: &Cx) -> Row {
    let locale = cx.look.locale;
    let mut state = people::board_column(locale, person.column).to_owned();
    if person.expiring {
        state = format!("{state} ({})", t::col_expiring(locale));
    }
    let style = match person.column {
        crate::domain::board::Column::Held if person.expiring => cx.look.theme.warn,
        crate::domain::board::Column::Held => cx.look.theme.ok,
        _ => cx.look.theme.danger,
    };
    Row::new([person.name.clone(), state]).style(1, style)
}

/// Lists the people that a row of the board counts; Enter opens a person.
pub(super) fn people_behind(overview: &Overview, agency: AgencyId) -> Box<dyn Screen> {
    let people: Vec<Behind> = overview
        .board
        .placements
        .iter()
        .filter(|placed| placed.agency == agency)
        .map(|placed| Behind {
            officer: placed.officer,
            name: overview.people.get(&placed.officer).map(|(_, n)| n.clone()).unwrap_or_default(),
            column: placed.column,
            expiring: placed.expiring,
        })
        .collect();
    let listing = Listing::new(
        t::people_behind,
        table,
        row,
        |person: &Behind| vec![person.name.clone()],
        move |_| Ok(people.clone()),
    );
    Box::new(listing.opening(|person| Box::new(OfficerPage::new(person.officer))))
}
