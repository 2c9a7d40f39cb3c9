//! Records told as stories, and what holds for every record.

use super::*;
use crate::domain::credential::{
    ApplicationPurpose, CancelGround, Card, Hold, ReissueReason, State, Validity, status,
};
use crate::domain::id::AccountId;
use crate::domain::rules::tests::jilin;
use crate::domain::time::add_days;
use jiff::civil::date;
use proptest::prelude::*;

fn card(number: &str, from: Date, to: Date) -> Card {
    Card {
        number: number.to_owned(),
        categories: vec!["市场监管".to_owned()],
        region: "二道江区".to_owned(),
        issuer: "省司法厅".to_owned(),
        validity: Validity::new(from, to).unwrap(),
        inspection_due: None,
    }
}

/// A record in the making: each entry is effective and recorded on the day given.
#[derive(Default)]
struct Story {
    entries: Vec<Entry>,
}

impl Story {
    fn entry(&self, day: Date, event: Event) -> Entry {
        let recorded = Zone::shanghai().start_of(day).plus_millis(9 * 3_600_000);
        Entry {
            id: EventId(self.entries.len() as i64 + 1),
            effective: day,
            recorded,
            recorded_by: Some(AccountId(1)),
            approved_by: Some(AccountId(2)),
            reason: "依据文件".to_owned(),
            document: "司证〔2026〕1号".to_owned(),
            event,
        }
    }

    fn try_add(&mut self, day: Date, event: Event) -> Result<Option<CredentialRow>, Refusal> {
        let entry = self.entry(day, event);
        let row = admit(&self.entries, &entry, &jilin(), &Zone::shanghai())?;
        self.entries.push(entry);
        Ok(row)
    }

    fn add(&mut self, day: Date, event: Event) -> EventId {
        self.try_add(day, event).unwrap();
        EventId(self.entries.len() as i64)
    }

    fn on(&self, day: Date) -> Option<CredentialRow> {
        let found = project(&self.entries, &jilin().credential, &Zone::shanghai(), day);
        assert_eq!(found.ignored, [], "an admitted record has no dead entries");
        found.row
    }

    fn state_on(&self, day: Date) -> Option<State> {
        self.on(day).map(|row| status(&row, &jilin().credential, day).main)
    }
}

fn issued() -> Story {
    let mut story = Story::default();
    story.add(date(2021, 1, 5), Event::Applied { purpose: ApplicationPurpose::First });
    let first = card("JL-1", date(2021, 2, 1), date(2026, 1, 31));
    story.add(date(2021, 2, 1), Event::Issued { card: first });
    story
}

fn correction(entry: EventId, correction: Correction) -> Event {
    Event::Corrected { entry, correction }
}

#[test]
fn a_life_of_a_card() {
    let mut story = issued();
    for year in 2021..=2025 {
        story.add(date(year, 12, 1), Event::Inspected { next_due: None });
    }
    story.add(date(2022, 3, 1), Event::Suspended { until: Some(date(2022, 5, 31)) });
    story.add(date(2022, 6, 1), Event::Returned);
    story.add(date(2025, 12, 5), Event::Applied { purpose: ApplicationPurpose::Reissue });
    let renewed = card("JL-2", date(2026, 2, 1), date(2031, 1, 31));
    let reason = ReissueReason::Expiry;
    story.add(date(2026, 2, 10), Event::Reissued { reason, card: renewed });
    story.add(date(2026, 7, 1), Event::Replaced { number: "JL-3".to_owned() });
    story.add(date(2026, 9, 1), Event::Collected);
    story.add(date(2026, 9, 20), Event::Cancelled { ground: CancelGround::Retired });

    let cases = [
        (date(2021, 1, 4), None),
        (date(2021, 1, 31), Some(State::Pending)),
        (date(2021, 2, 1), Some(State::Valid)),
        (date(2022, 4, 1), Some(State::Suspended)),
        (date(2022, 6, 1), Some(State::Valid)),
        (date(2025, 12, 6), Some(State::ExpiryNear)),
        (date(2026, 2, 1), Some(State::Expired)),
        (date(2026, 2, 10), Some(State::Valid)),
        (date(2026, 9, 1), Some(State::Collected)),
        (date(2026, 9, 20), Some(State::Cancelled)),
    ];
    for (day, state) in cases {
        assert_eq!(story.state_on(day), state, "{day}");
    }
    assert_eq!(story.on(date(2025, 12, 6)).unwrap().applied_on, Some(date(2025, 12, 5)));
    let last = story.on(date(2026, 12, 1)).unwrap();
    assert_eq!(last.card.as_ref().unwrap().number, "JL-3");
    assert_eq!(last.void_numbers, ["JL-2"]);
    assert_eq!(last.handed_in_on, Some(date(2026, 9, 1)));
    assert_eq!(last.applied_on, None);
    assert!(!last.is_out());
}

