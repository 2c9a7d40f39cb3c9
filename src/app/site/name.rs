//! The organisation's name: a dated setting over the name it was set up with.

use crate::app::{Actor, App, AppError, Explain, Kind, Trace, actor};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::i18n::{Locale, rules as t};
use crate::store::site;
use std::sync::Arc;

/// The setting that holds the name.
pub const NAME: &str = "site.name";

/// A name of blanks.
#[derive(Debug, thiserror::Error)]
#[error("the name is empty")]
pub struct NoName;

impl Explain for NoName {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        t::bad_name(locale).to_owned()
    }
}

/// The name on a day.
///
/// # Errors
/// Whatever the store refuses.
pub fn name(app: &App, on: Date) -> Result<String, AppError> {
    let named = app.read(|tx| Ok(site::setting(tx, NAME, on)?))?;
    Ok(named.unwrap_or_else(|| app.site.name.clone()))
}

/// Gives the organisation another name from a day on; the history keeps the earlier ones.
///
/// # Errors
/// A refusal for whoever does not manage the site, and [`NoName`].
pub fn rename(app: &Arc<App>, actor: &Actor, to: &str, from: Date) -> Result<(), AppError> {
    actor::require(app, actor, Permission::ManageSite, Target::District)?;
    let to = to.trim().to_owned();
    if to.is_empty() {
        return Err(NoName.into());
    }
    let before = name(app, from)?;
    let (at, account, site_uid) = (app.now(), actor.account, app.site.uid);
    app.write(actor, at, move |tx| {
        site::set(tx, NAME, &to, from, at, account)?;
        let detail = serde_json::json!({ "before": before, "name": to, "from": from });
        Ok(((), Trace::new("site.rename", "site", site_uid).with(detail)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Via;
    use crate::domain::time::Timestamp;

    #[test]
    fn a_name_holds_from_its_day_on() {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let operator = Actor::operator(Via::Cli);
        let day = Date::constant(2027, 1, 1);
        rename(&app, &operator, " 云江市司法局 ", day).unwrap();
        assert_eq!(name(&app, Date::constant(2026, 12, 31)).unwrap(), "云江区司法局");
        assert_eq!(name(&app, day).unwrap(), "云江市司法局");
        assert!(rename(&app, &operator, " ", day).unwrap_err().is::<NoName>().is_some());
        assert!(rename(&app, &Actor::nobody(Via::Tui), "x", day).is_err());
    }
}
