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
    /// Whether it is out of use: kept and readable, offered no more.
    pub retired: bool,
    /// What it says.
    pub body: Blueprint,
}

/// The states of a blueprint, as stored.
const ACTIVE: &str = "active";
const RETIRED: &str = "retired";

const NEWEST: &str = "SELECT r.id, b.uid, r.number, b.state, r.body FROM blueprint b
    JOIN blueprint_revision r ON r.blueprint_id = b.id AND r.number = (SELECT max(n.number)
        FROM blueprint_revision n WHERE n.blueprint_id = b.id)";

fn stored(row: &Row<'_>) -> Result<StoredBlueprint, StoreError> {
    Ok(StoredBlueprint {
        id: row.get(0)?,
        uid: row.get(1)?,
        number: row.get(2)?,
        retired: row.get::<String>(3)? == RETIRED,
        body: from_json(&row.get::<String>(4)?)?,
    })
}

/// The newest revision of every blueprint in use, or of every retired one, by code.
///
/// # Errors
/// Whatever the database refuses.
pub fn list(tx: &mut Tx<'_>, retired: bool) -> Result<Vec<StoredBlueprint>, StoreError> {
    let state = if retired { RETIRED } else { ACTIVE };
    tx.rows(&format!("{NEWEST} WHERE b.state = $1 ORDER BY b.code"), &params![state], stored)
}

/// Takes a blueprint out of use, or back into it.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none with this code.
pub fn set_retired(tx: &mut Tx<'_>, code: &str, retired: bool) -> Result<(), StoreError> {
    let state = if retired { RETIRED } else { ACTIVE };
    match tx.execute("UPDATE blueprint SET state = $2 WHERE code = $1", &params![code, state])? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
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
