//! Taking a version out that was loaded by mistake.

use super::{Which, find};
use crate::app::actor::require;
use crate::app::doubt::review::follow_up;
use crate::app::doubt::withdraw::withdraw;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::store::statutes;
use std::sync::Arc;

/// Takes a version out; it can be loaded again from its file. Items stay as they are: headers that
/// were brought up to it go back, confirmations for it count no more, and what was written for it is
/// in doubt, because it cites a text that nobody has.
///
/// # Errors
/// When the person may not remove statutes, there is no such version, or the store fails.
pub fn remove(app: &Arc<App>, actor: &Actor, name: &str, version: Date) -> Result<(), AppError> {
    require(app, actor, Permission::EditStatutes, Target::District)?;
    let name = name.to_owned();
    let at = app.now();
    app.write(actor, at, move |tx| {
        let found = find(tx, &name, Which::Version(version))?;
        withdraw(tx, &found, None, at)?;
        statutes::remove(tx, found.id)?;
        let detail = serde_json::json!({ "version": version, "articles": found.articles });
        Ok(((), Trace::new("statute.remove", "statute", &found.outline.name).with(detail)))
    })?;
    follow_up(app);
    Ok(())
}
