//! The rules of the trade: pure types and functions.
//!
//! Time and seed are arguments. Nothing here does IO, reads a clock, draws randomness, knows SQL,
//! a locale or a terminal.

pub mod citation;
pub mod fill;
pub mod id;
pub mod identity;
pub mod markup;
pub mod numeral;
pub mod password;
pub mod pinyin;
pub mod sign_in_name;
pub mod statute;
pub mod time;
pub mod width;
