//! Confirmations that stand, and taking them back.

use super::{DoubtRefusal, measured_by};
use crate::app::actor::require;
use crate::app::bank::seal::{require_items_open, require_open};
use crate::app::doubt::review::follow_up;
use crate::app::error::Missing;
use crate::app::item::next::Next;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::domain::statute::StatuteOutline;
use crate::domain::time::Date;
use crate::store::doubts::{self, Confirmation, NewDoubt};
use crate::store::{Tx, banks, items, judged};
use std::sync::Arc;

/// A confirmation that the revision in force of an item holds as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Who found it when, and for which version of which statute.
    pub confirmation: Confirmation,
    /// Whether the item is measured by that version now, so that without the confirmation it would
    /// be in doubt.
    pub counts: bool,
}

/// The confirmations about an item, one for each statute; none for an item that is retired, or was
/// given another revision since.
///
/// # Errors
/// When the person may not see keys, there is no such item, its bank is sealed to them, or the store
/// fails.
pub fn confirmations(app: &App, actor: &Actor, uid: Uid) -> Result<Vec<Confirmed>, AppError> {
    require(app, actor, Permission::ViewKeys, Target::Some)?;
    let today = app.today();
    app.read(|tx| {
        let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
        let bank = banks::get(tx, standing.bank)?;
        require_open(app, tx, actor, &bank.header)?;
        found(tx, uid, &bank.header.statutes, today)
    })
}

fn found(
    tx: &mut Tx<'_>,
    uid: Uid,
    header: &[StatuteOutline],
    today: Date,
) -> Result<Vec<Confirmed>, AppError> {
    let mut found = Vec::new();
    for confirmation in doubts::confirmations(tx, uid)? {
        let mut statutes = header.iter();
        let counts = match statutes.find(|one| one.is_named(&confirmation.statute)) {
            None => false,
            Some(outline) => measured_by(tx, outline, today)? == confirmation.to,
        };
        found.push(Confirmed { confirmation, counts });
    }
    Ok(found)
}

/// Takes the confirmations of items back: all of them or none, the audit has a row for each. They are
/// in doubt again, and kept out of new papers until somebody decides.
///
/// # Errors
/// When the person may not change banks, there is no such item, no confirmation of one of them
/// counts, its bank is sealed to them, or the store fails.
pub fn reopen(app: &Arc<App>, actor: &Actor, uids: &[Uid]) -> Result<(), AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let (at, today) = (app.now(), app.today());
    app.read(|tx| require_items_open(app, tx, actor, uids.iter().copied()))?;
    let uids = uids.to_vec();
    app.write_each(actor, at, move |tx| {
        let (mut traces, mut next) = (Vec::with_capacity(uids.len()), Next::new(today));
        for uid in &uids {
            let standing = items::standing(tx, *uid)?.ok_or_else(|| Missing::new("item", uid))?;
            let header = next.header(tx, standing.bank)?;
            let mut taken = found(tx, *uid, &header.statutes, today)?;
            taken.retain(|one| one.counts);
            if taken.is_empty() {
                return Err(DoubtRefusal::NotConfirmed(standing.content.id).into());
            }
            let item = standing.item;
            for Confirmed { confirmation: one, .. } in &taken {
                judged::unconfirm(tx, (item, one.revision), (&one.statute, one.to), at)?;
                let (statute, touched) = (one.statute.clone(), one.touched.clone());
                let doubt = NewDoubt { item, statute, from: one.from, to: one.to, touched };
                doubts::raise(tx, &doubt, at)?;
            }
            next.version(tx, standing.bank)?;
            let to: Vec<_> =
                taken.iter().map(|one| (&one.confirmation.statute, one.confirmation.to)).collect();
            let detail = serde_json::json!({ "statutes": to });
            traces.push(Trace::new("doubt.reopen", "item", uid).with(detail));
        }
        next.advance(tx)?;
        Ok(((), traces))
    })?;
    follow_up(app);
    Ok(())
}
