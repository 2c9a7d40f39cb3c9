//! Agencies: departments, townships and entrusted organisations, and the tree they form.

use super::code::codes;
use super::custom_field::CustomValues;
use super::id::{AgencyId, Uid};
use super::time::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// Where an agency's power to enforce comes from.
    AgencyKind {
        /// 法定行政机关: an organ with the power by law.
        Statutory = "statutory",
        /// 授权组织: an organisation empowered by a law or regulation.
        Authorised = "authorised",
        /// 委托组织: an organisation that enforces in the name of the organ entrusting it.
        Entrusted = "entrusted",
    }
}

/// Whom to call at an agency (联络员).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Telephone number, as written.
    pub phone: String,
}

/// One agency as it stands on the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Row in this database.
    pub id: AgencyId,
    /// Identity outside this database.
    pub uid: Uid,
    /// The agency above; `None` for a root.
    pub parent: Option<AgencyId>,
    /// Full official name.
    pub name: String,
    /// Name for narrow columns.
    pub short_name: String,
    /// Source of its power.
    pub kind: AgencyKind,
    /// First day it exists; `None` when unknown.
    pub valid_from: Option<Date>,
    /// Last day it exists, inclusive; `None` while it goes on.
    pub valid_to: Option<Date>,
    /// Who took over its functions when it ended (机构改革).
    pub successor: Option<AgencyId>,
    /// Place among its siblings in the official list; ties go by id.
    pub official_order: i32,
    /// Whom to call.
    pub contact: Option<Contact>,
    /// Values of the fields declared by the organisation.
    pub custom: CustomValues,
}

impl Agency {
    /// Whether the agency exists on `date`.
    pub fn exists_on(&self, date: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_to.is_none_or(|to| date <= to)
    }
}

/// Why agencies form no tree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// The same id stands twice.
    #[error("agency {0:?} is listed twice")]
    Duplicate(AgencyId),
    /// The agency above is not among the agencies.
    #[error("agency {child:?} names {parent:?} above it, which does not exist")]
    UnknownParent {
        /// The agency with the wrong entry.
        child: AgencyId,
        /// What it names.
        parent: AgencyId,
    },
    /// Following the agencies above leads back to this one.
    #[error("agency {0:?} is above itself")]
    Cycle(AgencyId),
}

/// The agencies of one database in official order, each after the one above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyTree {
    order: Vec<AgencyId>,
    parents: BTreeMap<AgencyId, Option<AgencyId>>,
}

impl AgencyTree {
    /// Builds the tree from agencies in any order.
    ///
    /// # Errors
    /// [`TreeError`] names the first agency that does not fit.
    pub fn new(agencies: &[Agency]) -> Result<Self, TreeError> {
        let mut parents = BTreeMap::new();
        for agency in agencies {
            if parents.insert(agency.id, agency.parent).is_some() {
                return Err(TreeError::Duplicate(agency.id));
            }
        }
        let mut children: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for agency in agencies {
            if let Some(parent) = agency.parent.filter(|parent| !parents.contains_key(parent)) {
                return Err(TreeError::UnknownParent { child: agency.id, parent });
            }
            let place = (agency.official_order, agency.id);
            children.entry(agency.parent).or_default().insert(place);
        }
        let mut order = Vec::with_capacity(agencies.len());
        let mut open = vec![None];
        while let Some(above) = open.pop() {
            order.extend(above);
            let below = children.get(&above).into_iter().flatten().rev();
            open.extend(below.map(|&(_, id)| Some(id)));
        }
        let reached: BTreeSet<_> = order.iter().collect();
        match parents.keys().find(|id| !reached.contains(id)) {
            Some(&lost) => Err(TreeError::Cycle(lost)),
            None => Ok(Self { order, parents }),
        }
    }

    /// Every agency in official order, each after the one above it.
    pub fn order(&self) -> &[AgencyId] {
        &self.order
    }

    /// From the root down to `id`, both included; empty for an unknown agency.
    pub fn path(&self, id: AgencyId) -> Vec<AgencyId> {
        let known = self.parents.contains_key(&id).then_some(id);
        let up = |id: &AgencyId| self.parents.get(id).copied().flatten();
        let mut path: Vec<_> = std::iter::successors(known, up).collect();
        path.reverse();
        path
    }

