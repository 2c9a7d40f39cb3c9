//! Choosing whom to be, without a password: only in a demo.

use super::{AccountRefused, actor, load};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace, Via};
use crate::domain::id::AccountId;
use crate::domain::role::{Grant, Grants};
use crate::store::accounts::{self, Account};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everybody who can be chosen, by sign-in name.
///
/// # Errors
/// [`AccountRefused::NotDemo`] in a database that is not marked as a demo.
pub fn choices(app: &App, via: Via) -> Result<Vec<Actor>, AppError> {
    only_in_a_demo(app)?;
    app.read(|tx| {
        let mut held: BTreeMap<AccountId, Vec<Grant>> = BTreeMap::new();
        for (id, grant) in accounts::grants(tx, None)? {
            held.entry(id).or_default().push(grant);
        }
        let active = accounts::all(tx)?.into_iter().filter(|account| account.is_active);
        let person = |account: Account| {
            let held = held.remove(&account.id).unwrap_or_default();
            actor(account, Grants { officer: None, held }, via)
        };
        Ok(active.map(person).collect())
    })
}

/// Signs somebody in without a password.
///
/// # Errors
/// [`AccountRefused::NotDemo`] in a database that is not marked as a demo; [`Missing`] when the
/// account does not exist or is disabled.
pub fn choose(app: &Arc<App>, id: AccountId, via: Via) -> Result<Actor, AppError> {
    only_in_a_demo(app)?;
    let found = app.read(|tx| Ok(load(tx, id, via)?))?;
    let actor = found.ok_or_else(|| Missing::new("account", id.0))?;
    let name = actor.label.clone();
    app.write(&actor, app.now(), move |_| {
        Ok(((), Trace::new("account.choose", "account", &name)))
    })?;
    Ok(actor)
}

fn only_in_a_demo(app: &App) -> Result<(), AccountRefused> {
    if app.site.is_demo { Ok(()) } else { Err(AccountRefused::NotDemo) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    #[test]
    fn people_can_be_chosen_in_a_demo_and_nowhere_else() {
        let at = Timestamp::from_millis(1_790_000_000_000);
        let demo = App::in_memory_as(at, 1, true).unwrap();
        let people = choices(&demo, Via::Tui).unwrap();
        let id = people[0].account.unwrap();
        assert_eq!(choose(&demo, id, Via::Tui).unwrap().label, "admin");
        assert!(choose(&demo, AccountId(99), Via::Tui).unwrap_err().is::<Missing>().is_some());

        let real = App::in_memory(at, 1).unwrap();
        let refused = |error: AppError| error.is() == Some(&AccountRefused::NotDemo);
        assert!(choices(&real, Via::Tui).is_err_and(refused));
        assert!(choose(&real, id, Via::Tui).is_err_and(refused));
    }
}
