//! Making the index anew, for somebody who does not trust it.

use super::refresh::refresh;
use super::turn::take_away;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::role::{Permission, Target};
use crate::store::search;
use std::sync::Arc;

/// Empties the index and fills it again; gives how many documents it has then. Meanwhile lists are
/// searched without it.
///
/// # Errors
/// When the person may not look after the database, or the store fails.
pub fn reindex(app: &Arc<App>, actor: &Actor) -> Result<usize, AppError> {
    require(app, actor, Permission::ManageDatabase, Target::District)?;
    let target = app.store.location().to_string();
    app.write(actor, app.now(), move |tx| {
        take_away(tx)?;
        search::clear(tx)?;
        Ok(((), Trace::new("database.reindex", "database", &target)))
    })?;
    refresh(app)
}
