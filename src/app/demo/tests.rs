//! What a filled district holds.

use super::*;
use crate::app::board::overview::overview;
use crate::app::{credential, exam, officer, report};
use crate::clock::Clock;
use crate::domain::attempt::Outcome;
use crate::domain::credential::{State, project, status};
use crate::domain::role::{Grant, Grants, Role, Scope};
use crate::domain::time::Zone;
use crate::entropy::Entropy;
use crate::store::{Location, Page, credentials, officers};
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const AS_OF: Date = date(2026, 11, 24);

fn app(is_demo: bool) -> Arc<App> {
    let at = Zone::shanghai().instant(AS_OF.at(9, 0, 0, 0));
    App::in_memory_as(at, 3, is_demo).unwrap()
}

fn filled(seed: u64) -> (Arc<App>, Filled) {
    let at = Zone::shanghai().instant(AS_OF.at(9, 0, 0, 0));
    let (clock, entropy) = (Clock::manual(at), Entropy::seeded(seed + 1));
    let (app, filled) =
        open::open(&Location::Memory, entropy, Some(clock), seed, Some(AS_OF)).unwrap();
    (app, filled.unwrap())
}

/// One district for all tests that only look at it.
fn shared() -> (Arc<App>, Filled) {
    static DISTRICT: LazyLock<(Arc<App>, Filled)> = LazyLock::new(|| filled(7));
    DISTRICT.clone()
}

fn with_role(role: Role, scope: Scope, officer: Option<OfficerId>) -> Actor {
    let grants = Grants { officer, held: vec![Grant { role, scope }] };
    Actor { grants, ..Actor::system() }
}

#[test]
fn the_same_seed_and_day_give_the_same_district() {
    let digests = |app: &Arc<App>| app.read(|tx| Ok(store::digests(tx)?)).unwrap();
    let (first, filled_once) = shared();
    let (second, filled_twice) = filled(7);
    assert_eq!((filled_once.agencies, filled_once.officers), (21, 236));
    assert!(filled_once.attempts > 150, "{filled_once:?}");
    assert_eq!(filled_once, filled_twice);
    assert_eq!(digests(&first), digests(&second));
    assert!(digests(&first).iter().all(|digest| digest.rows > 0));
    let (other, _) = filled(8);
    let differing = digests(&other).iter().zip(digests(&first)).filter(|(a, b)| **a != *b).count();
    assert_eq!(differing, digests(&first).len());
}

#[test]
fn only_an_empty_demo_is_filled() {
    let own = app(false);
    assert!(fill(&own, 1, AS_OF).unwrap_err().is::<NotADemo>().is_some());
    let demo = app(true);
    let without_banks = fill(&demo, 1, AS_OF).unwrap().unwrap();
    assert_eq!((without_banks.officers, without_banks.sittings), (236, 0));
    assert_eq!(fill(&demo, 1, AS_OF).unwrap(), None);
}

#[test]
fn cards_are_in_every_state_and_every_event_had_its_effect() {
    let (app, made) = shared();
    let rules = app.read(|tx| preset::in_force(tx, AS_OF)).unwrap();
    let cards = app.read(|tx| Ok(credentials::all(tx)?)).unwrap();
    assert_eq!(cards.len(), made.credentials);
    let mut found: BTreeMap<State, usize> = BTreeMap::new();
    for card in &cards {
        *found.entry(status(&card.row, &rules.credential, AS_OF).main).or_default() += 1;
        let entries = app.read(|tx| Ok(credentials::entries(tx, card.id)?)).unwrap();
        let folded = project(&entries, &rules.credential, &app.zone, AS_OF);
        assert_eq!(folded.ignored, [], "{entries:?}");
        assert_eq!(folded.row.as_ref(), Some(&card.row));
    }
    let missing: Vec<_> = State::ALL
        .iter()
        .filter(|state| **state != State::NotYetValid && !found.contains_key(state))
        .collect();
    assert!(missing.is_empty(), "{missing:?} of {found:?}");
    assert!(found[&State::Valid] > 100, "{found:?}");
}

