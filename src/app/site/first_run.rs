//! The first run: what lies behind an address before anything is created there, and set-up on it.

use super::create::{SetUp, SetUpRefused, Supplies};
use crate::app::actor::Via;
use crate::app::address::{locate, remove_files};
use crate::app::agency::import::sound;
use crate::app::open::Opened;
use crate::app::{App, AppError};
use crate::clock::Clock;
use crate::domain::time::Timestamp;
use crate::entropy::Entropy;
use crate::store::{Location, Options, StoreError};
use std::sync::Arc;

/// What was found behind an address.
pub enum Found {
    /// A database in use.
    Ready(Arc<App>),
    /// Nothing yet, or a database that belongs to nobody.
    Free(Ground),
}

/// A place for a database that is not set up. Nothing is created before [`Ground::set_up`].
pub struct Ground {
    location: Location,
    entropy: Entropy,
    clock: Clock,
    /// There is no file yet, so one that set-up does not finish is removed again.
    is_new: bool,
}

/// Looks behind an address and creates nothing: a file that is not there yet stays absent, and
/// what cannot be used is refused at once, before anybody has filled in anything.
///
/// # Errors
/// A malformed address, a network file system, a server that cannot be reached, a database of a
/// newer version or of another program.
pub fn look(address: &str, entropy: Entropy) -> Result<Found, AppError> {
    let location = locate(address)?;
    let as_it_is = Options { create: false, migrate: false, ..Options::default() };
    let is_new = matches!(&location, Location::File(path) if !path.exists());
    let outcome = App::open(&location, &as_it_is, None, entropy.clone());
    let free = |entropy| {
        let clock = Clock::system(Timestamp::default(), 0);
        Found::Free(Ground { location: location.clone(), entropy, clock, is_new })
    };
    match outcome {
        Ok(Opened::Ready(app)) => Ok(Found::Ready(app)),
        Ok(Opened::Vacant(_)) => Ok(free(entropy)),
        Err(error) => match error.store() {
            Some(StoreError::TooOld { found: 0, .. }) => Ok(free(entropy)),
            Some(StoreError::TooOld { .. }) => {
                let options = Options { create: false, ..Options::default() };
                match App::open(&location, &options, None, entropy.clone())? {
                    Opened::Ready(app) => Ok(Found::Ready(app)),
                    Opened::Vacant(_) => Ok(free(entropy)),
                }
            }
            Some(StoreError::File { .. }) if is_new => Ok(free(entropy)),
            _ => Err(error),
        },
    }
}

impl Ground {
    /// Where the database will be.
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// The time, before there is a database whose time counts.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Creates the database and sets the organisation up in it, all in one commit. What is wrong
    /// is found before anything is created; a new file that is not finished is removed.
    ///
    /// # Errors
    /// As [`crate::app::open::Vacant::set_up_with`], and [`SetUpRefused::Already`] when somebody
    /// was faster.
    pub fn set_up(
        &self,
        input: &SetUp,
        supplies: &Supplies,
        via: Via,
    ) -> Result<Arc<App>, AppError> {
        input.check()?;
        sound(&supplies.agencies)?;
        let address = match &self.location {
            Location::Postgres(url) => url.clone(),
            other => other.to_string(),
        };
        let Opened::Vacant(vacant) = App::open_or_create(&address, self.entropy.clone())? else {
            return Err(SetUpRefused::Already.into());
        };
        vacant.set_up_with(input, supplies, via).inspect_err(|error| {
            let already = matches!(error.is(), Some(SetUpRefused::Already));
            if let Location::File(path) = &self.location
                && self.is_new
                && !already
            {
                vacant.store.close();
                if let Err(trouble) = remove_files(path) {
                    tracing::error!(%trouble, "a database that was not set up could not be removed");
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::agency::AgencyRefused;
    use crate::app::agency::import::parse;
    use crate::app::password::Password;
    use crate::app::site::create::FirstAdmin;
    use std::path::Path;

    fn input() -> SetUp {
        SetUp {
            organisation: "云江区司法局".to_owned(),
            zone: "Asia/Shanghai".to_owned(),
            preset: "jilin".to_owned(),
            is_demo: false,
            admin: FirstAdmin {
                sign_in_name: "lina".parse().unwrap(),
                display_name: "李娜".to_owned(),
                password: Some(Password::new("correct horse")),
            },
        }
    }

    fn ground(path: &Path) -> Ground {
        match look(&path.display().to_string(), Entropy::seeded(1)).unwrap() {
            Found::Free(ground) => ground,
            Found::Ready(_) => panic!("ready"),
        }
    }

    #[test]
    fn looking_creates_nothing_and_a_refused_set_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below/a.db");
        let ground = ground(&path);
        assert!(!path.parent().unwrap().exists());
        let weak = SetUp {
            admin: FirstAdmin { password: Some(Password::new("1234")), ..input().admin },
            ..input()
        };
        let agencies = Supplies { agencies: parse("甲局,甲,丙局"), ..Supplies::default() };
        ground.set_up(&weak, &Supplies::default(), Via::Tui).map(drop).unwrap_err();
        assert!(!path.parent().unwrap().exists(), "nothing was created for a weak password");
        let error = ground.set_up(&input(), &agencies, Via::Tui).map(drop).unwrap_err();
        assert!(matches!(error.is(), Some(AgencyRefused::UnknownParent { .. })));
        let left: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
        let app = ground.set_up(&input(), &Supplies::default(), Via::Tui).unwrap();
        assert_eq!(app.site.name, "云江区司法局");
        let error = ground.set_up(&input(), &Supplies::default(), Via::Tui).map(drop).unwrap_err();
        assert!(matches!(error.is(), Some(SetUpRefused::Already)));
        drop(app);
        let found = look(&path.display().to_string(), Entropy::seeded(1)).unwrap();
        assert!(matches!(found, Found::Ready(_)), "the one who was faster keeps the database");
    }

    #[test]
    fn an_empty_file_is_free_and_another_programs_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("empty.db");
        std::fs::write(&path, b"").unwrap();
        ground(&path).set_up(&input(), &Supplies::default(), Via::Tui).unwrap();
        let other = folder.path().join("notes.txt");
        std::fs::write(&other, "not a database at all, only some words of a note\n".repeat(40))
            .unwrap();
        let refused = look(&other.display().to_string(), Entropy::seeded(1)).map(drop);
        assert!(refused.is_err());
        assert!(std::fs::read_to_string(&other).unwrap().starts_with("not a database"));
    }
}
