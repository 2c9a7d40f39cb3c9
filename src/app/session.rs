//! One person at one terminal: the program and whoever is signed in.

use super::error::NotSignedIn;
use super::files::{FileRefusal, Files, Folder, local::LocalFiles};
use super::{Actor, App, AppError};
use std::sync::{Arc, Mutex, PoisonError};

/// What a terminal session calls use cases through.
pub struct Session {
    app: Arc<App>,
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
        Self { app, actor: Mutex::new(None), files: Box::new(files), folder: Mutex::new(None) }
    }

    /// The person's files.
    pub fn files(&self) -> &dyn Files {
        &*self.files
    }

    /// The program.
    pub const fn app(&self) -> &Arc<App> {
        &self.app
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
        f(&self.app, &self.actor()?)
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
