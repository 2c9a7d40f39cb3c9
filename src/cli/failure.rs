//! How a command fails: what is said, and with which exit code.

use crate::app::{AppError, Kind};
use crate::i18n::{Locale, cli as t};
use crate::settings::SettingsError;
use std::io;

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A setting cannot be used.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A use case refused.
    #[error("{0}")]
    App(AppError),
    /// A use case refused, and that was said already.
    #[error("{0}")]
    Told(AppError),
    /// Somebody has to say who they are, and nobody can be asked.
    #[error("no password and no terminal to ask on")]
    NoPassword,
    /// The two passwords typed are not the same.
    #[error("the two passwords differ")]
    PasswordsDiffer,
    /// A database server is used by accounts only.
    #[error("a database server needs --as")]
    NeedsAccount,
    /// The operating system gives no randomness.
    #[error(transparent)]
    NoEntropy(#[from] crate::entropy::NoEntropy),
    /// A role on the command line cannot be understood.
    #[error("no role {0:?}")]
    BadRole(String),
    /// Codes for nobody.
    #[error("nobody was named")]
    NoRecipients,
    /// What holds for one file was said about several.
    #[error("title, version or first day stated for several files")]
    FactsOfSeveral,
    /// The findings are printed; they are errors.
    #[error("errors were found")]
    Found,
    /// The screens cannot be shown here.
    #[error("screens: {0}")]
    Screen(io::Error),
    /// What is printed cannot be written.
    #[error("output: {0}")]
    Output(#[from] io::Error),
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl Failure {
    /// The exit code: 3 denied, 4 not found, 5 invalid, 6 conflict, 7 unavailable. (2 is bad
    /// usage, which never gets this far.)
    pub fn code(&self) -> u8 {
        match self {
            Self::App(error) | Self::Told(error) => match error.kind() {
                Kind::Denied => 3,
                Kind::NotFound => 4,
                Kind::Invalid => 5,
                Kind::Conflict => 6,
                Kind::Unavailable => 7,
            },
            Self::NoPassword | Self::NeedsAccount => 3,
            Self::Settings(_) | Self::PasswordsDiffer | Self::Found => 5,
            Self::BadRole(_) | Self::NoRecipients | Self::FactsOfSeveral => 5,
            Self::NoEntropy(_) | Self::Output(_) | Self::Screen(_) => 7,
        }
    }

    /// Whether the reader went away (`| head`), which is no failure.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What happened and what to do; none when it has been said already.
    pub fn message(&self, locale: Locale) -> Option<String> {
        Some(match self {
            Self::Settings(error) => error.message(locale),
            Self::App(error) => error.message(locale),
            Self::NoPassword => t::no_password(locale).to_owned(),
            Self::PasswordsDiffer => t::passwords_differ(locale).to_owned(),
            Self::NeedsAccount => t::needs_account(locale).to_owned(),
            Self::NoEntropy(error) => t::no_entropy(locale, error),
            Self::BadRole(text) => t::bad_role(locale, text),
            Self::NoRecipients => t::no_recipients(locale).to_owned(),
            Self::FactsOfSeveral => t::statute_facts_of_several(locale).to_owned(),
            Self::Found | Self::Told(_) => return None,
            Self::Screen(error) => t::screen(locale, error),
            Self::Output(error) => t::output(locale, error),
        })
    }
}
