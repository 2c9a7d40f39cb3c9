//! What study hours are derived from: study sessions with proof of presence, and trainings
//! entered by hand.

use super::{StoreError, Tx, params};
use crate::domain::hours::{StudyChannel, StudyEntry};
use crate::domain::id::{AccountId, BankId, OfficerId, StudyId, Uid};
use crate::domain::study::StudyMode;
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
    /// Seconds that the limits admit, and the code and revision of the preset that says so; none
    /// where hours are to be granted by the preset in force when somebody looks.
    pub granted: Option<(u32, &'a str)>,
}

/// Stores a training.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_training(tx: &mut Tx<'_>, new: &NewTraining<'_>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO training (uid, officer_id, held_on, title, minutes, evidence, account_id,
             recorded_at, granted_seconds, rules)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &params![
            new.uid,
            new.officer,
            new.held_on,
            new.title,
            new.minutes,
            new.evidence,
            new.account,
            new.recorded_at,
            new.granted.map(|(seconds, _)| seconds),
            new.granted.map(|(_, rules)| rules)
        ],
    )?;
    Ok(())
}

/// One entry of study or training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourLine {
    /// Whose it is.
    pub officer: OfficerId,
    /// The session; none for a training.
    pub session: Option<StudyId>,
    /// When it was recorded: the end of a session, or its last proof while it is open.
    pub recorded_at: Timestamp,
    /// What hours are granted from.
    pub entry: StudyEntry,
    /// What was studied: name of the bank or of the training; empty for study of no bank.
    pub title: String,
    /// How it was studied; none for a training.
    pub mode: Option<StudyMode>,
    /// Seconds without proof of presence, which do not count.
    pub dropped_seconds: u32,
    /// Code and revision of the preset by which seconds were granted; none where none are stored.
    pub rules: Option<String>,
    /// What proves a training; empty for study.
    pub evidence: String,
    /// The training; none for a session.
    pub training: Option<Uid>,
    /// How a training was taken back; none where it stands.
    pub withdrawn: Option<Withdrawn>,
}

/// How a training was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// By whom.
    pub actor: String,
}

/// What study of a bank counts as, by the bank's uid; the wrong-answer book has none.
pub fn material_of_bank(uid: &str) -> String {
    format!("bank {uid}")
}

/// What a session counts as: study of its bank, of the statutes, or of the wrong-answer book.
pub fn material_of_session(mode: StudyMode, bank: &str) -> String {
    match mode {
        StudyMode::Reading | StudyMode::Article => "statutes".to_owned(),
        StudyMode::Sequential | StudyMode::Random | StudyMode::Topic | StudyMode::Mistakes => {
            material_of_bank(bank)
        }
    }
}

/// What a training counts as.
pub fn material_of_training(title: &str) -> String {
    format!("training {title}")
}

/// The entries of one officer, or of everybody, that count, in the order they were recorded: the
/// order in which hours are granted. A session counts as far as it is proved, open or not; a
/// training that was taken back does not.
///
/// # Errors
/// Whatever the database refuses.
pub fn lines(
    tx: &mut Tx<'_>,
    zone: &Zone,
    officer: Option<OfficerId>,
) -> Result<Vec<HourLine>, StoreError> {
    let mut lines = recorded(tx, zone, officer)?;
    lines.retain(|line| line.withdrawn.is_none());
    Ok(lines)
}

/// The trainings of an officer that were taken back, in the order they were entered.
///
/// # Errors
/// Whatever the database refuses.
pub fn withdrawn(
    tx: &mut Tx<'_>,
    zone: &Zone,
    officer: OfficerId,
) -> Result<Vec<HourLine>, StoreError> {
    let mut lines = recorded(tx, zone, Some(officer))?;
    lines.retain(|line| line.withdrawn.is_some());
    Ok(lines)
}

/// Whose a training is, and whether it stands; none without such a training.
///
/// # Errors
/// Whatever the database refuses.
pub fn training(tx: &mut Tx<'_>, uid: Uid) -> Result<Option<(OfficerId, bool)>, StoreError> {
    let sql = "SELECT officer_id, withdrawn_at FROM training WHERE uid = $1";
    tx.optional(sql, &params![uid], |row| {
        Ok((row.get(0)?, row.get::<Option<Timestamp>>(1)?.is_none()))
    })
}

