//! A file read: its content where it is sound, and everything found on the way, each at its place.

pub use crate::interchange::excerpt::excerpt;
pub use crate::interchange::{Draft, Issue, Severity};