#[test]
fn the_inspection_day_comes_from_the_card_the_authority_or_the_preset() {
    let mut story = issued();
    let due = |story: &Story, day| story.on(day).unwrap().inspection_due();
    assert_eq!(due(&story, date(2021, 3, 1)), Some(date(2022, 12, 31)));
    assert_eq!(story.state_on(date(2023, 1, 1)), Some(State::Uninspected));
    story.add(date(2023, 1, 10), Event::Inspected { next_due: None });
    assert_eq!(due(&story, date(2023, 1, 10)), Some(date(2023, 12, 31)));
    story.add(date(2023, 6, 1), Event::Inspected { next_due: Some(date(2025, 6, 30)) });
    assert_eq!(due(&story, date(2023, 6, 1)), Some(date(2025, 6, 30)));
    story.add(date(2025, 6, 1), Event::Inspected { next_due: Some(date(2026, 6, 30)) });
    assert_eq!(due(&story, date(2025, 6, 1)), None, "the card ends before its next inspection");
}

#[test]
fn entries_that_do_not_fit_are_refused() {
    use Refusal::*;
    let other = || card("JL-9", date(2026, 2, 1), date(2031, 1, 31));
    let reissue = || Event::Reissued { reason: ReissueReason::Damage, card: other() };
    let cancel = || Event::Cancelled { ground: CancelGround::Resigned };
    let day = date(2024, 5, 1);
    let cases: Vec<(Vec<Event>, Event, Refusal)> = vec![
        (vec![], Event::Issued { card: other() }, HasCard),
        (vec![], Event::Returned, NothingToReturn),
        (vec![], Event::Replaced { number: "JL-1".to_owned() }, SameNumber),
        (vec![Event::Suspended { until: None }], reissue(), Held(Hold::Suspended)),
        (vec![Event::Revoked], cancel(), Held(Hold::Revoked)),
        (vec![cancel()], Event::Revoked, Held(Hold::Cancelled)),
        (vec![cancel()], reissue(), Held(Hold::Cancelled)),
        (
            vec![Event::Revoked],
            Event::Applied { purpose: ApplicationPurpose::Reissue },
            Held(Hold::Revoked),
        ),
        (vec![Event::Revoked], Event::Inspected { next_due: None }, Held(Hold::Revoked)),
        (vec![Event::Collected], Event::Collected, HandedIn),
        (vec![], Event::Voided { entry: EventId(9) }, NoSuchEntry(EventId(9))),
        (vec![], correction(EventId(2), Correction::default()), NothingCorrected),
        (vec![], Event::Voided { entry: EventId(3) }, NoSuchEntry(EventId(3))),
        (
            vec![Event::Suspended { until: None }],
            correction(
                EventId(3),
                Correction { number: Some("7".to_owned()), ..Default::default() },
            ),
            NotCorrectable(EventId(3)),
        ),
        (
            vec![Event::Suspended { until: None }, Event::Returned],
            Event::Voided { entry: EventId(3) },
            Breaks(EventId(4)),
        ),
        (
            vec![],
            correction(
                EventId(2),
                Correction { valid_from: Some(date(2026, 2, 1)), ..Default::default() },
            ),
            Inverted(super::super::Inverted { from: date(2026, 2, 1), to: date(2026, 1, 31) }),
        ),
    ];
    for (before, event, refusal) in cases {
        let mut story = issued();
        for event in before {
            story.add(day, event);
        }
        assert_eq!(story.try_add(day, event.clone()), Err(refusal), "{event:?}");
    }
    let mut empty = Story::default();
    assert_eq!(empty.try_add(day, Event::Returned), Err(NoCard));
    let hold = Hold::Pending;
    let opening = Event::Opening { card: other(), hold, handed_in: false };
    assert_eq!(empty.try_add(day, opening), Err(PendingOpening));
    let mut late = issued();
    let inspected = late.try_add(date(2026, 2, 1), Event::Inspected { next_due: None });
    assert_eq!(inspected, Err(Expired(date(2026, 1, 31))));
}

