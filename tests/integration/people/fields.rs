//! The organisation's own fields: declared, changed, taken out of use, filled in.

use super::office::{FACES, empty, enter, enter_as, face, number, person, staffed, take};
use crate::support::database::Database;
use std::sync::Arc;
use zhifa::app::agency::{self, Draft};
use zhifa::app::custom_field::change::change;
use zhifa::app::custom_field::declare::declare;
use zhifa::app::custom_field::list::list;
use zhifa::app::custom_field::retire::{restore, retire};
use zhifa::app::custom_field::{
    CustomField, CustomFieldError, CustomValues, FieldKind, FieldOwner,
};
use zhifa::app::officer::{fill::fill, find::find, show::show};
use zhifa::app::{Actor, App, AppError, audit};
use zhifa::domain::agency::Contact;
use zhifa::domain::role::{Grant, Grants, Role, Scope};
use zhifa::tui::action::rooms;
use zhifa::tui::screens::agencies::AgenciesScreen;
use zhifa::tui::screens::officers::Officers;
use zhifa::tui::screens::paged::Paged;
use zhifa::tui::screens::settings::SettingsScreen;

fn field(key: &str, label: &str, kind: FieldKind, choices: &[&str]) -> CustomField {
    let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
    CustomField { key: key.into(), label: label.into(), kind, choices, retired: false }
}

/// 民族 and 职级日期 of officers, 办公地址 of agencies.
fn declare_all(app: &Arc<App>) {
    let manager = person(Role::Manager);
    let nation = field("nation", "民族", FieldKind::Choice, &["汉族", "朝鲜族"]);
    let since = field("rank_since", "职级日期", FieldKind::Date, &[]);
    declare(app, &manager, FieldOwner::Officer, &nation).unwrap();
    declare(app, &manager, FieldOwner::Officer, &since).unwrap();
    let address = field("address", "办公地址", FieldKind::Text, &[]);
    declare(app, &manager, FieldOwner::Agency, &address).unwrap();
}

fn values(pairs: &[(&str, &str)]) -> CustomValues {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

/// The values of an officer as their page shows them.
fn shown(app: &Arc<App>, name: &str) -> Vec<(String, String)> {
    let manager = person(Role::Manager);
    let page = show(app, &manager, find(app, &manager, name).unwrap()).unwrap();
    page.fields.into_iter().map(|(field, value)| (field.label, value)).collect()
}

fn fault<T>(refused: Result<T, AppError>) -> Option<CustomFieldError> {
    refused.err().and_then(|error| error.is::<CustomFieldError>().cloned())
}

pub fn officers_have_values(database: &Database) {
    let app = staffed(database);
    declare_all(&app);
    let manager = person(Role::Manager);
    let officer = find(&app, &manager, "张三").unwrap();
    let give = |pairs: &[(&str, &str)]| fill(&app, &manager, officer, &values(pairs));
    give(&[("nation", "朝鲜族"), ("rank_since", "2024-07-01")]).unwrap();
    give(&[("rank_since", "")]).unwrap();
    let expected = [("民族", "朝鲜族"), ("职级日期", "")];
    let expected = expected.map(|(label, value)| (label.to_owned(), value.to_owned()));
    assert_eq!(shown(&app, "张三"), expected, "what is not named stays, an empty text takes away");
    let bad = CustomFieldError::BadValue { label: "民族".into(), value: "苗族".into() };
    assert_eq!(fault(give(&[("nation", "苗族")])), Some(bad));
    let unknown = Some(CustomFieldError::Unknown("address".into()));
    assert_eq!(fault(give(&[("address", "云江路 1 号")])), unknown, "a field of agencies");
    let auditor = person(Role::Admin);
    let rows = audit::list::list(&app, &auditor, "officer.fill", None).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].detail.to_string().contains("2024-07-01"), "the audit keeps both");
}

