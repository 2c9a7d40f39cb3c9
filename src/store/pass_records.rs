//! Pass records (合格记录): never altered; a later one may withdraw an earlier one.

use super::{Row, StoreError, Tx, params};
use crate::domain::bank::Subject;
use crate::domain::id::{AccountId, AttemptId, OfficerId, ResultId, Uid};
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
    /// 单人办理: whoever confirmed it had a part in the result, as the preset allows.
    pub single_handed: bool,
    /// Their account.
    pub account: Option<AccountId>,
    /// Their name.
    pub actor: &'a str,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// What a record entered or withdrawn by hand has besides.
#[derive(Debug, Clone, Copy, Default)]
pub struct ByHand<'a> {
    /// The record that this one takes back.
    pub withdraws: Option<Uid>,
    /// The second person: who approved it.
    pub approver: &'a str,
    /// Number of the notice, list or decision.
    pub document: &'a str,
}

/// Stores a record made from a result. A second one of the same result is a conflict.
///
/// # Errors
/// Whatever the database refuses.
pub fn insert(tx: &mut Tx<'_>, new: &NewPassRecord<'_>) -> Result<(), StoreError> {
    insert_by_hand(tx, new, ByHand::default())
}

/// Stores a record that a person entered, or that takes back an earlier one.
///
/// # Errors
/// Whatever the database refuses.
pub fn insert_by_hand(
    tx: &mut Tx<'_>,
    new: &NewPassRecord<'_>,
    by_hand: ByHand<'_>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO pass_record (uid, officer_id, subject, level, name, passed_on, earned, total,
             result_id, evidence, reason, account_id, actor, recorded_at, withdraws, approver,
             document, single_handed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
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
            by_hand.withdraws,
            by_hand.approver,
            by_hand.document,
            new.single_handed
        ],
    )?;
    Ok(())
}

/// The pass record that stands on a result of an attempt, any version of it; none when there is
/// none, or it was withdrawn.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_attempt(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Option<Uid>, StoreError> {
    tx.optional(
        "SELECT p.uid FROM pass_record p JOIN result r ON r.id = p.result_id
         WHERE r.attempt_id = $1
             AND NOT EXISTS (SELECT 1 FROM pass_record w WHERE w.withdraws = p.uid)
         ORDER BY p.id",
        &params![attempt],
        |row| row.get(0),
    )
}

/// A record as it stands in the ledger, whether or not it counts.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// What it says.
    pub record: PassRecord,
    /// Row of the officer.
    pub officer: OfficerId,
    /// Why, in the words of whoever recorded it.
    pub reason: String,
    /// Number of the document it rests on.
    pub document: String,
    /// Who approved it.
    pub approver: String,
    /// Who recorded it.
    pub actor: String,
    /// When.
    pub at: Timestamp,
}

const RECORD: &str =
    "SELECT p.uid, o.uid, p.subject, p.level, p.name, p.passed_on, p.earned, p.total, p.withdraws,
         p.officer_id, p.reason, p.document, p.approver, p.actor, p.recorded_at, p.single_handed
     FROM pass_record p JOIN officer o ON o.id = p.officer_id";

fn recorded(row: &Row<'_>) -> Result<Recorded, StoreError> {
    let points = |column| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(Points));
    Ok(Recorded {
        record: PassRecord {
            uid: row.get(0)?,
            officer: row.get(1)?,
            subject: row.code(2)?,
            level: row.code(3)?,
            exam: row.get(4)?,
            passed_on: row.get(5)?,
            score: points(6)?.zip(points(7)?),
            withdraws: row.get(8)?,
            single_handed: row.get(15)?,
        },
        officer: row.get(9)?,
        reason: row.get(10)?,
        document: row.get(11)?,
        approver: row.get(12)?,
        actor: row.get(13)?,
        at: row.get(14)?,
    })
}

/// Every record in the order they were recorded: of one officer, or of all.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>, officer: Option<OfficerId>) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!("{RECORD} WHERE $1 = 0 OR p.officer_id = $1 ORDER BY p.id");
    tx.rows(&sql, &params![officer.map_or(0, |officer| officer.0)], recorded)
}

/// One record.
///
/// # Errors
/// Whatever the database refuses.
pub fn find(tx: &mut Tx<'_>, uid: Uid) -> Result<Option<Recorded>, StoreError> {
    tx.optional(&format!("{RECORD} WHERE p.uid = $1"), &params![uid], recorded)
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
    let recorded = all(tx, officer)?.into_iter().map(|line| line.record).collect();
    let mut found = effective(recorded);
    found.retain(|record| record.passed_on <= as_of);
    // Of one day the one recorded last comes first.
    found.reverse();
    found.sort_by_key(|record| std::cmp::Reverse(record.passed_on));
    Ok(found)
}
