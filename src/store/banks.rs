//! Banks, their members by version, and the batches that imports are.

use super::param::{TOGETHER, together};
use super::{Row, StoreError, Tx, params};
use crate::domain::bank::{BankHeader, BatchState};
use crate::domain::id::{AccountId, BankId, BatchId, ItemId, RevisionId, Uid};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A stored bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBank {
    /// Its row.
    pub id: BankId,
    /// Its identity.
    pub uid: Uid,
    /// Raised by every publish, retirement and undo; 0 before the first publish.
    pub version: i64,
    /// The header.
    pub header: BankHeader,
    /// When it was first seen.
    pub created_at: Timestamp,
}

/// The current revision of an item of a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The item.
    pub item: ItemId,
    /// The id its author gave it.
    pub name: String,
    /// The revision in force.
    pub revision: RevisionId,
    /// Hash of its content.
    pub hash: String,
    /// Its place in the author's order.
    pub position: i64,
}

/// What an import did, kept with its batch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchSummary {
    /// Version of the bank that the batch made; 0 before it is published.
    pub version: i64,
    /// Items that are new.
    pub added: usize,
    /// Items that have a new revision.
    pub changed: usize,
}

/// A stored batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its row.
    pub id: BatchId,
    /// Its identity.
    pub uid: Uid,
    /// The bank imported into.
    pub bank: BankId,
    /// Name of that bank.
    pub bank_name: String,
    /// Name of the file.
    pub file_name: String,
    /// How it stands.
    pub state: BatchState,
    /// When the import began.
    pub created_at: Timestamp,
    /// The header imported.
    pub header: BankHeader,
    /// The header before; none when the bank was new.
    pub header_before: Option<BankHeader>,
    /// What it did.
    pub summary: BatchSummary,
}

/// A batch about to be staged.
#[derive(Debug, Clone)]
pub struct NewBatch {
    /// Its identity.
    pub uid: Uid,
    /// Name of the file.
    pub file_name: String,
    /// BLAKE3 of its bytes, hexadecimal.
    pub file_hash: String,
    /// Who imports.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
    /// The header imported.
    pub header: BankHeader,
    /// The header before; none when the bank is new.
    pub header_before: Option<BankHeader>,
}

/// JSON as it is stored.
pub(super) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A value from stored JSON.
pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Column { column: 0, detail: error.to_string() })
}

const COLUMNS: &str = "b.id, b.uid, b.version, b.header, b.created_at";

fn bank(row: &Row<'_>) -> Result<StoredBank, StoreError> {
    Ok(StoredBank {
        id: row.get(0)?,
        uid: row.get(1)?,
        version: row.get(2)?,
        header: from_json(&row.get::<String>(3)?)?,
        created_at: row.get(4)?,
    })
}

/// The bank of this name.
///
/// # Errors
/// Whatever the database refuses.
pub fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<StoredBank>, StoreError> {
    tx.optional(&format!("SELECT {COLUMNS} FROM bank b WHERE b.name = $1"), &params![name], bank)
}

/// The bank of this row.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn get(tx: &mut Tx<'_>, id: BankId) -> Result<StoredBank, StoreError> {
    tx.one(&format!("SELECT {COLUMNS} FROM bank b WHERE b.id = $1"), &params![id], bank)
}

/// Every published bank with its number of items, by name.
///
/// # Errors
/// Whatever the database refuses.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<(StoredBank, i64)>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, (SELECT count(*) FROM bank_member m
             WHERE m.bank_id = b.id AND m.to_version IS NULL)
         FROM bank b WHERE b.version > 0 ORDER BY b.name"
    );
    tx.rows(&sql, &[], |row| Ok((bank(row)?, row.get(5)?)))
}

/// The bank of a header's name, made empty and unpublished when there is none.
///
/// # Errors
/// Whatever the database refuses.
pub fn ensure(
    tx: &mut Tx<'_>,
    uid: Uid,
    header: &BankHeader,
    at: Timestamp,
) -> Result<BankId, StoreError> {
    tx.execute(
        "INSERT INTO bank (uid, name, purpose, subject, category, sealed_until, version, header, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8) ON CONFLICT DO NOTHING",
        &params![
            uid,
            &header.name,
            header.purpose.code(),
            header.subject.code(),
            &header.category,
            header.sealed_until,
            json(header),
            at
        ],
    )?;
    tx.one("SELECT id FROM bank WHERE name = $1", &params![&header.name], |row| row.get(0))
}

