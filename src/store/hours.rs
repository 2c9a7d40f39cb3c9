//! What study hours are derived from: study sessions with proof of presence, and trainings
//! entered by hand.

use super::{StoreError, Tx, params};
use crate::domain::hours::{StudyChannel, StudyEntry};
use crate::domain::id::{AccountId, BankId, OfficerId, StudyId, Uid};
use crate::domain::time::{Date, Timestamp, Zone};
use std::collections::BTreeMap;

/// A study session that has ended.
#[derive(Debug, Clone)]
pub struct EndedSession<'a> {
    /// Uid of the session.
    pub uid: Uid,
    /// Who studied.
    pub officer: OfficerId,
    /// What was studied.
    pub bank: Option<BankId>,
    /// How: `sequential`, `random` or `topic`.
    pub mode: &'a str,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// Seconds with proof of presence.
    pub seconds: u32,
    /// Seconds without, which do not count.
    pub dropped_seconds: u32,
}

/// Stores a session that has ended.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_session(tx: &mut Tx<'_>, new: &EndedSession<'_>) -> Result<StudyId, StoreError> {
    tx.insert(
        "INSERT INTO study_session (uid, officer_id, bank_id, mode, started_at, last_at, ended_at,
             seconds, dropped_seconds)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8) RETURNING id",
        &params![
            new.uid,
            new.officer,
            new.bank,
            new.mode,
            new.started_at,
            new.ended_at,
            new.seconds,
            new.dropped_seconds
        ],
    )
}

/// Classroom training of one officer.
#[derive(Debug, Clone)]
pub struct NewTraining<'a> {
    /// Uid of the entry.
    pub uid: Uid,
    /// Who attended.
    pub officer: OfficerId,
    /// The day.
    pub held_on: Date,
    /// What it was called.
    pub title: &'a str,
    /// How long, in minutes.
    pub minutes: u32,
    /// What proves it: a sign-in sheet, a notice.
    pub evidence: &'a str,
    /// Who entered it.
    pub account: Option<AccountId>,
    /// When it was entered.
    pub recorded_at: Timestamp,
}

/// Stores a training.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_training(tx: &mut Tx<'_>, new: &NewTraining<'_>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO training (uid, officer_id, held_on, title, minutes, evidence, account_id,
             recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &params![
            new.uid,
            new.officer,
            new.held_on,
            new.title,
            new.minutes,
            new.evidence,
            new.account,
            new.recorded_at
        ],
    )?;
    Ok(())
}

/// Everybody's entries up to the end of a day, each person's in the order they were recorded: the
/// order in which hours are granted.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_officer(
    tx: &mut Tx<'_>,
    zone: &Zone,
    as_of: Date,
) -> Result<BTreeMap<OfficerId, Vec<StudyEntry>>, StoreError> {
    let mut recorded: Vec<(Timestamp, OfficerId, StudyEntry)> = Vec::new();
    tx.each(
        "SELECT s.officer_id, s.started_at, s.ended_at, s.seconds, coalesce(b.uid, '')
         FROM study_session s LEFT JOIN bank b ON b.id = s.bank_id
         WHERE s.ended_at IS NOT NULL ORDER BY s.ended_at, s.id",
        &[],
        |row| {
            let bank: String = row.get(4)?;
            let entry = StudyEntry {
                day: zone.date(row.get(1)?),
                material: format!("bank {bank}"),
                channel: StudyChannel::Online,
                seconds: row.get(3)?,
            };
            recorded.push((row.get(2)?, row.get(0)?, entry));
            Ok(())
        },
    )?;
    tx.each(
        "SELECT officer_id, held_on, title, minutes, recorded_at FROM training
         ORDER BY recorded_at, id",
        &[],
        |row| {
            let title: String = row.get(2)?;
            let minutes: u32 = row.get(3)?;
            let entry = StudyEntry {
                day: row.get(1)?,
                material: format!("training {title}"),
                channel: StudyChannel::Classroom,
                seconds: minutes.saturating_mul(60),
            };
            recorded.push((row.get(4)?, row.get(0)?, entry));
            Ok(())
        },
    )?;
    recorded.sort_by_key(|(at, ..)| *at);
    let mut found: BTreeMap<OfficerId, Vec<StudyEntry>> = BTreeMap::new();
    for (_, officer, entry) in recorded.into_iter().filter(|(.., entry)| entry.day <= as_of) {
        found.entry(officer).or_default().push(entry);
    }
    Ok(found)
}
