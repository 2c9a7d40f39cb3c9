//! What stands against retiring or restoring items, before anybody agrees to it.

use super::{ItemRefusal, sound};
use crate::app::actor::require;
use crate::app::bank::seal::require_items_open;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::id::{RevisionId, Uid};
use crate::domain::role::{Permission, Target};
use crate::domain::statute::StatuteOutline;
use crate::store::items::{self, Standing};
use crate::store::{StoreError, Tx, banks, doubts, statutes};
use std::sync::Arc;

/// What is to be done to items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Out of the bank.
    Retire,
    /// Into it again.
    Restore,
}

/// One item, and what stands against the change.
#[derive(Debug)]
pub struct Weighed {
    /// Which item.
    pub uid: Uid,
    /// The id its author gave it.
    pub id: String,
    /// What it asks, on one line.
    pub question: String,
    /// Why it stays as it is; none when it can be changed.
    pub refused: Option<AppError>,
}

/// Tries the change on each item; nothing is written.
///
/// # Errors
/// When the person may not change banks, there is no such item, its bank is sealed to them, or the
/// store fails.
pub fn weigh(
    app: &Arc<App>,
    actor: &Actor,
    change: Change,
    uids: &[Uid],
) -> Result<Vec<Weighed>, AppError> {
    let refusal = |tx: &mut Tx<'_>, uid| match standing(tx, uid, change) {
        Ok(_) => Ok(None),
        Err(error) if error.is::<ItemRefusal>().is_some() => Ok(Some(error)),
        Err(error) => Err(error),
    };
    weigh_all(app, actor, uids, |tx| uids.iter().map(|uid| refusal(tx, *uid)).collect())
}

/// Tries something on items, whatever it is: `refusals` gives for each in turn why it cannot be done,
/// or nothing when it can. Nothing is written.
///
/// # Errors
/// When the person may not change banks, there is no such item, its bank is sealed to them, or the
/// store fails.
pub(in crate::app) fn weigh_all(
    app: &App,
    actor: &Actor,
    uids: &[Uid],
    refusals: impl Fn(&mut Tx<'_>) -> Result<Vec<Option<AppError>>, AppError>,
) -> Result<Vec<Weighed>, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    app.read(|tx| {
        require_items_open(app, tx, actor, uids.iter().copied())?;
        let refusals = refusals(tx)?;
        let weighed = uids.iter().zip(refusals).map(|(uid, refused)| {
            let content = find(tx, *uid)?.content;
            Ok(Weighed { uid: *uid, question: content.question(), id: content.id, refused })
        });
        weighed.collect()
    })
}

fn find(tx: &mut Tx<'_>, uid: Uid) -> Result<Standing, AppError> {
    Ok(items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?)
}

/// How an item stands, when the change can be made.
pub(super) fn standing(tx: &mut Tx<'_>, uid: Uid, change: Change) -> Result<Standing, AppError> {
    let standing = find(tx, uid)?;
    match (change, standing.current) {
        (Change::Retire, false) => return Err(ItemRefusal::Retired.into()),
        (Change::Restore, true) => return Err(ItemRefusal::InForce.into()),
        (Change::Retire, true) => {}
        (Change::Restore, false) => {
            let header = banks::get(tx, standing.bank)?.header;
            sound(&standing.content, &written_for(tx, header.statutes, standing.revision)?)?;
        }
    }
    Ok(standing)
}

/// The statutes of a header, each in the version that a revision in doubt or retired was written for:
/// what is not the same any more is a doubt, and no ground to refuse it. Where that version
/// is not loaded, the header's stays.
pub(super) fn written_for(
    tx: &mut Tx<'_>,
    mut outlines: Vec<StatuteOutline>,
    revision: RevisionId,
) -> Result<Vec<StatuteOutline>, StoreError> {
    for outline in &mut outlines {
        let decided = doubts::decided(tx, revision, &outline.name)?;
        if let Some(version) = decided.doubted_from.or(decided.held_for) {
            let stored = statutes::versions(tx, &outline.title)?.into_iter();
            let written = stored.map(|one| one.outline).find(|one| one.version == version);
            *outline = written.unwrap_or_else(|| outline.clone());
        }
    }
    Ok(outlines)
}
