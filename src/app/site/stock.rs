//! What an organisation begins with: its agencies, and banks and blueprints of the program's.

use super::create::Supplies;
use crate::app::agency::import::{DraftAgency, insert_all, sound};
use crate::app::bank::check::BankDraft;
use crate::app::bank::import::import_within;
use crate::app::bank::shipped;
use crate::app::error::Missing;
use crate::app::exam::practice;
use crate::app::form::Pools;
use crate::app::{AppError, blueprint};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::Uid;
use crate::domain::time::Timestamp;
use crate::store::{StoreError, Tx, blueprints};
use serde::Serialize;

/// Everything read and named, ready to be put into a transaction.
pub(super) struct Stock {
    agencies: Vec<DraftAgency>,
    agency_uids: Vec<Uid>,
    banks: Vec<(Uid, BankDraft)>,
    /// Each with the uid of the practice sitting it gets.
    blueprints: Vec<(Uid, Blueprint)>,
}

/// What was put in, for the audit.
#[derive(Debug, Serialize)]
pub(super) struct Stocked {
    agencies: usize,
    banks: Vec<String>,
    blueprints: Vec<String>,
    /// Codes of the blueprints that a standing practice sitting was opened for.
    practice: Vec<String>,
}

impl Stock {
    /// Reads what was chosen.
    ///
    /// # Errors
    /// When the list of agencies has errors, or nothing shipped goes by a name.
    pub(super) fn new(supplies: &Supplies, uid: impl Fn() -> Uid) -> Result<Self, AppError> {
        let agencies = sound(&supplies.agencies)?.to_vec();
        let bank = |name: &String| {
            let draft = shipped::named(name).ok_or_else(|| Missing::new("bank", name))?;
            Ok::<_, AppError>((uid(), draft))
        };
        let all = blueprint::load::shipped()?;
        let plan = |code: &String| {
            let found = all.iter().find(|blueprint| blueprint.code == *code).cloned();
            let found = found.ok_or_else(|| Missing::new("blueprint", code))?;
            Ok::<_, AppError>((uid(), found))
        };
        Ok(Self {
            agency_uids: agencies.iter().map(|_| uid()).collect(),
            agencies,
            banks: supplies.banks.iter().map(bank).collect::<Result<_, _>>()?,
            blueprints: supplies.blueprints.iter().map(plan).collect::<Result<_, _>>()?,
        })
    }

    /// Puts everything in, inside the caller's transaction, and opens a standing practice sitting
    /// for each blueprint that can have one, so that people can practise from the first day.
    ///
    /// # Errors
    /// What is wrong with the agencies, or the store's.
    pub(super) fn put(&self, tx: &mut Tx<'_>, at: Timestamp) -> Result<Stocked, StoreError> {
        let agencies = insert_all(tx, &self.agencies, &self.agency_uids)?.created.len();
        let mut banks = Vec::new();
        for (uid, draft) in &self.banks {
            banks.push(import_within(tx, draft, *uid, at)?.bank);
        }
        let (mut blueprints, mut practice) = (Vec::new(), Vec::new());
        for (sitting, plan) in &self.blueprints {
            let uid = blueprint::blueprint_uid(&plan.code);
            let id = blueprints::add_revision(tx, uid, plan, None, at)?;
            blueprints.push(plan.code.clone());
            if practice::offer(tx, &Pools::default(), (id, plan), *sitting, at)?.is_some() {
                practice.push(plan.code.clone());
            }
        }
        Ok(Stocked { agencies, banks, blueprints, practice })
    }
}
