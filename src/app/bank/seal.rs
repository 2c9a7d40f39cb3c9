//! Sealed banks: what they hold is shown before their day only for a reason, which the audit keeps.

use super::BankRefusal;
use crate::app::actor::require;
use crate::app::audit::DONE;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::BankHeader;
use crate::domain::id::{BankId, Uid};
use crate::domain::role::{Permission, Target};
use crate::store::{Tx, audit, banks, items};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How the audit names the opening of a sealed bank.
const UNSEAL: &str = "bank.unseal";

/// Opens a sealed bank for the rest of the day, to this person alone. Its questions and keys can
/// then be seen as those of any bank.
///
/// # Errors
/// When the person may not see keys, no reason is given, there is no such bank, it is not sealed,
/// or the store fails.
pub fn unseal(app: &Arc<App>, actor: &Actor, bank: &str, reason: &str) -> Result<(), AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    let today = app.today();
    let (bank, reason) = (bank.to_owned(), reason.trim().to_owned());
    if reason.is_empty() {
        return Err(BankRefusal::NoReason.into());
    }
    app.write(actor, app.now(), move |tx| {
        let stored = banks::find(tx, &bank)?.ok_or_else(|| Missing::new("bank", &bank))?;
        if !stored.header.is_sealed(today) {
            return Err(BankRefusal::NotSealed.into());
        }
        let detail = serde_json::json!({ "reason": &reason });
        Ok(((), Trace::new(UNSEAL, "bank", &bank).with(detail)))
    })
}

/// Whether a bank is sealed to somebody now: its day has not come, and they have not opened it
/// today.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn is_shut(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    header: &BankHeader,
) -> Result<bool, AppError> {
    let today = app.today();
    if !header.is_sealed(today) {
        return Ok(false);
    }
    let since = app.zone.start_of(today);
    Ok(!audit::was_done(tx, &actor.label, UNSEAL, &header.name, DONE, since)?)
}

/// Whether somebody may read a bank with its keys now.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn may_read(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    bank: BankId,
) -> Result<bool, AppError> {
    if !actor.grants.allow(Permission::ViewKeys, Target::Some) {
        return Ok(false);
    }
    let header = banks::get(tx, bank)?.header;
    Ok(!is_shut(app, tx, actor, &header)?)
}

/// Lets pass whoever may see what the bank holds now.
///
/// # Errors
/// [`BankRefusal::Sealed`] before its day, unless they opened it today; whatever the store refuses.
pub(in crate::app) fn require_open(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    header: &BankHeader,
) -> Result<(), AppError> {
    match is_shut(app, tx, actor, header)? {
        false => Ok(()),
        true => {
            let (bank, until) = (header.name.clone(), header.sealed_until);
            Err(BankRefusal::Sealed { bank, until }.into())
        }
    }
}

/// Lets pass whoever may see what the banks of these items hold now: a decision about an item tells
/// of it, if only by what is refused.
///
/// # Errors
/// When there is no such item, as [`require_open`], or whatever the store refuses.
pub(in crate::app) fn require_items_open(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    uids: impl IntoIterator<Item = Uid>,
) -> Result<(), AppError> {
    let mut open = BTreeSet::new();
    for uid in uids {
        let bank = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?.bank;
        if open.insert(bank) {
            let header = banks::get(tx, bank)?.header;
            require_open(app, tx, actor, &header)?;
        }
    }
    Ok(())
}
