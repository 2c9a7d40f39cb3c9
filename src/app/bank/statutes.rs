//! The statutes whose outline is known, for the header of a bank.

use super::shipped;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::domain::statute::StatuteOutline;
use crate::store::{banks, statutes as loaded};
use std::cmp::Reverse;
use std::sync::Arc;

/// Every statute that is loaded, or that a bank here, or one that comes with the program, has an
/// outline of; each once, by name: in the newest version that has begun, and where none has, in the
/// newest.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn statutes(app: &Arc<App>, actor: &Actor) -> Result<Vec<StatuteOutline>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    let today = app.today();
    let (texts, stored) = app.read(|tx| Ok((loaded::all(tx)?, banks::list(tx)?)))?;
    // Of one version what its text has goes before what a header says.
    let mut found: Vec<StatuteOutline> = texts.into_iter().map(|text| text.outline).collect();
    found.extend(stored.into_iter().flat_map(|(bank, _)| bank.header.statutes));
    found.extend_from_slice(shipped::outlines());
    let newest = |one: &StatuteOutline| (one.effective_from <= today, one.version);
    found.sort_by(|a, b| (&a.name, Reverse(newest(a))).cmp(&(&b.name, Reverse(newest(b)))));
    found.dedup_by(|later, first| later.name == first.name);
    Ok(found)
}
