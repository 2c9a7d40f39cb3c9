//! What the site's settings were and are, and who set them.

use crate::app::{Actor, App, AppError, actor};
use crate::domain::role::{Permission, Target};
use crate::store::site;

pub use crate::store::site::Dated;

/// Every value that was ever set for the organisation and its rules, the newest first.
///
/// # Errors
/// A refusal for whoever does not manage the site.
pub fn history(app: &App, actor: &Actor) -> Result<Vec<Dated>, AppError> {
    actor::require(app, actor, Permission::ManageSite, Target::District)?;
    app.read(|tx| Ok(site::history(tx)?))
}
