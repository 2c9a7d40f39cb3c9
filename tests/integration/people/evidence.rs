//! Pass records and files on the page of an officer, by keys.

use super::office::{FACES, enter, face, staffed};
use crate::support::database::Database;
use zhifa::domain::role::Role;
use zhifa::tui::action::rooms;
use zhifa::tui::screens::officers::Officers;
use zhifa::tui::screens::paged::Paged;
use zhifa::tui::testkit::Harness;

type Face = (zhifa::i18n::Locale, (u16, u16), bool);

/// The page of the first officer, with a scan in the home folder.
fn page(home: &std::path::Path, at: Face) -> Harness {
    let app = staffed(&Database::sqlite());
    std::fs::write(home.join("名单.pdf"), b"a scan").unwrap();
    let room = (rooms::OFFICERS, (|| Paged::new(Officers::default())) as fn() -> _);
    let mut h = enter(&app, Role::Manager, home, at, room);
    h.keys("<enter>");
    h
}

#[test]
fn a_pass_made_elsewhere_is_entered_and_taken_back() {
    for at in FACES {
        let home = tempfile::tempdir().unwrap();
        let mut h = page(home.path(), at);
        h.keys("<f8>");
        insta::assert_snapshot!(face("passes_none", at), h.screen());
        h.keys("<f5> 全省综合法律知识考试 <tab> <tab> <tab> 2026-10-09 <tab> 82.5 <f10>");
        insta::assert_snapshot!(face("pass_half_a_score", at), h.screen());
        h.keys("100 <tab> 吉司办〔2026〕3号 <f10>");
        insta::assert_snapshot!(face("pass_without_approver", at), h.screen());
        h.keys("<f3> 名单 <enter> 王科长");
        insta::assert_snapshot!(face("pass_form", at), h.screen());
        h.keys("<f10>").advance(10_000);
        insta::assert_snapshot!(face("passes", at), h.screen());
        h.keys("<f9> <f10>").advance(10_000);
        assert!(home.path().join("名单.pdf").exists());
        h.keys("<esc> <esc> <f8> 替考 <tab> 司决〔2026〕3号 <tab> 王科长");
        insta::assert_snapshot!(face("pass_withdrawal", at), h.screen());
        h.keys("<f10> <tab> <enter>").advance(10_000);
        h.keys("<down>");
        insta::assert_snapshot!(face("passes_withdrawn", at), h.screen());
    }
}

#[test]
fn files_are_kept_with_an_officer_and_saved() {
    for at in FACES {
        let home = tempfile::tempdir().unwrap();
        let mut h = page(home.path(), at);
        h.keys("<f9>");
        insta::assert_snapshot!(face("attachments_none", at), h.screen());
        h.keys("<f5> 名单 <enter>").advance(10_000);
        h.keys("<f9> <end> <backspace> <backspace> <backspace> bak <f10>");
        let saved = std::fs::read(home.path().join("名单.bak")).unwrap();
        assert_eq!(saved, b"a scan");
        h.advance(10_000);
        assert!(h.screen().contains("名单.pdf"), "{}", h.screen());
    }
}
