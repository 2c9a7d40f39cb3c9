//! Banks, their imports, items and revisions, for lists.

use super::seal::{is_shut, require_open};
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::BankHeader;
use crate::domain::id::{ItemId, Uid};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
pub use crate::store::banks::Batch;
use crate::store::{banks, doubts, items};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

pub use crate::store::items::{Filter, ItemLine, Order, Revision};

/// One line of the list of banks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BankLine {
    /// Identity.
    pub uid: Uid,
    /// Version.
    pub version: i64,
    /// How many items are in force.
    pub items: i64,
    /// How many of them are in doubt after an amendment, and so kept out of draws.
    pub in_doubt: u32,
    /// When it was first imported.
    pub created_at: Timestamp,
    /// Whether it is sealed to the person who asks: they have to open it with a reason first.
    #[serde(skip)]
    pub shut: bool,
    /// The header.
    #[serde(flatten)]
    pub header: BankHeader,
}

/// Every bank, by name.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn list(app: &Arc<App>, actor: &Actor) -> Result<Vec<BankLine>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    app.read(|tx| {
        let mut lines = Vec::new();
        let in_doubt: HashMap<_, _> = doubts::by_bank(tx)?.into_iter().collect();
        for (bank, items) in banks::list(tx)? {
            lines.push(BankLine {
                uid: bank.uid,
                version: bank.version,
                items,
                in_doubt: in_doubt.get(&bank.id).copied().unwrap_or_default(),
                created_at: bank.created_at,
                shut: is_shut(app, tx, actor, &bank.header)?,
                header: bank.header,
            });
        }
        Ok(lines)
    })
}

/// A bank's imports, newest first.
///
/// # Errors
/// When the person may not see banks, there is none of that name, or the store fails.
pub fn imports(app: &Arc<App>, actor: &Actor, bank: &str) -> Result<Vec<Batch>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    app.read(|tx| {
        let stored = banks::find(tx, bank)?.ok_or_else(|| Missing::new("bank", bank))?;
        Ok(banks::batches(tx, stored.id)?)
    })
}

/// One page of items with their keys, and how many there are in all.
///
/// # Errors
/// When the person may not see keys, there is no such bank, it is sealed, or the store fails.
pub fn items(
    app: &Arc<App>,
    actor: &Actor,
    filter: &Filter,
) -> Result<(Vec<ItemLine>, i64), AppError> {
    require(app, actor, Permission::ViewKeys, Target::Some)?;
    app.read(|tx| {
        let bank = &filter.bank;
        let stored = banks::find(tx, bank)?.filter(|stored| stored.version > 0);
        let stored = stored.ok_or_else(|| Missing::new("bank", bank))?;
        require_open(app, tx, actor, &stored.header)?;
        Ok(items::page(tx, filter)?)
    })
}

/// An item's published revisions, newest first.
///
/// # Errors
/// When the person may not see keys, its bank is sealed, or the store fails.
pub fn revisions(app: &Arc<App>, actor: &Actor, item: ItemId) -> Result<Vec<Revision>, AppError> {
    require(app, actor, Permission::ViewKeys, Target::Some)?;
    app.read(|tx| {
        let bank = items::bank_of(tx, item)?;
        let header = banks::get(tx, bank)?.header;
        require_open(app, tx, actor, &header)?;
        Ok(items::revisions(tx, item)?)
    })
}
