//! How failed sign-ins slow the next ones down.

use super::time::Timestamp;

/// Failures that cost nothing.
pub const FREE: u32 = 5;
/// Milliseconds to wait after the failure that is one too many; each further one doubles it.
pub const FIRST_WAIT_MS: i64 = 30_000;
/// The longest wait, in milliseconds.
pub const LONGEST_WAIT_MS: i64 = 15 * 60_000;
/// Milliseconds after the last failure at which the count starts anew.
pub const FORGET_MS: i64 = 24 * 60 * 60_000;

/// The failed sign-ins of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Throttle {
    /// Failures in a row.
    pub failures: u32,
    /// Nobody gets in by this name before.
    pub blocked_until: Timestamp,
    /// The last failure.
    pub last_at: Timestamp,
}

impl Throttle {
    /// Milliseconds still to wait; 0 when a try is allowed.
    pub fn wait(self, at: Timestamp) -> i64 {
        self.blocked_until.since(at).max(0)
    }

    /// The state after one more failure.
    #[must_use]
    pub fn failed(self, at: Timestamp) -> Self {
        let forgotten = at.since(self.last_at) >= FORGET_MS;
        let failures = if forgotten { 1 } else { self.failures.saturating_add(1) };
        let wait = match failures.checked_sub(FREE) {
            None => 0,
            // 30 s doubled five times is past the longest wait.
            Some(doublings) => (FIRST_WAIT_MS << doublings.min(5)).min(LONGEST_WAIT_MS),
        };
        Self { failures, blocked_until: at.plus_millis(wait), last_at: at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_failure_costs_half_a_minute_and_each_further_one_twice_as_much() {
        let mut at = Timestamp::from_millis(1_000_000_000);
        let mut throttle = Throttle::default();
        for seconds in [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900] {
            throttle = throttle.failed(at);
            assert_eq!(throttle.wait(at), seconds * 1_000, "{throttle:?}");
            at = throttle.blocked_until;
            assert_eq!(throttle.wait(at), 0);
        }
    }

    #[test]
    fn a_day_of_peace_forgets() {
        let at = Timestamp::from_millis(1_000_000_000);
        let throttle = Throttle { failures: 40, blocked_until: at, last_at: at };
        assert_eq!(throttle.failed(at.plus_millis(FORGET_MS)).failures, 1);
        assert_eq!(throttle.failed(at.plus_millis(FORGET_MS - 1)).failures, 41);
    }
}
