//! Setting an organisation up in an empty database.

use super::stock::Stock;
use crate::app::account::PasswordRefused;
use crate::app::actor::{Actor, Via};
use crate::app::open::{Vacant, ZoneUnknown};
use crate::app::password::{Password, Passwords};
use crate::app::{App, AppError, Explain, Kind, Trace, audit};
use crate::domain::id::Uid;
use crate::domain::password;
use crate::domain::role::{Grant, Role, Scope};
use crate::domain::sign_in_name::SignInName;
use crate::domain::time::{Date, Zone};
use crate::i18n::{Locale, database as t};
use crate::interchange::agencies::AgencyList;
use crate::store::accounts::{self, NewAccount};
use crate::store::site::{self, Site};
use crate::store::{Priority, Settle, StoreError};
use std::sync::Arc;

/// The setting that names the rule preset.
pub const PRESET: &str = "rules.preset";

/// What set-up asks for.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// Name of the organisation.
    pub organisation: String,
    /// IANA name of its zone.
    pub zone: String,
    /// Code of its rule preset.
    pub preset: String,
    /// Whether the data will be fictional, so that people may be chosen without a password.
    pub is_demo: bool,
    /// Who administers it first.
    pub admin: FirstAdmin,
}

/// The first administrator.
#[derive(Debug, Clone)]
pub struct FirstAdmin {
    /// The name typed at sign-in.
    pub sign_in_name: SignInName,
    /// The name shown.
    pub display_name: String,
    /// Their password; only a demo does without.
    pub password: Option<Password>,
}

/// What comes with the organisation in the same commit.
#[derive(Debug, Clone, Default)]
pub struct Supplies {
    /// Its agencies.
    pub agencies: AgencyList,
    /// Names of shipped banks.
    pub banks: Vec<String>,
    /// Codes of shipped blueprints.
    pub blueprints: Vec<String>,
}

/// Why an organisation cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetUpRefused {
    /// The database belongs to an organisation already.
    #[error("the database is set up already")]
    Already,
    /// The organisation or its administrator has no name.
    #[error("a name is empty")]
    NoName,
    /// Only a demo has an administrator without a password.
    #[error("the administrator has no password")]
    NoPassword,
}

impl Explain for SetUpRefused {
    fn kind(&self) -> Kind {
        match self {
            Self::Already => Kind::Conflict,
            Self::NoName | Self::NoPassword => Kind::Invalid,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Already => t::set_up_already(locale),
            Self::NoName => t::set_up_no_name(locale),
            Self::NoPassword => t::set_up_no_password(locale),
        }
        .to_owned()
    }
}

impl SetUp {
    /// Refuses what is missing or weak, before anything is created.
    pub(super) fn check(&self) -> Result<(), AppError> {
        if self.organisation.trim().is_empty() || self.admin.display_name.trim().is_empty() {
            return Err(SetUpRefused::NoName.into());
        }
        Zone::named(&self.zone).map_err(|_| ZoneUnknown(self.zone.clone()))?;
        match &self.admin.password {
            None if self.is_demo => Ok(()),
            None => Err(SetUpRefused::NoPassword.into()),
            Some(password) => {
                let faults = password::faults(password.as_str(), &self.admin.sign_in_name);
                Ok(PasswordRefused::unless_empty(faults)?)
            }
        }
    }
}

impl Vacant {
    /// Sets the organisation up: its row, its preset and its first administrator, in one
    /// transaction.
    ///
    /// # Errors
    /// [`SetUpRefused`], a password against the policy, an unknown zone, or the store's.
    pub fn set_up(&self, input: &SetUp) -> Result<Arc<App>, AppError> {
        self.set_up_with(input, &Supplies::default(), Via::Cli)
    }

    /// The same, and in the same transaction the agencies, banks and blueprints it begins with.
    ///
    /// # Errors
    /// As [`Vacant::set_up`], and whatever is wrong with the list of agencies.
    pub fn set_up_with(
        &self,
        input: &SetUp,
        supplies: &Supplies,
        via: Via,
    ) -> Result<Arc<App>, AppError> {
        input.check()?;
        let password = &input.admin.password;
        let hash = |password| Passwords::default().hash(password, self.entropy.bytes());
        let stored = password.as_ref().map(hash).transpose()?;
        self.found(input, supplies, stored, via)
    }

    /// The same with a password that is hashed already.
    #[doc(hidden)]
    pub(in crate::app) fn establish(
        &self,
        input: &SetUp,
        password: Option<String>,
    ) -> Result<Arc<App>, AppError> {
        self.found(input, &Supplies::default(), password, Via::Cli)
    }

