//! Importing a bank file as one batch, seen by nobody until it is published whole.

use super::decided::Older;
use super::preview::{ImportReport, Plan, Staged, plan, plan_of, sound};
use super::{BankRefusal, header};
use crate::app::actor::require;
use crate::app::doubt::review::follow_up;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::{Bank, BatchState};
use crate::domain::id::{AccountId, BankId, BatchId, Uid};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::interchange::Draft;
use crate::store::banks::{self, BatchSummary, NewBatch};
use crate::store::items::{self, NewRevision};
use crate::store::{Priority, Settle, StoreError, Tx, doubts};
use std::sync::Arc;

/// Items written in one go, so that answers never wait long.
const CHUNK: usize = 200;

/// Milliseconds after which an import that was never published counts as abandoned.
const ABANDONED_MS: i64 = 6 * 60 * 60 * 1_000;

/// On what terms a file comes in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Terms {
    /// What becomes of items that it would set back to an earlier version of the law than they are
    /// written for.
    pub older: Older,
    /// The version of the bank for which somebody saw what would change and agreed to it
    /// ([`ImportReport::version`]); none where nobody was asked.
    pub agreed: Option<i64>,
}

/// Imports a checked file. One that brings nothing new makes no batch.
///
/// # Errors
/// When the person may not change banks, the file has errors, the stored bank is sealed to them,
/// its header may not take the place of the bank's ([`super::edit::edit`]; a seal is loosened in the
/// form alone), somebody changed the bank since what would change was seen, or changes it at the same
/// time, or the store fails; then nothing of it can be seen.
pub fn import(
    app: &Arc<App>,
    actor: &Actor,
    draft: &Draft<Bank>,
    terms: Terms,
) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let at = app.now();
    let bank = sound(draft)?;
    let plan = app.read(|tx| {
        let plan = plan_of(app, tx, actor, bank, terms.older)?;
        if terms.agreed.is_some_and(|agreed| agreed != plan.report.version) {
            return Err(BankRefusal::ChangedMeanwhile.into());
        }
        if let Some(before) = &plan.header_before {
            header::admit(app, tx, actor, (before, &plan.header), None)?;
        }
        Ok(plan)
    })?;
    if plan.report.is_empty() && plan.report.version > 0 {
        return Ok(plan.report);
    }
    let batch = batch_of(draft, &plan, app.uid(at), actor.account, at);
    let report = ImportReport { batch: Some(batch.uid), ..plan.report.clone() };
    let (bank_id, batch_id) = begin(app, &plan, &batch)?;
    for chunk in plan.staged.chunks(CHUNK) {
        let (chunk, batch) = (chunk.to_vec(), batch.clone());
        app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
            chunk.iter().try_for_each(|staged| stage(tx, bank_id, batch_id, &batch, staged))
        })?;
    }
    let report = publish(app, actor, plan, report, (bank_id, batch_id), &batch)?;
    follow_up(app);
    let in_doubt = app.read(|tx| Ok(doubts::of_batch(tx, batch_id)?))?;
    Ok(ImportReport { in_doubt, ..report })
}

/// Imports a checked file inside the caller's transaction, for what is small and has to come with
/// something else in one commit.
pub(in crate::app) fn import_within(
    tx: &mut Tx<'_>,
    draft: &Draft<Bank>,
    uid: Uid,
    at: Timestamp,
) -> Result<ImportReport, StoreError> {
    let plan = plan(tx, sound(draft).map_err(AppError::from)?, Older::Keep)?;
    let batch = batch_of(draft, &plan, uid, None, at);
    let bank = banks::ensure(tx, plan.uid, &plan.header, at)?;
    let id = banks::stage(tx, bank, &batch)?;
    for staged in &plan.staged {
        stage(tx, bank, id, &batch, staged)?;
    }
    put_in_force(tx, &plan, (bank, id), at)?;
    Ok(ImportReport { batch: Some(uid), ..plan.report })
}

fn batch_of(
    draft: &Draft<Bank>,
    plan: &Plan,
    uid: Uid,
    account: Option<AccountId>,
    at: Timestamp,
) -> NewBatch {
    NewBatch {
        uid,
        file_name: draft.source.name.clone(),
        file_hash: blake3::hash(draft.source.text.as_bytes()).to_hex().to_string(),
        account,
        at,
        header: plan.header.clone(),
        header_before: plan.header_before.clone(),
    }
}

/// Moves the bank to its next version, with what the batch staged.
fn put_in_force(
    tx: &mut Tx<'_>,
    plan: &Plan,
    (bank, id): (BankId, BatchId),
    at: Timestamp,
) -> Result<BatchSummary, StoreError> {
    let summary = BatchSummary {
        version: plan.report.version + 1,
        added: plan.report.added.len(),
        changed: plan.report.changed.len(),
    };
    for (revision, position) in &plan.revived {
        banks::revive(tx, id, *revision, *position)?;
    }
    banks::publish(tx, bank, id, summary.version)?;
    banks::place(tx, bank, &plan.moved, summary.version)?;
    banks::advance(tx, bank, summary.version, &plan.header)?;
    banks::settle(tx, id, BatchState::Published, &summary, at)?;
    Ok(summary)
}

fn begin(app: &App, plan: &Plan, batch: &NewBatch) -> Result<(BankId, BatchId), AppError> {
    let (uid, header, batch) = (plan.uid, plan.header.clone(), batch.clone());
    let ids = app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
        banks::sweep(tx, batch.at.plus_millis(-ABANDONED_MS))?;
        let bank = banks::ensure(tx, uid, &header, batch.at)?;
        Ok((bank, banks::stage(tx, bank, &batch)?))
    })?;
    Ok(ids)
}

fn stage(
    tx: &mut Tx<'_>,
    bank: BankId,
    id: BatchId,
    batch: &NewBatch,
    staged: &Staged,
) -> Result<(), StoreError> {
    let item = items::ensure(tx, bank, staged.uid, &staged.item.id)?;
    if items::is_staged(tx, id, item)? {
        return Ok(());
    }
    let revision = NewRevision {
        number: None,
        batch: Some(id),
        position: staged.position,
        item: &staged.item,
        note: "",
        account: batch.account,
        at: batch.at,
    };
    items::add_revision(tx, item, &revision)?;
    Ok(())
}

fn publish(
    app: &Arc<App>,
    actor: &Actor,
    plan: Plan,
    report: ImportReport,
    (bank, id): (BankId, BatchId),
    batch: &NewBatch,
) -> Result<ImportReport, AppError> {
    let (at, uid) = (batch.at, batch.uid);
    app.write(actor, at, move |tx| {
        if banks::get(tx, bank)?.version != plan.report.version {
            return Err(BankRefusal::ChangedMeanwhile.into());
        }
        let summary = put_in_force(tx, &plan, (bank, id), at)?;
        let mut detail = serde_json::json!({
            "bank": &report.bank, "version": summary.version,
            "added": summary.added, "changed": summary.changed,
        });
        if !report.set_back.is_empty() {
            let name = if report.takes_older { "set_back" } else { "not_set_back" };
            detail[name] = serde_json::json!(&report.set_back);
        }
        if let Some(before) = &plan.header_before {
            header::keep_cited(tx, bank, before, &plan.header)?;
            header::told(&mut detail, before, &plan.header);
        }
        Ok((report.clone(), Trace::new("bank.import", "batch", uid).with(detail)))
    })
}
