//! Proving that the audit is what was sealed.

use super::row;
use super::vault::Vault;
use crate::app::{Actor, App, AppError, actor};
use crate::domain::audit::{Fault, Prover};
use crate::domain::role::{Permission, Target};
use crate::store::audit::{self as rows, Covered};
use serde::Serialize;

/// What a proof found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Seals proved before the first fault.
    pub proved: i64,
    /// Rows that no seal covers yet: what they say is not proved.
    pub unsealed: i64,
    /// The first thing wrong; none when the chain is sound and holds the head noted outside.
    pub fault: Option<Fault>,
}

/// Proves the chain against the key and the head in the vault. A database that was never sealed
/// has nothing to prove.
///
/// # Errors
/// A refusal for lack of permission, [`super::vault::VaultTrouble`] without the key, or the
/// store's.
pub fn verify(app: &App, actor: &Actor, vault: &Vault) -> Result<Verification, AppError> {
    actor::require(app, actor, Permission::ViewAudit, Target::District)?;
    let noted = vault.head()?;
    let never_sealed = app.read(|tx| Ok(rows::last_seal(tx)?))?.is_none();
    let key = match vault.key() {
        Err(error) if !never_sealed => return Err(error),
        key => key.ok(),
    };
    app.read(|tx| {
        let unsealed = rows::count_unsealed(tx)?;
        let (id, bytes) = key.as_ref().map_or(("", &[0; 32]), |key| (key.id.as_str(), &*key.bytes));
        let mut prover = Prover::new(bytes, id, noted);
        let mut proved = 0;
        let mut fault = None;
        rows::walk(tx, |seal, covered| {
            if fault.is_some() {
                return Ok(());
            }
            let (entry, uid) = match &covered {
                Covered::Row(entry) => (Some(entry), entry.uid.to_string()),
                Covered::Missing => (None, String::new()),
                Covered::Unreadable => {
                    fault = Some(Fault::RowChanged { audit_id: seal.audit_id });
                    return Ok(());
                }
            };
            let row = entry.map(|entry| row(entry, &uid));
            match prover.take(seal.seq, seal.audit_id, &seal.key_id, &seal.mac, row.as_ref()) {
                Ok(()) => proved = seal.seq,
                Err(found) => fault = Some(found),
            }
            Ok(())
        })?;
        let fault = fault.or_else(|| prover.finish().err());
        Ok(Verification { proved, unsealed, fault })
    })
}

/// A fault's code in JSON.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct FaultCode {
    /// What is wrong.
    pub code: &'static str,
    /// The row, where one can be named.
    pub audit_id: Option<i64>,
    /// The position in the chain, where one can be named.
    pub seq: Option<i64>,
}

impl From<Fault> for FaultCode {
    fn from(fault: Fault) -> Self {
        let (code, audit_id, seq) = match fault {
            Fault::RowChanged { audit_id } => ("row_changed", Some(audit_id), None),
            Fault::RowMissing { audit_id } => ("row_missing", Some(audit_id), None),
            Fault::ForeignKey { audit_id } => ("foreign_key", Some(audit_id), None),
            Fault::SealMissing { seq } => ("seal_missing", None, Some(seq)),
            Fault::SealOrder { seq } => ("seal_order", None, Some(seq)),
            Fault::Shortened { found, .. } => ("shortened", None, Some(found)),
            Fault::Diverged { seq } => ("diverged", None, Some(seq)),
        };
        Self { code, audit_id, seq }
    }
}
