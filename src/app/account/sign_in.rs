//! Signing in with a password.

use super::attempt::Attempt;
use super::load;
use crate::app::password::Password;
use crate::app::{Actor, App, AppError, Trace, Via};
use crate::store::accounts;
use std::sync::Arc;

const ACTION: &str = "account.sign_in";

/// Signs somebody in by the name and password typed.
///
/// # Errors
/// [`super::SignInRefused`] whatever was wrong, [`super::SignInThrottled`] after too many failures,
/// [`crate::app::password::Overloaded`] when too many passwords wait.
pub fn sign_in(
    app: &Arc<App>,
    name: &str,
    password: &Password,
    via: Via,
) -> Result<Actor, AppError> {
    let attempt = Attempt::begin(app, name, via)?;
    let matches = match app.passwords.verify(password, attempt.stored()) {
        Ok(matches) => matches,
        Err(overloaded) => {
            attempt.withdraw(app)?;
            return Err(overloaded.into());
        }
    };
    let Some(id) = attempt.account.as_ref().map(|account| account.id).filter(|_| matches) else {
        return Err(attempt.fail(app, ACTION));
    };
    let Some(actor) = app.read(|tx| Ok(load(tx, id, via)?))? else {
        return Err(attempt.fail(app, ACTION));
    };
    let name = attempt.name;
    app.write(&actor, attempt.at, move |tx| {
        accounts::clear_throttle(tx, &name)?;
        Ok(((), Trace::new(ACTION, "account", &name)))
    })?;
    Ok(actor)
}

#[cfg(test)]
mod tests {
    use super::super::issue_codes::{Recipients, issue_codes};
    use super::super::redeem_code::redeem_code;
    use super::super::{AccountRefused, SignInRefused, SignInThrottled, disable};
    use super::*;
    use crate::clock::Clock;
    use crate::domain::role::Role;
    use crate::domain::time::Timestamp;
    use crate::entropy::Entropy;
    use crate::i18n::Locale;
    use crate::store::{Location, Options};

    const AT: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn right() -> Password {
        Password::new("correct horse")
    }

    /// Gives `admin` the right password.
    fn equip(app: &Arc<App>) {
        let operator = Actor::operator(Via::Cli);
        let admin = app.read(|tx| Ok(accounts::named(tx, "admin")?)).unwrap().unwrap();
        let codes = issue_codes(app, &operator, Recipients::Accounts(vec![admin.id]), 72).unwrap();
        redeem_code(app, "admin", &codes[0].code.to_string(), &right(), Via::Tui).unwrap();
    }

    #[test]
    fn the_right_password_gives_the_person_with_their_grants() {
        let app = App::in_memory(AT, 1).unwrap();
        equip(&app);
        let actor = sign_in(&app, " ADMIN ", &right(), Via::Tui).unwrap();
        assert_eq!(actor.label, "admin");
        assert!(actor.grants.has(Role::Admin) && !actor.grants.has(Role::Trainer));
        let newest = app.read(|tx| Ok(crate::store::audit::page(tx, "", None, 1)?)).unwrap();
        assert_eq!((newest[0].action.as_str(), newest[0].account), (ACTION, actor.account));
    }

    #[test]
    fn every_refusal_reads_the_same_and_keeps_no_typed_text() {
        let app = App::in_memory(AT, 2).unwrap();
        equip(&app);
        let refused = |name: &str, password: &str| {
            let error = sign_in(&app, name, &Password::new(password), Via::Tui).unwrap_err();
            assert!(error.is::<SignInRefused>().is_some(), "{name}: {error}");
            error.message(Locale::Zh)
        };
        let mut messages = vec![
            refused("admin", "wrong horse"),
            refused("nobody", "x"),
            refused("张三 密码", "x"),
        ];
        let operator = Actor::operator(Via::Cli);
        let admin = app.read(|tx| Ok(accounts::named(tx, "admin")?)).unwrap().unwrap();
        let error = disable::disable(&app, &operator, admin.id).unwrap_err();
        assert_eq!(error.is(), Some(&AccountRefused::LastAdministrator));
        let set = |is_active| {
            let f =
                move |tx: &mut crate::store::Tx<'_>| accounts::set_active(tx, admin.id, is_active);
            app.store
                .write(crate::store::Settle::Rerun, crate::store::Priority::Normal, f)
                .unwrap();
        };
        set(false);
        messages.push(refused("admin", "correct horse"));
        set(true);
        assert!(messages.iter().all(|message| *message == messages[0]));
        let text = format!("{:?}", app.read(|tx| Ok(crate::store::audit::page(tx, "", None, 99)?)));
        assert!(text.contains("refused"));
        for secret in ["nobody\"", "张三", "horse"] {
            assert!(!text.contains(&format!("target: \"{secret}")), "{secret}");
        }
    }

    #[test]
    fn the_throttle_survives_a_restart_and_holds_for_unknown_names_too() {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("a.db"));
        let clock = Clock::manual(AT);
        let open = || {
            let entropy = Entropy::seeded(5);
            App::open(&location, &Options::default(), Some(clock.clone()), entropy).unwrap()
        };
        let crate::app::open::Opened::Vacant(vacant) = open() else { panic!("not vacant") };
        let admin = crate::app::site::create::FirstAdmin {
            sign_in_name: "admin".parse().unwrap(),
            display_name: "管理员".to_owned(),
            password: Some(right()),
        };
        let set_up = crate::app::site::create::SetUp {
            organisation: "云江区司法局".to_owned(),
            zone: "Asia/Shanghai".to_owned(),
            preset: "jilin".to_owned(),
            is_demo: false,
            admin,
        };
        let app = vacant.set_up(&set_up).unwrap();
        let wrong = Password::new("wrong horse");
        for name in ["admin", "nobody"] {
            for _ in 0..5 {
                let error = sign_in(&app, name, &wrong, Via::Tui).unwrap_err();
                assert!(error.is::<SignInRefused>().is_some());
            }
        }
        drop((app, vacant));
        let app = open().ready().unwrap();
        for name in ["admin", "Admin", "nobody"] {
            let error = sign_in(&app, name, &right(), Via::Tui).unwrap_err();
            assert_eq!(error.is::<SignInThrottled>().map(|e| e.seconds), Some(30), "{name}");
        }
        clock.advance(30_000);
        let error = sign_in(&app, "admin", &wrong, Via::Tui).unwrap_err();
        assert!(error.is::<SignInRefused>().is_some());
        let error = sign_in(&app, "admin", &right(), Via::Tui).unwrap_err();
        assert_eq!(error.is::<SignInThrottled>().map(|e| e.seconds), Some(60));
        clock.advance(60_000);
        sign_in(&app, "admin", &right(), Via::Tui).unwrap();
        let error = sign_in(&app, "admin", &wrong, Via::Tui).unwrap_err();
        assert!(error.is::<SignInRefused>().is_some(), "a success starts the count anew");
    }
}
