//! By which versions of its statutes a revision was judged, and how headers came to theirs.

use super::banks::{from_json, json};
use super::{StoreError, Tx, params};
use crate::domain::bank::{BankHeader, Coverage};
use crate::domain::id::{BankId, BatchId, ItemId, RevisionId};
use crate::domain::item::Item;
use crate::domain::statute::StatuteOutline;
use crate::domain::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Notes the version of a statute by which the citations of a revision were judged when it was
/// written.
///
/// # Errors
/// Whatever the database refuses.
pub fn note(
    tx: &mut Tx<'_>,
    revision: RevisionId,
    statute: &str,
    version: Date,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO revision_statute (revision_id, statute, version) VALUES ($1, $2, $3)
         ON CONFLICT (revision_id, statute) DO UPDATE SET version = excluded.version",
        &params![revision, statute, version],
    )?;
    Ok(())
}

/// The versions, by bank and statute, that some revision in force was written for here.
///
/// # Errors
/// Whatever the database refuses.
pub fn noted(tx: &mut Tx<'_>) -> Result<HashSet<(BankId, String, Date)>, StoreError> {
    let found = tx.rows(
        "SELECT DISTINCT m.bank_id, w.statute, w.version FROM revision_statute w
         JOIN bank_member m ON m.revision_id = w.revision_id AND m.to_version IS NULL",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// What the files said of the statutes that revisions of a bank came with, by their imports.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_files(
    tx: &mut Tx<'_>,
    bank: BankId,
) -> Result<HashMap<BatchId, Vec<StatuteOutline>>, StoreError> {
    let sql = "SELECT id, header FROM batch WHERE bank_id = $1 AND state = 'published'";
    let found = tx.rows(sql, &params![bank], |row| {
        Ok((row.get(0)?, from_json::<BankHeader>(&row.get::<String>(1)?)?.statutes))
    })?;
    Ok(found.into_iter().collect())
}

/// What the file said of the statutes that a revision came with; nothing when it was written here.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such revision.
pub fn of_file(tx: &mut Tx<'_>, revision: RevisionId) -> Result<Vec<StatuteOutline>, StoreError> {
    let header = tx.one(
        "SELECT t.header FROM item_revision r LEFT JOIN batch t ON t.id = r.batch_id
         WHERE r.id = $1",
        &params![revision],
        |row| row.get::<Option<String>>(0),
    )?;
    Ok(match header {
        Some(header) => from_json::<BankHeader>(&header)?.statutes,
        None => Vec::new(),
    })
}

/// The version of a statute by which the revision in force of an item was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The item.
    pub item: ItemId,
    /// The statute, by the name that citations use.
    pub statute: String,
    /// The version.
    pub version: Date,
}

/// By which version of each statute the revisions in force of a bank were judged: the latest of those
/// that they were written for here, found right for, or came with in a file.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_bank(tx: &mut Tx<'_>, bank: BankId) -> Result<Vec<Judged>, StoreError> {
    let mut judged = tx.rows(
        "SELECT d.item_id, d.statute, d.to_version FROM item_doubt d
         JOIN bank_member m ON m.revision_id = d.revision_id AND m.to_version IS NULL
         WHERE m.bank_id = $1 AND d.state = 'confirmed'
         UNION ALL
         SELECT m.item_id, w.statute, w.version FROM revision_statute w
         JOIN bank_member m ON m.revision_id = w.revision_id AND m.to_version IS NULL
         WHERE m.bank_id = $2",
        &params![bank, bank],
        |row| Ok(Judged { item: row.get(0)?, statute: row.get(1)?, version: row.get(2)? }),
    )?;
    let of_files = of_files(tx, bank)?;
    let imported: Vec<(ItemId, BatchId)> = tx.rows(
        "SELECT m.item_id, r.batch_id FROM bank_member m JOIN item_revision r ON r.id = m.revision_id
         WHERE m.bank_id = $1 AND m.to_version IS NULL AND r.batch_id IS NOT NULL",
        &params![bank],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (item, batch) in imported {
        let outlines = of_files.get(&batch).into_iter().flatten();
        judged.extend(outlines.map(|outline| Judged {
            item,
            statute: outline.name.clone(),
            version: outline.version,
        }));
    }
    // Of each item and statute the latest comes first and stays.
    judged.sort_by(|a, b| (a.item, &a.statute, b.version).cmp(&(b.item, &b.statute, a.version)));
    judged.dedup_by(|a, b| a.item == b.item && a.statute == b.statute);
    Ok(judged)
}

/// The same by item and statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_item(
    tx: &mut Tx<'_>,
    bank: BankId,
) -> Result<HashMap<(ItemId, String), Date>, StoreError> {
    let judged = of_bank(tx, bank)?.into_iter();
    Ok(judged.map(|one| ((one.item, one.statute), one.version)).collect())
}

