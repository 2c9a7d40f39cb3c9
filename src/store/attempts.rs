//! Attempts and the answers in force. How answers come to be there: [`super::saves`].

use super::{Row, StoreError, Tx, from_json, params};
use crate::domain::attempt::sheet::Stored;
use crate::domain::attempt::{AttemptState, EndedBy, Place};
use crate::domain::id::{AttemptId, FormId, OfficerId, SittingId, Uid};
use crate::domain::item::Answer;
use crate::domain::time::Timestamp;

/// A stored attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Row.
    pub id: AttemptId,
    /// Identity outside the database.
    pub uid: Uid,
    /// The sitting it belongs to.
    pub sitting: SittingId,
    /// Whose it is.
    pub officer: OfficerId,
    /// Which of the officer's attempts in this sitting, from 1.
    pub number: u32,
    /// The paper.
    pub form: FormId,
    /// Where it stands.
    pub state: AttemptState,
    /// When it started.
    pub started_at: Timestamp,
    /// Working time granted, in milliseconds.
    pub allowed_ms: i64,
    /// When it ends by itself.
    pub deadline_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// What ended it.
    pub ended_by: Option<EndedBy>,
    /// Sequence number of the newest acknowledged save; 0 before the first.
    pub history_seq: u64,
    /// Digest of the history up to there.
    pub history_hash: String,
}

/// An attempt about to be stored.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    /// Identity outside the database.
    pub uid: Uid,
    /// The sitting it belongs to.
    pub sitting: SittingId,
    /// Whose it is.
    pub officer: OfficerId,
    /// Which of the officer's attempts in this sitting, from 1.
    pub number: u32,
    /// The paper.
    pub form: FormId,
    /// When it starts.
    pub started_at: Timestamp,
    /// Working time granted, in milliseconds.
    pub allowed_ms: i64,
    /// When it ends by itself.
    pub deadline_at: Timestamp,
}

const SELECT: &str = "SELECT id, uid, sitting_id, officer_id, number, form_id, state, started_at,
        allowed_ms, deadline_at, ended_at, ended_by, history_seq, history_hash FROM attempt";

pub(super) fn attempt(row: &Row<'_>) -> Result<Attempt, StoreError> {
    Ok(Attempt {
        id: row.get(0)?,
        uid: row.get(1)?,
        sitting: row.get(2)?,
        officer: row.get(3)?,
        number: row.get(4)?,
        form: row.get(5)?,
        state: row.code(6)?,
        started_at: row.get(7)?,
        allowed_ms: row.get(8)?,
        deadline_at: row.get(9)?,
        ended_at: row.get(10)?,
        ended_by: row.optional_code(11)?,
        history_seq: row.get(12)?,
        history_hash: row.get(13)?,
    })
}

/// Stores a live attempt. A second live one of the same officer in the same sitting is a conflict.
///
/// # Errors
/// Whatever the database refuses.
pub fn insert(tx: &mut Tx<'_>, new: &NewAttempt) -> Result<AttemptId, StoreError> {
    tx.insert(
        "INSERT INTO attempt (uid, sitting_id, officer_id, number, form_id, state, started_at,
             allowed_ms, deadline_at, history_seq, history_hash)
         VALUES ($1, $2, $3, $4, $5, 'live', $6, $7, $8, 0, '') RETURNING id",
        &params![
            new.uid,
            new.sitting,
            new.officer,
            new.number,
            new.form,
            new.started_at,
            new.allowed_ms,
            new.deadline_at
        ],
    )
}

/// One attempt.
///
/// # Errors
/// [`StoreError::NotFound`], or whatever the database refuses.
pub fn get(tx: &mut Tx<'_>, id: AttemptId) -> Result<Attempt, StoreError> {
    tx.one(&format!("{SELECT} WHERE id = $1"), &params![id], attempt)
}

/// The live attempt of an officer in a sitting.
///
/// # Errors
/// Whatever the database refuses.
pub fn live(
    tx: &mut Tx<'_>,
    sitting: SittingId,
    officer: OfficerId,
) -> Result<Option<Attempt>, StoreError> {
    let sql = format!("{SELECT} WHERE sitting_id = $1 AND officer_id = $2 AND state = 'live'");
    tx.optional(&sql, &params![sitting, officer], attempt)
}

/// Every attempt of an officer, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Attempt>, StoreError> {
    let sql = format!("{SELECT} WHERE officer_id = $1 ORDER BY started_at DESC, id DESC");
    tx.rows(&sql, &params![officer], attempt)
}

/// Live attempts whose time is over.
///
/// # Errors
/// Whatever the database refuses.
pub fn overdue(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<AttemptId>, StoreError> {
    tx.rows(
        "SELECT id FROM attempt WHERE state = 'live' AND deadline_at <= $1 ORDER BY deadline_at",
        &params![now],
        |row| row.get(0),
    )
}

/// The answers in force.
///
/// # Errors
/// Whatever the database refuses.
pub fn responses(tx: &mut Tx<'_>, id: AttemptId) -> Result<Vec<Stored>, StoreError> {
    tx.rows(
        "SELECT position, part, answer, flagged, unsure, saved_at FROM response
         WHERE attempt_id = $1 ORDER BY position, part",
        &params![id],
        |row| {
            let answer: Option<String> = row.get(2)?;
            Ok(Stored {
                place: Place { item: row.get(0)?, part: row.get(1)? },
                answer: answer.map(|text| from_json::<Answer>(2, &text)).transpose()?,
                flagged: row.get(3)?,
                unsure: row.get(4)?,
                at: row.get(5)?,
            })
        },
    )
}

/// Ends an attempt. Nothing happens when it is not live any more.
///
/// # Errors
/// Whatever the database refuses.
pub fn finish(
    tx: &mut Tx<'_>,
    id: AttemptId,
    state: AttemptState,
    ended_at: Timestamp,
    ended_by: EndedBy,
    recorded_at: Timestamp,
) -> Result<bool, StoreError> {
    let touched = tx.execute(
        "UPDATE attempt SET state = $2, ended_at = $3, ended_by = $4, recorded_at = $5
         WHERE id = $1 AND state = 'live'",
        &params![id, state.code(), ended_at, ended_by.code(), recorded_at],
    )?;
    Ok(touched == 1)
}

/// Moves an attempt that waited for a marker to its end.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_state(tx: &mut Tx<'_>, id: AttemptId, state: AttemptState) -> Result<(), StoreError> {
    tx.execute("UPDATE attempt SET state = $2 WHERE id = $1", &params![id, state.code()])?;
    Ok(())
}
