//! Changing one item: a new revision; the old one stays on the papers it is on.

use super::{ItemRefusal, sound};
use crate::app::actor::require;
use crate::app::doubt::{outlines, review::review, written};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::doubt::DoubtState;
use crate::domain::id::Uid;
use crate::domain::item::{Item, differences};
use crate::domain::role::{Permission, Target};
use crate::store::banks;
use crate::store::doubts::Settled;
use crate::store::items::{self, NewRevision};
use std::sync::Arc;

/// Makes `content` the item's new revision and returns its number. It is judged by the statutes in
/// force, so an item in doubt is in doubt no more.
///
/// # Errors
/// When the person may not change banks, there is no such item, it is retired, the content breaks
/// rules or changes nothing, or the store fails.
pub fn edit(
    app: &Arc<App>,
    actor: &Actor,
    uid: Uid,
    content: Item,
    note: &str,
) -> Result<i64, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let (at, today) = (app.now(), app.today());
    let (note, account) = (note.to_owned(), actor.account);
    let number = app.write(actor, at, move |tx| {
        let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
        let bank = banks::get(tx, standing.bank)?;
        if !standing.current {
            return Err(ItemRefusal::Retired.into());
        }
        if content.id != standing.content.id {
            return Err(ItemRefusal::IdChanged.into());
        }
        let paths = differences(&standing.content, &content);
        if paths.is_empty() {
            return Err(ItemRefusal::Unchanged.into());
        }
        sound(&content, &outlines(tx, &bank.header.statutes, today)?)?;
        let (number, version) = (items::next_number(tx, standing.item)?, bank.version + 1);
        let revision = NewRevision {
            number: Some(number),
            batch: None,
            position: standing.position,
            item: &content,
            note: &note,
            account,
            at,
        };
        let revision = items::add_revision(tx, standing.item, &revision)?;
        banks::close_member(tx, standing.item, version)?;
        banks::open_member(tx, bank.id, standing.item, revision, version)?;
        let how = Settled { state: DoubtState::Corrected, revision, account, at };
        written(tx, &bank.header.statutes, today, standing.item, how)?;
        banks::advance(tx, bank.id, version, &bank.header)?;
        items::follow(tx, bank.id, version, Some((revision, &content)))?;
        let detail = serde_json::json!({ "changed": paths, "revision": number });
        Ok((number, Trace::new("item.edit", "item", uid).with(detail)))
    })?;
    review(app)?;
    Ok(number)
}
