//! Scheduling a sitting.

use super::ExamRefusal;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::{BlueprintId, OfficerId, SittingId};
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::SittingRules;
use crate::store::sittings::{self, NewSitting};
use std::sync::Arc;

/// What a trainer decides about a sitting.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// Name shown to people.
    pub name: String,
    /// Its rules.
    pub rules: SittingRules,
    /// The blueprint revision papers are drawn from.
    pub blueprint: BlueprintId,
    /// Who may enter; ignored for practice.
    pub officers: Vec<OfficerId>,
}

/// Schedules a sitting.
///
/// # Errors
/// Refused without the permission, for rules of time that contradict each other, for banks whose
/// purpose keeps them out of such a sitting, and when the banks cannot meet the blueprint.
pub fn schedule(app: &Arc<App>, actor: &Actor, plan: Schedule) -> Result<SittingId, AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    let at = app.now();
    let minutes = plan.rules.minutes;
    plan.rules.check(at).map_err(|fault| ExamRefusal::Rules { fault, minutes })?;
    let new = NewSitting {
        uid: app.uid(at),
        name: plan.name,
        rules: plan.rules,
        blueprint: plan.blueprint,
        officers: plan.officers,
        account: actor.account,
        created_at: at,
    };
    let (within, author) = (Arc::clone(app), actor.clone());
    app.write(actor, at, move |tx| {
        super::conflicts::can_be_drawn(&within, &author, tx, new.blueprint, new.rules.kind)?;
        let id = sittings::insert(tx, &new)?;
        let trace = Trace::new("exam.schedule", "sitting", new.uid)
            .with(serde_json::json!({ "name": new.name, "officers": new.officers.len() }));
        Ok((id, trace))
    })
}