#[test]
fn identity_numbers_are_valid_and_of_no_province() {
    use crate::domain::identity::{IdentityNumber, known_province};
    let (app, _) = shared();
    let people = app.read(|tx| Ok(officers::all(tx)?)).unwrap();
    for stored in &people {
        let text = stored.officer.identity_number.as_deref().unwrap();
        let number = IdentityNumber::parse(text, AS_OF).unwrap();
        assert!(!known_province(number.region()));
        assert_eq!(Some(number.birth()), stored.officer.birth);
    }
}

#[test]
fn the_report_says_what_the_board_says_on_any_day() {
    let (app, _) = shared();
    let system = Actor::system();
    let mut expired = Vec::new();
    for as_of in [date(2026, 5, 1), AS_OF, date(2027, 11, 24)] {
        let board = overview(&app, &system, as_of).unwrap().board;
        let report = report::credentials::credentials(&app, &system, as_of).unwrap();
        assert_eq!(report.total, board.total.into());
        let rows: Vec<_> = board.rows.iter().map(|row| row.counts.into()).collect();
        assert_eq!(report.items.iter().map(|row| row.numbers).collect::<Vec<_>>(), rows);
        let total = report.total;
        let columns = total.held
            + total.uninspected
            + total.expired
            + total.suspended
            + total.pending
            + total.without;
        assert_eq!(columns, total.due);
        expired.push(total.expired);
    }
    assert!(expired[2] > expired[1], "{expired:?}");
    let report = report::credentials::credentials(&app, &system, AS_OF).unwrap();
    assert_eq!(report.items.len(), 21);
    assert_eq!(report.left_with_card.len(), 3);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["as_of"], "2026-11-24");
    assert!(json["items"][0]["due"].is_u64() && json["items"][0]["agency_uid"].is_string());
}

#[test]
fn the_list_by_state_holds_what_the_status_says() {
    let (app, _) = shared();
    let rules = app.read(|tx| preset::in_force(tx, AS_OF)).unwrap().credential;
    let all = app.read(|tx| Ok(credentials::all(tx)?)).unwrap();
    let query =
        |state, page| credential::list::Query { state, page, ..credential::list::Query::on(AS_OF) };
    for state in State::ALL {
        let expected: BTreeSet<_> = all
            .iter()
            .filter(|card| status(&card.row, &rules, AS_OF).main == *state)
            .map(|card| card.id)
            .collect();
        let listed =
            credential::list::list(&app, &Actor::system(), &query(Some(*state), Page::ALL))
                .unwrap();
        let found: BTreeSet<_> = listed.items.iter().map(|one| one.line.credential.id).collect();
        assert_eq!(found, expected, "{state:?}");
        assert_eq!(listed.total as usize, expected.len());
        assert!(listed.items.iter().all(|one| one.status.main == *state));
    }
    let page = Page { offset: 10, limit: Some(5) };
    let whole = credential::list::list(&app, &Actor::system(), &query(None, Page::ALL)).unwrap();
    let part = credential::list::list(&app, &Actor::system(), &query(None, page)).unwrap();
    let ids = |items: &[credential::list::Listed]| -> Vec<_> {
        items.iter().map(|one| one.line.credential.id).collect()
    };
    assert_eq!(ids(&part.items), ids(&whole.items)[10..15]);
    assert_eq!(part.total as usize, all.len());
}

#[test]
fn people_are_found_by_name_pinyin_and_initials_within_reach() {
    let (app, _) = shared();
    let people = app.read(|tx| Ok(officers::all(tx)?)).unwrap();
    let wanted = &people[17].officer;
    let query = |text: &str| officer::list::Query { text: text.to_owned(), ..Default::default() };
    let keys = crate::domain::pinyin::keys(&wanted.name);
    for text in [wanted.name.as_str(), keys.full[0].as_str(), keys.initials[0].as_str()] {
        let found = officer::list::list(&app, &Actor::system(), &query(text)).unwrap();
        assert!(found.items.iter().any(|line| line.officer.officer.uid == wanted.uid), "{text}");
        assert!(found.total < 120 && found.items.len() == found.total as usize, "{text}");
    }
    assert_eq!(officer::list::list(&app, &Actor::system(), &query("%")).unwrap().total, 0);

    let agency =
        app.read(|tx| Ok(crate::store::agencies::named(tx, "市场监管局")?)).unwrap().unwrap();
    let manager = with_role(Role::Manager, Scope::Agency(agency.id), None);
    let own = officer::list::list(&app, &manager, &query("")).unwrap();
    assert!(own.total >= 30 && own.total < 60);
    assert!(own.items.iter().all(|line| line.agency == Some(agency.id)));
    let stranger = people.iter().find(|one| own.items.iter().all(|line| line.officer.id != one.id));
    let refused = officer::show::show(&app, &manager, stranger.unwrap().id).unwrap_err();
    assert_eq!(refused.kind(), Kind::Denied);
    let board = overview(&app, &manager, AS_OF).unwrap().board;
    assert_eq!(board.rows.iter().map(|row| row.agency).collect::<Vec<_>>(), [agency.id]);
}

