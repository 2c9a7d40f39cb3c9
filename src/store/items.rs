//! Items of published banks, by revision and as a pool to draw from.

use super::{StoreError, Tx, from_json, params};
use crate::domain::drawing::Pool;
use crate::domain::form::{BankSnapshot, snapshot};
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::{Item, RevisionHash};
use std::str::FromStr;

/// The contents of revisions, in the order asked for.
///
/// # Errors
/// [`StoreError::NotFound`] when one does not exist, or whatever the database refuses.
pub fn load(tx: &mut Tx<'_>, revisions: &[RevisionId]) -> Result<Vec<Item>, StoreError> {
    revisions
        .iter()
        .map(|revision| {
            let sql = "SELECT body FROM item_revision WHERE id = $1";
            let body: String = tx.one(sql, &params![*revision], |row| row.get(0))?;
            from_json(0, &body)
        })
        .collect()
}

/// The items that may be drawn from banks, and the banks' snapshots in the order asked for. A bank
/// that does not exist has no items.
///
/// # Errors
/// Whatever the database refuses.
pub fn pool(tx: &mut Tx<'_>, banks: &[String]) -> Result<(Pool, Vec<BankSnapshot>), StoreError> {
    let mut pool = Pool::default();
    let mut snapshots = Vec::with_capacity(banks.len());
    for bank in banks {
        let mut members: Vec<(Uid, RevisionHash)> = Vec::new();
        tx.each(
            "SELECT i.uid, v.id, v.type, v.topic, v.difficulty, v.hash
             FROM bank b
             JOIN bank_member m ON m.bank_id = b.id AND m.to_version IS NULL
             JOIN item i ON i.id = m.item_id
             JOIN item_revision v ON v.id = m.revision_id
             WHERE b.name = $1",
            &params![bank],
            |row| {
                let uid: Uid = row.get(0)?;
                let kind: String = row.get(2)?;
                let kind = FromStr::from_str(&kind).map_err(|_| super::bad_code(2, &kind))?;
                let topic: String = row.get(3)?;
                pool.add(uid, row.get(1)?, bank, kind, &topic, row.get(4)?);
                members.push((uid, RevisionHash::from_stored(row.get(5)?)));
                Ok(())
            },
        )?;
        snapshots.push(snapshot(bank, &mut members));
    }
    pool.sort();
    Ok((pool, snapshots))
}