/// Raises a bank to `version` with this header.
///
/// # Errors
/// Whatever the database refuses.
pub fn advance(
    tx: &mut Tx<'_>,
    id: BankId,
    version: i64,
    header: &BankHeader,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE bank SET version = $2, purpose = $3, subject = $4, category = $5,
             sealed_until = $6, header = $7 WHERE id = $1",
        &params![
            id,
            version,
            header.purpose.code(),
            header.subject.code(),
            &header.category,
            header.sealed_until,
            json(header)
        ],
    )?;
    Ok(())
}

/// The current members of a bank, in the author's order.
///
/// # Errors
/// Whatever the database refuses.
pub fn members(tx: &mut Tx<'_>, bank: BankId) -> Result<Vec<Member>, StoreError> {
    tx.rows(
        "SELECT i.id, i.name, r.id, r.hash, m.position FROM bank_member m
         JOIN item i ON i.id = m.item_id JOIN item_revision r ON r.id = m.revision_id
         WHERE m.bank_id = $1 AND m.to_version IS NULL ORDER BY m.position, m.item_id",
        &params![bank],
        |row| {
            Ok(Member {
                item: row.get(0)?,
                name: row.get(1)?,
                revision: row.get(2)?,
                hash: row.get(3)?,
                position: row.get(4)?,
            })
        },
    )
}

/// Whether an item in force in a bank cites a statute, by either of its names.
///
/// # Errors
/// Whatever the database refuses.
pub fn cites(tx: &mut Tx<'_>, bank: BankId, names: [&str; 2]) -> Result<bool, StoreError> {
    let found = tx.optional(
        "SELECT 1 FROM bank_member m JOIN item_citation c ON c.revision_id = m.revision_id
         WHERE m.bank_id = $1 AND m.to_version IS NULL AND c.statute IN ($2, $3)
         LIMIT 1",
        &params![bank, names[0], names[1]],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// Ends an item's membership; no longer from `version` on.
///
/// # Errors
/// Whatever the database refuses.
pub fn close_member(tx: &mut Tx<'_>, item: ItemId, version: i64) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE bank_member SET to_version = $2 WHERE item_id = $1 AND to_version IS NULL",
        &params![item, version],
    )
}

/// Makes a revision the item's current one from `version` on, where the item stood last; the first
/// one of an item stands where it was written to stand.
///
/// # Errors
/// A conflict when another one is current.
pub fn open_member(
    tx: &mut Tx<'_>,
    bank: BankId,
    item: ItemId,
    revision: RevisionId,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO bank_member (bank_id, item_id, revision_id, from_version, to_version, position)
         SELECT CAST($1 AS BIGINT), r.item_id, r.id, CAST($4 AS BIGINT), NULL,
             coalesce((SELECT l.position FROM bank_member l
                 WHERE l.bank_id = $1 AND l.item_id = r.item_id
                 ORDER BY l.from_version DESC LIMIT 1), r.position)
         FROM item_revision r WHERE r.id = $3 AND r.item_id = $2",
        &params![bank, item, revision, version],
    )?;
    Ok(())
}

/// Gives items in force another place in the author's order from `version` on. The place is part of
/// the membership, so that it is taken back like anything else that came with a version.
///
/// # Errors
/// Whatever the database refuses.
pub fn place(
    tx: &mut Tx<'_>,
    bank: BankId,
    moved: &[Moved],
    version: i64,
) -> Result<(), StoreError> {
    for some in moved.chunks(TOGETHER) {
        let items: Vec<ItemId> = some.iter().map(|one| one.item).collect();
        let (mut asked, places) = together(&items);
        asked.push(version.into());
        let ends = format!(
            "UPDATE bank_member SET to_version = ${}
             WHERE to_version IS NULL AND item_id IN ({places})",
            asked.len()
        );
        tx.execute(&ends, &asked)?;
        let (mut values, mut rows) = (params![bank, version].to_vec(), Vec::new());
        for Moved { item, revision, position } in some {
            values.extend(params![*item, *revision, *position]);
            let last = values.len();
            rows.push(format!("($1, ${}, ${}, $2, NULL, ${last})", last - 2, last - 1));
        }
        let begins = format!(
            "INSERT INTO bank_member
                 (bank_id, item_id, revision_id, from_version, to_version, position)
             VALUES {}",
            rows.join(", ")
        );
        tx.execute(&begins, &values)?;
    }
    Ok(())
}

/// An item in force that gets another place in the author's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The item.
    pub item: ItemId,
    /// Its revision, which stays.
    pub revision: RevisionId,
    /// The place.
    pub position: i64,
}

