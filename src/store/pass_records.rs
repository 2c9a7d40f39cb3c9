//! Pass records (合格记录): never altered; a later one may withdraw an earlier one.

use super::{StoreError, Tx, params};
use crate::domain::bank::Subject;
use crate::domain::id::{AccountId, AttemptId, OfficerId, ResultId, Uid};
use crate::domain::points::Points;
use crate::domain::sitting::Level;
use crate::domain::time::{Date, Timestamp};

/// A record about to be stored.
#[derive(Debug, Clone)]
pub struct NewPassRecord<'a> {
    /// Identity outside the database.
    pub uid: Uid,
    /// Who passed.
    pub officer: OfficerId,
    /// Exam subject.
    pub subject: Subject,
    /// Whose exam it was.
    pub level: Level,
    /// Name of the exam.
    pub name: &'a str,
    /// Day of the exam.
    pub passed_on: Date,
    /// Points earned and possible, where known.
    pub score: Option<(Points, Points)>,
    /// The result it was made of; none for one entered with evidence.
    pub result: Option<ResultId>,
    /// What proves it, where it was entered by hand.
    pub evidence: &'a str,
    /// Why, in the words of whoever confirmed it.
    pub reason: &'a str,
    /// 单人办理: whoever confirmed it had a part in the result, as the preset allows.
    pub single_handed: bool,
    /// Their account.
    pub account: Option<AccountId>,
    /// Their name.
    pub actor: &'a str,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// Stores a record. A second one of the same result is a conflict.
///
/// # Errors
/// Whatever the database refuses.
pub fn insert(tx: &mut Tx<'_>, new: &NewPassRecord<'_>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO pass_record (uid, officer_id, subject, level, name, passed_on, earned, total,
             result_id, evidence, reason, account_id, actor, recorded_at, single_handed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &params![
            new.uid,
            new.officer,
            new.subject.code(),
            new.level.code(),
            new.name,
            new.passed_on,
            new.score.map(|(earned, _)| earned.0),
            new.score.map(|(_, total)| total.0),
            new.result,
            new.evidence,
            new.reason,
            new.account,
            new.actor,
            new.recorded_at,
            new.single_handed
        ],
    )?;
    Ok(())
}

/// The pass record made of a result of an attempt, any version of it; none when there is none.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_attempt(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Option<Uid>, StoreError> {
    tx.optional(
        "SELECT p.uid FROM pass_record p JOIN result r ON r.id = p.result_id
         WHERE r.attempt_id = $1 ORDER BY p.id",
        &params![attempt],
        |row| row.get(0),
    )
}

/// A line of the report of passes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PassLine {
    /// Identity of the record.
    pub uid: Uid,
    /// Identity of the officer.
    pub officer_uid: Uid,
    /// Their name.
    pub officer: String,
    /// Code of the subject.
    pub subject: String,
    /// Code of the level.
    pub level: String,
    /// Name of the exam.
    pub name: String,
    /// Day of the exam.
    pub passed_on: Date,
    /// Hundredths of a point earned, where known.
    pub earned: Option<i64>,
    /// Hundredths of a point possible, where known.
    pub total: Option<i64>,
}

/// Records in force on a day, newest first: those that no later record withdraws.
///
/// # Errors
/// Whatever the database refuses.
pub fn in_force(
    tx: &mut Tx<'_>,
    officer: Option<OfficerId>,
    as_of: Date,
) -> Result<Vec<PassLine>, StoreError> {
    tx.rows(
        "SELECT p.uid, o.uid, o.name, p.subject, p.level, p.name, p.passed_on, p.earned, p.total
         FROM pass_record p JOIN officer o ON o.id = p.officer_id
         WHERE p.passed_on <= $1 AND p.withdraws IS NULL
             AND ($2 = 0 OR p.officer_id = $2)
             AND NOT EXISTS (SELECT 1 FROM pass_record w WHERE w.withdraws = p.uid)
         ORDER BY p.passed_on DESC, p.id DESC",
        &params![as_of, officer.map_or(0, |officer| officer.0)],
        |row| {
            Ok(PassLine {
                uid: row.get(0)?,
                officer_uid: row.get(1)?,
                officer: row.get(2)?,
                subject: row.get(3)?,
                level: row.get(4)?,
                name: row.get(5)?,
                passed_on: row.get(6)?,
                earned: row.get(7)?,
                total: row.get(8)?,
            })
        },
    )
}
