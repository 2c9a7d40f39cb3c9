//! Accounts for everybody, and one for each role. Nobody has a password: people are chosen.

use super::data::District;
use super::{Agencies, Employee, Fill};
use crate::app::AppError;
use crate::domain::role::{Grant, Role, Scope};
use crate::domain::sign_in_name::SignInName;
use crate::store::accounts::{self, NewAccount};
use std::collections::BTreeSet;

/// Index, in the district's list, of the agency that has a manager of its own.
const MANAGED: usize = 1;
/// Accounts written in one go.
const CHUNK: usize = 24;

/// Creates the accounts.
pub(super) fn create(
    fill: &Fill<'_>,
    staff: &[Employee],
    district: &District,
    agencies: &Agencies,
) -> Result<(), AppError> {
    let mut dice = fill.dice("accounts");
    let at = fill.at(fill.as_of, 0, 0);
    let short = district.agencies.get(MANAGED).map_or("", |agency| &agency.short);
    let agency = agencies.get(MANAGED).map_or(Scope::District, |agency| Scope::Agency(*agency));
    let functions = [
        ("trainer", "培训管理员".to_owned(), Role::Trainer, Scope::District),
        ("manager", "证件管理员".to_owned(), Role::Manager, Scope::District),
        ("agency-manager", format!("{short}证件管理员"), Role::Manager, agency),
        ("reviewer", "审核人".to_owned(), Role::Reviewer, Scope::District),
        ("auditor", "审计员".to_owned(), Role::Auditor, Scope::District),
        ("admin", "系统管理员".to_owned(), Role::Admin, Scope::District),
    ];
    let reserved = functions.iter().filter_map(|(name, ..)| name.parse().ok());
    let mut taken: BTreeSet<SignInName> = reserved.collect();
    let mut new: Vec<_> = functions
        .into_iter()
        .map(|(name, shown, role, scope)| {
            (dice.uid(at), name.to_owned(), None, shown, Grant { role, scope })
        })
        .collect();
    for employee in staff {
        let shown = employee.person.officer.name.clone();
        let name = SignInName::generate(&shown, &taken);
        let grant = Grant { role: Role::Enforcer, scope: Scope::Own };
        new.push((dice.uid(at), name.as_str().to_owned(), Some(employee.id), shown, grant));
        taken.insert(name);
    }
    for chunk in new.chunks(CHUNK) {
        let chunk = chunk.to_vec();
        fill.write("accounts", move |tx| {
            for (uid, sign_in_name, officer, display_name, grant) in &chunk {
                // Set-up has made an administrator already.
                if accounts::named(tx, sign_in_name)?.is_some() {
                    continue;
                }
                let account = NewAccount {
                    uid: *uid,
                    sign_in_name,
                    officer: *officer,
                    display_name,
                    password: None,
                    at,
                };
                let id = accounts::insert(tx, &account)?;
                accounts::set_grants(tx, id, &[*grant])?;
            }
            Ok(())
        })?;
    }
    Ok(())
}
