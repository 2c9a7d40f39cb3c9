//! What the tests of this binary share, with each other and with the benchmarks.

#![allow(dead_code, reason = "the benchmarks use more of it")]

pub mod database;
pub mod demo;
pub mod figures;
pub mod postgres;
pub mod program;
pub mod pty;
pub mod world;
