//! The fields that the organisation declares for its officers and agencies.

use super::{Row, StoreError, Tx, from_json, params, to_json};
use crate::domain::custom_field::{CustomField, FieldOwner};

const SELECT: &str = "SELECT key, label, kind, choices, retired FROM custom_field";

fn field(row: &Row<'_>) -> Result<CustomField, StoreError> {
    Ok(CustomField {
        key: row.get(0)?,
        label: row.get(1)?,
        kind: row.code(2)?,
        choices: from_json(3, &row.get::<String>(3)?)?,
        retired: row.get(4)?,
    })
}

/// The fields of officers or of agencies, also those out of use, in the order they were declared.
///
/// # Errors
/// Whatever the database refuses.
pub fn of(tx: &mut Tx<'_>, owner: FieldOwner) -> Result<Vec<CustomField>, StoreError> {
    let sql = format!("{SELECT} WHERE owner = $1 ORDER BY position, key");
    tx.rows(&sql, &params![owner.code()], field)
}

/// The fields in use, in the order they were declared.
///
/// # Errors
/// Whatever the database refuses.
pub fn in_use(tx: &mut Tx<'_>, owner: FieldOwner) -> Result<Vec<CustomField>, StoreError> {
    let mut fields = of(tx, owner)?;
    fields.retain(|field| !field.retired);
    Ok(fields)
}

/// The field with this key, in use or not.
///
/// # Errors
/// Whatever the database refuses.
pub fn find(tx: &mut Tx<'_>, key: &str) -> Result<Option<CustomField>, StoreError> {
    tx.optional(&format!("{SELECT} WHERE key = $1"), &params![key], field)
}

/// Brings the label, the choices and the use of a declared field to what `field` says.
///
/// # Errors
/// [`StoreError::NotFound`] without a field of that key.
pub fn update(tx: &mut Tx<'_>, field: &CustomField) -> Result<(), StoreError> {
    let touched = tx.execute(
        "UPDATE custom_field SET label = $2, choices = $3, retired = $4 WHERE key = $1",
        &params![&field.key, &field.label, to_json(&field.choices)?, field.retired],
    )?;
    if touched == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// Declares a field after those that are there.
///
/// # Errors
/// [`StoreError::Conflict`] when the key is taken, by officers or by agencies.
pub fn insert(tx: &mut Tx<'_>, owner: FieldOwner, field: &CustomField) -> Result<(), StoreError> {
    let sql = "SELECT coalesce(max(position), 0) + 1 FROM custom_field";
    let position: i64 = tx.one(sql, &[], |row| row.get(0))?;
    tx.execute(
        "INSERT INTO custom_field (key, label, owner, kind, position, choices, retired)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &params![
            &field.key,
            &field.label,
            owner.code(),
            field.kind.code(),
            position,
            to_json(&field.choices)?,
            field.retired
        ],
    )?;
    Ok(())
}
