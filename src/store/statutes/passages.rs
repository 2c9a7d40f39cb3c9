//! What stands before and behind the articles: rows for the index of words, for the words themselves
//! stand with the version.

use super::super::{StoreError, Tx, params, search as index};
use super::Indexed;
use crate::domain::id::StatuteVersionId;
use crate::domain::statute::Passage;

/// Puts the passages that a version has in place of those that are there.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    passages: impl IntoIterator<Item = Passage>,
) -> Result<(), StoreError> {
    index::forget(tx, Indexed::Passages.kind(), version.into())?;
    tx.execute("DELETE FROM statute_passage WHERE version_id = $1", &params![version])?;
    for passage in passages {
        tx.execute(
            "INSERT INTO statute_passage (version_id, passage) VALUES ($1, $2)",
            &params![version, passage.code()],
        )?;
    }
    Ok(())
}
