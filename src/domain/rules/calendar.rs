//! The days a preset's periods end on: validity, inspection, renewal, training years.

use super::{CredentialRules, HourRules, InspectionCycle, InspectionDue, ValidityMode};
use crate::domain::time::{Date, add_days, last_day_of_period};
use std::num::NonZeroU32;

impl CredentialRules {
    /// First and last day of a card issued on `date`. A card issued ahead of the first batch begins
    /// with that batch.
    pub fn validity_of_issue(&self, date: Date) -> (Date, Date) {
        let months = self.validity_months.value;
        match self.validity.value {
            ValidityMode::FromIssue => (date, last_day_of_period(date, i64::from(months.get()))),
            ValidityMode::FixedBatch { starts } => {
                (date.max(starts), end_of_period_with(starts, months, date))
            }
        }
    }

    /// Last day for the first inspection of a card valid from `from`; `None` without inspection.
    pub fn first_inspection(&self, from: Date) -> Option<Date> {
        let InspectionCycle::Every { months, due } = self.inspection.value else { return None };
        Some(due_in(due, last_day_of_period(from, i64::from(months.get()))))
    }

    /// Last day for the inspection after one made on `date` of a card whose inspection was due on
    /// `due_on`; `None` without inspection.
    ///
    /// An inspection made in its period, or late, moves the due day on by whole periods until it is
    /// not past; one made earlier than its period leaves the due day where it is.
    pub fn next_inspection(&self, due_on: Date, date: Date) -> Option<Date> {
        let InspectionCycle::Every { months, due } = self.inspection.value else { return None };
        if last_day_of_period(date, i64::from(months.get())) < due_on {
            return Some(due_on);
        }
        Some(due_in(due, end_of_period_with(add_days(due_on, 1), months, date)))
    }

    /// The first day on which the renewal of a card that ends on `valid_to` may be applied for.
    pub fn renewal_opens(&self, valid_to: Date) -> Date {
        add_days(valid_to, -i64::from(self.renewal_ahead_days.value))
    }

    /// The last day on which nobody whose card was revoked on `date` may apply for another;
    /// `None` when the preset has no such ban.
    pub fn reapply_banned_until(&self, date: Date) -> Option<Date> {
        let months = self.reapply_ban_months.value;
        (months > 0).then(|| last_day_of_period(date, i64::from(months)))
    }
}

impl HourRules {
    /// First and last day of the training year that `date` belongs to.
    pub fn year_of(&self, date: Date) -> (Date, Date) {
        let start = self.year_start.value;
        let in_year = |year| start.in_year(year);
        let this = in_year(date.year()).filter(|first| *first <= date);
        let first = this.or_else(|| in_year(date.year() - 1)).unwrap_or(Date::MIN);
        (first, last_day_of_period(first, 12))
    }
}

fn due_in(due: InspectionDue, end: Date) -> Date {
    match due {
        InspectionDue::Anniversary => end,
        InspectionDue::YearEnd => end.last_of_year(),
    }
}

