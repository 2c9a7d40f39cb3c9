//! The command line: `zhifa NOUN VERB`, one file per noun.
//!
//! A command opens the database, runs one use case as whoever asks, and prints. Errors go to
//! stderr, with an exit code for each kind (see [`Failure::code`]).

mod args;
mod audit;
mod context;
mod credential;
mod exam;
mod failure;
mod moment;
mod officer;
mod output;
mod password;
mod report;

pub use context::Context;
pub use failure::Failure;
pub use output::Format;

use crate::clock::Clock;
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, cli as t};
use crate::settings::{self, Folders, Layer, Settings};
use crate::telemetry;
use args::{Command, CommandLine, Global};
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Runs one command line, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let CommandLine { global, command } = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(error) => {
            // Help goes to stdout, bad usage to stderr; where neither can be written nothing helps.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut locale = global.locale.unwrap_or_else(|| settings::spoken(&variable));
    let outcome = configure(&global).map_err(Failure::from).and_then(|settings| {
        locale = settings.locale;
        execute(command, &settings, &global)
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            report_failure(&failure, locale);
            ExitCode::from(failure.code())
        }
    }
}

fn configure(global: &Global) -> Result<Settings, settings::SettingsError> {
    let flags = Layer { database: global.database.clone(), locale: global.locale };
    settings::load(Folders::of_user()?, variable, flags)
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn execute(command: Command, settings: &Settings, global: &Global) -> Result<(), Failure> {
    if let Command::Completions { shell } = command {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut CommandLine::command(), "zhifa", &mut script);
        return Ok(std::io::stdout().write_all(&script)?);
    }
    // A log that cannot be written keeps nobody from working.
    let _ = telemetry::start(&settings.folders.log_file(), Clock::system(Timestamp::default(), 0));
    let cx = &mut Context::open(settings, global)?;
    match command {
        Command::Exam(verb) => exam::run(verb, cx),
        Command::Officer(verb) => officer::run(verb, cx),
        Command::Credential(verb) => credential::run(verb, cx),
        Command::Report(verb) => report::run(verb, cx),
        Command::Audit(verb) => audit::run(verb, cx),
        Command::Completions { .. } => Ok(()),
    }
}

fn report_failure(failure: &Failure, locale: Locale) {
    tracing::warn!(code = failure.code(), "{failure}");
    if let Some(message) = failure.message(locale) {
        // Where stderr cannot be written there is the exit code.
        let _ = writeln!(std::io::stderr(), "{}", t::error(locale, message));
    }
}
