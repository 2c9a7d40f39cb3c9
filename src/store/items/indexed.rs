//! Items in the index of words: which are not in as they are now.

use super::super::banks::from_json;
use super::super::search::{self, Document};
use super::super::{StoreError, Tx, params};
use super::last_of;
use crate::domain::id::{BankId, ItemId, RevisionId};
use crate::domain::item::Item;

/// The kind under which items stand in the index of words; their collections are banks.
pub const DOCUMENT: &str = "item";

/// The banks whose items are not all in the index, each with its version.
///
/// # Errors
/// Whatever the database refuses.
pub fn outdated_banks(tx: &mut Tx<'_>) -> Result<Vec<(BankId, i64)>, StoreError> {
    tx.rows(
        "SELECT b.id, b.version FROM bank b WHERE b.version > 0 AND NOT EXISTS (
             SELECT 1 FROM search_state s
             WHERE s.kind = $1 AND s.ref = b.id AND s.version = b.version)
         ORDER BY b.id",
        &params![DOCUMENT],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// An item whose text the index does not have.
#[derive(Debug, Clone)]
pub struct Outdated {
    /// The item.
    pub item: ItemId,
    /// The revision in force, or the one that was in force last.
    pub revision: RevisionId,
    /// Its content.
    pub content: Item,
}

/// The next items of a bank after `after` that the index has not or not as they are, at most
/// `limit`.
///
/// # Errors
/// Whatever the database refuses.
pub fn outdated(
    tx: &mut Tx<'_>,
    bank: BankId,
    after: ItemId,
    limit: u32,
) -> Result<Vec<Outdated>, StoreError> {
    tx.rows(
        &format!(
            "SELECT i.id, r.id, r.body FROM item i
         LEFT JOIN bank_member m ON m.item_id = i.id AND m.to_version IS NULL
         JOIN item_revision r ON r.id = coalesce(m.revision_id, {})
         LEFT JOIN search_document d ON d.kind = $1 AND d.ref = i.id
         WHERE i.bank_id = $2 AND i.id > $3 AND (d.id IS NULL OR d.version <> r.id)
         ORDER BY i.id LIMIT $4",
            last_of("i")
        ),
        &params![DOCUMENT, bank, after, limit],
        |row| {
            Ok(Outdated {
                item: row.get(0)?,
                revision: row.get(1)?,
                content: from_json(&row.get::<String>(2)?)?,
            })
        },
    )
}

/// Lets the index follow one change of a bank to `version`: a text that changed goes in, and a bank
/// that was all in stays all in.
///
/// # Errors
/// Whatever the database refuses.
pub fn follow(
    tx: &mut Tx<'_>,
    bank: BankId,
    version: i64,
    changed: Option<(ItemId, RevisionId, &Item)>,
) -> Result<(), StoreError> {
    if let Some((item, revision, content)) = changed {
        let text = content.searched();
        let (reference, revision) = (item.into(), revision.into());
        let document = Document { kind: DOCUMENT, reference, version: revision, text: &text };
        search::put(tx, &document)?;
    }
    if search::state(tx, DOCUMENT, bank.into())? == Some(version - 1) {
        search::set_state(tx, DOCUMENT, bank.into(), version)?;
    }
    Ok(())
}
