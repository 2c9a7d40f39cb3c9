//! Making an empty bank, to be filled by hand.

use super::{BankRefusal, bank_uid, well_formed};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::BankHeader;
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::store::{banks, items};
use std::sync::Arc;

/// Makes an empty bank and returns its uid.
///
/// # Errors
/// When the person may not change banks, the header breaks rules, its name is taken, or the store
/// fails.
pub fn create(app: &Arc<App>, actor: &Actor, header: BankHeader) -> Result<Uid, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let header = well_formed(header)?;
    let at = app.now();
    app.write(actor, at, move |tx| {
        if banks::find(tx, &header.name)?.is_some_and(|stored| stored.version > 0) {
            return Err(BankRefusal::Taken(header.name.clone()).into());
        }
        let id = banks::ensure(tx, bank_uid(&header.name), &header, at)?;
        banks::advance(tx, id, 1, &header)?;
        items::follow(tx, id, 1, None)?;
        let uid = banks::get(tx, id)?.uid;
        let detail = serde_json::json!({ "name": &header.name, "purpose": header.purpose });
        Ok((uid, Trace::new("bank.create", "bank", uid).with(detail)))
    })
}
