//! What the lists of people can be narrowed to.

use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError};
use crate::domain::id::AgencyId;
use crate::domain::role::Permission;
use crate::store::credentials;
use std::sync::Arc;

/// An agency to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyChoice {
    /// Which.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// How deep it lies in the tree; 0 for a root.
    pub depth: usize,
}

/// The agencies whose people the actor may see, in official order.
///
/// # Errors
/// Refused without the permission.
pub fn agencies(app: &Arc<App>, actor: &Actor) -> Result<Vec<AgencyChoice>, AppError> {
    let reach = reach(app, actor, Permission::ViewOfficers)?;
    app.read(|tx| {
        let organisation = Organisation::load(tx)?;
        let choice = |(agency, depth): (&crate::domain::agency::Agency, usize)| AgencyChoice {
            id: agency.id,
            name: agency.name.clone(),
            depth,
        };
        Ok(organisation.reached(&reach).into_iter().map(choice).collect())
    })
}

/// The categories of enforcement that cards are for.
///
/// # Errors
/// Refused without the permission.
pub fn categories(app: &Arc<App>, actor: &Actor) -> Result<Vec<String>, AppError> {
    reach(app, actor, Permission::ViewOfficers)?;
    app.read(|tx| Ok(credentials::categories(tx)?))
}
