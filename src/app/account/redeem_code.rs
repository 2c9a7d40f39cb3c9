//! Getting in with a one-time code, which sets one's own password.

use super::attempt::Attempt;
use super::{PasswordRefused, SignInRefused, load};
use crate::app::password::Password;
use crate::app::{Actor, App, AppError, Trace, Via};
use crate::domain::one_time_code::OneTimeCode;
use crate::domain::password;
use crate::domain::sign_in_name::SignInName;
use crate::store::accounts;
use std::sync::Arc;

const ACTION: &str = "account.redeem_code";

/// Signs somebody in by the name and one-time code typed, and makes `new` their password. The code
/// is used up with it.
///
/// # Errors
/// [`PasswordRefused`] before the code is looked at; otherwise as for a password.
pub fn redeem_code(
    app: &Arc<App>,
    name: &str,
    code: &str,
    new: &Password,
    via: Via,
) -> Result<Actor, AppError> {
    if let Ok(name) = name.parse::<SignInName>() {
        PasswordRefused::unless_empty(password::faults(new.as_str(), &name))?;
    }
    let attempt = Attempt::begin(app, name, via)?;
    let stored = match app.passwords.hash(new, app.entropy.bytes()) {
        Ok(stored) => stored,
        Err(overloaded) => {
            attempt.withdraw(app)?;
            return Err(overloaded.into());
        }
    };
    let Some(account) = attempt.account.clone() else { return Err(attempt.fail(app, ACTION)) };
    let Some(actor) = app.read(|tx| Ok(load(tx, account.id, via)?))? else {
        return Err(attempt.fail(app, ACTION));
    };
    let digest = OneTimeCode::typed(code).digest(account.uid);
    let at = attempt.at;
    let outcome = app.write(&actor, at, move |tx| {
        if !accounts::use_code(tx, account.id, &digest, at)? {
            return Err(SignInRefused.into());
        }
        accounts::set_password(tx, account.id, &stored)?;
        accounts::clear_throttle(tx, &account.sign_in_name)?;
        Ok(((), Trace::new(ACTION, "account", &account.sign_in_name)))
    });
    match outcome {
        Ok(()) => Ok(actor),
        Err(error) if error.is::<SignInRefused>().is_some() => Err(attempt.fail(app, ACTION)),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::super::issue_codes::{IssuedCode, Recipients, issue_codes};
    use super::super::{AccountRefused, sign_in};
    use super::*;
    use crate::domain::id::AccountId;
    use crate::domain::time::Timestamp;

    const HOUR: i64 = 3_600_000;

    fn start() -> (Arc<App>, AccountId) {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let admin = app.read(|tx| Ok(accounts::named(tx, "admin")?)).unwrap().unwrap();
        (app, admin.id)
    }

    fn code(app: &Arc<App>, id: AccountId, hours: i64) -> IssuedCode {
        let operator = Actor::operator(Via::Cli);
        let mut issued =
            issue_codes(app, &operator, Recipients::Accounts(vec![id]), hours).unwrap();
        issued.pop().unwrap()
    }

    fn redeem(app: &Arc<App>, code: &str, password: &str) -> Result<Actor, AppError> {
        redeem_code(app, "admin", code, &Password::new(password), Via::Tui)
    }

    #[test]
    fn a_code_works_once_and_sets_the_password() {
        let (app, id) = start();
        let code = code(&app, id, 72).code.to_string();
        let weak = redeem(&app, &code, "12345678").unwrap_err();
        assert!(weak.is::<PasswordRefused>().is_some(), "and the code is still good");
        assert_eq!(redeem(&app, &code.to_uppercase(), "correct horse").unwrap().account, Some(id));
        let again = redeem(&app, &code, "battery staple").unwrap_err();
        assert!(again.is::<SignInRefused>().is_some());
        let right = Password::new("correct horse");
        sign_in::sign_in(&app, "admin", &right, Via::Tui).unwrap();
        let text = format!("{:?}", app.read(|tx| Ok(crate::store::audit::page(tx, "", None, 99)?)));
        assert!(text.contains(ACTION) && !text.contains(&code) && !text.contains("horse"));
    }

    #[test]
    fn a_code_expires_and_a_newer_one_replaces_it() {
        let (app, id) = start();
        let first = code(&app, id, 72);
        assert_eq!(first.expires_at, app.now().plus_millis(72 * HOUR));
        let second = code(&app, id, 1);
        let refused = |code: &IssuedCode| {
            let error = redeem(&app, &code.code.to_string(), "correct horse").unwrap_err();
            error.is::<SignInRefused>().is_some()
        };
        assert!(refused(&first), "void");
        app.clock.advance(HOUR);
        assert!(refused(&second), "expired");
        let third = code(&app, id, 1);
        app.clock.advance(HOUR - 1);
        redeem(&app, &third.code.to_string(), "correct horse").unwrap();
    }

    #[test]
    fn a_code_is_good_for_its_own_account_and_a_refused_closing_keeps_it() {
        let (app, id) = start();
        let code = code(&app, id, 72).code.to_string();
        let error = redeem_code(&app, "nobody", &code, &Password::new("correct horse"), Via::Tui);
        assert!(error.unwrap_err().is::<SignInRefused>().is_some());
        let operator = Actor::operator(Via::Cli);
        let error = super::super::disable::disable(&app, &operator, id).unwrap_err();
        assert_eq!(error.is(), Some(&AccountRefused::LastAdministrator));
        redeem(&app, &code, "correct horse").unwrap();
    }
}
