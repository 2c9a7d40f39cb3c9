//! Sessions of study, the answers given in them, and what an officer may study.

use super::doubts::UNDOUBTED;
use super::{Row, StoreError, Tx, from_json, params, to_json};
use crate::domain::bank::BankHeader;
use crate::domain::id::{BankId, OfficerId, RevisionId, StudyId, Uid};
use crate::domain::item::{Answer, Item};
use crate::domain::study::{Presence, StudyEnd, StudyMode};
use crate::domain::time::Timestamp;

/// A stored session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredSession {
    /// Row.
    pub id: StudyId,
    /// Identity outside the database.
    pub uid: Uid,
    /// Who studies.
    pub officer: OfficerId,
    /// What is studied; none for what belongs to no bank.
    pub bank: Option<BankId>,
    /// How it is studied.
    pub mode: StudyMode,
    /// Its time so far.
    pub presence: Presence,
    /// What ended it; none while it is open.
    pub ended_by: Option<StudyEnd>,
}

const SELECT: &str = "SELECT id, uid, officer_id, bank_id, started_at, last_at, dropped_seconds,
    CASE WHEN ended_at IS NULL THEN '' ELSE coalesce(ended_by, 'person') END, mode
    FROM study_session";

fn session(row: &Row<'_>) -> Result<StoredSession, StoreError> {
    Ok(StoredSession {
        id: row.get(0)?,
        uid: row.get(1)?,
        officer: row.get(2)?,
        bank: row.get(3)?,
        presence: Presence {
            started_at: row.get(4)?,
            last_at: row.get(5)?,
            dropped_seconds: row.get(6)?,
        },
        ended_by: row.optional_code(7)?,
        mode: row.code(8)?,
    })
}

/// Opens a session.
///
/// # Errors
/// A conflict while the officer has another one open.
pub fn open(
    tx: &mut Tx<'_>,
    uid: Uid,
    officer: OfficerId,
    bank: Option<BankId>,
    mode: StudyMode,
    at: Timestamp,
) -> Result<StudyId, StoreError> {
    tx.insert(
        "INSERT INTO study_session (uid, officer_id, bank_id, mode, started_at, last_at, ended_at,
             seconds, dropped_seconds)
         VALUES ($1, $2, $3, $4, $5, $5, NULL, 0, 0) RETURNING id",
        &params![uid, officer, bank, mode.code(), at],
    )
}

/// One session.
///
/// # Errors
/// [`StoreError::NotFound`], or whatever the database refuses.
pub fn get(tx: &mut Tx<'_>, id: StudyId) -> Result<StoredSession, StoreError> {
    tx.one(&format!("{SELECT} WHERE id = $1"), &params![id], session)
}

/// The officer's open session.
///
/// # Errors
/// Whatever the database refuses.
pub fn open_of(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Option<StoredSession>, StoreError> {
    let sql = format!("{SELECT} WHERE officer_id = $1 AND ended_at IS NULL");
    tx.optional(&sql, &params![officer], session)
}

/// Open sessions whose last proof is older than `before`.
///
/// # Errors
/// Whatever the database refuses.
pub fn silent(tx: &mut Tx<'_>, before: Timestamp) -> Result<Vec<StoredSession>, StoreError> {
    let sql = format!("{SELECT} WHERE ended_at IS NULL AND last_at < $1 ORDER BY id");
    tx.rows(&sql, &params![before], session)
}

/// Stores the time of a session so far.
///
/// # Errors
/// Whatever the database refuses.
pub fn prove(tx: &mut Tx<'_>, id: StudyId, presence: &Presence) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE study_session SET last_at = $2, seconds = $3, dropped_seconds = $4
         WHERE id = $1 AND ended_at IS NULL",
        &params![id, presence.last_at, presence.counted_seconds(), presence.dropped_seconds],
    )?;
    Ok(())
}

/// How a session ended.
#[derive(Debug, Clone)]
pub struct Ending<'a> {
    /// Its time.
    pub presence: Presence,
    /// What ended it.
    pub by: StudyEnd,
    /// Seconds that the limits of the preset admit.
    pub granted_seconds: u32,
    /// Code and revision of that preset.
    pub rules: &'a str,
}

