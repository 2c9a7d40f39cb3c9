use super::create::create;
use super::edit::edit;
use super::find::find;
use super::import::{import, parse};
use super::list::list;
use super::{AgencyRefused, Draft};
use crate::app::error::Denied;
use crate::app::{Actor, App, Via};
use crate::domain::agency::{AgencyKind, Contact};
use crate::domain::custom_field::CustomValues;
use crate::domain::id::AgencyId;
use crate::domain::role::{Grant, Grants, Role, Scope};
use crate::domain::time::{Date, Timestamp};
use std::sync::Arc;

fn app() -> Arc<App> {
    App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap()
}

fn operator() -> Actor {
    Actor::operator(Via::Cli)
}

fn manager_of(agency: AgencyId) -> Actor {
    let held = vec![Grant { role: Role::Manager, scope: Scope::Agency(agency) }];
    Actor { grants: Grants { officer: None, held }, ..Actor::nobody(Via::Tui) }
}

fn draft(name: &str, parent: Option<AgencyId>) -> Draft {
    Draft {
        name: name.to_owned(),
        short_name: String::new(),
        kind: AgencyKind::Statutory,
        parent,
        official_order: 1,
        valid_from: None,
        valid_to: None,
        successor: None,
        contact: None,
        custom: CustomValues::new(),
    }
}

#[test]
fn a_list_becomes_a_tree_whatever_its_order_and_a_second_time_changes_nothing() {
    let app = app();
    let text = "一中队,一队,执法大队\n执法大队,大队,城管局\n城市管理局,城管局\n服务中心,委托";
    let dry = import(&app, &operator(), &parse(text), true).unwrap();
    assert_eq!(dry.created, ["城市管理局", "服务中心", "执法大队", "一中队"]);
    assert_eq!(list(&app, &operator()).unwrap(), [], "a dry run keeps nothing");
    assert_eq!(import(&app, &operator(), &parse(text), false).unwrap(), dry);
    let lines = list(&app, &operator()).unwrap();
    let shown: Vec<_> = lines.iter().map(|l| (l.depth, l.agency.short_name.as_str())).collect();
    assert_eq!(shown, [(0, "城管局"), (1, "大队"), (2, "一队"), (0, "服务中心")]);
    let again = import(&app, &operator(), &parse(&format!("{text}\n三局")), false).unwrap();
    assert_eq!((again.created.as_slice(), again.kept.len()), (&["三局".to_owned()][..], 4));
}

#[test]
fn what_is_wrong_with_a_list_is_named_and_nothing_is_kept() {
    let app = app();
    create(&app, &operator(), draft("甲局", None)).unwrap();
    let refused = |text: &str| {
        let error = import(&app, &operator(), &parse(text), false).unwrap_err();
        error.is::<AgencyRefused>().cloned().unwrap()
    };
    let unknown = AgencyRefused::UnknownParent { name: "丙队".into(), parent: "丁局".into() };
    assert_eq!(refused("乙局\n丙队,丙,丁局"), unknown);
    assert_eq!(refused("乙局,甲局"), AgencyRefused::NameTaken("甲局".into()));
    assert_eq!(refused("乙局,同\n丙局,同"), AgencyRefused::NameTaken("同".into()));
    assert_eq!(refused("乙局,乙,丙局\n丙局,丙,乙局"), AgencyRefused::Cycle("乙局".into()));
    assert!(matches!(refused("乙局\n,丙"), AgencyRefused::List(issues) if issues.len() == 1));
    assert_eq!(list(&app, &operator()).unwrap().len(), 1);
}

#[test]
fn an_agency_ends_with_a_successor_and_never_stands_above_itself() {
    let app = app();
    let old = create(&app, &operator(), draft("工商局", None)).unwrap();
    let new = create(&app, &operator(), draft("市场监管局", None)).unwrap();
    let team = create(&app, &operator(), draft("工商队", Some(old))).unwrap();
    let change = |id, draft| {
        edit(&app, &operator(), id, draft).map_err(|e| e.is::<AgencyRefused>().cloned())
    };
    let ended = Draft {
        valid_to: Some(Date::constant(2018, 12, 31)),
        successor: Some(new),
        ..draft("工商局", None)
    };
    change(old, ended.clone()).unwrap();
    let line = list(&app, &operator()).unwrap().into_iter().find(|l| l.agency.id == old).unwrap();
    assert_eq!((line.exists, line.successor.as_deref()), (false, Some("市场监管局")));
    let refused = |id, draft| change(id, draft).unwrap_err().unwrap();
    assert_eq!(
        refused(old, Draft { successor: Some(old), ..ended.clone() }),
        AgencyRefused::OwnSuccessor
    );
    let endless = Draft { valid_to: None, ..ended.clone() };
    assert_eq!(refused(old, endless), AgencyRefused::SuccessorWithoutEnd);
    let reversed = Draft { valid_from: Some(Date::constant(2020, 1, 1)), ..ended };
    assert_eq!(refused(old, reversed), AgencyRefused::Reversed);
    assert_eq!(refused(old, draft("工商局", Some(team))), AgencyRefused::Cycle("工商局".into()));
    assert_eq!(refused(new, draft("工商局", None)), AgencyRefused::NameTaken("工商局".into()));
    assert_eq!(refused(new, draft(" ", None)), AgencyRefused::NoName);
}

#[test]
fn the_contact_is_an_agencys_own_business_and_the_rest_is_decided_above() {
    let app = app();
    let bureau = create(&app, &operator(), draft("甲局", None)).unwrap();
    let team = create(&app, &operator(), draft("甲队", Some(bureau))).unwrap();
    let called = Draft {
        contact: Some(Contact { name: "王五".into(), phone: "3210".into() }),
        short_name: "甲队".into(),
        ..draft("甲队", Some(bureau))
    };
    edit(&app, &manager_of(team), team, called.clone()).unwrap();
    assert_eq!(find(&app, &operator(), "甲队").unwrap().contact, called.contact);
    let renamed = Draft { name: "乙队".into(), ..called };
    let denied = |outcome: Result<(), crate::app::AppError>| {
        outcome.is_err_and(|error| error.is::<Denied>().is_some())
    };
    assert!(denied(edit(&app, &manager_of(team), team, renamed.clone())));
    edit(&app, &manager_of(bureau), team, renamed.clone()).unwrap();
    let moved = Draft { parent: None, ..renamed };
    assert!(denied(edit(&app, &manager_of(bureau), team, moved.clone())), "out of the reach");
    assert!(denied(create(&app, &manager_of(bureau), draft("丙局", None)).map(drop)));
    create(&app, &manager_of(bureau), draft("丙队", Some(bureau))).unwrap();
    assert!(denied(import(&app, &manager_of(bureau), &parse("丁局"), true).map(drop)));
    edit(&app, &operator(), team, moved).unwrap();
}
