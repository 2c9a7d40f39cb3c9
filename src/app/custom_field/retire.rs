//! Taking a custom field out of use (停用), and into use again.

use crate::app::{Actor, App, AppError, Trace};
use crate::domain::custom_field::{CustomField, CustomFieldError};
use crate::store::custom_fields;
use std::sync::Arc;

/// Takes a field out of use: forms and rosters ask for it no more; its values stay in the database.
///
/// # Errors
/// Refused without the permission to change officers everywhere;
/// [`CustomFieldError::Unknown`] when there is no such field.
pub fn retire(app: &Arc<App>, actor: &Actor, key: &str) -> Result<(), AppError> {
    set(app, actor, key, true)
}

/// Takes a field into use again, with the values it had.
///
/// # Errors
/// As for [`retire`].
pub fn restore(app: &Arc<App>, actor: &Actor, key: &str) -> Result<(), AppError> {
    set(app, actor, key, false)
}

fn set(app: &Arc<App>, actor: &Actor, key: &str, retired: bool) -> Result<(), AppError> {
    super::may_declare(app, actor)?;
    let key = key.to_owned();
    app.write(actor, app.now(), move |tx| {
        let field = custom_fields::find(tx, &key)?;
        let field = field.ok_or_else(|| AppError::from(CustomFieldError::Unknown(key.clone())))?;
        custom_fields::update(tx, &CustomField { retired, ..field })?;
        let action = if retired { "custom_field.retire" } else { "custom_field.restore" };
        Ok(((), Trace::new(action, "custom_field", &key)))
    })
}
