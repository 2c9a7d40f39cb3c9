//! The list of a sitting: who may enter it, and what they made of it.

use super::{StoreError, Tx, params};
use crate::domain::attempt::AttemptState;
use crate::domain::id::{AttemptId, OfficerId, SittingId};
use crate::domain::time::{Date, Timestamp};

/// Somebody on the list of a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// The person.
    pub officer: OfficerId,
    /// Their name.
    pub name: String,
    /// Where they are employed on the day asked for; empty for who is nowhere.
    pub agency: String,
}

/// The list of a sitting, by the official order of agencies. People who sat without being listed
/// (practice lists nobody) are part of it.
///
/// # Errors
/// Whatever the database refuses.
pub fn list(tx: &mut Tx<'_>, sitting: SittingId, on: Date) -> Result<Vec<Enrolled>, StoreError> {
    tx.rows(
        "SELECT o.id, o.name, coalesce(g.name, '')
         FROM officer o
         LEFT JOIN assignment p ON p.id = (
             SELECT max(q.id) FROM assignment q WHERE q.officer_id = o.id AND q.from_on <= $2
                 AND (q.to_on IS NULL OR q.to_on >= $2))
         LEFT JOIN agency g ON g.id = p.agency_id
         WHERE o.id IN (SELECT officer_id FROM sitting_officer WHERE sitting_id = $1
                        UNION SELECT officer_id FROM attempt WHERE sitting_id = $1)
         ORDER BY CASE WHEN g.id IS NULL THEN 1 ELSE 0 END, g.official_order, g.id, o.id",
        &params![sitting, on],
        |row| Ok(Enrolled { officer: row.get(0)?, name: row.get(1)?, agency: row.get(2)? }),
    )
}

/// An attempt that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// Whose it is.
    pub officer: OfficerId,
    /// The attempt.
    pub attempt: AttemptId,
    /// When it ends by itself.
    pub deadline: Timestamp,
}

/// The attempts of a sitting that run.
///
/// # Errors
/// Whatever the database refuses.
pub fn running(tx: &mut Tx<'_>, sitting: SittingId) -> Result<Vec<Running>, StoreError> {
    tx.rows(
        "SELECT officer_id, id, deadline_at FROM attempt WHERE sitting_id = $1 AND state = $2
         ORDER BY id",
        &params![sitting, AttemptState::Live.code()],
        |row| Ok(Running { officer: row.get(0)?, attempt: row.get(1)?, deadline: row.get(2)? }),
    )
}

/// Puts somebody on the list; false when they were on it.
///
/// # Errors
/// Whatever the database refuses.
pub fn add(tx: &mut Tx<'_>, sitting: SittingId, officer: OfficerId) -> Result<bool, StoreError> {
    let touched = tx.execute(
        "INSERT INTO sitting_officer (sitting_id, officer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        &params![sitting, officer],
    )?;
    Ok(touched == 1)
}

/// Takes somebody off the list; false when they were not on it.
///
/// # Errors
/// Whatever the database refuses.
pub fn remove(tx: &mut Tx<'_>, sitting: SittingId, officer: OfficerId) -> Result<bool, StoreError> {
    let touched = tx.execute(
        "DELETE FROM sitting_officer WHERE sitting_id = $1 AND officer_id = $2",
        &params![sitting, officer],
    )?;
    Ok(touched == 1)
}

/// Another sitting that some of these people are on the list of, at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// Its name.
    pub name: String,
    /// How many of the people asked about are on its list.
    pub people: usize,
}

/// The sittings whose windows overlap a window and list some of these people.
///
/// # Errors
/// Whatever the database refuses.
pub fn overlaps(
    tx: &mut Tx<'_>,
    from: Timestamp,
    to: Timestamp,
    officers: &[OfficerId],
) -> Result<Vec<Overlap>, StoreError> {
    let others = tx.rows(
        "SELECT id, name FROM sitting WHERE state <> 'cancelled' AND kind <> 'practice'
             AND opens_at < $2 AND closes_at > $1 ORDER BY opens_at, id",
        &params![from, to],
        |row| Ok((row.get::<SittingId>(0)?, row.get::<String>(1)?)),
    )?;
    let mut found = Vec::new();
    for (sitting, name) in others {
        let listed = tx.rows(
            "SELECT officer_id FROM sitting_officer WHERE sitting_id = $1",
            &params![sitting],
            |row| row.get::<OfficerId>(0),
        )?;
        let people = listed.iter().filter(|one| officers.contains(one)).count();
        if people > 0 {
            found.push(Overlap { name, people });
        }
    }
    Ok(found)
}