/// Takes a training back.
///
/// # Errors
/// [`StoreError::NotFound`] without a training of that uid that stands.
pub fn withdraw_training(
    tx: &mut Tx<'_>,
    uid: Uid,
    withdrawn: &Withdrawn,
) -> Result<(), StoreError> {
    let touched = tx.execute(
        "UPDATE training SET withdrawn_at = $2, withdrawn_for = $3, withdrawn_by = $4
         WHERE uid = $1 AND withdrawn_at IS NULL",
        &params![uid, withdrawn.at, &withdrawn.reason, &withdrawn.actor],
    )?;
    if touched == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// Every entry, those taken back too, in the order they were recorded.
fn recorded(
    tx: &mut Tx<'_>,
    zone: &Zone,
    officer: Option<OfficerId>,
) -> Result<Vec<HourLine>, StoreError> {
    // Two texts, so that one person's entries are found by index.
    let (whose, param) = match officer {
        Some(officer) => ("e.officer_id = $1", params![officer]),
        None => ("CAST($1 AS BIGINT) = 0", params![0]),
    };
    let mut found = tx.rows(
        &format!(
            "SELECT e.officer_id, e.started_at, e.last_at, e.seconds, coalesce(b.uid, ''),
                 coalesce(b.name, ''), e.dropped_seconds, e.granted_seconds, e.rules, e.id, e.mode
             FROM study_session e LEFT JOIN bank b ON b.id = e.bank_id WHERE {whose}"
        ),
        &param,
        |row| {
            let bank: String = row.get(4)?;
            let mode: StudyMode = row.code(10)?;
            Ok(HourLine {
                officer: row.get(0)?,
                session: Some(row.get(9)?),
                recorded_at: row.get(2)?,
                entry: StudyEntry {
                    day: zone.date(row.get(1)?),
                    material: material_of_session(mode, &bank),
                    channel: StudyChannel::Online,
                    seconds: row.get(3)?,
                    granted: row.get(7)?,
                },
                title: row.get(5)?,
                mode: Some(mode),
                dropped_seconds: row.get(6)?,
                rules: row.get(8)?,
                evidence: String::new(),
                training: None,
                withdrawn: None,
            })
        },
    )?;
    found.extend(tx.rows(
        &format!(
            "SELECT e.officer_id, e.held_on, e.title, e.minutes, e.recorded_at, e.granted_seconds,
                 e.rules, e.evidence, e.uid, e.withdrawn_at, e.withdrawn_for, e.withdrawn_by
             FROM training e WHERE {whose}"
        ),
        &param,
        |row| {
            let title: String = row.get(2)?;
            let minutes: u32 = row.get(3)?;
            let withdrawn = match row.get::<Option<Timestamp>>(9)? {
                Some(at) => Some(Withdrawn { at, reason: row.get(10)?, actor: row.get(11)? }),
                None => None,
            };
            Ok(HourLine {
                officer: row.get(0)?,
                session: None,
                recorded_at: row.get(4)?,
                entry: StudyEntry {
                    day: row.get(1)?,
                    material: material_of_training(&title),
                    channel: StudyChannel::Classroom,
                    seconds: minutes.saturating_mul(60),
                    granted: row.get(5)?,
                },
                title,
                mode: None,
                dropped_seconds: 0,
                rules: row.get(6)?,
                evidence: row.get(7)?,
                training: Some(row.get(8)?),
                withdrawn,
            })
        },
    )?);
    found.sort_by(|a, b| {
        let key = |line: &HourLine| (line.recorded_at, line.officer, line.entry.day);
        key(a).cmp(&key(b)).then_with(|| a.entry.material.cmp(&b.entry.material))
    });
    Ok(found)
}

/// Everybody's entries up to the end of a day, each person's in the order they were recorded.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_officer(
    tx: &mut Tx<'_>,
    zone: &Zone,
    as_of: Date,
) -> Result<BTreeMap<OfficerId, Vec<StudyEntry>>, StoreError> {
    let mut found: BTreeMap<OfficerId, Vec<StudyEntry>> = BTreeMap::new();
    for line in lines(tx, zone, None)?.into_iter().filter(|line| line.entry.day <= as_of) {
        found.entry(line.officer).or_default().push(line.entry);
    }
    Ok(found)
}
