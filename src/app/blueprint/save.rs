//! Keeping a blueprint as its next revision.

use super::{BlueprintRefusal, blueprint_uid};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::BlueprintId;
use crate::domain::role::{Permission, Target};
use crate::store::blueprints;
use std::sync::Arc;

/// Keeps a blueprint; one that changes nothing makes no revision. Sittings and papers keep the
/// revision they were made with.
///
/// # Errors
/// When the person may not change blueprints, it breaks rules, or the store fails.
pub fn save(app: &Arc<App>, actor: &Actor, blueprint: Blueprint) -> Result<BlueprintId, AppError> {
    require(app, actor, Permission::EditBlueprints, Target::District)?;
    let at = app.now();
    let faults = blueprint.faults();
    if !faults.is_empty() {
        return Err(BlueprintRefusal::Faults(faults).into());
    }
    let stored = app.read(|tx| Ok(blueprints::find(tx, &blueprint.code)?))?;
    if let Some(same) = stored.filter(|stored| stored.body == blueprint) {
        return Ok(same.id);
    }
    let account = actor.account;
    app.write(actor, at, move |tx| {
        let uid = blueprint_uid(&blueprint.code);
        let id = blueprints::add_revision(tx, uid, &blueprint, account, at)?;
        Ok((id, Trace::new("blueprint.save", "blueprint", &blueprint.code)))
    })
}
