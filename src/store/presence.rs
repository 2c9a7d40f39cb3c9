//! Connections to an attempt, and how long its questions were shown.

use super::{StoreError, Tx, params};
use crate::domain::attempt::{ConnectionEnd, Place};
use crate::domain::id::{AttemptId, ConnectionId, OfficerId};
use crate::domain::time::Timestamp;
use std::collections::HashMap;

/// Saves that one connection can number: each connection of an attempt has numbers of its own, so
/// that two windows never take each other's receipts for theirs.
pub const SAVES_PER_CONNECTION: i64 = 1_000_000;

/// One opening of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Row.
    pub id: ConnectionId,
    /// Which opening of the attempt, from 1.
    pub number: u32,
    /// Through what it was opened, by its code: `tui`.
    pub via: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was heard of last.
    pub last_at: Timestamp,
    /// What ended it; none while it lasts, or when it broke off without a word.
    pub ended_by: Option<ConnectionEnd>,
    /// How often the terminal lost the focus; none where it does not report that.
    pub focus_lost: Option<u32>,
}

/// Opens a connection. Whatever was open before is over: its later saves are stale.
///
/// # Errors
/// Whatever the database refuses.
pub fn connect(
    tx: &mut Tx<'_>,
    attempt: AttemptId,
    via: &str,
    at: Timestamp,
) -> Result<(ConnectionId, u32), StoreError> {
    end(tx, attempt, ConnectionEnd::Superseded, None)?;
    let number: u32 = tx.one(
        "SELECT coalesce(max(number), 0) + 1 FROM attempt_connection WHERE attempt_id = $1",
        &params![attempt],
        |row| row.get(0),
    )?;
    let id = tx.insert(
        "INSERT INTO attempt_connection (attempt_id, number, via, opened_at, last_at, notes)
         VALUES ($1, $2, $3, $4, $4, 0) RETURNING id",
        &params![attempt, number, via, at],
    )?;
    let settled = i64::from(number - 1) * SAVES_PER_CONNECTION;
    tx.execute(
        "UPDATE attempt SET history_seq = $2 WHERE id = $1 AND history_seq < $2",
        &params![attempt, settled],
    )?;
    Ok((id, number))
}

/// Ends whatever connection of an attempt is open; without an instant it was heard of last when it
/// was.
///
/// # Errors
/// Whatever the database refuses.
pub fn end(
    tx: &mut Tx<'_>,
    attempt: AttemptId,
    ended_by: ConnectionEnd,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE attempt_connection SET ended_by = $2, last_at = coalesce($3, last_at)
         WHERE attempt_id = $1 AND ended_by IS NULL",
        &params![attempt, ended_by.code(), at],
    )?;
    Ok(())
}

/// What a window reports of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Number of the report, from 1, rising within a connection.
    pub number: u32,
    /// Milliseconds for which questions were shown since the report before.
    pub shown: Vec<(Place, i64)>,
    /// How often the terminal lost the focus since the connection was opened; none where it does
    /// not report that.
    pub focus_lost: Option<u32>,
    /// The person leaves the paper with it.
    pub leaving: bool,
}

/// Takes a report of an open connection of this officer; a second time it changes nothing. Says
/// whether it was taken.
///
/// # Errors
/// Whatever the database refuses.
pub fn note(
    tx: &mut Tx<'_>,
    connection: ConnectionId,
    officer: OfficerId,
    note: &Note,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let ended_by = note.leaving.then_some(ConnectionEnd::Left.code());
    let attempt: Option<AttemptId> = tx.optional(
        "UPDATE attempt_connection SET notes = $2, last_at = $3, focus_lost = $4, ended_by = $5
         WHERE id = $1 AND notes < $2 AND ended_by IS NULL
             AND attempt_id IN (SELECT id FROM attempt WHERE officer_id = $6 AND state = 'live')
         RETURNING attempt_id",
        &params![connection, note.number, at, note.focus_lost, ended_by, officer],
        |row| row.get::<i64>(0).map(AttemptId),
    )?;
    let Some(attempt) = attempt else { return Ok(false) };
    for (place, millis) in &note.shown {
        tx.execute(
            "INSERT INTO response_time (attempt_id, position, part, shown_ms)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (attempt_id, position, part) DO UPDATE
             SET shown_ms = response_time.shown_ms + excluded.shown_ms",
            &params![attempt, place.item, &place.part, *millis],
        )?;
    }
    tx.execute(
        "UPDATE attempt SET focus_lost = (SELECT CAST(sum(focus_lost) AS BIGINT)
             FROM attempt_connection WHERE attempt_id = $1) WHERE id = $1",
        &params![attempt],
    )?;
    Ok(true)
}

/// The connections of an attempt, first to last.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_attempt(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Vec<Connection>, StoreError> {
    tx.rows(
        "SELECT id, number, via, opened_at, last_at, ended_by, focus_lost FROM attempt_connection
         WHERE attempt_id = $1 ORDER BY number",
        &params![attempt],
        |row| {
            Ok(Connection {
                id: ConnectionId(row.get(0)?),
                number: row.get(1)?,
                via: row.get(2)?,
                opened_at: row.get(3)?,
                last_at: row.get(4)?,
                ended_by: row.optional_code(5)?,
                focus_lost: row.get(6)?,
            })
        },
    )
}

/// Whether a connection is the one in force.
///
/// # Errors
/// Whatever the database refuses.
pub fn is_open(tx: &mut Tx<'_>, connection: ConnectionId) -> Result<bool, StoreError> {
    tx.optional(
        "SELECT 1 FROM attempt_connection WHERE id = $1 AND ended_by IS NULL",
        &params![connection],
        |row| row.get::<i64>(0),
    )
    .map(|found| found.is_some())
}

/// How a question was worked on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worked {
    /// Milliseconds for which it was shown; none when no window ever reported it.
    pub shown_ms: Option<i64>,
    /// How often its answer or marks were stored.
    pub changes: u32,
}

/// How the questions of an attempt were worked on; those never touched are left out.
///
/// # Errors
/// Whatever the database refuses.
pub fn worked(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<HashMap<Place, Worked>, StoreError> {
    let mut worked: HashMap<Place, Worked> = HashMap::new();
    tx.each(
        "SELECT position, part, shown_ms FROM response_time WHERE attempt_id = $1",
        &params![attempt],
        |row| {
            let place = Place { item: row.get(0)?, part: row.get(1)? };
            worked.entry(place).or_default().shown_ms = Some(row.get(2)?);
            Ok(())
        },
    )?;
    tx.each(
        "SELECT position, part, changes FROM response WHERE attempt_id = $1",
        &params![attempt],
        |row| {
            let place = Place { item: row.get(0)?, part: row.get(1)? };
            worked.entry(place).or_default().changes = row.get(2)?;
            Ok(())
        },
    )?;
    Ok(worked)
}

/// How many saves of an attempt were acknowledged.
///
/// # Errors
/// Whatever the database refuses.
pub fn saves(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<u32, StoreError> {
    tx.one(
        "SELECT count(*) FROM response_history WHERE attempt_id = $1",
        &params![attempt],
        |row| row.get(0),
    )
}
