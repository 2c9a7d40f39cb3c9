//! The rules of the trade: pure types and functions.
//!
//! Time and seed are arguments. Nothing here does IO, reads a clock, draws randomness, knows SQL,
//! a locale or a terminal.

pub mod agency;
pub mod attachment;
pub mod attempt;
pub mod audit;
pub mod bank;
pub mod blueprint;
pub mod board;
pub mod challenge;
pub mod citation;
pub mod code;
pub mod counter_entry;
pub mod credential;
pub mod custom_field;
pub mod doubt;
pub mod drawing;
pub mod fill;
pub mod form;
pub mod hours;
pub mod id;
pub mod identity;
pub mod item;
pub mod markup;
pub mod numeral;
pub mod officer;
pub mod one_time_code;
pub mod pass_record;
pub mod password;
pub mod pinyin;
pub mod points;
pub mod preference;
pub mod renewal;
pub mod role;
pub mod rules;
pub mod scoring;
pub mod search;
pub mod sign_in_name;
pub mod sitting;
pub mod standing;
pub mod statute;
pub mod study;
pub mod throttle;
pub mod time;
pub mod width;