    /// `id` and everything below it, in official order; empty for an unknown agency.
    pub fn subtree(&self, id: AgencyId) -> Vec<AgencyId> {
        self.order.iter().copied().filter(|&below| self.is_within(below, id)).collect()
    }

    /// Whether `below` is `above` or lies under it.
    pub fn is_within(&self, below: AgencyId, above: AgencyId) -> bool {
        self.path(below).contains(&above)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn agency(id: i64, parent: Option<i64>, official_order: i32) -> Agency {
        Agency {
            id: AgencyId(id),
            uid: Uid::v7(Timestamp::from_millis(id), [0; 10]),
            parent: parent.map(AgencyId),
            name: format!("单位{id}"),
            short_name: format!("{id}"),
            kind: AgencyKind::Statutory,
            valid_from: None,
            valid_to: None,
            successor: None,
            official_order,
            contact: None,
            custom: CustomValues::default(),
        }
    }

    fn ids(ids: &[i64]) -> Vec<AgencyId> {
        ids.iter().copied().map(AgencyId).collect()
    }

    #[test]
    fn official_order_runs_down_the_tree() {
        let tree = AgencyTree::new(&[
            agency(4, Some(2), 1),
            agency(3, Some(1), 1),
            agency(2, Some(1), 2),
            agency(1, None, 1),
            agency(5, Some(2), 1),
        ])
        .unwrap();
        assert_eq!(tree.order(), ids(&[1, 3, 2, 4, 5]));
        assert_eq!(tree.subtree(AgencyId(2)), ids(&[2, 4, 5]));
        assert_eq!(tree.path(AgencyId(5)), ids(&[1, 2, 5]));
        assert!(tree.path(AgencyId(9)).is_empty() && tree.subtree(AgencyId(9)).is_empty());
        assert!(!tree.is_within(AgencyId(3), AgencyId(2)));
    }

    #[test]
    fn what_is_no_tree_is_named() {
        let cases = [
            (vec![agency(1, None, 1), agency(1, None, 2)], TreeError::Duplicate(AgencyId(1))),
            (
                vec![agency(1, Some(7), 1)],
                TreeError::UnknownParent { child: AgencyId(1), parent: AgencyId(7) },
            ),
            (
                vec![agency(1, None, 1), agency(2, Some(3), 1), agency(3, Some(2), 1)],
                TreeError::Cycle(AgencyId(2)),
            ),
        ];
        for (agencies, error) in cases {
            assert_eq!(AgencyTree::new(&agencies), Err(error));
        }
    }

    #[test]
    fn the_last_day_of_an_agency_counts() {
        let mut ended = agency(1, None, 1);
        ended.valid_from = Some(date(2019, 3, 1));
        ended.valid_to = Some(date(2024, 12, 31));
        assert!(ended.exists_on(date(2019, 3, 1)) && ended.exists_on(date(2024, 12, 31)));
        assert!(!ended.exists_on(date(2019, 2, 28)) && !ended.exists_on(date(2025, 1, 1)));
    }

    proptest! {
        /// Each agency once, every parent before its children, subtrees are consistent with paths.
        #[test]
        fn every_agency_stands_once_after_the_one_above(
            links in prop::collection::vec((any::<prop::sample::Index>(), 0..5i32), 1..40),
        ) {
            let agencies: Vec<_> = links
                .iter()
                .enumerate()
                .map(|(n, (above, order))| {
                    let parent = (n > 0).then(|| above.index(n) as i64);
                    agency(n as i64, parent, *order)
                })
                .collect();
            let tree = AgencyTree::new(&agencies).unwrap();
            let mut sorted = tree.order().to_vec();
            sorted.sort();
            prop_assert_eq!(sorted, agencies.iter().map(|a| a.id).collect::<Vec<_>>());
            for agency in &agencies {
                let place = |id| tree.order().iter().position(|&other| other == id);
                prop_assert!(agency.parent.is_none_or(|above| place(above) < place(agency.id)));
                prop_assert_eq!(tree.subtree(agency.id).first().copied(), Some(agency.id));
            }
        }
    }
}
