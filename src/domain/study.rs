//! Presence in study: which time counts.
//!
//! Time counts only with proof that somebody is there, and the proof is the interaction itself.
//! What lies between two interactions counts when it is no longer than the preset allows
//! (`study_idle_minutes`); of a longer silence nothing counts, because nobody answered the question
//! whether anybody is there.

use crate::domain::time::Timestamp;

/// A study session as time passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// The last interaction.
    pub last_at: Timestamp,
    /// Time that counts, in milliseconds.
    pub counted: i64,
    /// Time that was dropped for want of presence, in milliseconds.
    pub dropped: i64,
}

impl Presence {
    /// A session that begins with its first interaction.
    pub const fn begin(at: Timestamp) -> Self {
        Self { last_at: at, counted: 0, dropped: 0 }
    }

    /// The session after an interaction. A silence of at most `idle` milliseconds counts whole, a
    /// longer one not at all. A clock that went back moves nothing.
    #[must_use]
    pub const fn touched(self, at: Timestamp, idle: i64) -> Self {
        let silence = at.since(self.last_at);
        if silence <= 0 {
            self
        } else if silence <= idle {
            Self { last_at: at, counted: self.counted + silence, ..self }
        } else {
            Self { last_at: at, dropped: self.dropped + silence, ..self }
        }
    }

    /// Whether it is time to ask if anybody is there.
    pub const fn asks(self, now: Timestamp, idle: i64) -> bool {
        now.since(self.last_at) >= idle
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const IDLE: i64 = 5 * 60_000;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_millis(minutes * 60_000)
    }

    #[test]
    fn a_silence_counts_whole_or_not_at_all() {
        for (minutes, counted, dropped) in [(0, 0, 0), (-3, 0, 0), (5, 5, 0), (6, 0, 6)] {
            let after = Presence::begin(at(0)).touched(at(minutes), IDLE);
            assert_eq!((after.counted, after.dropped), (counted * 60_000, dropped * 60_000));
        }
    }

    #[test]
    fn the_question_comes_when_the_allowance_is_used_up() {
        let session = Presence::begin(at(0));
        assert!(!session.asks(at(4), IDLE));
        assert!(session.asks(at(5), IDLE));
    }

    proptest! {
        #[test]
        fn every_millisecond_is_counted_or_dropped(steps in prop::collection::vec(0_i64..1_000_000, 0..30)) {
            let mut session = Presence::begin(at(0));
            let mut now = at(0);
            for step in &steps {
                now = now.plus_millis(*step);
                session = session.touched(now, IDLE);
            }
            prop_assert_eq!(session.counted + session.dropped, steps.iter().sum::<i64>());
            prop_assert!(session.counted <= IDLE * i64::try_from(steps.len()).unwrap());
        }
    }
}
