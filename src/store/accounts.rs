//! Accounts, what they are granted, and how people get in.

use super::{Row, StoreError, Tx, params};
use crate::domain::id::{AccountId, AgencyId, OfficerId, Uid};
use crate::domain::role::{Grant, Role, Scope};
use crate::domain::throttle::Throttle;
use crate::domain::time::{Date, Timestamp};

/// Somebody who can sign in. The password stays behind; see [`password`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Row id.
    pub id: AccountId,
    /// Identity outside this database.
    pub uid: Uid,
    /// The name typed at sign-in.
    pub sign_in_name: String,
    /// The officer this person is, if any.
    pub officer: Option<OfficerId>,
    /// The name shown.
    pub display_name: String,
    /// Whether the account may be used.
    pub is_active: bool,
    /// Whether a password was ever set.
    pub has_password: bool,
    /// When it was created.
    pub created_at: Timestamp,
}

/// An account about to be created.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Identity outside this database.
    pub uid: Uid,
    /// The name typed at sign-in.
    pub sign_in_name: &'a str,
    /// The officer this person is, if any.
    pub officer: Option<OfficerId>,
    /// The name shown.
    pub display_name: &'a str,
    /// The stored form of a password; none until a one-time code is redeemed.
    pub password: Option<&'a str>,
    /// When it is created.
    pub at: Timestamp,
}

const ACTIVE: &str = "active";
const DISABLED: &str = "disabled";

const COLUMNS: &str = "id, uid, sign_in_name, officer_id, display_name, state,
    CASE WHEN password IS NULL THEN 0 ELSE 1 END, created_at";

fn account(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.get(0)?,
        uid: row.get(1)?,
        sign_in_name: row.get(2)?,
        officer: row.get(3)?,
        display_name: row.get(4)?,
        is_active: row.get::<String>(5)? == ACTIVE,
        has_password: row.get(6)?,
        created_at: row.get(7)?,
    })
}

/// Creates an account without grants.
///
/// # Errors
/// A conflict when the sign-in name is taken.
pub fn insert(tx: &mut Tx<'_>, new: &NewAccount<'_>) -> Result<AccountId, StoreError> {
    tx.insert(
        "INSERT INTO account
             (uid, sign_in_name, officer_id, display_name, password, state, preferences, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, '{}', $7) RETURNING id",
        &params![
            new.uid,
            new.sign_in_name,
            new.officer,
            new.display_name,
            new.password,
            ACTIVE,
            new.at
        ],
    )
}

/// The account with this id.
///
/// # Errors
/// Whatever the database refuses.
pub fn find(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<Account>, StoreError> {
    tx.optional(&format!("SELECT {COLUMNS} FROM account WHERE id = $1"), &params![id], account)
}

/// The account of an officer, if they have one.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Option<Account>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE officer_id = $1 ORDER BY id LIMIT 1");
    tx.optional(&sql, &params![officer], account)
}

/// The account with this sign-in name.
///
/// # Errors
/// Whatever the database refuses.
pub fn named(tx: &mut Tx<'_>, sign_in_name: &str) -> Result<Option<Account>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE sign_in_name = $1");
    tx.optional(&sql, &params![sign_in_name], account)
}

/// Every account, by sign-in name.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Account>, StoreError> {
    tx.rows(&format!("SELECT {COLUMNS} FROM account ORDER BY sign_in_name"), &[], account)
}

/// The stored form of an account's password; none before it was set.
///
/// # Errors
/// Whatever the database refuses.
pub fn password(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<String>, StoreError> {
    tx.one("SELECT password FROM account WHERE id = $1", &params![id], |row| row.get(0))
}

/// Replaces the stored form of a password.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_password(tx: &mut Tx<'_>, id: AccountId, password: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE account SET password = $2 WHERE id = $1", &params![id, password])?;
    Ok(())
}

/// What an account's owner prefers, as JSON.
///
/// # Errors
/// Whatever the database refuses.
pub fn preferences(tx: &mut Tx<'_>, id: AccountId) -> Result<String, StoreError> {
    tx.one("SELECT preferences FROM account WHERE id = $1", &params![id], |row| row.get(0))
}

/// Replaces what an account's owner prefers.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_preferences(tx: &mut Tx<'_>, id: AccountId, json: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE account SET preferences = $2 WHERE id = $1", &params![id, json])?;
    Ok(())
}

/// Lets an account be used, or not.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_active(tx: &mut Tx<'_>, id: AccountId, is_active: bool) -> Result<(), StoreError> {
    let state = if is_active { ACTIVE } else { DISABLED };
    tx.execute("UPDATE account SET state = $2 WHERE id = $1", &params![id, state])?;
    Ok(())
}

/// What accounts are granted: of one, or of all when none is named.
///
/// # Errors
/// Whatever the database refuses.
pub fn grants(
    tx: &mut Tx<'_>,
    of: Option<AccountId>,
) -> Result<Vec<(AccountId, Grant)>, StoreError> {
    tx.rows(
        "SELECT account_id, role, scope, agency_id FROM account_grant
         WHERE account_id = $1 OR $2 = 1 ORDER BY account_id, role, scope, agency_id",
        &params![of, of.is_none()],
        |row| {
            let role = row.code(1)?;
            let scope = match (row.get::<String>(2)?.as_str(), row.get(3)?) {
                ("own", None) => Scope::Own,
                ("district", None) => Scope::District,
                ("agency", Some(agency)) => Scope::Agency(agency),
                (other, _) => {
                    let detail = format!("no scope {other:?}");
                    return Err(StoreError::Column { column: 2, detail });
                }
            };
            Ok((row.get(0)?, Grant { role, scope }))
        },
    )
}

