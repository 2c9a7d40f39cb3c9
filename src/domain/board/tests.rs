//! The board by table, and what its numbers keep to for all people and days.

use super::*;
use crate::domain::credential::{Card, Validity};
use crate::domain::rules::tests::jilin;
use crate::domain::time::add_days;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 23);

/// A card that began years ago and has so many days left, with so many to its inspection.
fn card(hold: Hold, days_left: i64, to_inspection: Option<i64>) -> (CredentialKind, CredentialRow) {
    let validity = Validity::new(date(2015, 1, 1), add_days(TODAY, days_left)).unwrap();
    let card = (hold != Hold::Pending).then(|| Card {
        number: "JL-1".to_owned(),
        categories: Vec::new(),
        region: String::new(),
        issuer: String::new(),
        validity,
        inspection_due: to_inspection.map(|days| add_days(TODAY, days)),
    });
    let row = CredentialRow {
        hold,
        card,
        applied_on: None,
        suspended_until: None,
        handed_in_on: None,
        void_numbers: Vec::new(),
    };
    (CredentialKind::Enforcement, row)
}

fn person(officer: i64, agency: i64, cards: Vec<(CredentialKind, CredentialRow)>) -> BoardPerson {
    BoardPerson {
        officer: OfficerId(officer),
        agency: AgencyId(agency),
        state: PersonState::InService,
        on_post: true,
        qualification_suspended: false,
        applying: false,
        cards,
    }
}

#[test]
fn the_best_card_decides() {
    let valid = || card(Hold::Normal, 900, None);
    let near = || card(Hold::Normal, 30, None);
    let uninspected = || card(Hold::Normal, 900, Some(-1));
    let expired = || card(Hold::Normal, -1, None);
    let suspended = || card(Hold::Suspended, 900, None);
    let pending = || card(Hold::Pending, 900, None);
    let revoked = || card(Hold::Revoked, 900, None);
    let supervision = || (CredentialKind::Supervision, valid().1);
    let cases = [
        (vec![valid()], Column::Held, false),
        (vec![near()], Column::Held, true),
        (vec![near(), valid()], Column::Held, false),
        (vec![near(), expired()], Column::Held, true),
        (vec![uninspected(), expired()], Column::Uninspected, false),
        (vec![expired(), suspended()], Column::Expired, false),
        (vec![expired(), pending()], Column::Expired, false),
        (vec![suspended(), pending()], Column::Suspended, false),
        (vec![revoked(), pending()], Column::Pending, false),
        (vec![revoked()], Column::Without, false),
        (vec![supervision()], Column::Without, false),
        (vec![], Column::Without, false),
    ];
    for (cards, column, expiring) in cases {
        let placed = place(&person(1, 1, cards.clone()), &jilin(), TODAY).unwrap();
        assert_eq!((placed.column, placed.expiring), (column, expiring), "{cards:?}");
    }
}

#[test]
fn qualification_application_and_the_preset_have_their_say() {
    let rules = jilin();
    let column = |person: &BoardPerson, rules| place(person, rules, TODAY).map(|at| at.column);
    let mut someone = person(1, 1, vec![card(Hold::Normal, 900, Some(-1))]);
    let mut lenient = jilin();
    lenient.post.uninspected_counts.value = true;
    assert_eq!(column(&someone, &rules), Some(Column::Uninspected));
    assert_eq!(column(&someone, &lenient), Some(Column::Held));
    assert!(place(&someone, &lenient, TODAY).unwrap().uninspected);
    someone.applying = true;
    assert_eq!(column(&someone, &rules), Some(Column::Uninspected), "hides nothing");
    someone.qualification_suspended = true;
    assert_eq!(column(&someone, &lenient), Some(Column::Suspended));
    someone.on_post = false;
    assert_eq!(column(&someone, &rules), None);

    let mut newcomer = person(2, 1, Vec::new());
    newcomer.applying = true;
    assert_eq!(column(&newcomer, &rules), Some(Column::Pending));
    newcomer.state = PersonState::OnLeave;
    assert_eq!(column(&newcomer, &rules), None);
}

