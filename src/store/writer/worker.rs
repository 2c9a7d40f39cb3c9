//! The writer's thread: one try at a transaction, and what follows when it fails.

use super::{Member, Queue, Settle};
use crate::store::driver::{Connector, Link, Mode};
use crate::store::fault::{Faults, Stage};
use crate::store::{Driver, StoreError};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

/// How often a transaction or a connection is tried again before the caller is told. The pauses
/// double each time: about a quarter of a second in all for transactions, about a second for
/// connections.
const RETRIES: u32 = 8;

/// Works the queue off on its own thread.
pub(super) struct Worker {
    pub(super) queue: Arc<Queue>,
    pub(super) link: Link,
    pub(super) connector: Connector,
    pub(super) faults: Faults,
}

/// What became of one try at a transaction.
enum Tried {
    /// Committed; each member's own outcome.
    Committed(Vec<Result<(), StoreError>>),
    /// Nothing of it is kept and another try may help.
    Again(StoreError),
    /// A member refused that nothing kept apart from the others; nothing of them is kept.
    Refused(StoreError),
    /// Nothing of it is kept and the same try would fail again.
    Failed(StoreError),
    /// It could not even begin: the database is away or somebody else holds it.
    Unreachable(StoreError),
    /// Sent, and no answer came.
    Unknown(StoreError),
}

/// What keeps a member's failure from the rest of its transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Guard {
    /// Nothing: when it fails, so does the transaction.
    None,
    /// A savepoint, to which its work is rolled back.
    Savepoint,
}

/// Whether the members after this one should be tried.
enum Reach {
    Up,
    Down,
}

impl Worker {
    pub(super) fn work(mut self) {
        while let Some(batch) = self.queue.next_batch() {
            self.run(batch);
        }
    }

    /// Runs a batch to the end: every member is acknowledged.
    fn run(&mut self, mut batch: Vec<Box<dyn Member>>) {
        let mut in_doubt = false;
        if batch.len() > 1 {
            match self.try_together(&mut batch) {
                Tried::Committed(outcomes) => {
                    for (member, outcome) in batch.into_iter().zip(outcomes) {
                        acknowledge(member, outcome);
                    }
                    return;
                }
                Tried::Unreachable(error) => {
                    for member in batch {
                        acknowledge(member, Err(unreachable(&error)));
                    }
                    return;
                }
                Tried::Unknown(_) => in_doubt = true,
                Tried::Again(_) | Tried::Refused(_) | Tried::Failed(_) => {}
            }
        }
        let mut reach = Reach::Up;
        for member in batch {
            match reach {
                Reach::Up => reach = self.run_alone(member, in_doubt),
                Reach::Down => {
                    let text = "the database could not be reached for the write before";
                    acknowledge(member, Err(StoreError::Connection(text.to_owned())));
                }
            }
        }
    }

    /// Runs one member to its end. `in_doubt`: an earlier commit of it may have happened.
    fn run_alone(&mut self, mut member: Box<dyn Member>, mut in_doubt: bool) -> Reach {
        let mut reach = Reach::Up;
        let mut tries = 0;
        let outcome = loop {
            if in_doubt {
                match self.has_receipt(member.settle()) {
                    Ok(true) => break Ok(()),
                    Ok(false) => {}
                    Err(error) => {
                        reach = Reach::Down;
                        break Err(StoreError::Unknown(error.to_string()));
                    }
                }
            }
            let error = match self.try_once(std::slice::from_mut(&mut member), Guard::None) {
                Tried::Committed(outcomes) => {
                    break outcomes.into_iter().next().unwrap_or(Ok(()));
                }
                Tried::Failed(error) | Tried::Refused(error) => {
                    // The lost commit may have come through only now, and this run met its rows.
                    let met_itself = in_doubt
                        && matches!(error, StoreError::Conflict { .. })
                        && self.has_receipt(member.settle()).unwrap_or(false);
                    break if met_itself { Ok(()) } else { Err(error) };
                }
                Tried::Unreachable(error) => {
                    reach = Reach::Down;
                    break Err(error);
                }
                Tried::Again(error) => error,
                Tried::Unknown(error) => {
                    in_doubt = true;
                    error
                }
            };
            if tries == RETRIES {
                break Err(error);
            }
            std::thread::sleep(Duration::from_millis(1 << tries));
            tries += 1;
        };
        acknowledge(member, outcome);
        reach
    }

    /// Tries a batch of several. A savepoint costs a round trip to a server and nothing in an
    /// embedded database, so on PostgreSQL members go without until one of them is refused.
    fn try_together(&mut self, batch: &mut [Box<dyn Member>]) -> Tried {
        if self.link.driver() == Driver::Postgres {
            let tried = self.try_once(batch, Guard::None);
            if !matches!(tried, Tried::Refused(_)) {
                return tried;
            }
        }
        self.try_once(batch, Guard::Savepoint)
    }

