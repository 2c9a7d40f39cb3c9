//! Challenges of questions, and their answers.

use super::{Row, StoreError, Tx, from_json, params};
use crate::domain::attempt::Place;
use crate::domain::challenge::Verdict;
use crate::domain::id::{AccountId, AttemptId, ChallengeId, OfficerId, RevisionId, Uid};
use crate::domain::item::Item;
use crate::domain::time::Timestamp;

/// A challenge as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Row.
    pub id: ChallengeId,
    /// Identity outside the database.
    pub uid: Uid,
    /// The attempt in which the question came up.
    pub attempt: AttemptId,
    /// Which question of it.
    pub place: Place,
    /// Who raised it.
    pub officer: OfficerId,
    /// Their name.
    pub officer_name: String,
    /// Name of the sitting.
    pub sitting: String,
    /// Name of the bank the question comes from.
    pub bank: String,
    /// Why, in the words of whoever raised it.
    pub grounds: String,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// The question as it was asked.
    pub item: Item,
    /// The revision that was asked.
    pub revision: RevisionId,
    /// What was answered; none while it waits.
    pub ruling: Option<Ruling>,
}

/// What was answered to a challenge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// Whether it was right.
    pub verdict: Verdict,
    /// Why, in words.
    pub answer: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
}

/// A challenge about to be stored.
#[derive(Debug, Clone)]
pub struct NewChallenge<'a> {
    /// Identity outside the database.
    pub uid: Uid,
    /// The attempt in which the question came up.
    pub attempt: AttemptId,
    /// Which question of it.
    pub place: &'a Place,
    /// The revision that was asked.
    pub revision: RevisionId,
    /// Who raises it.
    pub officer: OfficerId,
    /// Why.
    pub grounds: &'a str,
    /// When.
    pub at: Timestamp,
}

/// Stores a challenge. A second one of a question whose first still waits is a conflict.
///
/// # Errors
/// Whatever the database refuses.
pub fn insert(tx: &mut Tx<'_>, new: &NewChallenge<'_>) -> Result<ChallengeId, StoreError> {
    tx.insert(
        "INSERT INTO challenge (uid, attempt_id, position, part, revision_id, officer_id, grounds,
             raised_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        &params![
            new.uid,
            new.attempt,
            new.place.item,
            &new.place.part,
            new.revision,
            new.officer,
            new.grounds,
            new.at
        ],
    )
}

/// Stores what is answered; false when somebody has answered already.
///
/// # Errors
/// Whatever the database refuses.
pub fn answer(
    tx: &mut Tx<'_>,
    id: ChallengeId,
    ruling: &Ruling,
    account: Option<AccountId>,
) -> Result<bool, StoreError> {
    let touched = tx.execute(
        "UPDATE challenge SET verdict = $2, answer = $3, answered_at = $4, account_id = $5,
             actor = $6 WHERE id = $1 AND verdict IS NULL",
        &params![id, ruling.verdict.code(), &ruling.answer, ruling.at, account, &ruling.actor],
    )?;
    Ok(touched == 1)
}

const SELECT: &str = "SELECT c.id, c.uid, c.attempt_id, c.position, c.part, c.officer_id, o.name,
        s.name, b.name, c.grounds, c.raised_at, v.body, c.verdict, c.answer, c.answered_at, c.actor,
        c.revision_id
     FROM challenge c
     JOIN attempt a ON a.id = c.attempt_id
     JOIN sitting s ON s.id = a.sitting_id
     JOIN officer o ON o.id = c.officer_id
     JOIN item_revision v ON v.id = c.revision_id
     JOIN item i ON i.id = v.item_id
     JOIN bank b ON b.id = i.bank_id";

fn challenge(row: &Row<'_>) -> Result<Challenge, StoreError> {
    let body: String = row.get(11)?;
    let ruling = match row.optional_code(12)? {
        None => None,
        Some(verdict) => {
            Some(Ruling { verdict, answer: row.get(13)?, at: row.get(14)?, actor: row.get(15)? })
        }
    };
    Ok(Challenge {
        id: row.get(0)?,
        uid: row.get(1)?,
        attempt: row.get(2)?,
        place: Place { item: row.get(3)?, part: row.get(4)? },
        officer: row.get(5)?,
        officer_name: row.get(6)?,
        sitting: row.get(7)?,
        bank: row.get(8)?,
        grounds: row.get(9)?,
        raised_at: row.get(10)?,
        item: from_json(11, &body)?,
        revision: row.get(16)?,
        ruling,
    })
}

/// One challenge.
///
/// # Errors
/// [`StoreError::NotFound`], or whatever the database refuses.
pub fn get(tx: &mut Tx<'_>, id: ChallengeId) -> Result<Challenge, StoreError> {
    tx.one(&format!("{SELECT} WHERE c.id = $1"), &params![id], challenge)
}

/// The challenges of an attempt, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_attempt(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Vec<Challenge>, StoreError> {
    tx.rows(
        &format!("{SELECT} WHERE c.attempt_id = $1 ORDER BY c.id"),
        &params![attempt],
        challenge,
    )
}

/// Every challenge: those that wait first, oldest at the top, then the answered, newest at the top.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Challenge>, StoreError> {
    let order = "CASE WHEN c.verdict IS NULL THEN 0 ELSE 1 END, \
                 CASE WHEN c.verdict IS NULL THEN c.raised_at ELSE 0 - c.answered_at END, c.id";
    tx.rows(&format!("{SELECT} ORDER BY {order}"), &[], challenge)
}

/// How many challenges wait for an answer.
///
/// # Errors
/// Whatever the database refuses.
pub fn count_waiting(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    tx.one("SELECT count(*) FROM challenge WHERE verdict IS NULL", &[], |row| row.get(0))
}
