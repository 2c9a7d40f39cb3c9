//! Taking a blueprint out of use, and back into it.

use super::BlueprintRefusal;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::role::{Permission, Target};
use crate::store::blueprints;
use std::sync::Arc;

/// Takes a blueprint out of use for a reason that the audit keeps: no new sitting can be made from
/// it, and sittings that have it go on.
///
/// # Errors
/// When the person may not change blueprints, there is none with this code, it is out of use
/// already, or the store fails.
pub fn retire(app: &Arc<App>, actor: &Actor, code: &str, reason: &str) -> Result<(), AppError> {
    set(app, actor, code, true, reason)
}

/// Takes a retired blueprint back into use.
///
/// # Errors
/// As for [`retire`], when it is in use already.
pub fn reinstate(app: &Arc<App>, actor: &Actor, code: &str) -> Result<(), AppError> {
    set(app, actor, code, false, "")
}

fn set(
    app: &Arc<App>,
    actor: &Actor,
    code: &str,
    retired: bool,
    reason: &str,
) -> Result<(), AppError> {
    require(app, actor, Permission::EditBlueprints, Target::District)?;
    let (code, reason) = (code.to_owned(), reason.to_owned());
    let action = if retired { "blueprint.retire" } else { "blueprint.reinstate" };
    app.write(actor, app.now(), move |tx| {
        let stored =
            blueprints::find(tx, &code)?.ok_or_else(|| Missing::new("blueprint", &code))?;
        if stored.retired == retired {
            return Err(BlueprintRefusal::StandsSo(retired).into());
        }
        blueprints::set_retired(tx, &code, retired)?;
        let detail = serde_json::json!({ "reason": &reason });
        Ok(((), Trace::new(action, "blueprint", &code).with(detail)))
    })
}
