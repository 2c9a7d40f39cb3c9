//! Taking an import back.

use super::{BankRefusal, header};
use crate::app::actor::require;
use crate::app::doubt::review::{Reviewed, follow_up};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::BankHeader;
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::i18n::{Locale, bank as t, comma};
use crate::store::banks::{self, Batch, Withdrawn};
use crate::store::{StoreError, Tx};
use serde::Serialize;
use std::sync::Arc;

/// What taking an import back did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UndoReport {
    /// The bank.
    pub bank: String,
    /// Its version now.
    pub version: i64,
    /// How many items that the import brought are out of the bank.
    pub removed: u64,
    /// How many items that the import changed are as they were before it.
    pub restored: u64,
    /// Ids of items edited since the import, which stay as they are.
    pub edited_since: Vec<String>,
    /// What the review after it changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<Reviewed>,
}

impl UndoReport {
    /// What it did, in a sentence or two.
    pub fn told(&self, locale: Locale) -> String {
        let Self { bank, version, removed, restored, edited_since, .. } = self;
        let text = t::undone(locale, bank, removed, restored, version);
        match edited_since.as_slice() {
            [] => text,
            edited => t::undone_but(locale, text, edited.len(), edited.join(comma(locale))),
        }
    }
}

/// Takes an import back: what it brought is out of the bank, what it replaced is in force again.
/// Revisions stay readable for the papers they are on.
///
/// # Errors
/// When the person may not change banks, there is no such import, it is not in force, the header
/// before it may not come back ([`super::edit::edit`]; a seal is loosened in the form alone), or
/// the store fails.
pub fn undo(app: &Arc<App>, actor: &Actor, batch: Uid) -> Result<UndoReport, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let at = app.now();
    // Which person may see it is read before: the write holds what the header was.
    let read = app.read(|tx| {
        let found = in_force(tx, batch)?;
        let (before, after) = headers(tx, &found)?;
        header::admit(app, tx, actor, (&before, &after), None)?;
        Ok((before, after))
    })?;
    let report = app.write(actor, at, move |tx| {
        let found = in_force(tx, batch)?;
        if headers(tx, &found)? != read {
            return Err(BankRefusal::ChangedMeanwhile.into());
        }
        let (before, after) = &read;
        let bank = banks::get(tx, found.bank)?;
        let version = bank.version + 1;
        let Withdrawn { removed, restored, edited: edited_since } =
            banks::withdraw(tx, bank.id, found.id, found.summary.version, version)?;
        header::keep_cited(tx, bank.id, before, after)?;
        banks::advance(tx, bank.id, version, after)?;
        banks::settle(tx, found.id, "undone", &found.summary, at)?;
        let (bank, reviewed) = (found.bank_name, Vec::new());
        let report = UndoReport { bank, version, removed, restored, edited_since, reviewed };
        let mut detail = serde_json::json!(report);
        header::told(&mut detail, before, after);
        Ok((report, Trace::new("bank.undo", "batch", batch).with(detail)))
    })?;
    Ok(UndoReport { reviewed: follow_up(app), ..report })
}

/// The import with this uid, when it can be taken back.
fn in_force(tx: &mut Tx<'_>, batch: Uid) -> Result<Batch, AppError> {
    let found = banks::find_batch(tx, batch)?.ok_or_else(|| Missing::new("batch", batch))?;
    match found.state.as_str() {
        "published" => Ok(found),
        _ => Err(BankRefusal::NotInForce.into()),
    }
}

/// The header of the bank now, and the one it has once the import is taken back: the one before it,
/// unless the header was changed since.
fn headers(tx: &mut Tx<'_>, found: &Batch) -> Result<(BankHeader, BankHeader), StoreError> {
    let now = banks::get(tx, found.bank)?.header;
    let after = match &found.header_before {
        Some(before) if now == found.header => before.clone(),
        _ => now.clone(),
    };
    Ok((now, after))
}
