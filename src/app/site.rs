//! The organisation as a whole.

pub mod create;
pub mod first_run;
pub mod name;
pub mod probe;
pub mod rules;
mod stock;
