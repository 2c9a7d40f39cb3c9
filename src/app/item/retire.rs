//! Taking one item out of its bank; papers that have it keep it.

use super::ItemRefusal;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::store::{banks, items};
use std::sync::Arc;

/// Retires an item for a reason that the audit keeps.
///
/// # Errors
/// When the person may not change banks, there is no such item, it is retired already, or the
/// store fails.
pub fn retire(app: &Arc<App>, actor: &Actor, uid: Uid, reason: &str) -> Result<(), AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let at = app.now();
    let reason = reason.to_owned();
    app.write(actor, at, move |tx| {
        let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
        if !standing.current {
            return Err(ItemRefusal::Retired.into());
        }
        let bank = banks::get(tx, standing.bank)?;
        banks::close_member(tx, standing.item, bank.version + 1)?;
        banks::advance(tx, bank.id, bank.version + 1, &bank.header)?;
        items::follow(tx, bank.id, bank.version + 1, None)?;
        let detail = serde_json::json!({ "reason": &reason });
        Ok(((), Trace::new("item.retire", "item", uid).with(detail)))
    })
}
