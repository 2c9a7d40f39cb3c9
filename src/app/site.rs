//! The organisation as a whole.

pub mod create;
pub mod first_run;
pub mod probe;
pub mod rules;
mod stock;
