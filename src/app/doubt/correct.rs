//! Putting the proposed places in.

use super::confirm::holding;
use super::seen::{Seen, uncompared};
use super::{DoubtRefusal, note};
use crate::app::actor::require;
use crate::app::bank::seal::require_items_open;
use crate::app::doubt::review::follow_up;
use crate::app::item::next::Next;
use crate::app::item::revise::{Writing, revise};
use crate::app::item::sound;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::doubt::{Touched, corrected};
use crate::domain::id::Uid;
use crate::domain::item::Item;
use crate::domain::role::{Permission, Target};
use crate::store::Tx;
use crate::store::doubts::Doubt;
use crate::store::items::Standing;
use std::sync::Arc;

/// What became of items whose proposed places were put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrected {
    /// Those that have a new revision.
    pub revised: Vec<Uid>,
    /// Those that cite already what is proposed: confirmed as they are, without a new revision.
    pub confirmed: Vec<Uid>,
}

/// Gives items a new revision that cites what is proposed: all of them or none, the audit has a row
/// for each. They can be drawn again; papers keep the revisions they have. Where the proposed places
/// are those that an item cites already, a new revision would be the old one: that item is confirmed.
///
/// # Errors
/// When the person may not change banks, one of the items is not in doubt or not as it was seen,
/// nothing is proposed for one of its places, the outcome breaks rules, its bank is sealed to them, or
/// the store fails.
pub fn correct(app: &Arc<App>, actor: &Actor, items: &[Seen]) -> Result<Corrected, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let (at, today, account) = (app.now(), app.today(), actor.account);
    app.read(|tx| require_items_open(app, tx, actor, items.iter().map(Seen::uid)))?;
    let items = items.to_vec();
    let done = app.write_each(actor, at, move |tx| {
        let (mut done, mut traces) = (Corrected::default(), Vec::with_capacity(items.len()));
        let mut next = Next::new(today);
        for seen in &items {
            let (uid, correction) = (seen.uid(), correction(tx, seen, &mut next)?);
            if correction.changes_nothing() {
                let held = holding(tx, seen, &mut next)?;
                traces.push(held.confirm(tx, seen, (account, at), &mut next)?);
                done.confirmed.push(uid);
            } else {
                let writing = Writing { account, at, today };
                traces.push(correction.revise(tx, uid, writing, &mut next)?);
                done.revised.push(uid);
            }
        }
        next.advance(tx)?;
        Ok((done, traces))
    })?;
    follow_up(app);
    Ok(done)
}

/// An item in doubt, and what it becomes.
pub(super) struct Correction {
    /// The doubts about it.
    pub found: Vec<Doubt>,
    /// How it stands.
    pub standing: Standing,
    /// The item with the proposed places.
    pub content: Item,
}

impl Correction {
    /// Whether the item cites what is proposed already.
    fn changes_nothing(&self) -> bool {
        self.content == self.standing.content
    }

    /// Makes what the item becomes its new revision.
    fn revise(
        &self,
        tx: &mut Tx<'_>,
        uid: Uid,
        writing: Writing,
        next: &mut Next,
    ) -> Result<Trace, AppError> {
        let Self { found, standing, content } = self;
        let note = note::of_doubts(found);
        let number = revise(tx, (standing, &[]), (content, &note), writing, next)?;
        let places: Vec<_> = found.iter().flat_map(|doubt| &doubt.touched).collect();
        let detail = serde_json::json!({ "revision": number, "places": places });
        Ok(Trace::new("doubt.correct", "item", uid).with(detail))
    }
}

/// Why an item cannot become anything: a text to compare with is missing, its statute is in force no
/// more, or nothing comes near.
fn nothing_proposed(item: &str, found: &[Doubt]) -> DoubtRefusal {
    let item = item.to_owned();
    if let Some(doubt) = uncompared(found) {
        let (statute, version) = (doubt.statute.clone(), doubt.from);
        return DoubtRefusal::NotCompared { item, statute, version };
    }
    match found.iter().find(|doubt| doubt.is_repealed()) {
        None => DoubtRefusal::NoProposal(item),
        Some(doubt) => {
            DoubtRefusal::Repealed { item, statute: doubt.statute.clone(), since: doubt.to }
        }
    }
}

/// What the item becomes, when it is as it was seen, something is proposed for each of its
/// places and the outcome keeps the rules of that day.
pub(super) fn correction(
    tx: &mut Tx<'_>,
    seen: &Seen,
    next: &mut Next,
) -> Result<Correction, AppError> {
    let (found, standing) = seen.current(tx)?;
    let id = &standing.content.id;
    let places: Vec<Touched> = found.iter().flat_map(|doubt| doubt.touched.clone()).collect();
    let content = corrected(&standing.content, &places);
    let content = content.ok_or_else(|| nothing_proposed(id, &found))?;
    sound(&content, next.outlines(tx, standing.bank)?)?;
    Ok(Correction { found, standing, content })
}
