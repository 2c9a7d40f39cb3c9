//! What is counted in a bank.

use super::chance::Tally;
use super::coverage::Covered;
use super::phrase;
use super::text::length;
use crate::domain::item::{Item, ItemType, Key, OptionId, Part};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is counted in a bank, or in several taken together.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Items.
    pub items: usize,
    /// Questions: an item has one, a case several.
    pub parts: usize,
    /// Items of each type.
    pub types: BTreeMap<ItemType, usize>,
    /// Items of each difficulty.
    pub difficulty: BTreeMap<u8, usize>,
    /// The statutes that are the subject; none for several banks.
    pub coverage: Vec<Covered>,
    /// Single choices.
    pub singles: Singles,
    /// Multiple choices.
    pub multiples: Multiples,
    /// True statements among all of them.
    pub truth: Tally,
    /// Single and multiple choices that ask for what does not hold.
    pub negative: usize,
}

/// What is counted in single choices.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Singles {
    /// How many there are.
    pub asked: usize,
    /// For each letter, how often it is right where it is offered.
    pub letters: BTreeMap<OptionId, Tally>,
    /// How often the right option is the longest, among those with one that is longer than all others.
    pub longest: Tally,
    /// How often the right option is the shortest, among those with one that is shorter than all
    /// others.
    pub shortest: Tally,
}

/// What is counted in multiple choices.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Multiples {
    /// How many there are.
    pub asked: usize,
    /// For each letter, how often it is right where it is offered.
    pub letters: BTreeMap<OptionId, Tally>,
    /// How many have each number of right options.
    pub right: BTreeMap<usize, usize>,
    /// In how many all options are right.
    pub all_right: usize,
    /// How long right and wrong options are.
    pub lengths: Lengths,
}

/// How long the right and the wrong options of multiple choices are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Lengths {
    /// Questions with right and wrong options.
    pub questions: usize,
    /// Mean length of the right options in characters.
    pub right: f64,
    /// Mean length of the wrong options in characters.
    pub wrong: f64,
    /// How many standard deviations the right options are longer than options drawn by lot from the
    /// same questions; negative when they are shorter.
    pub deviations: f64,
}

impl Figures {
    pub(super) fn of<'i>(
        items: impl IntoIterator<Item = &'i Item>,
        coverage: Vec<Covered>,
    ) -> Self {
        let mut figures = Self { coverage, ..Self::default() };
        let mut lot = Lot::default();
        for item in items {
            figures.items += 1;
            *figures.types.entry(item.kind).or_default() += 1;
            *figures.difficulty.entry(item.difficulty).or_default() += 1;
            for part in &item.parts {
                figures.parts += 1;
                figures.count(part, &mut lot);
            }
        }
        figures.multiples.lengths = lot.lengths();
        figures
    }

    /// Items of a type.
    pub fn of_type(&self, kind: ItemType) -> usize {
        self.types.get(&kind).copied().unwrap_or(0)
    }

    /// Items of a difficulty.
    pub fn of_difficulty(&self, level: u8) -> usize {
        self.difficulty.get(&level).copied().unwrap_or(0)
    }

    /// Single and multiple choices.
    pub const fn choices(&self) -> usize {
        self.singles.asked + self.multiples.asked
    }

    fn count(&mut self, part: &Part, lot: &mut Lot) {
        self.negative += usize::from(phrase::is_negative(part));
        match (part.kind, &part.key) {
            (ItemType::Single, Key::Options(right)) => self.singles.count(part, right),
            (ItemType::Multiple, Key::Options(right)) => {
                self.multiples.count(part, right);
                lot.count(part, right);
            }
            (ItemType::TrueFalse, Key::Truth(truth)) => self.truth.add(0.5, *truth),
            _ => {}
        }
    }
}

/// Counts for each letter whether it is right, where as many letters are right by lot.
fn letters(tallies: &mut BTreeMap<OptionId, Tally>, part: &Part, right: &BTreeSet<OptionId>) {
    let chance = right.len() as f64 / part.options.len().max(1) as f64;
    for option in &part.options {
        tallies.entry(option.id).or_default().add(chance, right.contains(&option.id));
    }
}

impl Singles {
    fn count(&mut self, part: &Part, right: &BTreeSet<OptionId>) {
        self.asked += 1;
        letters(&mut self.letters, part, right);
        let mut lengths: Vec<(usize, OptionId)> =
            part.options.iter().map(|option| (length(&option.text), option.id)).collect();
        lengths.sort_unstable();
        let chance = 1.0 / lengths.len().max(1) as f64;
        if let [shortest, second, ..] = lengths.as_slice()
            && shortest.0 < second.0
        {
            self.shortest.add(chance, right.contains(&shortest.1));
        }
        if let [.., second, longest] = lengths.as_slice()
            && longest.0 > second.0
        {
            self.longest.add(chance, right.contains(&longest.1));
        }
    }
}

impl Multiples {
    fn count(&mut self, part: &Part, right: &BTreeSet<OptionId>) {
        self.asked += 1;
        letters(&mut self.letters, part, right);
        *self.right.entry(right.len()).or_default() += 1;
        self.all_right += usize::from(right.len() == part.options.len());
    }
}

/// Compares the right options with options drawn by lot.
///
/// In a question with n options of which r are right, the mean length of r options drawn without
/// putting back has the mean of all n and the variance s²/r · (n − r)/n, s² being the variance of
/// the n lengths with n − 1 below. Over many questions the sum of the differences is normal.
#[derive(Default)]
struct Lot {
    questions: usize,
    right: (usize, usize),
    wrong: (usize, usize),
    difference: f64,
    variance: f64,
}

impl Lot {
    fn count(&mut self, part: &Part, right: &BTreeSet<OptionId>) {
        let lengths = |wanted: bool| {
            let chosen = part.options.iter().filter(move |one| right.contains(&one.id) == wanted);
            chosen.map(|option| length(&option.text)).collect::<Vec<_>>()
        };
        let (right, wrong) = (lengths(true), lengths(false));
        if right.is_empty() || wrong.is_empty() {
            return;
        }
        self.questions += 1;
        for (sum, lengths) in [(&mut self.right, &right), (&mut self.wrong, &wrong)] {
            sum.0 += lengths.iter().sum::<usize>();
            sum.1 += lengths.len();
        }
        let (n, r) = ((right.len() + wrong.len()) as f64, right.len() as f64);
        let mean = mean((right.iter().chain(&wrong).sum(), right.len() + wrong.len()));
        let squares = right.iter().chain(&wrong).map(|length| (*length as f64 - mean).powi(2));
        let spread = squares.sum::<f64>() / (n - 1.0);
        self.difference += self::mean((right.iter().sum(), right.len())) - mean;
        self.variance += spread / r * (n - r) / n;
    }

    fn lengths(&self) -> Lengths {
        let deviation = self.variance.sqrt();
        Lengths {
            questions: self.questions,
            right: mean(self.right),
            wrong: mean(self.wrong),
            deviations: if deviation > 0.0 { self.difference / deviation } else { 0.0 },
        }
    }
}

fn mean((sum, count): (usize, usize)) -> f64 {
    if count == 0 { 0.0 } else { sum as f64 / count as f64 }
}
