//! Choosing the preset in force from a day on.

use crate::app::preset::{CHOICE, SHIPPED};
use crate::app::{Actor, App, AppError, Explain, Kind, Trace, actor};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::i18n::{Locale, rules as t};
use crate::store::site;
use std::sync::Arc;

/// There is no such preset.
#[derive(Debug, thiserror::Error)]
#[error("no preset {0:?}")]
pub struct UnknownPreset(pub String);

impl Explain for UnknownPreset {
    fn kind(&self) -> Kind {
        Kind::NotFound
    }

    fn message(&self, locale: Locale) -> String {
        t::unknown_preset(locale, &self.0)
    }
}

/// Puts a shipped preset, with whatever the site has changed in it, in force from a day on.
///
/// # Errors
/// A refusal for whoever does not manage the site, and [`UnknownPreset`].
pub fn choose(app: &Arc<App>, actor: &Actor, code: &str, from: Date) -> Result<(), AppError> {
    actor::require(app, actor, Permission::ManageSite, Target::District)?;
    if !SHIPPED.iter().any(|(shipped, _)| *shipped == code) {
        return Err(UnknownPreset(code.to_owned()).into());
    }
    let (at, account, code) = (app.now(), actor.account, code.to_owned());
    app.write(actor, at, move |tx| {
        let before = site::setting(tx, CHOICE, from)?;
        site::set(tx, CHOICE, &code, from, at, account)?;
        let detail = serde_json::json!({ "before": before, "from": from });
        Ok(((), Trace::new("rules.choose", "preset", &code).with(detail)))
    })
}
