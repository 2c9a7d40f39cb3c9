//! A year of study sessions and classroom trainings.

use super::data::People;
use super::{Employee, Fill};
use crate::app::AppError;
use crate::domain::id::{BankId, OfficerId, Uid};
use crate::domain::time::{Date, Timestamp, add_days};
use crate::store::hours::{self, EndedSession, NewTraining};
use crate::store::{Tx, banks};

/// Entries written in one go.
const CHUNK: usize = 60;

#[derive(Debug, Clone)]
struct Session {
    uid: Uid,
    officer: OfficerId,
    bank: usize,
    mode: &'static str,
    started_at: Timestamp,
    seconds: u32,
    dropped: u32,
}

#[derive(Debug, Clone)]
struct Attended {
    uid: Uid,
    officer: OfficerId,
    held_on: Date,
    title: String,
    minutes: u32,
    recorded_at: Timestamp,
}

/// Stores a year of study.
pub(super) fn year(fill: &Fill<'_>, staff: &[Employee], lists: &People) -> Result<(), AppError> {
    let banks: Vec<BankId> = fill.app.read(|tx| {
        let stored = banks::list(tx)?;
        Ok(stored.into_iter().map(|(bank, _)| bank.id).collect())
    })?;
    let mut sessions = sessions(fill, staff);
    sessions.sort_by_key(|session| (session.started_at, session.uid));
    for chunk in sessions.chunks(CHUNK) {
        let (chunk, banks) = (chunk.to_vec(), banks.clone());
        fill.write("study", move |tx: &mut Tx<'_>| {
            for one in &chunk {
                let all = one.seconds + one.dropped;
                let session = EndedSession {
                    uid: one.uid,
                    officer: one.officer,
                    bank: banks.get(one.bank % banks.len().max(1)).copied(),
                    mode: one.mode,
                    started_at: one.started_at,
                    ended_at: one.started_at.plus_millis(i64::from(all) * 1000),
                    seconds: one.seconds,
                    dropped_seconds: one.dropped,
                };
                hours::add_session(tx, &session)?;
            }
            Ok(())
        })?;
    }
    for chunk in trainings(fill, staff, lists).chunks(CHUNK) {
        let chunk = chunk.to_vec();
        fill.write("trainings", move |tx: &mut Tx<'_>| {
            for one in &chunk {
                let training = NewTraining {
                    uid: one.uid,
                    officer: one.officer,
                    held_on: one.held_on,
                    title: &one.title,
                    minutes: one.minutes,
                    evidence: "签到表",
                    account: None,
                    recorded_at: one.recorded_at,
                    granted: None,
                };
                hours::add_training(tx, &training)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Whether somebody is there on a day to learn something.
fn is_there(employee: &Employee, day: Date) -> bool {
    let person = &employee.person;
    person.officer.joined_on.is_some_and(|joined| joined <= day)
        && person.left_on.is_none_or(|last| day <= last)
}

fn sessions(fill: &Fill<'_>, staff: &[Employee]) -> Vec<Session> {
    let mut dice = fill.dice("study");
    let mut sessions = Vec::new();
    for employee in staff {
        // The able tend to be the diligent.
        let count = dice.between(0, (employee.person.ability - 40).max(2) / 3);
        for n in 0..count {
            let day = add_days(fill.as_of, -1 - (n * 360 / count.max(1)) - dice.between(0, 6));
            if !is_there(employee, day) {
                continue;
            }
            let minute = i8::try_from(dice.between(0, 59)).unwrap_or(0);
            let hour = i8::try_from(dice.between(8, 20)).unwrap_or(8);
            let started_at = fill.at(day, hour, minute);
            sessions.push(Session {
                uid: dice.uid(started_at),
                officer: employee.id,
                bank: usize::try_from(dice.between(0, 7)).unwrap_or(0),
                mode: dice.pick(&["sequential", "random", "topic"]).copied().unwrap_or("random"),
                started_at,
                seconds: u32::try_from(dice.between(600, 4_200)).unwrap_or(0),
                dropped: if dice.chance(20) { 300 } else { 0 },
            });
        }
    }
    sessions
}

fn trainings(fill: &Fill<'_>, staff: &[Employee], lists: &People) -> Vec<Attended> {
    let mut dice = fill.dice("trainings");
    let mut attended = Vec::new();
    let courses = i64::try_from(lists.trainings.len()).unwrap_or(1);
    for (n, course) in (0..).zip(&lists.trainings) {
        let held_on = add_days(fill.as_of, -345 + n * 340 / courses);
        let recorded_at = fill.at(add_days(held_on, 1), 16, 0);
        for employee in staff.iter().filter(|employee| is_there(employee, held_on)) {
            if dice.chance(72) {
                attended.push(Attended {
                    uid: dice.uid(recorded_at),
                    officer: employee.id,
                    held_on,
                    title: course.title.clone(),
                    minutes: course.minutes,
                    recorded_at,
                });
            }
        }
    }
    attended
}
