//! 持证总览: who must hold a card and who does, by agency, on any day.

pub mod export;
pub mod overview;

use super::AppError;
use super::reach::{Organisation, latest};
use crate::domain::agency::Agency;
use crate::domain::board::{Board, BoardPerson, board};
use crate::domain::credential::{CredentialKind, CredentialRow};
use crate::domain::id::{AgencyId, OfficerId, Uid};
use crate::domain::officer::assignment_on;
use crate::domain::rules::RulePreset;
use crate::domain::time::{Date, Zone};
use crate::store::officers::Qualification;
use crate::store::{Tx, Within, assignments, credentials, officers};
use std::collections::BTreeMap;

/// A board with the names behind its ids.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The board.
    pub board: Board,
    /// The agencies of its rows and placements.
    pub agencies: BTreeMap<AgencyId, Agency>,
    /// Uid and name of everybody on it.
    pub people: BTreeMap<OfficerId, (Uid, String)>,
    /// The rules it was counted by.
    pub rules: RulePreset,
}

/// Counts the board of a day. `today` says whether cards are read as they stand or as their events
/// left them that day.
pub(super) fn count(
    tx: &mut Tx<'_>,
    within: &Within,
    rules: RulePreset,
    zone: &Zone,
    as_of: Date,
    today: Date,
) -> Result<Overview, AppError> {
    let organisation = Organisation::load(tx)?;
    let mut cards: BTreeMap<OfficerId, Vec<(CredentialKind, CredentialRow)>> = BTreeMap::new();
    let found = if as_of < today {
        credentials::all_on(tx, &rules.credential, zone, as_of)?
    } else {
        credentials::all(tx)?
    };
    for credential in found {
        cards.entry(credential.officer).or_default().push((credential.kind, credential.row));
    }
    let careers = assignments::by_officer(tx)?;
    let mut people = BTreeMap::new();
    let mut persons = Vec::new();
    for stored in officers::all(tx)? {
        let career = careers.get(&stored.id).map_or(&[][..], Vec::as_slice);
        let Some(state) = stored.state_on(as_of) else { continue };
        // Somebody who was never assigned is listed with the organisation itself.
        let root = organisation.tree.order().first().copied();
        let Some(agency) = latest(career, as_of).map(|post| post.works_at()).or(root) else {
            continue;
        };
        let included = match within {
            Within::Everyone => true,
            Within::Agencies(agencies) => agencies.contains(&agency),
            Within::Officer(officer) => stored.id == *officer,
        };
        if !included {
            continue;
        }
        let cards = cards.remove(&stored.id).unwrap_or_default();
        persons.push(BoardPerson {
            officer: stored.id,
            agency,
            state,
            on_post: assignment_on(career, as_of).is_some_and(|post| post.on_post),
            qualification_suspended: stored.qualification == Qualification::Suspended,
            applying: cards.iter().any(|(_, row)| row.applied_on.is_some()),
            cards,
        });
        people.insert(stored.id, (stored.officer.uid, stored.officer.name));
    }
    let rows: Vec<AgencyId> = organisation
        .ordered()
        .filter(|agency| agency.exists_on(as_of))
        .filter(|agency| match within {
            Within::Everyone => true,
            Within::Agencies(agencies) => agencies.contains(&agency.id),
            Within::Officer(_) => false,
        })
        // What only groups others has a row when it has people of its own.
        .filter(|agency| organisation.tree.subtree(agency.id).len() == 1)
        .map(|agency| agency.id)
        .collect();
    let board = board(&rows, &persons, &rules, as_of);
    let named = organisation.ordered().map(|agency| (agency.id, agency.clone()));
    Ok(Overview { board, agencies: named.collect(), people, rules })
}
