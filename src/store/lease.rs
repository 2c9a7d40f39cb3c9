//! Named rights that one process holds at a time.

use super::{StoreError, Tx, params};
use crate::domain::time::Timestamp;

/// Takes or prolongs a lease; whether it is held now.
///
/// # Errors
/// Whatever the database refuses.
pub fn take(
    tx: &mut Tx<'_>,
    name: &str,
    holder: &str,
    at: Timestamp,
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let taken = tx.execute(
        "INSERT INTO lease (name, holder, expires_at) VALUES ($1, $2, $4)
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
         WHERE lease.holder = excluded.holder OR lease.expires_at <= $3",
        &params![name, holder, at, expires_at],
    )?;
    Ok(taken > 0)
}

/// Prolongs a lease that is held; whether it still was.
///
/// # Errors
/// Whatever the database refuses.
pub fn prolong(
    tx: &mut Tx<'_>,
    name: &str,
    holder: &str,
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "UPDATE lease SET expires_at = $3 WHERE name = $1 AND holder = $2";
    Ok(tx.execute(sql, &params![name, holder, expires_at])? > 0)
}

/// Takes a lease from whoever holds it.
///
/// # Errors
/// Whatever the database refuses.
pub fn revoke(tx: &mut Tx<'_>, name: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM lease WHERE name = $1", &params![name])?;
    Ok(())
}

/// Gives a lease back.
///
/// # Errors
/// Whatever the database refuses.
pub fn release(tx: &mut Tx<'_>, name: &str, holder: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM lease WHERE name = $1 AND holder = $2", &params![name, holder])?;
    Ok(())
}
