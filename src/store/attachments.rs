//! Files kept as evidence: each stored once, named by its SHA-256, linked to what it proves.

use super::{Row, StoreError, Tx, params};
use crate::domain::attachment::{Fingerprint, OwnerKind};
use crate::domain::id::{AccountId, Uid};
use crate::domain::time::Timestamp;

/// A link to be stored.
#[derive(Debug, Clone)]
pub struct NewLink<'a> {
    /// The file.
    pub file: &'a Fingerprint,
    /// What kind of thing it is evidence of.
    pub owner: (OwnerKind, Uid),
    /// The name it came under.
    pub file_name: &'a str,
    /// Who linked it.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// A file as it hangs on something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The file.
    pub file: Fingerprint,
    /// What it is evidence of.
    pub owner: (OwnerKind, Uid),
    /// The name it came under.
    pub file_name: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was linked.
    pub at: Timestamp,
}

/// Stores the bytes of a file unless they are there already.
///
/// # Errors
/// Whatever the database refuses.
pub fn keep(
    tx: &mut Tx<'_>,
    file: &Fingerprint,
    bytes: &[u8],
    at: Timestamp,
) -> Result<(), StoreError> {
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    tx.execute(
        "INSERT INTO attachment (sha256, size, bytes, added_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (sha256) DO NOTHING",
        &params![file.as_str(), size, bytes.to_vec(), at],
    )?;
    Ok(())
}

/// Links a stored file; a link that is there already stays as it is.
///
/// # Errors
/// Whatever the database refuses.
pub fn link(tx: &mut Tx<'_>, new: &NewLink<'_>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO attachment_link (sha256, owner_kind, owner_uid, file_name, account_id, linked_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (owner_kind, owner_uid, sha256) DO NOTHING",
        &params![
            new.file.as_str(),
            new.owner.0.code(),
            new.owner.1,
            new.file_name,
            new.account,
            new.at
        ],
    )?;
    Ok(())
}

const LINK: &str = "SELECT l.sha256, l.owner_kind, l.owner_uid, l.file_name, a.size, l.linked_at
     FROM attachment_link l JOIN attachment a ON a.sha256 = l.sha256";

fn linked(row: &Row<'_>) -> Result<Linked, StoreError> {
    Ok(Linked {
        file: Fingerprint::from_stored(row.get(0)?),
        owner: (row.code(1)?, row.get(2)?),
        file_name: row.get(3)?,
        size: row.get(4)?,
        at: row.get(5)?,
    })
}

/// The files that hang on something, in the order they were linked.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_owner(tx: &mut Tx<'_>, kind: OwnerKind, owner: Uid) -> Result<Vec<Linked>, StoreError> {
    let sql = format!("{LINK} WHERE l.owner_kind = $1 AND l.owner_uid = $2 ORDER BY l.id");
    tx.rows(&sql, &params![kind.code(), owner], linked)
}

/// Everything that a file is evidence of.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_file(tx: &mut Tx<'_>, file: &Fingerprint) -> Result<Vec<Linked>, StoreError> {
    let sql = format!("{LINK} WHERE l.sha256 = $1 ORDER BY l.id");
    tx.rows(&sql, &params![file.as_str()], linked)
}

/// The bytes of a file.
///
/// # Errors
/// [`StoreError::NotFound`], or whatever the database refuses.
pub fn bytes(tx: &mut Tx<'_>, file: &Fingerprint) -> Result<Vec<u8>, StoreError> {
    tx.one("SELECT bytes FROM attachment WHERE sha256 = $1", &params![file.as_str()], |row| {
        row.get(0)
    })
}
