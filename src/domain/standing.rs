//! How a person stands in a sitting, and the numbers of a sitting, each with what it counts.

use super::attempt::Outcome;

/// How a person on the list of a sitting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 未考: has not begun, and the window is not over.
    NotYet,
    /// 作答中: a paper is open.
    Working,
    /// There is an outcome.
    Done(Outcome),
}

/// What is known of a person in a sitting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// The window is over.
    pub over: bool,
    /// A paper is open.
    pub live: bool,
    /// The best result there is.
    pub best: Option<Outcome>,
    /// What somebody entered: 缓考 or 违纪.
    pub entered: Option<Outcome>,
}

impl Facts {
    /// The standing that follows. 违纪 goes before any result; 缓考 only stands while there is none;
    /// 缺考 is nobody's entry but what is left when the window is over.
    pub const fn standing(self) -> Standing {
        match (self.entered, self.live, self.best) {
            (Some(Outcome::Misconduct), ..) => Standing::Done(Outcome::Misconduct),
            (_, true, _) => Standing::Working,
            (_, false, Some(best)) => Standing::Done(best),
            (Some(entered), false, None) => Standing::Done(entered),
            (None, false, None) if self.over => Standing::Done(Outcome::Absent),
            (None, false, None) => Standing::NotYet,
        }
    }

    /// Whether the person came.
    pub const fn sat(self) -> bool {
        self.live || self.best.is_some()
    }
}

/// The numbers of a sitting, in persons: 应考 = 实考 + 未考 + 缺考 + 缓考.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// 应考: on the list; for practice, those who came.
    pub listed: usize,
    /// 实考: have begun a paper.
    pub sat: usize,
    /// 未考: have not begun, while the window is open.
    pub not_yet: usize,
    /// 缺考: never came.
    pub absent: usize,
    /// 缓考: excused.
    pub deferred: usize,
    /// 违纪, among those who sat.
    pub misconduct: usize,
    /// 合格, among those who sat.
    pub passed: usize,
    /// 待阅卷, among those who sat.
    pub awaiting: usize,
}

impl Tally {
    /// Counts people.
    pub fn of(people: impl IntoIterator<Item = Facts>) -> Self {
        let mut tally = Self::default();
        for facts in people {
            tally.listed += 1;
            tally.sat += usize::from(facts.sat());
            match facts.standing() {
                Standing::NotYet => tally.not_yet += 1,
                Standing::Done(Outcome::Absent) => tally.absent += 1,
                Standing::Done(Outcome::Deferred) => tally.deferred += 1,
                Standing::Done(Outcome::Misconduct) => tally.misconduct += 1,
                Standing::Done(Outcome::Passed) => tally.passed += 1,
                Standing::Done(Outcome::AwaitingMarking) => tally.awaiting += 1,
                Standing::Working | Standing::Done(Outcome::Failed) => {}
            }
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{Absent, AwaitingMarking, Deferred, Failed, Misconduct, Passed};
    use proptest::prelude::*;

    #[test]
    fn one_standing_follows_from_the_facts() {
        let facts = |over, live, best, entered| Facts { over, live, best, entered };
        for (given, standing) in [
            (facts(false, false, None, None), Standing::NotYet),
            (facts(true, false, None, None), Standing::Done(Absent)),
            (facts(true, false, None, Some(Deferred)), Standing::Done(Deferred)),
            (facts(false, true, None, Some(Deferred)), Standing::Working),
            (facts(true, false, Some(Failed), Some(Deferred)), Standing::Done(Failed)),
            (facts(true, false, Some(Passed), Some(Misconduct)), Standing::Done(Misconduct)),
            (facts(false, true, None, Some(Misconduct)), Standing::Done(Misconduct)),
            (facts(false, true, Some(Failed), None), Standing::Working),
        ] {
            assert_eq!(given.standing(), standing, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn the_numbers_add_up(
            people in prop::collection::vec((any::<bool>(), any::<bool>(), 0..4u8, 0..3u8), 0..30),
            over in any::<bool>(),
        ) {
            let people = people.into_iter().map(|(live, came, best, entered)| {
                let best = match best { 0 => None, 1 => Some(Passed), 2 => Some(Failed), _ => Some(AwaitingMarking) };
                let best = best.filter(|_| came);
                let sat = live || best.is_some();
                // 违纪 is entered only for those who came.
                let entered = match entered { 0 => None, 1 => Some(Deferred), _ => Some(Misconduct) };
                let entered = entered.filter(|one| sat || *one == Deferred);
                Facts { over, live, best, entered }
            });
            let tally = Tally::of(people);
            prop_assert_eq!(tally.listed, tally.sat + tally.not_yet + tally.absent + tally.deferred);
            prop_assert!(tally.passed + tally.misconduct + tally.awaiting <= tally.sat);
        }
    }
}
