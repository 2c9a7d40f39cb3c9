//! The `zhifa` program: wiring only.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhifa::cli::run(std::env::args_os())
}
