//! Who may do what with accounts, generated from the permission table: every role, in every
//! scope, against every account use case.

use super::create::{Draft, create};
use super::issue_codes::{Recipients, issue_codes};
use super::{disable, grant, list};
use crate::app::error::Denied;
use crate::app::{Actor, App, AppError, Via};
use crate::domain::id::{AccountId, AgencyId, OfficerId};
use crate::domain::role::{Grant, Grants, Permission, Role, Scope};
use crate::domain::time::Timestamp;
use crate::store::{Priority, Settle, accounts, params};
use std::sync::Arc;

/// The bureau above two teams, an officer in each, an account for each officer.
struct Town {
    app: Arc<App>,
    bureau: AgencyId,
    teams: [AgencyId; 2],
    officers: [OfficerId; 2],
    accounts: [AccountId; 2],
}

fn agency(app: &Arc<App>, name: &'static str, parent: Option<AgencyId>) -> AgencyId {
    let uid = app.uid(app.now());
    app.store
        .write(Settle::Rerun, Priority::Normal, move |tx| {
            tx.insert(
                "INSERT INTO agency (uid, parent_id, name, short_name, kind, official_order, custom)
                 VALUES ($1, $2, $3, $3, 'statutory', 1, '{}') RETURNING id",
                &params![uid, parent, name],
            )
        })
        .unwrap()
}

fn officer(app: &Arc<App>, name: &'static str, agency: AgencyId) -> OfficerId {
    let uid = app.uid(app.now());
    app.store
        .write(Settle::Rerun, Priority::Normal, move |tx| {
            let id: OfficerId = tx.insert(
                "INSERT INTO officer (uid, name, search_index, phone, education, major,
                     political_status, employment, state, qualification, note, custom, updated_at)
                 VALUES ($1, $2, '', '', '', '', '', '', 'serving', 'valid', '', '{}', 0)
                 RETURNING id",
                &params![uid, name],
            )?;
            tx.execute(
                "INSERT INTO assignment (officer_id, agency_id, on_post, duty, from_on, recorded_at)
                 VALUES ($1, $2, 1, '', '2020-01-01', 0)",
                &params![id, agency],
            )?;
            Ok(id)
        })
        .unwrap()
}

fn town() -> Town {
    let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
    let operator = Actor::operator(Via::Cli);
    let bureau = agency(&app, "云江区", None);
    let teams = ["一队", "二队"].map(|name| agency(&app, name, Some(bureau)));
    let officers = [officer(&app, "张三", teams[0]), officer(&app, "李四", teams[1])];
    let mut names = ["zhangsan", "lisi"].into_iter();
    let accounts = officers.map(|officer| {
        let draft = draft(names.next().unwrap(), Some(officer), Scope::Own);
        create(&app, &operator, draft).unwrap()
    });
    Town { app, bureau, teams, officers, accounts }
}

fn draft(name: &str, officer: Option<OfficerId>, scope: Scope) -> Draft {
    Draft {
        sign_in_name: name.parse().unwrap(),
        display_name: name.to_owned(),
        officer,
        grants: vec![Grant { role: Role::Enforcer, scope }],
    }
}

fn actor(role: Role, scope: Scope) -> Actor {
    let grants = Grants { officer: None, held: vec![Grant { role, scope }] };
    Actor { grants, ..Actor::nobody(Via::Tui) }
}

fn denied<T>(outcome: Result<T, AppError>) -> bool {
    outcome.is_err_and(|error| error.is::<Denied>().is_some())
}

