//! Importing a roster: everything told at once, all or nothing, the same on both databases.

use super::office::{FACES, empty, enter, face, number, person, roster, take};
use crate::support::database::Database;
use zhifa::app::custom_field::{CustomField, FieldKind, FieldOwner, declare::declare};
use zhifa::app::officer::import::ImportRefusal;
use zhifa::app::officer::{find::find, list, show::show};
use zhifa::app::{Actor, Via};
use zhifa::domain::role::Role;
use zhifa::store::accounts;
use zhifa::tui::action::rooms;
use zhifa::tui::screens::officers::Officers;
use zhifa::tui::screens::paged::Paged;

pub fn everything_wrong_is_told_in_one_run(database: &Database) {
    let app = empty(database);
    take(&app, roster().as_bytes(), false).unwrap();
    let text = format!(
        "姓名,身份证号,单位,现工作单位,证件编号\n\
         新人,{},没有局,,\n\
         新二,{},,,\n\
         张三,{},市监,也没有局,JL-02\n\
         王五,{},城管,,JL-04\n",
        number(201),
        number(202),
        number(101),
        number(104),
    );
    let error = take(&app, text.as_bytes(), true).unwrap_err();
    let told = |error: &zhifa::app::AppError| -> Vec<(usize, usize, &'static str)> {
        let issues = &error.is::<ImportRefusal>().unwrap().issues;
        issues.iter().map(|issue| (issue.row, issue.column, issue.fault.code())).collect()
    };
    let expected =
        [(2, 3, "no_agency"), (3, 3, "unplaced"), (4, 2, "two_people"), (4, 4, "no_agency")];
    assert_eq!(told(&error), expected);
    let error = take(&app, text.as_bytes(), false).unwrap_err();
    assert_eq!(told(&error), expected, "the dry run runs what the import runs");
    assert!(find(&app, &person(Role::Manager), "新人").is_err(), "nobody was taken");
}

pub fn what_is_tried_is_what_is_done(database: &Database) {
    let app = empty(database);
    let tried = take(&app, roster().as_bytes(), true).unwrap();
    assert_eq!(list::list(&app, &person(Role::Manager), &Default::default()).unwrap().total, 0);
    let done = take(&app, roster().as_bytes(), false).unwrap();
    assert_eq!(tried, done);
    assert_eq!((done.created, done.cards, done.accounts), (6, 5, 6));
    let again = take(&app, roster().as_bytes(), false).unwrap();
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 6));
    assert_eq!((again.cards, again.accounts), (0, 0));
}

pub fn known_people_are_updated(database: &Database) {
    let app = empty(database);
    take(&app, roster().as_bytes(), false).unwrap();
    // One by the identity number in GBK with a new telephone number, one by the card alone.
    let text = format!(
        "姓名,身份证号,证件编号,联系电话\n张三,{},,13900000000\n王五,,JL-04,138\n",
        number(101)
    );
    let report = take(&app, &encoding_rs::GBK.encode(&text).0, false).unwrap();
    assert_eq!((report.created, report.updated), (0, 2));
    let manager = person(Role::Manager);
    let page = show(&app, &manager, find(&app, &manager, "王五").unwrap()).unwrap();
    assert_eq!(page.officer.officer.phone.as_deref(), Some("138"));
    assert_eq!(page.agency.unwrap().name, "城市管理行政执法局", "empty cells change nothing");
}

pub fn everybody_gets_a_sign_in_name(database: &Database) {
    let app = empty(database);
    take(&app, roster().as_bytes(), false).unwrap();
    let names: Vec<String> = app
        .read(|tx| Ok(accounts::all(tx)?))
        .unwrap()
        .into_iter()
        .filter(|one| one.officer.is_some())
        .map(|one| one.sign_in_name)
        .collect();
    assert_eq!(names, ["lisi", "shanxiongxin", "wangwu", "zhangsan", "zhangshan", "zhaoliu"]);
}

pub fn declared_fields_are_columns(database: &Database) {
    let app = empty(database);
    let rank = CustomField {
        key: "rank".into(),
        label: "职级".into(),
        kind: FieldKind::Text,
        choices: vec![],
        retired: false,
    };
    let operator = Actor::operator(Via::Cli);
    declare(&app, &operator, FieldOwner::Officer, &rank).unwrap();
    assert!(declare(&app, &operator, FieldOwner::Agency, &rank).is_err(), "keys are unique");
    assert!(declare(&app, &person(Role::Trainer), FieldOwner::Officer, &rank).is_err());
    let text = format!("姓名,身份证号,单位,职级\n张三,{},市监,四级主任科员\n", number(101));
    take(&app, text.as_bytes(), false).unwrap();
    let manager = person(Role::Manager);
    let page = show(&app, &manager, find(&app, &manager, "张三").unwrap()).unwrap();
    assert_eq!(page.officer.officer.custom.get("rank").unwrap(), "四级主任科员");
    let agencies = app.read(|tx| Ok(zhifa::store::custom_fields::of(tx, FieldOwner::Agency)?));
    assert_eq!(agencies.unwrap(), []);
}

#[test]
fn the_screen_leads_from_the_file_to_the_ledger() {
    for at in FACES {
        let home = tempfile::tempdir().unwrap();
        let app = empty(&Database::sqlite());
        let wrong = roster().replace("鸭园,2020-01-01", "鸭绿镇,2020-13-01");
        std::fs::write(home.path().join("名册.csv"), wrong).unwrap();
        let screen = || Paged::new(Officers::default());
        let mut h = enter(&app, Role::Manager, home.path(), at, (rooms::OFFICERS, screen));
        insta::assert_snapshot!(face("officers_empty", at), h.screen());
        h.keys("<f10>");
        let errors = h.keys("名册 <enter>").screen();
        assert!(errors.contains("2020-13-01"), "{errors}");
        insta::assert_snapshot!(face("roster_errors", at), errors);
        std::fs::write(home.path().join("名册.csv"), roster()).unwrap();
        let sound = h.keys("<f6>").screen();
        insta::assert_snapshot!(face("roster_sound", at), sound);
        let done = h.keys("<f10> <right> <enter>").screen();
        insta::assert_snapshot!(face("roster_done", at), done);
        let listed = h.keys("<esc>").screen();
        assert!(listed.contains("张三") && listed.contains("赵六"), "{listed}");
    }
}
