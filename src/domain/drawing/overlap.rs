//! How much papers of one blueprint have in common, and how many have nothing in common.

use super::{Drawn, Pool, draw};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::Uid;
use std::collections::BTreeSet;

/// The most papers without a common item that are looked for; no site needs more.
const MOST: u32 = 50;

/// What several papers of a blueprint have in common.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Overlap {
    /// Items of a paper.
    pub items: u32,
    /// How many papers were drawn for the mean.
    pub papers: u32,
    /// Items that two of them have in common, in the mean over all pairs.
    pub mean: f64,
    /// The same as a share of a paper, 0 to 1.
    pub share: f64,
    /// How many papers were drawn one after the other without any item coming twice; 50 is the most
    /// that is tried.
    pub disjoint: u32,
}

/// Draws `papers` papers (at least two) with the seeds from `seed` on, and as many as there are
/// without a common item. None when the pool cannot meet the blueprint at all.
pub fn overlap(blueprint: &Blueprint, pool: &Pool, papers: u32, seed: u64) -> Option<Overlap> {
    let papers = papers.max(2);
    let admitted = pool.admitted(blueprint);
    let drawn: Vec<BTreeSet<Uid>> = (0..u64::from(papers))
        .map(|n| {
            let drawn = draw(blueprint, pool, &admitted, seed.wrapping_add(n));
            drawn.ok().map(|drawn| uids(&drawn))
        })
        .collect::<Option<_>>()?;
    let mut common = 0_usize;
    for (at, one) in drawn.iter().enumerate() {
        common += drawn[..at].iter().map(|other| one.intersection(other).count()).sum::<usize>();
    }
    let pairs = f64::from(papers) * f64::from(papers - 1) / 2.0;
    let items = blueprint.items();
    let mean = common as f64 / pairs;
    Some(Overlap {
        items,
        papers,
        mean,
        share: mean / f64::from(items.max(1)),
        disjoint: disjoint(blueprint, pool, seed),
    })
}

/// How many papers can be drawn one after the other, each without the items of those before.
fn disjoint(blueprint: &Blueprint, pool: &Pool, seed: u64) -> u32 {
    let mut rest = pool.clone();
    for n in 0..MOST {
        let admitted = rest.admitted(blueprint);
        let seed = seed.wrapping_add(u64::from(n));
        let Ok(drawn) = draw(blueprint, &rest, &admitted, seed) else { return n };
        let used = uids(&drawn);
        rest.candidates.retain(|candidate| !used.contains(&candidate.uid));
    }
    MOST
}

fn uids(drawn: &Drawn) -> BTreeSet<Uid> {
    drawn.items.iter().map(|(_, _, uid)| *uid).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::blueprint::{Row, Section};
    use crate::domain::id::RevisionId;
    use crate::domain::item::ItemType;
    use crate::domain::points::Points;
    use crate::domain::scoring::ScoringRule;

    fn blueprint(count: u32) -> Blueprint {
        let row = Row {
            count,
            topics: Vec::new(),
            banks: Vec::new(),
            min_difficulty: None,
            max_difficulty: None,
        };
        Blueprint {
            code: "a".into(),
            name: "a".into(),
            description: String::new(),
            banks: vec!["库".into()],
            minutes: 1,
            pass_mark: Points(100),
            scoring: ScoringRule::default(),
            shuffle_items: true,
            shuffle_options: true,
            basis: String::new(),
            verified: false,
            sections: vec![Section {
                title: String::new(),
                kind: ItemType::Single,
                points: Points(100),
                rows: vec![row],
            }],
        }
    }

    fn pool(items: i64) -> Pool {
        let mut pool = Pool::default();
        for n in 0..items {
            let uid = Uid::derived("item", &n.to_string());
            pool.add(uid, RevisionId(n), "库", ItemType::Single, "题", 1);
        }
        pool.sort();
        pool
    }

    #[test]
    fn papers_share_what_chance_makes_them_share() {
        // Two papers of 10 out of 100 share 10 × 10 / 100 = 1 item in the mean.
        let found = overlap(&blueprint(10), &pool(100), 60, 7).unwrap();
        assert!((found.mean - 1.0).abs() < 0.2, "{found:?}");
        assert!((found.share - found.mean / 10.0).abs() < 1e-9);
        assert_eq!((found.items, found.papers, found.disjoint), (10, 60, 10));
    }

    #[test]
    fn the_whole_pool_is_one_paper() {
        let found = overlap(&blueprint(10), &pool(10), 3, 7).unwrap();
        assert_eq!((found.mean, found.share, found.disjoint), (10.0, 1.0, 1));
        assert_eq!(overlap(&blueprint(11), &pool(10), 3, 7), None);
        assert_eq!(overlap(&blueprint(1), &pool(1_000), 2, 7).unwrap().disjoint, MOST);
    }
}
