//! Finding items right as they are.

use super::{DoubtRefusal, outlines};
use crate::app::actor::require;
use crate::app::doubt::review::review;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::doubt::DoubtState;
use crate::domain::id::Uid;
use crate::domain::item::check::check_citation;
use crate::domain::role::{Permission, Target};
use crate::store::doubts::{self, Settled};
use crate::store::{banks, items};
use std::sync::Arc;

/// Confirms that items hold, word for word and with the places they cite, for the version in force:
/// all of them or none, the audit has a row for each. They can be drawn again.
///
/// # Errors
/// When the person may not change banks, one of the items is not in doubt, one cites a place that
/// the version in force does not have or that says something else by now while what the item rests
/// on stands elsewhere, or the store fails.
pub fn confirm(app: &Arc<App>, actor: &Actor, uids: &[Uid]) -> Result<(), AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let (at, today, account) = (app.now(), app.today(), actor.account);
    let uids = uids.to_vec();
    app.write_each(actor, at, move |tx| {
        let mut traces = Vec::with_capacity(uids.len());
        for uid in &uids {
            let found = doubts::open(tx, Some(*uid))?;
            let Some(doubt) = found.first() else {
                return Err(DoubtRefusal::NotInDoubt(uid.to_string()).into());
            };
            let bank = banks::get(tx, doubt.bank)?;
            let statutes = outlines(tx, &bank.header.statutes, today)?;
            let cited = doubt.content.parts.iter().flat_map(|part| &part.citations);
            for citation in cited {
                if check_citation(citation, &statutes).is_some() {
                    let (item, citation) = (doubt.content.id.clone(), citation.to_string());
                    return Err(DoubtRefusal::NoSuchPlace { item, citation }.into());
                }
            }
            for place in found.iter().flat_map(|doubt| &doubt.touched) {
                if let Some(to) =
                    place.proposal.as_ref().filter(|to| !to.is_same_place(&place.citation))
                {
                    let (item, to) = (doubt.content.id.clone(), to.to_string());
                    let citation = place.citation.to_string();
                    return Err(DoubtRefusal::PlaceMoved { item, citation, to }.into());
                }
            }
            let standing = items::standing(tx, *uid)?;
            let revision = standing.map(|standing| standing.revision);
            let how = Settled { state: DoubtState::Confirmed, revision, account, at };
            doubts::settle(tx, doubt.item, how)?;
            banks::advance(tx, bank.id, bank.version + 1, &bank.header)?;
            items::follow(tx, bank.id, bank.version + 1, None)?;
            let to: Vec<_> = found.iter().map(|one| (&one.statute, one.to)).collect();
            let detail = serde_json::json!({ "statutes": to });
            traces.push(Trace::new("doubt.confirm", "item", *uid).with(detail));
        }
        Ok(((), traces))
    })?;
    review(app)?;
    Ok(())
}
