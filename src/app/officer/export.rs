//! The list of officers as a file, as it was filtered and ordered.

use super::list::{Query, list, unmasked};
use crate::app::actor::reach;
use crate::app::export::{Export, Identity};
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::custom_field::FieldOwner;
use crate::domain::role::Permission;
use crate::i18n::{Locale, ledger as t, people};
use crate::interchange::roster::Column;
use crate::interchange::sheet::Sheet;
use crate::store::custom_fields;
use std::sync::Arc;

/// Writes the officers that a query finds under the headings that a roster import knows. Identity
/// numbers in full stand in the audit.
///
/// # Errors
/// Refused without the permission, and for full numbers without the permission to see them
/// wherever officers may be seen.
pub fn export(
    app: &Arc<App>,
    actor: &Actor,
    query: &Query,
    identity: Identity,
    locale: Locale,
) -> Result<Export, AppError> {
    let found = match identity {
        Identity::Masked => list(app, actor, query)?,
        Identity::Full => {
            let seen = reach(app, actor, Permission::ViewOfficers)?;
            let shown = reach(app, actor, Permission::ViewIdentity)?;
            if seen != shown {
                return Err(super::NotEverywhere.into());
            }
            unmasked(app, actor, query)?
        }
    };
    let fields = app.read(|tx| Ok(custom_fields::in_use(tx, FieldOwner::Officer)?))?;
    let own = [
        Column::Name.heading_in(locale),
        Column::Sex.heading_in(locale),
        Column::Identity.heading_in(locale),
        Column::Agency.heading_in(locale),
        Column::Employment.heading_in(locale),
        t::sheet_state(locale),
        Column::Phone.heading_in(locale),
        Column::JoinedOn.heading_in(locale),
    ];
    let declared = fields.iter().map(|field| field.label.as_str());
    let mut sheet = Sheet::new(own.into_iter().chain(declared));
    for line in &found.items {
        let officer = &line.officer.officer;
        let own = [
            officer.name.clone(),
            officer.sex.map_or("", |sex| people::sex(locale, sex)).to_owned(),
            officer.identity_number.clone().unwrap_or_default(),
            line.agency_name.clone().unwrap_or_default(),
            officer.employment.map_or("", |kind| people::employment(locale, kind)).to_owned(),
            people::person_state(locale, officer.state).to_owned(),
            officer.phone.clone().unwrap_or_default(),
            officer.joined_on.map(|date| date.to_string()).unwrap_or_default(),
        ];
        let declared = fields.iter().map(|field| officer.custom.get(&field.key).cloned());
        sheet.push(own.into_iter().chain(declared.map(Option::unwrap_or_default)));
    }
    let export = Export::from(sheet);
    if identity == Identity::Full {
        let detail = serde_json::json!({ "rows": export.rows, "text": query.text });
        let trace = Trace::new("officer.export_identity", "officer", export.rows).with(detail);
        app.write(actor, app.now(), move |_| Ok(((), trace.clone())))?;
    }
    Ok(export)
}
