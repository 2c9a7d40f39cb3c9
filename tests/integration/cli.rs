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
fn files_have_a_size_that_screens_allow_too() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("law.txt");
    std::fs::File::create(&file).unwrap().set_len((16 << 20) + 1).unwrap();
    let path = file.display().to_string();
    let output = zhifa(home.path(), &["statute", "check", &path]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && errors.contains("16.0 MB"), "{errors}");
    std::fs::File::create(&file).unwrap().set_len((64 << 20) + 1).unwrap();
    let output = zhifa(home.path(), &["bank", "check", &path]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && errors.contains("64.0 MB"), "{errors}");
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

/// A path of the project.
fn project(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).display().to_string()
}

#[test]
fn the_shipped_banks_pass_and_their_table_is_the_programs() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let copy = home.join("README.md");
    std::fs::copy(project("question_banks/README.md"), &copy).unwrap();
    let banks = project("question_banks");
    let copied = copy.display().to_string();
    let check = ["bank", "check", "--strict", &banks, "--write-table", &copied];
    let output = zhifa(home, &check);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let kept = std::fs::read_to_string(project("question_banks/README.md")).unwrap();
    let written = std::fs::read_to_string(&copy).unwrap();
    assert_eq!(
        kept, written,
        "run: zhifa bank check question_banks --write-table question_banks/README.md"
    );
    std::fs::write(&copy, "no marks").unwrap();
    assert_eq!(code(home, &check), 5);
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "no marks");
}

#[test]
fn banks_are_judged_by_file_by_folder_and_in_the_database() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let text = std::fs::read_to_string(project("question_banks/行政处罚法.toml")).unwrap();
    let folder = home.join("banks");
    std::fs::create_dir(&folder).unwrap();
    let banks = folder.display().to_string();
    assert_eq!(code(home, &["bank", "check", &banks]), 4, "nothing is in it");
    std::fs::write(folder.join("notes.txt"), "no bank").unwrap();
    std::fs::write(folder.join("a.toml"), &text).unwrap();
    // The same questions once more, under a letter in its options, and nothing that can be read.
    let again = text.replace("name = \"行政处罚法\"\npurpose", "name = \"复本\"\npurpose");
    let again = again.replacen("option.B = \"", "option.B = \"选项A以外的", 1);
    std::fs::write(folder.join("b.toml"), again).unwrap();
    std::fs::write(folder.join("c.toml"), "[bank]\nname = \"坏\"\n").unwrap();

    let judged = |arguments: &[&str]| {
        let all = [&["bank", "check", "--format", "json"], arguments].concat();
        let output = zhifa(home, &all);
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code().unwrap(), json)
    };
    let (code_of_all, all) = judged(&[&banks]);
    assert_eq!(code_of_all, 5, "one file has errors");
    let banks_in_order: Vec<&str> =
        all["items"].as_array().unwrap().iter().map(|row| row["bank"].as_str().unwrap()).collect();
    assert!(banks_in_order[2].ends_with("c.toml"), "{banks_in_order:?}");
    assert_eq!(banks_in_order[..2], ["行政处罚法", "复本"]);
    assert_eq!(all["items"][0]["warnings"], 0);
    let findings = all["items"][1]["findings"].as_array().unwrap();
    let doubled = findings.iter().filter(|one| one["code"] == "near_duplicate").count();
    assert!(doubled >= 150, "{doubled}");
    let first = findings.iter().find(|one| one["code"] == "near_duplicate").unwrap();
    assert_eq!(first["item"], "cf-002-1");
    let message = first["message"]["zh"].as_str().unwrap();
    assert!(message.contains("cf-002-1(") && message.contains("a.toml 第 "), "{message}");
    assert!(first["place"]["line"].as_u64().unwrap() > 50);
    let phrase = findings.iter().find(|one| one["code"] == "phrase").unwrap();
    assert_eq!(phrase["severity"], "warning");
    assert_eq!(all["whole"]["figures"]["items"], 496);
    assert!(all["items"][2]["figures"].is_null() && all["items"][2]["errors"] != 0);

    let alone = folder.join("b.toml").display().to_string();
    assert_eq!(judged(&[&alone]).0, 0, "warnings alone do not fail");
    assert_eq!(judged(&["--strict", &alone]).0, 5);
    let shown = zhifa(home, &["bank", "check", "--locale", "en", &alone]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    let table = shown.lines().next().unwrap();
    assert!(table.starts_with("Bank") && shown.contains("warning: cf-002-1: "), "{shown}");
    let csv = zhifa(home, &["bank", "check", "--format", "csv", &alone]).stdout;
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.starts_with("bank,file,items,errors,warnings,notes,figures\n"), "{csv}");
    assert_eq!(csv.lines().count(), 2);

    let db = home.join("demo.db").display().to_string();
    assert_eq!(code(home, &["--database", &db, "bank", "check", "--bank", "行政处罚法"]), 4);
    assert_eq!(code(home, &["--database", &db, "demo", "--no-tui", "--seed", "7"]), 0);
    let (code_of_stored, stored) = judged(&["--database", &db, "--strict", "--bank", "行政处罚法"]);
    assert_eq!((code_of_stored, &stored["items"][0]["items"]), (0, &Value::from(248)));
    let unknown = ["--database", &db, "bank", "check", "--bank", "没有的题库"];
    assert_eq!(code(home, &unknown), 4);
    let both = ["bank", "check", "--bank", "行政处罚法", &banks];
    assert_eq!(code(home, &both), 2);
    assert_eq!(code(home, &["bank", "check"]), 2);
}

