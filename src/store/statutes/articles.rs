//! Articles: stored one by one, so that a hit of the index of words is an article.

use super::super::banks::{from_json, json};
use super::super::param::{TOGETHER, together};
use super::super::{Page, StoreError, Tx, params, search as index};
use crate::domain::citation::ArticleNo;
use crate::domain::id::{ArticleId, StatuteVersionId};
use crate::domain::statute::Article;
use std::collections::HashMap;

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
    index::forget(tx, DOCUMENT, version.into())?;
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

/// The articles of these versions that hold every word typed, in the order of the versions given,
/// and how many they are; nothing typed finds nothing. Versions that are not in the index yet have
/// none.
///
/// # Errors
/// Whatever the database refuses.
pub fn search(
    tx: &mut Tx<'_>,
    versions: &[StatuteVersionId],
    typed: &str,
    page: Page,
) -> Result<(Vec<ArticleLine>, i64), StoreError> {
    let Some(hits) = index::found(tx, DOCUMENT, typed)? else { return Ok((Vec::new(), 0)) };
    let states = index::states(tx, DOCUMENT)?;
    let members = versions.iter().filter_map(|version| states.get(&version.0)?.members.as_ref());
    let found: Vec<i64> = members.flatten().copied().filter(|id| hits.contains(*id)).collect();
    let ids = page.of(found.iter().copied());
    if ids.is_empty() {
        return Ok((Vec::new(), count(&found)));
    }
    let mut lines: HashMap<i64, ArticleLine> = HashMap::with_capacity(ids.len());
    for some in ids.chunks(TOGETHER) {
        let (asked, places) = together(some);
        let sql = format!(
            "SELECT id, version_id, position, body FROM statute_article WHERE id IN ({places})"
        );
        tx.each(&sql, &asked, |row| {
            let line = ArticleLine {
                version: row.get(1)?,
                position: usize::try_from(row.get::<i64>(2)?).unwrap_or_default(),
                article: from_json(&row.get::<String>(3)?)?,
            };
            lines.insert(row.get(0)?, line);
            Ok(())
        })?;
    }
    Ok((ids.iter().filter_map(|id| lines.remove(id)).collect(), count(&found)))
}

fn count(found: &[i64]) -> i64 {
    i64::try_from(found.len()).unwrap_or(i64::MAX)
}

/// The versions whose articles are not in the index.
///
/// # Errors
/// Whatever the database refuses.
pub fn outdated(tx: &mut Tx<'_>) -> Result<Vec<StatuteVersionId>, StoreError> {
    tx.rows(
        "SELECT v.id FROM statute_version v WHERE NOT EXISTS (
             SELECT 1 FROM search_state s WHERE s.kind = $1 AND s.ref = v.id)
         ORDER BY v.id",
        &params![DOCUMENT],
        |row| row.get(0),
    )
}

/// Notes that the articles of a version are all in the index, when those with these rows still are its
/// articles: where others took their place meanwhile, the version stays [outdated].
///
/// # Errors
/// Whatever the database refuses.
pub fn all_in(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    members: Vec<i64>,
) -> Result<(), StoreError> {
    let sql = "SELECT id FROM statute_article WHERE version_id = $1 ORDER BY position";
    let now: Vec<i64> = tx.rows(sql, &params![version], |row| row.get(0))?;
    if now.is_empty() || now != members {
        return Ok(());
    }
    let state = index::State { version: version.into(), members: Some(members) };
    index::set_state(tx, DOCUMENT, version.into(), &state)
}

/// The articles of a version in order, with their rows.
///
/// # Errors
/// Whatever the database refuses.
pub fn articles(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
) -> Result<Vec<(ArticleId, Article)>, StoreError> {
    tx.rows(
        "SELECT id, body FROM statute_article WHERE version_id = $1 ORDER BY position",
        &params![version],
        |row| Ok((row.get(0)?, from_json(&row.get::<String>(1)?)?)),
    )
}
