//! The one place that asks what time it is.
//!
//! Effective now never runs backwards within a process and never falls below the latest instant
//! recorded in the database, so a system clock that is set back cannot lengthen an exam.

use crate::domain::time::Timestamp;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// A source of instants. Clones share it.
#[derive(Clone)]
pub struct Clock(Arc<Inner>);

enum Inner {
    System(Mutex<Anchor>),
    Manual(AtomicI64),
}

/// The system clock as seen so far.
struct Anchor {
    /// Effective time at `since`.
    at: i64,
    since: Instant,
    /// What the server's clock is ahead of ours by, in milliseconds.
    offset: i64,
    /// Set when the system clock was seen going back, until somebody records it.
    step: Option<i64>,
    /// Whether the system clock is behind, so that one step is noticed once.
    behind: bool,
}

/// A system clock this far behind, in milliseconds, counts as set back.
const STEP: i64 = 2_000;

impl Clock {
    /// The system's clock, not before `floor`; `offset` is what the authority's clock (a database
    /// server) is ahead by, in milliseconds.
    pub fn system(floor: Timestamp, offset: i64) -> Self {
        let at = (system_millis() + offset).max(floor.millis());
        let anchor = Anchor { at, since: monotonic(), offset, step: None, behind: false };
        let clock = Self(Arc::new(Inner::System(Mutex::new(anchor))));
        clock.now();
        clock
    }

    /// A clock that moves only when told to.
    pub fn manual(at: Timestamp) -> Self {
        Self(Arc::new(Inner::Manual(AtomicI64::new(at.millis()))))
    }

    /// Effective now.
    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            Inner::Manual(at) => Timestamp::from_millis(at.load(Ordering::Acquire)),
            Inner::System(anchor) => {
                let mut anchor = anchor.lock().unwrap_or_else(PoisonError::into_inner);
                let elapsed = i64::try_from(anchor.since.elapsed().as_millis()).unwrap_or(i64::MAX);
                let steady = anchor.at.saturating_add(elapsed);
                let system = system_millis() + anchor.offset;
                let behind = system < steady - STEP;
                if behind && !anchor.behind {
                    anchor.step = Some(system);
                }
                anchor.behind = behind;
                if system > steady {
                    anchor.at = system;
                    anchor.since = monotonic();
                }
                Timestamp::from_millis(system.max(steady))
            }
        }
    }

    /// What the system clock showed when it was first seen behind effective time; each step is
    /// told once, to be recorded.
    pub fn take_step(&self) -> Option<Timestamp> {
        match &*self.0 {
            Inner::Manual(_) => None,
            Inner::System(anchor) => {
                let mut anchor = anchor.lock().unwrap_or_else(PoisonError::into_inner);
                anchor.step.take().map(Timestamp::from_millis)
            }
        }
    }

    /// Moves a manual clock forward; the system's cannot be moved.
    pub fn advance(&self, millis: i64) {
        if let Inner::Manual(at) = &*self.0 {
            at.fetch_add(millis, Ordering::AcqRel);
        }
    }
}

/// A reading of the steady clock, for measuring intervals.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn monotonic() -> Instant {
    Instant::now()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn system_millis() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recorded_future_is_a_floor_and_the_clock_behind_it_is_told_once() {
        let floor = Timestamp::from_millis(system_millis() + 3_600_000);
        let clock = Clock::system(floor, 0);
        assert!(clock.now() >= floor);
        assert!(clock.take_step().is_some());
        assert!(clock.take_step().is_none());
        assert!(clock.now() <= clock.now());
    }

    #[test]
    fn a_manual_clock_moves_when_told() {
        let clock = Clock::manual(Timestamp::from_millis(5));
        clock.clone().advance(10);
        assert_eq!(clock.now(), Timestamp::from_millis(15));
    }
}
