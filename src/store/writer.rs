//! The one writer thread: group commit for both databases.
//!
//! Whatever waits is run in one transaction, each member guarded by a savepoint, and acknowledged
//! together after the commit. There is no lingering: under load batches grow by themselves. When
//! the outer transaction dies, its members are run again, each alone, so that one bad write never
//! takes others with it.

mod worker;

use super::driver::{Connector, Link};
use super::fault::Faults;
use super::{StoreError, Tx};
use crate::domain::id::Uid;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{JoinHandle, ThreadId};
use worker::Worker;

/// What is written first when much waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// A candidate's answer.
    Answer,
    /// Everything people do.
    Normal,
    /// One chunk of an import or a fill, of at most about 5 ms.
    Bulk,
}

/// How the unknown outcome of a commit is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    /// The closure may simply run again: it does nothing the second time.
    Rerun,
    /// The audit row with this uid tells whether it was committed.
    Receipt(Uid),
}

/// Members of one transaction at most; more waits for the next.
const BATCH: usize = 512;
/// Batches that may pass while a bulk chunk waits.
const BULK_PATIENCE: u32 = 8;

/// A write that waits, with its type erased.
trait Member: Send {
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError>;
    fn settle(&self) -> Settle;
    fn acknowledge(self: Box<Self>, outcome: Result<(), StoreError>);
}

struct Write<T, F, D> {
    f: F,
    settle: Settle,
    value: Option<T>,
    done: D,
}

impl<T, F, D> Member for Write<T, F, D>
where
    T: Send,
    F: Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send,
    D: FnOnce(Result<T, StoreError>) + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        // A run that fails keeps the value of an earlier one, whose commit may turn out to have
        // happened.
        self.value = Some((self.f)(tx)?);
        Ok(())
    }

    fn settle(&self) -> Settle {
        self.settle
    }

    fn acknowledge(self: Box<Self>, outcome: Result<(), StoreError>) {
        let Self { value, done, .. } = *self;
        done(outcome.and_then(|()| value.ok_or(StoreError::Closed)));
    }
}

/// The queue of waiting writes and the thread that works it off.
pub(super) struct Writer {
    queue: Arc<Queue>,
    id: ThreadId,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    arrived: Condvar,
}

#[derive(Default)]
struct Waiting {
    answers: VecDeque<Box<dyn Member>>,
    normal: VecDeque<Box<dyn Member>>,
    bulk: VecDeque<Box<dyn Member>>,
    bulk_waited: u32,
    closed: bool,
}

impl Writer {
    pub(super) fn start(
        link: Link,
        connector: Connector,
        faults: Faults,
    ) -> Result<Self, StoreError> {
        let queue = Arc::new(Queue::default());
        let worker = Worker { queue: Arc::clone(&queue), link, connector, faults };
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || worker.work())
            .map_err(|error| StoreError::Connection(error.to_string()))?;
        Ok(Self { queue, id: thread.thread().id(), thread: Mutex::new(Some(thread)) })
    }

    pub(super) fn submit<T: Send + 'static>(
        &self,
        settle: Settle,
        priority: Priority,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        done: impl FnOnce(Result<T, StoreError>) + Send + 'static,
    ) {
        let member: Box<dyn Member> = Box::new(Write { f, settle, value: None, done });
        let mut waiting = self.queue.lock();
        // What a callback still asks for belongs to what waited when the store was closed.
        if waiting.closed && !self.is_this_thread() {
            drop(waiting);
            member.acknowledge(Err(StoreError::Closed));
            return;
        }
        match priority {
            Priority::Answer => waiting.answers.push_back(member),
            Priority::Normal => waiting.normal.push_back(member),
            Priority::Bulk => waiting.bulk.push_back(member),
        }
        drop(waiting);
        self.queue.arrived.notify_one();
    }

    /// Whether no more writes are taken.
    pub(super) fn is_closed(&self) -> bool {
        self.queue.lock().closed
    }

    /// Whether the caller runs on the writer's thread, as closures and callbacks do.
    pub(super) fn is_this_thread(&self) -> bool {
        std::thread::current().id() == self.id
    }

    /// Takes no more writes and waits until those that wait are done.
    pub(super) fn close(&self) {
        self.queue.lock().closed = true;
        self.queue.arrived.notify_one();
        // A callback may close the store or hold its last clone; a thread cannot wait for itself.
        if self.is_this_thread() {
            return;
        }
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the writer's thread panicked");
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for work; none when the queue is closed and empty.
    fn next_batch(&self) -> Option<Vec<Box<dyn Member>>> {
        let mut waiting = self.lock();
        loop {
            let batch = waiting.take();
            if !batch.is_empty() {
                return Some(batch);
            }
            if waiting.closed {
                return None;
            }
            waiting = self.arrived.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Waiting {
    /// Answers first, then what people do; a bulk chunk when nothing else waits or it waited long.
    fn take(&mut self) -> Vec<Box<dyn Member>> {
        let mut batch: Vec<Box<dyn Member>> = Vec::new();
        let answers = self.answers.len().min(BATCH);
        batch.extend(self.answers.drain(..answers));
        let normal = self.normal.len().min(BATCH - batch.len());
        batch.extend(self.normal.drain(..normal));
        if self.bulk.is_empty() {
            return batch;
        }
        if batch.is_empty() || self.bulk_waited >= BULK_PATIENCE {
            self.bulk_waited = 0;
            batch.extend(self.bulk.pop_front());
        } else {
            self.bulk_waited += 1;
        }
        batch
    }
}
