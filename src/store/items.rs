//! Items and their revisions; what may be drawn from.

mod indexed;
mod list;

pub use indexed::{Collection, DOCUMENT, all_in, collection, follow, outdated_banks};
pub(super) use list::lines;
pub use list::{Filter, ItemLine, Order, page};

use super::banks::{from_json, json};
use super::doubts::{DOUBTED, doubted};
use super::param::{TOGETHER, together};
use super::{StoreError, Tx, params};
use crate::domain::bank::BankHeader;
use crate::domain::id::{AccountId, BankId, BatchId, ItemId, RevisionId, Uid};
use crate::domain::item::{Item, ItemType, RevisionHash};
use crate::domain::time::Timestamp;
use serde::Serialize;
use std::collections::HashMap;

/// A revision about to be stored.
#[derive(Debug)]
pub struct NewRevision<'a> {
    /// Its number; none while it is staged.
    pub number: Option<i64>,
    /// The import it came with.
    pub batch: Option<BatchId>,
    /// Its place in the author's order.
    pub position: i64,
    /// The content.
    pub item: &'a Item,
    /// Why it was made.
    pub note: &'a str,
    /// By whom.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// The item of a bank with this id, made when there is none.
///
/// # Errors
/// Whatever the database refuses.
pub fn ensure(tx: &mut Tx<'_>, bank: BankId, uid: Uid, name: &str) -> Result<ItemId, StoreError> {
    tx.execute(
        "INSERT INTO item (uid, bank_id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        &params![uid, bank, name],
    )?;
    tx.one("SELECT id FROM item WHERE uid = $1", &params![uid], |row| row.get(0))
}

/// Stores a revision with its citations.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_revision(
    tx: &mut Tx<'_>,
    item: ItemId,
    new: &NewRevision<'_>,
) -> Result<RevisionId, StoreError> {
    let content = new.item;
    let revision = tx.insert(
        "INSERT INTO item_revision (item_id, number, batch_id, position, type, topic, difficulty,
             hash, body, note, account_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
        &params![
            item,
            new.number,
            new.batch,
            new.position,
            content.kind.code(),
            &content.topic,
            content.difficulty,
            RevisionHash::of(content).as_str(),
            json(content),
            new.note,
            new.account,
            new.at
        ],
    )?;
    for part in &content.parts {
        for citation in &part.citations {
            tx.execute(
                "INSERT INTO item_citation (revision_id, part, statute, article, sub, place)
                 VALUES ($1, $2, $3, $4, $5, $6)",
                &params![
                    revision,
                    &part.id,
                    &citation.statute,
                    citation.article,
                    citation.sub,
                    citation.to_string()
                ],
            )?;
        }
    }
    Ok(revision)
}

/// The bank of an item.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such item.
pub fn bank_of(tx: &mut Tx<'_>, item: ItemId) -> Result<BankId, StoreError> {
    tx.one("SELECT bank_id FROM item WHERE id = $1", &params![item], |row| row.get(0))
}

/// The bank of the item that a revision belongs to.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such revision.
pub fn bank_of_revision(tx: &mut Tx<'_>, revision: RevisionId) -> Result<BankId, StoreError> {
    tx.one(
        "SELECT i.bank_id FROM item_revision r JOIN item i ON i.id = r.item_id WHERE r.id = $1",
        &params![revision],
        |row| row.get(0),
    )
}

/// The header that a revision goes by: its bank's, or, when it is in force no more and came with a
/// file, that file's, because the bank's may have moved on.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such revision.
pub fn header_of(tx: &mut Tx<'_>, revision: RevisionId) -> Result<BankHeader, StoreError> {
    tx.one(
        "SELECT coalesce(t.header, b.header) FROM item_revision r
         JOIN item i ON i.id = r.item_id JOIN bank b ON b.id = i.bank_id
         LEFT JOIN bank_member m ON m.revision_id = r.id AND m.to_version IS NULL
         LEFT JOIN batch t ON t.id = r.batch_id AND m.item_id IS NULL
         WHERE r.id = $1",
        &params![revision],
        |row| from_json(&row.get::<String>(0)?),
    )
}

/// The name of the bank that each of some revisions belongs to, in their order.
///
/// # Errors
/// [`StoreError::NotFound`] when one does not exist.
pub fn banks_of(tx: &mut Tx<'_>, revisions: &[RevisionId]) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT b.name FROM item_revision r JOIN item i ON i.id = r.item_id
               JOIN bank b ON b.id = i.bank_id WHERE r.id = $1";
    revisions.iter().map(|id| tx.one(sql, &params![*id], |row| row.get(0))).collect()
}

