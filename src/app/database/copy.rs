//! Moving an organisation from one database to another, of either kind.

use super::DatabaseRefused;
use crate::app::search::refresh::refresh;
use crate::app::{Actor, App, AppError, Trace, actor};
use crate::domain::role::{Permission, Target};
use crate::store::{Location, Options, Store, copy};
use std::sync::Arc;

/// Copies everything into an empty database and leaves a trace in both. Gives how many rows each
/// table has.
///
/// # Errors
/// [`DatabaseRefused::NotEmpty`], a refusal for lack of permission, or either store's; then the
/// target is as empty as it was and the copy can be tried again.
pub fn copy(
    app: &Arc<App>,
    actor: &Actor,
    to: &Location,
) -> Result<Vec<(&'static str, i64)>, AppError> {
    actor::require(app, actor, Permission::ManageDatabase, Target::District)?;
    let target = Store::open(to, &Options::default(), app.now())?;
    if target.read(copy::counts)?.iter().any(|(_, rows)| *rows > 0) {
        return Err(DatabaseRefused::NotEmpty.into());
    }
    let moved = copy::copy(&app.store, &target)?;
    let (from, to) = (app.store.location().to_string(), to.to_string());
    let detail = serde_json::json!({ "from": from, "to": to });
    let trace = Trace::new("database.copy", "database", &to).with(detail);
    let there = Arc::new(App {
        store: target,
        clock: app.clock.clone(),
        entropy: app.entropy.clone(),
        passwords: app.passwords.clone(),
        pools: Default::default(),
        answers: crate::app::exam::answer::answers(),
        reviews: Default::default(),
        site: app.site.clone(),
        zone: app.zone.clone(),
    });
    refresh(&there)?;
    for side in [&there, app] {
        let trace = trace.clone();
        side.write(actor, side.now(), move |_| Ok(((), trace.clone())))?;
    }
    Ok(moved)
}
