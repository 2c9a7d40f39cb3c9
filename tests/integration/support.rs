//! What the tests of this binary share.

pub mod database;
pub mod demo;
pub mod postgres;
pub mod program;
pub mod pty;
pub mod world;
