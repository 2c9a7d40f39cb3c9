//! Importing a roster: new officers, and what changed about those who are known.
//!
//! A row is somebody known when its identity number or its card number is. Empty cells change
//! nothing. Cards that are known stay as their events leave them; a new one is taken over as it
//! stands, when the row gives its whole validity. Whoever has no account yet gets one, with a
//! sign-in name from the pinyin of the name. Either every row is taken or none.

mod plan;

use crate::app::account::enrol;
use crate::app::actor::require;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, Explain, Kind, Trace, preset};
use crate::domain::custom_field::FieldOwner;
use crate::domain::id::{AccountId, OfficerId, Uid};
use crate::domain::role::{Permission, Target};
use crate::domain::sign_in_name::SignInName;
use crate::domain::time::{Date, Timestamp, Zone};
use crate::i18n::{Locale, roster as t};
use crate::interchange::roster::{self, DraftOfficer};
use crate::store::accounts;
use crate::store::credentials::NewEntry;
use crate::store::{Tx, credentials, custom_fields};
use plan::Plan;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use crate::interchange::roster::{Roster, RosterIssue, Severity};

/// The most bytes a roster may have.
pub const MAX_BYTES: usize = roster::MAX_BYTES;

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Officers who are new.
    pub created: usize,
    /// Officers about whom something changed.
    pub updated: usize,
    /// Officers who are as they were.
    pub unchanged: usize,
    /// Cards taken over.
    pub cards: usize,
    /// Accounts made.
    pub accounts: usize,
    /// Rows, from 1, whose card is new and has no whole validity, so it was not taken over.
    pub cards_incomplete: Vec<usize>,
    /// What became of each row, in file order; told on screen, not in the contract of the JSON.
    #[serde(skip)]
    pub people: Vec<Change>,
}

/// What becomes of the person of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Row in the file, from 1.
    pub row: usize,
    /// Their name.
    pub name: String,
    /// What becomes of them.
    pub outcome: Outcome,
    /// The number of the card taken over with them.
    pub card: Option<String>,
}

/// What becomes of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They were not known.
    Created,
    /// Something about them changed.
    Updated,
    /// They are as they were.
    Unchanged,
}

/// Nothing of a roster was taken.
#[derive(Debug, thiserror::Error)]
#[error("the roster has errors")]
pub struct ImportRefusal {
    /// What the ledger finds wrong with the rows, besides what reading found.
    pub issues: Vec<RosterIssue>,
}

impl Explain for ImportRefusal {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        t::unsound(locale).to_owned()
    }
}

/// Reads a roster file, whose name the cards taken over will carry, with the columns that the organisation declared; `Roster::issues` says what
/// is wrong with it.
///
/// # Errors
/// Whatever the store refuses.
pub fn read(app: &App, file: &str, bytes: &[u8]) -> Result<Roster, AppError> {
    let fields = app.read(|tx| Ok(custom_fields::in_use(tx, FieldOwner::Officer)?))?;
    let mut roster = roster::read(bytes, &fields, app.today());
    file.clone_into(&mut roster.file);
    Ok(roster)
}