/// Replaces everything an account is granted.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_grants(tx: &mut Tx<'_>, id: AccountId, grants: &[Grant]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM account_grant WHERE account_id = $1", &params![id])?;
    for grant in grants {
        let (scope, agency) = match grant.scope {
            Scope::Own => ("own", None),
            Scope::Agency(agency) => ("agency", Some(agency)),
            Scope::District => ("district", None),
        };
        tx.execute(
            "INSERT INTO account_grant (account_id, role, scope, agency_id) VALUES ($1, $2, $3, $4)",
            &params![id, grant.role.code(), scope, agency],
        )?;
    }
    Ok(())
}

/// How many active accounts hold a role over the whole organisation.
///
/// # Errors
/// Whatever the database refuses.
pub fn count_holders(tx: &mut Tx<'_>, role: Role) -> Result<i64, StoreError> {
    tx.one(
        "SELECT count(DISTINCT a.id) FROM account a JOIN account_grant g ON g.account_id = a.id
         WHERE a.state = $1 AND g.role = $2 AND g.scope = 'district'",
        &params![ACTIVE, role.code()],
        |row| row.get(0),
    )
}

/// An agency's path from the root down to itself; empty when there is no such agency.
///
/// # Errors
/// Whatever the database refuses.
pub fn agency_path(tx: &mut Tx<'_>, agency: AgencyId) -> Result<Vec<AgencyId>, StoreError> {
    let mut path = tx.rows(
        "WITH RECURSIVE above (id, parent_id, depth) AS (
             SELECT id, parent_id, 0 FROM agency WHERE id = $1
             UNION ALL
             SELECT a.id, a.parent_id, above.depth + 1 FROM agency a JOIN above ON a.id = above.parent_id
             WHERE above.depth < 32
         ) SELECT id FROM above ORDER BY depth",
        &params![agency],
        |row| row.get(0),
    )?;
    path.reverse();
    Ok(path)
}

/// The agency an officer is posted to on a day; the latest entry counts.
///
/// # Errors
/// Whatever the database refuses.
pub fn agency_of(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    on: Date,
) -> Result<Option<AgencyId>, StoreError> {
    tx.optional(
        "SELECT agency_id FROM assignment
         WHERE officer_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2)
         ORDER BY from_on DESC, id DESC LIMIT 1",
        &params![officer, on],
        |row| row.get(0),
    )
}

/// An agency's short name.
///
/// # Errors
/// Whatever the database refuses.
pub fn agency_name(tx: &mut Tx<'_>, agency: AgencyId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT short_name FROM agency WHERE id = $1";
    tx.optional(sql, &params![agency], |row| row.get(0))
}

/// Keeps the digest of a one-time code; codes the account had before are void.
///
/// # Errors
/// Whatever the database refuses.
pub fn issue_code(
    tx: &mut Tx<'_>,
    id: AccountId,
    digest: &str,
    at: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    void_codes(tx, id, at)?;
    tx.execute(
        "INSERT INTO one_time_code (account_id, code, issued_at, expires_at) VALUES ($1, $2, $3, $4)",
        &params![id, digest, at, expires_at],
    )?;
    Ok(())
}

/// Uses a code up; whether there was one that is still good.
///
/// # Errors
/// Whatever the database refuses.
pub fn use_code(
    tx: &mut Tx<'_>,
    id: AccountId,
    digest: &str,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let used = tx.execute(
        "UPDATE one_time_code SET used_at = $3
         WHERE account_id = $1 AND code = $2 AND used_at IS NULL AND expires_at > $3",
        &params![id, digest, at],
    )?;
    Ok(used > 0)
}

/// Makes every code of an account void.
///
/// # Errors
/// Whatever the database refuses.
pub fn void_codes(tx: &mut Tx<'_>, id: AccountId, at: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE one_time_code SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL";
    tx.execute(sql, &params![id, at])?;
    Ok(())
}

/// Until when accounts have a code that nobody used.
///
/// # Errors
/// Whatever the database refuses.
pub fn open_codes(
    tx: &mut Tx<'_>,
    at: Timestamp,
) -> Result<Vec<(AccountId, Timestamp)>, StoreError> {
    tx.rows(
        "SELECT account_id, max(expires_at) FROM one_time_code
         WHERE used_at IS NULL AND expires_at > $1 GROUP BY account_id",
        &params![at],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The failed sign-ins by a name.
///
/// # Errors
/// Whatever the database refuses.
pub fn throttle(tx: &mut Tx<'_>, name: &str) -> Result<Throttle, StoreError> {
    let found = tx.optional(
        "SELECT failures, blocked_until, last_at FROM sign_in_throttle WHERE name = $1",
        &params![name],
        |row| {
            Ok(Throttle { failures: row.get(0)?, blocked_until: row.get(1)?, last_at: row.get(2)? })
        },
    )?;
    Ok(found.unwrap_or_default())
}

/// Keeps the failed sign-ins by a name, and drops those of any name that were last seen before
/// `forgotten`.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_throttle(
    tx: &mut Tx<'_>,
    name: &str,
    throttle: Throttle,
    forgotten: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO sign_in_throttle (name, failures, blocked_until, last_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (name) DO UPDATE SET failures = excluded.failures,
             blocked_until = excluded.blocked_until, last_at = excluded.last_at",
        &params![name, throttle.failures, throttle.blocked_until, throttle.last_at],
    )?;
    tx.execute("DELETE FROM sign_in_throttle WHERE last_at < $1", &params![forgotten])?;
    Ok(())
}

/// Forgets the failed sign-ins by a name.
///
/// # Errors
/// Whatever the database refuses.
pub fn clear_throttle(tx: &mut Tx<'_>, name: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM sign_in_throttle WHERE name = $1", &params![name])?;
    Ok(())
}
