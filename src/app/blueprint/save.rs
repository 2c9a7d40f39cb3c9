//! Keeping a blueprint as its next revision.

use super::{blueprint_uid, checked};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::BlueprintId;
use crate::domain::role::{Permission, Target};
use crate::store::{Tx, blueprints};
use std::sync::Arc;

/// Keeps a blueprint that comes from a file, whether or not there is one with its code; one that
/// changes nothing makes no revision.
///
/// # Errors
/// When the person may not change blueprints, it breaks rules, or the store fails.
pub fn save(app: &Arc<App>, actor: &Actor, blueprint: Blueprint) -> Result<BlueprintId, AppError> {
    require(app, actor, Permission::EditBlueprints, Target::District)?;
    let blueprint = checked(blueprint)?;
    let stored = app.read(|tx| Ok(blueprints::find(tx, &blueprint.code)?))?;
    if let Some(same) = stored.filter(|stored| stored.body == blueprint) {
        return Ok(same.id);
    }
    store(app, actor, blueprint, |_, _| Ok(()))
}

/// Adds a revision in the transaction in which `fits` has agreed to it.
pub(super) fn store(
    app: &Arc<App>,
    actor: &Actor,
    blueprint: Blueprint,
    fits: impl Fn(&mut Tx<'_>, &Blueprint) -> Result<(), AppError> + Send + 'static,
) -> Result<BlueprintId, AppError> {
    let (at, account) = (app.now(), actor.account);
    app.write(actor, at, move |tx| {
        fits(tx, &blueprint)?;
        let uid = blueprint_uid(&blueprint.code);
        let id = blueprints::add_revision(tx, uid, &blueprint, account, at)?;
        Ok((id, Trace::new("blueprint.save", "blueprint", &blueprint.code)))
    })
}