/// Writes a file into a folder; its path.
fn file_in(home: &Path, name: &str, text: &str) -> String {
    std::fs::write(home.join(name), text).unwrap();
    home.join(name).display().to_string()
}

#[test]
fn one_statute_that_is_refused_keeps_none_of_the_others_back() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let db = home.join("demo.db").display().to_string();
    let file = |name: &str, text: &str| file_in(home, name, text);
    let silent = "港口秩序办法\n（2024年8月9日公布）\n第一条　为了维护港口秩序，制定本办法。\n";
    let (old, new) = (file("1.txt", crate::statutes::OLD), file("2.txt", crate::statutes::NEW));
    let other = file("3.txt", &crate::statutes::OLD.replace("五百元", "八百元"));
    let silent = file("4.txt", silent);
    let run = |arguments: &[&str]| {
        zhifa(home, &[&["--database", &db, "--locale", "en"], arguments].concat())
    };
    assert!(run(&["demo", "--no-tui", "--as-of", "2026-11-24"]).status.success());
    assert!(run(&["statute", "import", &old]).status.success());
    let picture = file("0.txt", "GIF89a");
    let some = run(&["statute", "import", &picture, &other, &new, &silent, "--format", "json"]);
    let errors = String::from_utf8_lossy(&some.stderr);
    assert_eq!(some.status.code(), Some(6), "{errors}");
    assert!(errors.contains("3.txt: ") && errors.contains("--replace"), "{errors}");
    assert!(errors.contains("0.txt"), "{errors}");
    assert_eq!(run(&["statute", "import", &picture, &new]).status.code(), Some(5));
    let nowhere = home.join("nosuch.txt").display().to_string();
    let missing = run(&["statute", "import", &nowhere, &old, "--format", "json"]);
    assert_eq!(missing.status.code(), Some(7));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("nosuch.txt"));
    let told: Value = serde_json::from_slice(&missing.stdout).unwrap();
    assert_eq!(
        told["items"].as_array().unwrap().len(),
        1,
        "what stands behind it comes in: {told}"
    );
    assert_eq!(run(&["statute", "check", &nowhere]).status.code(), Some(7));
    assert!(errors.contains("--effective"), "the guessed day can be stated: {errors}");
    let loaded: Value = serde_json::from_slice(&some.stdout).unwrap();
    let titles = loaded["items"].as_array().unwrap().iter().map(|one| one["title"].as_str());
    let expected = ["中华人民共和国渔船登记法", "港口秩序办法"].map(Some);
    assert_eq!(titles.collect::<Vec<_>>(), expected, "{loaded}");

    let stated = ["--version", "2024-08-10"];
    let several = run(&[&["statute", "import", &silent, &old], &stated[..]].concat());
    let errors = String::from_utf8_lossy(&several.stderr);
    assert_eq!(several.status.code(), Some(5), "what is said of two files is of neither");
    assert!(errors.contains("name one at a time"), "{errors}");
    assert_eq!(run(&[&["statute", "check", &silent], &stated[..]].concat()).status.code(), Some(0));
}

