//! Whose turn it is to fill the index.

use crate::app::{App, AppError};
use crate::store::{Priority, Settle, StoreError, Tx, lease};

/// Milliseconds after which another process may go on, should this one have died.
const LEASE_MS: i64 = 60_000;
const LEASE: &str = "search.refresh";

/// Why filling stops.
pub(super) enum Stop {
    /// The turn is somebody else's by now, or the index was emptied.
    Lost,
    /// It cannot go on.
    Failed(AppError),
}

impl From<AppError> for Stop {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

/// The right to fill the index, which one session of one process has at a time.
pub(super) struct Turn<'a> {
    pub(super) app: &'a App,
    holder: String,
}

impl<'a> Turn<'a> {
    /// Takes the turn; none while somebody else has it.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub(super) fn take(app: &'a App) -> Result<Option<Self>, AppError> {
        let (at, holder) = (app.now(), app.uid(app.now()).to_string());
        let name = holder.clone();
        let taken = app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
            lease::take(tx, LEASE, &name, at, at.plus_millis(LEASE_MS))
        })?;
        Ok(taken.then_some(Self { app, holder }))
    }

    /// Writes something while the turn is ours, and keeps it.
    ///
    /// # Errors
    /// [`Stop::Lost`] when it is not, or whatever the store refuses; then nothing is written.
    pub(super) fn write<T: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Stop> {
        let (until, holder) = (self.app.now().plus_millis(LEASE_MS), self.holder.clone());
        let written = self.app.store.write(Settle::Rerun, Priority::Bulk, move |tx| {
            match lease::prolong(tx, LEASE, &holder, until)? {
                true => f(tx).map(Some),
                false => Ok(None),
            }
        });
        written.map_err(AppError::from)?.ok_or(Stop::Lost)
    }

    /// Gives it back.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub(super) fn give_back(self) -> Result<(), AppError> {
        let holder = self.holder;
        self.app
            .store
            .write(Settle::Rerun, Priority::Bulk, move |tx| lease::release(tx, LEASE, &holder))?;
        Ok(())
    }
}

/// Takes the turn from whoever has it, for the index is emptied.
///
/// # Errors
/// Whatever the database refuses.
pub(super) fn take_away(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    lease::revoke(tx, LEASE)
}
