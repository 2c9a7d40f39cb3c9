//! Changing what a custom field is called and what it offers.

use crate::app::{Actor, App, AppError, Trace};
use crate::domain::custom_field::{CustomField, CustomFieldError, check_fields};
use crate::store::custom_fields;
use std::sync::Arc;

/// Gives a field another label, and a choice other choices. Key, kind and whose it is stay, because
/// values are kept under them; values that are no longer offered stay until somebody changes them.
///
/// # Errors
/// Refused without the permission to change officers everywhere; [`CustomFieldError`] when there is
/// no such field or the declaration would not hold.
pub fn change(
    app: &Arc<App>,
    actor: &Actor,
    key: &str,
    label: &str,
    choices: &[String],
) -> Result<(), AppError> {
    super::may_declare(app, actor)?;
    let (key, label, choices) = (key.to_owned(), label.trim().to_owned(), choices.to_vec());
    app.write(actor, app.now(), move |tx| {
        let before = custom_fields::find(tx, &key)?;
        let before =
            before.ok_or_else(|| AppError::from(CustomFieldError::Unknown(key.clone())))?;
        let after =
            CustomField { label: label.clone(), choices: choices.clone(), ..before.clone() };
        check_fields(std::slice::from_ref(&after)).map_err(AppError::from)?;
        custom_fields::update(tx, &after)?;
        let detail = serde_json::json!({ "before": before, "field": after });
        Ok(((), Trace::new("custom_field.change", "custom_field", &key).with(detail)))
    })
}
