//! The index of words: documents of any kind by the row they stand for.
//!
//! SQLite keeps the pairs of characters in an FTS5 table without content, PostgreSQL in a
//! `tsvector` under a GIN index; both give candidates, and the stored text decides. Everything here
//! is made from other tables: it is never copied, and it is filled in again where it is missing.

use super::filter::Filter;
use super::{Driver, StoreError, Tx, params};
use crate::domain::search::{Word, fold, grams, words};

/// A document about to be put into the index.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What it is, such as [`super::items::DOCUMENT`].
    pub kind: &'static str,
    /// Its row in the table of its kind.
    pub reference: i64,
    /// Row of the text that was read, so that an outdated document can be told.
    pub version: i64,
    /// What can be found in it.
    pub text: &'a str,
}

/// Puts a document in, in place of what was there for its row.
///
/// # Errors
/// Whatever the database refuses.
pub fn put(tx: &mut Tx<'_>, document: &Document<'_>) -> Result<(), StoreError> {
    let Document { kind, reference, version, .. } = *document;
    let text = fold(document.text);
    let pairs = grams(&text).into_iter().collect::<Vec<_>>().join(" ");
    match tx.driver() {
        Driver::Sqlite => {
            let id: i64 = tx.insert(
                "INSERT INTO search_document (kind, ref, version, text) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (kind, ref) DO UPDATE SET version = excluded.version,
                     text = excluded.text RETURNING id",
                &params![kind, reference, version, text],
            )?;
            tx.execute("DELETE FROM search_gram WHERE rowid = $1", &params![id])?;
            let sql = "INSERT INTO search_gram (rowid, grams) VALUES ($1, $2)";
            tx.execute(sql, &params![id, pairs])?;
        }
        Driver::Postgres => {
            tx.execute(
                "INSERT INTO search_document (kind, ref, version, text, grams)
                 VALUES ($1, $2, $3, $4, array_to_tsvector(string_to_array(CAST($5 AS TEXT), ' ')))
                 ON CONFLICT (kind, ref) DO UPDATE SET version = excluded.version,
                     text = excluded.text, grams = excluded.grams",
                &params![kind, reference, version, text, pairs],
            )?;
        }
    }
    Ok(())
}

/// Takes one document out.
///
/// # Errors
/// Whatever the database refuses.
pub fn remove(tx: &mut Tx<'_>, kind: &str, reference: i64) -> Result<(), StoreError> {
    if tx.driver() == Driver::Sqlite {
        tx.execute(
            "DELETE FROM search_gram WHERE rowid IN
                 (SELECT id FROM search_document WHERE kind = $1 AND ref = $2)",
            &params![kind, reference],
        )?;
    }
    let sql = "DELETE FROM search_document WHERE kind = $1 AND ref = $2";
    tx.execute(sql, &params![kind, reference])?;
    Ok(())
}

/// Forgets up to which version the documents of a collection are in.
///
/// # Errors
/// Whatever the database refuses.
pub fn forget(tx: &mut Tx<'_>, kind: &str, collection: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM search_state WHERE kind = $1 AND ref = $2";
    tx.execute(sql, &params![kind, collection])?;
    Ok(())
}

/// Takes everything out; the next refresh puts it in again.
///
/// # Errors
/// Whatever the database refuses.
pub fn clear(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    if tx.driver() == Driver::Sqlite {
        tx.execute("DELETE FROM search_gram", &[])?;
    }
    tx.execute("DELETE FROM search_document", &[])?;
    tx.execute("DELETE FROM search_state", &[])?;
    Ok(())
}

/// Up to which version the documents of a collection are in; none when it was never begun.
///
/// # Errors
/// Whatever the database refuses.
pub fn state(tx: &mut Tx<'_>, kind: &str, collection: i64) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT version FROM search_state WHERE kind = $1 AND ref = $2";
    tx.optional(sql, &params![kind, collection], |row| row.get(0))
}

/// Notes that the documents of a collection are in up to a version.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_state(
    tx: &mut Tx<'_>,
    kind: &str,
    collection: i64,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO search_state (kind, ref, version) VALUES ($1, $2, $3)
         ON CONFLICT (kind, ref) DO UPDATE SET version = excluded.version",
        &params![kind, collection, version],
    )?;
    Ok(())
}

/// Narrows a list to the rows, named by `column`, whose documents hold every word typed. Nothing
/// typed admits every row.
pub(super) fn narrow(filter: &mut Filter, driver: Driver, kind: &str, column: &str, typed: &str) {
    let words = words(typed);
    if words.is_empty() {
        return;
    }
    let mut conditions = vec![format!("d.kind = {}", filter.bind(kind))];
    if let Some(query) = query(&words, driver) {
        let query = filter.bind(query);
        conditions.push(match driver {
            Driver::Sqlite => {
                format!("d.id IN (SELECT rowid FROM search_gram WHERE search_gram MATCH {query})")
            }
            Driver::Postgres => format!("d.grams @@ CAST(CAST({query} AS TEXT) AS TSQUERY)"),
        });
    }
    for word in &words {
        let like = filter.bind(format!("%{}%", escaped(&word.text)));
        conditions.push(format!("d.text LIKE {like} ESCAPE '!'"));
    }
    let conditions = conditions.join(" AND ");
    filter.and(format!("{column} IN (SELECT d.ref FROM search_document d WHERE {conditions})"));
}

/// All pairs and beginnings of the words as the database's own query; none when they have none, as
/// punctuation has.
fn query(words: &[Word], driver: Driver) -> Option<String> {
    let (quote, prefix, and) = match driver {
        Driver::Sqlite => ('"', " *", " AND "),
        Driver::Postgres => ('\'', ":*", " & "),
    };
    let mut parts: Vec<String> = Vec::new();
    for word in words {
        parts.extend(word.pairs.iter().map(|pair| format!("{quote}{pair}{quote}")));
        parts.extend(word.begins.iter().map(|first| format!("{quote}{first}{quote}{prefix}")));
    }
    (!parts.is_empty()).then(|| parts.join(and))
}

/// A text whose signs mean themselves in `LIKE … ESCAPE '!'`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '!' | '%' | '_') {
            out.push('!');
        }
        out.push(c);
    }
    out
}
