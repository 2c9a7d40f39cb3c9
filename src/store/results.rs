//! Result versions: append-only, the highest counts.

use super::{Row, StoreError, Tx, from_json, params, to_json};
use crate::domain::attempt::grading::Graded;
use crate::domain::attempt::{Outcome, Place};
use crate::domain::id::{AccountId, AttemptId, OfficerId, ResultId, SittingId};
use crate::domain::points::Points;
use crate::domain::sitting::{Level, SittingKind};
use crate::domain::time::Timestamp;
use std::collections::HashMap;

/// A stored result version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredResult {
    /// Row.
    pub id: ResultId,
    /// The attempt.
    pub attempt: AttemptId,
    /// From 1.
    pub version: u32,
    /// Why this version was made.
    pub reason: String,
    /// What it says of the person.
    pub outcome: Outcome,
    /// Points needed to pass.
    pub pass_mark: Points,
    /// Every part.
    pub graded: Graded,
    /// When it was made.
    pub at: Timestamp,
}

fn result(row: &Row<'_>) -> Result<StoredResult, StoreError> {
    let body: String = row.get(6)?;
    Ok(StoredResult {
        id: row.get(0)?,
        attempt: row.get(1)?,
        version: row.get(2)?,
        reason: row.get(3)?,
        outcome: row.code(4)?,
        pass_mark: Points(row.get(5)?),
        graded: from_json(6, &body)?,
        at: row.get(7)?,
    })
}

/// Adds the next version of an attempt's result.
///
/// # Errors
/// Whatever the database refuses.
pub fn append(
    tx: &mut Tx<'_>,
    attempt: AttemptId,
    reason: &str,
    graded: &Graded,
    pass_mark: Points,
    at: Timestamp,
) -> Result<ResultId, StoreError> {
    tx.insert(
        "INSERT INTO result (attempt_id, version, reason, outcome, earned, total, pass_mark, body, at)
         VALUES ($1, (SELECT coalesce(max(version), 0) + 1 FROM result WHERE attempt_id = $1),
             $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        &params![
            attempt,
            reason,
            graded.outcome(pass_mark).code(),
            graded.earned.0,
            graded.total.0,
            pass_mark.0,
            to_json(graded)?,
            at
        ],
    )
}

/// The result in force.
///
/// # Errors
/// Whatever the database refuses.
pub fn current(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Option<StoredResult>, StoreError> {
    tx.optional(
        "SELECT id, attempt_id, version, reason, outcome, pass_mark, body, at FROM result
         WHERE attempt_id = $1 ORDER BY version DESC LIMIT 1",
        &params![attempt],
        result,
    )
}

/// A line of a list of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultLine {
    /// The attempt.
    pub attempt: AttemptId,
    /// The result version in force.
    pub result: ResultId,
    /// Whose it is.
    pub officer: OfficerId,
    /// Their name.
    pub officer_name: String,
    /// The sitting.
    pub sitting: SittingId,
    /// Its name.
    pub sitting_name: String,
    /// What it counts for.
    pub kind: SittingKind,
    /// Whose exam it is.
    pub level: Level,
    /// What the result says; 违纪 where that was entered for the person.
    pub outcome: Outcome,
    /// Points earned.
    pub earned: Points,
    /// Points of the paper.
    pub total: Points,
    /// Points needed to pass.
    pub pass_mark: Points,
    /// When the attempt started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Whether a pass record was made of it.
    pub confirmed: bool,
    /// 单人办理: whoever confirmed it had a part in it.
    pub single_handed: bool,
}

const LINE: &str = "SELECT a.id, r.id, a.officer_id, o.name, s.id, s.name, s.kind, s.level,
        CASE WHEN (SELECT e.outcome FROM sitting_outcome e WHERE e.sitting_id = s.id
                AND e.officer_id = a.officer_id ORDER BY e.id DESC LIMIT 1) = 'misconduct'
            THEN 'misconduct' ELSE r.outcome END,
        r.earned, r.total, r.pass_mark, a.started_at, a.ended_at,
        CASE WHEN EXISTS (SELECT 1 FROM pass_record p WHERE p.result_id = r.id) THEN 1 ELSE 0 END,
        coalesce((SELECT p.single_handed FROM pass_record p WHERE p.result_id = r.id), 0)
     FROM attempt a
     JOIN result r ON r.attempt_id = a.id AND a.state <> 'live'
         AND r.version = (SELECT max(version) FROM result v WHERE v.attempt_id = a.id)
     JOIN officer o ON o.id = a.officer_id
     JOIN sitting s ON s.id = a.sitting_id";

fn line(row: &Row<'_>) -> Result<ResultLine, StoreError> {
    Ok(ResultLine {
        attempt: row.get(0)?,
        result: row.get(1)?,
        officer: row.get(2)?,
        officer_name: row.get(3)?,
        sitting: row.get(4)?,
        sitting_name: row.get(5)?,
        kind: row.code(6)?,
        level: row.code(7)?,
        outcome: row.code(8)?,
        earned: Points(row.get(9)?),
        total: Points(row.get(10)?),
        pass_mark: Points(row.get(11)?),
        started_at: row.get(12)?,
        ended_at: row.get(13)?,
        confirmed: row.get(14)?,
        single_handed: row.get(15)?,
    })
}

/// An officer's results, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<ResultLine>, StoreError> {
    let sql = format!("{LINE} WHERE a.officer_id = $1 ORDER BY a.ended_at DESC, a.id DESC");
    tx.rows(&sql, &params![officer], line)
}

