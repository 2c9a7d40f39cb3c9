//! What a person prefers about the interface, kept with their account.

use super::AccountRefused;
use crate::app::error::NotSignedIn;
use crate::app::{Actor, App, AppError, Trace, preset};
use crate::domain::preference::ThemeName;
use crate::i18n::Locale;
use crate::store::{Tx, accounts};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Preferences; what is none follows the terminal or the site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language.
    pub locale: Option<Locale>,
    /// The theme.
    pub theme: Option<ThemeName>,
    /// Whether ambiguous characters are two columns wide.
    pub wide: Option<bool>,
    /// Minutes without input after which the session locks; never more than the site's.
    pub idle_lock_minutes: Option<u32>,
}

/// What is known of whoever has just come in, besides what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Short name of their agency, or of the one they manage.
    pub agency: Option<String>,
    /// What they prefer.
    pub preferences: Preferences,
    /// The most minutes the site allows without input.
    pub site_idle_minutes: u32,
    /// Sessions lock; in a demo nobody has a password to unlock with.
    pub locks: bool,
}

impl Profile {
    /// Milliseconds without input after which the session locks.
    pub fn idle_lock_ms(&self) -> Option<i64> {
        let own = self.preferences.idle_lock_minutes.unwrap_or(self.site_idle_minutes);
        self.locks.then(|| i64::from(own.min(self.site_idle_minutes)) * 60_000)
    }
}

/// The profile of an actor as of today.
///
/// # Errors
/// Whatever the store refuses.
pub fn profile(app: &App, actor: &Actor) -> Result<Profile, AppError> {
    let today = app.today();
    app.read(|tx| {
        let site_idle_minutes = preset::in_force(tx, today)?.office.idle_lock_minutes.value.get();
        let preferences = match actor.account {
            Some(id) => parse(&accounts::preferences(tx, id)?),
            None => Preferences::default(),
        };
        let agency = agency_of(tx, actor, today)?;
        Ok(Profile { agency, preferences, site_idle_minutes, locks: !app.site.is_demo })
    })
}

/// The agency an officer is posted to; for others the one their roles are limited to.
fn agency_of(
    tx: &mut Tx<'_>,
    actor: &Actor,
    today: crate::domain::time::Date,
) -> Result<Option<String>, AppError> {
    let posted = match actor.officer() {
        Some(officer) => accounts::agency_of(tx, officer, today)?,
        None => None,
    };
    let granted = actor.grants.held.iter().find_map(|grant| match grant.scope {
        crate::domain::role::Scope::Agency(agency) => Some(agency),
        _ => None,
    });
    match posted.or(granted) {
        Some(agency) => Ok(accounts::agency_name(tx, agency)?),
        None => Ok(None),
    }
}

/// Preferences as stored; what a newer program wrote and this one cannot read counts as unset.
fn parse(text: &str) -> Preferences {
    serde_json::from_str(text).unwrap_or_default()
}

/// Replaces the actor's own preferences.
///
/// # Errors
/// [`NotSignedIn`] without an account, and [`AccountRefused::IdleTooLong`] beyond the site's limit.
pub fn set_preferences(
    app: &Arc<App>,
    actor: &Actor,
    preferences: Preferences,
) -> Result<Profile, AppError> {
    let id = actor.account.ok_or(NotSignedIn)?;
    let most = profile(app, actor)?.site_idle_minutes;
    if preferences.idle_lock_minutes.is_some_and(|minutes| minutes == 0 || minutes > most) {
        return Err(AccountRefused::IdleTooLong { most }.into());
    }
    let name = actor.label.clone();
    app.write(actor, app.now(), move |tx| {
        accounts::set_preferences(tx, id, &serde_json::json!(preferences).to_string())?;
        let detail = serde_json::json!({ "preferences": preferences });
        Ok(((), Trace::new("account.set_preferences", "account", &name).with(detail)))
    })?;
    profile(app, actor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Via;
    use crate::domain::time::Timestamp;

    #[test]
    fn preferences_stay_with_the_account_and_never_beat_the_site() {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let id = app.read(|tx| Ok(accounts::named(tx, "admin")?)).unwrap().unwrap().id;
        let admin = app.read(|tx| Ok(super::super::load(tx, id, Via::Tui)?)).unwrap().unwrap();
        let before = profile(&app, &admin).unwrap();
        assert_eq!(before.preferences, Preferences::default());
        assert_eq!(before.idle_lock_ms(), Some(10 * 60_000));
        let wanted = Preferences {
            locale: Some(Locale::En),
            theme: Some(ThemeName::Mono),
            wide: Some(true),
            idle_lock_minutes: Some(5),
        };
        let after = set_preferences(&app, &admin, wanted).unwrap();
        assert_eq!((after.preferences, after.idle_lock_ms()), (wanted, Some(5 * 60_000)));
        for minutes in [0, 11] {
            let wanted = Preferences { idle_lock_minutes: Some(minutes), ..wanted };
            let error = set_preferences(&app, &admin, wanted).unwrap_err();
            assert_eq!(error.is(), Some(&AccountRefused::IdleTooLong { most: 10 }), "{minutes}");
        }
        assert_eq!(profile(&app, &admin).unwrap().preferences, wanted);
        let operator = Actor::operator(Via::Cli);
        assert!(
            set_preferences(&app, &operator, wanted).unwrap_err().is::<NotSignedIn>().is_some()
        );
        assert_eq!(parse("{\"theme\":\"neon\"}"), Preferences::default());
    }
}
