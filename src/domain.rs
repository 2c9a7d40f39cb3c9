//! The rules of the trade: pure types and functions.
//!
//! Time and seed are arguments. Nothing here does IO, reads a clock, draws randomness, knows SQL,
//! a locale or a terminal.

pub mod agency;
pub mod board;
pub mod code;
pub mod counter_entry;
pub mod credential;
pub mod custom_field;
pub mod hours;
pub mod id;
pub mod officer;
pub mod pass_record;
pub mod rules;
pub mod time;
