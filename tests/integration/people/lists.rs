//! The lists of officers and cards: found by pinyin, narrowed, ordered, exported.

use super::office::{FACES, enter, face, person, staffed};
use crate::support::database::Database;
use std::path::Path;
use std::sync::Arc;
use zhifa::app::agency::find::find as find_agency;
use zhifa::app::export::Identity;
use zhifa::app::officer::export::export;
use zhifa::app::officer::list::{OfficerOrder, Query, list};
use zhifa::app::officer::reveal::reveal;
use zhifa::app::{App, Page, audit, credential};
use zhifa::domain::credential::State;
use zhifa::domain::role::Role;
use zhifa::i18n::Locale;
use zhifa::tui::action::rooms;
use zhifa::tui::screens::cards::Cards;
use zhifa::tui::screens::officers::Officers;
use zhifa::tui::screens::paged::Paged;
use zhifa::tui::testkit::Harness;

fn names(app: &Arc<App>, query: Query) -> Vec<String> {
    let found = list(app, &person(Role::Manager), &query).unwrap();
    found.items.into_iter().map(|line| line.officer.officer.name).collect()
}

pub fn officers_are_found_narrowed_and_ordered(database: &Database) {
    let app = staffed(database);
    let text = |text: &str| Query { text: text.into(), ..Query::default() };
    assert_eq!(names(&app, text("zs")), ["张三", "张山"]);
    assert_eq!(names(&app, text("sxx")), ["单雄信"], "surnames have their own reading");
    assert_eq!(names(&app, text("四")), ["李四"]);
    assert_eq!(names(&app, text("%")), [""; 0]);
    let agency = find_agency(&app, &person(Role::Manager), "城管").unwrap().id;
    let there = Query { agency: Some(agency), ..Query::default() };
    assert_eq!(names(&app, there), ["王五", "单雄信"]);
    let category = Query { category: Some("市场监管".into()), ..Query::default() };
    assert_eq!(names(&app, category).len(), 5, "赵六 has no card");
    let other = Query { category: Some("市场".into()), ..Query::default() };
    assert_eq!(names(&app, other), [""; 0], "a category is a whole word");
    let ordered = Query { order: OfficerOrder::Name, ..Query::default() };
    assert_eq!(names(&app, ordered), ["李四", "单雄信", "王五", "张三", "张山", "赵六"]);
    let page = Page { offset: 4, limit: Some(1) };
    let found = list(&app, &person(Role::Manager), &Query { page, ..Query::default() }).unwrap();
    assert_eq!((found.items.len(), found.total), (1, 6));
}

pub fn cards_are_found_narrowed_and_ordered(database: &Database) {
    let app = staffed(database);
    let holders = |query: &credential::list::Query| -> Vec<String> {
        let found = credential::list::list(&app, &person(Role::Manager), query).unwrap();
        assert_eq!(found.total as usize, found.items.len());
        found.items.into_iter().map(|listed| listed.line.officer_name).collect()
    };
    let all = credential::list::Query::on(app.today());
    assert_eq!(holders(&all), ["李四", "张山", "单雄信", "张三", "王五"]);
    let of = |state| credential::list::Query { state: Some(state), ..all.clone() };
    assert_eq!(holders(&of(State::Expired)), ["李四"]);
    assert_eq!(holders(&of(State::ExpiryNear)), ["张山", "单雄信"]);
    let soon = credential::list::Query { expiring_within: Some(60), ..all.clone() };
    assert_eq!(holders(&soon), ["张山"]);
    for (text, found) in
        [("zs", ["张山", "张三"].as_slice()), ("jl-05", &["单雄信"]), ("05", &["单雄信"])]
    {
        let query = credential::list::Query { text: text.into(), ..all.clone() };
        assert_eq!(holders(&query), found, "{text}");
    }
}

