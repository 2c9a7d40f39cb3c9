//! What a new revision of an item is measured by.

use crate::app::actor::require;
use crate::app::doubt::outlines;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::domain::statute::StatuteOutline;
use crate::store::banks;
use std::sync::Arc;

/// The outlines by which the citations of a new item or revision of this bank are judged today: the
/// statutes of its header, each in the version in force where a later one is loaded.
///
/// # Errors
/// When the person may not change banks, there is no such bank, or the store fails.
pub fn measure(app: &Arc<App>, actor: &Actor, bank: &str) -> Result<Vec<StatuteOutline>, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let today = app.today();
    app.read(|tx| {
        let stored = banks::find(tx, bank)?.ok_or_else(|| Missing::new("bank", bank))?;
        Ok(outlines(tx, &stored.header.statutes, today)?)
    })
}
