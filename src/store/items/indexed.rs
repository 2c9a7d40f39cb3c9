//! Items in the index of words: which are not in as they are now.

use super::super::search::{self, Document, State};
use super::super::{StoreError, Tx, params};
use super::last_of;
use crate::domain::id::{BankId, RevisionId};
use crate::domain::item::Item;

/// The kind under which items stand in the index of words, each revision as a document of its own,
/// for it never changes; their collections are banks.
pub const DOCUMENT: &str = "item";

/// The banks whose items are not all in the index, or whose order is not.
///
/// # Errors
/// Whatever the database refuses.
pub fn outdated_banks(tx: &mut Tx<'_>) -> Result<Vec<BankId>, StoreError> {
    tx.rows(
        "SELECT b.id FROM bank b WHERE b.version > 0 AND NOT EXISTS (
             SELECT 1 FROM search_state s
             WHERE s.kind = $1 AND s.ref = b.id AND s.version = b.version
                 AND s.members IS NOT NULL)
         ORDER BY b.id",
        &params![DOCUMENT],
        |row| row.get(0),
    )
}

/// The documents of one bank: revisions that are in force, or were in force last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// The bank.
    pub bank: BankId,
    /// Its version.
    pub version: i64,
    /// What is in force, in the author's order.
    pub members: Vec<RevisionId>,
    /// What was in force last of the items that are out of force.
    pub retired: Vec<RevisionId>,
}

/// The documents of a bank as it is now.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such bank, or whatever the database refuses.
pub fn collection(tx: &mut Tx<'_>, bank: BankId) -> Result<Collection, StoreError> {
    let sql = "SELECT version FROM bank WHERE id = $1";
    let version = tx.one(sql, &params![bank], |row| row.get(0))?;
    let members = tx.rows(
        "SELECT revision_id FROM bank_member WHERE bank_id = $1 AND to_version IS NULL
         ORDER BY position, item_id",
        &params![bank],
        |row| row.get(0),
    )?;
    // One that was staged and never published was never in force.
    let sql = format!(
        "SELECT {} FROM item i WHERE i.bank_id = $1 AND NOT EXISTS (
             SELECT 1 FROM bank_member m WHERE m.item_id = i.id AND m.to_version IS NULL)",
        last_of("i")
    );
    let retired: Vec<Option<RevisionId>> = tx.rows(&sql, &params![bank], |row| row.get(0))?;
    Ok(Collection { bank, version, members, retired: retired.into_iter().flatten().collect() })
}

/// Notes that the documents of a bank are all in.
///
/// # Errors
/// Whatever the database refuses.
pub fn all_in(tx: &mut Tx<'_>, collection: &Collection) -> Result<(), StoreError> {
    let members = collection.members.iter().map(|revision| revision.0).collect();
    let state = State { version: collection.version, members: Some(members) };
    search::set_state(tx, DOCUMENT, collection.bank.into(), &state)
}

/// Lets the index follow one change of a bank to `version`: a text that changed goes in, and a bank
/// that was all in stays all in; its order is gathered by the next refresh.
///
/// # Errors
/// Whatever the database refuses.
pub fn follow(
    tx: &mut Tx<'_>,
    bank: BankId,
    version: i64,
    changed: Option<(RevisionId, &Item)>,
) -> Result<(), StoreError> {
    if let Some((revision, content)) = changed {
        let document =
            Document { kind: DOCUMENT, reference: revision.into(), text: &content.searched() };
        search::put(tx, &document)?;
    }
    search::follow(tx, DOCUMENT, bank.into(), version)
}