type Case = (&'static str, fn(&Town, &Actor) -> bool);

/// Each says whether it was denied when tried on the first team's people.
const ON_THE_FIRST_TEAM: &[Case] = &[
    ("create", |t, a| denied(create(&t.app, a, draft("new", Some(t.officers[0]), Scope::Own)))),
    ("grant", |t, a| denied(grant::grant(&t.app, a, t.accounts[0], Vec::new()))),
    ("disable", |t, a| denied(disable::disable(&t.app, a, t.accounts[0]))),
    ("enable", |t, a| denied(disable::enable(&t.app, a, t.accounts[0]))),
    ("issue_codes", |t, a| {
        let recipients = Recipients::Accounts(vec![t.accounts[0]]);
        denied(issue_codes(&t.app, a, recipients, 72))
    }),
    ("issue_codes to the team", |t, a| {
        denied(issue_codes(&t.app, a, Recipients::Agency(t.teams[0]), 72))
    }),
];

/// Each says whether it was denied when tried on what belongs to the whole organisation.
const ON_THE_DISTRICT: &[Case] = &[
    ("create", |t, a| denied(create(&t.app, a, draft("new", None, Scope::Own)))),
    ("create with a district grant", |t, a| {
        denied(create(&t.app, a, draft("new", Some(t.officers[0]), Scope::District)))
    }),
    ("grant the district", |t, a| {
        let wide = Grant { role: Role::Admin, scope: Scope::District };
        denied(grant::grant(&t.app, a, t.accounts[0], vec![wide]))
    }),
];

#[test]
fn the_table_decides() {
    for &role in Role::ALL {
        for kind in ["own", "bureau", "first team", "second team", "district"] {
            let town = town();
            let scope = match kind {
                "own" => Scope::Own,
                "bureau" => Scope::Agency(town.bureau),
                "first team" => Scope::Agency(town.teams[0]),
                "second team" => Scope::Agency(town.teams[1]),
                _ => Scope::District,
            };
            let person = actor(role, scope);
            let permitted = role.permits(Permission::ManageAccounts);
            let reached = matches!(kind, "bureau" | "first team" | "district");
            // Refusals first: what is allowed changes the town.
            for (name, try_it) in ON_THE_DISTRICT {
                let expected = !(permitted && kind == "district");
                assert_eq!(try_it(&town, &person), expected, "{name}: {role:?} {kind}");
            }
            let town = if permitted && kind == "district" { self::town() } else { town };
            for (name, try_it) in ON_THE_FIRST_TEAM {
                let expected = !(permitted && reached);
                assert_eq!(try_it(&town, &person), expected, "{name}: {role:?} {kind}");
            }
            let seen = list::list(&town.app, &person).map(|lines| lines.len()).ok();
            // Those who manage created one more above.
            let expected = match kind {
                "second team" => 1,
                "first team" => 2,
                "bureau" => 3,
                _ => 4,
            };
            let expected = (permitted && kind != "own").then_some(expected);
            assert_eq!(seen, expected, "list: {role:?} {kind}");
        }
    }
}

#[test]
fn an_administrator_of_an_agency_does_not_take_over_who_reaches_beyond_it() {
    let town = town();
    let operator = Actor::operator(Via::Cli);
    let wide = Grant { role: Role::Admin, scope: Scope::District };
    grant::grant(&town.app, &operator, town.accounts[0], vec![wide]).unwrap();
    let local = actor(Role::Admin, Scope::Agency(town.teams[0]));
    for (name, try_it) in ON_THE_FIRST_TEAM.iter().filter(|(name, _)| *name != "create") {
        assert!(try_it(&town, &local), "{name}");
    }
}

#[test]
fn nobody_changes_their_own_account() {
    let town = town();
    let mut person = actor(Role::Admin, Scope::District);
    person.account = Some(town.accounts[0]);
    let own = |outcome: Result<(), AppError>| {
        outcome.unwrap_err().is() == Some(&super::AccountRefused::OwnAccount)
    };
    assert!(own(grant::grant(&town.app, &person, town.accounts[0], Vec::new())));
    assert!(own(disable::disable(&town.app, &person, town.accounts[0])));
}

#[test]
fn a_refusal_is_in_the_audit() {
    let town = town();
    let person = actor(Role::Trainer, Scope::District);
    assert!(denied(list::list(&town.app, &person)));
    let newest = town.app.read(|tx| Ok(crate::store::audit::page(tx, "", None, 1)?)).unwrap();
    assert_eq!(
        (newest[0].outcome.as_str(), newest[0].target.as_str()),
        ("refused", "manage_accounts")
    );
}

#[test]
fn codes_of_an_agency_go_to_those_without_a_password() {
    let town = town();
    let operator = Actor::operator(Via::Cli);
    let codes = issue_codes(&town.app, &operator, Recipients::Agency(town.bureau), 72).unwrap();
    let names: Vec<_> =
        codes.iter().map(|c| (c.sign_in_name.as_str(), c.agency.as_deref())).collect();
    assert_eq!(names, [("lisi", Some("二队")), ("zhangsan", Some("一队"))]);
    assert_ne!(codes[0].code, codes[1].code);
    let id = town.accounts[0];
    let equip = move |tx: &mut crate::store::Tx<'_>| accounts::set_password(tx, id, "$argon2id$");
    town.app.store.write(Settle::Rerun, Priority::Normal, equip).unwrap();
    let team = Recipients::Agency(town.teams[0]);
    let error = issue_codes(&town.app, &operator, team, 72).unwrap_err();
    assert_eq!(error.is(), Some(&super::AccountRefused::NobodyNeedsCode));
    let until = list::list(&town.app, &operator).unwrap();
    assert_eq!(until.iter().filter(|line| line.code_until.is_some()).count(), 2);
}
