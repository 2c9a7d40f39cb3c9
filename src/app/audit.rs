//! The audit: what every writing use case leaves behind, and how it is sealed and verified.

pub mod list;
pub mod seal;
pub mod sealer;
#[cfg(test)]
mod tests;
pub mod vault;
pub mod verify;

use super::{Actor, App, AppError, Trace};
use crate::domain::audit::Row;
use crate::domain::id::{AccountId, Uid};
use crate::domain::role::Permission;
use crate::domain::time::Timestamp;
use crate::store::audit::{Entry, NewEntry};
use crate::store::{Priority, Settle, StoreError, Tx};

/// The outcome of a use case that was carried out.
pub const DONE: &str = "done";
/// The outcome of one that was refused.
pub const REFUSED: &str = "refused";

/// Who an audit row names.
#[derive(Debug, Clone)]
pub struct Author {
    account: Option<AccountId>,
    label: String,
    via: &'static str,
}

impl Author {
    /// The author that an actor becomes in the audit.
    pub fn of(actor: &Actor) -> Self {
        Self { account: actor.account, label: actor.label.clone(), via: actor.via.code() }
    }
}

/// Writes one audit row inside the caller's transaction.
///
/// # Errors
/// Whatever the store refuses.
pub fn record(
    tx: &mut Tx<'_>,
    uid: Uid,
    at: Timestamp,
    author: &Author,
    trace: &Trace,
    outcome: &str,
) -> Result<(), StoreError> {
    crate::store::audit::append(
        tx,
        &NewEntry {
            uid,
            at,
            account: author.account,
            actor: &author.label,
            via: author.via,
            action: trace.action,
            target_kind: trace.target_kind,
            target: &trace.target,
            outcome,
            detail: &trace.detail,
        },
    )
}

/// Leaves a lack of permission in the audit, in a transaction of its own.
///
/// # Errors
/// Whatever the store refuses.
pub fn refused(app: &App, actor: &Actor, permission: Permission) -> Result<(), AppError> {
    refusal(app, actor, Trace::new("permission.refuse", "permission", permission.code()))
}

/// Leaves in the audit what was refused, in a transaction of its own.
///
/// # Errors
/// Whatever the store refuses.
pub fn refusal(app: &App, actor: &Actor, trace: Trace) -> Result<(), AppError> {
    let at = app.now();
    let receipt = app.uid(at);
    let author = Author::of(actor);
    app.store
        .write(Settle::Receipt(receipt), Priority::Normal, move |tx| {
            record(tx, receipt, at, &author, &trace, REFUSED)
        })
        .map_err(AppError::from)
}

/// A stored row as the chain sees it.
fn row<'a>(entry: &'a Entry, uid: &'a str) -> Row<'a> {
    Row {
        id: entry.id,
        uid,
        at: entry.at,
        account: entry.account.map(i64::from),
        texts: [
            &entry.actor,
            &entry.via,
            &entry.action,
            &entry.target_kind,
            &entry.target,
            &entry.outcome,
            &entry.detail,
        ],
    }
}
