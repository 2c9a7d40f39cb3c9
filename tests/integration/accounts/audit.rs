//! Narrowing the audit.

use crate::support::database::Database;
use crate::support::world::{World, noon};
use zhifa::app::account::enrol::enrol;
use zhifa::app::audit::list::{Filter, search};
use zhifa::app::site::name::rename;
use zhifa::app::{Actor, Via};

const DAY: i64 = 24 * 3_600_000;

pub fn the_filter_keeps_person_action_and_day(database: &Database) {
    let world = World::new(database);
    let app = &world.app;
    let operator = Actor::operator(Via::Cli);
    enrol(app, &operator, None, false).unwrap();
    assert!(enrol(app, &world.trainer(), None, false).is_err());
    app.clock.advance(DAY);
    rename(app, &operator, "云江市司法局", app.today()).unwrap();
    let found = |filter: Filter| -> Vec<(String, String)> {
        let rows = search(app, &operator, &filter, 100).unwrap();
        rows.into_iter().map(|row| (row.entry.actor, row.entry.action)).collect()
    };
    let of = |actions: &[&str]| Filter {
        actions: Some(actions.iter().map(|code| (*code).to_owned()).collect()),
        ..Filter::default()
    };
    let pair = |actor: &str, action: &str| (actor.to_owned(), action.to_owned());
    assert_eq!(found(of(&["account.enrol"])), [pair("operator", "account.enrol")]);
    assert_eq!(found(of(&["account"])), [], "a part of a code is another action");
    assert_eq!(
        found(of(&["account.enrol", "permission.refuse"])),
        [pair("trainer", "permission.refuse"), pair("operator", "account.enrol")]
    );
    let trainer = Filter { actor: "train".into(), ..Filter::default() };
    assert_eq!(found(trainer), [pair("trainer", "permission.refuse")]);
    let second = Filter { from: Some(noon().plus_millis(DAY / 2)), ..Filter::default() };
    assert_eq!(found(second), [pair("operator", "site.rename")]);
    let first = Filter { to: Some(noon().plus_millis(1)), ..Filter::default() };
    assert!(!found(first).contains(&pair("operator", "site.rename")));
    assert!(search(app, &world.trainer(), &Filter::default(), 9).is_err());
}
