//! Whether the banks can meet a blueprint as they are now, in the kind of sitting that admits most.

use crate::app::actor::require;
use crate::app::{Actor, App, AppError, form};
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing::{self, Shortage};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use std::sync::Arc;

/// The rows that cannot be met, each with what it could get; empty when it can be drawn.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn feasibility(
    app: &Arc<App>,
    actor: &Actor,
    blueprint: &Blueprint,
) -> Result<Vec<Shortage>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    form::prepare(app, &blueprint.banks, SittingKind::Formal)?;
    let ready = app.read(|tx| Ok(app.pools.of(tx, &blueprint.banks, SittingKind::Formal)?))?;
    Ok(drawing::feasibility(blueprint, &ready.pool))
}
