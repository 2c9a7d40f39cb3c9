//! Our own shuffle, so that a stored seed means the same paper for ever.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::HashMap;

/// A stream of choices from a seed: ChaCha20, counter mode, 64-bit seed in the low bytes of the key.
#[derive(Debug, Clone)]
pub struct Mixer {
    stream: ChaCha20Rng,
}

impl Mixer {
    /// The stream that draws items.
    pub fn new(seed: u64) -> Self {
        Self::stream(seed, 0)
    }

    /// The stream that orders options.
    pub fn options(seed: u64) -> Self {
        Self::stream(seed, 1)
    }

    fn stream(seed: u64, stream: u64) -> Self {
        let mut key = [0_u8; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut rng = ChaCha20Rng::from_seed(key);
        rng.set_stream(stream);
        Self { stream: rng }
    }

    /// A number below `bound`, without bias: values in the incomplete last range are drawn again.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound <= 1 {
            return 0;
        }
        let limit = u64::MAX - u64::MAX % bound;
        loop {
            let value = self.stream.next_u64();
            if value < limit {
                return value % bound;
            }
        }
    }

    /// Fisher–Yates from the front: each prefix is a fair sample.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in 0..items.len().saturating_sub(1) {
            let rest = (items.len() - i) as u64;
            let j = i + usize::try_from(self.below(rest)).unwrap_or(0);
            items.swap(i, j);
        }
    }
}

/// A shuffle of `0..len` produced one element at a time, so that taking a hundred of a hundred
/// thousand costs a hundred steps.
#[derive(Debug, Clone)]
pub(super) struct LazyShuffle {
    mixer: Mixer,
    next: usize,
    len: usize,
    moved: HashMap<usize, usize>,
}

impl LazyShuffle {
    /// A shuffle of `0..len` whose choices come from a stream of its own, forked off `mixer`.
    pub(super) fn new(len: usize, mixer: &mut Mixer) -> Self {
        let fork = Mixer::new(mixer.stream.next_u64());
        Self { mixer: fork, next: 0, len, moved: HashMap::new() }
    }
}

impl Iterator for LazyShuffle {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.next >= self.len {
            return None;
        }
        let i = self.next;
        self.next += 1;
        let j = i + usize::try_from(self.mixer.below((self.len - i) as u64)).unwrap_or(0);
        let at_i = self.moved.remove(&i).unwrap_or(i);
        if i == j {
            return Some(at_i);
        }
        Some(self.moved.insert(j, at_i).unwrap_or(j))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_never_changes() {
        let mut items: Vec<u32> = (0..10).collect();
        Mixer::new(7).shuffle(&mut items);
        assert_eq!(items, FROZEN, "a stored seed must keep its meaning; see ALGORITHM");
    }

    const FROZEN: [u32; 10] = [3, 5, 9, 1, 7, 4, 2, 6, 0, 8];

    #[test]
    fn the_lazy_shuffle_is_a_permutation() {
        for len in [0, 1, 2, 50] {
            let mut seen: Vec<usize> = LazyShuffle::new(len, &mut Mixer::new(3)).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..len).collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_position_is_about_equally_likely() {
        let mut counts = [0_u32; 4];
        for seed in 0..4_000 {
            let first = LazyShuffle::new(4, &mut Mixer::new(seed)).next().unwrap();
            counts[first] += 1;
        }
        assert!(counts.iter().all(|count| (850..1_150).contains(count)), "{counts:?}");
    }
}
