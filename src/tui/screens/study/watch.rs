//! When the store hears that somebody is there: at once, then at most every quarter of a minute.

use crate::domain::study::{Patience, Silence};
use crate::domain::time::Timestamp;

/// Milliseconds between two proofs that are sent; what a crash can lose of the time counted.
const EVERY: i64 = 15_000;

/// What was heard of the person, and what was told to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    heard_at: Timestamp,
    told_at: Timestamp,
    /// What the silence was when somebody looked last.
    seen: Silence,
}

impl Watch {
    /// The person has just begun, and the store knows.
    pub const fn begin(at: Timestamp) -> Self {
        Self { heard_at: at, told_at: at, seen: Silence::Fine }
    }

    /// Milliseconds since the last input.
    pub const fn silence(&self, now: Timestamp) -> i64 {
        now.since(self.heard_at)
    }

    /// Input of the person.
    pub fn hear(&mut self, now: Timestamp) {
        self.heard_at = self.heard_at.max(now);
        self.seen = Silence::Fine;
    }

    /// What the silence was when this was asked last, and what it has become; none while it is the
    /// same. However late it is asked, every change is told once.
    pub fn turned(&mut self, patience: Patience, now: Timestamp) -> Option<(Silence, Silence)> {
        let silence = patience.judge(self.silence(now));
        let seen = std::mem::replace(&mut self.seen, silence);
        (seen != silence).then_some((seen, silence))
    }

    /// Whether the store should be told now.
    pub const fn owes(&self, now: Timestamp) -> bool {
        self.heard_at.since(self.told_at) > 0 && now.since(self.told_at) >= EVERY
    }

    /// The store is told.
    pub const fn tell(&mut self, now: Timestamp) {
        self.told_at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::num::NonZeroU32;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1_000)
    }

    #[test]
    fn input_is_told_soon_and_not_too_often() {
        let mut watch = Watch::begin(at(0));
        assert!(!watch.owes(at(100)), "nothing was heard");
        watch.hear(at(5));
        assert!(!watch.owes(at(5)), "too soon");
        assert!(watch.owes(at(15)), "told with the next tick");
        watch.tell(at(15));
        assert!(!watch.owes(at(60)));
        watch.hear(at(60));
        assert!(watch.owes(at(60)), "after a silence at once");
        assert_eq!(watch.silence(at(90)), 30_000);
    }

    #[test]
    fn a_silence_that_turned_is_told_once_however_late_somebody_looks() {
        let patience = Patience::minutes(NonZeroU32::new(5).unwrap());
        let (fine, asked, over) = (Silence::Fine, Silence::Asked, Silence::Over);
        let mut watch = Watch::begin(at(0));
        for (seconds, turned) in [
            (299, None),
            // A tick between was lost.
            (303, Some((fine, asked))),
            (304, None),
            (40 * 60, Some((asked, over))),
            (41 * 60, None),
        ] {
            assert_eq!(watch.turned(patience, at(seconds)), turned, "{seconds}");
        }
        watch.hear(at(42 * 60));
        assert_eq!(watch.turned(patience, at(42 * 60)), None);
        assert_eq!(watch.turned(patience, at(90 * 60)), Some((fine, over)), "it slept");
    }
}
