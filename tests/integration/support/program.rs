//! The real binary in a home folder of its own.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The folders of one imagined user, gone with the test.
pub struct Home(TempDir);

impl Home {
    /// A user who has never run the program.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where the program keeps the demonstration of this user.
    pub fn demo_file(&self) -> PathBuf {
        self.path().join(".local/share/zhifa/demo.db")
    }

    /// Runs a command that has no terminal to ask on.
    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_zhifa"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.path())
            .env("LANG", "C")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a command prints as JSON; it has to succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--format", "json"]].concat());
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {errors}");
        serde_json::from_slice(&output.stdout).unwrap()
    }
}