pub fn agencies_have_values(database: &Database) {
    let app = empty(database);
    declare_all(&app);
    let manager = person(Role::Manager);
    let city = || agency::find::find(&app, &manager, "城管").unwrap();
    let with = |pairs| Draft { custom: values(pairs), ..Draft::of(&city()) };
    let edit = |draft| agency::edit::edit(&app, &manager, city().id, draft);
    edit(with(&[("address", " 云江路 1 号 ")])).unwrap();
    edit(Draft { name: "综合执法局".into(), ..with(&[]) }).unwrap();
    assert_eq!(city().custom, values(&[("address", "云江路 1 号")]), "what is not named stays");
    let unknown = Some(CustomFieldError::Unknown("nation".into()));
    assert_eq!(fault(edit(with(&[("nation", "汉族")]))), unknown, "a field of officers");
    edit(with(&[("address", "")])).unwrap();
    assert_eq!(city().custom, CustomValues::new());
}

pub fn a_field_is_changed_and_goes_without_its_values(database: &Database) {
    let app = staffed(database);
    declare_all(&app);
    let manager = person(Role::Manager);
    let officer = find(&app, &manager, "张三").unwrap();
    fill(&app, &manager, officer, &values(&[("nation", "朝鲜族")])).unwrap();
    let only = ["汉族".to_owned()];
    let two = ["汉族、满族".to_owned()];
    let joined = CustomFieldError::BadChoice { label: "民族".into(), choice: two[0].clone() };
    change(&app, &manager, "nation", " 民族成份 ", &only).unwrap();
    assert_eq!(shown(&app, "张三")[0], ("民族成份".into(), "朝鲜族".into()), "its value stays");
    fill(&app, &manager, officer, &values(&[("nation", "朝鲜族")])).unwrap();
    for (key, label, choices, expected) in [
        ("nation", " ", &only[..], CustomFieldError::NoLabel("nation".into())),
        ("nation", "民族", &[], CustomFieldError::BadChoices("民族".into())),
        ("nation", "民族", &two, joined),
        ("rank_since", "日期", &only, CustomFieldError::BadChoices("日期".into())),
        ("none", "无", &[], CustomFieldError::Unknown("none".into())),
    ] {
        assert_eq!(fault(change(&app, &manager, key, label, choices)), Some(expected));
    }

    retire(&app, &manager, "nation").unwrap();
    assert_eq!(shown(&app, "张三").len(), 1, "only 职级日期 is asked for");
    let given = values(&[("nation", "汉族")]);
    let unknown = Some(CustomFieldError::Unknown("nation".into()));
    assert_eq!(fault(fill(&app, &manager, officer, &given)), unknown);
    let roster = format!("姓名,身份证号,单位,民族成份\n张三,{},市监,汉族\n", number(101));
    take(&app, roster.as_bytes(), false).unwrap();
    assert_eq!(
        fault(retire(&app, &manager, "none")),
        Some(CustomFieldError::Unknown("none".into()))
    );
    let uses = |app: &Arc<App>| -> Vec<bool> {
        let fields = list(app, &person(Role::Manager), FieldOwner::Officer).unwrap();
        fields.into_iter().map(|field| field.retired).collect()
    };
    assert_eq!(uses(&app), [true, false], "it is listed all the same");
    restore(&app, &manager, "nation").unwrap();
    assert_eq!(uses(&app), [false, false]);
    assert_eq!(shown(&app, "张三")[0].1, "朝鲜族", "with the value it had");
}

pub fn a_label_is_corrected_and_the_choices_stay(database: &Database) {
    let app = staffed(database);
    let manager = person(Role::Manager);
    let rank = field("rank", "职级", FieldKind::Choice, &["Level 1", "副科级;非领导"]);
    declare(&app, &manager, FieldOwner::Officer, &rank).unwrap();
    let home = tempfile::tempdir().unwrap();
    let room = (rooms::SETTINGS, SettingsScreen::default as fn() -> _);
    let mut h = enter(&app, Role::Manager, home.path(), FACES[0], room);
    let listed = || list(&app, &manager, FieldOwner::Officer).unwrap().remove(0);
    h.keys("<down> <down> <down> <enter> <enter> <end> 层次 <f10>");
    assert_eq!(listed(), CustomField { label: "职级层次".into(), ..rank.clone() });
    h.keys("<enter> <tab> <end> 、Level <space> 2 <f10>");
    assert_eq!(listed().choices, ["Level 1", "副科级;非领导", "Level 2"]);
}

