//! First-run set-up whose process is killed: nothing is there afterwards or everything is, and the
//! program starts as it should.

use crate::support::program::Home;
use crate::support::pty::{Kind, Pty};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

const ORGANISATION: &str = "云江区司法局";
const PASSWORD: &str = "correcthorse";

/// Moments after F10 at which the process is killed, from the key to the file that has everything.
const MOMENTS: [fn(&mut Pty, &Path); 5] = [
    |_, _| {},
    |pty, _| drop(pty.shows(&["正在建立"])),
    |_, file| wait_for(|| file.exists()),
    |_, file| wait_for(|| size(&with(file, "-wal")) > 0),
    |_, file| wait_for(|| size(&with(file, "-wal")) > 300_000),
];

fn wait_for(happened: impl Fn() -> bool) {
    while !happened() {
        std::thread::yield_now();
    }
}

fn with(file: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", file.display()))
}

fn size(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |found| found.len())
}

fn database(home: &Home) -> PathBuf {
    home.path().join(".local/share/zhifa/zhifa.db")
}

/// Fills in every page and stands on the summary.
fn fill_in(home: &Home) -> Pty {
    let mut pty = Pty::start(home, &[], Kind::default());
    pty.shows(&["这里还没有数据库", "单位名称", "F10 下一步"]);
    pty.keys(&format!("{ORGANISATION} <f10>")).shows(&["条规则", "请核对"]);
    pty.keys("<f10>").shows(&["登录名", "再输一次"]);
    pty.keys(&format!("lina <tab> 李娜 <tab> {PASSWORD} <tab> {PASSWORD} <f10>"));
    pty.shows(&["单位名单"]);
    pty.paste("市场监督管理局,市监局\n执法大队,大队,市监局").shows(&["执法大队"]);
    pty.keys("<f10>").shows(&["[x] 1 行政处罚法"]);
    pty.keys("<f10>").shows(&["请核对。按 F10 建立数据库", "2 个:市监局、大队", "F10 建立"]);
    pty
}

/// Rows of each table that set-up fills; none where the tables are not there.
fn rows(file: &Path) -> Vec<i64> {
    let tables = ["site", "account", "agency", "bank", "item", "blueprint", "audit"];
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let Ok(connection) = Connection::open_with_flags(file, flags) else { return vec![] };
    let count = |table: &&str| {
        let sql = format!("SELECT count(*) FROM {table}");
        connection.query_row(&sql, [], |row| row.get(0))
    };
    tables.iter().map(count).collect::<Result<_, _>>().unwrap_or_default()
}

/// Signs in as the administrator whom set-up made.
fn sign_in(pty: &mut Pty) {
    pty.shows(&[ORGANISATION, "登录名", "F4 首次登录"]);
    pty.keys(&format!("lina <tab> {PASSWORD} <enter> <enter>"));
    pty.shows(&["李娜 系统管理员", "1 首页"]);
}

#[test]
fn killed_on_the_summary_it_has_left_nothing() {
    let home = Home::new();
    fill_in(&home).kill();
    assert!(!database(&home).exists());
    Pty::start(&home, &[], Kind::default()).shows(&["这里还没有数据库", "单位名称"]);
}

#[test]
fn killed_while_it_is_written_it_has_left_nothing_or_everything() {
    let mut outcomes = vec![];
    for moment in MOMENTS {
        let home = Home::new();
        let file = database(&home);
        let mut pty = fill_in(&home);
        pty.keys("<f10>");
        moment(&mut pty, &file);
        pty.kill();

        let found = rows(&file);
        let some = found.iter().any(|count| *count > 0);
        assert!(!some || found.iter().all(|count| *count > 0), "half a set-up: {found:?}");
        outcomes.push(some);
        let mut pty = if some {
            Pty::start(&home, &[], Kind::default())
        } else {
            let mut pty = fill_in(&home);
            pty.keys("<f10>");
            pty
        };
        sign_in(&mut pty);
        pty.kill();
        assert_eq!(rows(&file)[..3], [1, 1, 2]);
        let banks = home.json(&["bank", "list"]);
        let banks = banks["items"].as_array().unwrap();
        assert!(banks.iter().any(|bank| bank["name"] == "行政处罚法"), "{banks:?}");
        assert_eq!(home.json(&["audit", "verify"])["is_sound"], true);
    }
    assert!(outcomes.contains(&false), "no process was killed in the middle: {outcomes:?}");
}