/// Closes a session with its last proof.
///
/// # Errors
/// Whatever the database refuses.
pub fn close(tx: &mut Tx<'_>, id: StudyId, ending: &Ending<'_>) -> Result<(), StoreError> {
    prove(tx, id, &ending.presence)?;
    tx.execute(
        "UPDATE study_session SET ended_at = last_at, ended_by = $2, granted_seconds = $3,
             rules = $4 WHERE id = $1 AND ended_at IS NULL",
        &params![id, ending.by.code(), ending.granted_seconds, ending.rules],
    )?;
    Ok(())
}

/// Keeps an answer, unless one to the same part was kept at the same instant; says whether it did.
/// `answer` is empty text where the officer judged themselves.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_answer(
    tx: &mut Tx<'_>,
    session: StudyId,
    revision: RevisionId,
    part: &str,
    answer: &Answer,
    is_right: bool,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let same = tx.optional(
        "SELECT id FROM study_answer
         WHERE session_id = $1 AND revision_id = $2 AND part = $3 AND at = $4",
        &params![session, revision, part, at],
        |row| row.get::<i64>(0),
    )?;
    if same.is_some() {
        return Ok(false);
    }
    tx.execute(
        "INSERT INTO study_answer (session_id, revision_id, part, answer, is_right, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &params![session, revision, part, to_json(answer)?, is_right, at],
    )?;
    Ok(true)
}

