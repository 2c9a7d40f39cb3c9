//! The rule preset in force: a dated setting, or the one shipped with the program.

use super::{AppError, Explain, Kind};
use crate::domain::rules::RulePreset;
use crate::domain::time::Date;
use crate::i18n::{Locale, app as t};
use crate::store::{Tx, site};

/// The setting that holds a preset as TOML.
pub const SETTING: &str = "rules";

/// The shipped preset, as TOML.
pub const SHIPPED: &str = include_str!("../../data/rules/jilin.toml");

/// A preset that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the rule preset cannot be read: {0}")]
pub struct BadPreset(String);

impl Explain for BadPreset {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        t::bad_preset(locale, &self.0)
    }
}

/// The preset in force on a day.
///
/// # Errors
/// [`BadPreset`] when the stored one cannot be read.
pub fn in_force(tx: &mut Tx<'_>, on: Date) -> Result<RulePreset, AppError> {
    let stored = site::setting(tx, SETTING, on)?;
    parse(stored.as_deref().unwrap_or(SHIPPED))
}

/// Reads a preset.
///
/// # Errors
/// [`BadPreset`] with what is wrong and where.
pub fn parse(text: &str) -> Result<RulePreset, AppError> {
    toml::from_str(text).map_err(|error| BadPreset(error.to_string()).into())
}
