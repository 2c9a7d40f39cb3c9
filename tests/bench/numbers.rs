//! The numbers the program is held to, measured: `cargo bench --bench numbers [-- NAME…]`.
//!
//! Each measurement is a module that adds lines to one report. Nothing here asserts: a goal that is
//! missed is printed as missed and makes the exit code 1.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement that cannot be taken says so by stopping"
)]

mod amendments;
mod answers;
mod credentials;
mod drawing;
mod fill;
mod glass;
mod judging;
mod keys;
mod lists;
mod report;
mod search;
mod start;
mod support;
mod vocabulary;

use report::Report;
use std::process::ExitCode;

/// A measurement: its name on the command line and what takes it.
type Measurement = (&'static str, fn(&mut Report));
/// A process that a measurement starts of this program: its first word and what it does.
type Child = (&'static str, fn(&[String]));

/// Every measurement.
const MEASUREMENTS: &[Measurement] = &[
    ("answers", answers::run),
    ("drawing", drawing::run),
    ("start", start::run),
    ("keys", keys::run),
    ("credentials", credentials::run),
    ("lists", lists::run),
    ("judging", judging::run),
    ("search", search::run),
    ("amendments", amendments::run),
];

/// Every child process.
const CHILDREN: &[Child] = &[(answers::CHILD, answers::child), (drawing::CHILD, drawing::child)];

fn main() -> ExitCode {
    // Cargo passes `--bench`; what else begins with a dash is none of ours either.
    let words: Vec<String> = std::env::args().skip(1).filter(|w| !w.starts_with("--")).collect();
    if let [first, rest @ ..] = words.as_slice()
        && let Some((_, child)) = CHILDREN.iter().find(|(name, _)| name == first)
    {
        child(rest);
        return ExitCode::SUCCESS;
    }
    if let Some(unknown) = words.iter().find(|word| !MEASUREMENTS.iter().any(|m| m.0 == **word)) {
        let known: Vec<&str> = MEASUREMENTS.iter().map(|m| m.0).collect();
        println!("no measurement is called {unknown:?}; there are {}", known.join(", "));
        return ExitCode::from(2);
    }
    support::postgres::be_durable();
    let mut report = Report::begin();
    for (name, measure) in MEASUREMENTS {
        if words.is_empty() || words.iter().any(|word| word == name) {
            measure(&mut report);
        }
    }
    report.end()
}
