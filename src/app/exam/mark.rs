//! Marking short answers by hand.

use super::ExamRefusal;
use super::finalise::{answers, expire_overdue, load_items};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attempt::grading::Graded;
use crate::domain::attempt::{AttemptState, Place};
use crate::domain::id::AttemptId;
use crate::domain::item::{Answer, Item};
use crate::domain::points::Points;
use crate::domain::role::{Permission, Target};
use crate::store::results::{self, NewMark};
use crate::store::{attempts, forms, sittings};
use std::sync::Arc;

/// A short answer that waits for a marker. Who wrote it is not told.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The attempt.
    pub attempt: AttemptId,
    /// Which part.
    pub place: Place,
    /// The item it belongs to.
    pub item: Item,
    /// What was written.
    pub answer: Option<Answer>,
    /// What it is worth.
    pub points: Points,
    /// Name of the sitting.
    pub sitting: String,
}

/// The short answers that wait, oldest paper first.
///
/// # Errors
/// Refused without the permission.
pub fn queue(app: &Arc<App>, actor: &Actor) -> Result<Vec<Waiting>, AppError> {
    require(app, actor, Permission::Mark, Target::District)?;
    expire_overdue(app)?;
    app.read(|tx| {
        let mut queue = Vec::new();
        for id in results::awaiting_marking(tx)? {
            let attempt = attempts::get(tx, id)?;
            let Some(result) = results::current(tx, id)? else { continue };
            let form = forms::get(tx, attempt.form)?;
            let items = load_items(tx, &form)?;
            let answers = answers(tx, id)?;
            let sitting = sittings::get(tx, attempt.sitting)?.name;
            for part in result.graded.parts.iter().filter(|part| part.earned.is_none()) {
                let Some(item) = items.get(part.place.item as usize) else { continue };
                queue.push(Waiting {
                    attempt: id,
                    place: part.place.clone(),
                    item: item.clone(),
                    answer: answers.get(&part.place).cloned(),
                    points: part.points,
                    sitting: sitting.clone(),
                });
            }
        }
        Ok(queue)
    })
}

/// Gives points to a part. The last mark of a paper makes its result final.
///
/// # Errors
/// Refused without the permission, for parts that wait for nobody, and for points out of range.
pub fn mark(
    app: &Arc<App>,
    actor: &Actor,
    id: AttemptId,
    place: &Place,
    points: Points,
    comment: &str,
) -> Result<(), AppError> {
    require(app, actor, Permission::Mark, Target::District)?;
    let at = app.now();
    let (account, label) = (actor.account, actor.label.clone());
    let (place, comment) = (place.clone(), comment.to_owned());
    app.write(actor, at, move |tx| {
        let attempt = attempts::get(tx, id)?;
        let current = results::current(tx, id)?.ok_or(ExamRefusal::Misfit)?;
        let waiting = current.graded.parts.iter().find(|part| part.place == place);
        let worth = waiting.ok_or(ExamRefusal::Misfit)?.points;
        if attempt.state != AttemptState::AwaitingMarking {
            return Err(ExamRefusal::Ended.into());
        }
        if !(Points::ZERO..=worth).contains(&points) {
            return Err(ExamRefusal::BadMark(worth).into());
        }
        let mark = NewMark {
            attempt: id,
            place: &place,
            points,
            comment: &comment,
            account,
            actor: &label,
            at,
        };
        results::add_mark(tx, &mark)?;
        let form = forms::get(tx, attempt.form)?;
        let items = load_items(tx, &form)?;
        let graded = Graded::of(&form, &items, &answers(tx, id)?, &results::marks(tx, id)?);
        let pass_mark = sittings::get(tx, attempt.sitting)?.body.pass_mark;
        results::append(tx, id, "marked", &graded, pass_mark, at)?;
        if !graded.awaits_marking() {
            attempts::set_state(tx, id, AttemptState::Final)?;
        }
        let trace = Trace::new("exam.mark", "attempt", attempt.uid)
            .with(serde_json::json!({ "place": place, "points": points }));
        Ok(((), trace))
    })
}
