//! Checking a bank file without a database.

use crate::domain::bank::Bank;
use crate::interchange::{self, Draft};

/// Reads a bank file and finds everything that is wrong with it.
pub fn check(name: &str, bytes: &[u8]) -> Draft<Bank> {
    interchange::bank::read(name, bytes)
}
