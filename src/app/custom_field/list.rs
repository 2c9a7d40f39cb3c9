//! The fields that are declared.

use crate::app::actor::reach;
use crate::app::{Actor, App, AppError};
use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::role::Permission;
use crate::store::custom_fields;
use std::sync::Arc;

/// The fields of officers or of agencies, also those out of use, in the order they were declared.
///
/// # Errors
/// Refused without the permission to see officers.
pub fn list(
    app: &Arc<App>,
    actor: &Actor,
    owner: FieldOwner,
) -> Result<Vec<CustomField>, AppError> {
    reach(app, actor, Permission::ViewOfficers)?;
    app.read(|tx| Ok(custom_fields::of(tx, owner)?))
}
