//! What may be drawn from a bank: from its members, or packed by whoever drew from it before.

use super::doubts::{DOUBTED, UNDOUBTED};
use super::{StoreError, Tx, params};
use crate::domain::bank::Purpose;
use crate::domain::drawing::{BankPool, Pool};
use crate::domain::form::snapshot;
use crate::domain::id::{BankId, Uid};
use crate::domain::item::RevisionHash;
use crate::domain::sitting::SittingKind;

/// A bank that may be drawn from, as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The bank.
    pub bank: BankId,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: i64,
    /// BLAKE3 of the packed pool of this version, hexadecimal; none when it is not kept yet.
    pub digest: Option<String>,
}

/// Those of these banks whose purpose admits such a sitting, in this order. A bank that does not
/// exist is left out.
///
/// # Errors
/// Whatever the database refuses.
pub fn stamps(
    tx: &mut Tx<'_>,
    banks: &[String],
    sitting: SittingKind,
) -> Result<Vec<Stamp>, StoreError> {
    let mut found = Vec::with_capacity(banks.len());
    for name in banks {
        let stamp = tx.optional(
            "SELECT b.id, b.version, p.digest, b.purpose FROM bank b
             LEFT JOIN bank_pool p ON p.bank_id = b.id AND p.version = b.version
             WHERE b.name = $1",
            &params![name],
            |row| {
                let (bank, version, digest) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let purpose: Purpose = row.code(3)?;
                Ok((Stamp { bank, name: name.clone(), version, digest }, purpose))
            },
        )?;
        let admitted = stamp.filter(|(_, purpose)| purpose.admits(sitting));
        found.extend(admitted.map(|(stamp, _)| stamp));
    }
    Ok(found)
}

/// The pool of a bank from its current members; items in doubt are not drawn.
///
/// # Errors
/// Whatever the database refuses.
pub fn from_members(tx: &mut Tx<'_>, stamp: &Stamp) -> Result<BankPool, StoreError> {
    let mut pool = Pool::default();
    let mut members = Vec::new();
    let sql = format!(
        "SELECT i.uid, r.id, r.type, r.topic, r.difficulty, r.hash FROM bank_member m
         JOIN item i ON i.id = m.item_id JOIN item_revision r ON r.id = m.revision_id
         WHERE m.bank_id = $1 AND m.to_version IS NULL AND {UNDOUBTED}"
    );
    tx.each(&sql, &params![stamp.bank], |row| {
        let uid: Uid = row.get(0)?;
        let topic: String = row.get(3)?;
        pool.add(uid, row.get(1)?, &stamp.name, row.code(2)?, &topic, row.get(4)?);
        members.push((uid, RevisionHash::from_stored(row.get(5)?)));
        Ok(())
    })?;
    pool.sort();
    Ok(BankPool { snapshot: snapshot(&stamp.name, &mut members), pool })
}

/// Adds the current members of a bank that are in doubt to a pool, in no order: nothing is drawn of them.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_doubted(tx: &mut Tx<'_>, stamp: &Stamp, pool: &mut Pool) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT i.uid, r.id, r.type, r.topic, r.difficulty FROM bank_member m
         JOIN item i ON i.id = m.item_id JOIN item_revision r ON r.id = m.revision_id
         WHERE m.bank_id = $1 AND m.to_version IS NULL AND {DOUBTED}"
    );
    tx.each(&sql, &params![stamp.bank], |row| {
        let topic: String = row.get(3)?;
        pool.add(row.get(0)?, row.get(1)?, &stamp.name, row.code(2)?, &topic, row.get(4)?);
        Ok(())
    })
}

/// The packed pool of a bank that has one; none when its bytes are not what was kept.
///
/// # Errors
/// Whatever the database refuses.
pub fn packed(tx: &mut Tx<'_>, stamp: &Stamp) -> Result<Option<BankPool>, StoreError> {
    let Some(digest) = &stamp.digest else { return Ok(None) };
    let body: Option<Vec<u8>> = tx.optional(
        "SELECT body FROM bank_pool WHERE bank_id = $1 AND version = $2 AND digest = $3",
        &params![stamp.bank, stamp.version, digest],
        |row| row.get(0),
    )?;
    let intact = |body: &Vec<u8>| blake3::hash(body).to_hex().as_str() == digest;
    Ok(body.filter(intact).and_then(|body| BankPool::unpack(&body)))
}

/// Keeps the pool of a bank's version, packed, in place of an older one's.
///
/// # Errors
/// Whatever the database refuses.
pub fn keep(tx: &mut Tx<'_>, stamp: &Stamp, body: &[u8]) -> Result<(), StoreError> {
    let digest = blake3::hash(body).to_hex().to_string();
    tx.execute(
        "INSERT INTO bank_pool (bank_id, version, digest, body) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bank_id) DO UPDATE SET version = excluded.version,
             digest = excluded.digest, body = excluded.body
         WHERE bank_pool.version < excluded.version",
        &params![stamp.bank, stamp.version, digest, body.to_vec()],
    )?;
    Ok(())
}
