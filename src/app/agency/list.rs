//! The list of agencies.

use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError};
use crate::domain::agency::Agency;
use crate::domain::role::Permission;
use crate::store::Within;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The agency.
    pub agency: Agency,
    /// Agencies above it: 0 for a root.
    pub depth: usize,
    /// Name of the agency above.
    pub parent: Option<String>,
    /// Short name of the one that took over.
    pub successor: Option<String>,
    /// Whether it exists today.
    pub exists: bool,
}

/// The agencies within the actor's reach in official order, each after the one above it; also
/// those that have ended.
///
/// # Errors
/// A refusal for whoever sees no officers.
pub fn list(app: &App, actor: &Actor) -> Result<Vec<Line>, AppError> {
    let reach = reach(app, actor, Permission::ViewOfficers)?;
    let today = app.today();
    app.read(|tx| {
        let organisation = Organisation::load(tx)?;
        let within = organisation.within(&reach);
        let sees = |agency: &Agency| match &within {
            Within::Everyone => true,
            Within::Agencies(seen) => seen.contains(&agency.id),
            Within::Officer(_) => false,
        };
        let name = |id| organisation.get(id).map(|agency| agency.short_name.clone());
        let lines = organisation.ordered().filter(|agency| sees(agency)).map(|agency| Line {
            depth: organisation.tree.path(agency.id).len().saturating_sub(1),
            parent: agency.parent.and_then(name),
            successor: agency.successor.and_then(name),
            exists: agency.exists_on(today),
            agency: agency.clone(),
        });
        Ok(lines.collect())
    })
}
