//! The rule preset in force: a dated setting, or the one shipped with the program.

use super::{AppError, Explain, Kind};
use crate::domain::rules::RulePreset;
use crate::domain::time::Date;
use crate::i18n::{Locale, app as t};
use crate::store::{Tx, site};

/// The setting that names the preset by its code. The setting `rules.` with that code behind it may
/// hold the preset itself, as TOML, where the organisation has changed what is shipped.
pub const CHOICE: &str = "rules.preset";

/// The shipped presets by code, the one used without a choice first.
pub const SHIPPED: [(&str, &str); 1] = [("jilin", include_str!("../../data/rules/jilin.toml"))];

/// A preset that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the rule preset cannot be read: {0}")]
pub struct BadPreset(String);

impl BadPreset {
    /// Data that cannot be read, and why.
    pub fn new(detail: &impl std::fmt::Display) -> Self {
        Self(detail.to_string())
    }
}

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
    let chosen = site::setting(tx, CHOICE, on)?;
    let code = chosen.as_deref().unwrap_or(SHIPPED[0].0);
    if let Some(own) = site::setting(tx, &format!("rules.{code}"), on)? {
        return parse(&own);
    }
    let shipped = SHIPPED.iter().find(|(shipped, _)| *shipped == code);
    parse(shipped.ok_or_else(|| BadPreset(code.to_owned()))?.1)
}

/// Reads a preset.
///
/// # Errors
/// [`BadPreset`] with what is wrong and where.
pub fn parse(text: &str) -> Result<RulePreset, AppError> {
    toml::from_str(text).map_err(|error| BadPreset(error.to_string()).into())
}
