//! Filling in the organisation's own fields of one officer.

use crate::app::actor::require;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::custom_field::{CustomField, CustomValues, FieldOwner, laid_over};
use crate::domain::id::OfficerId;
use crate::domain::officer::Officer;
use crate::domain::role::{Permission, Target};
use crate::store::{custom_fields, officers};
use std::sync::Arc;

/// Gives an officer values of fields in use. A text that is empty takes the value away, a field that
/// is not named keeps its own.
///
/// # Errors
/// Refused without the permission on this officer; not found without such an officer;
/// [`crate::domain::custom_field::CustomFieldError`] for a value that does not fit.
pub fn fill(
    app: &Arc<App>,
    actor: &Actor,
    id: OfficerId,
    given: &CustomValues,
) -> Result<(), AppError> {
    let path = app.read(|tx| path_of(tx, id, app.today()))?;
    require(app, actor, Permission::EditOfficers, Target::Officer(id, &path))?;
    let (at, given) = (app.now(), given.clone());
    app.write(actor, at, move |tx| {
        let officer = officers::get(tx, id)?.officer;
        let fields: Vec<CustomField> = custom_fields::in_use(tx, FieldOwner::Officer)?;
        let custom = laid_over(&officer.custom, &given, &fields)?;
        let detail = serde_json::json!({ "before": &officer.custom, "values": &custom });
        let trace = Trace::new("officer.fill", "officer", officer.uid).with(detail);
        officers::update(tx, id, &Officer { custom, ..officer }, at)?;
        Ok(((), trace))
    })
}