/// Answers given in a session, and how many of them were right.
///
/// # Errors
/// Whatever the database refuses.
pub fn tally(tx: &mut Tx<'_>, session: StudyId) -> Result<(u32, u32), StoreError> {
    tx.one(
        "SELECT count(*), CAST(coalesce(sum(is_right), 0) AS BIGINT) FROM study_answer
         WHERE session_id = $1",
        &params![session],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whether an attempt of the officer is running.
///
/// # Errors
/// Whatever the database refuses.
pub fn in_exam(tx: &mut Tx<'_>, officer: OfficerId) -> Result<bool, StoreError> {
    let found = tx.optional(
        "SELECT 1 FROM attempt WHERE officer_id = $1 AND state = 'live'",
        &params![officer],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// How far an officer has come with a number of items. An item counts as right when the newest
/// answer to each of its parts that were answered was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Items that can be studied.
    pub items: u32,
    /// Items more that are in doubt after an amendment, and so left out.
    pub in_doubt: u32,
    /// Items answered so far.
    pub answered: u32,
    /// Items right at the last try.
    pub right: u32,
}

/// A practice bank with the officer's progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// The bank.
    pub bank: BankId,
    /// Its header.
    pub header: BankHeader,
    /// How far the officer has come.
    pub progress: Progress,
}

/// The newest answers of officer `$1`, by item: whether all parts answered were right; and the items
/// in doubt.
const DONE: &str = "WITH newest AS (
        SELECT r.item_id, a.part, max(a.id) AS id FROM study_session s
        JOIN study_answer a ON a.session_id = s.id JOIN item_revision r ON r.id = a.revision_id
        WHERE s.officer_id = $1 GROUP BY r.item_id, a.part),
    done AS (
        SELECT n.item_id, min(coalesce(a.is_right, 0)) AS is_right
        FROM newest n JOIN study_answer a ON a.id = n.id GROUP BY n.item_id),
    doubted AS (SELECT DISTINCT item_id FROM item_doubt WHERE state = 'open')";

/// What of members `m` was done, and how many of them are in doubt; goes with [`MEMBERS`].
const PROGRESS: &str = "count(CASE WHEN x.item_id IS NULL THEN 1 END),
    count(CASE WHEN x.item_id IS NULL THEN d.item_id END),
    CAST(coalesce(sum(CASE WHEN x.item_id IS NULL THEN d.is_right END), 0) AS BIGINT),
    count(x.item_id)";
const MEMBERS: &str = "LEFT JOIN done d ON d.item_id = m.item_id
    LEFT JOIN doubted x ON x.item_id = m.item_id";

/// Every practice bank in force, by name.
///
/// # Errors
/// Whatever the database refuses.
pub fn shelves(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Shelf>, StoreError> {
    let sql = format!(
        "{DONE} SELECT {PROGRESS}, b.id, b.header FROM bank b
         JOIN bank_member m ON m.bank_id = b.id AND m.to_version IS NULL {MEMBERS}
         WHERE b.purpose = 'practice' AND b.version > 0
         GROUP BY b.id, b.header, b.name ORDER BY b.name"
    );
    tx.rows(&sql, &params![officer], |row| {
        let header: String = row.get(5)?;
        Ok(Shelf { bank: row.get(4)?, header: from_json(5, &header)?, progress: progress(row)? })
    })
}

/// The topics of a bank in the author's order, with the officer's progress in each.
///
/// # Errors
/// Whatever the database refuses.
pub fn topics(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    bank: BankId,
) -> Result<Vec<(String, Progress)>, StoreError> {
    let sql = format!(
        "{DONE} SELECT {PROGRESS}, r.topic FROM bank_member m
         JOIN item_revision r ON r.id = m.revision_id {MEMBERS}
         WHERE m.bank_id = $2 AND m.to_version IS NULL
         GROUP BY r.topic ORDER BY min(r.position)"
    );
    tx.rows(&sql, &params![officer, bank], |row| Ok((row.get(4)?, progress(row)?)))
}

fn progress(row: &Row<'_>) -> Result<Progress, StoreError> {
    Ok(Progress {
        items: row.get(0)?,
        answered: row.get(1)?,
        right: row.get(2)?,
        in_doubt: row.get(3)?,
    })
}

/// A question that a set can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The revision in force.
    pub revision: RevisionId,
    /// Its topic.
    pub topic: String,
    /// Its place in the author's order.
    pub position: i64,
}

/// The items of a bank that are not in doubt, in the author's order.
///
/// # Errors
/// Whatever the database refuses.
pub fn candidates(tx: &mut Tx<'_>, bank: BankId) -> Result<Vec<Candidate>, StoreError> {
    let sql = format!(
        "SELECT r.id, r.topic, m.position FROM bank_member m
         JOIN item_revision r ON r.id = m.revision_id
         WHERE m.bank_id = $1 AND m.to_version IS NULL AND {UNDOUBTED}
         ORDER BY m.position, m.item_id"
    );
    tx.rows(&sql, &params![bank], |row| {
        Ok(Candidate { revision: row.get(0)?, topic: row.get(1)?, position: row.get(2)? })
    })
}

/// The place, in the author's order, of what the officer answered last in a sequential set of a
/// bank.
///
/// # Errors
/// Whatever the database refuses.
pub fn left_off_at(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    bank: BankId,
) -> Result<Option<i64>, StoreError> {
    tx.optional(
        "SELECT coalesce(m.position, r.position) FROM study_session s
         JOIN study_answer a ON a.session_id = s.id JOIN item_revision r ON r.id = a.revision_id
         LEFT JOIN bank_member m ON m.item_id = r.item_id AND m.to_version IS NULL
         WHERE s.officer_id = $1 AND s.bank_id = $2 AND s.mode = 'sequential'
         ORDER BY a.id DESC LIMIT 1",
        &params![officer, bank],
        |row| row.get(0),
    )
}

/// The content of a revision if a session may show it: it belongs to the bank that is studied, the
/// session works off the wrong-answer book and the item is in it, or it goes through the questions
/// on an article, of whatever practice bank.
///
/// # Errors
/// Whatever the database refuses.
pub fn content(
    tx: &mut Tx<'_>,
    session: &StoredSession,
    revision: RevisionId,
) -> Result<Option<Item>, StoreError> {
    let body: Option<String> = tx.optional(
        "SELECT r.body FROM item_revision r JOIN item i ON i.id = r.item_id
         JOIN bank b ON b.id = i.bank_id
         WHERE r.id = $1 AND r.number IS NOT NULL AND b.purpose = 'practice'
           AND (b.id = $2 OR ($2 = 0 AND ($4 = 'article' OR EXISTS (SELECT 1 FROM wrong_answer w
                WHERE w.officer_id = $3 AND w.item_id = i.id))))",
        &params![
            revision,
            session.bank.map_or(0, |bank| bank.0),
            session.officer,
            session.mode.code()
        ],
        |row| row.get(0),
    )?;
    body.map(|body| from_json(0, &body)).transpose()
}
