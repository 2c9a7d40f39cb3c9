//! Outcomes entered by hand for people of a sitting: append-only, the newest counts.

use super::sittings::CANCELLED;
use super::{StoreError, Tx, params};
use crate::domain::attempt::Outcome;
use crate::domain::id::{AccountId, OfficerId, SittingId};
use crate::domain::sitting::{Level, SittingKind};
use crate::domain::time::Timestamp;
use std::collections::HashMap;

/// What is entered for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// 缓考 or 违纪; none takes back what was entered before.
    pub outcome: Option<Outcome>,
    /// Why.
    pub reason: String,
    /// Number of the document it rests on.
    pub document: String,
    /// Who entered it.
    pub actor: String,
    /// When.
    pub at: Timestamp,
}

/// Adds an entry.
///
/// # Errors
/// Whatever the database refuses.
pub fn enter(
    tx: &mut Tx<'_>,
    sitting: SittingId,
    officer: OfficerId,
    entry: &Entered,
    account: Option<AccountId>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO sitting_outcome (sitting_id, officer_id, outcome, reason, document, account_id,
             actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &params![
            sitting,
            officer,
            entry.outcome.map(Outcome::code),
            &entry.reason,
            &entry.document,
            account,
            &entry.actor,
            entry.at
        ],
    )?;
    Ok(())
}

/// The entries of a sitting that count, by officer; what was taken back is left out.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_sitting(
    tx: &mut Tx<'_>,
    sitting: SittingId,
) -> Result<HashMap<OfficerId, Entered>, StoreError> {
    let mut found = HashMap::new();
    tx.each(
        "SELECT officer_id, outcome, reason, document, actor, at FROM sitting_outcome
         WHERE sitting_id = $1 ORDER BY id",
        &params![sitting],
        |row| {
            let entered = Entered {
                outcome: row.optional_code(1)?,
                reason: row.get(2)?,
                document: row.get(3)?,
                actor: row.get(4)?,
                at: row.get(5)?,
            };
            found.insert(row.get::<OfficerId>(0)?, entered);
            Ok(())
        },
    )?;
    found.retain(|_, entered| entered.outcome.is_some());
    Ok(found)
}

/// A sitting in whose list a person is and in which they have no paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsat {
    /// Its name.
    pub name: String,
    /// What it counts for.
    pub kind: SittingKind,
    /// Whose exam it is.
    pub level: Level,
    /// When it closes; none for one without end.
    pub closes_at: Option<Timestamp>,
    /// What was entered for the person.
    pub entered: Option<Entered>,
}

/// The sittings in whose list an officer is and in which they have no paper, the oldest first; those
/// called off are left out.
///
/// # Errors
/// Whatever the database refuses.
pub fn unsat_by(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Unsat>, StoreError> {
    tx.rows(
        &format!(
            "SELECT s.name, s.kind, s.level, s.closes_at, e.outcome, e.reason, e.document, e.actor,
                 e.at
             FROM sitting_officer l
             JOIN sitting s ON s.id = l.sitting_id
             LEFT JOIN sitting_outcome e ON e.id = (
                 SELECT max(x.id) FROM sitting_outcome x
                 WHERE x.sitting_id = l.sitting_id AND x.officer_id = l.officer_id)
             WHERE l.officer_id = $1 AND s.state <> '{CANCELLED}' AND NOT EXISTS (
                 SELECT 1 FROM attempt a
                 WHERE a.sitting_id = l.sitting_id AND a.officer_id = l.officer_id)
             ORDER BY s.id"
        ),
        &params![officer],
        |row| {
            let entered = match row.optional_code(4)? {
                None => None,
                outcome => Some(Entered {
                    outcome,
                    reason: row.get(5)?,
                    document: row.get(6)?,
                    actor: row.get(7)?,
                    at: row.get(8)?,
                }),
            };
            Ok(Unsat {
                name: row.get(0)?,
                kind: row.code(1)?,
                level: row.code(2)?,
                closes_at: row.get(3)?,
                entered,
            })
        },
    )
}
