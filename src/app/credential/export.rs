//! The list of cards as a file, as it was filtered and ordered.

use super::list::{Query, list};
use crate::app::export::Export;
use crate::app::{Actor, App, AppError};
use crate::i18n::{Locale, ledger as t, people};
use crate::interchange::roster::Column;
use crate::interchange::sheet::Sheet;
use std::sync::Arc;

/// Writes the cards that a query finds.
///
/// # Errors
/// Refused without the permission.
pub fn export(
    app: &Arc<App>,
    actor: &Actor,
    query: &Query,
    locale: Locale,
) -> Result<Export, AppError> {
    let mut sheet = Sheet::new([
        Column::Name.heading_in(locale),
        Column::Agency.heading_in(locale),
        Column::CardKind.heading_in(locale),
        Column::CardNumber.heading_in(locale),
        Column::Categories.heading_in(locale),
        Column::Region.heading_in(locale),
        Column::Issuer.heading_in(locale),
        Column::ValidFrom.heading_in(locale),
        Column::ValidTo.heading_in(locale),
        t::sheet_inspection(locale),
        t::sheet_status(locale),
    ]);
    for listed in list(app, actor, query)?.items {
        let credential = &listed.line.credential;
        let card = credential.row.card.as_ref();
        let text = |read: fn(&crate::domain::credential::Card) -> String| {
            card.map(read).unwrap_or_default()
        };
        let inspection = credential.row.inspection_due();
        sheet.push([
            listed.line.officer_name.clone(),
            listed.agency_name.clone().unwrap_or_default(),
            people::credential_kind(locale, credential.kind).to_owned(),
            text(|card| card.number.clone()),
            text(|card| card.categories.join("、")),
            text(|card| card.region.clone()),
            text(|card| card.issuer.clone()),
            text(|card| card.validity.from().to_string()),
            text(|card| card.validity.to().to_string()),
            inspection.map(|date| date.to_string()).unwrap_or_default(),
            people::credential_state(locale, listed.status.main).to_owned(),
        ]);
    }
    Ok(sheet.into())
}
