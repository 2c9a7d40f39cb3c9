//! 待办: what waits for a person.

use super::Own;
use crate::app::exam::catalogue::catalogue;
use crate::app::{Actor, App, AppError, challenge, doubt, study};
use crate::domain::credential::{CredentialKind, State};
use crate::domain::hours::Hours;
use crate::domain::id::SittingId;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::{Closed, SittingKind};
use crate::domain::time::{DAY_MS, Date, Timestamp};
use crate::store::counts;
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
        /// What it counts for.
        kind: SittingKind,
        /// Working time.
        minutes: u32,
        /// When it opens; none when it is open.
        opens_at: Option<Timestamp>,
        /// When it closes.
        closes_at: Option<Timestamp>,
    },
    /// A card of one's own must be inspected.
    Inspect {
        /// The kind of card.
        kind: CredentialKind,
        /// The last day for it.
        due: Date,
        /// 学时 that the training year still lacks.
        missing: Hours,
    },
    /// A card of one's own ends soon or has ended.
    Renew {
        /// The kind of card.
        kind: CredentialKind,
        /// Its last day.
        to: Date,
        /// How many things the renewal still needs.
        needs: usize,
    },
    /// A card of one's own is suspended.
    Suspended {
        /// The kind of card.
        kind: CredentialKind,
        /// Day by which it is to end, when it was given.
        until: Option<Date>,
    },
    /// The training year still lacks 学时.
    Hours {
        /// How many.
        missing: Hours,
        /// Last day of the year.
        by: Date,
    },
    /// So many wrong answers are open.
    WrongAnswers(u32),
    /// So many papers wait for a marker.
    Marking(u32),
    /// So many passed results of formal sittings are not confirmed.
    Unconfirmed(u32),
    /// So many challenges wait for an answer.
    Challenges(u32),
    /// So many items are in doubt after an amendment.
    Doubts(u32),
    /// So many cards within reach are in a state that asks for something.
    Cards {
        /// The state.
        state: State,
        /// How many cards are in it.
        count: u32,
    },
    /// The database was not backed up for a week.
    Backup {
        /// When it was; none before the first backup.
        last: Option<Timestamp>,
    },
    /// So many attempts were refused in the last seven days.
    Refused(u32),
}

/// A week, in milliseconds.
const WEEK: i64 = 7 * DAY_MS;

/// States of other people's cards that ask for something.
const ASKING: [State; 5] = [
    State::Expired,
    State::Uninspected,
    State::Suspended,
    State::ExpiryNear,
    State::InspectionNear,
];

/// What waits for the actor: a running attempt, then what runs out first, then the rest.
pub(super) fn todo(
    app: &Arc<App>,
    actor: &Actor,
    own: Option<&Own>,
) -> Result<Vec<Todo>, AppError> {
    let may = |permission| actor.grants.allow(permission, Target::Some);
    let district = |permission| actor.grants.allow(permission, Target::District);
    let now = app.now();
    let mut found = Vec::new();
    if actor.officer().is_some() && may(Permission::SitExam) {
        sittings(app, actor, &mut found)?;
    }
    if let Some(own) = own {
        found.extend(own_cards(own));
        found.extend(own_hours(own, &found));
    }
    found.sort_by_key(|todo| todo.due(app));
    if own.is_some() {
        some(study::shelf::mistakes(app, actor)?, Todo::WrongAnswers, &mut found);
    }
    if may(Permission::ViewBoard) && may(Permission::ViewCredentials) {
        let cards = super::state::cards(app, actor)?;
        found.extend(ASKING.iter().filter_map(|asking| {
            let (state, count) = *cards.iter().find(|(state, _)| state == asking)?;
            Some(Todo::Cards { state, count })
        }));
    }
    if district(Permission::EditBanks) {
        let waiting = challenge::list::waiting(app, actor)?;
        some(u32::try_from(waiting).unwrap_or(u32::MAX), Todo::Challenges, &mut found);
        if district(Permission::ViewKeys) {
            some(doubt::list::waiting(app, actor)?, Todo::Doubts, &mut found);
        }
    }
    if district(Permission::Mark) || district(Permission::ConfirmResults) {
        crate::app::exam::finalise::expire_overdue(app)?;
    }
    app.read(|tx| {
        let mut more = Vec::new();
        if district(Permission::Mark) {
            some(counts::awaiting_marking(tx)?, Todo::Marking, &mut more);
        }
        if district(Permission::ConfirmResults) && district(Permission::ViewResults) {
            some(counts::unconfirmed(tx)?, Todo::Unconfirmed, &mut more);
        }
        if district(Permission::ManageDatabase) {
            let last = counts::last_backup(tx)?;
            let old = last.is_none_or(|last| now.since(last) > WEEK);
            more.extend(old.then_some(Todo::Backup { last }));
        }
        if district(Permission::ViewAudit) {
            some(counts::refused(tx, now.plus_millis(-WEEK))?, Todo::Refused, &mut more);
        }
        Ok(more)
    })
    .map(|more| found.into_iter().chain(more).collect())
}