/// Whether a batch already holds a revision of an item.
///
/// # Errors
/// Whatever the database refuses.
pub fn is_staged(tx: &mut Tx<'_>, batch: BatchId, item: ItemId) -> Result<bool, StoreError> {
    let found: Option<i64> = tx.optional(
        "SELECT id FROM item_revision WHERE batch_id = $1 AND item_id = $2",
        &params![batch, item],
        |row| row.get(0),
    )?;
    Ok(found.is_some())
}

/// The number that an item's next revision gets.
///
/// # Errors
/// Whatever the database refuses.
pub fn next_number(tx: &mut Tx<'_>, item: ItemId) -> Result<i64, StoreError> {
    tx.one(
        "SELECT coalesce(max(number), 0) + 1 FROM item_revision
         WHERE item_id = $1 AND number IS NOT NULL",
        &params![item],
        |row| row.get(0),
    )
}

/// The largest place in the author's order among a bank's items; 0 when it has none.
///
/// # Errors
/// Whatever the database refuses.
pub fn last_position(tx: &mut Tx<'_>, bank: BankId) -> Result<i64, StoreError> {
    tx.one(
        "SELECT coalesce(max(position), 0) FROM bank_member WHERE bank_id = $1",
        &params![bank],
        |row| row.get(0),
    )
}

/// The contents of revisions, in the order asked for.
///
/// # Errors
/// [`StoreError::NotFound`] when one does not exist.
pub fn load(tx: &mut Tx<'_>, revisions: &[RevisionId]) -> Result<Vec<Item>, StoreError> {
    Ok(load_hashed(tx, revisions)?.into_iter().map(|(item, _)| item).collect())
}

/// The contents of revisions with the hashes they were stored under, in the order asked for.
///
/// # Errors
/// [`StoreError::NotFound`] when one does not exist.
pub fn load_hashed(
    tx: &mut Tx<'_>,
    revisions: &[RevisionId],
) -> Result<Vec<(Item, RevisionHash)>, StoreError> {
    let mut found: HashMap<RevisionId, (Item, RevisionHash)> =
        HashMap::with_capacity(revisions.len());
    for some in revisions.chunks(TOGETHER) {
        let (asked, places) = together(some);
        let sql = format!("SELECT id, hash, body FROM item_revision WHERE id IN ({places})");
        tx.each(&sql, &asked, |row| {
            let id: RevisionId = row.get(0)?;
            let hash = RevisionHash::from_stored(row.get(1)?);
            found.insert(id, (from_json(&row.get::<String>(2)?)?, hash));
            Ok(())
        })?;
    }
    // One that is asked for twice is copied; in a paper every one stands once.
    let twice = found.len() < revisions.len();
    let content = |id| match twice {
        true => found.get(id).cloned().ok_or(StoreError::NotFound),
        false => found.remove(id).ok_or(StoreError::NotFound),
    };
    revisions.iter().map(content).collect()
}

/// How many items in force one bank has of one topic and type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supply {
    /// The bank.
    pub bank_id: BankId,
    /// Name of the bank.
    pub bank: String,
    /// Topic.
    pub topic: String,
    /// Type.
    pub kind: ItemType,
    /// How many items can be drawn.
    pub items: i64,
    /// How many more there are that are in doubt, and so not drawn.
    pub in_doubt: i64,
}

/// What every published bank holds in force, by bank, topic and type.
///
/// # Errors
/// Whatever the database refuses.
pub fn supply(tx: &mut Tx<'_>) -> Result<Vec<Supply>, StoreError> {
    let sql = format!(
        "SELECT b.id, b.name, r.topic, r.type, count(*),
             count(CASE WHEN {DOUBTED} THEN 1 END) FROM bank b
         JOIN bank_member m ON m.bank_id = b.id AND m.to_version IS NULL
         JOIN item_revision r ON r.id = m.revision_id
         GROUP BY b.id, b.name, r.topic, r.type ORDER BY b.name, r.topic, r.type"
    );
    tx.rows(&sql, &[], |row| {
        let (all, in_doubt): (i64, i64) = (row.get(4)?, row.get(5)?);
        Ok(Supply {
            bank_id: row.get(0)?,
            bank: row.get(1)?,
            topic: row.get(2)?,
            kind: row.code(3)?,
            items: all - in_doubt,
            in_doubt,
        })
    })
}

