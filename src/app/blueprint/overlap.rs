//! How much papers of a blueprint have in common, as the banks are now.

use super::BlueprintRefusal;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, form};
use crate::domain::drawing::overlap::{self, Overlap};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::store::blueprints;
use std::sync::Arc;

/// Draws papers without keeping them and tells what they have in common.
///
/// # Errors
/// When the person may not see banks, there is no such blueprint, the banks cannot meet it, or the
/// store fails.
pub fn overlap(
    app: &Arc<App>,
    actor: &Actor,
    code: &str,
    papers: u32,
    seed: u64,
) -> Result<Overlap, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    let stored = app.read(|tx| Ok(blueprints::find(tx, code)?))?;
    let blueprint = stored.ok_or_else(|| Missing::new("blueprint", code))?.body;
    form::prepare(app, &blueprint.banks, SittingKind::Formal)?;
    let ready = app.read(|tx| Ok(app.pools.of(tx, &blueprint.banks, SittingKind::Formal)?))?;
    if let Some(found) = overlap::overlap(&blueprint, &ready.pool, papers, seed) {
        return Ok(found);
    }
    let found = app.read(|tx| form::feasible(app, actor, tx, &blueprint, SittingKind::Formal))?;
    Err(BlueprintRefusal::Infeasible(found).into())
}
