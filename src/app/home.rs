//! 待办: what waits for a person, whatever their roles.

use crate::app::audit::REFUSED;
use crate::app::credential::list as cards;
use crate::app::exam::{catalogue::catalogue, mark, results};
use crate::app::study::wrong_answers;
use crate::app::{Actor, App, AppError, audit, challenge, credential};
use crate::domain::attempt::Outcome;
use crate::domain::credential::State;
use crate::domain::id::SittingId;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::{Closed, SittingKind};
use crate::domain::time::{Date, Timestamp};
use crate::store::Page;
use std::sync::Arc;

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Todo {
    /// An attempt is running.
    Resume {
        /// The sitting it belongs to.
        sitting: SittingId,
        /// Name of the sitting.
        name: String,
    },
    /// A mock or formal sitting can be entered, or can be from an instant on.
    Sitting {
        /// The sitting.
        sitting: SittingId,
        /// Its name.
        name: String,
        /// When it opens; none when it is open.
        opens_at: Option<Timestamp>,
    },
    /// So many wrong answers are open.
    WrongAnswers(usize),
    /// A credential of one's own that is not simply valid, with its last day.
    Credential {
        /// Its main state today.
        state: State,
        /// Its last day, when there is a card.
        valid_to: Option<Date>,
    },
    /// So many papers wait for a marker.
    Marking(usize),
    /// So many challenges wait for an answer.
    Challenges(usize),
    /// So many passed results of formal sittings are not confirmed.
    Unconfirmed(usize),
    /// So many cards within reach are in a state that asks for something.
    Cards {
        /// The state.
        state: State,
        /// How many cards are in it.
        count: u32,
    },
    /// So many attempts were refused in the last seven days.
    Refused(usize),
}

/// A week, in milliseconds.
const WEEK: i64 = 7 * 24 * 3_600_000;

/// What waits for the actor: what runs out first comes first.
///
/// # Errors
/// Whatever the database refuses; what the actor may not see is left out.
pub fn todo(app: &Arc<App>, actor: &Actor) -> Result<Vec<Todo>, AppError> {
    let may = |permission| actor.grants.allow(permission, Target::Some);
    let district = |permission| actor.grants.allow(permission, Target::District);
    let mut found = Vec::new();
    if actor.officer().is_some() {
        if may(Permission::SitExam) {
            sittings(app, actor, &mut found)?;
        }
        if may(Permission::Study) {
            some(wrong_answers::open(app, actor)?.len(), Todo::WrongAnswers, &mut found);
        }
        if may(Permission::ViewCredentials) {
            let held = credential::own::own(app, actor)?.into_iter();
            found.extend(held.filter(|card| card.status.main != State::Valid).map(|card| {
                Todo::Credential {
                    state: card.status.main,
                    valid_to: card.credential.row.valid_to(),
                }
            }));
        }
    }
    if district(Permission::Mark) {
        some(mark::queue(app, actor)?.len(), Todo::Marking, &mut found);
    }
    if district(Permission::EditBanks) {
        some(challenge::list::waiting(app, actor)?, Todo::Challenges, &mut found);
    }
    if district(Permission::ConfirmResults) && district(Permission::ViewResults) {
        some(unconfirmed(app, actor)?, Todo::Unconfirmed, &mut found);
    }
    if may(Permission::ViewBoard) && may(Permission::ViewCredentials) {
        for state in [State::Expired, State::ExpiryNear, State::Uninspected] {
            let count = count_cards(app, actor, state)?;
            if count > 0 {
                found.push(Todo::Cards { state, count });
            }
        }
    }
    if district(Permission::ViewAudit) {
        let since = app.now().plus_millis(-WEEK);
        let refused = audit::list::list(app, actor, "", Some(1_000))?
            .into_iter()
            .filter(|entry| entry.outcome == REFUSED && entry.at >= since);
        some(refused.count(), Todo::Refused, &mut found);
    }
    Ok(found)
}

fn some(count: usize, todo: fn(usize) -> Todo, found: &mut Vec<Todo>) {
    if count > 0 {
        found.push(todo(count));
    }
}

fn sittings(app: &Arc<App>, actor: &Actor, found: &mut Vec<Todo>) -> Result<(), AppError> {
    let (live, others): (Vec<_>, Vec<_>) =
        catalogue(app, actor)?.into_iter().partition(|entry| entry.listed.live);
    found.extend(live.into_iter().map(|entry| Todo::Resume {
        sitting: entry.listed.sitting.id,
        name: entry.listed.sitting.name,
    }));
    // Practice is always there; it waits for nobody.
    let dated = others.into_iter().filter(|e| e.listed.sitting.rules.kind != SittingKind::Practice);
    found.extend(dated.filter_map(|entry| {
        let opens_at = match entry.closed {
            None => None,
            Some(Closed::NotYet { opens_at }) => Some(opens_at),
            Some(_) => return None,
        };
        let sitting = entry.listed.sitting;
        Some(Todo::Sitting { sitting: sitting.id, name: sitting.name, opens_at })
    }));
    Ok(())
}

fn unconfirmed(app: &Arc<App>, actor: &Actor) -> Result<usize, AppError> {
    let mut count = 0;
    for sitting in results::sittings(app, actor)? {
        if sitting.rules.kind == SittingKind::Formal {
            let lines = results::of_sitting(app, actor, sitting.id)?;
            let waits = |line: &&_| is_unconfirmed(line);
            count += lines.iter().filter(waits).count();
        }
    }
    Ok(count)
}

fn is_unconfirmed(line: &crate::store::results::ResultLine) -> bool {
    line.outcome == Outcome::Passed && !line.confirmed
}

fn count_cards(app: &Arc<App>, actor: &Actor, state: State) -> Result<u32, AppError> {
    let query = cards::Query {
        state: Some(state),
        page: Page { offset: 0, limit: Some(1) },
        ..cards::Query::on(app.today())
    };
    Ok(cards::list(app, actor, &query)?.total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_nothing_wait_for_nobody() {
        let mut found = vec![];
        some(0, Todo::Marking, &mut found);
        assert!(found.is_empty());
        some(2, Todo::Marking, &mut found);
        assert_eq!(found, [Todo::Marking(2)]);
    }
}