#[test]
fn a_recorded_decision_needs_reason_day_and_second_person() {
    let story = issued();
    let try_entry = |change: fn(&mut Entry), rules: &RulePreset| {
        let mut entry = story.entry(date(2024, 5, 1), Event::Voided { entry: EventId(2) });
        change(&mut entry);
        admit(&story.entries, &entry, rules, &Zone::shanghai()).err()
    };
    let rules = jilin();
    assert_eq!(try_entry(|_| (), &rules), None);
    assert_eq!(try_entry(|e| e.reason = "  ".to_owned(), &rules), Some(Refusal::NoReason));
    assert_eq!(try_entry(|e| e.approved_by = None, &rules), Some(Refusal::NoSecondPerson));
    let alone = |e: &mut Entry| e.approved_by = e.recorded_by;
    assert_eq!(try_entry(alone, &rules), Some(Refusal::NoSecondPerson));
    let tomorrow = date(2024, 5, 2);
    let future = |e: &mut Entry| e.effective = date(2024, 5, 2);
    assert_eq!(try_entry(future, &rules), Some(Refusal::Future(tomorrow)));
    let mut small_office = jilin();
    small_office.office.own_entry_approval.value = true;
    assert_eq!(try_entry(alone, &small_office), None);
}

#[test]
fn an_edited_date_revives_nothing_but_a_renewal_does() {
    let longer = || Correction { valid_to: Some(date(2029, 1, 31)), ..Default::default() };
    let mut in_time = issued();
    in_time.add(date(2026, 1, 31), correction(EventId(2), longer()));
    assert_eq!(in_time.on(date(2026, 2, 1)).unwrap().valid_to(), Some(date(2029, 1, 31)));

    let mut late = issued();
    let refused = late.try_add(date(2026, 2, 1), correction(EventId(2), longer()));
    assert_eq!(refused, Err(Refusal::WouldRevive(date(2026, 1, 31))));
    let renewed = card("JL-2", date(2026, 3, 1), date(2031, 2, 28));
    late.add(date(2026, 3, 1), Event::Reissued { reason: ReissueReason::Expiry, card: renewed });
    assert_eq!(late.state_on(date(2026, 3, 1)), Some(State::Valid));

    let mut uninspected = issued();
    let later = Correction { inspection_due: Some(date(2025, 12, 31)), ..Default::default() };
    let refused = uninspected.try_add(date(2023, 1, 1), correction(EventId(2), later));
    assert_eq!(refused, Err(Refusal::WouldRevive(date(2022, 12, 31))));
}

#[test]
fn counter_entries_act_on_the_entry_they_name() {
    let mut story = issued();
    story.add(date(2021, 6, 1), Event::Suspended { until: None });
    let by = Correction {
        number: Some("JL-01".to_owned()),
        region: Some("通化市".to_owned()),
        valid_from: Some(date(2021, 1, 20)),
        ..Default::default()
    };
    story.add(date(2021, 7, 1), correction(EventId(2), by));
    let day = Correction { effective: Some(date(2021, 5, 20)), ..Default::default() };
    story.add(date(2021, 7, 1), correction(EventId(3), day));
    assert_eq!(story.state_on(date(2021, 5, 19)), Some(State::Valid));
    assert_eq!(story.state_on(date(2021, 5, 20)), Some(State::Suspended));
    let corrected = story.on(date(2021, 5, 19)).unwrap().card.unwrap();
    assert_eq!((corrected.number.as_str(), corrected.region.as_str()), ("JL-01", "通化市"));
    assert_eq!(corrected.validity.from(), date(2021, 1, 20));

    let void = story.add(date(2021, 8, 1), Event::Voided { entry: EventId(3) });
    assert_eq!(story.state_on(date(2021, 8, 1)), Some(State::Valid));
    story.add(date(2021, 8, 2), Event::Voided { entry: void });
    assert_eq!(story.state_on(date(2021, 8, 2)), Some(State::Suspended));
    let by = correction(void, Correction::default());
    assert_eq!(story.try_add(date(2021, 8, 3), by), Err(Refusal::NoSuchEntry(void)));
}

#[test]
fn a_record_taken_over_stands_as_it_was() {
    let mut story = Story::default();
    let taken = card("旧-7", date(2020, 1, 1), date(2024, 12, 31));
    let opening = Event::Opening { card: taken, hold: Hold::Revoked, handed_in: true };
    story.add(date(2023, 1, 1), opening);
    assert_eq!(story.state_on(date(2023, 1, 1)), Some(State::Revoked));
    assert!(!story.on(date(2023, 1, 1)).unwrap().is_out());
}