impl Todo {
    /// When it has to be done, for the order of what is dated.
    fn due(&self, app: &App) -> Timestamp {
        match self {
            Self::Resume { .. } => Timestamp::from_millis(i64::MIN),
            Self::Sitting { opens_at, closes_at, .. } => {
                opens_at.or(*closes_at).unwrap_or_else(|| app.now())
            }
            Self::Inspect { due: day, .. }
            | Self::Renew { to: day, .. }
            | Self::Hours { by: day, .. } => app.zone.start_of(*day),
            Self::Suspended { .. } => app.now(),
            _ => Timestamp::from_millis(i64::MAX),
        }
    }
}

fn some(count: u32, todo: fn(u32) -> Todo, found: &mut Vec<Todo>) {
    if count > 0 {
        found.push(todo(count));
    }
}

fn own_cards(own: &Own) -> impl Iterator<Item = Todo> {
    let missing = own.year.granted.missing();
    own.cards.iter().filter_map(move |card| {
        let (kind, row) = (card.held.credential.kind, &card.held.credential.row);
        let needs = card.renewal.as_ref().map_or(0, |renewal| renewal.needs.len());
        match card.held.status.main {
            State::Uninspected | State::InspectionNear => {
                row.inspection_due().map(|due| Todo::Inspect { kind, due, missing })
            }
            State::Expired | State::ExpiryNear => {
                row.valid_to().map(|to| Todo::Renew { kind, to, needs })
            }
            State::Suspended => Some(Todo::Suspended { kind, until: row.suspended_until }),
            _ => None,
        }
    })
}

/// The year's missing hours, unless an inspection names them already.
fn own_hours(own: &Own, found: &[Todo]) -> Option<Todo> {
    let granted = &own.year.granted;
    let named = found.iter().any(|todo| matches!(todo, Todo::Inspect { .. }));
    let missing = granted.missing();
    (!named && missing > Hours::default()).then_some(Todo::Hours { missing, by: granted.last_day })
}

fn sittings(app: &Arc<App>, actor: &Actor, found: &mut Vec<Todo>) -> Result<(), AppError> {
    for entry in catalogue(app, actor)? {
        let sitting = entry.listed.sitting;
        let (id, name, rules) = (sitting.id, sitting.name, sitting.rules);
        if entry.listed.live {
            found.push(Todo::Resume { sitting: id, name });
            continue;
        }
        // Practice is always there; it waits for nobody.
        if rules.kind == SittingKind::Practice {
            continue;
        }
        let opens_at = match entry.closed {
            None => None,
            Some(Closed::NotYet { opens_at }) => Some(opens_at),
            Some(_) => continue,
        };
        found.push(Todo::Sitting {
            sitting: id,
            name,
            kind: rules.kind,
            minutes: rules.minutes,
            opens_at,
            closes_at: rules.closes_at,
        });
    }
    Ok(())
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
