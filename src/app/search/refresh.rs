//! Bringing the index up to date.

use crate::app::{App, AppError};
use crate::domain::id::{ArticleId, BankId, ItemId, StatuteVersionId};
use crate::store::items::{self, DOCUMENT, Outdated};
use crate::store::search::{self, Document};
use crate::store::statutes;
use crate::store::{Priority, Settle, StoreError, Tx};

/// Documents put in by one transaction, so that answers never wait long behind it.
const CHUNK: u32 = 200;

/// Puts every document in that the index does not have as it is now, and gives how many that were.
/// When everything is in, it costs one look.
///
/// # Errors
/// Whatever the store refuses; what was put in until then stays in.
pub fn refresh(app: &App) -> Result<usize, AppError> {
    let mut put = 0;
    for (bank, version) in app.read(|tx| Ok(items::outdated_banks(tx)?))? {
        put += refresh_bank(app, bank, version)?;
    }
    for version in app.read(|tx| Ok(statutes::outdated_versions(tx)?))? {
        put += refresh_statute(app, version)?;
    }
    Ok(put)
}

fn refresh_bank(app: &App, bank: BankId, version: i64) -> Result<usize, AppError> {
    let mut put = 0;
    let mut after = ItemId(0);
    loop {
        let chunk = app.read(|tx| Ok(items::outdated(tx, bank, after, CHUNK)?))?;
        let Some(last) = chunk.last() else { break };
        after = last.item;
        put += chunk.len();
        app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
            chunk.iter().try_for_each(|one| put_in(tx, one))
        })?;
    }
    // A bank that moved on meanwhile keeps its version and is found behind the next time.
    app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
        search::set_state(tx, DOCUMENT, bank.into(), version)
    })?;
    Ok(put)
}

fn put_in(tx: &mut Tx<'_>, one: &Outdated) -> Result<(), StoreError> {
    let text = one.content.searched();
    let (reference, version) = (one.item.into(), one.revision.into());
    search::put(tx, &Document { kind: DOCUMENT, reference, version, text: &text })
}

fn refresh_statute(app: &App, version: StatuteVersionId) -> Result<usize, AppError> {
    let mut put = 0;
    let mut after = ArticleId(0);
    loop {
        let chunk = app.read(|tx| Ok(statutes::outdated(tx, version, after, CHUNK)?))?;
        let Some(last) = chunk.last() else { break };
        after = last.id;
        put += chunk.len();
        app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
            chunk.iter().try_for_each(|one| {
                let text = one.article.searched();
                let (reference, version) = (one.id.into(), version.into());
                let kind = statutes::DOCUMENT;
                search::put(tx, &Document { kind, reference, version, text: &text })
            })
        })?;
    }
    app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
        search::set_state(tx, statutes::DOCUMENT, version.into(), version.into())
    })?;
    Ok(put)
}
