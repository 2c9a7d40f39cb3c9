//! One answer in a set: judged, kept, and a proof of presence.

use super::{Counted, StudyRefusal, content, own_session, prove, student};
use crate::app::{Actor, App, AppError};
use crate::domain::id::{RevisionId, StudyId};
use crate::domain::item::{Answer, Key};
use crate::store::{Priority, Settle, study, wrong_answers};
use std::sync::Arc;

/// What the person gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// An answer that the key can judge.
    Answer(Answer),
    /// The person's own word on whether they had what the model answer says.
    Own(bool),
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Whether it was right.
    pub right: bool,
    /// The session's time.
    pub counted: Counted,
}

/// Judges and keeps an answer. A wrong one goes into the wrong-answer book, a right one counts
/// towards clearing it.
///
/// # Errors
/// Refused without the permission, when the session has ended, and when question or answer do not
/// fit.
pub fn answer(
    app: &Arc<App>,
    actor: &Actor,
    id: StudyId,
    revision: RevisionId,
    part: &str,
    given: &Given,
) -> Result<Judged, AppError> {
    let officer = student(app, actor)?;
    let at = app.now();
    let (part, given, zone) = (part.to_owned(), given.clone(), app.zone.clone());
    // A second run of the same write finds what the first one kept, by its instant.
    let outcome = app.store.write(Settle::Rerun, Priority::Answer, move |tx| {
        let session = own_session(tx, officer, id)?;
        let session = prove(tx, &zone, session, at)?;
        if session.ended_by.is_some() {
            // The ending stays; nothing of the answer does.
            return Ok((None, Counted::of(&session)));
        }
        let item = content(tx, &session, revision)?;
        let misfit = || AppError::from(StudyRefusal::Misfit);
        let asked = item.part(&part).ok_or_else(misfit)?;
        let (right, kept) = match (&given, &asked.key) {
            (Given::Own(had_it), Key::Model { .. }) => (*had_it, Answer::Text(String::new())),
            (Given::Answer(answer), _) if !answer.is_empty() => {
                (answer.is_right(asked).ok_or_else(misfit)?, answer.clone())
            }
            _ => return Err(misfit().into()),
        };
        if !study::add_answer(tx, id, revision, &part, &kept, right, at)? {
            return Ok((Some(right), Counted::of(&session)));
        }
        if right {
            wrong_answers::note_right(tx, officer, revision, &part, at)?;
        } else {
            wrong_answers::note_wrong(tx, officer, revision, &part, Some(&kept), at)?;
        }
        Ok((Some(right), Counted::of(&session)))
    });
    match outcome? {
        (Some(right), counted) => Ok(Judged { right, counted }),
        (None, counted) => {
            let by = counted.ended_by.unwrap_or(crate::domain::study::StudyEnd::Silence);
            Err(StudyRefusal::Over(by).into())
        }
    }
}
