//! Taking items out of their bank; papers that have them keep them.

use super::ItemRefusal;
use super::next::Next;
use super::weigh::{Change, standing};
use crate::app::actor::require;
use crate::app::bank::seal::require_items_open;
use crate::app::doubt::review::follow_up;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::store::banks;
use std::sync::Arc;

/// Retires one item for a reason that the audit keeps.
///
/// # Errors
/// As [`retire_all`].
pub fn retire(app: &Arc<App>, actor: &Actor, uid: Uid, reason: &str) -> Result<(), AppError> {
    retire_all(app, actor, &[uid], reason)
}

/// Retires items for one reason, all of them or none; the audit has a row for each. What was in doubt
/// stays so, should it be restored.
///
/// # Errors
/// When the person may not change banks, no reason is given, there is no such item, one of them is
/// retired already, its bank is sealed to them, or the store fails.
pub fn retire_all(
    app: &Arc<App>,
    actor: &Actor,
    uids: &[Uid],
    reason: &str,
) -> Result<(), AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let reason = super::reasoned(reason)?;
    app.read(|tx| require_items_open(app, tx, actor, uids.iter().copied()))?;
    let uids = uids.to_vec();
    let (at, today) = (app.now(), app.today());
    app.write_each(actor, at, move |tx| {
        let (mut traces, mut next) = (Vec::with_capacity(uids.len()), Next::new(today));
        for uid in &uids {
            let standing = standing(tx, *uid, Change::Retire)?;
            let (version, _) = next.version(tx, standing.bank)?;
            banks::close_member(tx, standing.item, version)?;
            let detail = serde_json::json!({ "reason": &reason });
            traces.push(Trace::new("item.retire", "item", *uid).with(detail));
        }
        next.advance(tx)?;
        match traces.is_empty() {
            true => Err(ItemRefusal::Nothing.into()),
            false => Ok(((), traces)),
        }
    })?;
    follow_up(app);
    Ok(())
}
