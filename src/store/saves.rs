//! Answers as they are acknowledged: in force, and in the chained history of their attempt. Many are
//! read for and written by one statement, because a thousand candidates answer at once.

use super::attempts::{Attempt, attempt};
use super::{Param, StoreError, Tx, from_json, params, to_json};
use crate::domain::attempt::Place;
use crate::domain::attempt::sheet::Save;
use crate::domain::id::AttemptId;
use crate::domain::item::{Item, ItemType};
use crate::domain::time::Timestamp;
use std::collections::HashMap;

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
