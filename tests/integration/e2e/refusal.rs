//! What is not one's own to do is refused in a plain sentence and audited; and the audit shows
//! when somebody changes it behind the program's back.

use super::{be, go};
use crate::support::demo;
use crate::support::program::Home;
use crate::support::pty::{Kind, Pty};
use serde_json::Value;
use std::path::Path;

/// Runs `zhifa` on the demonstration of this home.
fn on_demo(home: &Home, arguments: &[&str]) -> (i32, String, String) {
    let file = home.demo_file().display().to_string();
    let output = home.run(&[&["--database", &file, "--locale", "zh-CN"], arguments].concat());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    let (_, out, errors) = on_demo(home, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}"))
}

/// What was refused to an account so far, the newest first: the permission, and by which way.
fn refused(home: &Home, account: &str) -> Vec<[String; 2]> {
    let rows = json(home, &["audit", "list", "--text", "permission.refuse"]);
    let rows = rows["items"].as_array().unwrap().iter();
    let own = rows.filter(|row| row["actor"] == *account && row["outcome"] == "refused");
    own.map(|row| ["target", "via"].map(|field| row[field].as_str().unwrap().to_owned())).collect()
}

/// Leaves the program as a person does.
fn quit(mut pty: Pty) {
    pty.keys("<f12>").shows(&["退出执法练兵?"]);
    pty.keys("<right> <enter>");
    pty.ends();
}

#[test]
fn commands_as_somebody_else_are_refused_in_a_sentence_and_audited() {
    let home = demo::home();
    let enforcer = demo::enforcer(&home);
    assert_eq!(refused(&home, &enforcer), [[""; 2]; 0]);
    for (command, permission) in [
        (&["audit", "list"][..], "view_audit"),
        (&["account", "list"], "manage_accounts"),
        (&["bank", "export", "行政处罚法"], "view_keys"),
        (&["report", "credentials"], "view_reports"),
        (&["db", "backup", "copy.db"], "manage_database"),
    ] {
        let (code, out, errors) = on_demo(&home, &[&["--as", &enforcer], command].concat());
        assert_eq!((code, out.as_str()), (3, ""), "{command:?}");
        assert!(errors.contains("您没有“") && errors.contains("已记入审计"), "{errors}");
        assert_eq!(refused(&home, &enforcer)[0], [permission, "cli"], "{command:?}");
    }
    assert_eq!(refused(&home, &enforcer).len(), 5);
}

#[test]
fn other_roles_rooms_are_refused_by_palette_and_audited() {
    let home = demo::home();
    let enforcer = demo::enforcer(&home);
    let mut pty = be(&home, &enforcer, Kind::default());
    let rooms = [
        ("room_audit", "审计", "view_audit"),
        ("room_banks", "题库", "view_keys"),
        ("room_accounts", "账号", "manage_accounts"),
        ("room_board", "总览", "view_board"),
        ("room_sittings", "考务", "confirm_results"),
    ];
    for (room, label, _) in rooms {
        pty.keys("<f2>").shows(&["输入文字筛选"]);
        let frame = pty.keys(room).shows(&[&format!("{room} "), label]);
        assert!(frame.contains("没有权限"), "{frame}");
        pty.keys("<enter>").shows(&[&format!("您没有“{label}”的权限"), "1 首页"]);
    }
    quit(pty);
    let permissions: Vec<_> = rooms.iter().rev().map(|(_, _, one)| [*one, "tui"]).collect();
    assert_eq!(refused(&home, &enforcer), permissions);
}

#[test]
fn no_key_of_an_enforcers_screens_is_another_roles() {
    let home = demo::home();
    let enforcer = demo::enforcer(&home);
    let mut pty = be(&home, &enforcer, Kind::default());
    let rooms = ["room_home", "room_my_cards", "room_records", "room_wrong_answers", "room_hours"];
    for room in rooms {
        go(&mut pty, room).shows(&["1 首页", "F2 命令"]);
        // Rooms of others have no digit here, and their actions no key.
        let frame = pty.keys("7 8 9 <f5> <f6> <f7> <f8> <f9> <f10> <f2>").shows(&["输入文字筛选"]);
        assert!(!frame.contains("您没有“"), "{frame}");
        pty.keys("<esc>").until("the room", |frame| !frame.contains("输入文字筛选"));
    }
    quit(pty);
    assert_eq!(refused(&home, &enforcer), [[""; 2]; 0]);
}

#[test]
fn other_roles_actions_are_refused_by_key_and_audited() {
    let home = demo::home();
    // A trainer may open an officer's page, on which managers do more.
    let mut pty = be(&home, "trainer", Kind::default());
    go(&mut pty, "room_officers").shows(&["Enter 打开", "序"]);
    pty.keys("<enter>").shows(&["身份证号", "单位"]);
    pty.keys("<f6>").shows(&["您没有“录入培训”的权限"]);
    pty.keys("<f7>").shows(&["您没有“完整身份证号”的权限"]);
    quit(pty);
    let permissions = [["view_identity", "tui"], ["edit_officers", "tui"]];
    assert_eq!(refused(&home, "trainer"), permissions);
}

/// Everything that waits is put into the file itself.
fn settle(file: &Path) {
    let connection = rusqlite::Connection::open(file).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
}

#[test]
fn a_flipped_byte_and_a_cut_tail_are_named() {
    let home = demo::home();
    let (file, enforcer) = (home.demo_file(), demo::enforcer(&home));
    assert_eq!(on_demo(&home, &["--as", &enforcer, "audit", "list"]).0, 3);
    assert_eq!(on_demo(&home, &["audit", "seal"]).0, 0);
    let sound = json(&home, &["audit", "verify"]);
    assert_eq!(sound["is_sound"], true, "{sound}");
    settle(&file);
    let kept = std::fs::read(&file).unwrap();

    // The refusal as its columns lie in the table, one after the other.
    let row = b"permission.refusepermissionview_auditrefused";
    let at = kept.windows(row.len()).position(|bytes| bytes == row).unwrap();
    let mut flipped = kept.clone();
    flipped[at + row.len() - 1] ^= 1;
    std::fs::write(&file, flipped).unwrap();
    let found = json(&home, &["audit", "verify"]);
    assert_eq!(
        (&found["is_sound"], &found["fault"]["code"]),
        (&false.into(), &"row_changed".into())
    );
    let connection = rusqlite::Connection::open(&file).unwrap();
    let named = "SELECT id FROM audit WHERE action = 'permission.refuse' AND outcome <> 'refused'";
    let id: i64 = connection.query_row(named, [], |row| row.get(0)).unwrap();
    assert_eq!(found["fault"]["audit_id"], id);
    drop(connection);
    let (code, told, _) = on_demo(&home, &["audit", "verify"]);
    assert_eq!(code, 5);
    assert!(told.contains("审计被改动") && told.contains(&id.to_string()), "{told}");

    std::fs::write(&file, kept).unwrap();
    let connection = rusqlite::Connection::open(&file).unwrap();
    let cut = "DELETE FROM audit_seal WHERE seq > (SELECT max(seq) - 3 FROM audit_seal);
         DELETE FROM audit WHERE id > (SELECT max(audit_id) FROM audit_seal);";
    connection.execute_batch(cut).unwrap();
    drop(connection);
    let found = json(&home, &["audit", "verify"]);
    assert_eq!((&found["is_sound"], &found["fault"]["code"]), (&false.into(), &"shortened".into()));
}
