//! Changing what a bank is for, without touching its items.

use super::header::{admit, keep_cited};
use super::{BankRefusal, well_formed};
use crate::app::actor::require;
use crate::app::doubt::review::follow_up;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::BankHeader;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::{StoreError, Tx, banks, items, sittings};
use std::sync::Arc;

/// Gives the bank that has the header `before` another one. Its name stays: blueprints and files
/// know it by that. Returns the names of the sittings to come that draw from it and may not any
/// more.
///
/// # Errors
/// When the person may not change banks, the bank is sealed to them, the header breaks rules, a
/// statute is left out that items cite, a seal is loosened without a reason, somebody changed the
/// header meanwhile, nothing is changed, or the store fails.
pub fn edit(
    app: &Arc<App>,
    actor: &Actor,
    before: BankHeader,
    after: BankHeader,
    reason: &str,
) -> Result<Vec<String>, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let after = well_formed(after)?;
    let reason = reason.trim().to_owned();
    if after.name != before.name {
        return Err(BankRefusal::NameStays.into());
    }
    if after == before {
        return Err(BankRefusal::Unchanged.into());
    }
    // Which person may see it is read before: the write holds what the header was.
    app.read(|tx| admit(app, tx, actor, (&before, &after), Some(&reason)))?;
    let at = app.now();
    let left_out = app.write(actor, at, move |tx| {
        let name = &before.name;
        let stored = banks::find(tx, name)?.ok_or_else(|| Missing::new("bank", name))?;
        if stored.header != before {
            return Err(BankRefusal::ChangedMeanwhile.into());
        }
        keep_cited(tx, stored.id, &before, &after)?;
        let version = stored.version + 1;
        banks::advance(tx, stored.id, version, &after)?;
        items::follow(tx, stored.id, version, None)?;
        let detail = serde_json::json!({
            "before": before, "after": after, "reason": reason, "version": version,
        });
        let trace = Trace::new("bank.edit", "bank", stored.uid).with(detail);
        Ok((left_out(tx, &after, at)?, trace))
    })?;
    follow_up(app);
    Ok(left_out)
}

/// The sittings that are not over yet, draw from the bank, and are of a kind it does not admit.
fn left_out(
    tx: &mut Tx<'_>,
    header: &BankHeader,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    let all = sittings::all(tx)?.into_iter();
    let to_come = all.filter(|sitting| {
        !sitting.cancelled
            && sitting.rules.closes_at.is_none_or(|closes_at| now < closes_at)
            && sitting.body.banks.contains(&header.name)
            && !header.purpose.admits(sitting.rules.kind)
    });
    Ok(to_come.map(|sitting| sitting.name).collect())
}
