//! Keeping a new blueprint.

use super::save::store;
use super::{BlueprintRefusal, checked};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::BlueprintId;
use crate::domain::role::{Permission, Target};
use crate::store::blueprints;
use std::sync::Arc;

/// Keeps a blueprint under a code that no other has, used or retired.
///
/// # Errors
/// When the person may not change blueprints, it breaks rules, its code is taken, or the store
/// fails.
pub fn create(
    app: &Arc<App>,
    actor: &Actor,
    blueprint: Blueprint,
) -> Result<BlueprintId, AppError> {
    require(app, actor, Permission::EditBlueprints, Target::District)?;
    let blueprint = checked(blueprint)?;
    store(app, actor, blueprint, |tx, blueprint| match blueprints::find(tx, &blueprint.code)? {
        Some(_) => Err(BlueprintRefusal::Taken(blueprint.code.clone()).into()),
        None => Ok(()),
    })
}
