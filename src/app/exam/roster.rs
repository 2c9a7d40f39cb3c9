//! Everybody of a sitting and how they stand: while it runs, and when it is over.

use super::finalise::expire_overdue;
use super::results::{ResultLine, Sitting};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::Outcome;
use crate::domain::id::{OfficerId, SittingId};
use crate::domain::role::{Permission, Target};
use crate::domain::standing::{Facts, Standing};
use crate::domain::time::{Date, Timestamp};
use crate::store::enrolment::{self, Enrolled, Running};
use crate::store::outcomes::{self, Entered};
use crate::store::{StoreError, Tx, results, sittings};
use std::sync::Arc;

pub use crate::domain::standing::Tally;

/// One person of a sitting.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who it is, and where they work.
    pub person: Enrolled,
    /// How they stand.
    pub standing: Standing,
    /// The open attempt.
    pub running: Option<Running>,
    /// Their best result.
    pub best: Option<ResultLine>,
    /// What was entered for them.
    pub entered: Option<Entered>,
    facts: Facts,
}

/// Everybody of a sitting.
#[derive(Debug, Clone)]
pub struct Roster {
    /// The sitting.
    pub sitting: Sitting,
    /// The people, by the official order of their agencies.
    pub people: Vec<Candidate>,
    /// The numbers.
    pub tally: Tally,
}

/// Everybody of a sitting and how they stand.
///
/// # Errors
/// Refused without the permission; missing sittings.
pub fn roster(app: &Arc<App>, actor: &Actor, id: SittingId) -> Result<Roster, AppError> {
    require(app, actor, Permission::ViewResults, Target::District)?;
    expire_overdue(app)?;
    let (now, today) = (app.now(), app.today());
    app.read(|tx| Ok(load(tx, id, now, today)?))
}

/// The roster inside the caller's transaction.
pub(super) fn load(
    tx: &mut Tx<'_>,
    id: SittingId,
    now: Timestamp,
    today: Date,
) -> Result<Roster, StoreError> {
    let sitting = sittings::get(tx, id)?;
    let over = sitting.rules.closes_at.is_some_and(|closes_at| closes_at <= now);
    let lines = results::of_sitting(tx, id)?;
    let running = enrolment::running(tx, id)?;
    let mut entered = outcomes::of_sitting(tx, id)?;
    let people: Vec<Candidate> = enrolment::list(tx, id, today)?
        .into_iter()
        .map(|person| {
            let of = |officer: OfficerId| officer == person.officer;
            let running = running.iter().find(|one| of(one.officer)).copied();
            // The lines come best first, but a paper that passed goes before one with more points.
            let own = || lines.iter().filter(|line| of(line.officer));
            let passed = own().find(|line| line.outcome == Outcome::Passed);
            let best = passed.or_else(|| own().next()).cloned();
            let entered = entered.remove(&person.officer);
            let facts = Facts {
                over,
                live: running.is_some(),
                best: best.as_ref().map(|line| line.outcome),
                entered: entered.as_ref().and_then(|one| one.outcome),
            };
            Candidate { person, standing: facts.standing(), running, best, entered, facts }
        })
        .collect();
    let tally = Tally::of(people.iter().map(|one| one.facts));
    Ok(Roster { sitting, people, tally })
}
