//! Instants as the command line prints them.

use crate::domain::time::{Timestamp, Zone};
use serde::{Serialize, Serializer};
use std::fmt;

/// An instant: RFC 3339 in UTC for programs, the organisation's own time for people.
#[derive(Debug, Clone)]
pub struct Moment {
    at: Timestamp,
    zone: Zone,
}

impl Moment {
    /// The instant as people of `zone` read it.
    pub fn new(at: Timestamp, zone: &Zone) -> Self {
        Self { at, zone: zone.clone() }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = jiff::Timestamp::from_millisecond(self.at.millis());
        serializer.collect_str(&at.map_err(serde::ser::Error::custom)?)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.zone.civil(self.at);
        write!(f, "{} {:02}:{:02}", civil.date(), civil.hour(), civil.minute())
    }
}

/// The text of what may be absent.
pub fn or_blank<T: fmt::Display>(value: Option<&T>) -> String {
    value.map_or_else(String::new, T::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_get_utc_and_people_their_own_time() {
        let moment = Moment::new(Timestamp::from_millis(1_790_000_000_000), &Zone::shanghai());
        assert_eq!(moment.to_string(), "2026-09-21 22:13");
        assert_eq!(serde_json::to_value(&moment).unwrap(), "2026-09-21T14:13:20Z");
    }
}
