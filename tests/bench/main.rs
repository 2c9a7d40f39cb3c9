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

mod answers;
mod report;
mod support;

use report::Report;
use std::process::ExitCode;

/// Every measurement: its name on the command line and what takes it.
const MEASUREMENTS: &[(&str, fn(&mut Report))] = &[("answers", answers::run)];

fn main() -> ExitCode {
    // Cargo passes `--bench`; what else begins with a dash is none of ours either.
    let words: Vec<String> = std::env::args().skip(1).filter(|w| !w.starts_with("--")).collect();
    if let [child, rest @ ..] = words.as_slice()
        && child == answers::CHILD
    {
        answers::child(rest);
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
