//! The wrong-answer book: reading it, and answering an entry again.

use crate::app::actor::require;
use crate::app::exam::own_officer;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::RevisionId;
use crate::domain::item::Answer;
use crate::domain::role::{Permission, Target};
use crate::store::wrong_answers::{self, WrongAnswer};
use crate::store::{StoreError, items};
use std::sync::Arc;

/// The actor's own open entries, newest first.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn open(app: &Arc<App>, actor: &Actor) -> Result<Vec<WrongAnswer>, AppError> {
    require(app, actor, Permission::Study, Target::Some)?;
    let officer = own_officer(actor)?;
    crate::app::exam::finalise::expire_overdue(app)?;
    app.read(|tx| Ok(wrong_answers::open(tx, officer)?))
}

/// Answers an entry again, and says whether it was right; none where a person has to judge.
///
/// # Errors
/// Refused without the permission; whatever the store refuses.
pub fn again(
    app: &Arc<App>,
    actor: &Actor,
    revision: RevisionId,
    part: &str,
    answer: &Answer,
) -> Result<Option<bool>, AppError> {
    require(app, actor, Permission::Study, Target::Some)?;
    let officer = own_officer(actor)?;
    let at = app.now();
    let (part, answer) = (part.to_owned(), answer.clone());
    app.write(actor, at, move |tx| {
        let item = items::load(tx, &[revision])?.pop().ok_or(StoreError::NotFound)?;
        let key = &item.part(&part).ok_or(StoreError::NotFound)?.key;
        let right = answer.is_right(key);
        match right {
            Some(true) => wrong_answers::note_right(tx, officer, revision, &part, at)?,
            Some(false) => {
                wrong_answers::note_wrong(tx, officer, revision, &part, Some(&answer), at)?;
            }
            None => {}
        }
        let trace = Trace::new("study.answer", "item", &item.id)
            .with(serde_json::json!({ "part": part, "right": right }));
        Ok((right, trace))
    })
}