/// One published revision of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revision {
    /// Its row.
    #[serde(skip)]
    pub id: RevisionId,
    /// Its number, from 1.
    pub number: i64,
    /// The content.
    pub content: Item,
    /// Why it was made.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// Whether it is the one in force.
    pub current: bool,
    /// Whether it is the one in force or, of an item that is out of force, the one that was last.
    pub last: bool,
    /// Whether it is in force and in doubt after an amendment.
    pub in_doubt: bool,
}

/// The published revisions of an item, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn revisions(tx: &mut Tx<'_>, item: ItemId) -> Result<Vec<Revision>, StoreError> {
    let sql = format!(
        "SELECT r.id, r.number, r.body, r.note, r.created_at,
             CASE WHEN m.revision_id = r.id THEN 1 ELSE 0 END,
             CASE WHEN r.id = coalesce(m.revision_id, {}) THEN 1 ELSE 0 END, {}
         FROM item i JOIN item_revision r ON r.item_id = i.id
         LEFT JOIN bank_member m ON m.item_id = i.id AND m.to_version IS NULL
         WHERE i.id = $1 AND r.number IS NOT NULL ORDER BY r.number DESC",
        last_of("i"),
        doubted("i.id")
    );
    tx.rows(&sql, &params![item], |row| {
        Ok(Revision {
            id: row.get(0)?,
            number: row.get(1)?,
            content: from_json(&row.get::<String>(2)?)?,
            note: row.get(3)?,
            at: row.get(4)?,
            current: row.get::<i64>(5)? == 1,
            last: row.get::<i64>(6)? == 1,
            in_doubt: row.get::<i64>(5)? == 1 && row.get::<i64>(7)? == 1,
        })
    })
}

/// The revision of an item that holds this content and was taken back with its import, if any.
///
/// # Errors
/// Whatever the database refuses.
pub fn taken_back(
    tx: &mut Tx<'_>,
    uid: Uid,
    hash: &RevisionHash,
) -> Result<Option<RevisionId>, StoreError> {
    tx.optional(
        "SELECT r.id FROM item i JOIN item_revision r ON r.item_id = i.id
         JOIN batch t ON t.id = r.batch_id
         WHERE i.uid = $1 AND r.hash = $2 AND r.number IS NOT NULL AND t.state = 'undone'
         ORDER BY r.number DESC LIMIT 1",
        &params![uid, hash.as_str()],
        |row| row.get(0),
    )
}

/// SQL for the revision with which an item that is out of force was in force last: not the one with
/// the highest number, for that one may have been taken back with its import. `item` names the row.
fn last_of(item: &str) -> String {
    format!(
        "(SELECT l.revision_id FROM bank_member l
             WHERE l.bank_id = {item}.bank_id AND l.item_id = {item}.id
             AND l.to_version IS NOT NULL ORDER BY l.to_version DESC LIMIT 1)"
    )
}

/// Where an item stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The item.
    pub item: ItemId,
    /// Its bank.
    pub bank: BankId,
    /// The revision in force, or the one that was in force last.
    pub revision: RevisionId,
    /// Its place in the author's order.
    pub position: i64,
    /// Whether it is a current member of its bank.
    pub current: bool,
    /// What that revision says.
    pub content: Item,
}

/// Where the item with this uid stands; none when it was never published.
///
/// # Errors
/// Whatever the database refuses.
pub fn standing(tx: &mut Tx<'_>, uid: Uid) -> Result<Option<Standing>, StoreError> {
    tx.optional(
        &format!(
            "SELECT i.id, i.bank_id, coalesce(m.position, r.position), CASE WHEN m.item_id IS NULL THEN 0 ELSE 1 END, r.body,
             r.id
         FROM item i LEFT JOIN bank_member m ON m.item_id = i.id AND m.to_version IS NULL
         JOIN item_revision r ON r.id = coalesce(m.revision_id, {})
         WHERE i.uid = $1",
            last_of("i")
        ),
        &params![uid],
        |row| {
            Ok(Standing {
                item: row.get(0)?,
                bank: row.get(1)?,
                position: row.get(2)?,
                current: row.get::<i64>(3)? == 1,
                content: from_json(&row.get::<String>(4)?)?,
                revision: row.get(5)?,
            })
        },
    )
}
