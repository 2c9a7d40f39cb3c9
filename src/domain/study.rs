//! Study: how a set of questions is put together, and which time counts.
//!
//! Time counts only with proof that somebody is there, and the proof is the interaction itself.
//! What lies between two proofs counts when it is no longer than the preset allows
//! (`office.study_idle_minutes`) and a minute more, in which the question 还在学习吗? is on screen.
//! Of a longer silence nothing counts, because nobody answered. After half an hour without proof
//! the session is over, with the time that was proved.

use super::code::codes;
use super::drawing::Mixer;
use super::time::Timestamp;
use std::num::NonZeroU32;

codes! {
    /// How a set is put together.
    StudyMode {
        /// 顺序: the author's order, from where the officer left off
        Sequential = "sequential",
        /// 随机: shuffled by a seed
        Random = "random",
        /// 按主题: some topics, in the author's order
        Topic = "topic",
        /// 错题: the wrong-answer book
        Mistakes = "mistakes",
        /// 按条: the questions on an article
        Article = "article",
        /// 阅读: no questions, statutes being read
        Reading = "reading",
    }

    /// What ended a session of study.
    StudyEnd {
        /// The person stopped
        Person = "person",
        /// The person began another one, here or at another terminal
        Elsewhere = "elsewhere",
        /// The person entered an exam
        Exam = "exam",
        /// Nobody had been there for half an hour
        Silence = "silence",
    }
}

/// How long the question whether anybody is there waits for its answer, in milliseconds.
pub const ANSWER_WITHIN: i64 = 60_000;

/// After this long without proof a session is over, in milliseconds.
pub const OVER_AFTER: i64 = 30 * 60_000;

/// What the time since the last proof of presence amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silence {
    /// Short enough to count without asking.
    Fine,
    /// It is time to ask, and an answer now makes it count.
    Asked,
    /// Nobody answered: it does not count.
    Dropped,
    /// The session is over.
    Over,
}

/// How long a person may be silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    idle: i64,
}

impl Patience {
    /// Asks after so many minutes without input.
    pub fn minutes(idle: NonZeroU32) -> Self {
        Self { idle: i64::from(idle.get()).saturating_mul(60_000) }
    }

    /// What a silence of so many milliseconds amounts to.
    pub const fn judge(self, silence: i64) -> Silence {
        let dropped = self.idle.saturating_add(ANSWER_WITHIN);
        let over = if dropped > OVER_AFTER { dropped } else { OVER_AFTER };
        if silence < self.idle {
            Silence::Fine
        } else if silence <= dropped {
            Silence::Asked
        } else if silence <= over {
            Silence::Dropped
        } else {
            Silence::Over
        }
    }
}

/// The time of a session so far: between its beginning and its last proof every second is either
/// counted or dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// When it began, with the first proof.
    pub started_at: Timestamp,
    /// The last proof.
    pub last_at: Timestamp,
    /// Seconds that do not count, each silence rounded up.
    pub dropped_seconds: u32,
}

impl Presence {
    /// A session that begins.
    pub const fn begin(at: Timestamp) -> Self {
        Self { started_at: at, last_at: at, dropped_seconds: 0 }
    }

    /// Seconds that count, rounded down.
    pub fn counted_seconds(&self) -> u32 {
        let counted = self.last_at.since(self.started_at) / 1_000 - i64::from(self.dropped_seconds);
        u32::try_from(counted.max(0)).unwrap_or(u32::MAX)
    }

    /// What the silence until `at` amounts to.
    pub const fn silence(&self, at: Timestamp, patience: Patience) -> Silence {
        patience.judge(at.since(self.last_at))
    }

    /// The session after a proof at `at`. A clock that went back moves nothing, and a session that
    /// is over stays as it was last proved.
    #[must_use]
    pub fn proved(self, at: Timestamp, patience: Patience) -> Self {
        let silence = at.since(self.last_at);
        match self.silence(at, patience) {
            _ if silence <= 0 => self,
            Silence::Fine | Silence::Asked => Self { last_at: at, ..self },
            Silence::Dropped => {
                let seconds = u32::try_from((silence + 999) / 1_000).unwrap_or(u32::MAX);
                let dropped_seconds = self.dropped_seconds.saturating_add(seconds);
                Self { last_at: at, dropped_seconds, ..self }
            }
            Silence::Over => self,
        }
    }
}