#[test]
fn a_person_sees_their_own_page_and_others_a_masked_number() {
    let (app, _) = shared();
    let cards = app.read(|tx| Ok(credentials::all(tx)?)).unwrap();
    let holder = cards[0].officer;
    let enforcer = with_role(Role::Enforcer, Scope::Own, Some(holder));
    let page = officer::show::show(&app, &enforcer, holder).unwrap();
    let number = page.officer.officer.identity_number.unwrap();
    assert!(!number.contains('*'));
    assert_eq!(page.credentials.unwrap().len(), 1);
    let own = credential::own::own(&app, &enforcer).unwrap();
    assert_eq!(own[0].held.credential.id, cards[0].id);
    assert!(!own[0].held.entries.is_empty());
    assert_eq!(
        credential::show::show(&app, &enforcer, cards[0].id).unwrap().status,
        own[0].held.status
    );
    let other = cards.iter().find(|card| card.officer != holder).unwrap();
    assert!(credential::show::show(&app, &enforcer, other.id).is_err());
    let trainer = with_role(Role::Trainer, Scope::District, None);
    let seen = officer::show::show(&app, &trainer, holder).unwrap();
    assert!(seen.officer.officer.identity_number.unwrap().contains('*'));
    assert!(seen.credentials.is_none(), "a trainer sees no credentials");
}

#[test]
fn results_spread_some_wait_and_the_formal_exam_is_confirmed() {
    let (app, made) = shared();
    let system = Actor::system();
    let sittings = exam::results::sittings(&app, &system).unwrap();
    assert_eq!(sittings.len(), made.sittings);
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut passed = BTreeSet::new();
    for sitting in &sittings {
        let lines = exam::results::of_sitting(&app, &system, sitting.id).unwrap();
        for line in lines {
            *outcomes.entry(line.outcome.code()).or_default() += 1;
            if line.kind == crate::domain::sitting::SittingKind::Formal
                && line.outcome == Outcome::Passed
            {
                passed.insert(line.officer);
                assert!(line.confirmed);
            }
        }
    }
    assert_eq!(outcomes.values().sum::<usize>(), made.attempts);
    for code in ["passed", "failed", "awaiting_marking"] {
        assert!(outcomes.get(code).is_some_and(|count| *count >= 3), "{outcomes:?}");
    }
    assert!(!exam::mark::queue(&app, &system).unwrap().is_empty());
    let passes = report::passes::passes(&app, &system, AS_OF).unwrap();
    assert_eq!((passes.records, passes.persons), (passed.len(), passed.len()));
    assert!(passes.records > 30);
    let coming = sittings.iter().filter(|s| s.rules.opens_at > Some(app.now())).count();
    assert_eq!(coming, 1);
}

#[test]
fn hours_add_up_and_reach_from_little_to_enough() {
    let (app, _) = shared();
    let report = report::hours::hours(&app, &Actor::system(), AS_OF).unwrap();
    assert!(report.items.len() > 220);
    for row in &report.items {
        assert_eq!(row.total, row.online + row.classroom);
        assert_eq!(row.missing, row.required.saturating_sub(row.total));
    }
    let met = report.items.iter().filter(|row| row.missing == 0).count();
    assert!(met > 10 && met < report.items.len() - 10, "{met} of {}", report.items.len());
    assert_eq!(report.first_day, date(2026, 1, 1));
}
