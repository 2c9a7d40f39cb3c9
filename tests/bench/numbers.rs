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
mod credentials;
mod drawing;
mod fill;
mod glass;
mod keys;
mod lists;
mod report;
mod start;
mod support;

use report::Report;
use std::process::ExitCode;

/// A name on the command line and what it stands for.
type Named<F> = (&'static str, F);

/// Every measurement.
const MEASUREMENTS: &[Named<fn(&mut Report)>] = &[
    ("answers", answers::run),
    ("drawing", drawing::run),
    ("start", start::run),
    ("keys", keys::run),
    ("credentials", credentials::run),
    ("lists", lists::run),
];

/// Processes of this program that measurements start, by the first word.
const CHILDREN: &[Named<fn(&[String])>] =
    &[(answers::CHILD, answers::child), (drawing::CHILD, drawing::child)];

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
