//! What a home page counts: one number each, by index, however much there is.

use super::{StoreError, Tx, params};
use crate::domain::time::Timestamp;

/// Papers that wait for a marker.
///
/// # Errors
/// Whatever the database refuses.
pub fn awaiting_marking(tx: &mut Tx<'_>) -> Result<u32, StoreError> {
    tx.one("SELECT count(*) FROM attempt WHERE state = 'awaiting_marking'", &[], |row| row.get(0))
}

/// Passed results of formal sittings of which no pass record was made.
///
/// # Errors
/// Whatever the database refuses.
pub fn unconfirmed(tx: &mut Tx<'_>) -> Result<u32, StoreError> {
    tx.one(
        "SELECT count(*) FROM sitting s JOIN attempt a ON a.sitting_id = s.id
         JOIN result r ON r.attempt_id = a.id
             AND r.version = (SELECT max(version) FROM result v WHERE v.attempt_id = a.id)
         WHERE s.kind = 'formal' AND r.outcome = 'passed'
             AND NOT EXISTS (SELECT 1 FROM pass_record p WHERE p.result_id = r.id)",
        &[],
        |row| row.get(0),
    )
}

/// Actions that were refused since an instant.
///
/// # Errors
/// Whatever the database refuses.
pub fn refused(tx: &mut Tx<'_>, since: Timestamp) -> Result<u32, StoreError> {
    tx.one(
        "SELECT count(*) FROM audit WHERE outcome = 'refused' AND at >= $1",
        &params![since],
        |row| row.get(0),
    )
}

/// When the database was last backed up.
///
/// # Errors
/// Whatever the database refuses.
pub fn last_backup(tx: &mut Tx<'_>) -> Result<Option<Timestamp>, StoreError> {
    tx.one("SELECT max(at) FROM audit WHERE action = 'database.backup'", &[], |row| row.get(0))
}

/// Banks in force, and the items in them.
///
/// # Errors
/// Whatever the database refuses.
pub fn banks(tx: &mut Tx<'_>) -> Result<(u32, u32), StoreError> {
    tx.one(
        "SELECT (SELECT count(*) FROM bank WHERE version > 0),
             (SELECT count(*) FROM bank_member WHERE to_version IS NULL)",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Mock and formal sittings that are open at an instant, and those that open later.
///
/// # Errors
/// Whatever the database refuses.
pub fn sittings(tx: &mut Tx<'_>, now: Timestamp) -> Result<(u32, u32), StoreError> {
    tx.one(
        "SELECT CAST(coalesce(sum(CASE WHEN opens_at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT),
             CAST(coalesce(sum(CASE WHEN opens_at > $1 THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM sitting WHERE kind <> 'practice' AND (closes_at IS NULL OR closes_at > $1)",
        &params![now],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Accounts that can be used, and all.
///
/// # Errors
/// Whatever the database refuses.
pub fn accounts(tx: &mut Tx<'_>) -> Result<(u32, u32), StoreError> {
    tx.one(
        "SELECT CAST(coalesce(sum(CASE WHEN state = 'active' THEN 1 ELSE 0 END), 0) AS BIGINT),
             count(*) FROM account",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
