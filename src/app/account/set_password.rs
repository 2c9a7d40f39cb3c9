//! Changing one's own password.

use super::attempt::Attempt;
use super::{BadName, PasswordRefused};
use crate::app::error::NotSignedIn;
use crate::app::password::Password;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::password;
use crate::domain::sign_in_name::SignInName;
use crate::store::accounts;
use std::sync::Arc;

const ACTION: &str = "account.set_password";

/// Replaces the actor's own password; the old one is asked for again and codes become void.
///
/// # Errors
/// [`PasswordRefused`] for the new one, and for the old one whatever signing in would refuse.
pub fn set_password(
    app: &Arc<App>,
    actor: &Actor,
    old: &Password,
    new: &Password,
) -> Result<(), AppError> {
    let id = actor.account.ok_or(NotSignedIn)?;
    let name: SignInName = actor.label.parse().map_err(BadName)?;
    PasswordRefused::unless_empty(password::faults(new.as_str(), &name))?;
    let attempt = Attempt::begin(app, name.as_str(), actor.via)?;
    let work = app.passwords.verify(old, attempt.stored()).and_then(|matches| {
        matches.then(|| app.passwords.hash(new, app.entropy.bytes())).transpose()
    });
    let stored = match work {
        Ok(Some(stored)) => stored,
        Ok(None) => return Err(attempt.fail(app, ACTION)),
        Err(overloaded) => {
            attempt.withdraw(app)?;
            return Err(overloaded.into());
        }
    };
    let at = attempt.at;
    app.write(actor, at, move |tx| {
        accounts::set_password(tx, id, &stored)?;
        accounts::void_codes(tx, id, at)?;
        accounts::clear_throttle(tx, name.as_str())?;
        Ok(((), Trace::new(ACTION, "account", &name)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::issue_codes::{Recipients, issue_codes};
    use super::super::redeem_code::redeem_code;
    use super::super::sign_in::sign_in;
    use super::super::{SignInRefused, SignInThrottled};
    use super::*;
    use crate::app::Via;
    use crate::domain::time::Timestamp;

    #[test]
    fn the_old_password_is_asked_for_and_guessing_it_is_throttled() {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let operator = Actor::operator(Via::Cli);
        let admin = app.read(|tx| Ok(accounts::named(tx, "admin")?)).unwrap().unwrap();
        let codes = issue_codes(&app, &operator, Recipients::Accounts(vec![admin.id]), 72).unwrap();
        let (first, second) = (Password::new("correct horse"), Password::new("battery staple"));
        let code = codes[0].code.to_string();
        let actor = redeem_code(&app, "admin", &code, &first, Via::Tui).unwrap();
        set_password(&app, &actor, &first, &second).unwrap();
        assert!(sign_in(&app, "admin", &first, Via::Tui).is_err());
        sign_in(&app, "admin", &second, Via::Tui).unwrap();
        let weak = set_password(&app, &actor, &second, &Password::new("admin")).unwrap_err();
        assert!(weak.is::<PasswordRefused>().is_some());
        for _ in 0..5 {
            let error = set_password(&app, &actor, &first, &first).unwrap_err();
            assert!(error.is::<SignInRefused>().is_some());
        }
        let error = set_password(&app, &actor, &second, &first).unwrap_err();
        assert!(error.is::<SignInThrottled>().is_some());
        let error = set_password(&app, &operator, &second, &first).unwrap_err();
        assert!(error.is::<NotSignedIn>().is_some());
    }
}
