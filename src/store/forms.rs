//! Drawn papers.

use super::banks::{from_json, json};
use super::{StoreError, Tx, params};
use crate::domain::form::Form;
use crate::domain::id::{BlueprintId, FormId, RevisionId, Uid};
use crate::domain::time::Timestamp;

/// Keeps a drawn form for ever.
///
/// # Errors
/// Whatever the database refuses.
pub fn add(
    tx: &mut Tx<'_>,
    uid: Uid,
    blueprint: BlueprintId,
    form: &Form,
    at: Timestamp,
) -> Result<FormId, StoreError> {
    let id: FormId = tx.insert(
        "INSERT INTO form (uid, blueprint_revision_id, seed, algorithm, body, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        &params![uid, blueprint, form.seed.to_string(), form.algorithm, json(form), at],
    )?;
    let places: Vec<(u32, RevisionId)> =
        (0_u32..).zip(form.items.iter().map(|item| item.revision)).collect();
    let (tens, rest) = places.as_chunks::<10>();
    for ten in tens {
        add_items(tx, id, ten)?;
    }
    for one in rest {
        add_items(tx, id, std::slice::from_ref(one))?;
    }
    Ok(id)
}

fn add_items(tx: &mut Tx<'_>, form: FormId, items: &[(u32, RevisionId)]) -> Result<(), StoreError> {
    let mut values = params![form].to_vec();
    let mut rows = Vec::with_capacity(items.len());
    for (position, revision) in items {
        values.extend(params![*position, *revision]);
        rows.push(format!("($1, ${}, ${})", values.len() - 1, values.len()));
    }
    let rows = rows.join(", ");
    let sql = format!("INSERT INTO form_item (form_id, position, revision_id) VALUES {rows}");
    tx.execute(&sql, &values).map(drop)
}

/// A stored form, with the rows of its revisions.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn get(tx: &mut Tx<'_>, id: FormId) -> Result<Form, StoreError> {
    let body: String =
        tx.one("SELECT body FROM form WHERE id = $1", &params![id], |row| row.get(0))?;
    let mut form: Form = from_json(&body)?;
    let revisions: Vec<RevisionId> = tx.rows(
        "SELECT revision_id FROM form_item WHERE form_id = $1 ORDER BY position",
        &params![id],
        |row| row.get(0),
    )?;
    for (item, revision) in form.items.iter_mut().zip(revisions) {
        item.revision = revision;
    }
    Ok(form)
}