    fn found(
        &self,
        input: &SetUp,
        supplies: &Supplies,
        password: Option<String>,
        via: Via,
    ) -> Result<Arc<App>, AppError> {
        let input = input.clone();
        let at = self.clock.now();
        let uid = || Uid::v7(at, self.entropy.bytes());
        let stock = Stock::new(supplies, uid)?;
        let (receipt, site_uid, admin_uid) = (uid(), uid(), uid());
        let author = audit::Author::of(&Actor::operator(via));
        let site = self.store.write(Settle::Receipt(receipt), Priority::Normal, move |tx| {
            if site::find(tx)?.is_some() {
                return Err(StoreError::from(AppError::from(SetUpRefused::Already)));
            }
            let site = Site {
                uid: site_uid,
                name: input.organisation.trim().to_owned(),
                zone: input.zone.clone(),
                is_demo: input.is_demo,
                created_at: at,
            };
            site::create(tx, &site)?;
            // In force since ever, so that the board of a past day has rules as well.
            site::set(tx, PRESET, &input.preset, Date::ZERO, at, None)?;
            let new = NewAccount {
                uid: admin_uid,
                sign_in_name: input.admin.sign_in_name.as_str(),
                officer: None,
                display_name: input.admin.display_name.trim(),
                password: password.as_deref(),
                at,
            };
            let admin = accounts::insert(tx, &new)?;
            let grant = Grant { role: Role::Admin, scope: Scope::District };
            accounts::set_grants(tx, admin, &[grant])?;
            let stocked = stock.put(tx, at)?;
            let detail = serde_json::json!({
                "name": site.name, "preset": input.preset, "is_demo": site.is_demo,
                "admin": input.admin.sign_in_name.as_str(), "stock": stocked,
            });
            let trace = Trace::new("site.create", "site", site.uid).with(detail);
            audit::record(tx, receipt, at, &author, &trace, audit::DONE)?;
            Ok(site)
        })?;
        self.belonging_to(site)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::open::Opened;
    use crate::clock::Clock;
    use crate::domain::time::Timestamp;
    use crate::entropy::Entropy;
    use crate::store::{Location, Options};

    fn vacant() -> Vacant {
        let clock = Clock::manual(Timestamp::from_millis(1_790_000_000_000));
        let opened =
            App::open(&Location::Memory, &Options::default(), Some(clock), Entropy::seeded(3));
        let Opened::Vacant(vacant) = opened.unwrap() else { panic!("not vacant") };
        vacant
    }

    fn input(password: Option<&str>) -> SetUp {
        SetUp {
            organisation: " 云江区司法局 ".to_owned(),
            zone: "Asia/Shanghai".to_owned(),
            preset: "jilin".to_owned(),
            is_demo: false,
            admin: FirstAdmin {
                sign_in_name: "lina".parse().unwrap(),
                display_name: "李娜".to_owned(),
                password: password.map(Password::new),
            },
        }
    }

    #[test]
    fn set_up_happens_once_and_leaves_a_trace() {
        let vacant = vacant();
        let app = vacant.set_up(&input(Some("correct horse"))).unwrap();
        assert_eq!(app.site.name, "云江区司法局");
        let error = vacant.set_up(&input(Some("correct horse"))).map(drop).unwrap_err();
        assert!(matches!(error.is(), Some(SetUpRefused::Already)));
        let (entries, preset) = app
            .read(|tx| {
                let entries = crate::store::audit::page(tx, "", None, 9)?;
                Ok((entries, site::setting(tx, PRESET, Date::constant(1999, 1, 1))?))
            })
            .unwrap();
        assert_eq!(entries.iter().map(|e| e.action.as_str()).collect::<Vec<_>>(), ["site.create"]);
        assert_eq!(preset.as_deref(), Some("jilin"));
    }

    #[test]
    fn what_is_missing_or_weak_is_refused_and_nothing_is_written() {
        let vacant = vacant();
        let refused = |input: SetUp| vacant.set_up(&input).map(drop).unwrap_err();
        assert!(matches!(refused(input(None)).is(), Some(SetUpRefused::NoPassword)));
        assert!(refused(input(Some("1234"))).is::<PasswordRefused>().is_some());
        let nameless = SetUp { organisation: " ".to_owned(), ..input(Some("correct horse")) };
        assert!(matches!(refused(nameless).is(), Some(SetUpRefused::NoName)));
        let nowhere = SetUp { zone: "Mars/Base".to_owned(), ..input(Some("correct horse")) };
        assert!(refused(nowhere).is::<ZoneUnknown>().is_some());
        assert!(vacant.store.read(site::find).unwrap().is_none());
    }
}
