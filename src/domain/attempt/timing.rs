//! When an attempt ends: start + allowed time + ledger. The stored deadline is that sum.

use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One entry of the time ledger; entries are never changed, only added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Milliseconds added; negative takes time away.
    pub millis: i64,
    /// When it was granted.
    pub at: Timestamp,
    /// Why, in the words of whoever granted it.
    pub reason: String,
}

/// The times of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// When the candidate started.
    pub started_at: Timestamp,
    /// Working time granted at the start, in milliseconds.
    pub allowed_ms: i64,
    /// Extra time, pauses and credits.
    pub ledger: Vec<Adjustment>,
}

impl Timing {
    /// The instant at which the attempt ends by itself; never before its start.
    pub fn deadline(&self) -> Timestamp {
        let ledger: i64 = self.ledger.iter().map(|entry| entry.millis).sum();
        self.started_at.plus_millis(self.allowed_ms.saturating_add(ledger).max(0))
    }
}

/// How long after its end by itself an attempt may still be given working time, in milliseconds.
pub const REOPEN_MS: i64 = 10 * super::super::time::MINUTE_MS;

impl Timing {
    /// The entries that give `millis` of working time from `now` on: where the time is over
    /// already, what has passed since is credited too.
    pub fn extra(&self, millis: i64, now: Timestamp, reason: &str) -> Vec<Adjustment> {
        let entry = |millis| Adjustment { millis, at: now, reason: reason.to_owned() };
        let missed = now.since(self.deadline()).max(0);
        let credit = (missed > 0).then(|| entry(missed));
        std::iter::once(entry(millis)).chain(credit).collect()
    }
}

/// Milliseconds left until a deadline; never negative.
pub fn remaining_ms(deadline: Timestamp, now: Timestamp) -> i64 {
    deadline.since(now).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ledger_moves_the_deadline() {
        let at = Timestamp::from_millis;
        let entry = |millis| Adjustment { millis, at: at(0), reason: "停电".into() };
        let mut timing = Timing { started_at: at(1_000), allowed_ms: 60_000, ledger: Vec::new() };
        assert_eq!(timing.deadline(), at(61_000));
        timing.ledger = vec![entry(30_000), entry(-10_000)];
        assert_eq!(timing.deadline(), at(81_000));
        assert_eq!(remaining_ms(timing.deadline(), at(80_000)), 1_000);
        assert_eq!(remaining_ms(timing.deadline(), at(90_000)), 0);
        timing.ledger = vec![entry(-600_000)];
        assert_eq!(timing.deadline(), at(1_000));
    }

    #[test]
    fn extra_time_is_working_time_whenever_it_is_granted() {
        let at = Timestamp::from_millis;
        for now in [at(10_000), at(60_999), at(61_000), at(95_000)] {
            let mut timing = Timing { started_at: at(1_000), allowed_ms: 60_000, ledger: vec![] };
            let left = remaining_ms(timing.deadline(), now);
            timing.ledger = timing.extra(30_000, now, "停电");
            assert_eq!(remaining_ms(timing.deadline(), now), left + 30_000, "{now:?}");
        }
    }
}
