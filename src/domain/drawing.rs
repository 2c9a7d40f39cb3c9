//! Drawing a form from a blueprint: the same pool, blueprint and seed give the same form on any
//! machine and either database.
//!
//! Candidates are ordered by item uid, mixed by our own Fisher–Yates on ChaCha20 (libraries do not
//! promise the same shuffle across versions), and matched to the rows of the blueprint so that
//! rows that compete for the same items are met whenever that is possible at all.

mod matching;
pub mod overlap;
mod packed;
mod shuffle;

pub use packed::BankPool;
pub use shuffle::Mixer;

use super::blueprint::{Blueprint, Row, Section};
use super::form::FormPart;
use super::id::{RevisionId, Uid};
use super::item::{ItemType, OptionId};
use super::points::Points;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Version of the algorithm; stored with each form and raised when a seed would draw differently.
pub const ALGORITHM: u32 = 1;

/// What drawing needs to know of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The item; candidates are ordered by it.
    pub uid: Uid,
    /// The revision in force in the bank's version.
    pub revision: RevisionId,
    /// Name of its bank.
    pub bank: u16,
    /// Type.
    pub kind: ItemType,
    /// Index of its topic in the pool.
    pub topic: u16,
    /// 1 to 5.
    pub difficulty: u8,
}

/// The items a blueprint may draw from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    banks: Vec<String>,
    topics: Vec<String>,
    candidates: Vec<Candidate>,
}

impl Pool {
    /// Adds one item; banks and topics are interned.
    pub fn add(
        &mut self,
        uid: Uid,
        revision: RevisionId,
        bank: &str,
        kind: ItemType,
        topic: &str,
        difficulty: u8,
    ) {
        let bank = intern(&mut self.banks, bank);
        let topic = intern(&mut self.topics, topic);
        self.candidates.push(Candidate { uid, revision, bank, kind, topic, difficulty });
    }

    /// Puts the candidates in uid order; call once after the last [`Pool::add`].
    pub fn sort(&mut self) {
        self.candidates.sort_unstable_by_key(|candidate| candidate.uid);
    }

    /// The items of several banks together, in uid order.
    pub fn merged<'a>(pools: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all = Self::default();
        for pool in pools {
            let index = |names: &mut Vec<String>, of: &[String]| -> Vec<u16> {
                of.iter().map(|name| intern(names, name)).collect()
            };
            let banks = index(&mut all.banks, &pool.banks);
            let topics = index(&mut all.topics, &pool.topics);
            all.candidates.extend(pool.candidates.iter().map(|candidate| Candidate {
                bank: banks[usize::from(candidate.bank)],
                topic: topics[usize::from(candidate.topic)],
                ..candidate.clone()
            }));
        }
        // Stable, because it only has to merge runs that are sorted already.
        all.candidates.sort_by_key(|candidate| candidate.uid);
        all
    }

    /// How many items it has.
    pub fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Whether it has no item.
    pub fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }

    /// What each row of a blueprint admits. All rows are told in one pass, because what takes time is
    /// to look at every candidate of a large bank.
    pub fn admitted(&self, blueprint: &Blueprint) -> Admitted {
        let admissions: Vec<Admission> = blueprint
            .sections
            .iter()
            .flat_map(|section| section.rows.iter().map(|row| (section.kind, row)))
            .map(|(kind, row)| Admission::of(self, kind, row, &blueprint.banks))
            .collect();
        let mut admitted = vec![Vec::new(); admissions.len()];
        for (index, candidate) in (0_u32..).zip(&self.candidates) {
            for (admission, admitted) in admissions.iter().zip(&mut admitted) {
                if admission.admits(candidate) {
                    admitted.push(index);
                }
            }
        }
        Admitted(admitted)
    }
}

/// What each row of a blueprint admits of a pool: indices of candidates, in uid order. It is the same
/// for every seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted(Vec<Vec<u32>>);

/// What a row admits, in the terms of one pool.
struct Admission {
    kind: ItemType,
    /// By index of the bank.
    banks: Vec<bool>,
    /// By index of the topic.
    topics: Vec<bool>,
    difficulty: (u8, u8),
}

impl Admission {
    fn of(pool: &Pool, kind: ItemType, row: &Row, banks: &[String]) -> Self {
        let banks = if row.banks.is_empty() { banks } else { &row.banks };
        let topic = |topic| row.topics.is_empty() || row.topics.contains(topic);
        Self {
            kind,
            banks: pool.banks.iter().map(|bank| banks.contains(bank)).collect(),
            topics: pool.topics.iter().map(topic).collect(),
            difficulty: row.difficulty(),
        }
    }

