//! The command line: `zhifa NOUN VERB`, one file per noun.
//!
//! A command opens the database, runs one use case as whoever asks, and prints. Errors go to
//! stderr, with an exit code for each kind (see [`Failure::code`]).

mod account;
mod agency;
mod args;
mod attachment;
mod audit;
mod bank;
mod context;
mod credential;
mod custom_value;
mod database;
mod exam;
mod failure;
mod imports;
mod moment;
mod officer;
mod output;
mod pass;
mod password;
mod report;
mod reviewed;
mod setup;
mod statute;

pub use context::Context;
pub use failure::Failure;
pub use output::Format;
use output::Output;

use crate::app::Session;
use crate::app::site::first_run::{Found, look};
use crate::clock::Clock;
use crate::domain::time::Timestamp;
use crate::entropy::Entropy;
use crate::i18n::{Locale, cli as t};
use crate::settings::{self, Folders, Layer, Settings};
use crate::telemetry;
use args::{Command, CommandLine, Global};
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

/// Shows the screens until the person leaves; set-up first where there is no database.
pub type Screen = fn(&Arc<Session>, Locale) -> std::io::Result<()>;

/// Runs one command line, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>, screen: Screen) -> ExitCode {
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
        execute(command, &settings, &global, screen)
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

fn execute(
    command: Option<Command>,
    settings: &Settings,
    global: &Global,
    screen: Screen,
) -> Result<(), Failure> {
    if let Some(Command::Completions { shell }) = command {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut CommandLine::command(), "zhifa", &mut script);
        return Ok(std::io::stdout().write_all(&script)?);
    }
    // A log that cannot be written keeps nobody from working.
    let _ = telemetry::start(&settings.folders.log_file(), Clock::system(Timestamp::default(), 0));
    let open = |address: Option<&str>| Context::open(settings, global, address);
    match command {
        None => {
            let address = setup::address(settings, &settings.folders.database());
            let session = match look(&address, Entropy::os()?)? {
                Found::Ready(app) => Session::new(app),
                Found::Free(ground) => Session::before_set_up(ground),
            };
            setup::open(session, settings, screen)
        }
        Some(Command::Init(init)) => setup::init(init, settings),
        Some(Command::Demo(demo)) => setup::demo(&demo, settings, global, screen),
        // Files are judged where there is no database, too.
        Some(Command::Bank(bank::Verb::Check(check))) if check.bank.is_none() => {
            let mut output = Output::to_stdout(global.format, settings.locale, global.limit);
            bank::of_files(&check, &mut output, settings.locale)
        }
        Some(Command::Statute(verb)) if verb.is_of_files() => {
            let output = &mut Output::to_stdout(global.format, settings.locale, global.limit);
            statute::run_on_files(verb, output, settings.locale)
        }
        Some(Command::Db(database::Verb::Restore { file })) => database::restore(file, settings),
        Some(Command::Db(verb)) => {
            let cx = &mut open(verb.source())?;
            database::run(verb, cx)
        }
        Some(Command::Bank(verb)) => reviewed(&mut open(None)?, |cx| bank::run(verb, cx)),
        Some(Command::Statute(verb)) => reviewed(&mut open(None)?, |cx| statute::run(verb, cx)),
        Some(Command::Account(verb)) => account::run(verb, &mut open(None)?),
        Some(Command::Agency(verb)) => agency::run(verb, &mut open(None)?),
        Some(Command::Exam(verb)) => exam::run(verb, &mut open(None)?),
        Some(Command::Officer(verb)) => officer::run(verb, &mut open(None)?),
        Some(Command::Credential(verb)) => credential::run(verb, &mut open(None)?),
        Some(Command::Pass(verb)) => pass::run(verb, &mut open(None)?),
        Some(Command::Attachment(verb)) => attachment::run(verb, &mut open(None)?),
        Some(Command::Report(verb)) => report::run(verb, &mut open(None)?),
        Some(Command::Audit(verb)) => audit::run(verb, &settings.folders.vault(), &mut open(None)?),
        Some(Command::Completions { .. }) => Ok(()),
    }
}

/// Runs a verb after which citations are followed, and tells when they could not be.
fn reviewed(
    cx: &mut Context,
    run: impl FnOnce(&mut Context) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let outcome = run(cx);
    if cx.app.reviews.was_left() {
        writeln!(std::io::stderr(), "{}", t::review_left(cx.locale))?;
    }
    outcome
}

fn report_failure(failure: &Failure, locale: Locale) {
    tracing::warn!(code = failure.code(), "{failure}");
    if let Some(message) = failure.message(locale) {
        // Where stderr cannot be written there is the exit code.
        let _ = writeln!(std::io::stderr(), "{}", t::error(locale, message));
    }
}
