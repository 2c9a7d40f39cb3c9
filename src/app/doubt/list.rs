//! Which items are in doubt.

use crate::app::actor::require;
use crate::app::bank::seal::{is_shut, require_open};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::store::{banks, doubts, items};
use std::collections::HashMap;

pub use crate::store::doubts::Doubt;

/// The open doubts, bank by bank in the author's order; those of banks sealed to the person are
/// left out.
///
/// # Errors
/// When the person may not see keys, or the store fails.
pub fn list(app: &App, actor: &Actor) -> Result<Vec<Doubt>, AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    app.read(|tx| {
        let mut shut = HashMap::new();
        let mut open = Vec::new();
        for doubt in doubts::open(tx, None)? {
            let is_shut = match shut.get(&doubt.bank) {
                Some(known) => *known,
                None => {
                    let header = banks::get(tx, doubt.bank)?.header;
                    let found = is_shut(app, tx, actor, &header)?;
                    shut.insert(doubt.bank, found);
                    found
                }
            };
            if !is_shut {
                open.push(doubt);
            }
        }
        Ok(open)
    })
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
        let mut waiting = 0;
        for (bank, count) in doubts::by_bank(tx)? {
            let header = banks::get(tx, bank)?.header;
            if !is_shut(app, tx, actor, &header)? {
                waiting += count;
            }
        }
        Ok(waiting)
    })
}
