//! Writes of one kind that share their statements: what arrives while one transaction is under way
//! goes into the next together, so that a thousand candidates cost a server a few round trips.

use super::{Priority, Settle, Store, StoreError, Tx};
use std::collections::{HashSet, VecDeque};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Items in one batch at most; more waits for the next.
const MOST: usize = 256;

/// How a batch is written: one outcome for each item, in their order. It may run more than once and
/// then finds what an earlier run has kept, as with [`Settle::Rerun`].
pub type Run<I, O> = fn(&mut Tx<'_>, &[I]) -> Result<Vec<Result<O, StoreError>>, StoreError>;

/// Gathers items that wait to be written.
pub struct Gather<I, O> {
    waiting: Mutex<Waiting<I, O>>,
    key: fn(&I) -> i64,
    run: Run<I, O>,
}

struct Waiting<I, O> {
    queue: VecDeque<(I, Tell<O>)>,
    /// A write that will take what waits is on its way to the writer, or there.
    under_way: bool,
}

type Tell<O> = SyncSender<Result<O, StoreError>>;

/// What one transaction takes.
struct Batch<I, O> {
    items: Vec<I>,
    tell: Vec<Tell<O>>,
}

impl<I: Send + Sync + 'static, O: Send + 'static> Gather<I, O> {
    /// Items of one `key` never share a batch: the second is written after the first is known.
    pub fn new(key: fn(&I) -> i64, run: Run<I, O>) -> Arc<Self> {
        let waiting = Waiting { queue: VecDeque::new(), under_way: false };
        Arc::new(Self { waiting: Mutex::new(waiting), key, run })
    }

    /// Writes an item with whatever else waits, and returns once it is durable.
    ///
    /// # Errors
    /// What is refused of this item, or whatever the database refuses. A batch that fails as a whole
    /// is run again item by item, so that one does not take others with it.
    pub fn write(self: &Arc<Self>, store: &Store, item: I) -> Result<O, StoreError> {
        if store.inner.writer.is_this_thread() {
            return Err(StoreError::Nested);
        }
        self.queue(store, item).recv().unwrap_or(Err(StoreError::Closed))
    }

    /// Like [`Gather::write`], but returns at once, with where the outcome will be told.
    pub fn queue(self: &Arc<Self>, store: &Store, item: I) -> Receiver<Result<O, StoreError>> {
        let (tell, told) = sync_channel(1);
        if store.inner.writer.is_closed() {
            let _ = tell.send(Err(StoreError::Closed));
            return told;
        }
        let mut waiting = self.lock();
        waiting.queue.push_back((item, tell));
        let first = !std::mem::replace(&mut waiting.under_way, true);
        drop(waiting);
        if first {
            self.submit(store);
        }
        told
    }

    fn lock(&self) -> MutexGuard<'_, Waiting<I, O>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a write on its way that takes what waits when its turn comes.
    fn submit(self: &Arc<Self>, store: &Store) {
        let taken = Arc::new(OnceLock::new());
        let run = {
            let (gather, taken) = (Arc::clone(self), Arc::clone(&taken));
            move |tx: &mut Tx<'_>| {
                let batch: &Batch<I, O> = taken.get_or_init(|| gather.take(MOST));
                (gather.run)(tx, &batch.items)
            }
        };
        let (gather, further) = (Arc::clone(self), store.clone());
        store.write_later(Settle::Rerun, Priority::Answer, run, move |outcome| {
            match taken.get() {
                Some(_) => gather.tell(&further, &taken, outcome),
                // It never came to run, so nothing that waits would fare better.
                None => {
                    let error = outcome.err().unwrap_or(StoreError::Closed);
                    tell_all(&gather.take(usize::MAX).tell, &error);
                }
            }
            let mut waiting = gather.lock();
            waiting.under_way = !waiting.queue.is_empty();
            let more = waiting.under_way;
            drop(waiting);
            if more {
                gather.submit(&further);
            }
        });
    }

    /// The first item of each key, up to a number.
    fn take(&self, most: usize) -> Batch<I, O> {
        let mut batch = Batch { items: Vec::new(), tell: Vec::new() };
        let mut keys = HashSet::new();
        let mut waiting = self.lock();
        let mut left = VecDeque::new();
        for (item, tell) in waiting.queue.drain(..) {
            let free = most == usize::MAX || keys.insert((self.key)(&item));
            if free && batch.items.len() < most {
                batch.items.push(item);
                batch.tell.push(tell);
            } else {
                left.push_back((item, tell));
            }
        }
        waiting.queue = left;
        drop(waiting);
        batch
    }

    /// Tells each item of a batch how it went.
    fn tell(
        self: &Arc<Self>,
        store: &Store,
        taken: &Arc<OnceLock<Batch<I, O>>>,
        outcome: Result<Vec<Result<O, StoreError>>, StoreError>,
    ) {
        let Some(batch) = taken.get() else { return };
        match outcome {
            Ok(outcomes) => {
                for (tell, outcome) in batch.tell.iter().zip(outcomes) {
                    // Whoever no longer listens does not want to know.
                    let _ = tell.send(outcome);
                }
            }
            Err(error) if of_the_database(&error).is_some() => tell_all(&batch.tell, &error),
            Err(error) if batch.items.len() == 1 => {
                let _ = batch.tell[0].send(Err(error));
            }
            Err(_) => {
                for (n, tell) in batch.tell.iter().enumerate() {
                    let (gather, taken) = (Arc::clone(self), Arc::clone(taken));
                    let alone = move |tx: &mut Tx<'_>| {
                        let item = taken.get().and_then(|batch| batch.items.get(n..=n));
                        let outcome = (gather.run)(tx, item.unwrap_or_default())?.pop();
                        outcome.unwrap_or(Err(StoreError::Closed))
                    };
                    let tell = tell.clone();
                    store.write_later(Settle::Rerun, Priority::Answer, alone, move |outcome| {
                        let _ = tell.send(outcome);
                    });
                }
            }
        }
    }
}

fn tell_all<O>(all: &[Tell<O>], error: &StoreError) {
    for tell in all {
        let same =
            of_the_database(error).unwrap_or_else(|| StoreError::Aborted(error.to_string().into()));
        let _ = tell.send(Err(same));
    }
}

/// A copy of an error that is about the database and not about what was written.
fn of_the_database(error: &StoreError) -> Option<StoreError> {
    match error {
        StoreError::Closed => Some(StoreError::Closed),
        StoreError::Busy => Some(StoreError::Busy),
        StoreError::Full => Some(StoreError::Full),
        StoreError::Connection(text) => Some(StoreError::Connection(text.clone())),
        _ => None,
    }
}