#[test]
fn one_bank_that_is_refused_keeps_none_of_the_others_back() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let db = home.join("demo.db").display().to_string();
    let file = |name: &str, text: &str| file_in(home, name, text);
    let bank = crate::statutes::doubts::text_of_file();
    let named = |name: &str| bank.replace("name = \"渔船登记\"", &format!("name = \"{name}\""));
    let sealed = named("考核").replace("purpose = \"practice\"", "purpose = \"sealed\"");
    let (first, sealed) = (file("1.toml", &bank), file("2.toml", &sealed));
    let (loose, last) = (file("3.toml", &named("考核")), file("4.toml", &named("另一个")));
    let run = |arguments: &[&str]| {
        zhifa(home, &[&["--database", &db, "--locale", "en"], arguments].concat())
    };
    assert!(run(&["demo", "--no-tui", "--as-of", "2026-11-24"]).status.success());
    assert!(run(&["bank", "import", &sealed]).status.success());
    let broken = file("0.toml", "[bank\n");
    let some = run(&["bank", "import", &broken, &first, &loose, &last, "--format", "json"]);
    let errors = String::from_utf8_lossy(&some.stderr);
    assert_eq!(some.status.code(), Some(3), "{errors}");
    assert!(errors.contains("3.toml: ") && errors.contains("0.toml"), "{errors}");
    let told: Value = serde_json::from_slice(&some.stdout).unwrap();
    let rows = told["items"].as_array().unwrap().iter().map(|one| one["bank"].as_str());
    assert_eq!(rows.collect::<Vec<_>>(), [Some("渔船登记"), Some("另一个")], "{told}");
    let batch = told["items"][0]["batch"].as_str().unwrap();
    assert!(run(&["bank", "undo", batch]).status.success());
    // A file that is not there keeps nothing back either.
    let gone = home.join("gone.toml").display().to_string();
    let rest = run(&["bank", "import", &gone, &first, "--format", "json"]);
    let told: Value = serde_json::from_slice(&rest.stdout).unwrap();
    assert_eq!(told["items"][0]["bank"], "渔船登记", "{told}");
    assert!(!rest.status.success());
    assert!(String::from_utf8_lossy(&rest.stderr).contains("gone.toml"));
    // Of a bank that is not there nothing is told as if it had no doubts.
    let doubts = ["bank", "doubts", "--bank", "没有"];
    for none in [&doubts[..], &["bank", "confirm", "没有", "--all"]] {
        let none = run(none);
        let errors = String::from_utf8_lossy(&none.stderr).into_owned();
        assert!(!none.status.success() && errors.contains("没有"), "{errors}");
    }
}

#[test]
fn what_was_done_is_told_though_the_index_fails() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let db = home.join("demo.db").display().to_string();
    let file = |name: &str, text: &str| file_in(home, name, text);
    let (old, new) = (file("1.txt", crate::statutes::OLD), file("2.txt", crate::statutes::NEW));
    let bank = file("bank.toml", &crate::statutes::doubts::text_of_file());
    let run = |arguments: &[&str]| zhifa(home, &[&["--database", &db], arguments].concat());
    assert!(run(&["demo", "--no-tui", "--as-of", "2026-11-24"]).status.success());
    let outdated = || {
        let sql = "SELECT count(*) FROM statute_version v WHERE NOT EXISTS (
            SELECT 1 FROM search_state s WHERE s.kind = 'article' AND s.ref = v.id)";
        let db = rusqlite::Connection::open(&db).unwrap();
        db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert!(run(&["statute", "import", &old]).status.success());
    assert_eq!(outdated(), 0, "what was loaded is in the index");
    rusqlite::Connection::open(&db).unwrap().execute("DELETE FROM search_state", []).unwrap();
    for arguments in
        [["statute", "import", "--dry-run", &new], ["bank", "import", "--dry-run", &bank]]
    {
        assert!(run(&arguments).status.success());
        assert_eq!(outdated(), 1, "who only looks changes nothing: {arguments:?}");
    }
    let breaking = "CREATE TRIGGER broken BEFORE INSERT ON search_state
        BEGIN SELECT RAISE(ABORT, 'the index is broken'); END";
    rusqlite::Connection::open(&db).unwrap().execute(breaking, []).unwrap();
    for (arguments, told) in
        [(["statute", "import", &new], "2025-05-06"), (["bank", "import", &bank], "渔船登记")]
    {
        let done = run(&arguments);
        let (out, errors) =
            (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert_eq!(done.status.code(), Some(0), "{errors}");
        assert!(out.contains(told), "{out}");
        assert!(errors.contains("以上已经完成;只是查找用的索引没有跟上"), "{errors}");
    }
}

