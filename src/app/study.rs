//! Study: working off what went wrong.

pub mod wrong_answers;