fn any_event() -> impl Strategy<Value = Event> {
    let days = |range: std::ops::Range<i64>| range.prop_map(|n| add_days(date(2020, 1, 1), n));
    let any_card = (days(0..900), 1..900i64, 0..4u8).prop_map(|(from, length, number)| {
        card(&format!("JL-{number}"), from, add_days(from, length))
    });
    let fix = (prop::option::of(days(0..1800)), prop::option::of(days(0..1800))).prop_map(
        |(valid_to, effective)| Correction { valid_to, effective, ..Correction::default() },
    );
    let target = (1..12i64).prop_map(EventId);
    prop_oneof![
        Just(Event::Applied { purpose: ApplicationPurpose::Reissue }),
        any_card.clone().prop_map(|card| Event::Issued { card }),
        any_card.prop_map(|card| Event::Reissued { reason: ReissueReason::Expiry, card }),
        (0..4u8).prop_map(|number| Event::Replaced { number: format!("JL-{number}") }),
        Just(Event::Inspected { next_due: None }),
        Just(Event::Suspended { until: None }),
        Just(Event::Returned),
        Just(Event::Revoked),
        Just(Event::Collected),
        Just(Event::Cancelled { ground: CancelGround::Retired }),
        (target.clone(), fix).prop_map(|(entry, fix)| correction(entry, fix)),
        target.prop_map(|entry| Event::Voided { entry }),
    ]
}

proptest! {
    /// What `admit` lets in has its effect for good, and the order of the rows does not matter.
    #[test]
    fn an_admitted_record_has_no_dead_entry(
        steps in prop::collection::vec((any_event(), 0..90i64), 1..24),
    ) {
        let mut story = Story::default();
        let mut day = date(2020, 1, 1);
        for (event, later) in steps {
            day = add_days(day, later);
            if let Ok(row) = story.try_add(day, event) {
                prop_assert_eq!(story.on(day), row.clone());
                if let Some(row) = row {
                    prop_assert_eq!(row.hold == Hold::Pending, row.card.is_none());
                }
            }
        }
        let mut shuffled = story.entries.clone();
        shuffled.reverse();
        let rules = jilin().credential;
        prop_assert_eq!(
            project(&shuffled, &rules, &Zone::shanghai(), day),
            project(&story.entries, &rules, &Zone::shanghai(), day)
        );
    }

    /// Once expired, only an entry that brings a card of the authority's makes it valid again,
    /// even when entries reach the projection without having been admitted.
    #[test]
    fn no_correction_revives_an_expired_card(
        corrections in prop::collection::vec((0..2000i64, 0..400i64), 0..6),
    ) {
        let mut story = issued();
        let mut day = date(2026, 2, 1);
        for (valid_to, later) in corrections {
            day = add_days(day, later);
            let valid_to = Some(add_days(date(2021, 2, 1), valid_to));
            let by = Correction { valid_to, ..Correction::default() };
            let entry = story.entry(day, correction(EventId(2), by));
            story.entries.push(entry);
        }
        let rules = jilin().credential;
        let row = project(&story.entries, &rules, &Zone::shanghai(), day).row.unwrap();
        prop_assert_eq!(status(&row, &rules, day).main, State::Expired);
    }
}

#[test]
fn entries_of_one_instant_follow_their_ids() {
    let mut story = issued();
    let (from, to) = (date(2021, 3, 1), date(2026, 2, 28));
    for number in ["JL-2", "JL-3"] {
        let reason = ReissueReason::Damage;
        story.add(from, Event::Reissued { reason, card: card(number, from, to) });
    }
    assert_eq!(story.entries[2].recorded, story.entries[3].recorded);
    assert_eq!(story.on(from).unwrap().card.unwrap().number, "JL-3");
}

#[test]
fn the_day_of_a_revocation_is_what_its_record_says_now() {
    let mut story = issued();
    assert_eq!(revoked_on(&story.entries), None);
    story.add(date(2022, 3, 1), Event::Revoked);
    let revocation = story.entries.last().map(|entry| entry.id).unwrap();
    assert_eq!(revoked_on(&story.entries), Some(date(2022, 3, 1)));
    let day = Some(date(2022, 2, 20));
    let by = Correction { effective: day, ..Correction::default() };
    story.add(date(2022, 4, 1), correction(revocation, by));
    assert_eq!(revoked_on(&story.entries), day);
    story.add(date(2022, 5, 1), Event::Voided { entry: revocation });
    assert_eq!(revoked_on(&story.entries), None, "a decision that was taken back");
}
