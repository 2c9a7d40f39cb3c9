//! Changing one item: a new revision; the old one stays on the papers it is on.

use super::revise::{Writing, revise};
use super::{ItemRefusal, sound};
use crate::app::actor::require;
use crate::app::bank::seal::require_items_open;
use crate::app::doubt::{outlines, review::follow_up};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::{Item, differences};
use crate::domain::role::{Permission, Target};
use crate::store::{banks, items};
use std::sync::Arc;

/// Makes `content` the item's new revision and returns its number; `base` is the revision that it was
/// made from. It is judged by the statutes in force, so an item in doubt is in doubt no more.
///
/// # Errors
/// When the person may not change banks, there is no such item, it is retired, somebody gave it
/// another revision than `base` meanwhile, the content breaks rules or changes nothing, its bank is
/// sealed to them, or the store fails.
pub fn edit(
    app: &Arc<App>,
    actor: &Actor,
    uid: Uid,
    base: RevisionId,
    content: Item,
    note: &str,
) -> Result<i64, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    app.read(|tx| require_items_open(app, tx, actor, [uid]))?;
    let (at, today) = (app.now(), app.today());
    let (note, account) = (note.to_owned(), actor.account);
    let number = app.write(actor, at, move |tx| {
        let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
        let bank = banks::get(tx, standing.bank)?;
        if !standing.current {
            return Err(ItemRefusal::Retired.into());
        }
        if standing.revision != base {
            return Err(ItemRefusal::ChangedMeanwhile.into());
        }
        if content.id != standing.content.id {
            return Err(ItemRefusal::IdChanged.into());
        }
        let paths = differences(&standing.content, &content);
        if paths.is_empty() {
            return Err(ItemRefusal::Unchanged.into());
        }
        sound(&content, &outlines(tx, &bank.header.statutes, today)?)?;
        let writing = Writing { account, at, today };
        let number = revise(tx, (&standing, &bank), &content, &note, writing)?;
        let detail = serde_json::json!({ "changed": paths, "revision": number });
        Ok((number, Trace::new("item.edit", "item", uid).with(detail)))
    })?;
    follow_up(app);
    Ok(number)
}
