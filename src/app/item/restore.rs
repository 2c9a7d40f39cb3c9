//! Putting retired items back into their bank, as they were last.

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
use crate::store::items::{self, Standing};
use std::sync::Arc;

/// Puts items back for one reason, all of them or none; the audit has a row for each. Each has its
/// last revision again, so no new one is made.
///
/// # Errors
/// When the person may not change banks, no reason is given, there is no such item, one of them is
/// in force or breaks the rules by the versions of its statutes that it was written for, its bank is
/// sealed to them, or the store fails.
pub fn restore_all(
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
            let Standing { item, bank, revision, content, .. } =
                standing(tx, *uid, Change::Restore)?;
            let (version, _) = next.version(tx, bank)?;
            banks::open_member(tx, bank, item, revision, version)?;
            items::follow(tx, bank, version, Some((revision, &content)))?;
            let detail = serde_json::json!({ "reason": &reason });
            traces.push(Trace::new("item.restore", "item", *uid).with(detail));
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
