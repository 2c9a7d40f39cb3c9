//! What a change of a bank's header needs, whoever makes it: the form, a file that is imported, or
//! an import that is taken back.

use super::BankRefusal;
use super::seal::require_open;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::BankHeader;
use crate::domain::id::BankId;
use crate::store::{Tx, banks};

/// Lets somebody pass who may give a bank the header `after`: what is sealed is open to them, and a
/// seal is loosened for a reason. Where none is asked for, it is not loosened at all.
///
/// # Errors
/// [`BankRefusal::LoosenedUnexplained`] for an empty reason, [`BankRefusal::LoosenedUnasked`] where
/// none is asked for, [`BankRefusal::Sealed`], or whatever the store refuses.
pub(super) fn admit(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    (before, after): (&BankHeader, &BankHeader),
    reason: Option<&str>,
) -> Result<(), AppError> {
    if before == after {
        return Ok(());
    }
    if before.is_loosened_by(after) {
        match reason {
            None => return Err(BankRefusal::LoosenedUnasked.into()),
            Some("") => return Err(BankRefusal::LoosenedUnexplained.into()),
            Some(_) => {}
        }
    }
    require_open(app, tx, actor, before)
}

/// Lets a header pass that keeps the statutes which the items now in force cite.
///
/// # Errors
/// [`BankRefusal::StatuteCited`], or whatever the store refuses.
pub(super) fn keep_cited(
    tx: &mut Tx<'_>,
    bank: BankId,
    before: &BankHeader,
    after: &BankHeader,
) -> Result<(), AppError> {
    for statute in &before.statutes {
        let stays = after.statutes.iter().any(|one| one.name == statute.name);
        if !stays && banks::cites(tx, bank, [&statute.name, &statute.title])? {
            return Err(BankRefusal::StatuteCited(statute.name.clone()).into());
        }
    }
    Ok(())
}

/// Puts what a header was and is into the detail of a trace; nothing when it stays.
pub(super) fn told(detail: &mut serde_json::Value, before: &BankHeader, after: &BankHeader) {
    if before != after {
        detail["before"] = serde_json::json!(before);
        detail["after"] = serde_json::json!(after);
    }
}
