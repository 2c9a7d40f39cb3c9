//! What speaks against a sitting before it is scheduled, although its own rules hold together.

use super::schedule::Schedule;
use crate::app::actor::require;
use crate::app::bank::BankRefusal;
use crate::app::blueprint::BlueprintRefusal;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, form};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::BlueprintId;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingKind;
use crate::store::{Tx, banks, blueprints, enrolment};
use std::sync::Arc;

pub use crate::store::enrolment::Overlap;

/// The sittings at the same time that list some of the same people.
///
/// # Errors
/// Refused without the permission, when a bank's purpose keeps it out of such sittings, and when the
/// banks cannot meet the blueprint today: every row that is short is named.
pub fn conflicts(app: &Arc<App>, actor: &Actor, plan: &Schedule) -> Result<Vec<Overlap>, AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    app.read(|tx| {
        can_be_drawn(app, actor, tx, plan.blueprint, plan.rules.kind)?;
        let window = plan.rules.opens_at.zip(plan.rules.closes_at);
        window.map_or(Ok(Vec::new()), |(from, to)| {
            Ok(enrolment::overlaps(tx, from, to, &plan.officers)?)
        })
    })
}

/// Refuses a blueprint with a bank that such sittings do not take, or that the banks cannot meet as
/// they are now.
pub(super) fn can_be_drawn(
    app: &App,
    actor: &Actor,
    tx: &mut Tx<'_>,
    id: BlueprintId,
    sitting: SittingKind,
) -> Result<(), AppError> {
    let stored = blueprints::list(tx, false)?.into_iter().find(|one| one.id == id);
    let body = stored.ok_or_else(|| Missing::new("blueprint", id.0))?.body;
    admits(tx, &body, sitting)?;
    let found = form::feasible(app, actor, tx, &body, sitting)?;
    match found.short.is_empty() {
        true => Ok(()),
        false => Err(BlueprintRefusal::Infeasible(found).into()),
    }
}

/// Refuses a blueprint with a bank that such sittings do not take.
pub(super) fn admits(
    tx: &mut Tx<'_>,
    body: &Blueprint,
    sitting: SittingKind,
) -> Result<(), AppError> {
    for bank in &body.banks {
        let Some(header) = banks::find(tx, bank)?.map(|stored| stored.header) else { continue };
        let (bank, purpose) = (header.name, header.purpose);
        if !purpose.admits(sitting) {
            return Err(BankRefusal::NotFor { bank, purpose, sitting }.into());
        }
    }
    Ok(())
}