/// A demonstration with a bank that an amendment puts in doubt; its address, and the file of the bank.
fn with_items_in_doubt(home: &Path) -> (String, String) {
    let db = home.join("demo.db").display().to_string();
    let old = file_in(home, "1.txt", crate::statutes::OLD);
    let new = file_in(home, "2.txt", crate::statutes::NEW);
    let bank = file_in(home, "bank.toml", &crate::statutes::doubts::text_of_file());
    for arguments in [
        &["demo", "--no-tui", "--as-of", "2026-11-24"][..],
        &["statute", "import", &old, &new],
        &["bank", "import", &bank],
    ] {
        assert!(zhifa(home, &[&["--database", &db], arguments].concat()).status.success());
    }
    (db, bank)
}

#[test]
fn a_removal_says_what_becomes_of_questions() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let (db, _) = with_items_in_doubt(home);
    let run = |arguments: &[&str]| zhifa(home, &[&["--database", &db], arguments].concat());
    assert!(run(&["bank", "correct", "渔船登记", "moved"]).status.success());
    let remove = ["statute", "remove", "渔船登记法", "2025-05-06"];
    let would = run(&[&remove[..], &["--dry-run"]].concat());
    let would = String::from_utf8_lossy(&would.stdout).into_owned();
    assert!(would.contains("题库“渔船登记”:1 题是按这个版本出的或更正的"), "{would}");
    let listed = run(&["statute", "list"]);
    assert!(String::from_utf8_lossy(&listed.stdout).contains("2025-05-06"), "nothing is removed");
    let done = run(&[&remove[..], &["--format", "json"]].concat());
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(told["taken_back"][0]["written"], 1, "{told}");
    assert_eq!((&told["reviewed"][0]["raised"], &told["name"]), (&1.into(), &"渔船登记法".into()));
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(errors.contains("题库“渔船登记”有 1 题因此存疑"), "{errors}");
    assert_eq!(run(&remove).status.code(), Some(4), "it is gone");
}

#[test]
fn of_all_items_in_doubt_those_without_a_proposal_are_left_and_named() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let (db, bank) = with_items_in_doubt(home);
    let run = |arguments: &[&str]| zhifa(home, &[&["--database", &db], arguments].concat());
    let named = run(&["bank", "correct", "渔船登记", "moved", "gone"]);
    assert_eq!(named.status.code(), Some(6), "whoever names items has all of them or none");
    let all = run(&["bank", "correct", "渔船登记", "--all", "--format", "json"]);
    let told: Value = serde_json::from_slice(&all.stdout).unwrap();
    let count = |of: &str| told[of].as_array().unwrap().len();
    assert_eq!((count("corrected"), count("confirmed"), count("left")), (3, 1, 1), "{told}");
    assert_eq!(told["left"][0]["item"], "gone");
    let again = run(&["bank", "correct", "渔船登记", "--all"]);
    let again = String::from_utf8_lossy(&again.stdout).into_owned();
    assert!(again.contains("还有 1 题留在存疑里") && again.contains("gone"), "{again}");
    // A confirmation is taken back, however often the item is named.
    let taken = run(&["bank", "reopen", "渔船登记", "last", "last"]);
    let taken = String::from_utf8_lossy(&taken.stdout).into_owned();
    assert!(taken.contains("已撤回 1 题的确认"), "{taken}");
    let none = run(&["bank", "reopen", "渔船登记", "moved"]);
    assert_eq!(none.status.code(), Some(6), "a corrected one was not confirmed");
    // The older file says what it would set back, and does so only when that is asked for.
    let older = run(&["bank", "import", &bank]);
    let told = String::from_utf8_lossy(&older.stderr).into_owned();
    assert!(
        told.contains("文件会把 3 题的依据从《渔船登记法》2025-05-06 版退回到 2010-01-02 版"),
        "{told}"
    );
    assert!(told.contains("--set-back"), "{told}");
    let taken = run(&["bank", "import", "--set-back", "--format", "json", &bank]);
    let told: Value = serde_json::from_slice(&taken.stdout).unwrap();
    let row = &told["items"][0];
    assert_eq!(row["set_back"][0]["items"].as_array().unwrap().len(), 3, "{told}");
    assert_eq!(row["in_doubt"], 3, "{told}");
    let undone = run(&["bank", "undo", row["batch"].as_str().unwrap()]);
    let undone = String::from_utf8_lossy(&undone.stdout).into_owned();
    assert!(undone.contains("移出 0 题,恢复 3 题导入前的内容"), "{undone}");
    // What is checked is measured by the version it was corrected for.
    let judged = run(&["bank", "check", "--bank", "渔船登记"]);
    let judged = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(judged.contains("另有 3 题已按《渔船登记法》的新版本引用"), "{judged}");
}
