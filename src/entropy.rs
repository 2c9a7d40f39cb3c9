//! The one place that draws randomness.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::sync::{Arc, Mutex, PoisonError};

/// A source of random bytes. Clones share it.
#[derive(Clone)]
pub struct Entropy(Arc<Mutex<ChaCha20Rng>>);

/// The operating system gave no randomness.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no randomness: {0}")]
pub struct NoEntropy(String);

impl Entropy {
    /// A stream seeded by the operating system.
    ///
    /// # Errors
    /// [`NoEntropy`] when the system refuses.
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    pub fn os() -> Result<Self, NoEntropy> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| NoEntropy(error.to_string()))?;
        Ok(Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(seed)))))
    }

    /// A stream that is the same for the same seed: demo data and tests.
    pub fn seeded(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(key))))
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// A random number, such as the seed of a paper. At most 2⁵³, so that JSON readers keep it.
    pub fn seed(&self) -> u64 {
        u64::from_le_bytes(self.bytes()) >> 11
    }
}
