//! Putting the proposed places in.

use super::{DoubtRefusal, outlines, written};
use crate::app::actor::require;
use crate::app::doubt::review::review;
use crate::app::error::Missing;
use crate::app::item::sound;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::doubt::{DoubtState, Touched, corrected};
use crate::domain::id::Uid;
use crate::domain::item::Item;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::i18n::doubt as t;
use crate::store::Tx;
use crate::store::banks::{self, StoredBank};
use crate::store::doubts::{self, Doubt, Settled};
use crate::store::items::{self, NewRevision, Standing};
use std::sync::Arc;

/// Gives items a new revision that cites what is proposed: all of them or none, the audit has a row
/// for each. They can be drawn again; papers keep the revisions they have.
///
/// # Errors
/// When the person may not change banks, one of the items is not in doubt, nothing is proposed for
/// one of its places, the outcome breaks rules, or the store fails.
pub fn correct(app: &Arc<App>, actor: &Actor, uids: &[Uid]) -> Result<(), AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let (at, today, account) = (app.now(), app.today(), actor.account);
    let uids = uids.to_vec();
    app.write_each(actor, at, move |tx| {
        let mut traces = Vec::with_capacity(uids.len());
        for uid in &uids {
            let Correction { found, standing, bank, content } = correction(tx, *uid, today)?;
            let (number, version) = (items::next_number(tx, standing.item)?, bank.version + 1);
            let revision = NewRevision {
                number: Some(number),
                batch: None,
                position: standing.position,
                item: &content,
                note: t::corrected_note(),
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
            let places: Vec<_> = found.iter().flat_map(|doubt| &doubt.touched).collect();
            let detail = serde_json::json!({ "revision": number, "places": places });
            traces.push(Trace::new("doubt.correct", "item", *uid).with(detail));
        }
        Ok(((), traces))
    })?;
    review(app)?;
    Ok(())
}

/// An item in doubt, and what it becomes.
pub(super) struct Correction {
    /// The doubts about it.
    pub found: Vec<Doubt>,
    /// How it stands.
    pub standing: Standing,
    /// Its bank.
    pub bank: StoredBank,
    /// The item with the proposed places.
    pub content: Item,
}

/// What the item becomes, when something is proposed for each of its places and the outcome keeps
/// the rules of that day.
pub(super) fn correction(tx: &mut Tx<'_>, uid: Uid, today: Date) -> Result<Correction, AppError> {
    let found = doubts::open(tx, Some(uid))?;
    let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
    let id = &standing.content.id;
    if found.is_empty() {
        return Err(DoubtRefusal::NotInDoubt(id.clone()).into());
    }
    let places: Vec<Touched> = found.iter().flat_map(|doubt| doubt.touched.clone()).collect();
    let content = corrected(&standing.content, &places);
    let content = content.ok_or_else(|| DoubtRefusal::NoProposal(id.clone()))?;
    let bank = banks::get(tx, standing.bank)?;
    sound(&content, &outlines(tx, &bank.header.statutes, today)?)?;
    Ok(Correction { found, standing, bank, content })
}
