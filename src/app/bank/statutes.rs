//! The statutes whose outline is known, for the header of a bank.

use super::shipped;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::domain::statute::StatuteOutline;
use crate::store::banks;
use std::sync::Arc;

/// Every statute that a bank here, or one that comes with the program, has an outline of; each
/// once, in its newest version, by name.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn statutes(app: &Arc<App>, actor: &Actor) -> Result<Vec<StatuteOutline>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    let stored = app.read(|tx| Ok(banks::list(tx)?))?;
    let stored = stored.into_iter().flat_map(|(bank, _)| bank.header.statutes);
    let shipped = shipped::names().filter_map(shipped::named).filter_map(|draft| draft.value);
    let shipped = shipped.flat_map(|bank| bank.header.statutes);
    let mut found: Vec<StatuteOutline> = stored.chain(shipped).collect();
    found.sort_by(|a, b| (&a.name, b.version).cmp(&(&b.name, a.version)));
    found.dedup_by(|later, first| later.name == first.name);
    Ok(found)
}
