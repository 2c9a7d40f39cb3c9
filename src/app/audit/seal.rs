//! Sealing committed audit rows.

use super::row;
use super::vault::{Note, Vault};
use crate::app::{App, AppError, Explain, Kind};
use crate::domain::audit::{Head, Mac};
use crate::i18n::{Locale, audit as t};
use crate::store::audit::{self as rows, Seal};
use crate::store::{Priority, Settle, Store, StoreError, lease};

/// Rows sealed in one transaction.
const CHUNK: i64 = 256;
/// Milliseconds after which another process may seal, should this one have died.
const LEASE_MS: i64 = 30_000;
const LEASE: &str = "audit.seal";

/// The database does not reach back to what was noted outside; sealing on would hide that.
#[derive(Debug, thiserror::Error)]
#[error("the chain does not hold the noted head of {noted} seals")]
pub struct HeadLost {
    /// Seals noted outside.
    pub noted: i64,
}

impl Explain for HeadLost {
    fn kind(&self) -> Kind {
        Kind::Conflict
    }

    fn message(&self, locale: Locale) -> String {
        t::head_lost(locale, self.noted)
    }
}

/// Seals every row committed so far and notes the new head. Gives how many were sealed; none while
/// another process is sealing. The first sealing of a database makes its key.
///
/// # Errors
/// [`HeadLost`] for an old copy or a cut chain, [`super::vault::VaultTrouble`] without the key, or
/// the store's.
pub fn seal(app: &App, vault: &Vault) -> Result<u64, AppError> {
    let holder = app.uid(app.now()).to_string();
    let store = &app.store;
    let (at, name) = (app.now(), holder.clone());
    let held = store.write(Settle::Rerun, Priority::Normal, move |tx| {
        lease::take(tx, LEASE, &name, at, at.plus_millis(LEASE_MS))
    })?;
    if !held {
        return Ok(0);
    }
    let outcome = seal_all(app, vault, &holder);
    store.write(Settle::Rerun, Priority::Normal, move |tx| lease::release(tx, LEASE, &holder))?;
    outcome
}

fn seal_all(app: &App, vault: &Vault, holder: &str) -> Result<u64, AppError> {
    let last = app.read(|tx| Ok(rows::last_seal(tx)?))?;
    let key = match last {
        Some(_) => vault.key()?,
        None => vault.ensure_key(app.entropy.bytes(), app.entropy.bytes())?,
    };
    hold_noted_head(app, vault)?;
    let mut sealed = 0;
    loop {
        let (at, holder, key) = (app.now(), holder.to_owned(), key.clone());
        let (count, head) = app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
            if !lease::take(tx, LEASE, &holder, at, at.plus_millis(LEASE_MS))? {
                return Ok((0, None));
            }
            let mut head = head_of(rows::last_seal(tx)?)?;
            let waiting = rows::unsealed(tx, CHUNK)?;
            for entry in &waiting {
                let seq = head.count + 1;
                let uid = entry.uid.to_string();
                head = Head { count: seq, mac: head.mac.next(&key.bytes, seq, &row(entry, &uid)) };
                let mac = head.mac.to_string();
                rows::add_seal(tx, &Seal { seq, audit_id: entry.id, key_id: key.id.clone(), mac })?;
            }
            Ok((waiting.len() as u64, Some(head)))
        })?;
        let Some(head) = head else { return Ok(sealed) };
        // Also when nothing was left: a crash may have come between the last seal and its note.
        if vault.head()? != head {
            vault.note(head, app.now(), Note::Sealed)?;
        }
        sealed += count;
        if count < CHUNK as u64 {
            return Ok(sealed);
        }
    }
}

/// Refuses when the chain does not hold the head that was noted outside.
fn hold_noted_head(app: &App, vault: &Vault) -> Result<(), AppError> {
    let noted = vault.head()?;
    if noted == Head::START {
        return Ok(());
    }
    let found = app.read(|tx| Ok(rows::seal_at(tx, noted.count)?))?;
    match found {
        Some(seal) if Mac::parse(&seal.mac) == Some(noted.mac) => Ok(()),
        _ => Err(HeadLost { noted: noted.count }.into()),
    }
}

fn head_of(last: Option<Seal>) -> Result<Head, StoreError> {
    let Some(seal) = last else { return Ok(Head::START) };
    let damaged = || StoreError::Damaged(format!("audit_seal {}: no MAC", seal.seq));
    Ok(Head { count: seal.seq, mac: Mac::parse(&seal.mac).ok_or_else(damaged)? })
}

/// The head of the chain as the database has it.
pub(in crate::app) fn stored_head(store: &Store) -> Result<Head, AppError> {
    Ok(head_of(store.read(rows::last_seal)?)?)
}