#[test]
fn rows_stand_in_official_order_and_short_agencies_are_flagged() {
    let held = |officer, agency| person(officer, agency, vec![card(Hold::Normal, 900, None)]);
    let mut retired = held(5, 3);
    retired.state = PersonState::Retired;
    let mut handed_in = held(6, 3);
    handed_in.state = PersonState::Transferred;
    handed_in.cards[0].1.handed_in_on = Some(TODAY);
    let people = [held(1, 7), held(2, 7), held(3, 3), person(4, 9, Vec::new()), retired, handed_in];
    let board = board(&[AgencyId(7), AgencyId(1), AgencyId(3)], &people, &jilin(), TODAY);
    let rows: Vec<_> = board
        .rows
        .iter()
        .map(|row| (row.agency.0, row.counts.due, row.counts.held, row.short_of_holders))
        .collect();
    assert_eq!(rows, [(7, 2, 2, false), (1, 0, 0, false), (3, 1, 1, true), (9, 1, 0, true)]);
    assert_eq!((board.total.due, board.total.held, board.total.without), (4, 3, 1));
    assert_eq!(board.left_with_card, [OfficerId(5)]);
}

#[test]
fn expiries_stand_in_their_months() {
    let cards = [-1, 0, 7, 8, 365, 372, 373]
        .map(|days| card(Hold::Normal, days, None))
        .into_iter()
        .chain([card(Hold::Suspended, 5, None)]);
    let board = board(&[], &[person(1, 1, cards.collect())], &jilin(), TODAY);
    let months: Vec<_> =
        board.expiries.iter().filter(|m| m.cards > 0).map(|m| (m.month, m.cards)).collect();
    assert_eq!(board.expiries.len(), 12);
    assert_eq!(board.expiries[11].month, date(2027, 10, 1));
    assert_eq!(months, [(date(2026, 11, 1), 2), (date(2026, 12, 1), 1)]);
}

fn any_person() -> impl Strategy<Value = BoardPerson> {
    let any_card = (
        prop::sample::select(Hold::ALL),
        -400..900i64,
        prop::option::of(-400..900i64),
        prop::sample::select(CredentialKind::ALL),
    )
        .prop_map(|(hold, left, inspection, kind)| (kind, card(hold, left, inspection).1));
    (
        0..4i64,
        prop::sample::select(PersonState::ALL),
        prop::bool::weighted(0.8),
        prop::bool::weighted(0.1),
        any::<bool>(),
        prop::collection::vec(any_card, 0..4),
    )
        .prop_map(|(agency, state, on_post, qualification_suspended, applying, cards)| {
            BoardPerson {
                state,
                on_post,
                qualification_suspended,
                applying,
                ..person(0, agency, cards)
            }
        })
}

prop_compose! {
    fn any_people()(mut people in prop::collection::vec(any_person(), 0..30)) -> Vec<BoardPerson> {
        for (n, person) in people.iter_mut().enumerate() {
            person.officer = OfficerId(n as i64);
        }
        people
    }
}

proptest! {
    #[test]
    fn columns_add_up_and_each_person_stands_once(people in any_people(), counts: bool) {
        let mut rules = jilin();
        rules.post.uninspected_counts.value = counts;
        let board = board(&[AgencyId(2), AgencyId(0)], &people, &rules, TODAY);
        let mut sum = Counts::default();
        for row in &board.rows {
            sum += row.counts;
        }
        prop_assert_eq!(sum, board.total);
        for c in board.rows.iter().map(|row| row.counts) {
            let columns = c.held + c.uninspected + c.expired + c.suspended + c.pending + c.without;
            prop_assert_eq!(c.due, columns);
            prop_assert!(c.held_expiring <= c.held && c.held_uninspected <= c.held);
            let other = if counts { c.uninspected } else { c.held_uninspected };
            prop_assert_eq!(other, 0);
        }
        let placed: Vec<_> = board.placements.iter().map(|placed| placed.officer).collect();
        let due: Vec<_> =
            people.iter().filter(|p| must_hold(p)).map(|person| person.officer).collect();
        prop_assert_eq!(placed, due);
        prop_assert_eq!(board.total.due as usize, board.placements.len());
    }

    /// Without a renewal, time makes nobody's card better.
    #[test]
    fn a_year_ahead_nobody_who_expired_is_back(people in any_people(), days in 0..800i64) {
        let rules = jilin();
        let now = board(&[], &people, &rules, TODAY);
        let then = board(&[], &people, &rules, add_days(TODAY, days));
        prop_assert!(then.total.expired >= now.total.expired);
        prop_assert!(then.total.held <= now.total.held);
        for (now, then) in now.placements.iter().zip(&then.placements) {
            prop_assert!(now.column <= then.column, "{:?} became {:?}", now, then);
        }
    }
}
