//! The board and what lies behind its numbers, and one officer's page.

use super::office::{FACES, enter, face, person, staffed};
use crate::support::database::Database;
use std::path::Path;
use std::sync::Arc;
use zhifa::app::App;
use zhifa::app::board::overview::overview;
use zhifa::app::report::credentials::{Numbers, credentials};
use zhifa::domain::role::Role;
use zhifa::domain::time::add_days;
use zhifa::i18n::Locale;
use zhifa::tui::action::rooms;
use zhifa::tui::screens::board::BoardScreen;
use zhifa::tui::screens::officers::Officers;
use zhifa::tui::screens::paged::Paged;
use zhifa::tui::testkit::Harness;

pub fn the_board_is_the_report_of_the_day(database: &Database) {
    let app = staffed(database);
    let manager = person(Role::Manager);
    let mut expired = Vec::new();
    for days in [-400, 0, 1, 365] {
        let day = add_days(app.today(), days);
        let board = overview(&app, &manager, day).unwrap().board;
        let json = serde_json::to_value(credentials(&app, &manager, day).unwrap()).unwrap();
        let items = json["items"].as_array().unwrap();
        assert_eq!(items.len(), board.rows.len(), "{day}");
        for (item, row) in items.iter().zip(&board.rows) {
            let numbers = serde_json::to_value(Numbers::from(row.counts)).unwrap();
            for (name, number) in numbers.as_object().unwrap() {
                assert_eq!(&item[name], number, "{day} {name}");
            }
            assert_eq!(item["short_of_holders"], row.short_of_holders);
        }
        assert_eq!(json["total"], serde_json::to_value(Numbers::from(board.total)).unwrap());
        let due: u64 = items.iter().map(|item| item["due"].as_u64().unwrap()).sum();
        assert_eq!(json["total"]["due"].as_u64(), Some(due), "合计 adds up");
        expired.push(board.total.expired);
    }
    assert_eq!(expired[1], 1);
    assert!(expired[3] > expired[1], "a year ahead the expired ones have moved: {expired:?}");
}

fn board(app: &Arc<App>, home: &Path, at: (Locale, (u16, u16), bool)) -> Harness {
    enter(app, Role::Manager, home, at, (rooms::BOARD, BoardScreen::default))
}

#[test]
fn the_board_by_keys() {
    let app = staffed(&Database::sqlite());
    let home = tempfile::tempdir().unwrap();
    let mut h = board(&app, home.path(), FACES[0]);
    let today = h.screen();
    assert!(today.contains("鸭园") && today.contains("第四十二条"), "{today}");
    assert!(today.contains("26-12 # 1") && today.contains("27-02 # 1"), "{today}");
    assert!(h.keys("<right>").screen().contains("截至 2026-11-25"));
    assert!(h.keys("<left> <left>").screen().contains("截至 2026-11-23"));
    let wrong = h.keys("<f3> 99 <enter>").screen();
    assert!(wrong.contains("没有这个日期"), "{wrong}");
    h.keys("<esc> <f3>");
    for _ in 0..10 {
        h.keys("<backspace>");
    }
    let year = h.keys("20271124 <enter>").screen();
    assert!(year.contains("截至 2027-11-24"), "{year}");
    h.keys("<f5>");
    // The first agency's expired ones, by column and row.
    let expired = h.keys("<tab> <tab> <tab> <tab> <enter>").screen();
    assert!(expired.contains("李四") && expired.contains("共 1 条"), "{expired}");
    let all = h.keys("<esc> <end> <tab> <tab> <tab> <tab> <enter>").screen();
    assert!(all.contains("赵六") && all.contains("共 6 条"), "the sum lists everybody: {all}");
    let saved = h.keys("<esc> <f9> <enter>").screen();
    assert!(saved.contains("已导出 4 条"), "{saved}");
    let file = home.path().join("证件总览-2026-11-24.csv");
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("2026-11-24,合计,6,"), "{text}");
    assert!(h.keys("<f7>").screen().contains("每人只数一次"));
}

#[test]
fn board_and_officer_are_kept_in_every_face() {
    let app = staffed(&Database::sqlite());
    let home = tempfile::tempdir().unwrap();
    let wide = (Locale::Zh, (80, 24), true);
    for at in FACES.into_iter().chain([wide]) {
        insta::assert_snapshot!(face("board", at), board(&app, home.path(), at).screen());
        let screen = || Paged::new(Officers::default());
        let mut h = enter(&app, Role::Manager, home.path(), at, (rooms::OFFICERS, screen));
        insta::assert_snapshot!(face("officer", at), h.keys("<enter>").screen());
        insta::assert_snapshot!(face("officer_cards", at), h.keys("<right> <right>").screen());
        insta::assert_snapshot!(face("officer_hours", at), h.keys("<right>").screen());
        insta::assert_snapshot!(face("officer_results", at), h.keys("<right>").screen());
        let full = h.keys("<f7>").screen();
        assert!(full.contains("99010119900506"), "{full}");
    }
}
