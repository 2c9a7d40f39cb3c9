//! One try at getting in, counted before it is looked at.
//!
//! A try is a failure until it succeeds: the count is durable before the password is compared, so
//! neither a restart nor many tries at once get around the throttle.

use super::{SignInRefused, SignInThrottled};
use crate::app::{Actor, App, AppError, Trace, Via, audit};
use crate::domain::sign_in_name::SignInName;
use crate::domain::throttle::{FORGET_MS, Throttle};
use crate::domain::time::Timestamp;
use crate::store::accounts::{self, Account};
use crate::store::{Priority, Settle};

/// The name under which tries are counted whose name nobody can have.
const IMPOSSIBLE: &str = "?";

/// A try under way.
pub(super) struct Attempt {
    /// When it began.
    pub(super) at: Timestamp,
    /// The name it is counted under.
    pub(super) name: String,
    /// The account, when there is one and it may be used.
    pub(super) account: Option<Account>,
    stored: Option<String>,
    before: Throttle,
    via: Via,
}

impl Attempt {
    /// Counts a try by a typed name.
    ///
    /// # Errors
    /// [`SignInThrottled`] when the name has to wait.
    pub(super) fn begin(app: &App, typed: &str, via: Via) -> Result<Self, AppError> {
        let at = app.now();
        let name = typed.parse::<SignInName>().map_or(IMPOSSIBLE.to_owned(), String::from);
        let key = name.clone();
        let (account, stored, before) =
            app.store.write(Settle::Rerun, Priority::Normal, move |tx| {
                let before = accounts::throttle(tx, &key)?;
                let wait = before.wait(at);
                if wait > 0 {
                    let seconds = (wait + 999) / 1_000;
                    return Err(AppError::from(SignInThrottled { seconds }).into());
                }
                let forgotten = at.plus_millis(-FORGET_MS);
                accounts::set_throttle(tx, &key, before.failed(at), forgotten)?;
                let account = accounts::named(tx, &key)?.filter(|account| account.is_active);
                let stored = match &account {
                    Some(account) => accounts::password(tx, account.id)?,
                    None => None,
                };
                Ok((account, stored, before))
            })?;
        Ok(Self { at, name, account, stored, before, via })
    }

    /// The stored password to compare with, if there is one.
    pub(super) fn stored(&self) -> Option<&str> {
        self.stored.as_deref()
    }

    /// Takes the count back: the try was never looked at.
    pub(super) fn withdraw(self, app: &App) -> Result<(), AppError> {
        let Self { name, before, at, .. } = self;
        app.store.write(Settle::Rerun, Priority::Normal, move |tx| {
            let now = accounts::throttle(tx, &name)?;
            let failures = now.failures.saturating_sub(1);
            let throttle = Throttle { failures, blocked_until: before.blocked_until, ..now };
            accounts::set_throttle(tx, &name, throttle, at.plus_millis(-FORGET_MS))
        })?;
        Ok(())
    }

    /// Leaves the failure in the audit. What was typed is not kept where no account has the name:
    /// people type passwords there.
    pub(super) fn fail(self, app: &App, action: &'static str) -> AppError {
        let target = self.account.map_or_else(String::new, |account| account.sign_in_name);
        let trace = Trace::new(action, "account", target);
        let nobody = Actor::nobody(self.via);
        match audit::refusal(app, &nobody, trace) {
            Ok(()) => SignInRefused.into(),
            Err(error) => error,
        }
    }
}
