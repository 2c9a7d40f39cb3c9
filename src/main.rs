//! The `zhifa` program: wiring only.

use std::io;
use std::process::ExitCode;
use zhifa::tui::start::{Preferences, run};

fn main() -> ExitCode {
    zhifa::cli::run(std::env::args_os(), |session, locale| {
        run(session, Preferences { locale, ..Preferences::default() }).map_err(io::Error::other)
    })
}
