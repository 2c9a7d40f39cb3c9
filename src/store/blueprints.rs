//! Blueprints and their revisions.

use super::banks::{from_json, json};
use super::{Row, StoreError, Tx, params};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::{AccountId, BlueprintId, Uid};
use crate::domain::time::Timestamp;

/// The newest revision of a blueprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBlueprint {
    /// Row of the revision.
    pub id: BlueprintId,
    /// Identity of the blueprint.
    pub uid: Uid,
    /// Number of the revision.
    pub number: i64,
    /// What it says.
    pub body: Blueprint,
}

const NEWEST: &str = "SELECT r.id, b.uid, r.number, r.body FROM blueprint b
    JOIN blueprint_revision r ON r.blueprint_id = b.id AND r.number = (SELECT max(n.number)
        FROM blueprint_revision n WHERE n.blueprint_id = b.id)";

fn stored(row: &Row<'_>) -> Result<StoredBlueprint, StoreError> {
    Ok(StoredBlueprint {
        id: row.get(0)?,
        uid: row.get(1)?,
        number: row.get(2)?,
        body: from_json(&row.get::<String>(3)?)?,
    })
}

/// The newest revision of every blueprint, by code.
///
/// # Errors
/// Whatever the database refuses.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<StoredBlueprint>, StoreError> {
    tx.rows(&format!("{NEWEST} WHERE b.state = 'active' ORDER BY b.code"), &[], stored)
}

/// The newest revision of the blueprint with this code.
///
/// # Errors
/// Whatever the database refuses.
pub fn find(tx: &mut Tx<'_>, code: &str) -> Result<Option<StoredBlueprint>, StoreError> {
    tx.optional(&format!("{NEWEST} WHERE b.code = $1"), &params![code], stored)
}

/// Stores a blueprint as its next revision.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_revision(
    tx: &mut Tx<'_>,
    uid: Uid,
    blueprint: &Blueprint,
    account: Option<AccountId>,
    at: Timestamp,
) -> Result<BlueprintId, StoreError> {
    tx.execute(
        "INSERT INTO blueprint (uid, code, state) VALUES ($1, $2, 'active') ON CONFLICT DO NOTHING",
        &params![uid, &blueprint.code],
    )?;
    let owner: i64 =
        tx.one("SELECT id FROM blueprint WHERE code = $1", &params![&blueprint.code], |row| {
            row.get(0)
        })?;
    let number: i64 = tx.one(
        "SELECT coalesce(max(number), 0) + 1 FROM blueprint_revision WHERE blueprint_id = $1",
        &params![owner],
        |row| row.get(0),
    )?;
    tx.insert(
        "INSERT INTO blueprint_revision (blueprint_id, number, body, account_id, created_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING id",
        &params![owner, number, json(blueprint), account, at],
    )
}
