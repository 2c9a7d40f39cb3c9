//! What is not one's own to do is refused in a plain sentence and audited; and the audit shows
//! when somebody changes it behind the program's back.

use super::be;
use crate::support::demo;
use crate::support::program::Home;
use crate::support::pty::Kind;
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

/// Permissions refused to the enforcer so far, the newest first.
fn refused(home: &Home) -> Vec<String> {
    let rows = json(home, &["audit", "list", "--text", "permission.refuse"]);
    let (rows, enforcer) = (rows["items"].as_array().unwrap().clone(), demo::enforcer(home));
    let own = rows.iter().filter(|row| row["actor"] == *enforcer && row["outcome"] == "refused");
    own.map(|row| row["target"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn other_roles_actions_are_refused_in_a_sentence_and_audited() {
    let home = demo::home();
    let enforcer = demo::enforcer(&home);
    assert_eq!(refused(&home), [""; 0]);
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
        assert_eq!(refused(&home)[0], permission, "{command:?}");
    }
    let by_commands = refused(&home).len();

    let mut pty = be(&home, &enforcer, Kind::default());
    pty.keys("<f2>").shows(&["输入文字筛选"]);
    let frame = pty.keys("room_audit").shows(&["room_audit", "审计"]);
    assert!(frame.contains("没有权限"), "{frame}");
    pty.keys("<enter>").shows(&["您没有“审计”的权限"]);
    pty.keys("<f12>").shows(&["退出执法练兵?"]);
    pty.keys("<right> <enter>");
    pty.ends();
    assert_eq!(refused(&home).len(), by_commands + 1);
    assert_eq!(refused(&home)[0], "view_audit");
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
