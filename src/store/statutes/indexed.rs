//! What of a version stands in the index of words, each a document of its own.

use super::super::banks::from_json;
use super::super::param::{TOGETHER, together};
use super::super::{Page, Row, StoreError, Tx, params, search as index};
use crate::domain::id::StatuteVersionId;
use crate::domain::statute::{Article, Excerpt, Passage};
use std::collections::HashMap;

/// A kind of document in the index; its collections are versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Indexed {
    /// Articles.
    Articles,
    /// What stands before and behind them.
    Passages,
}

impl Indexed {
    /// Both, in the order of hits within a version.
    pub const ALL: [Self; 2] = [Self::Articles, Self::Passages];

    /// How the index calls them.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Articles => "article",
            Self::Passages => "passage",
        }
    }

    /// Their rows `t` with what a document is made of, in columns 2 and 3.
    const fn rows(self) -> &'static str {
        match self {
            Self::Articles => "SELECT t.id, t.version_id, '', t.body FROM statute_article t",
            Self::Passages => {
                "SELECT t.id, t.version_id, t.passage,
                     CASE t.passage WHEN 'preamble' THEN v.preamble ELSE v.annex END
                 FROM statute_passage t JOIN statute_version v ON v.id = t.version_id"
            }
        }
    }

    /// The versions `id` that have some. Every version has articles; looking for them would read all.
    const fn versions(self) -> &'static str {
        match self {
            Self::Articles => "SELECT id FROM statute_version",
            Self::Passages => "SELECT DISTINCT version_id AS id FROM statute_passage",
        }
    }

    const fn table(self) -> &'static str {
        match self {
            Self::Articles => "statute_article",
            Self::Passages => "statute_passage",
        }
    }

    /// In which order the documents of a version stand.
    const fn order(self) -> &'static str {
        match self {
            Self::Articles => "t.position",
            Self::Passages => "t.id",
        }
    }

    fn excerpt(self, row: &Row<'_>) -> Result<Excerpt, StoreError> {
        let body: String = row.get(3)?;
        Ok(match self {
            Self::Articles => Excerpt::Article(from_json::<Article>(&body)?),
            Self::Passages => Excerpt::Passage(row.code::<Passage>(2)?, from_json(&body)?),
        })
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The version it stands in.
    pub version: StatuteVersionId,
    /// What it is.
    pub excerpt: Excerpt,
}

/// What of these versions holds every word typed, in the order of the versions given, and how much
/// that is; nothing typed finds nothing. Versions that are not in the index yet have nothing.
///
/// # Errors
/// Whatever the database refuses.
pub fn search(
    tx: &mut Tx<'_>,
    versions: &[StatuteVersionId],
    typed: &str,
    page: Page,
) -> Result<(Vec<Found>, i64), StoreError> {
    let mut of_version: HashMap<i64, Vec<(Indexed, i64)>> = HashMap::new();
    for indexed in Indexed::ALL {
        let hits = index::found(tx, indexed.kind(), typed)?.unwrap_or_default();
        if hits.is_empty() {
            continue;
        }
        for (version, state) in index::states(tx, indexed.kind())? {
            let members = state.members.into_iter().flatten().filter(|id| hits.contains(*id));
            of_version.entry(version).or_default().extend(members.map(|id| (indexed, id)));
        }
    }
    let found = versions.iter().filter_map(|version| of_version.get(&version.0));
    let found: Vec<(Indexed, i64)> = found.flatten().copied().collect();
    let shown = page.of(found.iter().copied());
    let mut lines = HashMap::with_capacity(shown.len());
    for indexed in Indexed::ALL {
        let ids = shown.iter().filter(|(of, _)| *of == indexed).map(|(_, id)| *id);
        for some in ids.collect::<Vec<i64>>().chunks(TOGETHER) {
            let (asked, places) = together(some);
            let sql = format!("{} WHERE t.id IN ({places})", indexed.rows());
            tx.each(&sql, &asked, |row| {
                let found = Found { version: row.get(1)?, excerpt: indexed.excerpt(row)? };
                lines.insert((indexed, row.get(0)?), found);
                Ok(())
            })?;
        }
    }
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    Ok((shown.iter().filter_map(|one| lines.remove(one)).collect(), total))
}

/// The versions of which something is not in the index, and what.
///
/// # Errors
/// Whatever the database refuses.
pub fn outdated(tx: &mut Tx<'_>) -> Result<Vec<(StatuteVersionId, Indexed)>, StoreError> {
    let mut outdated = Vec::new();
    for indexed in Indexed::ALL {
        let sql = format!(
            "SELECT v.id FROM ({}) v WHERE NOT EXISTS
                 (SELECT 1 FROM search_state s WHERE s.kind = $1 AND s.ref = v.id)
             ORDER BY v.id",
            indexed.versions()
        );
        let versions = tx.rows(&sql, &params![indexed.kind()], |row| row.get(0))?;
        outdated.extend(versions.into_iter().map(|version| (version, indexed)));
    }
    Ok(outdated)
}

/// The documents of a version in order: their rows, and what can be found in each.
///
/// # Errors
/// Whatever the database refuses.
pub fn documents(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    indexed: Indexed,
) -> Result<Vec<(i64, String)>, StoreError> {
    let sql = format!("{} WHERE t.version_id = $1 ORDER BY {}", indexed.rows(), indexed.order());
    tx.rows(&sql, &params![version], |row| Ok((row.get(0)?, indexed.excerpt(row)?.searched())))
}

/// Notes that the documents of a version are all in the index, when those with these rows still are
/// its documents: where others took their place meanwhile, the version stays [outdated].
///
/// # Errors
/// Whatever the database refuses.
pub fn all_in(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    indexed: Indexed,
    members: Vec<i64>,
) -> Result<(), StoreError> {
    let (table, order) = (indexed.table(), indexed.order());
    let sql = format!("SELECT t.id FROM {table} t WHERE t.version_id = $1 ORDER BY {order}");
    let now: Vec<i64> = tx.rows(&sql, &params![version], |row| row.get(0))?;
    if now.is_empty() || now != members {
        return Ok(());
    }
    let state = index::State { version: version.into(), members: Some(members) };
    index::set_state(tx, indexed.kind(), version.into(), &state)
}
