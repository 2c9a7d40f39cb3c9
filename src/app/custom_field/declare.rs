//! Declaring a custom field.

use crate::app::{Actor, App, AppError, Trace};
use crate::domain::custom_field::{CustomField, FieldOwner, check_fields};
use crate::store::custom_fields;
use std::sync::Arc;

/// Declares a field; rosters may have it as a column from now on, by its label or key.
///
/// # Errors
/// Refused without the permission to change officers everywhere;
/// [`crate::domain::custom_field::CustomFieldError`] when the declaration does not hold or its key
/// is taken.
pub fn declare(
    app: &Arc<App>,
    actor: &Actor,
    owner: FieldOwner,
    field: &CustomField,
) -> Result<(), AppError> {
    super::may_declare(app, actor)?;
    let field = CustomField { label: field.label.trim().to_owned(), ..field.clone() };
    app.write(actor, app.now(), move |tx| {
        // Keys are unique over both, because exports put them side by side.
        let mut fields = custom_fields::of(tx, FieldOwner::Officer)?;
        fields.extend(custom_fields::of(tx, FieldOwner::Agency)?);
        fields.push(field.clone());
        check_fields(&fields)?;
        custom_fields::insert(tx, owner, &field)?;
        let detail =
            serde_json::json!({ "owner": owner, "label": field.label, "kind": field.kind });
        Ok(((), Trace::new("custom_field.declare", "custom_field", &field.key).with(detail)))
    })
}
