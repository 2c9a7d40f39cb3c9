//! Adding one item to a bank.

use super::{ItemRefusal, sound};
use crate::app::actor::require;
use crate::app::bank::item_uid;
use crate::app::bank::seal::require_open;
use crate::app::doubt::{outlines, written};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::doubt::DoubtState;
use crate::domain::id::Uid;
use crate::domain::item::Item;
use crate::domain::role::{Permission, Target};
use crate::store::banks;
use crate::store::doubts::{self, Settled};
use crate::store::items::{self, NewRevision};
use std::sync::Arc;

/// Adds an item and returns its uid. An id that a retired item has brings that item back.
///
/// # Errors
/// When the person may not change banks, the item breaks rules, its id is taken, there is no such
/// bank, it is sealed to them, or the store fails.
pub fn create(
    app: &Arc<App>,
    actor: &Actor,
    bank: &str,
    item: Item,
    note: &str,
) -> Result<Uid, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let (at, today) = (app.now(), app.today());
    app.read(|tx| {
        let stored = banks::find(tx, bank)?.ok_or_else(|| Missing::new("bank", bank))?;
        require_open(app, tx, actor, &stored.header)
    })?;
    let (bank, note, account) = (bank.to_owned(), note.to_owned(), actor.account);
    app.write(actor, at, move |tx| {
        let stored = banks::find(tx, &bank)?.ok_or_else(|| Missing::new("bank", &bank))?;
        sound(&item, &outlines(tx, &stored.header.statutes, today)?)?;
        let uid = item_uid(stored.uid, &item.id);
        if items::standing(tx, uid)?.is_some_and(|standing| standing.current) {
            return Err(ItemRefusal::Taken(item.id.clone()).into());
        }
        let row = items::ensure(tx, stored.id, uid, &item.id)?;
        let version = stored.version + 1;
        let revision = NewRevision {
            number: Some(items::next_number(tx, row)?),
            batch: None,
            position: items::last_position(tx, stored.id)? + 1,
            item: &item,
            note: &note,
            account,
            at,
        };
        let revision = items::add_revision(tx, row, &revision)?;
        banks::open_member(tx, stored.id, row, revision, version)?;
        let how = Settled { state: DoubtState::Corrected, revision, account, at };
        doubts::settle(tx, row, how)?;
        written(tx, &stored.header.statutes, today, (revision, &item), &[])?;
        banks::advance(tx, stored.id, version, &stored.header)?;
        items::follow(tx, stored.id, version, Some((revision, &item)))?;
        Ok((uid, Trace::new("item.create", "item", uid)))
    })
}
