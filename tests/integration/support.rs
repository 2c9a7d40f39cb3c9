//! What the tests of this binary share.

pub mod database;
pub mod postgres;
pub mod world;
