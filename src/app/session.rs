//! One person at one terminal: the program and whoever is signed in.

use super::audit::vault::Vault;
use super::error::NotSignedIn;
use super::files::{FileRefusal, Files, Folder, local::LocalFiles};
use super::open::NotSetUp;
use super::site::create::{SetUp, SetUpRefused, Supplies};
use super::site::first_run::Ground;
use super::{Actor, App, AppError, Via};
use crate::domain::time::{Timestamp, Zone};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What a terminal session calls use cases through. It can begin before there is a database.
pub struct Session {
    app: OnceLock<Arc<App>>,
    ground: Option<Ground>,
    vault: Option<PathBuf>,
    actor: Mutex<Option<Actor>>,
    files: Box<dyn Files>,
    folder: Mutex<Option<String>>,
}

impl Session {
    /// A session at this machine in which nobody is signed in yet; its files are those of whoever
    /// runs the program.
    pub fn new(app: Arc<App>) -> Self {
        Self::with_files(app, LocalFiles::of_user())
    }

    /// A session in which nobody is signed in yet, with the files its person may use.
    pub fn with_files(app: Arc<App>, files: impl Files + 'static) -> Self {
        Self::over(OnceLock::from(app), None, files)
    }

    /// A session at this machine in which the organisation is still to be set up.
    pub fn before_set_up(ground: Ground) -> Self {
        Self::over(OnceLock::new(), Some(ground), LocalFiles::of_user())
    }

    fn over(app: OnceLock<Arc<App>>, ground: Option<Ground>, files: impl Files + 'static) -> Self {
        Self {
            app,
            ground,
            vault: None,
            actor: Mutex::new(None),
            files: Box::new(files),
            folder: Mutex::new(None),
        }
    }

    /// With the folder in which the audit's key and head lie.
    #[must_use]
    pub fn with_vault(mut self, folder: PathBuf) -> Self {
        self.vault = Some(folder);
        self
    }

    /// The person's files.
    pub fn files(&self) -> &dyn Files {
        &*self.files
    }

    /// The program.
    ///
    /// # Errors
    /// [`NotSetUp`] before an organisation is set up.
    pub fn app(&self) -> Result<&Arc<App>, AppError> {
        self.app.get().ok_or_else(|| NotSetUp.into())
    }

    /// The place where the organisation is still to be set up, while it is.
    pub fn ground(&self) -> Option<&Ground> {
        self.ground.as_ref().filter(|_| self.app.get().is_none())
    }

    /// Sets the organisation up; from then on the session is one of its database.
    ///
    /// # Errors
    /// As [`Ground::set_up`].
    pub fn set_up(&self, input: &SetUp, supplies: &Supplies) -> Result<&Arc<App>, AppError> {
        let ground = self.ground().ok_or(SetUpRefused::Already)?;
        let app = ground.set_up(input, supplies, Via::Tui)?;
        Ok(self.app.get_or_init(|| app))
    }

    /// The time that counts.
    pub fn now(&self) -> Timestamp {
        match (self.app.get(), &self.ground) {
            (Some(app), _) => app.now(),
            (None, Some(ground)) => ground.now(),
            (None, None) => Timestamp::default(),
        }
    }

    /// The organisation's zone; before set-up the default one.
    pub fn zone(&self) -> Zone {
        self.app.get().map_or_else(Zone::shanghai, |app| app.zone.clone())
    }

    /// Where key and head of the audit lie; none where the program was not told.
    ///
    /// # Errors
    /// [`NotSetUp`] before an organisation is set up.
    pub fn vault(&self) -> Result<Option<Vault>, AppError> {
        let app = self.app()?;
        Ok(self.vault.as_ref().map(|folder| Vault::new(app, folder)))
    }

    /// What is in the folder that was looked into last, or in the one to begin in.
    ///
    /// # Errors
    /// [`FileRefusal`] when not even that can be looked into.
    pub fn last_folder(&self) -> Result<Folder, FileRefusal> {
        let last = self.folder.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let last = last.and_then(|path| self.files.folder(&path).ok());
        last.map_or_else(|| self.files.folder(&self.files.start()), Ok)
    }

    /// What is in the folder that `typed` names when one stands in `folder`; choosing a file begins
    /// there the next time.
    ///
    /// # Errors
    /// [`FileRefusal`] when it cannot be looked into.
    pub fn look_into(&self, folder: &str, typed: &str) -> Result<Folder, FileRefusal> {
        let found = self.files.folder(&self.files.resolve(folder, typed))?;
        let mut last = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some(found.path.clone());
        Ok(found)
    }

    /// Whoever is signed in.
    ///
    /// # Errors
    /// [`NotSignedIn`] when nobody is.
    pub fn actor(&self) -> Result<Actor, AppError> {
        let actor = self.actor.lock().unwrap_or_else(PoisonError::into_inner);
        actor.clone().ok_or_else(|| NotSignedIn.into())
    }

    /// Signs somebody in, or out.
    pub fn set_actor(&self, actor: Option<Actor>) {
        *self.actor.lock().unwrap_or_else(PoisonError::into_inner) = actor;
    }

    /// Runs a use case as whoever is signed in.
    ///
    /// # Errors
    /// [`NotSignedIn`] when nobody is, or whatever the use case refuses.
    pub fn run<T>(
        &self,
        f: impl FnOnce(&Arc<App>, &Actor) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        f(self.app()?, &self.actor()?)
    }
}
#[cfg(test)]
impl Default for Session {
    /// A session on an empty database in memory.
    fn default() -> Self {
        let at = crate::domain::time::Zone::shanghai()
            .start_of(jiff::civil::date(2026, 11, 24))
            .plus_millis(12 * 3_600_000);
        Self::new(App::in_memory(at, 1).unwrap())
    }
}
