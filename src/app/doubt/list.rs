//! Which items are in doubt.

use crate::app::actor::require;
use crate::app::bank::seal::{is_shut, require_open};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::id::{BankId, Uid};
use crate::domain::role::{Permission, Target};
use crate::store::{Tx, banks, doubts, items};
use std::collections::HashSet;

pub use crate::store::doubts::Doubt;

/// The open doubts, bank by bank in the author's order; those of banks sealed to the person are
/// left out.
///
/// # Errors
/// When the person may not see keys, or the store fails.
pub fn list(app: &App, actor: &Actor) -> Result<Vec<Doubt>, AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    app.read(|tx| {
        let mut found = doubts::open(tx, None)?;
        let shut = shut(app, tx, actor, found.iter().map(|doubt| doubt.bank))?;
        found.retain(|doubt| !shut.contains(&doubt.bank));
        Ok(found)
    })
}

/// The items in doubt, in the order of [`list`], without what is in doubt about them.
///
/// # Errors
/// As [`list`].
pub fn queue(app: &App, actor: &Actor) -> Result<Vec<Uid>, AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    app.read(|tx| {
        let found = doubts::queue(tx)?;
        let shut = shut(app, tx, actor, found.iter().map(|(_, bank)| *bank))?;
        let seen = found.into_iter().filter(|(_, bank)| !shut.contains(bank));
        Ok(seen.map(|(uid, _)| uid).collect())
    })
}

/// Which of these banks are sealed to the person; each is asked about once.
fn shut(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    banks: impl Iterator<Item = BankId>,
) -> Result<HashSet<BankId>, AppError> {
    let mut shut = HashSet::new();
    for bank in banks.collect::<HashSet<_>>() {
        let header = banks::get(tx, bank)?.header;
        if is_shut(app, tx, actor, &header)? {
            shut.insert(bank);
        }
    }
    Ok(shut)
}

/// The open doubts about one item, one for each statute.
///
/// # Errors
/// When the person may not see keys, there is no such item, its bank is sealed to them, or the store
/// fails.
pub fn of_item(app: &App, actor: &Actor, uid: Uid) -> Result<Vec<Doubt>, AppError> {
    require(app, actor, Permission::ViewKeys, Target::Some)?;
    app.read(|tx| {
        let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
        let header = banks::get(tx, standing.bank)?.header;
        require_open(app, tx, actor, &header)?;
        Ok(doubts::open(tx, Some(uid))?)
    })
}

/// How many items are in doubt, without those of banks sealed to the person.
///
/// # Errors
/// When the person may not see keys, or the store fails.
pub fn waiting(app: &App, actor: &Actor) -> Result<u32, AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    app.read(|tx| {
        let found = doubts::by_bank(tx)?;
        let shut = shut(app, tx, actor, found.iter().map(|(bank, _)| *bank))?;
        Ok(found.iter().filter(|(bank, _)| !shut.contains(bank)).map(|(_, count)| count).sum())
    })
}
