//! Issuing one-time codes, to single people or to a whole agency at once.

use super::AccountRefused;
use super::oversight::{self, Overseen, Place};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace, actor};
use crate::domain::id::{AccountId, AgencyId};
use crate::domain::one_time_code::{OneTimeCode, expiry};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::accounts::{self, Account};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who gets a code.
#[derive(Debug, Clone)]
pub enum Recipients {
    /// These accounts, also where they have a password; it is good until the code is used.
    Accounts(Vec<AccountId>),
    /// Everybody of an agency and below it who never set a password.
    Agency(AgencyId),
}

/// A code to be handed over. It is shown this once.
#[derive(Debug, Clone)]
pub struct IssuedCode {
    /// The account.
    pub account: AccountId,
    /// The name to sign in with.
    pub sign_in_name: String,
    /// The person.
    pub display_name: String,
    /// Their agency, where they are an officer with a post.
    pub agency: Option<String>,
    /// The code.
    pub code: OneTimeCode,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// Issues a code to each, good for `hours` (1 to [`crate::domain::one_time_code::MAX_HOURS`]);
/// earlier codes of the same people become void.
///
/// # Errors
/// A refusal for lack of permission over any of them, and [`AccountRefused`] when an account is
/// disabled or nobody of the agency needs a code.
pub fn issue_codes(
    app: &Arc<App>,
    actor: &Actor,
    recipients: Recipients,
    hours: i64,
) -> Result<Vec<IssuedCode>, AppError> {
    let overseen = match recipients {
        Recipients::Accounts(ids) => {
            let ids = ids.into_iter();
            ids.map(|id| oversight::require(app, actor, id)).collect::<Result<_, _>>()?
        }
        Recipients::Agency(agency) => newcomers(app, actor, agency)?,
    };
    if overseen.iter().any(|one| !one.account.is_active) {
        return Err(AccountRefused::Disabled.into());
    }
    issue(app, actor, overseen, hours, Occasion::Routine)
}

/// What codes are issued for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// Somebody has no password or forgot it.
    Routine,
    /// Nobody can administer; the account is opened again and its failures are forgotten.
    Recovery,
}

/// Issues the codes once it is decided that they may be.
pub(super) fn issue(
    app: &Arc<App>,
    actor: &Actor,
    overseen: Vec<Overseen>,
    hours: i64,
    occasion: Occasion,
) -> Result<Vec<IssuedCode>, AppError> {
    let at = app.now();
    let expires_at = expiry(at, hours);
    let drawn: Vec<(Account, Option<AgencyId>, OneTimeCode)> = overseen
        .into_iter()
        .map(|Overseen { account, place, .. }| {
            let code = OneTimeCode::from_random(app.entropy.bytes());
            (account, place.path().last().copied(), code)
        })
        .collect();
    app.write(actor, at, move |tx| {
        let mut issued = Vec::with_capacity(drawn.len());
        for (account, agency, code) in &drawn {
            accounts::issue_code(tx, account.id, &code.digest(account.uid), at, expires_at)?;
            if occasion == Occasion::Recovery {
                accounts::set_active(tx, account.id, true)?;
                accounts::clear_throttle(tx, &account.sign_in_name)?;
            }
            let agency = match agency {
                Some(agency) => accounts::agency_name(tx, *agency)?,
                None => None,
            };
            issued.push(IssuedCode {
                account: account.id,
                sign_in_name: account.sign_in_name.clone(),
                display_name: account.display_name.clone(),
                agency,
                code: code.clone(),
                expires_at,
            });
        }
        let names: Vec<&str> = drawn.iter().map(|(one, ..)| one.sign_in_name.as_str()).collect();
        let target = match names[..] {
            [name] => name.to_owned(),
            _ => format!("{} accounts", names.len()),
        };
        let action = match occasion {
            Occasion::Routine => "account.issue_codes",
            Occasion::Recovery => "account.recover",
        };
        let detail = serde_json::json!({ "accounts": names, "expires_at": expires_at });
        Ok((issued, Trace::new(action, "account", target).with(detail)))
    })
}

/// Active accounts of an agency's officers that have no password yet.
fn newcomers(app: &App, actor: &Actor, agency: AgencyId) -> Result<Vec<Overseen>, AppError> {
    actor::require(app, actor, Permission::ManageAccounts, Target::Some)?;
    let path = app.read(|tx| Ok(accounts::agency_path(tx, agency)?))?;
    if path.is_empty() {
        return Err(Missing::new("agency", agency.0).into());
    }
    actor::require(app, actor, Permission::ManageAccounts, Target::Agency(&path))?;
    let today = app.today();
    let found = app.read(|tx| {
        let mut grants: BTreeMap<AccountId, Vec<_>> = BTreeMap::new();
        for (id, grant) in accounts::grants(tx, None)? {
            grants.entry(id).or_default().push(grant);
        }
        let mut found = Vec::new();
        for account in accounts::all(tx)? {
            if !account.is_active || account.has_password || account.officer.is_none() {
                continue;
            }
            let place = Place::of(tx, account.officer, today)?;
            if place.path().contains(&agency) {
                let grants = grants.remove(&account.id).unwrap_or_default();
                found.push(Overseen { account, place, grants });
            }
        }
        Ok(found)
    })?;
    if found.is_empty() {
        return Err(AccountRefused::NobodyNeedsCode.into());
    }
    for one in &found {
        oversight::require_all(app, actor, &one.place, &one.grants)?;
    }
    Ok(found)
}
