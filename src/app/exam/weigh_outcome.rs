//! What stands against an outcome for each of several people, before anybody agrees to it.

use super::ExamRefusal;
use super::enter_outcome::Desk;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::Outcome;
use crate::domain::id::{OfficerId, SittingId};
use crate::domain::role::{Permission, Target};
use std::sync::Arc;

/// Tries the outcome on each person, or taking back what was entered; nothing is written. Beside
/// each stands why it cannot be entered for them; none when it can.
///
/// # Errors
/// Refused without the permission; missing sittings.
pub fn weigh_outcome(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
    people: &[OfficerId],
    outcome: Option<Outcome>,
) -> Result<Vec<(OfficerId, Option<AppError>)>, AppError> {
    require(app, actor, Permission::EditSittings, Target::District)?;
    let (own, today) = (actor.officer(), app.today());
    app.read(|tx| {
        let desk = Desk::open(tx, id, own, today)?;
        let mut weighed = Vec::with_capacity(people.len());
        for officer in people {
            let refused = match desk.judge(tx, *officer, outcome) {
                Ok(_) => None,
                Err(error) if error.is::<ExamRefusal>().is_some() => Some(error),
                Err(error) => return Err(error),
            };
            weighed.push((*officer, refused));
        }
        Ok(weighed)
    })
}
