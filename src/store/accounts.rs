//! Accounts and what they are granted.

use super::{StoreError, Tx, params};
use crate::domain::id::{AccountId, OfficerId, Uid};
use crate::domain::role::{Grant, Scope};
use crate::domain::time::Timestamp;

/// An account to store.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Uid of the account.
    pub uid: Uid,
    /// The name typed at sign-in.
    pub sign_in_name: &'a str,
    /// The officer it belongs to, if any.
    pub officer: Option<OfficerId>,
    /// The name shown.
    pub display_name: &'a str,
    /// The hashed password; none until one is set.
    pub password: Option<&'a str>,
    /// When it is made.
    pub at: Timestamp,
}

/// Stores an account that may sign in.
///
/// # Errors
/// [`StoreError::Conflict`] when the name is taken.
pub fn insert(tx: &mut Tx<'_>, new: &NewAccount<'_>) -> Result<AccountId, StoreError> {
    tx.insert(
        "INSERT INTO account
             (uid, sign_in_name, officer_id, display_name, password, state, preferences, created_at)
         VALUES ($1, $2, $3, $4, $5, 'active', '{}', $6) RETURNING id",
        &params![new.uid, new.sign_in_name, new.officer, new.display_name, new.password, new.at],
    )
}

/// Gives an account exactly these roles.
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
