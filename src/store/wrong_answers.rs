//! The wrong-answer book (错题本): what an officer still has to get right. Items of banks that are
//! for exams only are noted and never shown: they are no matter of study.

use super::{StoreError, Tx, from_json, params, to_json};
use crate::domain::id::{OfficerId, RevisionId};
use crate::domain::item::{Answer, Item};
use crate::domain::time::Timestamp;

/// Right answers in a row that clear an entry.
pub const STREAK: u32 = 2;

/// Notes that a part was answered wrongly.
///
/// # Errors
/// Whatever the database refuses.
pub fn note_wrong(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    revision: RevisionId,
    part: &str,
    answer: Option<&Answer>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let answer = answer.map(to_json).transpose()?;
    tx.execute(
        "INSERT INTO wrong_answer (officer_id, item_id, part, revision_id, answer, wrong_count,
             right_streak, last_wrong_at, cleared_at)
         SELECT $1, item_id, $3, id, $4, 1, 0, $5, NULL FROM item_revision WHERE id = $2
         ON CONFLICT (officer_id, item_id, part) DO UPDATE SET revision_id = excluded.revision_id,
             answer = excluded.answer, wrong_count = wrong_answer.wrong_count + 1,
             right_streak = 0, last_wrong_at = excluded.last_wrong_at, cleared_at = NULL",
        &params![officer, revision, part, answer, at],
    )?;
    Ok(())
}

/// Notes that a part was answered rightly; enough of that in a row clears its entry.
///
/// # Errors
/// Whatever the database refuses.
pub fn note_right(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    revision: RevisionId,
    part: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE wrong_answer SET right_streak = right_streak + 1,
             cleared_at = CASE WHEN right_streak + 1 >= $5 THEN CAST($4 AS BIGINT) ELSE NULL END
         WHERE officer_id = $1 AND part = $3 AND cleared_at IS NULL
             AND item_id = (SELECT item_id FROM item_revision WHERE id = $2)",
        &params![officer, revision, part, at, STREAK],
    )?;
    Ok(())
}

/// One open entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongAnswer {
    /// The revision that was answered wrongly last.
    pub revision: RevisionId,
    /// The item as that revision has it.
    pub item: Item,
    /// The part.
    pub part: String,
    /// Name of the bank.
    pub bank: String,
    /// What was answered.
    pub answer: Option<Answer>,
    /// How often it went wrong.
    pub wrong_count: u32,
    /// Right answers in a row since.
    pub right_streak: u32,
    /// When it went wrong last.
    pub last_wrong_at: Timestamp,
}

/// An officer's open entries, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn open(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<WrongAnswer>, StoreError> {
    tx.rows(
        "SELECT w.revision_id, v.body, w.part, b.name, w.answer, w.wrong_count, w.right_streak,
             w.last_wrong_at
         FROM wrong_answer w
         JOIN item_revision v ON v.id = w.revision_id
         JOIN item i ON i.id = w.item_id
         JOIN bank b ON b.id = i.bank_id
         WHERE w.officer_id = $1 AND w.cleared_at IS NULL AND b.purpose = 'practice'
         ORDER BY w.last_wrong_at DESC, w.item_id, w.part",
        &params![officer],
        |row| {
            let body: String = row.get(1)?;
            let answer: Option<String> = row.get(4)?;
            Ok(WrongAnswer {
                revision: row.get(0)?,
                item: from_json(1, &body)?,
                part: row.get(2)?,
                bank: row.get(3)?,
                answer: answer.map(|text| from_json(4, &text)).transpose()?,
                wrong_count: row.get(5)?,
                right_streak: row.get(6)?,
                last_wrong_at: row.get(7)?,
            })
        },
    )
}

/// How many entries are open.
///
/// # Errors
/// Whatever the database refuses.
pub fn count_open(tx: &mut Tx<'_>, officer: OfficerId) -> Result<u32, StoreError> {
    tx.one(
        "SELECT count(*) FROM wrong_answer w JOIN item i ON i.id = w.item_id
         JOIN bank b ON b.id = i.bank_id
         WHERE w.officer_id = $1 AND w.cleared_at IS NULL AND b.purpose = 'practice'",
        &params![officer],
        |row| row.get(0),
    )
}
