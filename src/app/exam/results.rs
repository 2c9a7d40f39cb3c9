//! Results: one's own, and those of a sitting.

use super::finalise::expire_overdue;
use super::own_officer;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::id::SittingId;
use crate::domain::role::{Permission, Target};
pub use crate::store::results::ResultLine;
pub use crate::store::sittings::Sitting;

use crate::store::results;
use crate::store::sittings;
use std::sync::Arc;

/// The actor's own results, newest first.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn own(app: &Arc<App>, actor: &Actor) -> Result<Vec<ResultLine>, AppError> {
    let officer = own_officer(actor)?;
    require(app, actor, Permission::ViewResults, Target::Officer(officer, &[]))?;
    expire_overdue(app)?;
    app.read(|tx| Ok(results::of_officer(tx, officer)?))
}

/// Every sitting, newest first.
///
/// # Errors
/// Refused without the permission.
pub fn sittings(app: &Arc<App>, actor: &Actor) -> Result<Vec<Sitting>, AppError> {
    require(app, actor, Permission::ViewResults, Target::District)?;
    app.read(|tx| Ok(sittings::all(tx)?))
}

/// The numbers of a sitting, each with its denominator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// 应考: officers on the list; for practice, those who came.
    pub listed: usize,
    /// 实考: officers with an ended attempt.
    pub sat: usize,
    /// 合格: officers whose best final result passes.
    pub passed: usize,
    /// 待阅卷: officers with a paper that waits for a marker.
    pub awaiting: usize,
}

impl Tally {
    /// 缺考: listed and never came.
    pub const fn absent(&self) -> usize {
        self.listed.saturating_sub(self.sat)
    }
}

/// The results of a sitting, best first, and its numbers.
///
/// # Errors
/// Refused without the permission.
pub fn of_sitting(
    app: &Arc<App>,
    actor: &Actor,
    id: SittingId,
) -> Result<(Vec<ResultLine>, Tally), AppError> {
    require(app, actor, Permission::ViewResults, Target::District)?;
    expire_overdue(app)?;
    app.read(|tx| {
        let lines = results::of_sitting(tx, id)?;
        let listed = sittings::count_listed(tx, id)?;
        Ok((lines.clone(), tally(&lines, listed)))
    })
}

fn tally(lines: &[ResultLine], listed: usize) -> Tally {
    use crate::domain::attempt::Outcome;
    use std::collections::HashSet;
    let people = |wanted: Option<Outcome>| {
        lines
            .iter()
            .filter(|line| wanted.is_none_or(|outcome| line.outcome == outcome))
            .map(|line| line.officer)
            .collect::<HashSet<_>>()
            .len()
    };
    let sat = people(None);
    Tally {
        listed: if listed == 0 { sat } else { listed },
        sat,
        passed: people(Some(Outcome::Passed)),
        awaiting: people(Some(Outcome::AwaitingMarking)),
    }
}