/// Begins a batch, once however often it is called.
///
/// # Errors
/// Whatever the database refuses.
pub fn stage(tx: &mut Tx<'_>, bank: BankId, new: &NewBatch) -> Result<BatchId, StoreError> {
    tx.execute(
        "INSERT INTO batch (uid, bank_id, file_name, file_hash, state, account_id, created_at,
             settled_at, header, header_before, summary)
         VALUES ($1, $2, $3, $4, 'staged', $5, $6, NULL, $7, $8, $9) ON CONFLICT DO NOTHING",
        &params![
            new.uid,
            bank,
            &new.file_name,
            &new.file_hash,
            new.account,
            new.at,
            json(&new.header),
            new.header_before.as_ref().map(json),
            json(&BatchSummary::default())
        ],
    )?;
    tx.one("SELECT id FROM batch WHERE uid = $1", &params![new.uid], |row| row.get(0))
}

/// Removes what imports begun before `before` staged and never published. Item rows stay: they
/// are seen only through published revisions.
///
/// # Errors
/// Whatever the database refuses.
pub fn sweep(tx: &mut Tx<'_>, before: Timestamp) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM item_citation WHERE revision_id IN (SELECT r.id FROM item_revision r
             JOIN batch t ON t.id = r.batch_id WHERE t.state = 'staged' AND t.created_at < $1)",
        "DELETE FROM item_revision WHERE batch_id IN
             (SELECT id FROM batch WHERE state = 'staged' AND created_at < $1)",
        "DELETE FROM batch WHERE state = 'staged' AND created_at < $1",
    ] {
        tx.execute(sql, &params![before])?;
    }
    Ok(())
}

/// Gives a revision that an import brought, and that was taken back with it, to a batch that brings
/// the same content again, at its place there: so no equal one is made.
///
/// # Errors
/// Whatever the database refuses.
pub fn revive(
    tx: &mut Tx<'_>,
    batch: BatchId,
    revision: RevisionId,
    position: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE item_revision SET batch_id = $1, position = $3 WHERE id = $2",
        &params![batch, revision, position],
    )?;
    Ok(())
}

/// Numbers a batch's new revisions and makes all of them current from `version` on.
///
/// # Errors
/// Whatever the database refuses.
pub fn publish(
    tx: &mut Tx<'_>,
    bank: BankId,
    batch: BatchId,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE item_revision SET number = (SELECT coalesce(max(r.number), 0) + 1
             FROM item_revision r WHERE r.item_id = item_revision.item_id
                 AND r.number IS NOT NULL) WHERE batch_id = $1 AND number IS NULL",
        &params![batch],
    )?;
    tx.execute(
        "UPDATE bank_member SET to_version = $3 WHERE bank_id = $1 AND to_version IS NULL
             AND item_id IN (SELECT item_id FROM item_revision WHERE batch_id = $2)",
        &params![bank, batch, version],
    )?;
    tx.execute(
        "INSERT INTO bank_member (bank_id, item_id, revision_id, from_version, to_version, position)
         SELECT CAST($1 AS BIGINT), item_id, id, CAST($3 AS BIGINT), NULL, position
         FROM item_revision WHERE batch_id = $2",
        &params![bank, batch, version],
    )?;
    Ok(())
}

/// What became of the items of a batch that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// How many are out of the bank.
    pub removed: u64,
    /// Those that are as they were before the batch, each with its revision.
    pub restored: Vec<(ItemId, RevisionId)>,
    /// Ids of those edited since, which stay as they are.
    pub edited: Vec<String>,
}

/// Opens from version `$3` on what stood before the memberships that end there, as it was when the bank
/// `$1` came to version `$2`; past what came with an import that was taken back.
const BRING_BACK: &str = "
    WITH RECURSIVE back (item_id, revision_id, began, position, undone) AS (
        SELECT old.item_id, old.revision_id, old.from_version,
            CASE WHEN gone.from_version = $2 THEN old.position ELSE gone.position END,
            CASE WHEN t.state = 'undone' THEN 1 ELSE 0 END
        FROM bank_member gone
        JOIN bank_member old ON old.bank_id = gone.bank_id AND old.item_id = gone.item_id
            AND old.to_version = $2
        JOIN item_revision r ON r.id = old.revision_id
        LEFT JOIN batch t ON t.id = r.batch_id
        WHERE gone.bank_id = $1 AND gone.to_version = $3
        UNION ALL
        SELECT older.item_id, older.revision_id, older.from_version, older.position,
            CASE WHEN t.state = 'undone' THEN 1 ELSE 0 END
        FROM back
        JOIN bank_member older ON older.bank_id = $1 AND older.item_id = back.item_id
            AND older.to_version = back.began AND older.from_version < back.began
        JOIN item_revision r ON r.id = older.revision_id
        LEFT JOIN batch t ON t.id = r.batch_id
        WHERE back.undone = 1
    )
    INSERT INTO bank_member (bank_id, item_id, revision_id, from_version, to_version, position)
    SELECT CAST($1 AS BIGINT), item_id, revision_id, CAST($3 AS BIGINT), NULL, position
    FROM back WHERE undone = 0";