/// Imports a roster, or with `dry_run` only says what that would do.
///
/// # Errors
/// Refused without the permission; [`ImportRefusal`] with every row that cannot be taken; whatever
/// the store refuses. Then nothing is changed.
pub fn import(
    app: &Arc<App>,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditOfficers, Target::District)?;
    let (at, today) = (app.now(), app.today());
    let row = |draft: &DraftOfficer| Row {
        draft: draft.clone(),
        uids: std::array::from_fn(|_| app.uid(at)),
    };
    let rows: Vec<Row> = roster.officers.iter().map(row).collect();
    if roster.has_errors() {
        // What the ledger finds wrong is told together with what reading found.
        let flawed: Vec<Row> = roster.flawed.iter().map(row).collect();
        let all: Vec<&Row> = rows.iter().chain(&flawed).collect();
        app.read(|tx| planned(tx, roster, &all, today).map(drop))?;
        return Err(ImportRefusal { issues: Vec::new() }.into());
    }
    if dry_run {
        return app.read(|tx| {
            let mut report = ImportReport::default();
            for plan in planned(tx, roster, &rows.iter().collect::<Vec<_>>(), today)? {
                plan.count(&mut report);
                let has_account = plan.known.map(|officer| accounts::of_officer(tx, officer));
                let has_account = has_account.transpose()?.flatten().is_some();
                report.accounts += usize::from(!has_account && !plan.officer.state.has_left());
            }
            Ok(report)
        });
    }
    let scribe = Scribe {
        at,
        today,
        zone: app.zone.clone(),
        account: actor.account,
        label: actor.label.clone(),
        file: roster.file.clone(),
    };
    let roster = roster.clone();
    app.write(actor, at, move |tx| {
        // Every row is judged before the first is written, so that all errors are told at once.
        planned(tx, &roster, &rows.iter().collect::<Vec<_>>(), today)?;
        let organisation = Organisation::load(tx)?;
        let mut taken = enrol::taken_names(tx)?;
        let mut report = ImportReport::default();
        for row in &rows {
            // Again, because an earlier row may have been about the same person.
            let plan = Plan::of(tx, &organisation, row, today)?.map_err(|faults| {
                ImportRefusal { issues: located(&roster, row.draft.row, faults) }
            })?;
            plan.count(&mut report);
            let officer = scribe.keep(tx, row, &plan)?;
            report.accounts += usize::from(scribe.account(tx, row, &plan, officer, &mut taken)?);
        }
        let detail = serde_json::to_value(&report).unwrap_or_default();
        Ok((report, Trace::new("officer.import", "officer", rows.len()).with(detail)))
    })
}

/// A row with the uids it uses for what is new: person, card, entry of the card, account.
struct Row {
    draft: DraftOfficer,
    uids: [Uid; 4],
}

/// What every row comes to.
fn planned(
    tx: &mut Tx<'_>,
    roster: &Roster,
    rows: &[&Row],
    today: Date,
) -> Result<Vec<Plan>, AppError> {
    let organisation = Organisation::load(tx)?;
    let (mut plans, mut issues) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        match Plan::of(tx, &organisation, row, today)? {
            Ok(plan) => plans.push(plan),
            Err(faults) => issues.append(&mut located(roster, row.draft.row, faults)),
        }
    }
    if issues.is_empty() { Ok(plans) } else { Err(ImportRefusal { issues }.into()) }
}

fn located(roster: &Roster, row: usize, faults: Vec<plan::Found>) -> Vec<RosterIssue> {
    faults.into_iter().map(|(column, fault)| roster.issue(row, column, fault)).collect()
}

/// Who writes the rows of an import, and when.
struct Scribe {
    at: Timestamp,
    today: Date,
    zone: Zone,
    account: Option<AccountId>,
    label: String,
    /// Name of the roster.
    file: String,
}

impl Scribe {
    /// Writes the person, their post and their card.
    fn keep(&self, tx: &mut Tx<'_>, row: &Row, plan: &Plan) -> Result<OfficerId, AppError> {
        let officer = plan.keep(tx, self.at, self.today)?;
        if let Some(card) = &plan.card {
            let rules = preset::in_force(tx, self.today)?.credential;
            let [_, uid, entry, _] = row.uids;
            let credential = credentials::open(tx, uid, officer, card.kind, self.at)?;
            let entry = NewEntry {
                uid: entry,
                credential,
                effective: card.event_day,
                recorded: self.at,
                recorded_by: self.account,
                approved_by: None,
                actor: &self.label,
                reason: "",
                document: &format!("{}:{}", self.file, row.draft.row),
                event: &card.event,
            };
            credentials::record(tx, &entry, &rules, &self.zone)?;
        }
        Ok(officer)
    }

    /// Makes the account of whoever has none and is still there; says whether it did.
    fn account(
        &self,
        tx: &mut Tx<'_>,
        row: &Row,
        plan: &Plan,
        officer: OfficerId,
        taken: &mut BTreeSet<SignInName>,
    ) -> Result<bool, AppError> {
        if plan.officer.state.has_left() || accounts::of_officer(tx, officer)?.is_some() {
            return Ok(false);
        }
        let name = SignInName::generate(&plan.officer.name, taken);
        let [_, _, _, uid] = row.uids;
        enrol::open(tx, uid, officer, &plan.officer.name, &name, self.at)?;
        taken.insert(name);
        Ok(true)
    }
}
