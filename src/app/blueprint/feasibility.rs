//! Whether the banks can meet a blueprint as they are now, in the kind of sitting that admits most.

use crate::app::actor::require;
use crate::app::{Actor, App, AppError, form};
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing::Feasibility;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use std::sync::Arc;

/// The rows that cannot be met, each with what it could get, and how much more would fit but is in
/// doubt, in banks that the person may read.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn feasibility(
    app: &Arc<App>,
    actor: &Actor,
    blueprint: &Blueprint,
) -> Result<Feasibility, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    form::prepare(app, &blueprint.banks, SittingKind::Formal)?;
    app.read(|tx| form::feasible(app, actor, tx, blueprint, SittingKind::Formal))
}
