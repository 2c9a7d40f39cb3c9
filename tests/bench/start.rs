//! From the start of the process to the sign-in frame, beside the least program that could draw
//! one; then from who somebody is to what waits for them.

use crate::glass::Glass;
use crate::report::{Report, Samples, stopwatch};
use crate::support::{databases, demo};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use zhifa::app::Via;
use zhifa::app::account::choose::{choices, choose};
use zhifa::app::home::home as home_page;

/// Pairs of runs, one of each program after the other.
const RUNS: usize = 40;

pub fn run(report: &mut Report) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("start.db");
    let set_up = Command::new(env!("CARGO_BIN_EXE_zhifa"))
        .args([
            "init",
            "--organisation",
            "云江区司法局",
            "--admin",
            "admin",
            "--admin-name",
            "管理员",
            "--database",
        ])
        .arg(&file)
        .env("HOME", folder.path())
        .env("ZHIFA_PASSWORD", "correct horse battery staple 7")
        .output()
        .unwrap();
    assert!(set_up.status.success(), "{}", String::from_utf8_lossy(&set_up.stderr));

    let (least, whole) = (minimal(), PathBuf::from(env!("CARGO_BIN_EXE_zhifa")));
    let path = file.to_str().unwrap();
    let (mut theirs, mut ours, mut memory) = (Vec::new(), Vec::new(), 0.0_f64);
    for _ in 0..RUNS {
        theirs.push(frame(&least, &[path], folder.path(), |text| text.contains("Ready")).0);
        let (time, used) = frame(&whole, &["--database", path], folder.path(), |text| {
            text.contains("登录名") && text.contains("F1")
        });
        ours.push(time);
        memory = memory.max(used);
    }
    let (theirs, ours) = (Samples::new(theirs), Samples::new(ours));
    report.told("least program: start → frame", "SQLite", &theirs);
    report.told("zhifa: start → sign-in frame", "SQLite", &ours);
    let ratio = ours.median().as_secs_f64() / theirs.median().as_secs_f64();
    let measured = format!("{ratio:.2} × the least program's median");
    report.line("start compared", "SQLite", &measured, "≤ 2 ×", ratio <= 2.0);
    let measured = format!("{memory:.1} MB resident at the sign-in frame");
    report.line("memory", "SQLite", &measured, "< 40 MB", memory < 40.0);
    home(report);
}

/// Use cases between choosing an account and the home page, for each role of the demonstration.
fn home(report: &mut Report) {
    for (name, database) in databases() {
        let app = demo(&database);
        let people = choices(&app, Via::Tui).unwrap();
        let enforcer = people.iter().find(|actor| actor.officer().is_some()).unwrap();
        let functions = ["trainer", "manager", "admin"];
        let named = functions
            .iter()
            .map(|label| (*label, people.iter().find(|actor| actor.label == *label).unwrap()));
        for (role, person) in std::iter::once(("enforcer", enforcer)).chain(named) {
            let account = person.account.unwrap();
            let samples = Samples::of(30, || {
                let actor = choose(&app, account, Via::Tui).unwrap();
                home_page(&app, &actor).unwrap();
            });
            report.median(&format!("sign-in → home, {role}"), name, &samples, 50.0);
        }
    }
}

/// Starts a program and waits for its first frame; gives the time, and the memory it has then.
fn frame(
    program: &Path,
    arguments: &[&str],
    home: &Path,
    complete: impl Fn(&str) -> bool,
) -> (Duration, f64) {
    let begun = stopwatch();
    let mut glass = Glass::start(program, arguments, home);
    let shown = glass.until("the first frame", complete);
    (shown - begun, glass.memory_mb().expect("the system tells what a process holds"))
}

/// Builds the least program the way this one was built, and says where it is.
fn minimal() -> PathBuf {
    let built = Command::new(env!("CARGO"))
        .args(["bench", "--bench", "minimal", "--no-run", "--message-format=json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    String::from_utf8(built.stdout)
        .unwrap()
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find(|message| message["target"]["name"] == "minimal" && message["executable"].is_string())
        .map(|message| PathBuf::from(message["executable"].as_str().unwrap()))
        .expect("cargo says where the program is")
}
