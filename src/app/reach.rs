//! What a person's reach means for a list, and where an officer stands in the tree of agencies.

use super::AppError;
use crate::domain::agency::{Agency, AgencyTree};
use crate::domain::id::{AgencyId, OfficerId};
use crate::domain::officer::Assignment;
use crate::domain::role::Reach;
use crate::domain::time::Date;
use crate::store::{StoreError, Tx, Within, agencies, assignments};

/// Every agency, and the tree they form.
#[derive(Debug, Clone)]
pub struct Organisation {
    agencies: Vec<Agency>,
    /// The tree.
    pub tree: AgencyTree,
}

impl Organisation {
    /// Reads the agencies.
    ///
    /// # Errors
    /// Whatever the store refuses; agencies that form no tree are damage.
    pub fn load(tx: &mut Tx<'_>) -> Result<Self, AppError> {
        let agencies = agencies::all(tx)?;
        let tree =
            AgencyTree::new(&agencies).map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok(Self { agencies, tree })
    }

    /// An agency.
    pub fn get(&self, id: AgencyId) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// The agency with this uid, name or short name.
    pub fn named(&self, text: &str) -> Option<&Agency> {
        let is = |agency: &&Agency| agency.name == text || agency.uid.to_string() == text;
        let short = |agency: &&Agency| !text.is_empty() && agency.short_name == text;
        self.ordered().find(is).or_else(|| self.ordered().find(short))
    }

    /// The agencies in official order.
    pub fn ordered(&self) -> impl Iterator<Item = &Agency> {
        self.tree.order().iter().filter_map(|id| self.get(*id))
    }

    /// The rows a reach covers.
    pub fn within(&self, reach: &Reach) -> Within {
        match reach {
            Reach::District => Within::Everyone,
            Reach::Own(officer) => Within::Officer(*officer),
            Reach::Agencies(held) => Within::Agencies(self.below(held)),
        }
    }

    /// The rows a reach covers, narrowed further to one agency and what is below it.
    pub fn within_agency(&self, reach: &Reach, agency: Option<AgencyId>) -> Within {
        let Some(agency) = agency else { return self.within(reach) };
        let wanted = self.tree.subtree(agency);
        match self.within(reach) {
            Within::Everyone => Within::Agencies(wanted),
            Within::Agencies(held) => {
                Within::Agencies(wanted.into_iter().filter(|one| held.contains(one)).collect())
            }
            own @ Within::Officer(_) => own,
        }
    }

    /// The agencies that a reach covers, in official order, each with how deep it lies in the tree.
    pub fn reached(&self, reach: &Reach) -> Vec<(&Agency, usize)> {
        let covered = match self.within(reach) {
            Within::Everyone => None,
            Within::Agencies(agencies) => Some(agencies),
            Within::Officer(_) => Some(Vec::new()),
        };
        self.ordered()
            .filter(|agency| covered.as_ref().is_none_or(|held| held.contains(&agency.id)))
            .map(|agency| (agency, self.tree.path(agency.id).len().saturating_sub(1)))
            .collect()
    }

    fn below(&self, above: &[AgencyId]) -> Vec<AgencyId> {
        let order = self.tree.order().iter().copied();
        order.filter(|one| above.iter().any(|above| self.tree.is_within(*one, *above))).collect()
    }
}

/// The path, from the root, of the agency where an officer works on a day or worked last; empty
/// for one who was never assigned.
///
/// # Errors
/// Whatever the store refuses.
pub fn path_of(tx: &mut Tx<'_>, officer: OfficerId, on: Date) -> Result<Vec<AgencyId>, AppError> {
    let career = assignments::of_officer(tx, officer)?;
    let Some(post) = latest(&career, on) else { return Ok(Vec::new()) };
    Ok(Organisation::load(tx)?.tree.path(post.works_at()))
}

/// The assignment that began last, up to a day, whether or not it still runs.
pub fn latest(career: &[Assignment], on: Date) -> Option<&Assignment> {
    career.iter().filter(|post| post.from <= on).max_by_key(|post| post.from)
}
