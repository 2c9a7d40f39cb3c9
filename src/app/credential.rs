//! Credentials: the list by status, one line of cards with its record, and one's own.

pub mod export;
pub mod list;
pub mod own;
pub mod show;

use super::AppError;
use crate::domain::credential::{Entry, Hold, Status, revoked_on, status};
use crate::domain::id::OfficerId;
use crate::domain::rules::CredentialRules;
use crate::domain::time::Date;
use crate::store::Tx;
use crate::store::credentials::{self, StoredCredential};

/// A credential with what it is worth on a day, and its record.
#[derive(Debug, Clone)]
pub struct Held {
    /// The credential.
    pub credential: StoredCredential,
    /// Its status on the day.
    pub status: Status,
    /// Its events, in the order they were recorded.
    pub entries: Vec<Entry>,
    /// The last day on which its holder may not apply for another, because it was revoked.
    pub banned_until: Option<Date>,
}

/// An officer's credentials on a day.
pub(super) fn held(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    rules: &CredentialRules,
    on: Date,
) -> Result<Vec<Held>, AppError> {
    let found = credentials::of_officer(tx, officer)?;
    found.into_iter().map(|credential| with_record(tx, credential, rules, on)).collect()
}

fn with_record(
    tx: &mut Tx<'_>,
    credential: StoredCredential,
    rules: &CredentialRules,
    on: Date,
) -> Result<Held, AppError> {
    let status = status(&credential.row, rules, on);
    let entries = credentials::entries(tx, credential.id)?;
    let revoked = revoked_on(&entries).filter(|_| credential.row.hold == Hold::Revoked);
    let banned_until = revoked.and_then(|on| rules.reapply_banned_until(on));
    Ok(Held { credential, status, entries, banned_until })
}
