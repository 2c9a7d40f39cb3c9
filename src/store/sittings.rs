//! Sittings and who may enter them.

use super::{Row, StoreError, Tx, params};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::{AccountId, BlueprintId, OfficerId, SittingId, Uid};
use crate::domain::sitting::{Closed, SittingRules};
use crate::domain::time::Timestamp;

/// A stored sitting with the blueprint it is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Row.
    pub id: SittingId,
    /// Identity outside the database.
    pub uid: Uid,
    /// Name shown to people.
    pub name: String,
    /// Its rules.
    pub rules: SittingRules,
    /// The blueprint revision papers are drawn from.
    pub blueprint: BlueprintId,
    /// What that revision says.
    pub body: Blueprint,
    /// It was called off before anybody began.
    pub cancelled: bool,
}

impl Sitting {
    /// Whether an officer who made `made` attempts may start one more at `now`.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn may_start(&self, now: Timestamp, listed: bool, made: u32) -> Result<(), Closed> {
        if self.cancelled {
            return Err(Closed::Cancelled);
        }
        self.rules.may_start(now, listed, made)
    }
}

/// A sitting about to be stored.
#[derive(Debug, Clone)]
pub struct NewSitting {
    /// Identity outside the database.
    pub uid: Uid,
    /// Name shown to people.
    pub name: String,
    /// Its rules.
    pub rules: SittingRules,
    /// The blueprint revision papers are drawn from.
    pub blueprint: BlueprintId,
    /// Who may enter; nobody is listed for practice, which is open to all.
    pub officers: Vec<OfficerId>,
    /// Who scheduled it.
    pub account: Option<AccountId>,
    /// When.
    pub created_at: Timestamp,
}

/// The state of a sitting that was called off; any other is scheduled.
pub(super) const CANCELLED: &str = "cancelled";

const SELECT: &str =
    "SELECT s.id, s.uid, s.name, s.kind, s.level, s.opens_at, s.closes_at, s.minutes,
        s.attempts, s.blueprint_revision_id, r.body, s.state
     FROM sitting s JOIN blueprint_revision r ON r.id = s.blueprint_revision_id";

fn sitting(row: &Row<'_>) -> Result<Sitting, StoreError> {
    let body: String = row.get(10)?;
    let state: String = row.get(11)?;
    Ok(Sitting {
        id: row.get(0)?,
        uid: row.get(1)?,
        name: row.get(2)?,
        rules: SittingRules {
            kind: row.code(3)?,
            level: row.code(4)?,
            opens_at: row.get(5)?,
            closes_at: row.get(6)?,
            minutes: row.get(7)?,
            attempts: row.get(8)?,
        },
        blueprint: row.get(9)?,
        body: super::from_json(10, &body)?,
        cancelled: state == CANCELLED,
    })
}

/// Stores a sitting and its list.
///
/// # Errors
/// Whatever the database refuses.
pub fn insert(tx: &mut Tx<'_>, new: &NewSitting) -> Result<SittingId, StoreError> {
    let rules = &new.rules;
    let id = tx.insert(
        "INSERT INTO sitting (uid, name, kind, level, blueprint_revision_id, opens_at, closes_at, minutes,
             attempts, state, created_at, account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'scheduled', $10, $11) RETURNING id",
        &params![
            new.uid,
            &new.name,
            rules.kind.code(),
            rules.level.code(),
            new.blueprint,
            rules.opens_at,
            rules.closes_at,
            rules.minutes,
            rules.attempts,
            new.created_at,
            new.account
        ],
    )?;
    for officer in &new.officers {
        tx.execute(
            "INSERT INTO sitting_officer (sitting_id, officer_id) VALUES ($1, $2)",
            &params![id, *officer],
        )?;
    }
    Ok(id)
}

/// One sitting.
///
/// # Errors
/// [`StoreError::NotFound`], or whatever the database refuses.
pub fn get(tx: &mut Tx<'_>, id: SittingId) -> Result<Sitting, StoreError> {
    tx.one(&format!("{SELECT} WHERE s.id = $1"), &params![id], sitting)
}

/// A sitting as the catalogue shows it to one officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The sitting.
    pub sitting: Sitting,
    /// Attempts the officer has made, live ones included.
    pub made: u32,
    /// Whether one of them is live.
    pub live: bool,
}

/// The sittings an officer may see: every practice sitting, and the others they are listed for;
/// those that close next first, practice last.
///
/// # Errors
/// Whatever the database refuses.
pub fn for_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE s.state <> '{CANCELLED}' AND (s.kind = 'practice'
             OR EXISTS (SELECT 1 FROM sitting_officer o WHERE o.sitting_id = s.id AND o.officer_id = $1))
         ORDER BY CASE WHEN s.closes_at IS NULL THEN 1 ELSE 0 END, s.closes_at, s.id"
    );
    let sittings = tx.rows(&sql, &params![officer], sitting)?;
    let mut listed = Vec::with_capacity(sittings.len());
    for sitting in sittings {
        let (made, live) = attempts_made(tx, sitting.id, officer)?;
        listed.push(Listed { sitting, made, live });
    }
    Ok(listed)
}

/// Every sitting, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Sitting>, StoreError> {
    tx.rows(&format!("{SELECT} ORDER BY s.id DESC"), &[], sitting)
}

/// How many attempts an officer has made in a sitting, and whether one is live.
///
/// # Errors
/// Whatever the database refuses.
pub fn attempts_made(
    tx: &mut Tx<'_>,
    sitting: SittingId,
    officer: OfficerId,
) -> Result<(u32, bool), StoreError> {
    tx.one(
        "SELECT count(*), CAST(coalesce(max(CASE WHEN state = 'live' THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM attempt WHERE sitting_id = $1 AND officer_id = $2",
        &params![sitting, officer],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whether an officer is on the list of a sitting.
///
/// # Errors
/// Whatever the database refuses.
pub fn lists(tx: &mut Tx<'_>, sitting: SittingId, officer: OfficerId) -> Result<bool, StoreError> {
    tx.optional(
        "SELECT 1 FROM sitting_officer WHERE sitting_id = $1 AND officer_id = $2",
        &params![sitting, officer],
        |row| row.get::<i64>(0),
    )
    .map(|found| found.is_some())
}

/// How many attempts were made in a sitting.
///
/// # Errors
/// Whatever the database refuses.
pub fn count_attempts(tx: &mut Tx<'_>, sitting: SittingId) -> Result<usize, StoreError> {
    tx.one("SELECT count(*) FROM attempt WHERE sitting_id = $1", &params![sitting], |row| {
        row.get(0)
    })
}

/// Calls a sitting off.
///
/// # Errors
/// Whatever the database refuses.
pub fn cancel(tx: &mut Tx<'_>, sitting: SittingId) -> Result<(), StoreError> {
    tx.execute("UPDATE sitting SET state = $2 WHERE id = $1", &params![sitting, CANCELLED])?;
    Ok(())
}

/// Moves the end of a sitting's window.
///
/// # Errors
/// Whatever the database refuses.
pub fn close(tx: &mut Tx<'_>, sitting: SittingId, at: Timestamp) -> Result<(), StoreError> {
    tx.execute("UPDATE sitting SET closes_at = $2 WHERE id = $1", &params![sitting, at])?;
    Ok(())
}
