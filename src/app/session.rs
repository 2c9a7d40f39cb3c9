//! One person at one terminal: the program and whoever is signed in.

use super::error::NotSignedIn;
use super::{Actor, App, AppError};
use std::sync::{Arc, Mutex, PoisonError};

/// What a terminal session calls use cases through.
pub struct Session {
    app: Arc<App>,
    actor: Mutex<Option<Actor>>,
}

impl Session {
    /// A session in which nobody is signed in yet.
    pub const fn new(app: Arc<App>) -> Self {
        Self { app, actor: Mutex::new(None) }
    }

    /// The program.
    pub const fn app(&self) -> &Arc<App> {
        &self.app
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
