//! Changing one item: a new revision; the old one stays on the papers it is on.

use super::next::Next;
use super::revise::{Writing, revise};
use super::weigh::written_for;
use super::{ItemRefusal, sound};
use crate::app::actor::require;
use crate::app::bank::seal::require_items_open;
use crate::app::doubt::review::{Reviewed, follow_up};
use crate::app::doubt::seen::Seen;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::doubt::judged_anew;
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::{Item, differences};
use crate::domain::role::{Permission, Target};
use crate::store::{doubts, items};
use std::sync::Arc;

/// What became of an item that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The number of its new revision.
    pub revision: i64,
    /// It was in doubt and is so still, because nothing that depends on the law was changed.
    pub in_doubt: bool,
    /// What the review after it changed.
    pub reviewed: Vec<Reviewed>,
}

/// Makes `content` the item's new revision; `base` is the revision that it was made from. An item in
/// doubt is in doubt no more where it asks something else, has another key or cites other places
/// ([`judged_anew`]): that was judged by the statutes in force.
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
) -> Result<Edited, AppError> {
    write(app, actor, Before { uid, base, seen: None }, content, note)
}

/// What somebody had before them when they began to write.
pub(in crate::app) struct Before {
    /// The item.
    pub uid: Uid,
    /// Its revision.
    pub base: RevisionId,
    /// What was in doubt about it, when they wrote because of that.
    pub seen: Option<Seen>,
}

/// The same as [`edit`]; for somebody who saw what was in doubt, all of it is decided.
pub(in crate::app) fn write(
    app: &Arc<App>,
    actor: &Actor,
    Before { uid, base, seen }: Before,
    content: Item,
    note: &str,
) -> Result<Edited, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    app.read(|tx| require_items_open(app, tx, actor, [uid]))?;
    let (at, today) = (app.now(), app.today());
    let (note, account) = (note.to_owned(), actor.account);
    let edited = app.write(actor, at, move |tx| {
        let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
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
        let (mut next, mut open) = (Next::new(today), doubts::open(tx, Some(uid))?);
        let was_seen = seen.as_ref().is_some_and(|seen| seen.doubts() == open);
        let mut detail = serde_json::json!({ "changed": paths });
        if !open.is_empty() {
            let decided = was_seen || judged_anew(&standing.content, &content);
            let name = if decided { "decided" } else { "still_in_doubt" };
            let to: Vec<_> = open.iter().map(|doubt| (&doubt.statute, doubt.to)).collect();
            detail[name] = serde_json::json!(to);
            if decided {
                open.clear();
            }
        }
        if open.is_empty() {
            sound(&content, next.outlines(tx, standing.bank)?)?;
        } else {
            let statutes = next.header(tx, standing.bank)?.statutes.clone();
            sound(&content, &written_for(tx, statutes, base)?)?;
        }
        let writing = Writing { account, at, today };
        let revision = revise(tx, (&standing, &open), (&content, &note), writing, &mut next)?;
        next.advance(tx)?;
        detail["revision"] = revision.into();
        let edited = Edited { revision, in_doubt: !open.is_empty(), reviewed: Vec::new() };
        Ok((edited, Trace::new("item.edit", "item", uid).with(detail)))
    })?;
    Ok(Edited { reviewed: follow_up(app), ..edited })
}
