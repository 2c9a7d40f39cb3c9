//! What a card is worth on a day: one main state by precedence and every other that applies, as a
//! function of one row and as bounds for a query over many. A property test holds both together.

use super::{CredentialRow, Hold};
use crate::domain::code::codes;
use crate::domain::rules::CredentialRules;
use crate::domain::time::{Date, add_days};
use std::ops::{Bound, RangeBounds};

codes! {
    /// States of a credential, by precedence: the first that applies is the main one.
    State {
        /// 吊销
        Revoked = "revoked",
        /// 注销
        Cancelled = "cancelled",
        /// 收缴
        Collected = "collected",
        /// 暂扣
        Suspended = "suspended",
        /// 办证中: no card yet
        Pending = "pending",
        /// 未生效: the first day of validity is still to come
        NotYetValid = "not_yet_valid",
        /// 过期: the last day of validity is past
        Expired = "expired",
        /// 未年检: the last day for the inspection is past
        Uninspected = "uninspected",
        /// 年检临期: the last day for the inspection is near
        InspectionNear = "inspection_near",
        /// 临期: the last day of validity is near
        ExpiryNear = "expiry_near",
        /// 有效
        Valid = "valid",
    }
}

/// A set of states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StateSet(u16);

impl StateSet {
    /// Whether `state` is in the set.
    pub const fn contains(self, state: State) -> bool {
        self.0 & (1 << state as u16) != 0
    }

    /// The states, by precedence.
    pub fn iter(self) -> impl Iterator<Item = State> {
        State::ALL.iter().copied().filter(move |&state| self.contains(state))
    }
}

impl FromIterator<State> for StateSet {
    fn from_iter<I: IntoIterator<Item = State>>(states: I) -> Self {
        Self(states.into_iter().fold(0, |set, state| set | (1 << state as u16)))
    }
}

/// The states of one credential on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// The state shown and counted.
    pub main: State,
    /// Every state that applies, the main one among them: a suspended card may be expired too.
    pub flags: StateSet,
    /// Whether an application is under way, also for a card that exists.
    pub applying: bool,
}

impl Status {
    /// Whether the card may be used; `uninspected_counts` is the preset's word on 未年检.
    pub const fn is_usable(&self, uninspected_counts: bool) -> bool {
        match self.main {
            State::InspectionNear | State::ExpiryNear | State::Valid => true,
            State::Uninspected => uninspected_counts,
            _ => false,
        }
    }
}

/// The status of `row` on `as_of`.
pub fn status(row: &CredentialRow, rules: &CredentialRules, as_of: Date) -> Status {
    let by_hold = match row.hold {
        Hold::Pending => Some(State::Pending),
        Hold::Normal => None,
        Hold::Suspended => Some(State::Suspended),
        Hold::Collected => Some(State::Collected),
        Hold::Revoked => Some(State::Revoked),
        Hold::Cancelled => Some(State::Cancelled),
    };
    let near = |day: Option<Date>, days| Near::of(as_of, days).contains(day);
    let by_date = [
        (State::NotYetValid, row.valid_from().is_some_and(|from| from > as_of)),
        (State::Expired, row.valid_to().is_some_and(|to| to < as_of)),
        (State::Uninspected, row.inspection_due().is_some_and(|due| due < as_of)),
        (State::InspectionNear, near(row.inspection_due(), rules.inspection_warning_days.value)),
        (State::ExpiryNear, near(row.valid_to(), rules.expiry_warning_days.value)),
    ];
    let by_date = by_date.into_iter().filter_map(|(state, applies)| applies.then_some(state));
    let found: StateSet = by_hold.into_iter().chain(by_date).collect();
    let main = found.iter().next();
    Status {
        main: main.unwrap_or(State::Valid),
        flags: if main.is_some() { found } else { StateSet::from_iter([State::Valid]) },
        applying: row.applied_on.is_some(),
    }
}

/// A range of days for one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// Lower end.
    pub lower: Bound<Date>,
    /// Upper end.
    pub upper: Bound<Date>,
    /// Whether a row without a value belongs to it (`OR column IS NULL`).
    pub or_absent: bool,
}

impl DateRange {
    /// Every row.
    pub const ANY: Self =
        Self { lower: Bound::Unbounded, upper: Bound::Unbounded, or_absent: true };

    const fn new(lower: Bound<Date>, upper: Bound<Date>) -> Self {
        Self { lower, upper, or_absent: false }
    }