    fn try_once(&mut self, batch: &mut [Box<dyn Member>], guard: Guard) -> Tried {
        if let Err(error) = self.begin() {
            return Tried::Unreachable(error);
        }
        let tried = self.try_begun(batch, guard);
        // What was not committed is rolled back; after a lost connection or a full disk there may
        // be nothing left of it.
        if self.link.in_transaction()
            && !matches!(tried, Tried::Committed(_))
            && let Err(error) = self.link.rollback()
        {
            tracing::debug!(%error, "rollback");
        }
        tried
    }

    fn try_begun(&mut self, batch: &mut [Box<dyn Member>], guard: Guard) -> Tried {
        let mut outcomes = Vec::with_capacity(batch.len());
        for member in batch {
            let outcome = match self.run_member(member.as_mut(), guard) {
                Ok(outcome) => outcome,
                Err(error) => return Tried::Failed(error),
            };
            match outcome {
                Err(error @ (StoreError::Serialization(_) | StoreError::Connection(_))) => {
                    return Tried::Again(error);
                }
                Err(error) if guard == Guard::None => return Tried::Refused(error),
                outcome => outcomes.push(outcome),
            }
        }
        match self.commit() {
            Ok(()) => Tried::Committed(outcomes),
            Err(error @ StoreError::Serialization(_)) => Tried::Again(error),
            Err(error @ StoreError::Unknown(_)) => Tried::Unknown(error),
            Err(error) => Tried::Failed(error),
        }
    }

    /// Runs one member. The outer error is that the whole transaction is gone.
    fn run_member(
        &mut self,
        member: &mut dyn Member,
        guard: Guard,
    ) -> Result<Result<(), StoreError>, StoreError> {
        if guard == Guard::None {
            return Ok(self.link.tx().run(|tx| member.run(tx)));
        }
        self.link.batch("SAVEPOINT member")?;
        let outcome = self.link.tx().run(|tx| member.run(tx));
        if !self.link.in_transaction() {
            return Err(outcome.err().unwrap_or(StoreError::Closed));
        }
        match &outcome {
            Ok(()) => self.link.batch("RELEASE SAVEPOINT member")?,
            // The whole transaction has to be tried again.
            Err(StoreError::Serialization(_) | StoreError::Connection(_)) => {}
            Err(_) => {
                self.link.batch("ROLLBACK TO SAVEPOINT member; RELEASE SAVEPOINT member")?;
            }
        }
        Ok(outcome)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        match self.faults.next(Stage::Commit) {
            None => self.link.commit(),
            Some(fault) => {
                if fault.commits() {
                    self.link.commit()?;
                }
                Err(fault.error())
            }
        }
    }

    /// Begins a transaction, on a new connection if the old one is gone.
    fn begin(&mut self) -> Result<(), StoreError> {
        self.patiently(|worker| {
            worker.faults.meet(Stage::Begin)?;
            worker.link.begin(Mode::Write)
        })
    }

    /// Whether the database holds the trace of a commit whose answer was lost.
    fn has_receipt(&mut self, settle: Settle) -> Result<bool, StoreError> {
        let Settle::Receipt(uid) = settle else { return Ok(false) };
        let sql = "SELECT 1 FROM audit WHERE uid = $1";
        let found = self.patiently(|worker| {
            worker.link.tx().optional(sql, &[uid.into()], |row| row.get::<i64>(0))
        })?;
        Ok(found.is_some())
    }

    /// Does something on a connection that works, waiting a while for the server to come back.
    fn patiently<T>(
        &mut self,
        mut f: impl FnMut(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut tries = 0;
        loop {
            let outcome = self.reconnect().and_then(|()| f(self));
            match outcome {
                Err(StoreError::Connection(error)) if tries < RETRIES => {
                    tracing::warn!(error, "the connection is lost");
                    std::thread::sleep(Duration::from_millis(5 << tries));
                    tries += 1;
                }
                outcome => return outcome,
            }
        }
    }

    fn reconnect(&mut self) -> Result<(), StoreError> {
        if self.link.is_lost() {
            self.link = self.connector.connect(Mode::Write)?;
        }
        Ok(())
    }
}

/// Tells a member; a callback that panics must not take the writer along.
fn acknowledge(member: Box<dyn Member>, outcome: Result<(), StoreError>) {
    if catch_unwind(AssertUnwindSafe(|| member.acknowledge(outcome))).is_err() {
        tracing::error!("a callback of a write panicked");
    }
}

/// The same failure for each member of a batch that could not begin.
fn unreachable(error: &StoreError) -> StoreError {
    match error {
        StoreError::Busy => StoreError::Busy,
        other => StoreError::Connection(other.to_string()),
    }
}
