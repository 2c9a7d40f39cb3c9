//! Passwords for the command line: from the environment, or typed unseen on a terminal.

use super::Failure;
use crate::app::password::Password;
use crate::i18n::{Locale, cli as t};
use std::io::IsTerminal;

/// The variable that holds the password of `--as` where nobody can be asked.
const VARIABLE: &str = "ZHIFA_PASSWORD";

/// The password of an account.
///
/// # Errors
/// [`Failure::NoPassword`] without the variable and without a terminal.
pub fn of(name: &str, locale: Locale) -> Result<Password, Failure> {
    match from_environment() {
        Some(password) => Ok(password),
        None => ask(&t::password_of(locale, name)),
    }
}

/// A new password, typed twice on a terminal.
///
/// # Errors
/// [`Failure::NoPassword`] without the variable and without a terminal;
/// [`Failure::PasswordsDiffer`].
pub fn new(locale: Locale) -> Result<Password, Failure> {
    if let Some(password) = from_environment() {
        return Ok(password);
    }
    let first = ask(t::password_new(locale))?;
    let second = ask(t::password_again(locale))?;
    if first == second { Ok(first) } else { Err(Failure::PasswordsDiffer) }
}

fn from_environment() -> Option<Password> {
    let password = std::env::var(VARIABLE).ok().filter(|password| !password.is_empty());
    password.map(Password::new)
}

fn ask(prompt: &str) -> Result<Password, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::NoPassword);
    }
    Ok(Password::new(rpassword::prompt_password(prompt)?))
}
