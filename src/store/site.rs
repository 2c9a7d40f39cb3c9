//! The organisation a database belongs to, and its settings.

use super::{StoreError, Tx, params};
use crate::domain::id::{AccountId, Uid};
use crate::domain::time::{Date, Timestamp};

/// The one row of `site`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Identity of the organisation's database.
    pub uid: Uid,
    /// Name of the organisation.
    pub name: String,
    /// IANA name of its zone.
    pub zone: String,
    /// Whether the data is fictional, so that people may be chosen without a password.
    pub is_demo: bool,
    /// When the database was set up.
    pub created_at: Timestamp,
}

/// The organisation; none before set-up.
///
/// # Errors
/// Whatever the database refuses.
pub fn find(tx: &mut Tx<'_>) -> Result<Option<Site>, StoreError> {
    tx.optional("SELECT uid, name, zone, is_demo, created_at FROM site", &[], |row| {
        Ok(Site {
            uid: row.get(0)?,
            name: row.get(1)?,
            zone: row.get(2)?,
            is_demo: row.get(3)?,
            created_at: row.get(4)?,
        })
    })
}

/// Sets the organisation up.
///
/// # Errors
/// A conflict when it is set up already.
pub fn create(tx: &mut Tx<'_>, site: &Site) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO site (id, uid, name, zone, is_demo, created_at) VALUES (1, $1, $2, $3, $4, $5)",
        &params![site.uid, &site.name, &site.zone, site.is_demo, site.created_at],
    )?;
    Ok(())
}

/// The day on which the citations of the banks were last reviewed; none before the first time.
///
/// # Errors
/// Whatever the database refuses.
pub fn reviewed_on(tx: &mut Tx<'_>) -> Result<Option<Date>, StoreError> {
    tx.one("SELECT reviewed_on FROM site", &[], |row| row.get(0))
}

/// Notes that the citations of the banks were reviewed on a day, or that they are to be reviewed
/// whatever was done.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_reviewed_on(tx: &mut Tx<'_>, on: Option<Date>) -> Result<(), StoreError> {
    tx.execute("UPDATE site SET reviewed_on = $1", &params![on])?;
    Ok(())
}

/// The value of a setting in force on a day; none when it was never set.
///
/// # Errors
/// Whatever the database refuses.
pub fn setting(tx: &mut Tx<'_>, key: &str, on: Date) -> Result<Option<String>, StoreError> {
    tx.optional(
        "SELECT value FROM setting WHERE key = $1 AND effective_from <= $2
         ORDER BY effective_from DESC, id DESC LIMIT 1",
        &params![key, on],
        |row| row.get(0),
    )
}

/// Adds a value to a setting's history.
///
/// # Errors
/// Whatever the database refuses.
pub fn set(
    tx: &mut Tx<'_>,
    key: &str,
    value: &str,
    effective_from: Date,
    at: Timestamp,
    account: Option<AccountId>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO setting (key, value, effective_from, recorded_at, account_id)
         VALUES ($1, $2, $3, $4, $5)",
        &params![key, value, effective_from, at, account],
    )?;
    Ok(())
}

/// One value of a setting, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The setting.
    pub key: String,
    /// Its value.
    pub value: String,
    /// First day on which it counts.
    pub effective_from: Date,
    /// When it was set.
    pub recorded_at: Timestamp,
    /// Sign-in name of whoever set it; none for the operator and for set-up.
    pub by: Option<String>,
}

/// Everything that was ever set, the newest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn history(tx: &mut Tx<'_>) -> Result<Vec<Dated>, StoreError> {
    tx.rows(
        "SELECT s.key, s.value, s.effective_from, s.recorded_at, a.sign_in_name
         FROM setting s LEFT JOIN account a ON a.id = s.account_id ORDER BY s.id DESC",
        &[],
        |row| {
            Ok(Dated {
                key: row.get(0)?,
                value: row.get(1)?,
                effective_from: row.get(2)?,
                recorded_at: row.get(3)?,
                by: row.get(4)?,
            })
        },
    )
}

/// The latest instant recorded anywhere: the floor below which the clock must not fall.
///
/// # Errors
/// Whatever the database refuses.
pub fn latest_instant(tx: &mut Tx<'_>) -> Result<Timestamp, StoreError> {
    tx.one(
        "SELECT max(at) FROM (
             SELECT coalesce(max(at), 0) AS at FROM audit
             UNION ALL SELECT coalesce(max(started_at), 0) FROM attempt WHERE state = 'live'
             UNION ALL SELECT coalesce(max(saved_at), 0) FROM response
                 WHERE attempt_id IN (SELECT id FROM attempt WHERE state = 'live')
         ) AS instants",
        &[],
        |row| row.get(0),
    )
}

/// Records that the system clock was seen going back.
///
/// # Errors
/// Whatever the database refuses.
pub fn record_clock_step(
    tx: &mut Tx<'_>,
    at: Timestamp,
    observed: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO clock_step (recorded_at, observed_at) VALUES ($1, $2)",
        &params![at, observed],
    )?;
    Ok(())
}
