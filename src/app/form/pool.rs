//! Pools that stay in memory between drawings, and that a process finds packed in the database.

use crate::app::doubt::of_day::before_drawing;
use crate::app::{App, AppError};
use crate::domain::blueprint::{Blueprint, Section};
use crate::domain::drawing::{self, Admitted, BankPool, Drawn, Pool, Shortage};
use crate::domain::form::BankSnapshot;
use crate::domain::id::BankId;
use crate::domain::sitting::SittingKind;
use crate::store::{Priority, Settle, StoreError, Tx, pools};
use std::sync::{Arc, Mutex, PoisonError};

/// Items of all pools in memory at most: about 16 MB, and about 10 MB for what blueprints admit.
const ITEMS: usize = 400_000;

/// Blueprints of which a pool remembers what their rows admit.
const BLUEPRINTS: usize = 4;

/// What a blueprint draws from: the candidates of its banks, and the state of each bank.
#[derive(Debug)]
pub struct Ready {
    /// The candidates.
    pub pool: Pool,
    /// The banks that have any, in the blueprint's order.
    pub banks: Vec<BankSnapshot>,
    /// What the rows of the blueprints drawn last admit, for the next paper of the same one.
    admitted: Mutex<Vec<(Asked, Arc<Admitted>)>>,
}

/// What of a blueprint says which candidates its rows admit.
type Asked = (Vec<Section>, Vec<String>);

/// Which banks in which state: the digest is that of the packed pool, so a bank that was edited,
/// restored or replaced by another process is another key.
type Key = Vec<(BankId, String)>;

/// A pool in memory.
#[derive(Debug)]
struct Held {
    key: Key,
    ready: Arc<Ready>,
}

/// The pools in memory, those used last at the end. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Pools(Arc<Mutex<Vec<Held>>>);

impl Pools {
    /// What papers of such a sitting may be drawn from, as this transaction sees the banks.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn of(
        &self,
        tx: &mut Tx<'_>,
        banks: &[String],
        sitting: SittingKind,
    ) -> Result<Arc<Ready>, StoreError> {
        let stamps = pools::stamps(tx, banks, sitting)?;
        let key: Option<Key> =
            stamps.iter().map(|stamp| Some((stamp.bank, stamp.digest.clone()?))).collect();
        if let Some(ready) = key.as_ref().and_then(|key| self.find(key)) {
            return Ok(ready);
        }
        let mut found = Vec::with_capacity(stamps.len());
        for stamp in &stamps {
            found.push(match pools::packed(tx, stamp)? {
                Some(pool) => pool,
                None => pools::from_members(tx, stamp)?,
            });
        }
        let ready = Arc::new(Ready::of(found));
        if let Some(key) = key {
            self.remember(key, Arc::clone(&ready));
        }
        Ok(ready)
    }

    fn find(&self, key: &Key) -> Option<Arc<Ready>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let position = held.iter().position(|one| one.key == *key)?;
        let used = held.remove(position);
        let ready = Arc::clone(&used.ready);
        held.push(used);
        drop(held);
        Some(ready)
    }

    fn remember(&self, key: Key, ready: Arc<Ready>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|one| one.key != key);
        held.push(Held { key, ready });
        // The newest stays however large it is.
        while held.len() > 1 && held.iter().map(|one| one.ready.pool.len()).sum::<usize>() > ITEMS {
            held.remove(0);
        }
    }
}

impl Ready {
    fn of(mut found: Vec<BankPool>) -> Self {
        found.retain(|bank| !bank.pool.is_empty());
        let banks = found.iter().map(|bank| bank.snapshot.clone()).collect();
        let pool = match found.len() {
            1 => found.remove(0).pool,
            _ => Pool::merged(found.iter().map(|bank| &bank.pool)),
        };
        Self { pool, banks, admitted: Mutex::default() }
    }

    /// Draws the items of a form.
    ///
    /// # Errors
    /// The rows that cannot be met, with what they could get.
    pub fn draw(&self, blueprint: &Blueprint, seed: u64) -> Result<Drawn, Vec<Shortage>> {
        drawing::draw(blueprint, &self.pool, &self.admitted(blueprint), seed)
    }

    fn admitted(&self, blueprint: &Blueprint) -> Arc<Admitted> {
        let is_this = |(sections, banks): &Asked| {
            *sections == blueprint.sections && *banks == blueprint.banks
        };
        let mut held = self.admitted.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, admitted)) = held.iter().find(|(asked, _)| is_this(asked)) {
            return Arc::clone(admitted);
        }
        let admitted = Arc::new(self.pool.admitted(blueprint));
        if held.len() == BLUEPRINTS {
            held.remove(0);
        }
        let asked = (blueprint.sections.clone(), blueprint.banks.clone());
        held.push((asked, Arc::clone(&admitted)));
        admitted
    }
}

/// Lets the citations of the day be followed, so that nothing is drawn that a version in force since
/// midnight has put in doubt, and packs what is not packed yet of these banks, so that whoever draws
/// from them does not read every item.
///
/// # Errors
/// Whatever the database refuses when it is read; a pool that cannot be kept is only logged.
pub fn prepare(app: &Arc<App>, banks: &[String], sitting: SittingKind) -> Result<(), AppError> {
    before_drawing(app);
    let missing = app.read(|tx| {
        let mut stamps = pools::stamps(tx, banks, sitting)?;
        stamps.retain(|stamp| stamp.digest.is_none());
        let mut missing = Vec::with_capacity(stamps.len());
        for stamp in stamps {
            let body = pools::from_members(tx, &stamp)?.pack();
            missing.push((stamp, body));
        }
        Ok(missing)
    })?;
    for (stamp, body) in missing {
        let kept = app
            .store
            .write(Settle::Rerun, Priority::Bulk, move |tx| pools::keep(tx, &stamp, &body));
        if let Err(error) = kept {
            tracing::warn!(%error, "a pool could not be kept");
        }
    }
    Ok(())
}
