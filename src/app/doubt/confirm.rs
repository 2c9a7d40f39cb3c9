//! Finding items right as they are.

use super::DoubtRefusal;
use super::seen::Seen;
use crate::app::actor::require;
use crate::app::bank::seal::require_items_open;
use crate::app::doubt::review::follow_up;
use crate::app::item::next::Next;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::doubt::DoubtState;
use crate::domain::id::AccountId;
use crate::domain::item::check::check_citation;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::Tx;
use crate::store::doubts::{self, Doubt, Settled};
use crate::store::items::Standing;
use std::sync::Arc;

/// Confirms that items hold, word for word and with the places they cite, for the version in force:
/// all of them or none, the audit has a row for each. They can be drawn again.
///
/// # Errors
/// When the person may not change banks, one of the items is not in doubt or not as it was seen, one
/// was compared by nobody, one cites a place that the version in force does not have or that says
/// something else by now while what the item rests on stands elsewhere, its bank is sealed to them,
/// or the store fails.
pub fn confirm(app: &Arc<App>, actor: &Actor, items: &[Seen]) -> Result<(), AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let (at, today, account) = (app.now(), app.today(), actor.account);
    app.read(|tx| require_items_open(app, tx, actor, items.iter().map(Seen::uid)))?;
    let items = items.to_vec();
    app.write_each(actor, at, move |tx| {
        let (mut traces, mut next) = (Vec::with_capacity(items.len()), Next::new(today));
        for seen in &items {
            let held = holding(tx, seen, &mut next)?;
            traces.push(held.confirm(tx, seen, (account, at), &mut next)?);
        }
        next.advance(tx)?;
        Ok(((), traces))
    })?;
    follow_up(app);
    Ok(())
}

/// An item in doubt that holds as it is.
pub(super) struct Held {
    /// The doubts about it.
    pub found: Vec<Doubt>,
    /// How it stands.
    pub standing: Standing,
}

impl Held {
    /// Ends the doubts about it: its revision holds for the version in force.
    pub fn confirm(
        &self,
        tx: &mut Tx<'_>,
        seen: &Seen,
        (account, at): (Option<AccountId>, Timestamp),
        next: &mut Next,
    ) -> Result<Trace, AppError> {
        let Self { found, standing } = self;
        let (state, revision) = (DoubtState::Confirmed, standing.revision);
        doubts::settle(tx, standing.item, Settled { state, revision, account, at })?;
        next.version(tx, standing.bank)?;
        let to: Vec<_> = found.iter().map(|one| (&one.statute, one.to)).collect();
        let mut detail = serde_json::json!({ "statutes": to });
        if seen.is_compared() {
            detail["compared_by_hand"] = true.into();
        }
        Ok(Trace::new("doubt.confirm", "item", seen.uid()).with(detail))
    }
}

/// The item, when it is as it was seen, somebody or the program compared it, and every place it cites
/// is in force and still is what it rests on.
pub(super) fn holding(tx: &mut Tx<'_>, seen: &Seen, next: &mut Next) -> Result<Held, AppError> {
    let (found, standing) = seen.current(tx)?;
    let item = standing.content.id.clone();
    if let Some(doubt) = seen.uncompared() {
        let (statute, version) = (doubt.statute.clone(), doubt.from);
        return Err(DoubtRefusal::Uncompared { item, statute, version }.into());
    }
    let statutes = next.outlines(tx, standing.bank)?;
    let mut cited = standing.content.parts.iter().flat_map(|part| &part.citations);
    if let Some(citation) = cited.find(|one| check_citation(one, statutes).is_some()) {
        let citation = citation.to_string();
        return Err(DoubtRefusal::NoSuchPlace { item, citation }.into());
    }
    let mut places = found.iter().flat_map(|doubt| &doubt.touched);
    let elsewhere = places.find_map(|place| {
        let to = place.proposal.as_ref()?;
        (!place.citation.is_same_place(to)).then(|| (place.citation.to_string(), to.to_string()))
    });
    if let Some((citation, to)) = elsewhere {
        return Err(DoubtRefusal::PlaceMoved { item, citation, to }.into());
    }
    Ok(Held { found, standing })
}