/// Takes a batch's revisions and places out from `version` on and brings back what they had replaced
/// when the bank came to `published`; what came with another batch that was taken back gives way to
/// what that one had replaced. Items edited since stay as they are.
///
/// # Errors
/// Whatever the database refuses.
pub fn withdraw(
    tx: &mut Tx<'_>,
    bank: BankId,
    batch: BatchId,
    published: i64,
    version: i64,
) -> Result<Withdrawn, StoreError> {
    let edited = tx.rows(
        "SELECT i.name FROM item_revision r JOIN item i ON i.id = r.item_id
         WHERE r.batch_id = $1 AND NOT EXISTS (SELECT 1 FROM bank_member m
             WHERE m.revision_id = r.id AND m.to_version IS NULL) ORDER BY i.name",
        &params![batch],
        |row| row.get(0),
    )?;
    tx.execute(
        "UPDATE bank_member SET to_version = $3 WHERE bank_id = $1 AND to_version IS NULL
             AND (from_version = $4
                 OR revision_id IN (SELECT id FROM item_revision WHERE batch_id = $2))",
        &params![bank, batch, version, published],
    )?;
    tx.execute(BRING_BACK, &params![bank, published, version])?;
    let removed = tx.one(
        "SELECT count(*) FROM bank_member gone WHERE gone.bank_id = $1 AND gone.to_version = $2
             AND NOT EXISTS (SELECT 1 FROM bank_member m
                 WHERE m.item_id = gone.item_id AND m.to_version IS NULL)",
        &params![bank, version],
        |row| row.get::<i64>(0),
    )?;
    let restored = tx.rows(
        "SELECT m.item_id, m.revision_id FROM bank_member m
         JOIN bank_member gone ON gone.bank_id = m.bank_id AND gone.item_id = m.item_id
             AND gone.to_version = m.from_version AND gone.revision_id <> m.revision_id
         WHERE m.bank_id = $1 AND m.from_version = $2 AND m.to_version IS NULL
         ORDER BY m.item_id",
        &params![bank, version],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(Withdrawn { removed: removed.unsigned_abs(), restored, edited })
}

/// Settles a batch.
///
/// # Errors
/// Whatever the database refuses.
pub fn settle(
    tx: &mut Tx<'_>,
    batch: BatchId,
    state: BatchState,
    summary: &BatchSummary,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE batch SET state = $2, summary = $3, settled_at = $4 WHERE id = $1",
        &params![batch, state.code(), json(summary), at],
    )?;
    Ok(())
}

const BATCH_COLUMNS: &str = "t.id, t.uid, t.bank_id, b.name, t.file_name, t.state, t.created_at,
    t.header, t.header_before, t.summary";

fn batch(row: &Row<'_>) -> Result<Batch, StoreError> {
    let before: Option<String> = row.get(8)?;
    Ok(Batch {
        id: row.get(0)?,
        uid: row.get(1)?,
        bank: row.get(2)?,
        bank_name: row.get(3)?,
        file_name: row.get(4)?,
        state: row.code(5)?,
        created_at: row.get(6)?,
        header: from_json(&row.get::<String>(7)?)?,
        header_before: before.as_deref().map(from_json).transpose()?,
        summary: from_json(&row.get::<String>(9)?)?,
    })
}

/// The batch with this uid.
///
/// # Errors
/// Whatever the database refuses.
pub fn find_batch(tx: &mut Tx<'_>, uid: Uid) -> Result<Option<Batch>, StoreError> {
    let sql = format!(
        "SELECT {BATCH_COLUMNS} FROM batch t JOIN bank b ON b.id = t.bank_id WHERE t.uid = $1"
    );
    tx.optional(&sql, &params![uid], batch)
}

/// A bank's settled batches, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn batches(tx: &mut Tx<'_>, bank: BankId) -> Result<Vec<Batch>, StoreError> {
    let sql = format!(
        "SELECT {BATCH_COLUMNS} FROM batch t JOIN bank b ON b.id = t.bank_id
         WHERE t.bank_id = $1 AND t.state <> 'staged' ORDER BY t.id DESC"
    );
    tx.rows(&sql, &params![bank], self::batch)
}
