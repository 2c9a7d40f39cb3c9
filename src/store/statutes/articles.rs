//! Articles: stored one by one, so that a hit of the index of words is an article.

use super::super::banks::{from_json, json};
use super::super::filter::Filter as Conditions;
use super::super::{Page, StoreError, Tx, params, search as index};
use crate::domain::citation::ArticleNo;
use crate::domain::id::{ArticleId, StatuteVersionId};
use crate::domain::statute::Article;

/// The kind under which articles stand in the index of words; their collections are versions.
pub const DOCUMENT: &str = "article";

/// An article that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleLine {
    /// The version it stands in.
    pub version: StatuteVersionId,
    /// Its place among the articles of that version, from 0.
    pub position: usize,
    /// Its words.
    pub article: Article,
}

/// Puts a version's articles in place of those that are there.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    articles: &[Article],
) -> Result<(), StoreError> {
    let old: Vec<ArticleId> = tx.rows(
        "SELECT id FROM statute_article WHERE version_id = $1",
        &params![version],
        |row| row.get(0),
    )?;
    for article in old {
        index::remove(tx, DOCUMENT, article.into())?;
    }
    index::forget(tx, DOCUMENT, version.into())?;
    tx.execute("DELETE FROM statute_article WHERE version_id = $1", &params![version])?;
    for (article, position) in articles.iter().zip(0_i64..) {
        tx.execute(
            "INSERT INTO statute_article (version_id, position, number, inserted, body)
             VALUES ($1, $2, $3, $4, $5)",
            &params![version, position, article.no.number, article.no.inserted, json(article)],
        )?;
    }
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

/// The articles of these versions that hold every word typed, in the order of the versions given,
/// and how many they are.
///
/// # Errors
/// Whatever the database refuses.
pub fn search(
    tx: &mut Tx<'_>,
    versions: &[StatuteVersionId],
    typed: &str,
    page: Page,
) -> Result<(Vec<ArticleLine>, i64), StoreError> {
    if versions.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let mut conditions = Conditions::default();
    let places: Vec<String> = versions.iter().map(|id| conditions.bind(*id)).collect();
    conditions.and(format!("a.version_id IN ({})", places.join(", ")));
    index::narrow(&mut conditions, tx.driver(), DOCUMENT, "a.id", typed);
    let clause = conditions.clause();
    let count = format!("SELECT count(*) FROM statute_article a{clause}");
    let total = tx.one(&count, &conditions.params, |row| row.get(0))?;
    let order = places.iter().zip(0..).map(|(place, at)| format!("WHEN {place} THEN {at}"));
    let order = format!("CASE a.version_id {} END", order.collect::<Vec<_>>().join(" "));
    let limit = conditions.page(page);
    let sql = format!(
        "SELECT a.version_id, a.position, a.body FROM statute_article a{clause}
         ORDER BY {order}, a.position{limit}"
    );
    let lines = tx.rows(&sql, &conditions.params, |row| {
        Ok(ArticleLine {
            version: row.get(0)?,
            position: usize::try_from(row.get::<i64>(1)?).unwrap_or_default(),
            article: from_json(&row.get::<String>(2)?)?,
        })
    })?;
    Ok((lines, total))
}

/// The versions whose articles are not all in the index.
///
/// # Errors
/// Whatever the database refuses.
pub fn outdated_versions(tx: &mut Tx<'_>) -> Result<Vec<StatuteVersionId>, StoreError> {
    tx.rows(
        "SELECT v.id FROM statute_version v WHERE NOT EXISTS (
             SELECT 1 FROM search_state s WHERE s.kind = $1 AND s.ref = v.id)
         ORDER BY v.id",
        &params![DOCUMENT],
        |row| row.get(0),
    )
}

/// An article that the index does not have.
#[derive(Debug, Clone)]
pub struct Outdated {
    /// Its row.
    pub id: ArticleId,
    /// The article.
    pub article: Article,
}

/// The next articles of a version after `after` that the index does not have, at most `limit`.
///
/// # Errors
/// Whatever the database refuses.
pub fn outdated(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    after: ArticleId,
    limit: u32,
) -> Result<Vec<Outdated>, StoreError> {
    tx.rows(
        "SELECT a.id, a.body FROM statute_article a
         LEFT JOIN search_document d ON d.kind = $1 AND d.ref = a.id
         WHERE a.version_id = $2 AND a.id > $3 AND d.id IS NULL ORDER BY a.id LIMIT $4",
        &params![DOCUMENT, version, after, limit],
        |row| Ok(Outdated { id: row.get(0)?, article: from_json(&row.get::<String>(1)?)? }),
    )
}