/// What a header said of a statute before it was brought up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// The version.
    pub outline: StatuteOutline,
    /// What the bank undertook to ask of it; none when it undertook nothing.
    pub coverage: Option<Coverage>,
}

/// Keeps what a header said of a statute before it is brought up to a later version.
///
/// # Errors
/// Whatever the database refuses.
pub fn keep(tx: &mut Tx<'_>, bank: BankId, to: Date, before: &Before) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO bank_brought_up (bank_id, statute, to_version, before) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bank_id, statute, to_version) DO UPDATE SET before = excluded.before",
        &params![bank, &before.outline.name, to, json(before)],
    )?;
    Ok(())
}

/// What a header that says `version` of a statute said before it was brought up to `to`, directly or
/// over further versions; none when it did not come by it.
///
/// # Errors
/// Whatever the database refuses.
pub fn said_before(
    tx: &mut Tx<'_>,
    bank: BankId,
    (statute, version): (&str, Date),
    to: Date,
) -> Result<Option<Before>, StoreError> {
    let mut says = version;
    while says >= to {
        let before = tx.optional(
            "SELECT before FROM bank_brought_up
             WHERE bank_id = $1 AND statute = $2 AND to_version = $3",
            &params![bank, statute, says],
            |row| from_json::<Before>(&row.get::<String>(0)?),
        )?;
        // Each step leads to a later version.
        let Some(before) = before.filter(|before| before.outline.version < says) else { break };
        if says == to {
            return Ok(Some(before));
        }
        says = before.outline.version;
    }
    Ok(None)
}

/// Forgets what a header said before it was brought up to `to` and to what came after it.
///
/// # Errors
/// Whatever the database refuses.
pub fn forget(tx: &mut Tx<'_>, bank: BankId, statute: &str, to: Date) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM bank_brought_up WHERE bank_id = $1 AND statute = $2 AND to_version >= $3",
        &params![bank, statute, to],
    )?;
    Ok(())
}

/// How many items of a bank rest on a version of a statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resting {
    /// Those whose revision in force was written here for it.
    pub written: u32,
    /// Those that are in doubt because of it.
    pub in_doubt: u32,
}

/// How many items in force of a bank rest on a version of a statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn resting(
    tx: &mut Tx<'_>,
    bank: BankId,
    (statute, version): (&str, Date),
) -> Result<Resting, StoreError> {
    let mut count = |sql: &str| {
        let asked = params![bank, statute, version];
        tx.one(sql, &asked, |row| Ok(u32::try_from(row.get::<i64>(0)?).unwrap_or(u32::MAX)))
    };
    Ok(Resting {
        written: count(
            "SELECT count(*) FROM revision_statute w
             JOIN bank_member m ON m.revision_id = w.revision_id AND m.to_version IS NULL
             WHERE m.bank_id = $1 AND w.statute = $2 AND w.version = $3",
        )?,
        in_doubt: count(
            "SELECT count(*) FROM item_doubt d
             JOIN bank_member m ON m.item_id = d.item_id AND m.to_version IS NULL
             WHERE m.bank_id = $1 AND d.statute = $2 AND d.to_version = $3
                 AND d.state = 'open'",
        )?,
    })
}

/// A revision that was found right for a version of a statute.
#[derive(Debug, Clone)]
pub struct Confirmed {
    /// Its item.
    pub item: ItemId,
    /// The revision.
    pub revision: RevisionId,
    /// What it says.
    pub content: Item,
}

/// The revisions of a bank's items that were found right for a version of a statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn confirmed(
    tx: &mut Tx<'_>,
    bank: BankId,
    statute: &str,
    version: Date,
) -> Result<Vec<Confirmed>, StoreError> {
    tx.rows(
        "SELECT d.item_id, d.revision_id, r.body FROM item_doubt d JOIN item i ON i.id = d.item_id
         JOIN item_revision r ON r.id = d.revision_id
         WHERE i.bank_id = $1 AND d.statute = $2 AND d.to_version = $3 AND d.state = 'confirmed'",
        &params![bank, statute, version],
        |row| {
            let content = from_json(&row.get::<String>(2)?)?;
            Ok(Confirmed { item: row.get(0)?, revision: row.get(1)?, content })
        },
    )
}

/// Takes it back that a revision of an item was found right for a version of a statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn unconfirm(
    tx: &mut Tx<'_>,
    (item, revision): (ItemId, RevisionId),
    (statute, version): (&str, Date),
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE item_doubt SET state = 'dropped', settled_at = $5
         WHERE item_id = $1 AND revision_id = $2 AND statute = $3 AND to_version = $4
             AND state = 'confirmed'",
        &params![item, revision, statute, version, at],
    )?;
    Ok(())
}
