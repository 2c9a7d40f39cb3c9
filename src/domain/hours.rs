//! Study hours: from seconds of study with proof of presence, and classroom training with
//! evidence, to the 学时 that the preset grants for a training year.
//!
//! Seconds are stored, 学时 are derived. Entries are granted **in the order they were recorded**:
//! each takes what its day's and its material's limits leave, so that a later entry never takes
//! anything from an earlier one.

use super::code::codes;
use super::rules::{Cap, HourRules};
use super::time::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Add, Sub};

codes! {
    /// How an hour was earned.
    StudyChannel {
        /// 在线学习
        Online = "online",
        /// 集中培训: classroom training, entered by hand with evidence
        Classroom = "classroom",
    }
}

/// 学时 in hundredths.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Hours(u32);

impl Hours {
    /// From hundredths of a 学时.
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// Whole 学时; saturates.
    pub const fn whole(hours: u32) -> Self {
        Self(hours.saturating_mul(100))
    }

    /// In hundredths of a 学时.
    pub const fn hundredths(self) -> u32 {
        self.0
    }
}

impl Add for Hours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Hours {
    type Output = Self;

    /// What is left; 0 when `other` is more.
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// `60`, `17.5`, `0.25`.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            tenths if tenths % 10 == 0 => write!(f, "{whole}.{}", tenths / 10),
            _ => write!(f, "{whole}.{part:02}"),
        }
    }
}

/// One record of study on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyEntry {
    /// The day, in the organisation's zone.
    pub day: Date,
    /// What was studied: a key of the material, or of the training course.
    pub material: String,
    /// How.
    pub channel: StudyChannel,
    /// Seconds with proof of presence, or seconds of training.
    pub seconds: u32,
    /// Seconds granted when the entry was recorded, by the rules of then; none where nothing was
    /// granted yet.
    pub granted: Option<u32>,
}

/// What a training year has granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantedHours {
    /// First day of the training year.
    pub first_day: Date,
    /// Last day, inclusive.
    pub last_day: Date,
    /// Seconds that counted, one for each entry given; 0 for entries of other years.
    pub counted_seconds: Vec<u32>,
    /// Granted for online study, at most the share the preset allows.
    pub online: Hours,
    /// Granted for classroom training.
    pub classroom: Hours,
    /// What the year requires.
    pub required: Hours,
}

impl GrantedHours {
    /// Granted in all.
    pub fn total(&self) -> Hours {
        self.online + self.classroom
    }

    /// Still missing; 0 when the requirement is met.
    pub fn missing(&self) -> Hours {
        self.required - self.total()
    }
}

/// The 学时 of the training year that `date` belongs to, from entries in the order they were
/// recorded.
///
/// 1. An entry that was granted seconds when it was recorded keeps them. Another counts up to what
///    is left of its day's limit and of its material's limit for the year.
/// 2. The counted seconds of each channel become hundredths of a 学时, rounded down.
/// 3. Online study counts up to its share of the required 学时.
/// 4. Each channel is rounded down to the preset's step, so that the two add up to the total.
pub fn grant(entries: &[StudyEntry], rules: &HourRules, date: Date) -> GrantedHours {
    let (first_day, last_day) = rules.year_of(date);
    let mut by_day: BTreeMap<Date, u64> = BTreeMap::new();
    let mut by_material: BTreeMap<&str, u64> = BTreeMap::new();
    let mut by_channel: BTreeMap<StudyChannel, u64> = BTreeMap::new();
    let day_limit = limit_seconds(rules.daily_cap.value, rules);
    let material_limit = limit_seconds(rules.material_cap.value, rules);
    let counted_seconds = entries
        .iter()
        .map(|entry| {
            if entry.day < first_day || last_day < entry.day {
                return 0;
            }
            let day = by_day.entry(entry.day).or_default();
            let material = by_material.entry(&entry.material).or_default();
            let left = day_limit.saturating_sub(*day).min(material_limit.saturating_sub(*material));
            let counted = entry
                .granted
                .unwrap_or_else(|| entry.seconds.min(u32::try_from(left).unwrap_or(u32::MAX)));
            for sum in [day, material, by_channel.entry(entry.channel).or_default()] {
                *sum += u64::from(counted);
            }
            counted
        })
        .collect();

    let required = Hours::whole(rules.required.value);
    let earned = |channel| {
        let seconds = by_channel.get(&channel).copied().unwrap_or_default();
        u32::try_from(seconds * 100 / seconds_per_hour(rules)).unwrap_or(u32::MAX)
    };
    let step = rules.rounding.value.step();
    let rounded = |hundredths: u32| Hours(hundredths - hundredths % step);
    let online_limit = rules.online_share_limit.value;
    let online = match u32::from(online_limit) {
        100 => earned(StudyChannel::Online),
        _ => earned(StudyChannel::Online).min(online_limit.of(required.0)),
    };
    GrantedHours {
        first_day,
        last_day,
        counted_seconds,
        online: rounded(online),
        classroom: rounded(earned(StudyChannel::Classroom)),
        required,
    }
}

