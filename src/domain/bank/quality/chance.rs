//! Whether something occurs more often than chance explains.

use serde::Serialize;

/// The probability with which one question about a bank may accuse authors who did nothing but let
/// chance decide.
pub const LEVEL: f64 = 0.01;

/// How far a share has to leave what chance gives before it is of any use to somebody who guesses;
/// in a big bank smaller differences can be certain and still not matter.
pub const MARGIN: f64 = 0.05;

/// How often something came true in trials that each had a chance of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Tally {
    /// In how many it came true.
    pub hits: usize,
    /// How many trials there were.
    pub trials: usize,
    /// In how many chance would let it come true: the sum of the chances.
    pub expected: f64,
}

/// In which direction a tally leaves what chance explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// More often.
    Often,
    /// More seldom.
    Seldom,
}

impl Tally {
    /// Counts a trial with this chance.
    pub fn add(&mut self, chance: f64, hit: bool) {
        self.hits += usize::from(hit);
        self.trials += 1;
        self.expected += chance;
    }

    /// The share of hits, 0 to 1; 0 without trials.
    pub fn share(&self) -> f64 {
        ratio(self.hits as f64, self.trials)
    }

    /// The share that chance would give, 0 to 1.
    pub fn chance(&self) -> f64 {
        ratio(self.expected, self.trials)
    }

    /// Whether chance explains the hits, where `questions` such questions are asked at once.
    ///
    /// The test is the exact binomial one at [`LEVEL`], divided by twice the number of questions
    /// (both directions; Bonferroni), with the mean of the chances. Where the chances differ the
    /// number of hits strays less than with their mean (Hoeffding 1956), so that the test then
    /// accuses more seldom than it might, never more often.
    pub fn lean(&self, questions: usize) -> Option<Lean> {
        let level = LEVEL / (2 * questions.max(1)) as f64;
        let (share, chance) = (self.share(), self.chance());
        if share >= chance + MARGIN && at_least(self.trials, chance, self.hits) < level {
            Some(Lean::Often)
        } else if share + MARGIN <= chance
            && at_least(self.trials, 1.0 - chance, self.trials - self.hits) < level
        {
            Some(Lean::Seldom)
        } else {
            None
        }
    }
}

fn ratio(sum: f64, trials: usize) -> f64 {
    if trials == 0 { 0.0 } else { sum / trials as f64 }
}

/// The probability of `hits` or more in `trials` with one chance: the upper tail of the binomial
/// distribution. The largest term is worked out by logarithms, each further one from the one
/// before.
fn at_least(trials: usize, chance: f64, hits: usize) -> f64 {
    if hits == 0 {
        return 1.0;
    }
    if chance <= 0.0 || hits > trials {
        return 0.0;
    }
    if chance >= 1.0 {
        return 1.0;
    }
    let choose: f64 = (1..=hits).map(|k| ((trials - hits + k) as f64 / k as f64).ln()).sum();
    let first = choose + hits as f64 * chance.ln() + (trials - hits) as f64 * (-chance).ln_1p();
    let odds = chance / (1.0 - chance);
    let mut term = first.exp();
    let mut sum = term;
    for k in hits..trials {
        term *= odds * (trials - k) as f64 / (k + 1) as f64;
        sum += term;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_the_binomial_one() {
        for (trials, chance, hits, tail) in [
            (10, 0.5, 0, 1.0),
            (10, 0.5, 10, 1.0 / 1024.0),
            (10, 0.5, 8, 56.0 / 1024.0),
            (4, 0.25, 2, 1.0 - 0.75_f64.powi(4) - 4.0 * 0.25 * 0.75_f64.powi(3)),
            (3, 0.5, 4, 0.0),
            (5, 0.0, 1, 0.0),
            (5, 1.0, 5, 1.0),
        ] {
            let found = at_least(trials, chance, hits);
            assert!((found - tail).abs() < 1e-12, "{trials} {chance} {hits}: {found}");
        }
        // The median of an even coin, at a size where plain powers would vanish.
        let found = at_least(100_001, 0.5, 50_001);
        assert!((found - 0.5).abs() < 1e-6, "{found}");
    }

    #[test]
    fn small_banks_are_not_accused_by_chance_and_big_ones_not_for_trifles() {
        let tally = |hits, trials| Tally { hits, trials, expected: trials as f64 / 4.0 };
        for (hits, trials, lean) in [
            (4, 5, None),
            (6, 6, Some(Lean::Often)),
            (20, 60, None),
            (28, 60, Some(Lean::Often)),
            (4, 60, Some(Lean::Seldom)),
            (0, 10, None),
            (28_000, 100_000, None),
            (31_000, 100_000, Some(Lean::Often)),
            (0, 0, None),
        ] {
            assert_eq!(tally(hits, trials).lean(4), lean, "{hits} of {trials}");
        }
    }
}