    fn admits(&self, candidate: &Candidate) -> bool {
        let (low, high) = self.difficulty;
        candidate.kind == self.kind
            && self.topics[usize::from(candidate.topic)]
            && self.banks[usize::from(candidate.bank)]
            && (low..=high).contains(&candidate.difficulty)
    }
}

fn intern(names: &mut Vec<String>, name: &str) -> u16 {
    let index = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// A row of a blueprint that the banks cannot meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    /// Position of the section, from 1.
    pub section: usize,
    /// Position of the row in its section, from 1.
    pub row: usize,
    /// Type of item wanted.
    #[serde(rename = "type")]
    pub kind: ItemType,
    /// How many the row asks for.
    pub wanted: u32,
    /// How many it can get: lowering the row to this is the smallest relaxation.
    pub available: u32,
}

/// Items that rows of a blueprint would admit if they were not in doubt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InDoubt {
    /// How many, each counted once, whichever rows admit it.
    pub items: u32,
    /// How many each row would admit, section by section.
    rows: Vec<Vec<u32>>,
}

impl InDoubt {
    /// Counts the items of a pool of doubted ones that a blueprint asks for.
    pub fn of(blueprint: &Blueprint, doubted: &Pool) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let admitted = doubted.admitted(blueprint).0;
        let mut each = admitted.iter().map(|row| count(row.len()));
        let sections = blueprint.sections.iter();
        let rows = sections.map(|section| each.by_ref().take(section.rows.len()).collect());
        let rows = rows.collect();
        let items: HashSet<u32> = admitted.into_iter().flatten().collect();
        Self { items: count(items.len()), rows }
    }

    /// How many a row would admit; positions of section and row from 1.
    pub fn row(&self, section: usize, row: usize) -> u32 {
        let rows = section.checked_sub(1).and_then(|at| self.rows.get(at));
        row.checked_sub(1).and_then(|at| rows?.get(at).copied()).unwrap_or(0)
    }
}

/// What the banks have for a blueprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feasibility {
    /// The rows that cannot be met; none when the blueprint can be drawn.
    pub short: Vec<Shortage>,
    /// What fits but is in doubt, and so not drawn.
    pub in_doubt: InDoubt,
}

/// What was drawn, before the items' texts are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Section (from 0) and revision, in paper order.
    pub items: Vec<(usize, RevisionId, Uid)>,
}

/// Which rows a pool cannot meet; none when the blueprint can be drawn.
pub fn shortages(blueprint: &Blueprint, pool: &Pool) -> Vec<Shortage> {
    draw(blueprint, pool, &pool.admitted(blueprint), 0).err().unwrap_or_default()
}

/// Draws the items of a form from a pool, by what the blueprint's rows admit of it.
///
/// # Errors
/// The rows that cannot be met, with what they could get.
pub fn draw(
    blueprint: &Blueprint,
    pool: &Pool,
    admitted: &Admitted,
    seed: u64,
) -> Result<Drawn, Vec<Shortage>> {
    let mut mixer = Mixer::new(seed);
    let rows: Vec<(usize, usize, &Section, &Row)> = blueprint
        .sections
        .iter()
        .enumerate()
        .flat_map(|(s, section)| {
            section.rows.iter().enumerate().map(move |(r, row)| (s, r, section, row))
        })
        .collect();
    let wants: Vec<matching::Want<'_>> = rows
        .iter()
        .zip(&admitted.0)
        .map(|((.., row), admitted)| matching::Want::new(row.count, admitted, &mut mixer))
        .collect();
    let matched = matching::solve(wants);
    let shortages: Vec<Shortage> = rows
        .iter()
        .zip(&matched)
        .filter(|((.., row), got)| got.len() < row.count as usize)
        .map(|((s, r, section, row), got)| Shortage {
            section: s + 1,
            row: r + 1,
            kind: section.kind,
            wanted: row.count,
            available: u32::try_from(got.len()).unwrap_or(u32::MAX),
        })
        .collect();
    if !shortages.is_empty() {
        return Err(shortages);
    }
    let mut items = Vec::with_capacity(blueprint.items() as usize);
    for section in 0..blueprint.sections.len() {
        let mut of_section: Vec<u32> = rows
            .iter()
            .zip(&matched)
            .filter(|((s, ..), _)| *s == section)
            .flat_map(|(_, got)| got.iter().copied())
            .collect();
        if blueprint.shuffle_items {
            mixer.shuffle(&mut of_section);
        }
        items.extend(of_section.into_iter().map(|index| {
            let candidate = &pool.candidates[index as usize];
            (section, candidate.revision, candidate.uid)
        }));
    }
    Ok(Drawn { items })
}