/// The last day of the first of the periods following each other from `starts` that ends on or
/// after `date`.
fn end_of_period_with(starts: Date, months: NonZeroU32, date: Date) -> Date {
    let months = i64::from(months.get());
    let apart = (i64::from(date.year()) - i64::from(starts.year())) * 12
        + i64::from(date.month() - starts.month());
    // Counted in calendar months the period is hit exactly or missed by one; the calendar's own
    // end is the only day behind all of them.
    let about = (apart / months).max(1);
    (about..=about + 1)
        .map(|nth| last_day_of_period(starts, nth * months))
        .find(|end| *end >= date)
        .unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::tests::jilin;
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn cycle(months: u32, due: InspectionDue) -> CredentialRules {
        let mut rules = jilin().credential;
        let months = NonZeroU32::new(months).unwrap();
        rules.inspection.value = InspectionCycle::Every { months, due };
        rules
    }

    #[test]
    fn validity_from_issue_and_by_batch() {
        let mut rules = jilin().credential;
        let five_years = (date(2026, 11, 24), date(2031, 11, 23));
        assert_eq!(rules.validity_of_issue(date(2026, 11, 24)), five_years);
        // 湖南: one batch for everybody.
        rules.validity.value = ValidityMode::FixedBatch { starts: date(2022, 11, 1) };
        let cases = [
            (date(2022, 10, 8), date(2022, 11, 1), date(2027, 10, 31)),
            (date(2022, 11, 1), date(2022, 11, 1), date(2027, 10, 31)),
            (date(2027, 10, 31), date(2027, 10, 31), date(2027, 10, 31)),
            (date(2027, 11, 1), date(2027, 11, 1), date(2032, 10, 31)),
        ];
        for (issued, from, to) in cases {
            assert_eq!(rules.validity_of_issue(issued), (from, to), "{issued}");
        }
    }

    #[test]
    fn inspections_follow_their_calendar() {
        use InspectionDue::{Anniversary, YearEnd};
        let first = |months, due, from| cycle(months, due).first_inspection(from).unwrap();
        assert_eq!(first(12, YearEnd, date(2026, 5, 1)), date(2027, 12, 31));
        assert_eq!(first(12, YearEnd, date(2026, 1, 1)), date(2026, 12, 31));
        assert_eq!(first(36, Anniversary, date(2026, 5, 1)), date(2029, 4, 30));

        let cases = [
            ("in its year", YearEnd, date(2026, 12, 31), date(2026, 3, 2), date(2027, 12, 31)),
            (
                "on the last day",
                YearEnd,
                date(2026, 12, 31),
                date(2026, 12, 31),
                date(2027, 12, 31),
            ),
            ("days late", YearEnd, date(2026, 12, 31), date(2027, 1, 10), date(2027, 12, 31)),
            ("years late", YearEnd, date(2023, 12, 31), date(2026, 6, 1), date(2026, 12, 31)),
            (
                "before its year",
                YearEnd,
                date(2027, 12, 31),
                date(2026, 12, 10),
                date(2027, 12, 31),
            ),
            ("early", Anniversary, date(2027, 4, 30), date(2027, 3, 1), date(2028, 4, 30)),
            ("late", Anniversary, date(2027, 4, 30), date(2027, 5, 1), date(2028, 4, 30)),
        ];
        for (what, due, due_on, made, next) in cases {
            assert_eq!(cycle(12, due).next_inspection(due_on, made), Some(next), "{what}");
        }
        let mut none = jilin().credential;
        none.inspection.value = InspectionCycle::None;
        assert_eq!(none.first_inspection(date(2026, 1, 1)), None);
        assert_eq!(none.next_inspection(date(2026, 1, 1), date(2026, 1, 1)), None);
    }

    #[test]
    fn renewal_and_bans_have_their_days() {
        let rules = jilin().credential;
        assert_eq!(rules.renewal_opens(date(2027, 3, 31)), date(2026, 12, 31));
        assert_eq!(rules.reapply_banned_until(date(2026, 11, 24)), Some(date(2028, 11, 23)));
    }

    #[test]
    fn a_training_year_is_the_one_that_began_last() {
        let mut rules = jilin().hours;
        assert_eq!(rules.year_of(date(2026, 12, 31)), (date(2026, 1, 1), date(2026, 12, 31)));
        rules.year_start.value = "12-01".parse().unwrap();
        assert_eq!(rules.year_of(date(2026, 11, 30)), (date(2025, 12, 1), date(2026, 11, 30)));
        assert_eq!(rules.year_of(date(2026, 12, 1)), (date(2026, 12, 1), date(2027, 11, 30)));
    }

    prop_compose! {
        fn any_day()(days in 0..60_000i64) -> Date {
            add_days(date(1950, 1, 1), days)
        }
    }

    proptest! {
        #[test]
        fn a_period_with_a_day_ends_on_or_after_it_and_the_one_before_does_not(
            starts in any_day(), day in any_day(), months in 1..90u32,
        ) {
            let length = NonZeroU32::new(months).unwrap();
            let end = end_of_period_with(starts, length, day);
            prop_assert!(end >= day);
            let nth = (1..).find(|n| last_day_of_period(starts, n * i64::from(months)) >= day);
            prop_assert_eq!(end, last_day_of_period(starts, nth.unwrap() * i64::from(months)));
        }

        #[test]
        fn the_next_inspection_is_never_past_and_never_earlier(
            due_on in any_day(), made in any_day(), months in 1..48u32, year_end: bool,
        ) {
            let due = if year_end { InspectionDue::YearEnd } else { InspectionDue::Anniversary };
            let next = cycle(months, due).next_inspection(due_on, made).unwrap();
            prop_assert!(next >= made && next >= due_on);
        }

        #[test]
        fn each_day_is_in_its_training_year(day in any_day(), month in 1..=12u8, of in 1..=28u8) {
            let mut rules = jilin().hours;
            rules.year_start.value = format!("{month:02}-{of:02}").parse().unwrap();
            let (first, last) = rules.year_of(day);
            prop_assert!(first <= day && day <= last);
            prop_assert_eq!(rules.year_of(add_days(last, 1)).0, add_days(last, 1));
        }
    }
}
