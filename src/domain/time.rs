//! Instants in UTC milliseconds and civil dates in the organisation's zone.
//!
//! Nothing here reads a clock: instants arrive as arguments (see `crate::clock`).

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub use jiff::civil::Date;

/// Milliseconds in one minute.
pub const MINUTE_MS: i64 = 60_000;
/// Milliseconds in one day of 24 hours.
pub const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// An instant: UTC milliseconds since 1970.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `millis` UTC milliseconds after 1970.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// UTC milliseconds since 1970.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The instant `millis` milliseconds later; saturates at the ends of the range.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to `self`; negative when `self` comes first.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The organisation's time zone, by IANA name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

/// The name is in no time-zone database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown time zone: {0}")]
pub struct UnknownZone(pub String);

impl Zone {
    /// The zone of every organisation that sets none.
    pub const DEFAULT: &'static str = "Asia/Shanghai";

    /// Looks the zone up by its IANA name.
    ///
    /// # Errors
    /// [`UnknownZone`] when no database has the name.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        TimeZone::get(name)
            .map(|zone| Self { name: name.to_owned(), zone })
            .map_err(|_| UnknownZone(name.to_owned()))
    }

    /// China standard time, UTC+8 without daylight saving; needs no database.
    pub fn shanghai() -> Self {
        let zone =
            TimeZone::get(Self::DEFAULT).unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(8)));
        Self { name: Self::DEFAULT.to_owned(), zone }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The civil date and time of day of an instant in this zone.
    pub fn civil(&self, at: Timestamp) -> jiff::civil::DateTime {
        let at = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(at)
    }

    /// The civil date of an instant in this zone.
    pub fn date(&self, at: Timestamp) -> Date {
        self.civil(at).date()
    }

    /// The instant of a civil date and time; a gap or fold takes the compatible reading.
    pub fn instant(&self, civil: jiff::civil::DateTime) -> Timestamp {
        self.zone
            .to_ambiguous_zoned_datetime(civil)
            .compatible()
            .map_or(Timestamp(0), |zoned| Timestamp(zoned.timestamp().as_millisecond()))
    }

    /// Midnight at the start of a civil date.
    pub fn start_of(&self, date: Date) -> Timestamp {
        self.instant(date.at(0, 0, 0, 0))
    }
}

/// Whole days from `from` to `to`; negative when `to` comes first.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// `date` moved by `days`; saturates at the calendar's ends.
pub fn add_days(date: Date, days: i64) -> Date {
    date.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default())
}

/// The day before the same calendar day `months` later, so that a validity of N months whose last
/// day is inclusive ends here; the end of a shorter month is taken where the day does not exist.
pub fn last_day_of_period(from: Date, months: i64) -> Date {
    let span = jiff::Span::new().try_months(months).unwrap_or_default();
    add_days(from.saturating_add(span), -1)
}

/// The date that somebody typed: year, month and day with anything between them, or eight digits.
pub fn typed_date(text: &str) -> Option<Date> {
    let half = crate::domain::width::half_text(text);
    let mut numbers: Vec<&str> =
        half.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    if let [one] = numbers[..]
        && one.len() == 8
    {
        numbers = vec![one.get(..4)?, one.get(4..6)?, one.get(6..)?];
    }
    let [year, month, day] = numbers[..] else { return None };
    let year = Some(year).filter(|year| year.len() == 4)?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_civil_day_is_shanghais_whatever_utc_says() {
        let zone = Zone::shanghai();
        let at = zone.instant(date(2026, 11, 24).at(0, 30, 0, 0));
        assert_eq!(zone.date(at), date(2026, 11, 24));
        assert_eq!(
            jiff::Timestamp::from_millisecond(at.millis()).unwrap().to_string(),
            "2026-11-23T16:30:00Z"
        );
    }

    #[test]
    fn periods_end_on_their_last_inclusive_day() {
        assert_eq!(last_day_of_period(date(2022, 11, 1), 60), date(2027, 10, 31));
        assert_eq!(last_day_of_period(date(2024, 2, 29), 12), date(2025, 2, 27));
        assert_eq!(days_between(date(2026, 11, 23), date(2027, 3, 31)), 128);
    }

    #[test]
    fn unknown_zones_are_named() {
        assert_eq!(Zone::named("Mars/Base"), Err(UnknownZone("Mars/Base".into())));
    }

    #[test]
    fn typed_dates_by_table() {
        let day = Some(jiff::civil::date(2026, 12, 3));
        for text in ["2026-12-3", "2026.12.03", "20261203", "2026年12月3日", "2026/12/3"] {
            assert_eq!(typed_date(text), day, "{text}");
        }
        for text in ["", "26-12-3", "2026-13-1", "2026-12", "明天"] {
            assert_eq!(typed_date(text), None, "{text}");
        }
    }
}
