//! Chance that follows from the seed: the same on every machine and either database.

use crate::domain::drawing::Mixer;
use crate::domain::id::Uid;
use crate::domain::time::{Date, Timestamp, add_days};

/// A stream of choices for one purpose, apart from every other purpose's.
#[derive(Debug, Clone)]
pub(super) struct Dice {
    mixer: Mixer,
}

impl Dice {
    /// The stream of a purpose under a seed.
    pub(super) fn new(seed: u64, purpose: &str) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("zhifa demo 1");
        hasher.update(&seed.to_le_bytes());
        hasher.update(purpose.as_bytes());
        let mut bytes = [0; 8];
        hasher.finalize_xof().fill(&mut bytes);
        Self { mixer: Mixer::new(u64::from_le_bytes(bytes)) }
    }

    /// A number from `low` to `high`, both inclusive; `low` when they are the wrong way round.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).map_or(1, |width| width + 1);
        low + i64::try_from(self.mixer.below(width)).unwrap_or(0)
    }

    /// Whether something happens that does so in `percent` of 100 cases.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(0, 99) < percent
    }

    /// One of the choices, each as likely.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let index = self.mixer.below(choices.len() as u64);
        choices.get(usize::try_from(index).unwrap_or(0))
    }

    /// One of the choices, those in front more often.
    pub(super) fn pick_early<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(choices.len()).unwrap_or(0) - 1;
        let index = self.between(0, last).min(self.between(0, last));
        choices.get(usize::try_from(index).unwrap_or(0))
    }

    /// Mixes a list.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        self.mixer.shuffle(items);
    }

    /// A day from `low` to `high` days after `date`.
    pub(super) fn day(&mut self, date: Date, low: i64, high: i64) -> Date {
        add_days(date, self.between(low, high))
    }

    /// A seed for a paper.
    pub(super) fn seed(&mut self) -> u64 {
        self.mixer.below(1 << 53)
    }

    /// A uid of the instant.
    pub(super) fn uid(&mut self, at: Timestamp) -> Uid {
        let random = std::array::from_fn(|_| u8::try_from(self.mixer.below(256)).unwrap_or(0));
        Uid::v7(at, random)
    }
}
