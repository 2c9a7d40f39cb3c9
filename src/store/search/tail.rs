//! Documents that are not in a block yet.

use super::{Document, blocks};
use crate::domain::search::{Word, fold};
use crate::store::{StoreError, Tx, params};

/// Puts a document in, in place of what was there for its row.
///
/// # Errors
/// Whatever the database refuses.
pub fn put(tx: &mut Tx<'_>, document: &Document<'_>) -> Result<(), StoreError> {
    let Document { kind, reference, text } = *document;
    blocks::take_out(tx, kind, reference)?;
    // A row of its own each time: a block that is being made of the one before notices.
    tx.execute("DELETE FROM search_tail WHERE kind = $1 AND ref = $2", &params![kind, reference])?;
    tx.execute(
        "INSERT INTO search_tail (kind, ref, text) VALUES ($1, $2, $3)",
        &params![kind, reference, fold(text)],
    )?;
    Ok(())
}

/// The rows whose texts hold all these words.
pub(super) fn holding(tx: &mut Tx<'_>, kind: &str, words: &[Word]) -> Result<Vec<i64>, StoreError> {
    let mut rows = Vec::new();
    tx.each("SELECT ref, text FROM search_tail WHERE kind = $1", &params![kind], |row| {
        let text: String = row.get(1)?;
        if words.iter().all(|word| text.contains(&word.text)) {
            rows.push(row.get(0)?);
        }
        Ok(())
    })?;
    Ok(rows)
}

/// The rows in the tail.
pub(super) fn references(tx: &mut Tx<'_>, kind: &str) -> Result<Vec<i64>, StoreError> {
    tx.rows("SELECT ref FROM search_tail WHERE kind = $1", &params![kind], |row| row.get(0))
}

/// The kinds whose tails have at least so many documents.
///
/// # Errors
/// Whatever the database refuses.
pub fn tails(tx: &mut Tx<'_>, documents: usize) -> Result<Vec<String>, StoreError> {
    let least = i64::try_from(documents).unwrap_or(i64::MAX);
    let sql = "SELECT kind FROM search_tail GROUP BY kind HAVING count(*) >= $1 ORDER BY kind";
    tx.rows(sql, &params![least], |row| row.get(0))
}

/// One document of the tail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its row in the tail; later ones are higher.
    pub id: i64,
    /// The row it stands for.
    pub reference: i64,
    /// Its text, folded.
    pub text: String,
}

/// The first documents of a tail, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn waiting(tx: &mut Tx<'_>, kind: &str, limit: usize) -> Result<Vec<Waiting>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let sql = "SELECT id, ref, text FROM search_tail WHERE kind = $1 ORDER BY id LIMIT $2";
    tx.rows(sql, &params![kind, limit], |row| {
        Ok(Waiting { id: row.get(0)?, reference: row.get(1)?, text: row.get(2)? })
    })
}
