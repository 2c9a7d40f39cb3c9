//! Articles: stored one by one, so that a hit of the index of words is an article.

use super::super::banks::{from_json, json};
use super::super::{StoreError, Tx, params, search as index};
use super::Indexed;
use crate::domain::citation::ArticleNo;
use crate::domain::id::StatuteVersionId;
use crate::domain::statute::Article;

/// Stores the articles of a version that has none.
pub(super) fn put(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    articles: &[Article],
) -> Result<(), StoreError> {
    for (article, position) in articles.iter().zip(0_i64..) {
        tx.execute(
            "INSERT INTO statute_article (version_id, position, number, inserted, body)
             VALUES ($1, $2, $3, $4, $5)",
            &params![version, position, article.no.number, article.no.inserted, json(article)],
        )?;
    }
    Ok(())
}

/// Takes the articles of a version out, also of the index of words.
pub(super) fn take_out(tx: &mut Tx<'_>, version: StatuteVersionId) -> Result<(), StoreError> {
    index::forget(tx, Indexed::Articles.kind(), version.into())?;
    tx.execute("DELETE FROM statute_article WHERE version_id = $1", &params![version])?;
    Ok(())
}

/// The article of that number in a version.
///
/// # Errors
/// Whatever the database refuses.
pub fn article(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    no: ArticleNo,
) -> Result<Option<Article>, StoreError> {
    tx.optional(
        "SELECT body FROM statute_article WHERE version_id = $1 AND number = $2 AND inserted = $3",
        &params![version, no.number, no.inserted],
        |row| from_json(&row.get::<String>(0)?),
    )
}
