//! The demonstration moves to PostgreSQL and goes on there as it was.

use super::{become_on, catalogue, choose_row};
use crate::support::pty::Kind;
use crate::support::{demo, postgres};

#[test]
fn a_copied_demonstration_is_walked_on_postgres() {
    let Some(url) = postgres::empty_database() else { return };
    let home = demo::home();
    let enforcer = demo::enforcer(&home);
    let file = home.demo_file().display().to_string();
    let copied = home.run(&["db", "copy", &file, &url]);
    assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
    let report = |database: &str| {
        let arguments = ["--database", database, "--as", "manager", "report", "credentials"];
        home.json(&arguments)
    };
    assert_eq!(report(&file), report(&url));

    let on_server = ["--database", &url];
    let mut pty = become_on(&home, &on_server, &enforcer, Kind::default());
    catalogue(&mut pty);
    choose_row(&mut pty, "行政处罚法快速自测");
    pty.keys("<enter>").shows(&["共 15 题"]);
    pty.keys("<enter>").shows(&["已答 0/15", "1.【单选"]);
    pty.keys("2").shows(&["已答 1/15", "已保存", "(x) 2 B."]);
    pty.keys("<right>").shows(&[" 2.【单选"]);
    pty.keys("a").shows(&["已答 2/15", "已保存", "(x) 1 A."]);
    pty.kill();

    let mut pty = become_on(&home, &on_server, &enforcer, Kind::default());
    catalogue(&mut pty);
    choose_row(&mut pty, "行政处罚法快速自测");
    pty.keys("<enter>").shows(&["共 15 题"]);
    pty.keys("<enter>").shows(&["已答 2/15", " 3.【单选"]);
    pty.keys("<f10>").shows(&["确认交卷"]);
    pty.keys("<f10>").shows(&["得分", "/ 36"]);
    drop(pty);
    let newest = ["--database", &url, "--as", "auditor", "audit", "list", "--text", "exam.end"];
    assert_eq!(home.json(&newest)["items"][0]["actor"], *enforcer);
}
