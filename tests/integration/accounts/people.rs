//! Getting an account, coming in, and what is known of it afterwards.

use crate::support::database::Database;
use crate::support::world::{World, noon};
use std::sync::Arc;
use zhifa::app::account::create::{Draft, create};
use zhifa::app::account::disable::{disable, enable};
use zhifa::app::account::enrol::enrol;
use zhifa::app::account::grant::grant;
use zhifa::app::account::issue_codes::{Recipients, issue_codes};
use zhifa::app::account::list::{Line, list};
use zhifa::app::account::preferences::{Preferences, profile, set_preferences};
use zhifa::app::account::redeem_code::redeem_code;
use zhifa::app::account::sign_in::sign_in;
use zhifa::app::account::{AccountRefused, SignInRefused};
use zhifa::app::agency::Draft as AgencyDraft;
use zhifa::app::agency::create::create as create_agency;
use zhifa::app::password::Password;
use zhifa::app::{Actor, App, Via};
use zhifa::domain::agency::AgencyKind;
use zhifa::domain::preference::ThemeName;
use zhifa::domain::role::{Grant, Role, Scope};
use zhifa::i18n::Locale;

fn operator() -> Actor {
    Actor::operator(Via::Cli)
}

fn line(app: &Arc<App>, name: &str) -> Line {
    let lines = list(app, &operator()).unwrap();
    lines.into_iter().find(|line| line.account.sign_in_name == name).unwrap()
}

/// Lets somebody in with a fresh code and a first password.
fn come_in(app: &Arc<App>, name: &str) -> Actor {
    let id = line(app, name).account.id;
    let codes = issue_codes(app, &operator(), Recipients::Accounts(vec![id]), 1).unwrap();
    let code = codes[0].code.to_string();
    redeem_code(app, name, &code, &Password::new("correct horse"), Via::Tui).unwrap()
}

pub fn officers_without_account_get_one_each_named_by_pinyin(database: &Database) {
    let world = World::new(database);
    let would = enrol(&world.app, &operator(), None, true).unwrap();
    assert_eq!(list(&world.app, &operator()).unwrap().len(), 1, "only the administrator so far");
    let done = enrol(&world.app, &operator(), None, false).unwrap();
    assert_eq!(done, would);
    let mut names: Vec<_> = done.iter().map(|one| one.sign_in_name.to_string()).collect();
    names.sort();
    assert_eq!(names, ["lisi", "zhangsan"]);
    assert_eq!(enrol(&world.app, &operator(), None, false).unwrap(), []);
    let enforcer = Grant { role: Role::Enforcer, scope: Scope::Own };
    assert_eq!(line(&world.app, "lisi").grants, [enforcer]);
    assert!(enrol(&world.app, &world.trainer(), None, true).is_err());
}

pub fn a_person_comes_in_by_code_and_finds_their_preferences(database: &Database) {
    let world = World::new(database);
    let bureau = AgencyDraft {
        name: "市场监督管理局".into(),
        short_name: "市监局".into(),
        kind: AgencyKind::Statutory,
        parent: None,
        official_order: 1,
        valid_from: None,
        valid_to: None,
        successor: None,
        contact: None,
        custom: Default::default(),
    };
    let agency = create_agency(&world.app, &operator(), bureau).unwrap();
    let draft = Draft {
        sign_in_name: "wangwu".parse().unwrap(),
        display_name: "王五".into(),
        officer: None,
        grants: vec![Grant { role: Role::Manager, scope: Scope::Agency(agency) }],
    };
    create(&world.app, &operator(), draft).unwrap();
    let person = come_in(&world.app, "wangwu");
    assert_eq!(profile(&world.app, &person).unwrap().agency.as_deref(), Some("市监局"));
    let wanted = Preferences {
        locale: Some(Locale::En),
        theme: Some(ThemeName::HighContrast),
        wide: Some(true),
        idle_lock_minutes: Some(3),
    };
    set_preferences(&world.app, &person, wanted).unwrap();
    let again = sign_in(&world.app, "wangwu", &Password::new("correct horse"), Via::Tui).unwrap();
    assert_eq!(profile(&world.app, &again).unwrap().preferences, wanted);
}

pub fn the_last_sign_in_is_known(database: &Database) {
    let world = World::new(database);
    enrol(&world.app, &operator(), None, false).unwrap();
    assert_eq!(line(&world.app, "lisi").last_sign_in, None);
    come_in(&world.app, "lisi");
    assert_eq!(line(&world.app, "lisi").last_sign_in, Some(noon()));
    world.app.clock.advance(60_000);
    let wrong = sign_in(&world.app, "lisi", &Password::new("wrong horse"), Via::Tui).unwrap_err();
    assert!(wrong.is::<SignInRefused>().is_some());
    assert_eq!(line(&world.app, "lisi").last_sign_in, Some(noon()), "a failure is no sign-in");
    sign_in(&world.app, "lisi", &Password::new("correct horse"), Via::Tui).unwrap();
    assert_eq!(line(&world.app, "lisi").last_sign_in, Some(noon().plus_millis(60_000)));
}

pub fn the_last_administrator_stays(database: &Database) {
    let world = World::new(database);
    let admin = line(&world.app, "admin").account.id;
    let last = |outcome: Result<(), zhifa::app::AppError>| {
        outcome.unwrap_err().is() == Some(&AccountRefused::LastAdministrator)
    };
    assert!(last(disable(&world.app, &operator(), admin)));
    assert!(last(grant(&world.app, &operator(), admin, Vec::new())));
    let draft = Draft {
        sign_in_name: "second".parse().unwrap(),
        display_name: "第二人".into(),
        officer: None,
        grants: vec![Grant { role: Role::Admin, scope: Scope::District }],
    };
    create(&world.app, &operator(), draft).unwrap();
    disable(&world.app, &operator(), admin).unwrap();
    assert!(!line(&world.app, "admin").account.is_active);
    enable(&world.app, &operator(), admin).unwrap();
    assert!(line(&world.app, "admin").account.is_active);
}
