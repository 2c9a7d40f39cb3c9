//! What stands before and behind the articles: rows for the index of words, for the words themselves
//! stand with the version.

use super::super::{StoreError, Tx, params, search as index};
use super::Indexed;
use crate::domain::id::StatuteVersionId;
use crate::domain::statute::Passage;

/// Stores the passages of a version that has none.
pub(super) fn put(
    tx: &mut Tx<'_>,
    version: StatuteVersionId,
    passages: impl IntoIterator<Item = Passage>,
) -> Result<(), StoreError> {
    for passage in passages {
        tx.execute(
            "INSERT INTO statute_passage (version_id, passage) VALUES ($1, $2)",
            &params![version, passage.code()],
        )?;
    }
    Ok(())
}

/// Takes the passages of a version out, also of the index of words.
pub(super) fn take_out(tx: &mut Tx<'_>, version: StatuteVersionId) -> Result<(), StoreError> {
    index::forget(tx, Indexed::Passages.kind(), version.into())?;
    tx.execute("DELETE FROM statute_passage WHERE version_id = $1", &params![version])?;
    Ok(())
}
