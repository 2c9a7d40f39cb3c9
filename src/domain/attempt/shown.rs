//! How long each question was on the screen.

use super::Place;
use crate::domain::time::Timestamp;
use std::collections::BTreeMap;

/// The longest silence that counts, in milliseconds. The clock ticks every second while a paper is
/// open; a longer gap means that the machine slept.
const GAP_MS: i64 = 5_000;

/// Sums up the time for which each question was shown.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    up: Option<Place>,
    since: Option<Timestamp>,
    sums: BTreeMap<Place, i64>,
}

impl Shown {
    /// From `now` on this question is up; none while another page is.
    pub fn show(&mut self, place: Option<&Place>, now: Timestamp) {
        self.tick(now);
        if self.up.as_ref() != place {
            self.up = place.cloned();
        }
    }

    /// Lets time pass for the question that is up.
    pub fn tick(&mut self, now: Timestamp) {
        if let (Some(place), Some(since)) = (&self.up, self.since) {
            let passed = now.since(since).clamp(0, GAP_MS);
            if passed > 0 {
                *self.sums.entry(place.clone()).or_default() += passed;
            }
        }
        self.since = Some(now);
    }

    /// Milliseconds by question since the last time they were taken.
    pub fn take(&mut self) -> Vec<(Place, i64)> {
        std::mem::take(&mut self.sums).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(item: u32) -> Place {
        Place { item, part: "1".into() }
    }

    #[test]
    fn each_question_has_the_time_it_was_up() {
        let at = |seconds: i64| Timestamp::from_millis(seconds * 1_000);
        let mut shown = Shown::default();
        shown.show(Some(&place(0)), at(0));
        shown.tick(at(3));
        shown.show(Some(&place(1)), at(4));
        shown.show(None, at(6));
        shown.tick(at(9));
        shown.show(Some(&place(0)), at(9));
        shown.tick(at(10));
        assert_eq!(shown.take(), [(place(0), 5_000), (place(1), 2_000)]);
        assert_eq!(shown.take(), []);
        shown.tick(at(9_000));
        assert_eq!(shown.take(), [(place(0), GAP_MS)], "a machine that slept showed nothing");
        shown.tick(at(8_000));
        assert_eq!(shown.take(), [], "a clock that went back takes nothing away");
    }
}
