//! Points in hundredths, so that sums are exact.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};
use std::str::FromStr;

/// Hundredths of a point: `Points(250)` is 2.5 points.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Points(pub i64);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// Whole points.
    pub const fn whole(points: i64) -> Self {
        Self(points * 100)
    }

    /// `numerator / denominator` of these points, rounded half up to the hundredth; nothing when
    /// the denominator is not positive.
    #[must_use]
    pub const fn share(self, numerator: i64, denominator: i64) -> Self {
        if denominator <= 0 {
            return Self::ZERO;
        }
        let twice = 2 * self.0 * numerator + denominator;
        Self(twice.div_euclid(2 * denominator))
    }

    /// Splits the points by weight: shares are rounded down and what is left goes, a hundredth
    /// each, to the first ones, so that the sum is exact.
    pub fn split(self, weights: &[u16]) -> Vec<Self> {
        let total: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
        if total == 0 {
            return vec![Self::ZERO; weights.len()];
        }
        let mut shares: Vec<Self> = weights
            .iter()
            .map(|weight| Self((self.0 * i64::from(*weight)).div_euclid(total)))
            .collect();
        let rest = self.0 - shares.iter().map(|share| share.0).sum::<i64>();
        for share in shares.iter_mut().take(usize::try_from(rest).unwrap_or(0)) {
            share.0 += 1;
        }
        shares
    }
}

impl fmt::Display for Points {
    /// Without superfluous zeros: `2`, `2.5`, `0.25`, `-1.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, cents) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, rest) = (cents / 100, cents % 100);
        let text = match rest {
            0 => format!("{sign}{whole}"),
            _ if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            _ => format!("{sign}{whole}.{rest:02}"),
        };
        f.pad(&text)
    }
}

/// The text is no number of points with at most two decimals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a number of points: {0:?}")]
pub struct NotPoints(pub String);

impl FromStr for Points {
    type Err = NotPoints;

    /// Reads what a person types: `2`, `2.5`, `.25`; never a negative number.
    fn from_str(text: &str) -> Result<Self, NotPoints> {
        let refused = || NotPoints(text.to_owned());
        let (whole, cents) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if whole.len() + cents.len() == 0 || cents.len() > 2 || !digits(whole) || !digits(cents) {
            return Err(refused());
        }
        let hundredths = format!("{whole}{cents:0<2}");
        hundredths.parse().map(Self).map_err(|_| refused())
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shown_without_superfluous_zeros() {
        for (points, text) in [(200, "2"), (250, "2.5"), (25, "0.25"), (-150, "-1.5"), (0, "0")] {
            assert_eq!(Points(points).to_string(), text);
        }
    }

    #[test]
    fn read_as_typed() {
        for (text, points) in
            [("2", 200), ("2.5", 250), ("0.25", 25), (".5", 50), ("10.", 1000), ("0", 0)]
        {
            assert_eq!(text.parse(), Ok(Points(points)), "{text}");
        }
        for text in ["", ".", "-1", "1.234", "2,5", "1.2.3", "九", "99999999999999999999"] {
            assert!(text.parse::<Points>().is_err(), "{text}");
        }
    }

    #[test]
    fn shares_round_half_up() {
        assert_eq!(Points(100).share(1, 3), Points(33));
        assert_eq!(Points(25).share(1, 2), Points(13));
        assert_eq!(Points(100).share(1, 0), Points::ZERO);
    }

    proptest! {
        #[test]
        fn a_split_adds_up(points in 0_i64..100_000, weights in prop::collection::vec(1_u16..9, 1..8)) {
            let shares = Points(points).split(&weights);
            prop_assert_eq!(shares.iter().copied().sum::<Points>(), Points(points));
        }
    }
}
