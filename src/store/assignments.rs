//! Dated assignments of officers.

use super::{Row, StoreError, Tx, params};
use crate::domain::id::OfficerId;
use crate::domain::officer::Assignment;
use crate::domain::time::{Date, Timestamp};
use std::collections::BTreeMap;

const COLUMNS: &str = "officer_id, agency_id, actual_agency_id, on_post, duty, from_on, to_on";

fn assignment(row: &Row<'_>) -> Result<(OfficerId, Assignment), StoreError> {
    let assignment = Assignment {
        agency: row.get(1)?,
        actual_agency: row.get(2)?,
        on_post: row.get(3)?,
        duty: row.get(4)?,
        from: row.get(5)?,
        to: row.get(6)?,
    };
    Ok((row.get(0)?, assignment))
}

/// Adds an assignment. That assignments do not overlap is for the caller to check
/// ([`crate::domain::officer::overlap`]).
///
/// # Errors
/// Whatever the database refuses.
pub fn insert(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    new: &Assignment,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO assignment (officer_id, agency_id, actual_agency_id, on_post, duty, from_on,
             to_on, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &params![
            officer,
            new.agency,
            new.actual_agency,
            new.on_post,
            &new.duty,
            new.from,
            new.to,
            at
        ],
    )?;
    Ok(())
}

/// Ends the assignment of an officer that began on a day; `last` is its last day, inclusive.
///
/// # Errors
/// [`StoreError::NotFound`] when none that is open began that day.
pub fn end(tx: &mut Tx<'_>, officer: OfficerId, from: Date, last: Date) -> Result<(), StoreError> {
    let touched = tx.execute(
        "UPDATE assignment SET to_on = $3 WHERE officer_id = $1 AND from_on = $2 AND to_on IS NULL",
        &params![officer, from, last],
    )?;
    if touched == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// An officer's assignments, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_officer(tx: &mut Tx<'_>, officer: OfficerId) -> Result<Vec<Assignment>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM assignment WHERE officer_id = $1 ORDER BY from_on, id");
    tx.rows(&sql, &params![officer], |row| Ok(assignment(row)?.1))
}

/// Everybody's assignments, each person's oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_officer(tx: &mut Tx<'_>) -> Result<BTreeMap<OfficerId, Vec<Assignment>>, StoreError> {
    let mut found: BTreeMap<OfficerId, Vec<Assignment>> = BTreeMap::new();
    let sql = format!("SELECT {COLUMNS} FROM assignment ORDER BY officer_id, from_on, id");
    tx.each(&sql, &[], |row| {
        let (officer, one) = assignment(row)?;
        found.entry(officer).or_default().push(one);
        Ok(())
    })?;
    Ok(found)
}