/// Shuffles the questions of a random set; the same seed gives the same order.
pub fn shuffle<T>(questions: &mut [T], seed: u64) {
    Mixer::new(seed).shuffle(questions);
}

/// Where a sequential set begins: behind the place answered last, or at the front when that was
/// the last one. `places` are the questions' places in the author's order, ascending; a question
/// that was answered last may be gone by now.
pub fn resume_at(places: &[i64], last: Option<i64>) -> usize {
    let next = last.map_or(0, |last| places.partition_point(|place| *place <= last));
    if next == places.len() { 0 } else { next }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINUTE: i64 = 60_000;

    fn patience() -> Patience {
        Patience::minutes(NonZeroU32::new(5).unwrap())
    }

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(1_790_000_000_000 + millis)
    }

    #[test]
    fn a_silence_counts_whole_or_not_at_all() {
        let cases = [
            (0, Silence::Fine, 0, 0),
            (-3 * MINUTE, Silence::Fine, 0, 0),
            (999, Silence::Fine, 0, 0),
            (5 * MINUTE - 1, Silence::Fine, 299, 0),
            (5 * MINUTE, Silence::Asked, 300, 0),
            (6 * MINUTE, Silence::Asked, 360, 0),
            (6 * MINUTE + 1, Silence::Dropped, 0, 361),
            (30 * MINUTE, Silence::Dropped, 0, 1_800),
            (30 * MINUTE + 1, Silence::Over, 0, 0),
        ];
        for (silence, means, counted, dropped) in cases {
            let session = Presence::begin(at(0));
            assert_eq!(session.silence(at(silence), patience()), means, "{silence}");
            let after = session.proved(at(silence), patience());
            let found = (after.counted_seconds(), after.dropped_seconds);
            assert_eq!(found, (counted, dropped), "{silence}");
        }
    }

    #[test]
    fn a_preset_that_waits_longer_than_half_an_hour_still_asks() {
        let patience = Patience::minutes(NonZeroU32::new(45).unwrap());
        assert_eq!(patience.judge(44 * MINUTE), Silence::Fine);
        assert_eq!(patience.judge(46 * MINUTE), Silence::Asked);
        assert_eq!(patience.judge(46 * MINUTE + 1), Silence::Over);
    }

    #[test]
    fn a_sequential_set_goes_on_behind_the_last_answer() {
        let places = [1, 2, 4, 8];
        let cases = [(None, 0), (Some(1), 1), (Some(3), 2), (Some(4), 3), (Some(8), 0)];
        for (last, place) in cases {
            assert_eq!(resume_at(&places, last), place, "{last:?}");
        }
        assert_eq!(resume_at(&[], Some(3)), 0);
    }

    #[test]
    fn a_seed_gives_one_order() {
        let shuffled = |seed| {
            let mut all: Vec<u32> = (0..50).collect();
            shuffle(&mut all, seed);
            all
        };
        assert_eq!(shuffled(7), shuffled(7));
        assert_ne!(shuffled(7), shuffled(8));
    }

    proptest! {
        #[test]
        fn every_second_until_the_last_proof_is_counted_or_dropped(
            steps in prop::collection::vec(-5_000_i64..2_400_000, 0..40),
        ) {
            let mut session = Presence::begin(at(0));
            let mut now = at(0);
            let mut dropped = 0_i64;
            for step in steps {
                now = now.plus_millis(step);
                let before = session;
                session = session.proved(now, patience());
                prop_assert!(session.last_at >= before.last_at);
                prop_assert!(session.dropped_seconds >= before.dropped_seconds);
                if session.dropped_seconds > before.dropped_seconds {
                    dropped += session.last_at.since(before.last_at);
                }
            }
            let counted = session.last_at.since(session.started_at) - dropped;
            // Rounding never gives a second away and takes less than one for each silence.
            let given = i64::from(session.counted_seconds()) * 1_000;
            prop_assert!(given <= counted && counted - given < 1_000 * 42);
        }
    }
}