    /// The days from `as_of` to `days` later, both inclusive: "within N days".
    pub fn within(as_of: Date, days: u32) -> Self {
        let last = add_days(as_of, i64::from(days));
        Self::new(Bound::Included(as_of), Bound::Included(last))
    }

    /// Whether a column's value belongs to the range.
    pub fn contains(&self, day: Option<Date>) -> bool {
        day.map_or(self.or_absent, |day| (self.lower, self.upper).contains(&day))
    }
}

/// The days that are near, and what lies on either side.
struct Near {
    as_of: Date,
    last: Date,
}

impl Near {
    fn of(as_of: Date, days: u32) -> Self {
        Self { as_of, last: add_days(as_of, i64::from(days)) }
    }

    fn contains(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| self.as_of <= day && day <= self.last)
    }

    const fn past(&self) -> DateRange {
        DateRange::new(Bound::Unbounded, Bound::Excluded(self.as_of))
    }

    const fn near(&self) -> DateRange {
        DateRange::new(Bound::Included(self.as_of), Bound::Included(self.last))
    }

    const fn beyond(&self) -> DateRange {
        DateRange::new(Bound::Excluded(self.last), Bound::Unbounded)
    }
}

/// The rows with one main state, as a hold and a range for each date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusBounds {
    /// The hold they have.
    pub hold: Hold,
    /// First days of validity.
    pub valid_from: DateRange,
    /// Last days of validity.
    pub valid_to: DateRange,
    /// Last days for the next inspection.
    pub inspection_due: DateRange,
}

impl StatusBounds {
    /// Whether `row` lies within the bounds; what the query decides.
    pub fn contain(&self, row: &CredentialRow) -> bool {
        row.hold == self.hold
            && self.valid_from.contains(row.valid_from())
            && self.valid_to.contains(row.valid_to())
            && self.inspection_due.contains(row.inspection_due())
    }
}

