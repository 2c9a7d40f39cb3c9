//! Agencies.

use super::{Row, StoreError, Tx, from_json, params, to_json};
use crate::domain::agency::Agency;
use crate::domain::id::AgencyId;

const SELECT: &str =
    "SELECT id, uid, parent_id, name, short_name, kind, official_order, valid_from,
        valid_to, successor_id, contact, custom FROM agency";

fn agency(row: &Row<'_>) -> Result<Agency, StoreError> {
    let contact: Option<String> = row.get(10)?;
    let custom: String = row.get(11)?;
    Ok(Agency {
        id: row.get(0)?,
        uid: row.get(1)?,
        parent: row.get(2)?,
        name: row.get(3)?,
        short_name: row.get(4)?,
        kind: row.code(5)?,
        official_order: row.get(6)?,
        valid_from: row.get(7)?,
        valid_to: row.get(8)?,
        successor: row.get(9)?,
        contact: contact.map(|text| from_json(10, &text)).transpose()?,
        custom: from_json(11, &custom)?,
    })
}

/// Stores a new agency under an id of its own; the id it carries is not used.
///
/// # Errors
/// [`StoreError::Conflict`] when the name is taken.
pub fn insert(tx: &mut Tx<'_>, new: &Agency) -> Result<AgencyId, StoreError> {
    tx.insert(
        "INSERT INTO agency (uid, parent_id, name, short_name, kind, official_order, valid_from,
             valid_to, successor_id, contact, custom)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        &params![
            new.uid,
            new.parent,
            &new.name,
            &new.short_name,
            new.kind.code(),
            new.official_order,
            new.valid_from,
            new.valid_to,
            new.successor,
            new.contact.as_ref().map(to_json).transpose()?,
            to_json(&new.custom)?
        ],
    )
}

/// Brings a stored agency to what `agency` says; its uid stays.
///
/// # Errors
/// [`StoreError::NotFound`] without such a row.
pub fn update(tx: &mut Tx<'_>, agency: &Agency) -> Result<(), StoreError> {
    let touched = tx.execute(
        "UPDATE agency SET parent_id = $2, name = $3, short_name = $4, kind = $5,
             official_order = $6, valid_from = $7, valid_to = $8, successor_id = $9, contact = $10,
             custom = $11 WHERE id = $1",
        &params![
            agency.id,
            agency.parent,
            &agency.name,
            &agency.short_name,
            agency.kind.code(),
            agency.official_order,
            agency.valid_from,
            agency.valid_to,
            agency.successor,
            agency.contact.as_ref().map(to_json).transpose()?,
            to_json(&agency.custom)?
        ],
    )?;
    if touched == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// One agency.
///
/// # Errors
/// [`StoreError::NotFound`] without such a row.
pub fn get(tx: &mut Tx<'_>, id: AgencyId) -> Result<Agency, StoreError> {
    tx.one(&format!("{SELECT} WHERE id = $1"), &params![id], agency)
}

/// The agency with exactly this name or short name, if there is one.
///
/// # Errors
/// Whatever the database refuses.
pub fn named(tx: &mut Tx<'_>, name: &str) -> Result<Option<Agency>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE name = $1 OR short_name = $1
         ORDER BY CASE WHEN name = $1 THEN 0 ELSE 1 END, id LIMIT 1"
    );
    tx.optional(&sql, &params![name], agency)
}

/// Every agency, also those that have ended; [`crate::domain::agency::AgencyTree`] orders them.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Agency>, StoreError> {
    tx.rows(&format!("{SELECT} ORDER BY official_order, id"), &[], agency)
}