/// What the limits still admit for one material on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Seconds of the day's limit; none without one.
    pub day: Option<u64>,
    /// Seconds of the material's limit for the year; none without one.
    pub material: Option<u64>,
    /// 学时 of online study's share of the year; none without one.
    pub online: Option<Hours>,
}

/// What is left for online study of `material` on `day` after `entries`.
pub fn allowance(
    entries: &[StudyEntry],
    rules: &HourRules,
    material: &str,
    day: Date,
) -> Allowance {
    let granted = grant(entries, rules, day);
    let used = |belongs: &dyn Fn(&StudyEntry) -> bool| -> u64 {
        let counted = entries.iter().zip(&granted.counted_seconds);
        counted.filter(|(entry, _)| belongs(entry)).map(|(_, seconds)| u64::from(*seconds)).sum()
    };
    let left = |cap, used: u64| match limit_seconds(cap, rules) {
        u64::MAX => None,
        limit => Some(limit.saturating_sub(used)),
    };
    let share = rules.online_share_limit.value;
    Allowance {
        day: left(rules.daily_cap.value, used(&|entry| entry.day == day)),
        material: left(rules.material_cap.value, used(&|entry| entry.material == material)),
        online: (u32::from(share) < 100)
            .then(|| Hours(share.of(granted.required.0)) - granted.online),
    }
}

/// Seconds as 学时, rounded down to hundredths.
pub fn hours_of(seconds: u32, rules: &HourRules) -> Hours {
    let hundredths = u64::from(seconds) * 100 / seconds_per_hour(rules);
    Hours(u32::try_from(hundredths).unwrap_or(u32::MAX))
}

fn seconds_per_hour(rules: &HourRules) -> u64 {
    u64::from(rules.minutes_per_hour.value.get()) * 60
}