/// Lays out one drawn item: points and option order of each part. `mixer` is the form's second
/// stream (see [`Mixer::options`]), so that option order does not depend on how items were drawn.
pub fn lay_out(
    blueprint: &Blueprint,
    section: usize,
    item: &super::item::Item,
    mixer: &mut Mixer,
) -> Vec<FormPart> {
    let points = blueprint.sections.get(section).map_or(Points::ZERO, |section| section.points);
    let weights: Vec<u16> = item.parts.iter().map(|part| part.weight).collect();
    item.parts
        .iter()
        .zip(points.split(&weights))
        .map(|(part, points)| {
            let mut options: Vec<OptionId> = part.options.iter().map(|option| option.id).collect();
            if blueprint.shuffle_options {
                mixer.shuffle(&mut options);
            }
            FormPart { id: part.id.clone(), points, options }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::blueprint::tests::small;
    use proptest::prelude::*;

    fn pool(singles: usize, multiples: usize, reversed: bool) -> Pool {
        let kinds = std::iter::repeat_n(ItemType::Single, singles)
            .chain(std::iter::repeat_n(ItemType::Multiple, multiples));
        let mut all: Vec<(i64, ItemType)> = (1_i64..).zip(kinds).collect();
        if reversed {
            all.reverse();
        }
        let mut pool = Pool::default();
        for (n, kind) in all {
            let uid = Uid::derived("test", &n.to_string());
            let topic = if n % 2 == 0 { "总则" } else { "执行" };
            pool.add(uid, RevisionId(n), "甲", kind, topic, u8::try_from(n % 5).unwrap() + 1);
        }
        pool.sort();
        pool
    }

    fn drawn(blueprint: &Blueprint, pool: &Pool, seed: u64) -> Result<Drawn, Vec<Shortage>> {
        draw(blueprint, pool, &pool.admitted(blueprint), seed)
    }

    #[test]
    fn the_order_of_loading_does_not_matter() {
        let blueprint = small();
        let drawn = drawn(&blueprint, &pool(20, 20, false), 42).unwrap();
        assert_eq!(drawn, self::drawn(&blueprint, &pool(20, 20, true), 42).unwrap());
        assert_ne!(drawn, self::drawn(&blueprint, &pool(20, 20, false), 43).unwrap());
    }

    #[test]
    fn shortages_name_row_and_what_there_is() {
        let shortages = drawn(&small(), &pool(20, 1, false), 1).unwrap_err();
        let expected =
            Shortage { section: 2, row: 1, kind: ItemType::Multiple, wanted: 2, available: 1 };
        assert_eq!(shortages, [expected]);
    }

    #[test]
    fn items_in_doubt_are_told_by_row_and_counted_once() {
        let mut blueprint = small();
        let mut picky = blueprint.sections[0].rows[0].clone();
        picky.topics = vec!["执行".into()];
        blueprint.sections[0].rows.push(picky);
        // Of ten single and three multiple items every second one has the topic 执行.
        let in_doubt = InDoubt::of(&blueprint, &pool(10, 3, false));
        let rows = [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (0, 0)];
        assert_eq!(rows.map(|(section, row)| in_doubt.row(section, row)), [10, 5, 3, 0, 0, 0]);
        assert_eq!(in_doubt.items, 13);
        assert_eq!(InDoubt::of(&blueprint, &Pool::default()).items, 0);
    }

    #[test]
    fn competing_rows_are_met_when_that_is_possible() {
        // The first row admits everything and must leave the only 执行 items to the second.
        let mut blueprint = small();
        blueprint.sections.truncate(1);
        let section = &mut blueprint.sections[0];
        section.rows[0].count = 5;
        let mut picky = section.rows[0].clone();
        picky.count = 5;
        picky.topics = vec!["执行".into()];
        section.rows.push(picky);
        for seed in 0..50 {
            let drawn = drawn(&blueprint, &pool(10, 0, false), seed).unwrap();
            let distinct: HashSet<Uid> = drawn.items.iter().map(|(.., uid)| *uid).collect();
            assert_eq!(distinct.len(), 10);
        }
    }

    proptest! {
        #[test]
        fn a_form_meets_its_blueprint(seed: u64, singles in 3_usize..40, multiples in 2_usize..40) {
            let drawn = drawn(&small(), &pool(singles, multiples, false), seed).unwrap();
            let distinct: HashSet<Uid> = drawn.items.iter().map(|(.., uid)| *uid).collect();
            prop_assert_eq!(distinct.len(), 5);
            for (section, revision, _) in &drawn.items {
                let single = usize::try_from(revision.0).unwrap() <= singles;
                prop_assert_eq!(single, *section == 0);
            }
        }
    }
}
