//! Taking an import back.

use super::seal::require_open;
use super::{BankRefusal, header};
use crate::app::actor::require;
use crate::app::doubt::review::{Reviewed, follow_up};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::{BankHeader, BatchState};
use crate::domain::doubt::touched;
use crate::domain::id::{BankId, ItemId, RevisionId, Uid};
use crate::domain::role::{Permission, Target};
use crate::domain::time::{Date, Timestamp};
use crate::i18n::{Locale, bank as t, comma};
use crate::store::banks::{self, Batch, Withdrawn};
use crate::store::doubts::{self, NewDoubt};
use crate::store::{StoreError, Tx, items, judged};
use serde::Serialize;
use std::collections::HashSet;
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
    /// How many of the restored are in doubt, because they are for an earlier version of the law.
    pub in_doubt: u32,
    /// Ids of items edited since the import, which stay as they are.
    pub edited_since: Vec<String>,
    /// What the review after it changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<Reviewed>,
}

impl UndoReport {
    /// Whether nothing is left for somebody to look at.
    pub const fn is_smooth(&self) -> bool {
        self.edited_since.is_empty() && self.in_doubt == 0
    }

    /// What it did, in a sentence or two.
    pub fn told(&self, locale: Locale) -> String {
        let Self { bank, version, removed, restored, in_doubt, edited_since, .. } = self;
        let text = t::undone(locale, bank, removed, restored, version);
        let text = match in_doubt {
            0 => text,
            n => t::undone_in_doubt(locale, text, n),
        };
        match edited_since.as_slice() {
            [] => text,
            edited => t::undone_but(locale, text, edited.len(), edited.join(comma(locale))),
        }
    }
}

/// Takes an import back: what it brought is out of the bank, what it replaced is in force again; in
/// doubt where it is for an earlier version of the law than the header says by now. Revisions stay
/// readable for the papers they are on.
///
/// # Errors
/// When the person may not change banks, there is no such import, it is not in force, its bank is
/// sealed to them, the header before it may not come back ([`super::edit::edit`]; a seal is loosened
/// in the form alone), or the store fails.
pub fn undo(app: &Arc<App>, actor: &Actor, batch: Uid) -> Result<UndoReport, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let at = app.now();
    // Which person may see it is read before: the write holds what the header was.
    let read = app.read(|tx| {
        let found = in_force(tx, batch)?;
        let (before, after) = headers(tx, &found)?;
        require_open(app, tx, actor, &before)?;
        header::admit(app, tx, actor, (&before, &after), None)?;
        Ok((before, after))
    })?;
    let (report, bank, back) = app.write(actor, at, move |tx| {
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
        banks::settle(tx, found.id, BatchState::Undone, &found.summary, at)?;
        doubt_earlier(tx, bank.id, &restored, (&found, after), at)?;
        let back = restored;
        let report = UndoReport {
            bank: found.bank_name,
            version,
            removed,
            restored: u64::try_from(back.len()).unwrap_or(u64::MAX),
            in_doubt: 0,
            edited_since,
            reviewed: Vec::new(),
        };
        // What is in doubt is known, and audited, when it has been reviewed.
        let mut detail = serde_json::json!({
            "bank": &report.bank, "version": version, "removed": removed,
            "restored": report.restored, "edited_since": &report.edited_since,
        });
        header::told(&mut detail, before, after);
        Ok(((report, bank.id, back), Trace::new("bank.undo", "batch", batch).with(detail)))
    })?;
    let reviewed = follow_up(app);
    let in_doubt = app.read(|tx| Ok(count_doubted(tx, bank, &back)?))?;
    Ok(UndoReport { in_doubt, reviewed, ..report })
}

/// Puts what is in force again in doubt where it was judged by an earlier version of a statute than
/// the header says: that was brought up because of what is taken back. The review drops what says the
/// same in both versions.
fn doubt_earlier(
    tx: &mut Tx<'_>,
    bank: BankId,
    back: &[(ItemId, RevisionId)],
    (batch, header): (&Batch, &BankHeader),
    at: Timestamp,
) -> Result<(), StoreError> {
    let judged = judged::by_item(tx, bank)?;
    let revisions: Vec<RevisionId> = back.iter().map(|(_, revision)| *revision).collect();
    for ((item, _), content) in back.iter().zip(items::load(tx, &revisions)?) {
        let item = *item;
        for outline in &header.statutes {
            let (places, name) = (touched(&content, outline, None), outline.name.clone());
            let known = judged.get(&(item, name.clone())).copied();
            let from = known.or_else(|| said_before(batch, &name));
            let Some(from) = from.filter(|from| *from < outline.version) else { continue };
            if !places.is_empty() {
                let to = outline.version;
                let doubt = NewDoubt { item, statute: name, from, to, touched: places };
                doubts::raise(tx, &doubt, at)?;
            }
        }
    }
    Ok(())
}

/// How many of some items of a bank are in doubt.
fn count_doubted(
    tx: &mut Tx<'_>,
    bank: BankId,
    some: &[(ItemId, RevisionId)],
) -> Result<u32, StoreError> {
    let doubted: HashSet<ItemId> =
        doubts::spans(tx, bank)?.into_iter().map(|one| one.item).collect();
    let count = some.iter().filter(|(item, _)| doubted.contains(item)).count();
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The version of a statute that the header before an import said.
fn said_before(batch: &Batch, statute: &str) -> Option<Date> {
    let mut said = batch.header_before.iter().flat_map(|header| &header.statutes);
    said.find(|outline| outline.name == statute).map(|outline| outline.version)
}

/// The import with this uid, when it can be taken back.
fn in_force(tx: &mut Tx<'_>, batch: Uid) -> Result<Batch, AppError> {
    let found = banks::find_batch(tx, batch)?.ok_or_else(|| Missing::new("batch", batch))?;
    match found.state {
        BatchState::Published => Ok(found),
        BatchState::Staged | BatchState::Undone => Err(BankRefusal::NotInForce.into()),
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
