//! The board as a file.

use super::overview::overview;
use crate::app::export::Export;
use crate::app::{Actor, App, AppError};
use crate::domain::board::Counts;
use crate::domain::time::Date;
use crate::i18n::{Locale, ledger as t};
use crate::interchange::sheet::Sheet;
use std::sync::Arc;

/// Writes the board of a day, a row for each agency and their sum.
///
/// # Errors
/// Refused without the permission.
pub fn export(
    app: &Arc<App>,
    actor: &Actor,
    as_of: Date,
    locale: Locale,
) -> Result<Export, AppError> {
    let overview = overview(app, actor, as_of)?;
    let mut sheet = Sheet::new([
        t::sheet_as_of(locale),
        t::col_agency(locale),
        t::col_due(locale),
        t::col_held(locale),
        t::col_expiring(locale),
        t::col_uninspected(locale),
        t::col_expired(locale),
        t::col_suspended(locale),
        t::col_pending(locale),
        t::col_without(locale),
    ]);
    let mut push = |name: String, counts: &Counts| {
        let numbers = [
            counts.due,
            counts.held,
            counts.held_expiring,
            counts.uninspected,
            counts.expired,
            counts.suspended,
            counts.pending,
            counts.without,
        ];
        let words = [as_of.to_string(), name];
        sheet.push(words.into_iter().chain(numbers.map(|number| number.to_string())));
    };
    for row in &overview.board.rows {
        let agency = overview.agencies.get(&row.agency);
        push(agency.map(|agency| agency.name.clone()).unwrap_or_default(), &row.counts);
    }
    push(t::sum(locale).to_owned(), &overview.board.total);
    Ok(sheet.into())
}
