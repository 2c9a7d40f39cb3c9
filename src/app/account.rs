//! Accounts: who can sign in, as what, and how they get in.

mod attempt;
pub mod choose;
pub mod code_sheet;
pub mod create;
pub mod disable;
pub mod enrol;
pub mod grant;
pub mod issue_codes;
pub mod list;
#[cfg(test)]
mod matrix;
mod oversight;
pub mod preferences;
pub mod recover;
pub mod redeem_code;
pub mod set_password;
pub mod sign_in;

use super::{Actor, App, AppError, Explain, Kind, Via};
use crate::domain::id::AccountId;
use crate::domain::password::PasswordFault;
use crate::domain::role::Grants;
use crate::domain::sign_in_name::SignInNameFault;
use crate::i18n::{Locale, account as t};
use crate::store::accounts::{self, Account};
use crate::store::{StoreError, Tx};

/// The person behind an active account, with everything they are granted; none when the account
/// does not exist or is disabled.
pub(super) fn load(tx: &mut Tx<'_>, id: AccountId, via: Via) -> Result<Option<Actor>, StoreError> {
    let Some(account) = accounts::find(tx, id)?.filter(|account| account.is_active) else {
        return Ok(None);
    };
    let held = accounts::grants(tx, Some(id))?.into_iter().map(|(_, grant)| grant).collect();
    Ok(Some(actor(account, Grants { officer: None, held }, via)))
}

fn actor(account: Account, mut grants: Grants, via: Via) -> Actor {
    grants.officer = account.officer;
    Actor {
        account: Some(account.id),
        label: account.sign_in_name,
        display_name: account.display_name,
        grants,
        via,
    }
}

/// The same person as they stand now: grants change and accounts are disabled while somebody is
/// signed in. None when they may no longer be here.
///
/// # Errors
/// Whatever the store refuses.
pub fn reload(app: &App, actor: &Actor) -> Result<Option<Actor>, AppError> {
    match actor.account {
        None => Ok(Some(actor.clone())),
        Some(id) => app.read(|tx| Ok(load(tx, id, actor.via)?)),
    }
}

/// Why an account stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefused {
    /// Another account has the sign-in name.
    #[error("the sign-in name is taken")]
    NameTaken,
    /// The display name is empty.
    #[error("the display name is empty")]
    NoName,
    /// Nobody changes what they themselves may do.
    #[error("the account is the actor's own")]
    OwnAccount,
    /// Somebody has to be left who manages accounts.
    #[error("no administrator of the whole organisation would be left")]
    LastAdministrator,
    /// A disabled account gets no code.
    #[error("the account is disabled")]
    Disabled,
    /// Nobody without a password was found.
    #[error("nobody needs a code")]
    NobodyNeedsCode,
    /// Only a demo lets people be chosen.
    #[error("the database is no demo")]
    NotDemo,
    /// Nobody's session stays open longer than the site allows.
    #[error("the session locks after {most} minutes at the latest")]
    IdleTooLong {
        /// The site's minutes.
        most: u32,
    },
    /// Recovery is for the owner of a local file.
    #[error("recovery is only for the operator of a local database")]
    NotOnThisMachine,
}

impl Explain for AccountRefused {
    fn kind(&self) -> Kind {
        match self {
            Self::NameTaken | Self::LastAdministrator | Self::Disabled => Kind::Conflict,
            Self::NoName | Self::IdleTooLong { .. } => Kind::Invalid,
            Self::NobodyNeedsCode => Kind::NotFound,
            Self::OwnAccount | Self::NotDemo | Self::NotOnThisMachine => Kind::Denied,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::IdleTooLong { most } => return t::idle_too_long(locale, most),
            Self::NameTaken => t::name_taken(locale),
            Self::NoName => t::no_name(locale),
            Self::OwnAccount => t::own_account(locale),
            Self::LastAdministrator => t::last_administrator(locale),
            Self::Disabled => t::disabled(locale),
            Self::NobodyNeedsCode => t::nobody_needs_code(locale),
            Self::NotDemo => t::not_demo(locale),
            Self::NotOnThisMachine => t::not_on_this_machine(locale),
        }
        .to_owned()
    }
}

/// Somebody did not get in. The same whatever was wrong: the name, the password, the code, or the
/// account's state.
#[derive(Debug, thiserror::Error)]
#[error("sign-in refused")]
pub struct SignInRefused;

impl Explain for SignInRefused {
    fn kind(&self) -> Kind {
        Kind::Denied
    }

    fn message(&self, locale: Locale) -> String {
        t::sign_in_refused(locale).to_owned()
    }
}

/// Too many failures by this name, whether an account has it or not.
#[derive(Debug, thiserror::Error)]
#[error("sign-in blocked for {seconds} s")]
pub struct SignInThrottled {
    /// Seconds to wait.
    pub seconds: i64,
}

impl Explain for SignInThrottled {
    fn kind(&self) -> Kind {
        Kind::Denied
    }

    fn message(&self, locale: Locale) -> String {
        t::sign_in_throttled(locale, self.seconds)
    }
}

/// A new password is against the policy.
#[derive(Debug, thiserror::Error)]
#[error("the password is against the policy: {0:?}")]
pub struct PasswordRefused(pub Vec<PasswordFault>);

impl PasswordRefused {
    /// Passes when nothing is wrong.
    pub(super) fn unless_empty(faults: Vec<PasswordFault>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }
}

impl Explain for PasswordRefused {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        let faults = self.0.iter().map(|fault| t::password_fault(locale, *fault));
        faults.collect::<Vec<_>>().join(match locale {
            Locale::Zh => "",
            Locale::En => " ",
        })
    }
}

/// A text cannot be a sign-in name.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct BadName(pub SignInNameFault);

impl Explain for BadName {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        t::name_fault(locale, self.0)
    }
}
