//! What needs more than one module, a real database or a real file: one binary for all of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say so by failing"
)]

mod accounts;
mod cli;
mod e2e;
mod exam;
mod fuzz;
mod gallery;
mod history;
mod layers;
mod messages;
mod pass;
mod people;
mod permissions;
mod setup;
mod sizes;
mod statutes;
mod store_contract;
mod study;
mod support;
mod trainer;
