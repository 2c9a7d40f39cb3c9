//! The list of accounts.

use super::oversight::Place;
use crate::app::{Actor, App, AppError, actor};
use crate::domain::id::{AccountId, AgencyId};
use crate::domain::role::{Grant, Permission, Reach};
use crate::domain::time::Timestamp;
use crate::store::accounts::{self, Account};
use crate::store::audit;
use std::collections::BTreeMap;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub account: Account,
    /// What it is granted.
    pub grants: Vec<Grant>,
    /// The agency of its officer, by id and short name.
    pub agency: Option<(AgencyId, String)>,
    /// Until when it has a code that nobody used.
    pub code_until: Option<Timestamp>,
    /// When somebody last came in with it, as far as the audit knows.
    pub last_sign_in: Option<Timestamp>,
}

/// Every account within the actor's reach, by sign-in name.
///
/// # Errors
/// A refusal for lack of permission.
pub fn list(app: &App, actor: &Actor) -> Result<Vec<Line>, AppError> {
    let reach = actor::reach(app, actor, Permission::ManageAccounts)?;
    let (at, today) = (app.now(), app.today());
    app.read(|tx| {
        let mut grants: BTreeMap<AccountId, Vec<Grant>> = BTreeMap::new();
        for (id, grant) in accounts::grants(tx, None)? {
            grants.entry(id).or_default().push(grant);
        }
        let codes: BTreeMap<AccountId, Timestamp> =
            accounts::open_codes(tx, at)?.into_iter().collect();
        let seen: BTreeMap<AccountId, Timestamp> = audit::last_sign_ins(tx)?.into_iter().collect();
        let mut lines = Vec::new();
        for account in accounts::all(tx)? {
            let place = Place::of(tx, account.officer, today)?;
            let within = match &reach {
                Reach::District => true,
                Reach::Agencies(agencies) => agencies.iter().any(|a| place.path().contains(a)),
                Reach::Own(officer) => account.officer == Some(*officer),
            };
            if !within {
                continue;
            }
            let agency = match place.path().last() {
                Some(id) => accounts::agency_name(tx, *id)?.map(|name| (*id, name)),
                None => None,
            };
            lines.push(Line {
                grants: grants.remove(&account.id).unwrap_or_default(),
                last_sign_in: seen.get(&account.id).copied(),
                code_until: codes.get(&account.id).copied(),
                agency,
                account,
            });
        }
        Ok(lines)
    })
}
