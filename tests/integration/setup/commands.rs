//! Set-up, agencies and accounts on the command line.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A home folder in which the program runs as its owner.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str], password: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_zhifa"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.path())
            .env("ZHIFA_PASSWORD", password)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn code(&self, arguments: &[&str]) -> i32 {
        self.run(arguments, "correct horse").status.code().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--format", "json"]].concat(), "correct horse");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {errors}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// One field of every entry of a list.
    fn each(&self, arguments: &[&str], field: &str) -> Vec<String> {
        let found = self.json(arguments);
        let items = found["items"].as_array().unwrap();
        items.iter().map(|item| item[field].as_str().unwrap_or_default().to_owned()).collect()
    }
}

const INIT: &[&str] =
    &["init", "--organisation", "云江区司法局", "--admin", "lina", "--admin-name", "李娜"];

#[test]
fn an_organisation_is_set_up_with_its_agencies_by_one_command() {
    let home = Home::new();
    let list = home.path().join("agencies.csv");
    let (gbk, ..) =
        encoding_rs::GB18030.encode("名称,简称\n市场监督管理局,市监局\n执法大队,大队,市监局\n");
    std::fs::write(&list, &gbk).unwrap();
    let file = list.display().to_string();
    let init = [INIT, &["--agencies", &file, "--no-banks"]].concat();
    assert_eq!(home.run(&init, "12345678").status.code(), Some(5), "a weak password");
    let database = home.path().join(".local/share/zhifa/zhifa.db");
    assert!(!database.exists());
    assert_eq!(home.code(&init), 0);
    assert!(database.exists());
    assert_eq!(home.code(&init), 6, "it is set up already");
    assert_eq!(home.each(&["agency", "list"], "short_name"), ["市监局", "大队"]);
    assert_eq!(home.each(&["bank", "list"], "name"), Vec::<String>::new());
    let broken = home.path().join("broken.csv");
    std::fs::write(&broken, "丙队,丙,丁局\n").unwrap();
    assert_eq!(home.code(&["agency", "import", &broken.display().to_string()]), 5);
    assert_eq!(
        home.code(&["agency", "add", "乙队", "--parent", "市监局", "--kind", "entrusted"]),
        0
    );
    assert_eq!(home.code(&["agency", "add", "乙队"]), 6);
    assert_eq!(home.code(&["agency", "add", "己队", "--parent", "没有的局"]), 4);
    assert_eq!(home.each(&["agency", "list"], "parent"), ["", "市监局", "市监局"]);
}

#[test]
fn accounts_are_managed_on_the_command_line() {
    let home = Home::new();
    assert_eq!(home.code(&[INIT, &["--no-banks"]].concat()), 0);
    assert_eq!(home.code(&["agency", "add", "市监局"]), 0);
    let create = ["account", "create", "--person", "王五", "--role", "manager:市监局"];
    assert_eq!(home.code(&create), 0);
    let held = |name: &str| {
        let found = home.json(&["account", "list"]);
        let items = found["items"].as_array().unwrap().clone();
        let one = items.into_iter().find(|item| item["sign_in_name"] == name).unwrap();
        let roles = one["grants"].as_array().unwrap().iter().map(|g| g["role"].to_string());
        (one["is_active"].as_bool().unwrap(), roles.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(held("wangwu"), (true, "\"manager\"".into()));
    assert_eq!(home.code(&["account", "grant", "wangwu", "trainer", "auditor:district"]), 0);
    assert_eq!(home.code(&["account", "revoke", "wangwu", "manager:市监局"]), 0);
    assert_eq!(held("wangwu").1, "\"auditor\" \"trainer\"");
    assert_eq!(home.code(&["account", "grant", "wangwu", "king"]), 5);
    assert_eq!(home.code(&["account", "disable", "wangwu"]), 0);
    assert_eq!(home.code(&["account", "codes", "wangwu"]), 6, "the account is disabled");
    assert_eq!(home.code(&["account", "enable", "wangwu"]), 0);
    assert_eq!(home.each(&["account", "codes", "wangwu"], "sign_in_name"), ["wangwu"]);
    assert_eq!(home.code(&["account", "codes"]), 5, "nobody was named");
    assert_eq!(home.code(&["account", "codes", "--agency", "市监局"]), 4, "nobody there needs one");
    assert_eq!(home.code(&["account", "disable", "lina"]), 6, "the last administrator");
    assert_eq!(home.code(&["account", "recover", "lina"]), 0);
    assert_eq!(home.code(&["account", "recover", "wangwu"]), 4, "no administrator");
    assert_eq!(home.code(&["--as", "lina", "account", "list"]), 0);
    assert_eq!(home.run(&["--as", "lina", "account", "list"], "wrong").status.code(), Some(3));
    assert_eq!(home.code(&["--as", "lina", "bank", "list"]), 3, "an administrator sees no banks");
    assert_eq!(home.code(&["audit", "seal"]), 0);
    assert_eq!(home.json(&["audit", "verify"])["is_sound"], true);
}
