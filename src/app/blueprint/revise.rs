//! Changing a blueprint: its next revision; sittings and papers keep theirs.

use super::save::store;
use super::{BlueprintRefusal, checked};
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::BlueprintId;
use crate::domain::role::{Permission, Target};
use crate::store::blueprints;
use std::sync::Arc;

/// Keeps a blueprint as the revision after number `base`, the one it was written from.
///
/// # Errors
/// When the person may not change blueprints, it breaks rules or changes nothing, there is none
/// with its code, somebody else saved a revision after `base`, or the store fails.
pub fn revise(
    app: &Arc<App>,
    actor: &Actor,
    base: i64,
    blueprint: Blueprint,
) -> Result<BlueprintId, AppError> {
    require(app, actor, Permission::EditBlueprints, Target::District)?;
    let blueprint = checked(blueprint)?;
    store(app, actor, blueprint, move |tx, blueprint| {
        let stored = blueprints::find(tx, &blueprint.code)?
            .ok_or_else(|| Missing::new("blueprint", &blueprint.code))?;
        if stored.number != base {
            return Err(BlueprintRefusal::ChangedMeanwhile(stored.number).into());
        }
        if stored.body == *blueprint {
            return Err(BlueprintRefusal::Unchanged.into());
        }
        Ok(())
    })
}
