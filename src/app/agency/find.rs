//! Finding an agency by what somebody typed.

use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::agency::Agency;
use crate::domain::role::{Permission, Target};
use crate::store::agencies;

/// The agency with this name, short name or uid.
///
/// # Errors
/// [`Missing`], or a refusal for whoever sees no officers.
pub fn find(app: &App, actor: &Actor, name: &str) -> Result<Agency, AppError> {
    require(app, actor, Permission::ViewOfficers, Target::Some)?;
    app.read(|tx| {
        if let Some(found) = agencies::named(tx, name.trim())? {
            return Ok(found);
        }
        let by_uid = agencies::all(tx)?.into_iter().find(|one| one.uid.to_string() == name.trim());
        by_uid.ok_or_else(|| Missing::new("agency", name).into())
    })
}