pub fn numbers_in_full_take_permission_and_leave_a_trace(database: &Database) {
    let app = staffed(database);
    let query = Query::default();
    let text = |actor, identity| {
        export(&app, actor, &query, identity, Locale::Zh)
            .map(|export| String::from_utf8(export.bytes).unwrap())
    };
    let manager = person(Role::Manager);
    let masked = text(&manager, Identity::Masked).unwrap();
    assert!(masked.contains("张三") && masked.contains("***") && !masked.contains("19900506"));
    let full = text(&manager, Identity::Full).unwrap();
    assert!(full.contains("19900506"));
    assert!(text(&person(Role::Trainer), Identity::Full).is_err());
    let page = list(&app, &manager, &query).unwrap();
    let first = page.items[0].officer.id;
    assert!(page.items[0].officer.officer.identity_number.as_ref().unwrap().contains('*'));
    assert!(reveal(&app, &manager, first).unwrap().unwrap().contains("19900506"));
    assert!(reveal(&app, &person(Role::Trainer), first).is_err());
    let auditor = person(Role::Auditor);
    let told: Vec<String> = audit::list::list(&app, &auditor, "", None)
        .unwrap()
        .into_iter()
        .map(|entry| entry.action)
        .collect();
    for action in ["officer.export_identity", "officer.reveal_identity", "permission.refuse"] {
        assert!(told.iter().any(|one| one == action), "{action}: {told:?}");
    }
    // What was exported reads back as the same people.
    let again = super::office::take(&app, full.as_bytes(), true).unwrap();
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 6));
}

fn officers(app: &Arc<App>, home: &Path, at: (Locale, (u16, u16), bool)) -> Harness {
    enter(app, Role::Manager, home, at, (rooms::OFFICERS, || Paged::new(Officers::default())))
}

fn cards(app: &Arc<App>, home: &Path, at: (Locale, (u16, u16), bool)) -> Harness {
    enter(app, Role::Manager, home, at, (rooms::CREDENTIALS, || Paged::new(Cards::default())))
}

#[test]
fn lists_are_kept_in_every_face() {
    let app = staffed(&Database::sqlite());
    let home = tempfile::tempdir().unwrap();
    let wide = (Locale::Zh, (80, 24), true);
    for at in FACES.into_iter().chain([wide]) {
        insta::assert_snapshot!(face("officers", at), officers(&app, home.path(), at).screen());
        insta::assert_snapshot!(face("cards", at), cards(&app, home.path(), at).screen());
        let near = cards(&app, home.path(), at).keys("<f6>").screen();
        insta::assert_snapshot!(face("cards_near", at), near);
    }
}

#[test]
fn officers_by_keys() {
    let app = staffed(&Database::sqlite());
    let home = tempfile::tempdir().unwrap();
    let mut h = officers(&app, home.path(), FACES[0]);
    let found = h.keys("zs").screen();
    assert!(found.contains("张三") && found.contains("张山") && !found.contains("李四"), "{found}");
    assert!(found.contains("2 / 6"), "{found}");
    assert!(h.keys("<esc>").screen().contains("李四"));
    let choosing = h.keys("<f5>").screen();
    assert!(choosing.contains("全部单位") && choosing.contains("鸭园镇"), "{choosing}");
    let agency = h.keys("cs <enter>").screen();
    assert!(agency.contains("王五") && !agency.contains("张三"), "{agency}");
    let nobody = h.keys("<f6> <f6>").screen();
    assert!(nobody.contains("没有符合的人员"), "{nobody}");
    let all = h.keys("<esc>").screen();
    assert!(all.contains("张三") && all.contains("共 6 条"), "{all}");
    assert!(h.keys("<f7>").screen().contains("按姓名"));
    let saved = h.keys("zs <f9> <enter>").screen();
    assert!(saved.contains("已导出 2 条"), "what is shown is exported: {saved}");
    let file = home.path().join("执法人员-2026-11-24.csv");
    let text = std::fs::read_to_string(file).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(h.keys("<enter>").screen().contains("张三"), "Enter opens the person");
}
