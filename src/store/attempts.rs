//! Attempts, their answers, and the chained history of every answer that was acknowledged.

use super::{Param, Row, StoreError, Tx, from_json, params, to_json};
use crate::domain::attempt::sheet::{Save, Stored};
use crate::domain::attempt::{AttemptState, EndedBy, Place};
use crate::domain::id::{AttemptId, FormId, OfficerId, SittingId, Uid};
use crate::domain::item::{Answer, Item, ItemType};
use crate::domain::time::Timestamp;
use std::collections::HashMap;

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

fn attempt(row: &Row<'_>) -> Result<Attempt, StoreError> {
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

/// Rows of one statement that reads or writes many: powers of two, so that few are prepared.
fn steps<T>(mut all: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let largest = usize::checked_ilog2(all.len())?.min(6);
        let (step, rest) = all.split_at(1 << largest);
        all = rest;
        Some(step)
    })
}

/// Attempts by their rows, each with the type of the part that a save is for; no type when the paper
/// has no such part. One that does not exist is left out. One query, because it stands before every
/// answer.
///
/// # Errors
/// Whatever the database refuses.
pub fn for_saves(
    tx: &mut Tx<'_>,
    wanted: &[(AttemptId, &Place)],
) -> Result<HashMap<AttemptId, (Attempt, Option<ItemType>)>, StoreError> {
    let mut found = HashMap::with_capacity(wanted.len());
    for some in steps(wanted) {
        let row = |n| format!("(CAST(${} AS BIGINT), CAST(${} AS BIGINT))", n + 1, n + 2);
        let rows: Vec<String> = (0..some.len()).map(|n| row(n * 2)).collect();
        let sql = format!(
            "WITH asked(id, position) AS (VALUES {})
             SELECT a.id, a.uid, a.sitting_id, a.officer_id, a.number, a.form_id, a.state,
                a.started_at, a.allowed_ms, a.deadline_at, a.ended_at, a.ended_by, a.history_seq,
                a.history_hash, v.body
             FROM asked CROSS JOIN attempt a
             LEFT JOIN form_item f ON f.form_id = a.form_id AND f.position = asked.position
             LEFT JOIN item_revision v ON v.id = f.revision_id WHERE a.id = asked.id",
            rows.join(", ")
        );
        let params: Vec<Param> =
            some.iter().flat_map(|(id, place)| params![*id, place.item]).collect();
        tx.each(&sql, &params, |row| {
            let attempt = attempt(row)?;
            let body: Option<String> = row.get(14)?;
            let item = body.map(|body| from_json::<Item>(14, &body)).transpose()?;
            let place = some.iter().find(|(id, _)| *id == attempt.id).map(|(_, place)| *place);
            let part = item.as_ref().zip(place).and_then(|(item, place)| item.part(&place.part));
            found.insert(attempt.id, (attempt, part.map(|part| part.kind)));
            Ok(())
        })?;
    }
    Ok(found)
}

/// What became of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is in the history, recorded at this instant, now or by an earlier try.
    Saved(Timestamp),
    /// A newer save has overtaken it.
    Stale,
}

/// Keeps answers of different attempts: in force, and in the chained history. The same save a second
/// time changes nothing and gives the same receipt.
///
/// # Errors
/// Whatever the database refuses.
pub fn save(
    tx: &mut Tx<'_>,
    saves: &[(&Attempt, &Save, Timestamp)],
) -> Result<Vec<Kept>, StoreError> {
    let mut kept = Vec::with_capacity(saves.len());
    let mut new = Vec::with_capacity(saves.len());
    for (attempt, save, at) in saves {
        if save.seq > attempt.history_seq {
            new.push((*attempt, *save, *at));
            kept.push(Kept::Saved(*at));
            continue;
        }
        let known = tx.optional(
            "SELECT at FROM response_history WHERE attempt_id = $1 AND seq = $2",
            &params![attempt.id, seq_param(save.seq)],
            |row| row.get(0),
        )?;
        kept.push(known.map_or(Kept::Stale, Kept::Saved));
    }
    for some in steps(&new) {
        insert_saves(tx, some)?;
    }
    Ok(kept)
}

/// Placeholders after `first`, separated by commas.
fn places(first: usize, of: &[usize]) -> String {
    of.iter().map(|n| format!("${}", first + n)).collect::<Vec<String>>().join(", ")
}

/// Parameters of one save.
const WIDTH: usize = 9;

fn insert_saves(tx: &mut Tx<'_>, saves: &[(&Attempt, &Save, Timestamp)]) -> Result<(), StoreError> {
    let mut params = Vec::with_capacity(saves.len() * WIDTH);
    for (attempt, save, at) in saves {
        let answer = save.answer.as_ref().map(to_json).transpose()?;
        let hash = chain(&attempt.history_hash, save, answer.as_deref(), *at);
        params.extend(params![
            attempt.id,
            seq_param(save.seq),
            save.place.item,
            &save.place.part,
            answer,
            save.flagged,
            save.unsure,
            *at,
            &hash
        ]);
    }
    let each = |row: fn(usize) -> String, between: &str| {
        (0..saves.len()).map(|n| row(n * WIDTH)).collect::<Vec<String>>().join(between)
    };
    let history = each(|n| format!("({})", places(n, &[1, 2, 3, 4, 5, 6, 7, 8, 9])), ", ");
    let in_force = each(|n| format!("({}, 1)", places(n, &[1, 2, 3, 4, 5, 6, 7, 8])), ", ");
    let seqs = each(|n| format!("WHEN ${} THEN ${}", n + 1, n + 2), " ");
    let hashes = each(|n| format!("WHEN ${} THEN ${}", n + 1, n + 9), " ");
    let ids = each(|n| format!("${}", n + 1), ", ");
    tx.execute_together(
        &[
            &format!(
                "INSERT INTO response_history (attempt_id, seq, position, part, answer, flagged,
                     unsure, at, hash)
                 VALUES {history}"
            ),
            &format!(
                "INSERT INTO response (attempt_id, seq, position, part, answer, flagged, unsure,
                     saved_at, changes)
                 VALUES {in_force}
                 ON CONFLICT (attempt_id, position, part) DO UPDATE SET seq = excluded.seq,
                     answer = excluded.answer, flagged = excluded.flagged,
                     unsure = excluded.unsure, changes = response.changes + 1,
                     saved_at = excluded.saved_at"
            ),
            &format!(
                "UPDATE attempt SET history_seq = CASE id {seqs} END,
                     history_hash = CASE id {hashes} END
                 WHERE id IN ({ids})"
            ),
        ],
        &params,
    )
}

fn seq_param(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// The digest that follows `before` when a save is added: BLAKE3 over both, fields separated by
/// their lengths so that no two histories read the same.
fn chain(before: &str, save: &Save, answer: Option<&str>, at: Timestamp) -> String {
    let mut hasher = blake3::Hasher::new();
    for field in [before, &save.place.part, answer.unwrap_or_default()] {
        hasher.update(&(field.len() as u64).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.update(&save.seq.to_le_bytes());
    hasher.update(&save.place.item.to_le_bytes());
    hasher.update(&at.millis().to_le_bytes());
    hasher.update(&[u8::from(answer.is_some()), u8::from(save.flagged), u8::from(save.unsure)]);
    hasher.finalize().to_hex().to_string()
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