pub fn who_keeps_one_agency_fills_it_in_and_moves_nothing(database: &Database) {
    let app = empty(database);
    let manager = person(Role::Manager);
    let find = |name| agency::find::find(&app, &manager, name).unwrap();
    let (market, city, town) = (find("市监"), find("城管"), find("鸭园"));
    let placed = Draft {
        parent: Some(city.id),
        valid_to: Some("2030-12-31".parse().unwrap()),
        successor: Some(town.id),
        ..Draft::of(&market)
    };
    agency::edit::edit(&app, &manager, market.id, placed.clone()).unwrap();
    let held = vec![Grant { role: Role::Manager, scope: Scope::Agency(market.id) }];
    let keeper = Actor { grants: Grants { officer: None, held }, ..manager.clone() };
    let home = tempfile::tempdir().unwrap();
    let room = (rooms::AGENCIES, AgenciesScreen::default as fn() -> _);
    let mut h = enter_as(&app, (keeper, Role::Manager), home.path(), FACES[0], room);
    let saved = h.keys("<enter> <shift-tab> <shift-tab> 3210 <f10>").screen();
    let contact = Some(Contact { name: String::new(), phone: "3210".into() });
    assert_eq!(Draft::of(&find("市监")), Draft { contact, ..placed }, "{saved}");
}

#[test]
fn fields_are_declared_and_filled_in_on_screen() {
    for at in FACES {
        let app = staffed(&Database::sqlite());
        let home = tempfile::tempdir().unwrap();
        let room = (rooms::SETTINGS, SettingsScreen::default as fn() -> _);
        let mut h = enter(&app, Role::Manager, home.path(), at, room);
        h.keys("<down> <down> <down> <enter>");
        insta::assert_snapshot!(face("fields_empty", at), h.screen());
        h.keys("<f5> <enter> 民族 <enter> Nation <enter> <left> <enter> 汉族、朝鲜族 <f10>");
        insta::assert_snapshot!(face("field_form", at), h.screen());
        h.keys(&format!("<end> {}nation <f10>", "<backspace> ".repeat(6)));
        declare_others(&app);
        h.keys("<esc> <enter>");
        insta::assert_snapshot!(face("fields", at), h.screen());
        h.keys("<f8>");
        insta::assert_snapshot!(face("field_retire", at), h.screen());
        h.keys("<esc> <enter> <tab> <end> 、满族 <f10>");

        let room = (rooms::OFFICERS, (|| Paged::new(Officers::default())) as fn() -> _);
        let mut h = enter(&app, Role::Manager, home.path(), at, room);
        h.keys("<enter> <f4> 4 <tab> 2024-13-01 <f10>");
        insta::assert_snapshot!(face("officer_fields", at), h.screen());
        h.keys(&format!("{}07-01 <f10>", "<backspace> ".repeat(5)));
        insta::assert_snapshot!(face("officer_with_fields", at), h.screen());

        let room = (rooms::AGENCIES, AgenciesScreen::default as fn() -> _);
        let mut h = enter(&app, Role::Manager, home.path(), at, room);
        h.keys("<enter> <shift-tab> <shift-tab> 云江路1号 <f10> <enter> <shift-tab> <shift-tab>");
        insta::assert_snapshot!(face("agency_with_fields", at), h.screen());
    }
}

/// What the screen has not declared.
fn declare_others(app: &Arc<App>) {
    let manager = person(Role::Manager);
    let since = field("rank_since", "职级日期", FieldKind::Date, &[]);
    declare(app, &manager, FieldOwner::Officer, &since).unwrap();
    let address = field("address", "办公地址", FieldKind::Text, &[]);
    declare(app, &manager, FieldOwner::Agency, &address).unwrap();
}