/// The results of a sitting, best first.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_sitting(tx: &mut Tx<'_>, sitting: SittingId) -> Result<Vec<ResultLine>, StoreError> {
    let sql = format!("{LINE} WHERE a.sitting_id = $1 ORDER BY r.earned DESC, a.id");
    tx.rows(&sql, &params![sitting], line)
}

/// A mark given by hand.
#[derive(Debug, Clone)]
pub struct NewMark<'a> {
    /// The attempt.
    pub attempt: AttemptId,
    /// Which part.
    pub place: &'a Place,
    /// Points given.
    pub points: Points,
    /// What the marker says to it.
    pub comment: &'a str,
    /// The marker's account.
    pub account: Option<AccountId>,
    /// The marker's name.
    pub actor: &'a str,
    /// When.
    pub at: Timestamp,
}

/// Adds a mark; the newest of a part counts.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_mark(tx: &mut Tx<'_>, mark: &NewMark<'_>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO mark (attempt_id, position, part, points, comment, account_id, actor, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &params![
            mark.attempt,
            mark.place.item,
            &mark.place.part,
            mark.points.0,
            mark.comment,
            mark.account,
            mark.actor,
            mark.at
        ],
    )?;
    Ok(())
}

/// The marks that count, by part.
///
/// # Errors
/// Whatever the database refuses.
pub fn marks(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<HashMap<Place, Points>, StoreError> {
    let marks = tx.rows(
        "SELECT position, part, points FROM mark WHERE attempt_id = $1 ORDER BY id",
        &params![attempt],
        |row| Ok((Place { item: row.get(0)?, part: row.get(1)? }, Points(row.get(2)?))),
    )?;
    Ok(marks.into_iter().collect())
}

/// A mark that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenMark {
    /// The attempt.
    pub attempt: AttemptId,
    /// Which part.
    pub place: Place,
    /// Points given.
    pub points: Points,
}

/// The newest marks that count, at most so many.
///
/// # Errors
/// Whatever the database refuses.
pub fn newest_marks(tx: &mut Tx<'_>, most: u32) -> Result<Vec<GivenMark>, StoreError> {
    tx.rows(
        "SELECT m.attempt_id, m.position, m.part, m.points FROM mark m
         WHERE NOT EXISTS (SELECT 1 FROM mark n WHERE n.attempt_id = m.attempt_id
             AND n.position = m.position AND n.part = m.part AND n.id > m.id)
         ORDER BY m.id DESC LIMIT $1",
        &params![most],
        |row| {
            Ok(GivenMark {
                attempt: row.get(0)?,
                place: Place { item: row.get(1)?, part: row.get(2)? },
                points: Points(row.get(3)?),
            })
        },
    )
}

/// The accounts that gave marks in an attempt.
///
/// # Errors
/// Whatever the database refuses.
pub fn markers(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Vec<AccountId>, StoreError> {
    tx.rows(
        "SELECT DISTINCT account_id FROM mark WHERE attempt_id = $1 AND account_id IS NOT NULL",
        &params![attempt],
        |row| row.get(0),
    )
}

/// Attempts that wait for a marker, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn awaiting_marking(tx: &mut Tx<'_>) -> Result<Vec<AttemptId>, StoreError> {
    tx.rows(
        "SELECT id FROM attempt WHERE state = 'awaiting_marking' ORDER BY ended_at, id",
        &[],
        |row| row.get(0),
    )
}
