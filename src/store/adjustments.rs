//! The ledger of an attempt's time; its sum moves the deadline.

use super::{StoreError, Tx, params};
use crate::domain::attempt::timing::Adjustment;
use crate::domain::id::{AccountId, AttemptId};
use crate::domain::time::Timestamp;

/// The entries of an attempt, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_attempt(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Vec<Adjustment>, StoreError> {
    tx.rows(
        "SELECT millis, at, reason FROM attempt_adjustment WHERE attempt_id = $1 ORDER BY id",
        &params![attempt],
        |row| Ok(Adjustment { millis: row.get(0)?, at: row.get(1)?, reason: row.get(2)? }),
    )
}

/// Adds an entry.
///
/// # Errors
/// Whatever the database refuses.
pub fn add(
    tx: &mut Tx<'_>,
    attempt: AttemptId,
    entry: &Adjustment,
    account: Option<AccountId>,
    actor: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO attempt_adjustment (attempt_id, millis, at, account_id, actor, reason)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &params![attempt, entry.millis, entry.at, account, actor, &entry.reason],
    )?;
    Ok(())
}

/// Moves the deadline to what the ledger makes of it, and lets an attempt that had ended go on.
///
/// # Errors
/// Whatever the database refuses.
pub fn project(tx: &mut Tx<'_>, attempt: AttemptId, deadline: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE attempt SET deadline_at = $2, state = 'live', ended_at = NULL, ended_by = NULL,
             recorded_at = NULL WHERE id = $1",
        &params![attempt, deadline],
    )?;
    Ok(())
}
