//! The rules of the trade: pure types and functions.
//!
//! Time and seed are arguments. Nothing here does IO, reads a clock, draws randomness, knows SQL,
//! a locale or a terminal.

pub mod attempt;
pub mod audit;
pub mod bank;
pub mod blueprint;
pub mod citation;
pub mod drawing;
pub mod fill;
pub mod form;
pub mod id;
pub mod identity;
pub mod item;
pub mod numeral;
pub mod one_time_code;
pub mod password;
pub mod pinyin;
pub mod points;
pub mod role;
pub mod scoring;
pub mod sign_in_name;
pub mod sitting;
pub mod statute;
pub mod throttle;
pub mod time;
pub mod width;
