//! What an officer may study: practice banks for everybody and for their own enforcement category.
//! Banks for exams and sealed ones are never among them.

use super::{StudyRefusal, student};
use crate::app::{Actor, App, AppError, preset};
use crate::domain::id::{BankId, OfficerId};
use crate::store::study;
use crate::store::{Tx, credentials, wrong_answers};
use std::collections::BTreeSet;
use std::sync::Arc;

pub use crate::store::study::{Progress, Shelf};

/// What there is to study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The practice banks with the officer's progress, by name.
    pub shelves: Vec<Shelf>,
    /// Questions in the wrong-answer book.
    pub mistakes: u32,
    /// Minutes without input after which the person is asked whether they are there.
    pub idle_minutes: u32,
}

/// What the actor may study.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn shelves(app: &Arc<App>, actor: &Actor) -> Result<Room, AppError> {
    let officer = student(app, actor)?;
    app.read(|tx| {
        let categories = categories(tx, officer)?;
        let mut shelves = study::shelves(tx, officer)?;
        shelves.retain(|shelf| is_for(&shelf.header.category, &categories));
        Ok(Room {
            shelves,
            mistakes: wrong_answers::count_open(tx, officer)?,
            idle_minutes: preset::in_force(tx, app.today())?.office.study_idle_minutes.value.get(),
        })
    })
}

/// How many questions the actor's wrong-answer book holds.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn mistakes(app: &Arc<App>, actor: &Actor) -> Result<u32, AppError> {
    let officer = student(app, actor)?;
    app.read(|tx| Ok(wrong_answers::count_open(tx, officer)?))
}

/// The topics of a bank with the actor's progress, in the author's order.
///
/// # Errors
/// Refused without the permission, and for banks that are not for them.
pub fn topics(
    app: &Arc<App>,
    actor: &Actor,
    bank: BankId,
) -> Result<Vec<(String, Progress)>, AppError> {
    let officer = student(app, actor)?;
    app.read(|tx| {
        check(tx, officer, bank)?;
        Ok(study::topics(tx, officer, bank)?)
    })
}

/// Refuses a bank that the officer may not study.
pub(super) fn check(tx: &mut Tx<'_>, officer: OfficerId, bank: BankId) -> Result<(), AppError> {
    if admits(tx, officer, bank)? { Ok(()) } else { Err(StudyRefusal::NotForStudy.into()) }
}

/// Whether the person is an officer whom a bank is for to study.
pub(in crate::app) fn may_study(
    tx: &mut Tx<'_>,
    actor: &Actor,
    bank: BankId,
) -> Result<bool, AppError> {
    match actor.officer() {
        Some(officer) => admits(tx, officer, bank),
        None => Ok(false),
    }
}

/// Whether it is a practice bank that the officer may study.
pub(in crate::app) fn admits(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    bank: BankId,
) -> Result<bool, AppError> {
    use crate::domain::bank::Purpose;
    let stored = crate::store::banks::get(tx, bank)?;
    let categories = categories(tx, officer)?;
    Ok(stored.header.purpose == Purpose::Practice
        && stored.version > 0
        && is_for(&stored.header.category, &categories))
}

/// The enforcement categories on the officer's cards.
fn categories(tx: &mut Tx<'_>, officer: OfficerId) -> Result<BTreeSet<String>, AppError> {
    let held = credentials::of_officer(tx, officer)?;
    let cards = held.into_iter().filter_map(|credential| credential.row.card);
    Ok(cards.flat_map(|card| card.categories).collect())
}

fn is_for(category: &str, own: &BTreeSet<String>) -> bool {
    category.is_empty() || own.contains(category)
}
