//! Checking a bank file without a database.

use crate::domain::bank::Bank;
use crate::interchange::{self, Draft};

/// What reading a bank file gives.
pub type BankDraft = Draft<Bank>;

pub use crate::interchange::Severity;
pub use crate::interchange::bank::MAX_BYTES;
pub use crate::interchange::excerpt::excerpt;

/// Reads a bank file and finds everything that is wrong with it.
pub fn check(name: &str, bytes: &[u8]) -> Draft<Bank> {
    interchange::bank::read(name, bytes)
}
