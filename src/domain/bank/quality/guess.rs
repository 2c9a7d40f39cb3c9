//! Habits of authors by which somebody who knows nothing guesses better than chance.

use super::chance::{Lean, Tally};
use super::figures::{Figures, Lengths, Multiples};
use super::{Fault, Finding, Site};
use crate::domain::item::OptionId;

/// From how many percent of multiple choices on it is a habit that all options are right.
const ALL_RIGHT: usize = 15;
/// From how many percent of multiple choices on it is a habit that the same number is right.
const SAME_NUMBER: usize = 80;
/// Fewer multiple choices show no habit of this kind.
const FEW: usize = 20;
/// Beyond so many standard deviations chance explains a length in one case of a hundred.
const DEVIATIONS: f64 = 2.576;
/// How much longer or shorter right options have to be before somebody sees it.
const VISIBLE: f64 = 0.1;

/// What somebody could guess by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// The letter of single choices.
    Letter(OptionId),
    /// The longest option of single choices.
    Longest,
    /// The shortest option of single choices.
    Shortest,
    /// A letter of multiple choices.
    MultipleLetter(OptionId),
    /// Whether statements are true.
    Truth,
}

impl Habit {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Letter(_) => "letters_uneven",
            Self::Longest => "longest_right",
            Self::Shortest => "shortest_right",
            Self::MultipleLetter(_) => "multiple_letters_uneven",
            Self::Truth => "truth_uneven",
        }
    }
}

/// Every habit that chance does not explain.
pub(super) fn findings(figures: &Figures) -> Vec<Finding> {
    let singles = &figures.singles;
    let letters = singles
        .letters
        .iter()
        .map(|(id, tally)| (Habit::Letter(*id), *tally, singles.letters.len()));
    let of_multiples = &figures.multiples.letters;
    let multiple_letters = of_multiples
        .iter()
        .map(|(id, tally)| (Habit::MultipleLetter(*id), *tally, of_multiples.len()));
    let others = [
        (Habit::Longest, singles.longest, 1),
        (Habit::Shortest, singles.shortest, 1),
        (Habit::Truth, figures.truth, 1),
    ];
    let habits = letters.chain(multiple_letters).chain(others);
    let habits = habits.filter_map(|(habit, tally, questions): (Habit, Tally, usize)| {
        let lean: Lean = tally.lean(questions)?;
        Some(Fault::Habit { habit, tally, lean })
    });
    let faults =
        habits.chain(of_keys(&figures.multiples)).chain(of_lengths(figures.multiples.lengths));
    faults.map(|fault| Finding { site: Site::Bank, fault }).collect()
}

fn of_keys(multiples: &Multiples) -> impl Iterator<Item = Fault> {
    let (count, of) = (multiples.all_right, multiples.asked);
    let enough = of >= FEW;
    let all_right =
        (enough && count * 100 > ALL_RIGHT * of).then_some(Fault::AllRight { count, of });
    let commonest = multiples.right.iter().max_by_key(|(_, count)| **count);
    let same = commonest.filter(|(_, count)| enough && **count * 100 > SAME_NUMBER * of);
    let same =
        same.map(|(right, count)| Fault::SameNumberRight { right: *right, count: *count, of });
    all_right.into_iter().chain(same)
}

fn of_lengths(lengths: Lengths) -> Option<Fault> {
    let shows = (lengths.right - lengths.wrong).abs() > VISIBLE * lengths.wrong;
    let certain = lengths.questions >= FEW && lengths.deviations.abs() > DEVIATIONS;
    (shows && certain).then_some(Fault::LengthOfRight(lengths))
}
