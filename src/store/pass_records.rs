//! Pass records (合格记录): never altered; a later one may withdraw an earlier one.

use super::{StoreError, Tx, params};
use crate::domain::bank::Subject;
use crate::domain::id::{AccountId, OfficerId, ResultId, Uid};
use crate::domain::pass_record::{PassRecord, effective};
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
             result_id, evidence, reason, account_id, actor, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
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
            new.recorded_at
        ],
    )?;
    Ok(())
}

/// The records that count on a day, newest first: of one officer, or of all. Withdrawals are
/// heeded whenever they were recorded.
///
/// # Errors
/// Whatever the database refuses.
pub fn in_force(
    tx: &mut Tx<'_>,
    officer: Option<OfficerId>,
    as_of: Date,
) -> Result<Vec<PassRecord>, StoreError> {
    let recorded = tx.rows(
        "SELECT p.uid, o.uid, p.subject, p.level, p.name, p.passed_on, p.earned, p.total,
             p.withdraws
         FROM pass_record p JOIN officer o ON o.id = p.officer_id
         WHERE $1 = 0 OR p.officer_id = $1
         ORDER BY p.id",
        &params![officer.map_or(0, |officer| officer.0)],
        |row| {
            Ok(PassRecord {
                uid: row.get(0)?,
                officer: row.get(1)?,
                subject: row.code(2)?,
                level: row.code(3)?,
                exam: row.get(4)?,
                passed_on: row.get(5)?,
                score: row
                    .get::<Option<i64>>(6)?
                    .map(Points)
                    .zip(row.get::<Option<i64>>(7)?.map(Points)),
                withdraws: row.get(8)?,
            })
        },
    )?;
    let mut found = effective(recorded);
    found.retain(|record| record.passed_on <= as_of);
    // Of one day the one recorded last comes first.
    found.reverse();
    found.sort_by_key(|record| std::cmp::Reverse(record.passed_on));
    Ok(found)
}
