//! The organisation as a whole.

pub mod create;
