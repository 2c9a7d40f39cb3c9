//! Instants and durations as people read them.

use crate::domain::time::Timestamp;
use crate::tui::screen::Cx;

/// `12-02 09:00` in the organisation's zone.
pub fn day_and_time(at: Timestamp, cx: &Cx) -> String {
    let civil = cx.zone.civil(at);
    format!("{:02}-{:02} {:02}:{:02}", civil.month(), civil.day(), civil.hour(), civil.minute())
}

/// `2026-12-02 09:00` in the organisation's zone.
pub fn full(at: Timestamp, cx: &Cx) -> String {
    format!("{}-{}", cx.zone.civil(at).year(), day_and_time(at, cx))
}

/// `09:38` in the organisation's zone.
pub fn time_of_day(at: Timestamp, cx: &Cx) -> String {
    let civil = cx.zone.civil(at);
    format!("{:02}:{:02}", civil.hour(), civil.minute())
}

/// Milliseconds as `mm:ss`, minutes above 59 included.
pub fn duration(millis: i64) -> String {
    let seconds = millis.max(0) / 1_000;
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_their_minutes() {
        for (millis, text) in [(0, "00:00"), (61_999, "01:01"), (5_400_000, "90:00"), (-1, "00:00")]
        {
            assert_eq!(duration(millis), text);
        }
    }
}
