//! Statutes in their versions, with their articles.

mod articles;
mod indexed;
mod passages;

pub use articles::article;
pub use indexed::{Found, Indexed, all_in, documents, outdated, search};

use super::banks::{from_json, json};
use super::{Row, StoreError, Tx, params};
use crate::domain::id::{AccountId, StatuteVersionId, Uid};
use crate::domain::statute::standing::Dated;
use crate::domain::statute::{Article, StatuteOutline, StatuteText};
use crate::domain::time::{Date, Timestamp};

/// A stored version, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVersion {
    /// Its row.
    pub id: StatuteVersionId,
    /// Identity of the statute, the same for all its versions.
    pub statute: Uid,
    /// The version by the number of its parts.
    pub outline: StatuteOutline,
    /// The last day on which it is in force, where its text says so.
    pub effective_to: Option<Date>,
    /// How many articles it has.
    pub articles: u32,
    /// When it was loaded.
    pub created_at: Timestamp,
}

impl StoredVersion {
    /// The version with its days.
    pub fn dated(&self) -> Dated {
        Dated { outline: self.outline.clone(), effective_to: self.effective_to }
    }
}

/// A version about to be stored.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// Identity of the statute.
    pub statute: Uid,
    /// The text.
    pub text: StatuteText,
    /// The file it comes from.
    pub file_name: String,
    /// Who loads it.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str = "v.id, s.uid, v.outline, v.effective_to,
    (SELECT count(*) FROM statute_article a WHERE a.version_id = v.id), v.created_at";

fn version(row: &Row<'_>) -> Result<StoredVersion, StoreError> {
    Ok(StoredVersion {
        id: row.get(0)?,
        statute: row.get(1)?,
        outline: from_json(&row.get::<String>(2)?)?,
        effective_to: row.get(3)?,
        articles: u32::try_from(row.get::<i64>(4)?).unwrap_or(u32::MAX),
        created_at: row.get(5)?,
    })
}

/// Every version of every statute, by name, the earliest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<StoredVersion>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM statute s JOIN statute_version v ON v.statute_id = s.id
         ORDER BY s.name, v.effective_from, v.version"
    );
    tx.rows(&sql, &[], version)
}

/// The versions of the statute of that name or full title, the earliest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn versions(tx: &mut Tx<'_>, name: &str) -> Result<Vec<StoredVersion>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM statute s JOIN statute_version v ON v.statute_id = s.id
         WHERE s.name = $1 OR s.title = $2 ORDER BY v.effective_from, v.version"
    );
    tx.rows(&sql, &params![name, name], version)
}

/// The full title under which a short name stands; none when there is no such statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn title_of(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, StoreError> {
    tx.optional("SELECT title FROM statute WHERE name = $1", &params![name], |row| row.get(0))
}

/// Stores a version that is not stored yet.
///
/// # Errors
/// When it is stored already, or whatever else the database refuses.
pub fn save(tx: &mut Tx<'_>, new: &NewVersion) -> Result<StatuteVersionId, StoreError> {
    let text = &new.text;
    tx.execute(
        "INSERT INTO statute (uid, name, title) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        &params![new.statute, text.name(), &text.title],
    )?;
    let statute: i64 =
        tx.one("SELECT id FROM statute WHERE uid = $1", &params![new.statute], |row| row.get(0))?;
    let id: StatuteVersionId = tx.insert(
        "INSERT INTO statute_version (statute_id, version, effective_from, effective_to, outline,
             history, preamble, headings, annex, file_name, account_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
        &params![
            statute,
            text.version,
            text.effective_from,
            text.effective_to,
            json(&text.outline()),
            &text.history,
            json(&text.preamble),
            json(&text.headings),
            json(&text.annex),
            &new.file_name,
            new.account,
            new.at
        ],
    )?;
    self::articles::put(tx, id, &text.articles)?;
    self::passages::put(tx, id, text.passages())?;
    Ok(id)
}

/// Takes a version out, and its statute when it was the last one.
///
/// # Errors
/// Whatever the database refuses.
pub fn remove(tx: &mut Tx<'_>, id: StatuteVersionId) -> Result<(), StoreError> {
    self::articles::take_out(tx, id)?;
    self::passages::take_out(tx, id)?;
    tx.execute("DELETE FROM statute_version WHERE id = $1", &params![id])?;
    tx.execute(
        "DELETE FROM statute WHERE NOT EXISTS
             (SELECT 1 FROM statute_version v WHERE v.statute_id = statute.id)",
        &[],
    )?;
    Ok(())
}

/// The text of a version.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or whatever the database refuses.
pub fn text(tx: &mut Tx<'_>, id: StatuteVersionId) -> Result<StatuteText, StoreError> {
    let text = tx.one(
        "SELECT s.title, v.version, v.effective_from, v.effective_to, v.history, v.preamble,
             v.headings, v.annex
         FROM statute_version v JOIN statute s ON s.id = v.statute_id WHERE v.id = $1",
        &params![id],
        |row| {
            Ok(StatuteText {
                title: row.get(0)?,
                version: row.get(1)?,
                effective_from: row.get(2)?,
                effective_to: row.get(3)?,
                history: row.get(4)?,
                preamble: from_json(&row.get::<String>(5)?)?,
                headings: from_json(&row.get::<String>(6)?)?,
                annex: from_json(&row.get::<String>(7)?)?,
                articles: Vec::new(),
            })
        },
    )?;
    let articles: Vec<Article> = tx.rows(
        "SELECT body FROM statute_article WHERE version_id = $1 ORDER BY position",
        &params![id],
        |row| from_json(&row.get::<String>(0)?),
    )?;
    Ok(StatuteText { articles, ..text })
}
