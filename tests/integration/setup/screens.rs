//! Set-up, the door and the self-test by keys, in both languages, sizes and widths.

use super::first_run::ground;
use crate::support::database::Database;
use crate::support::figures::without_times;
use crate::support::world::noon;
use std::sync::Arc;
use zhifa::app::Session;
use zhifa::i18n::Locale;
use zhifa::store::Location;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::msg::Msg;
use zhifa::tui::rooms::shell_of;
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// Language, size and width of ambiguous characters.
type Face = (Locale, (u16, u16), bool);

/// Every face in which set-up and the door are kept.
fn faces() -> impl Iterator<Item = Face> {
    let sizes = [(80, 24), (120, 40)];
    let of = move |locale| sizes.into_iter().map(move |size| (locale, size));
    Locale::ALL
        .into_iter()
        .flat_map(of)
        .flat_map(|(locale, size)| [false, true].map(|wide| (locale, size, wide)))
}

/// A session in which nothing is set up yet. The file is kept with it.
fn first_run((locale, size, wide): Face) -> (Harness, Database) {
    let database = Database::sqlite();
    let session = Arc::new(Session::before_set_up(ground(&database)));
    let look = Look::new(locale, ThemeName::Dark, ColorDepth::Ansi16, wide);
    (Harness::shared(shell_of(&session), session, noon(), look, size), database)
}

fn keep(name: &str, (locale, size, wide): Face, screen: &str) {
    let width = if wide { "_wide" } else { "" };
    let name = format!("{name}_{}_{}x{}{width}", locale.tag(), size.0, size.1);
    insta::assert_snapshot!(name, screen);
}

/// What is on screen, the place of the database and what was measured made the same everywhere.
fn steady(screen: &str, database: &Database) -> String {
    let Location::File(path) = database.location() else { panic!("a file") };
    let path = path.display().to_string();
    let fixed = format!("{:<width$}", "/data/zhifa.db", width = path.len());
    without_times(&screen.replace(&path, &fixed))
}

const ORGANISATION: &str = "云江区司法局 <f10>";
const ADMIN: &str = "lina <tab> 李娜 <tab> correcthorse <tab> correcthorse <f10>";

#[test]
fn set_up_is_walked_to_the_door() {
    for face in faces() {
        let (mut h, database) = first_run(face);
        keep("set_up_organisation", face, &steady(&h.screen(), &database));
        keep("set_up_rules", face, &steady(&h.keys(ORGANISATION).screen(), &database));
        keep("set_up_admin", face, &steady(&h.keys("<enter> lina").screen(), &database));
        for _ in 0..4 {
            h.keys("<backspace>");
        }
        h.keys(ADMIN);
        h.send(Msg::Paste("市场监督管理局,市监局\n执法大队,大队,市监局".into()));
        keep("set_up_agencies", face, &steady(&h.screen(), &database));
        keep("set_up_stock", face, &steady(&h.keys("<f10>").screen(), &database));
        keep("set_up_summary", face, &steady(&h.keys("<f10>").screen(), &database));
        let Location::File(path) = database.location() else { panic!("a file") };
        assert!(!path.exists(), "nothing is written before the person agrees");
        let door = h.keys("<f10>").screen();
        assert!(door.contains("云江区司法局") && path.exists(), "{door}");
        keep("door", face, &door);
        h.advance(10_000);
        keep("door_first_time", face, &h.keys("lina <f4>").screen());
        h.keys("<f3> <tab> correcthorse <enter> <enter>");
        let home = h.screen();
        assert!(home.contains("李娜"), "{home}");
    }
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_set_up_stays() {
    for locale in Locale::ALL {
        let face = (locale, (80, 24), false);
        let (mut h, database) = first_run(face);
        let refused = |name: &str, h: &mut Harness, keys: &str| {
            let screen = steady(&h.keys(keys).screen(), &database);
            keep(&format!("set_up_refused_{name}"), face, &screen);
        };
        refused("no_name", &mut h, "<f10>");
        refused("zone", &mut h, "云江区司法局 <tab> x <f10>");
        let keys = "lina <tab> 李娜 <tab> 12345678 <tab> 12345678 <f10>";
        refused("password", &mut h, &format!("<backspace> <f10> <enter> {keys}"));
        refused("not_the_same", &mut h, "abcd <f10>");
        h.keys("abcd <f10>").send(Msg::Paste("甲队,甲,乙局".into()));
        refused("agency", &mut h, "<f10>");
        assert!(h.keys("<f9>").screen().contains("李娜"), "what was entered stays: {}", h.screen());
    }
}

#[test]
fn whoever_is_away_finds_the_screen_locked_and_opens_it_with_the_password() {
    for face in faces() {
        let (mut h, _database) = first_run(face);
        h.keys(ORGANISATION).keys("<enter>").keys(ADMIN).keys("<f10> <f10> <f10>");
        h.keys("lina <tab> correcthorse <enter> <enter>").advance(10_000);
        let home = h.screen();
        keep("locked", face, &h.advance(60 * 60_000).screen());
        assert!(!h.screen().contains(home.lines().nth(4).unwrap()), "nothing of it can be read");
        keep("locked_refused", face, &h.keys("wrong <enter>").screen());
        h.keys("correcthorse <enter>");
        assert_eq!(h.screen().lines().nth(4), home.lines().nth(4));
    }
}

#[test]
fn leaving_in_the_middle_leaves_nothing() {
    let (mut h, database) = first_run((Locale::Zh, (80, 24), false));
    h.keys(ORGANISATION).keys("<enter>").keys(ADMIN).keys("<f10> <f10> <f12> <tab> <enter>");
    assert!(h.over(), "{}", h.screen());
    let Location::File(path) = database.location() else { panic!("a file") };
    assert!(!path.exists());
}

#[test]
fn the_self_test_shows_what_arrives_and_measures() {
    for face in faces() {
        let (mut h, database) = first_run(face);
        let screen = h.keys("<f8>").screen();
        keep("self_test_no_database", face, &steady(&screen, &database));
        h.keys("<esc>").keys(ORGANISATION).keys("<enter>").keys(ADMIN);
        h.keys("<f10> <f10> <f10> <f8> 中");
        h.send(Msg::Focus(false));
        keep("self_test", face, &steady(&h.screen(), &database));
        let screen = h.keys("？").screen();
        assert!(screen.contains("U+FF1F"), "{screen}");
        h.send(Msg::Paste("一二三".into()));
        assert!(h.screen().contains('3'), "{}", h.screen());
        assert!(h.keys("<esc> lina <tab> correcthorse <enter> <enter>").screen().contains("李娜"));
    }
}
