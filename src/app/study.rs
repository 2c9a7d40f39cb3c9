//! Study: sets of practice questions with proof of presence, the wrong-answer book, and the hours
//! that come of it.
//!
//! A session is begun, answered in, proved and ended; beginning and ending leave an audit row, and
//! the ending's says what was answered and counted. What happens in between is kept in the
//! session's own rows, like the answers of an exam.

pub mod answer;
pub mod begin;
pub mod end;
pub mod hours;
pub mod present;
pub mod question;
pub mod read;
pub mod shelf;
pub mod train;
pub mod withdraw_training;
pub mod wrong_answers;

use super::{Actor, App, AppError, Explain, Kind, actor, officer, preset};
use crate::domain::hours::{StudyChannel, StudyEntry, grant};
use crate::domain::id::{BankId, OfficerId, RevisionId, StudyId};
use crate::domain::item::Item;
use crate::domain::role::{Permission, Target};
use crate::domain::study::{Patience, StudyEnd, StudyMode};
use crate::domain::time::{Date, Timestamp, Zone};
use crate::i18n::{Locale, study as t};
use crate::store::study::StoredSession;
use crate::store::{Tx, hours as entries, items, study};

/// Why study does not go on as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StudyRefusal {
    /// One thing at a time: an exam of the person is running.
    #[error("an exam is running")]
    ExamRunning,
    /// The bank is no practice bank, or belongs to another enforcement category.
    #[error("the bank is not for this person's study")]
    NotForStudy,
    /// There is no question in the set.
    #[error("the set is empty")]
    Empty,
    /// The question has no such part, or the answer is of another kind.
    #[error("the answer does not fit the question")]
    Misfit,
    /// The session has ended.
    #[error("the session has ended: {0:?}")]
    Over(StudyEnd),
}

impl Explain for StudyRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::NotForStudy => Kind::Denied,
            Self::Misfit => Kind::Invalid,
            Self::Empty => Kind::NotFound,
            Self::ExamRunning | Self::Over(_) => Kind::Conflict,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::ExamRunning => t::exam_running(locale),
            Self::NotForStudy => t::not_for_study(locale),
            Self::Empty => t::empty_set(locale),
            Self::Misfit => t::misfit(locale),
            Self::Over(by) => ended(locale, *by),
        }
        .to_owned()
    }
}

/// What ended a session, in a sentence to the person who studied.
pub const fn ended(locale: Locale, by: StudyEnd) -> &'static str {
    match by {
        StudyEnd::Person => t::ended_person(locale),
        StudyEnd::Elsewhere => t::ended_elsewhere(locale),
        StudyEnd::Exam => t::ended_exam(locale),
        StudyEnd::Silence => t::ended_silence(locale),
    }
}

/// The time of a session as the store has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Seconds that count so far.
    pub seconds: u32,
    /// Seconds that were dropped for want of presence.
    pub dropped_seconds: u32,
    /// What ended the session; none while it is open.
    pub ended_by: Option<StudyEnd>,
}

impl Counted {
    fn of(session: &StoredSession) -> Self {
        Self {
            seconds: session.presence.counted_seconds(),
            dropped_seconds: session.presence.dropped_seconds,
            ended_by: session.ended_by,
        }
    }
}

/// The officer who studies, if they may.
fn student(app: &App, actor: &Actor) -> Result<OfficerId, AppError> {
    let own = officer::own(actor)?;
    actor::require(app, actor, Permission::Study, Target::Officer(own, &[]))?;
    Ok(own)
}

/// A session of the officer's own.
fn own_session(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    id: StudyId,
) -> Result<StoredSession, AppError> {
    let session = study::get(tx, id)?;
    if session.officer == officer { Ok(session) } else { Err(StudyRefusal::NotForStudy.into()) }
}

/// How long the preset in force lets a person be silent.
fn patience(tx: &mut Tx<'_>, on: Date) -> Result<Patience, AppError> {
    Ok(Patience::minutes(preset::in_force(tx, on)?.office.study_idle_minutes.value))
}

/// The session after a proof at `at`: stored with its time, or over and closed.
fn prove(
    tx: &mut Tx<'_>,
    zone: &Zone,
    mut session: StoredSession,
    at: Timestamp,
) -> Result<StoredSession, AppError> {
    use crate::domain::study::Silence;
    if session.ended_by.is_some() {
        return Ok(session);
    }
    let patience = patience(tx, zone.date(at))?;
    if session.presence.silence(at, patience) == Silence::Over {
        close(tx, zone, &mut session, StudyEnd::Silence)?;
    } else {
        session.presence = session.presence.proved(at, patience);
        study::prove(tx, session.id, &session.presence)?;
    }
    Ok(session)
}

/// Closes a session with the time it has proved and stores what the preset grants for it; gives
/// the seconds granted.
fn close(
    tx: &mut Tx<'_>,
    zone: &Zone,
    session: &mut StoredSession,
    by: StudyEnd,
) -> Result<u32, AppError> {
    let day = zone.date(session.presence.started_at);
    let mut before: Vec<_> = entries::lines(tx, zone, Some(session.officer))?;
    // The session itself is among the entries; here it comes last.
    before.retain(|line| line.session != Some(session.id));
    let own = StudyEntry {
        day,
        material: material(tx, session.mode, session.bank)?,
        channel: StudyChannel::Online,
        seconds: session.presence.counted_seconds(),
        granted: None,
    };
    let (granted_seconds, rules) = granted(tx, before, own)?;
    let ending = study::Ending { presence: session.presence, by, granted_seconds, rules: &rules };
    study::close(tx, session.id, &ending)?;
    session.ended_by = Some(by);
    Ok(granted_seconds)
}

/// What a session is called among the entries of study.
fn material(tx: &mut Tx<'_>, mode: StudyMode, bank: Option<BankId>) -> Result<String, AppError> {
    let uid = match bank {
        Some(bank) => crate::store::banks::get(tx, bank)?.uid.to_string(),
        None => String::new(),
    };
    Ok(entries::material_of_session(mode, &uid))
}

/// The content of a question that a session may show.
fn content(
    tx: &mut Tx<'_>,
    session: &StoredSession,
    revision: RevisionId,
) -> Result<Item, AppError> {
    if session.mode == StudyMode::Article {
        // The questions on an article are of several banks, each for its own people.
        let bank = items::bank_of_revision(tx, revision)?;
        shelf::check(tx, session.officer, bank)?;
    }
    let found = study::content(tx, session, revision)?;
    found.ok_or_else(|| StudyRefusal::NotForStudy.into())
}

/// Seconds that the preset in force on its day grants for a new entry, and that preset's code and
/// revision.
fn granted(
    tx: &mut Tx<'_>,
    before: Vec<entries::HourLine>,
    new: StudyEntry,
) -> Result<(u32, String), AppError> {
    let preset = preset::in_force(tx, new.day)?;
    let day = new.day;
    let all: Vec<StudyEntry> = before.into_iter().map(|line| line.entry).chain([new]).collect();
    let granted = grant(&all, &preset.hours, day).counted_seconds.pop().unwrap_or_default();
    Ok((granted, preset.version()))
}
