//! Sittings (考试场次): exams that people can enter.

use super::code::codes;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

codes! {
    /// What a sitting counts for.
    SittingKind {
        /// 练习: standing, open to all, makes no pass record.
        Practice = "practice",
        /// 模拟: like the real one, makes no pass record.
        Mock = "mock",
        /// 正式: makes a pass record once a person confirms the results.
        Formal = "formal",
    }
}

codes! {
    /// Whose exam it is; shown wherever a result is, because a district's exam must not pose as the
    /// province's.
    Level {
        /// 区级.
        District = "district",
        /// 省级: entered from the province's own results.
        Province = "province",
    }
}

/// The rules of one sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SittingRules {
    /// What it counts for.
    pub kind: SittingKind,
    /// Whose exam it is.
    pub level: Level,
    /// First instant at which an attempt may start; none for a standing sitting.
    pub opens_at: Option<Timestamp>,
    /// Instant from which no attempt may start; what is left until then shortens the working time of
    /// late starters. None for standing ones.
    pub closes_at: Option<Timestamp>,
    /// Working time in minutes.
    pub minutes: u32,
    /// Attempts per officer; none for any number.
    pub attempts: Option<u32>,
}

/// Why an officer cannot start now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Closed {
    /// The window opens later.
    NotYet {
        /// When.
        opens_at: Timestamp,
    },
    /// The window is over.
    Over {
        /// Since when.
        closed_at: Timestamp,
    },
    /// The sitting was called off.
    Cancelled,
    /// The officer is not on the sitting's list.
    NotListed,
    /// Every attempt is used up.
    NoAttemptLeft {
        /// How many there were.
        allowed: u32,
    },
}

/// Why a sitting cannot be scheduled with these rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleFault {
    /// The working time is not 1 to 600 minutes.
    Minutes,
    /// No attempt is allowed.
    NoAttempt,
    /// A formal or mock sitting without a beginning and an end.
    NoWindow,
    /// The window closes before it opens.
    Reversed,
    /// The window is over already.
    Past,
    /// The window is shorter than the working time.
    TooShort,
}

impl SittingRules {
    /// A practice sitting of the district that stands open to everybody, as often as they like.
    pub const fn practice(minutes: u32) -> Self {
        Self {
            kind: SittingKind::Practice,
            level: Level::District,
            opens_at: None,
            closes_at: None,
            minutes,
            attempts: None,
        }
    }

    /// The first rule of time that a sitting scheduled at `now` breaks.
    ///
    /// # Errors
    /// That rule.
    pub fn check(&self, now: Timestamp) -> Result<(), RuleFault> {
        if !(1..=600).contains(&self.minutes) {
            return Err(RuleFault::Minutes);
        }
        if self.attempts == Some(0) {
            return Err(RuleFault::NoAttempt);
        }
        let window = self.opens_at.zip(self.closes_at);
        if self.kind != SittingKind::Practice && window.is_none() {
            return Err(RuleFault::NoWindow);
        }
        if self.closes_at.is_some_and(|closes_at| closes_at <= now) {
            return Err(RuleFault::Past);
        }
        match window {
            Some((opens_at, closes_at)) if closes_at <= opens_at => Err(RuleFault::Reversed),
            Some((opens_at, closes_at))
                if closes_at.since(opens_at) < i64::from(self.minutes) * super::time::MINUTE_MS =>
            {
                Err(RuleFault::TooShort)
            }
            _ => Ok(()),
        }
    }

    /// Whether an officer who made `made` attempts may start one more at `now`.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn may_start(&self, now: Timestamp, listed: bool, made: u32) -> Result<(), Closed> {
        if !listed {
            return Err(Closed::NotListed);
        }
        if let Some(opens_at) = self.opens_at.filter(|opens_at| now < *opens_at) {
            return Err(Closed::NotYet { opens_at });
        }
        if let Some(closed_at) = self.closes_at.filter(|closes_at| now >= *closes_at) {
            return Err(Closed::Over { closed_at });
        }
        match self.attempts {
            Some(allowed) if made >= allowed => Err(Closed::NoAttemptLeft { allowed }),
            _ => Ok(()),
        }
    }

    /// Whether attempts may start at `now`, as far as the window goes.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.opens_at.is_none_or(|at| at <= now) && self.closes_at.is_none_or(|at| now < at)
    }

    /// Milliseconds of working time for an attempt that starts at `now`. A window that closes
    /// first shortens it; the cover page shows that before the start.
    pub fn allowed_ms(&self, now: Timestamp) -> i64 {
        let full = i64::from(self.minutes) * super::time::MINUTE_MS;
        self.closes_at.map_or(full, |closes_at| full.min(closes_at.since(now)).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formal() -> SittingRules {
        SittingRules {
            kind: SittingKind::Formal,
            level: Level::District,
            opens_at: Some(Timestamp::from_millis(1_000)),
            closes_at: Some(Timestamp::from_millis(7_201_000)),
            minutes: 90,
            attempts: Some(2),
        }
    }

    #[test]
    fn the_window_the_list_and_the_attempts_decide() {
        let rules = formal();
        let at = Timestamp::from_millis;
        let opens_at = at(1_000);
        assert_eq!(rules.may_start(at(999), true, 0), Err(Closed::NotYet { opens_at }));
        assert_eq!(rules.may_start(at(1_000), true, 1), Ok(()));
        assert_eq!(rules.may_start(at(1_000), false, 0), Err(Closed::NotListed));
        assert_eq!(rules.may_start(at(1_000), true, 2), Err(Closed::NoAttemptLeft { allowed: 2 }));
        let closed_at = at(7_201_000);
        assert_eq!(rules.may_start(closed_at, true, 0), Err(Closed::Over { closed_at }));
    }

    #[test]
    fn conflicts_of_time_rules_are_named() {
        let at = Timestamp::from_millis;
        let now = at(0);
        assert_eq!(formal().check(now), Ok(()));
        for (change, fault) in [
            ((|rules| rules.minutes = 0) as fn(&mut SittingRules), RuleFault::Minutes),
            (|rules| rules.minutes = 601, RuleFault::Minutes),
            (|rules| rules.attempts = Some(0), RuleFault::NoAttempt),
            (|rules| rules.opens_at = None, RuleFault::NoWindow),
            (|rules| rules.opens_at = rules.closes_at, RuleFault::Reversed),
            (|rules| rules.minutes = 121, RuleFault::TooShort),
        ] {
            let mut rules = formal();
            change(&mut rules);
            assert_eq!(rules.check(now), Err(fault), "{rules:?}");
        }
        assert_eq!(formal().check(at(7_201_000)), Err(RuleFault::Past));
        let standing = SittingRules::practice(60);
        assert_eq!(standing.check(now), Ok(()));
        assert_eq!(standing.may_start(at(i64::MAX), true, 10_000), Ok(()), "open without end");
    }

    #[test]
    fn a_closing_window_shortens_the_time() {
        let rules = formal();
        assert_eq!(rules.allowed_ms(Timestamp::from_millis(1_000)), 90 * 60_000);
        assert_eq!(rules.allowed_ms(Timestamp::from_millis(7_141_000)), 60_000);
    }
}