/// The bounds of the rows whose main state on `as_of` is `state`.
pub fn status_bounds(state: State, rules: &CredentialRules, as_of: Date) -> StatusBounds {
    let any = DateRange::ANY;
    let begun = DateRange::new(Bound::Unbounded, Bound::Included(as_of));
    let running = DateRange::new(Bound::Included(as_of), Bound::Unbounded);
    let expiry = Near::of(as_of, rules.expiry_warning_days.value);
    let inspection = Near::of(as_of, rules.inspection_warning_days.value);
    let no_inspection_near = DateRange { or_absent: true, ..inspection.beyond() };

    let held = |hold| (hold, any, any, any);
    let (hold, valid_from, valid_to, inspection_due) = match state {
        State::Revoked => held(Hold::Revoked),
        State::Cancelled => held(Hold::Cancelled),
        State::Collected => held(Hold::Collected),
        State::Suspended => held(Hold::Suspended),
        State::Pending => held(Hold::Pending),
        State::NotYetValid => {
            let coming = DateRange::new(Bound::Excluded(as_of), Bound::Unbounded);
            (Hold::Normal, coming, any, any)
        }
        State::Expired => (Hold::Normal, begun, expiry.past(), any),
        State::Uninspected => (Hold::Normal, begun, running, inspection.past()),
        State::InspectionNear => (Hold::Normal, begun, running, inspection.near()),
        State::ExpiryNear => (Hold::Normal, begun, expiry.near(), no_inspection_near),
        State::Valid => (Hold::Normal, begun, expiry.beyond(), no_inspection_near),
    };
    StatusBounds { hold, valid_from, valid_to, inspection_due }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::credential::{Card, Validity};
    use crate::domain::rules::tests::jilin;
    use jiff::civil::date;
    use proptest::prelude::*;

    pub(crate) fn row(hold: Hold, from: Date, to: Date, due: Option<Date>) -> CredentialRow {
        let card = (hold != Hold::Pending).then(|| Card {
            number: "JL-0001".to_owned(),
            categories: Vec::new(),
            region: String::new(),
            issuer: String::new(),
            validity: Validity::new(from, to).unwrap(),
            inspection_due: due,
        });
        let applied_on = card.is_none().then_some(from);
        CredentialRow {
            hold,
            card,
            applied_on,
            suspended_until: None,
            handed_in_on: None,
            void_numbers: Vec::new(),
        }
    }

    #[test]
    fn the_main_state_follows_precedence_and_days_are_inclusive() {
        // The preset warns 90 days before expiry and 60 days before the inspection.
        let rules = jilin().credential;
        let today = date(2026, 11, 23);
        let start = date(2022, 1, 1);
        let far = date(2031, 1, 1);
        let day = |days| add_days(today, days);
        let cases = [
            (Hold::Normal, start, far, None, State::Valid),
            (Hold::Normal, start, far, Some(day(61)), State::Valid),
            (Hold::Normal, start, far, Some(day(60)), State::InspectionNear),
            (Hold::Normal, start, far, Some(today), State::InspectionNear),
            (Hold::Normal, start, far, Some(day(-1)), State::Uninspected),
            (Hold::Normal, start, day(91), None, State::Valid),
            (Hold::Normal, start, day(90), None, State::ExpiryNear),
            (Hold::Normal, start, today, None, State::ExpiryNear),
            (Hold::Normal, start, day(-1), None, State::Expired),
            (Hold::Normal, start, day(30), Some(day(20)), State::InspectionNear),
            (Hold::Normal, start, day(-1), Some(day(-30)), State::Expired),
            (Hold::Normal, today, far, None, State::Valid),
            (Hold::Normal, day(1), far, None, State::NotYetValid),
            (Hold::Suspended, start, day(-1), None, State::Suspended),
            (Hold::Collected, start, far, None, State::Collected),
            (Hold::Cancelled, start, day(-1), None, State::Cancelled),
            (Hold::Revoked, start, far, Some(day(-1)), State::Revoked),
            (Hold::Pending, start, far, None, State::Pending),
        ];
        for (hold, from, to, due, main) in cases {
            let found = status(&row(hold, from, to, due), &rules, today);
            assert_eq!(found.main, main, "{hold:?} {from} {to} {due:?}");
        }
    }

    #[test]
    fn every_state_that_applies_is_flagged() {
        let rules = jilin().credential;
        let today = date(2026, 11, 23);
        let worn = row(Hold::Suspended, date(2020, 1, 1), date(2025, 1, 1), Some(date(2024, 1, 1)));
        let flags: Vec<_> = status(&worn, &rules, today).flags.iter().collect();
        assert_eq!(flags, [State::Suspended, State::Expired, State::Uninspected]);
        let fine = row(Hold::Normal, date(2025, 1, 1), date(2030, 1, 1), None);
        assert_eq!(status(&fine, &rules, today).flags.iter().collect::<Vec<_>>(), [State::Valid]);
    }

    #[test]
    fn usable_is_what_may_be_shown_at_work() {
        for &main in State::ALL {
            let status = Status { main, flags: StateSet::default(), applying: false };
            let always = matches!(main, State::InspectionNear | State::ExpiryNear | State::Valid);
            assert_eq!(status.is_usable(false), always, "{main:?}");
            assert_eq!(status.is_usable(true), always || main == State::Uninspected, "{main:?}");
        }
    }

    prop_compose! {
        /// A row whose dates crowd around `as_of`, ends of the calendar included.
        fn any_row(as_of: Date)(
            hold in prop::sample::select(Hold::ALL),
            ends in (-9..9i64, -9..9i64),
            due in prop::option::of(-9..9i64),
        ) -> CredentialRow {
            let ends = (add_days(as_of, ends.0), add_days(as_of, ends.1));
            let due = due.map(|days| add_days(as_of, days));
            row(hold, ends.0.min(ends.1), ends.0.max(ends.1), due)
        }
    }

    proptest! {
        #[test]
        fn exactly_the_main_states_bounds_contain_a_row(
            (as_of, row) in prop::sample::select(vec![Date::MIN, date(2026, 11, 23), Date::MAX])
                .prop_flat_map(|as_of| (Just(as_of), any_row(as_of))),
            warnings in (0..5u32, 0..5u32),
        ) {
            let mut rules = jilin().credential;
            rules.expiry_warning_days.value = warnings.0;
            rules.inspection_warning_days.value = warnings.1;
            let matching: Vec<_> = State::ALL
                .iter()
                .copied()
                .filter(|&state| status_bounds(state, &rules, as_of).contain(&row))
                .collect();
            let found = status(&row, &rules, as_of);
            prop_assert_eq!(matching, [found.main]);
            prop_assert!(found.flags.contains(found.main));
        }
    }
}
