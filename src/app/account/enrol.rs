//! Accounts for officers who have none: a name from their pinyin, the role of an enforcer.

use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, Page, Trace};
use crate::domain::id::{AgencyId, OfficerId, Uid};
use crate::domain::officer::PersonState;
use crate::domain::role::{Grant, Permission, Role, Scope};
use crate::domain::sign_in_name::SignInName;
use crate::domain::time::{Date, Timestamp};
use crate::store::accounts::{self, NewAccount};
use crate::store::officers::{self, OfficerFilter, OfficerOrder};
use crate::store::{StoreError, Tx, Within};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Somebody who got an account, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Enrolled {
    /// The person.
    pub name: String,
    /// Their agency in short.
    pub agency: Option<String>,
    /// The name they will sign in with.
    pub sign_in_name: SignInName,
}

/// Creates an account for every officer in service who has none, within the actor's reach and
/// below one agency where one is given. Nobody has a password yet: codes are issued next. With
/// `dry_run` nothing is kept.
///
/// # Errors
/// A refusal for whoever manages no accounts, or the store's.
pub fn enrol(
    app: &Arc<App>,
    actor: &Actor,
    agency: Option<AgencyId>,
    dry_run: bool,
) -> Result<Vec<Enrolled>, AppError> {
    let reach = reach(app, actor, Permission::ManageAccounts)?;
    let today = app.today();
    let within = app.read(|tx| Ok(Organisation::load(tx)?.within_agency(&reach, agency)))?;
    let found = app.read(|tx| Ok(without_account(tx, &within, today)?))?;
    if dry_run || found.is_empty() {
        return Ok(found.into_iter().map(|(_, enrolled)| enrolled).collect());
    }
    let at = app.now();
    // More than there were: somebody may be added to the ledger meanwhile.
    let uids: Vec<Uid> = (0..found.len() + 64).map(|_| app.uid(at)).collect();
    app.write(actor, at, move |tx| {
        let mut enrolled = Vec::new();
        for ((officer, person), uid) in without_account(tx, &within, today)?.into_iter().zip(&uids)
        {
            open(tx, *uid, officer, &person.name, &person.sign_in_name, at)?;
            enrolled.push(person);
        }
        let names: Vec<&str> = enrolled.iter().map(|one| one.sign_in_name.as_str()).collect();
        let detail = serde_json::json!({ "accounts": names });
        let target = format!("{} accounts", names.len());
        Ok((enrolled, Trace::new("account.enrol", "account", target).with(detail)))
    })
}

/// Opens the account of an officer: the role of an enforcer, no password yet. Every officer comes to
/// an account this way, by a roster or by [`enrol`].
pub(in crate::app) fn open(
    tx: &mut Tx<'_>,
    uid: Uid,
    officer: OfficerId,
    person: &str,
    sign_in_name: &SignInName,
    at: Timestamp,
) -> Result<(), StoreError> {
    let account = NewAccount {
        uid,
        sign_in_name: sign_in_name.as_str(),
        officer: Some(officer),
        display_name: person,
        password: None,
        at,
    };
    let id = accounts::insert(tx, &account)?;
    accounts::set_grants(tx, id, &[Grant { role: Role::Enforcer, scope: Scope::Own }])
}

/// The sign-in names that are taken.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn taken_names(tx: &mut Tx<'_>) -> Result<BTreeSet<SignInName>, StoreError> {
    Ok(taken(&accounts::all(tx)?))
}

/// A free sign-in name for a person.
///
/// # Errors
/// A refusal for whoever manages no accounts, or the store's.
pub fn suggest(app: &App, actor: &Actor, person: &str) -> Result<SignInName, AppError> {
    reach(app, actor, Permission::ManageAccounts)?;
    app.read(|tx| Ok(SignInName::generate(person, &taken_names(tx)?)))
}

fn taken(all: &[accounts::Account]) -> BTreeSet<SignInName> {
    all.iter().filter_map(|account| account.sign_in_name.parse().ok()).collect()
}

/// Officers in service without an account, with the names they would get.
fn without_account(
    tx: &mut Tx<'_>,
    within: &Within,
    today: Date,
) -> Result<Vec<(OfficerId, Enrolled)>, StoreError> {
    let all = accounts::all(tx)?;
    let mut taken = taken(&all);
    let have: BTreeSet<OfficerId> = all.iter().filter_map(|account| account.officer).collect();
    let filter = OfficerFilter {
        text: String::new(),
        state: Some(PersonState::InService),
        category: None,
        within: within.clone(),
        on: today,
    };
    let mut found = Vec::new();
    for line in officers::page(tx, &filter, OfficerOrder::Agency, Page::ALL)? {
        let officer = &line.officer.officer;
        if have.contains(&line.officer.id) {
            continue;
        }
        let sign_in_name = SignInName::generate(&officer.name, &taken);
        taken.insert(sign_in_name.clone());
        let (name, agency) = (officer.name.clone(), line.agency_name);
        found.push((line.officer.id, Enrolled { name, agency, sign_in_name }));
    }
    Ok(found)
}
