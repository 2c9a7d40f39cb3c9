//! The program itself, run as people run it.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn zhifa(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhifa"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("LANG", "C")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap()
}

fn json(home: &Path, arguments: &[&str]) -> Value {
    let output = zhifa(home, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn code(home: &Path, arguments: &[&str]) -> i32 {
    zhifa(home, arguments).status.code().unwrap()
}

fn names(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                out.push(name.clone());
                names(value, out);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, out)),
        _ => {}
    }
}

#[test]
fn the_demonstration_is_walked_on_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let db = home.join("demo.db").display().to_string();
    let with = |arguments: &[&str]| -> Vec<String> {
        let given = arguments.iter().map(|argument| (*argument).to_owned());
        ["--database".to_owned(), db.clone()].into_iter().chain(given).collect()
    };
    let run = |arguments: &[&str]| {
        let all = with(arguments);
        code(home, &all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let read = |arguments: &[&str]| {
        let all = with(&[arguments, &["--format", "json"]].concat());
        json(home, &all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(run(&["exam", "list"]), 4, "nothing is there, and looking creates nothing");
    assert_eq!(run(&["demo", "--no-tui", "--seed", "7", "--as-of", "2026-11-24"]), 0);

    let exams = read(&["exam", "list"]);
    let blueprint = exams["items"][0]["blueprint"].as_str().unwrap();
    let paper = read(&["exam", "draw", blueprint, "--seed", "5"]);
    assert_eq!(paper, read(&["exam", "draw", blueprint, "--seed", "5"]));
    let mut fields = Vec::new();
    names(&paper, &mut fields);
    for start in ["key", "answer", "correct", "explanation"] {
        assert!(fields.iter().all(|name| !name.starts_with(start)), "{fields:?}");
    }
    let mut keyed = Vec::new();
    names(&read(&["exam", "draw", blueprint, "--seed", "5", "--with-key"]), &mut keyed);
    assert!(keyed.iter().any(|name| name == "key"));
    assert_eq!(run(&["exam", "draw", "nothing-like-it"]), 4);
    assert_eq!(
        run(&["exam", "draw", blueprint, "--with-key", "--as", "admin"]),
        3,
        "no keys for administrators"
    );

    let found = read(&["bank", "search", "政处", "--limit", "2"]);
    assert_eq!(found["items"].as_array().unwrap().len(), 2);

    assert_eq!(read(&["officer", "list"])["items"].as_array().unwrap().len(), 236);
    assert_eq!(read(&["officer", "list", "--limit", "3"])["items"].as_array().unwrap().len(), 3);
    let report = read(&["report", "credentials", "--as-of", "2026-11-24"]);
    let due: u64 =
        report["items"].as_array().unwrap().iter().map(|row| row["due"].as_u64().unwrap()).sum();
    assert_eq!(report["total"]["due"].as_u64(), Some(due));

    // JSON and CSV are the same bytes in either language, and a limit shortens every list.
    let printed = |arguments: &[&str], locale: &str| {
        let all = with(&[arguments, &["--locale", locale]].concat());
        zhifa(home, &all.iter().map(String::as_str).collect::<Vec<_>>()).stdout
    };
    for list in [
        &["officer", "list"][..],
        &["officer", "list", "--agency", "城管执法局", "--state", "in_service"],
        &["credential", "list", "--status", "expiry_near", "--within", "90"],
        &["report", "passes"],
        &["report", "hours"],
        &["report", "credentials"],
        &["bank", "list"],
        &["exam", "list"],
    ] {
        for format in ["json", "csv"] {
            let arguments = [list, &["--format", format]].concat();
            let (zh, en) = (printed(&arguments, "zh-CN"), printed(&arguments, "en"));
            assert!(!zh.is_empty() && zh == en, "{list:?} as {format}");
        }
        let short = read(&[list, &["--limit", "1"]].concat());
        assert!(short["items"].as_array().unwrap().len() <= 1, "{list:?}");
    }
    let whole = read(&["report", "credentials"]);
    let short = read(&["report", "credentials", "--limit", "1"]);
    assert_eq!(whole["total"], short["total"], "a limit shortens the list and not the sum");
    assert_eq!(run(&["officer", "list", "--agency", "没有的局"]), 4);
    assert_eq!(run(&["officer", "list", "--state", "happy"]), 2);
    assert_eq!(run(&["officer", "field", "add", "Rank", "职级"]), 5);
    assert_eq!(run(&["officer", "field", "add", "rank", "职级"]), 0);
    assert_eq!(run(&["officer", "field", "add", "rank", "职级"]), 6);
    assert_eq!(read(&["officer", "field", "list"])["items"][0]["label"], "职级");

    assert_eq!(run(&["audit", "seal"]), 0);
    assert_eq!(read(&["audit", "verify"])["is_sound"], true);
    let refusals = read(&["audit", "list", "--text", "permission.refuse"]);
    assert_eq!(refusals["items"][0]["actor"], "admin");
}

#[test]
fn bad_usage_and_missing_passwords_have_their_codes() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    assert_eq!(code(home, &["exam", "listen"]), 2);
    assert_eq!(code(home, &["--help"]), 0);
    assert_eq!(code(home, &["completions", "bash"]), 0);
    let init = ["init", "--organisation", "虚构局", "--admin", "lina", "--admin-name", "李娜"];
    assert_eq!(code(home, &init), 3, "no terminal to ask on");
    assert_eq!(code(home, &["--database", "mysql://x", "exam", "list"]), 5);
}
