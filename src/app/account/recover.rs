//! Getting back in when no administrator can: on the machine itself, by the file's owner.

use super::AccountRefused;
use super::issue_codes::{IssuedCode, Occasion, issue};
use super::oversight::{Overseen, Place};
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::one_time_code::DEFAULT_HOURS;
use crate::domain::role::{Grant, Role, Scope};
use crate::domain::sign_in_name::SignInName;
use crate::store::{Driver, accounts};
use std::sync::Arc;

/// Opens the account of an administrator of the whole organisation again and issues a one-time
/// code for it. Nobody becomes administrator by this who was none.
///
/// # Errors
/// [`AccountRefused::NotOnThisMachine`] unless the operator of a local file asks; [`Missing`] when
/// no such administrator exists.
pub fn recover(app: &Arc<App>, actor: &Actor, name: &SignInName) -> Result<IssuedCode, AppError> {
    if !actor.is_operator() || app.store.driver() != Driver::Sqlite {
        return Err(AccountRefused::NotOnThisMachine.into());
    }
    let missing = || Missing::new("account", name);
    let today = app.today();
    let overseen = app.read(|tx| {
        let account = accounts::named(tx, name.as_str())?.ok_or_else(missing)?;
        let grants: Vec<Grant> =
            accounts::grants(tx, Some(account.id))?.into_iter().map(|(_, grant)| grant).collect();
        if !grants.contains(&Grant { role: Role::Admin, scope: Scope::District }) {
            return Err(missing().into());
        }
        let place = Place::of(tx, account.officer, today)?;
        Ok(Overseen { account, place, grants })
    })?;
    let mut issued = issue(app, actor, vec![overseen], DEFAULT_HOURS, Occasion::Recovery)?;
    issued.pop().ok_or_else(|| missing().into())
}

#[cfg(test)]
mod tests {
    use super::super::redeem_code::redeem_code;
    use super::*;
    use crate::app::Via;
    use crate::app::account::create::{Draft, create};
    use crate::app::password::Password;
    use crate::domain::time::Timestamp;
    use crate::store::{Priority, Settle};

    #[test]
    fn only_the_operator_recovers_and_only_an_administrator() {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let operator = Actor::operator(Via::Cli);
        let draft = Draft {
            sign_in_name: "lina".parse().unwrap(),
            display_name: "李娜".to_owned(),
            officer: None,
            grants: vec![Grant { role: Role::Trainer, scope: Scope::District }],
        };
        create(&app, &operator, draft).unwrap();
        let admin = app.read(|tx| Ok(accounts::named(tx, "admin")?)).unwrap().unwrap();
        let close = move |tx: &mut crate::store::Tx<'_>| accounts::set_active(tx, admin.id, false);
        app.store.write(Settle::Rerun, Priority::Normal, close).unwrap();

        let name = |text: &str| text.parse::<SignInName>().unwrap();
        let error = recover(&app, &operator, &name("lina")).unwrap_err();
        assert!(error.is::<Missing>().is_some());
        for other in [Actor::nobody(Via::Cli), Actor::system()] {
            let error = recover(&app, &other, &name("admin")).unwrap_err();
            assert_eq!(error.is(), Some(&AccountRefused::NotOnThisMachine));
        }
        let issued = recover(&app, &operator, &name("admin")).unwrap();
        let new = Password::new("correct horse");
        redeem_code(&app, "admin", &issued.code.to_string(), &new, Via::Tui).unwrap();
    }
}