fn limit_seconds(cap: Cap, rules: &HourRules) -> u64 {
    match cap {
        Cap::None => u64::MAX,
        Cap::Hours(hours) => u64::from(hours) * seconds_per_hour(rules),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::tests::jilin;
    use crate::domain::rules::{Percent, Rounding};
    use crate::domain::time::add_days;
    use StudyChannel::{Classroom, Online};
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::num::NonZeroU32;

    const TODAY: Date = date(2026, 11, 23);

    fn entry(days_ago: i64, material: &str, channel: StudyChannel, minutes: u32) -> StudyEntry {
        let (day, material) = (add_days(TODAY, -days_ago), material.to_owned());
        StudyEntry { day, material, channel, seconds: minutes * 60, granted: None }
    }

    fn rules(daily: Cap, material: Cap, online_percent: u32, rounding: Rounding) -> HourRules {
        let mut rules = jilin().hours;
        rules.minutes_per_hour.value = NonZeroU32::new(45).unwrap();
        rules.daily_cap.value = daily;
        rules.material_cap.value = material;
        rules.online_share_limit.value = Percent::try_from(online_percent).unwrap();
        rules.rounding.value = rounding;
        rules
    }

    #[test]
    fn hours_follow_the_limits() {
        let day = |n| entry(n, "a", Online, 90);
        let room = |n| entry(n, "班", Classroom, 450);
        let cases = [
            ("45 minutes are one", vec![entry(0, "a", Online, 45)], "1", "0"),
            ("a part is rounded down", vec![entry(0, "a", Online, 50)], "1.1", "0"),
            ("of a day three count", vec![day(0), entry(0, "b", Online, 90)], "3", "0"),
            ("of a material four", vec![day(0), day(1), day(2)], "4", "0"),
            ("a day is shared", vec![day(0), room(0)], "2", "1"),
            ("first recorded, first counted", vec![room(0), day(0)], "0", "3"),
            ("last year is another", vec![entry(400, "a", Online, 45)], "0", "0"),
        ];
        let rules = rules(Cap::Hours(3), Cap::Hours(4), 100, Rounding::Tenth);
        for (what, entries, online, classroom) in cases {
            let granted = grant(&entries, &rules, TODAY);
            let found = (granted.online.to_string(), granted.classroom.to_string());
            assert_eq!(found, (online.to_owned(), classroom.to_owned()), "{what}");
        }
    }

    #[test]
    fn online_study_counts_up_to_its_share_and_steps_round_down() {
        let much: Vec<_> = (0..50).map(|n| entry(n, "a", Online, 100)).collect();
        let free = rules(Cap::None, Cap::None, 100, Rounding::Hundredth);
        assert_eq!(grant(&much, &free, TODAY).online.to_string(), "111.11");
        let half = rules(Cap::None, Cap::None, 50, Rounding::Hundredth);
        let granted = grant(&much, &half, TODAY);
        assert_eq!((granted.online, granted.missing()), (Hours::whole(30), Hours::whole(30)));
        for (rounding, expected) in
            [(Rounding::Tenth, "111.1"), (Rounding::Half, "111"), (Rounding::Whole, "111")]
        {
            let rules = rules(Cap::None, Cap::None, 100, rounding);
            assert_eq!(grant(&much, &rules, TODAY).online.to_string(), expected);
        }
        assert_eq!(Hours::from_hundredths(4205).to_string(), "42.05");
    }

    #[test]
    fn what_was_granted_stays_whatever_the_rules_become() {
        let strict = rules(Cap::Hours(1), Cap::None, 100, Rounding::Tenth);
        let before = StudyEntry { granted: Some(7_200), ..entry(0, "a", Online, 120) };
        let granted = grant(&[before, entry(0, "a", Online, 60)], &strict, TODAY);
        assert_eq!(granted.counted_seconds, [7_200, 0]);
        assert_eq!(granted.online.to_string(), "2.6");
    }

    #[test]
    fn what_the_limits_still_admit() {
        let rules = rules(Cap::Hours(3), Cap::Hours(4), 50, Rounding::Tenth);
        let entries = [entry(1, "a", Online, 90), entry(0, "a", Online, 45)];
        let hour = 45 * 60;
        let left = allowance(&entries, &rules, "a", TODAY);
        assert_eq!((left.day, left.material), (Some(2 * hour), Some(hour)));
        assert_eq!(left.online, Some(Hours::whole(27)));
        assert_eq!(allowance(&entries, &rules, "b", TODAY).material, Some(4 * hour));
        let free = self::rules(Cap::None, Cap::None, 100, Rounding::Tenth);
        let none = Allowance { day: None, material: None, online: None };
        assert_eq!(allowance(&entries, &free, "a", TODAY), none);
    }

    fn any_cap() -> impl Strategy<Value = Cap> {
        prop_oneof![Just(Cap::None), (0..10u32).prop_map(Cap::Hours)]
    }

    prop_compose! {
        fn any_rules()(
            daily in any_cap(),
            material in any_cap(),
            percent in 0..=100u32,
            rounding in prop::sample::select(Rounding::ALL),
            minutes in 1..90u32,
        ) -> HourRules {
            let mut rules = rules(daily, material, percent, rounding);
            rules.minutes_per_hour.value = NonZeroU32::new(minutes).unwrap();
            rules
        }
    }

    prop_compose! {
        fn any_entry()(
            days_ago in 0..4i64,
            material in "[abc]",
            channel in prop::sample::select(StudyChannel::ALL),
            seconds in prop_oneof![0..40_000u32, Just(u32::MAX)],
        ) -> StudyEntry {
            StudyEntry { seconds, ..entry(days_ago, &material, channel, 0) }
        }
    }

    proptest! {
        #[test]
        fn no_limit_is_ever_exceeded(
            entries in prop::collection::vec(any_entry(), 0..20), rules in any_rules(),
        ) {
            let granted = grant(&entries, &rules, TODAY);
            let hour = seconds_per_hour(&rules);
            let mut by_day = BTreeMap::<_, u64>::new();
            let mut by_material = BTreeMap::<_, u64>::new();
            for (entry, counted) in entries.iter().zip(&granted.counted_seconds) {
                prop_assert!(*counted <= entry.seconds);
                *by_day.entry(entry.day).or_default() += u64::from(*counted);
                *by_material.entry(&entry.material).or_default() += u64::from(*counted);
            }
            if let Cap::Hours(cap) = rules.daily_cap.value {
                prop_assert!(by_day.values().all(|sum| *sum <= u64::from(cap) * hour));
            }
            if let Cap::Hours(cap) = rules.material_cap.value {
                prop_assert!(by_material.values().all(|sum| *sum <= u64::from(cap) * hour));
            }
            let limit = rules.online_share_limit.value;
            let share = limit.of(granted.required.hundredths());
            prop_assert!(u32::from(limit) == 100 || granted.online.hundredths() <= share);
            let counted: u64 = granted.counted_seconds.iter().map(|n| u64::from(*n)).sum();
            prop_assert!(u64::from(granted.total().hundredths()) * hour <= counted * 100);
        }

        #[test]
        fn more_study_never_gives_less(
            entries in prop::collection::vec(any_entry(), 1..20), rules in any_rules(),
        ) {
            let (_, before) = entries.split_last().unwrap();
            let (before, after) = (grant(before, &rules, TODAY), grant(&entries, &rules, TODAY));
            prop_assert!(after.online >= before.online && after.classroom >= before.classroom);
            prop_assert!(after.counted_seconds.starts_with(&before.counted_seconds));
        }
    }
}
