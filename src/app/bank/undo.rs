//! Taking an import back.

use super::BankRefusal;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::store::banks;
use serde::Serialize;
use std::sync::Arc;

/// What taking an import back did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UndoReport {
    /// The bank.
    pub bank: String,
    /// Its version now.
    pub version: i64,
    /// Ids of items edited since the import, which stay as they are.
    pub edited_since: Vec<String>,
}

/// Takes an import back: what it brought is out of the bank, what it replaced is in force again.
/// Revisions stay readable for the papers they are on.
///
/// # Errors
/// When the person may not change banks, there is no such import, it is not in force, or the
/// store fails.
pub fn undo(app: &Arc<App>, actor: &Actor, batch: Uid) -> Result<UndoReport, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let at = app.now();
    app.write(actor, at, move |tx| {
        let found = banks::find_batch(tx, batch)?.ok_or_else(|| Missing::new("batch", batch))?;
        if found.state != "published" {
            return Err(BankRefusal::NotInForce.into());
        }
        let bank = banks::get(tx, found.bank)?;
        let version = bank.version + 1;
        let edited_since = banks::withdraw(tx, bank.id, found.id, found.summary.version, version)?;
        let header = match found.header_before {
            Some(before) if bank.header == found.header => before,
            _ => bank.header,
        };
        banks::advance(tx, bank.id, version, &header)?;
        banks::settle(tx, found.id, "undone", &found.summary, at)?;
        let report = UndoReport { bank: found.bank_name, version, edited_since };
        let detail = serde_json::json!({ "bank": &report.bank, "version": version });
        Ok((report, Trace::new("bank.undo", "batch", batch).with(detail)))
    })
}
