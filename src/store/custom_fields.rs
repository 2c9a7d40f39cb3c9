//! The fields that the organisation declares for its officers and agencies.

use super::{StoreError, Tx, from_json, params, to_json};
use crate::domain::custom_field::{CustomField, FieldOwner};

/// The fields of officers or of agencies, in the order they were declared.
///
/// # Errors
/// Whatever the database refuses.
pub fn of(tx: &mut Tx<'_>, owner: FieldOwner) -> Result<Vec<CustomField>, StoreError> {
    tx.rows(
        "SELECT key, label, kind, choices FROM custom_field WHERE owner = $1 ORDER BY position, key",
        &params![owner.code()],
        |row| {
            Ok(CustomField {
                key: row.get(0)?,
                label: row.get(1)?,
                kind: row.code(2)?,
                choices: from_json(3, &row.get::<String>(3)?)?,
            })
        },
    )
}

/// Declares a field after those that are there.
///
/// # Errors
/// [`StoreError::Conflict`] when the key is taken, by officers or by agencies.
pub fn insert(tx: &mut Tx<'_>, owner: FieldOwner, field: &CustomField) -> Result<(), StoreError> {
    let sql = "SELECT coalesce(max(position), 0) + 1 FROM custom_field";
    let position: i64 = tx.one(sql, &[], |row| row.get(0))?;
    tx.execute(
        "INSERT INTO custom_field (key, label, owner, kind, position, choices)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &params![
            &field.key,
            &field.label,
            owner.code(),
            field.kind.code(),
            position,
            to_json(&field.choices)?
        ],
    )?;
    Ok(())
}
