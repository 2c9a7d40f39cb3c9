//! Reading the audit.

use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
pub use crate::store::audit::{Entry, Filter, Found};

use crate::store::audit;
use std::sync::Arc;

/// The newest rows that a filter keeps, `limit` at most.
///
/// # Errors
/// Refused without the permission.
pub fn search(
    app: &Arc<App>,
    actor: &Actor,
    filter: &Filter,
    limit: usize,
) -> Result<Vec<Found>, AppError> {
    require(app, actor, Permission::ViewAudit, Target::District)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    app.read(|tx| Ok(audit::search(tx, filter, limit)?))
}

/// The newest rows first whose actor, action or target holds `text`; all of them without a limit.
///
/// # Errors
/// Refused without the permission.
pub fn list(
    app: &Arc<App>,
    actor: &Actor,
    text: &str,
    limit: Option<usize>,
) -> Result<Vec<Entry>, AppError> {
    require(app, actor, Permission::ViewAudit, Target::District)?;
    let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(i64::MAX);
    app.read(|tx| Ok(audit::page(tx, text, None, limit)?))
}
