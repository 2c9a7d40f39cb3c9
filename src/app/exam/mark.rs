//! Marking short answers by hand.

use super::ExamRefusal;
use super::finalise::{answers, expire_overdue, load_items};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attempt::grading::Graded;
use crate::domain::attempt::{AttemptState, Place};
use crate::domain::id::{AttemptId, RevisionId};
use crate::domain::item::{Answer, Item};
use crate::domain::points::Points;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::attempts::Attempt;
use crate::store::results::{self, NewMark};
use crate::store::{Tx, attempts, forms, sittings};
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
    /// The revision of it that was asked.
    pub revision: RevisionId,
    /// What was written.
    pub answer: Option<Answer>,
    /// What it is worth.
    pub points: Points,
    /// Name of the sitting.
    pub sitting: String,
    /// What was given before; none while it waits.
    pub given: Option<Points>,
}

/// The short answers that wait, oldest paper first; one's own are for somebody else to mark.
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
            if actor.officer() == Some(attempt.officer) {
                continue;
            }
            let Some(result) = results::current(tx, id)? else { continue };
            let form = forms::get(tx, attempt.form)?;
            let items = load_items(tx, &form)?;
            let answers = answers(tx, id)?;
            let sitting = sittings::get(tx, attempt.sitting)?.name;
            for part in result.graded.parts.iter().filter(|part| part.earned.is_none()) {
                let at = part.place.item as usize;
                let (Some(item), Some(asked)) = (items.get(at), form.items.get(at)) else {
                    continue;
                };
                queue.push(Waiting {
                    attempt: id,
                    place: part.place.clone(),
                    item: item.clone(),
                    revision: asked.revision,
                    answer: answers.get(&part.place).cloned(),
                    points: part.points,
                    sitting: sitting.clone(),
                    given: None,
                });
            }
        }
        Ok(queue)
    })
}

/// Gives points to a part. The last mark of a paper makes its result final.
///
/// # Errors
/// Refused without the permission, for one's own answers, for parts that wait for nobody, and for
/// points out of range.
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
    let (account, label, own) = (actor.account, actor.label.clone(), actor.officer());
    let (place, comment) = (place.clone(), comment.to_owned());
    app.write(actor, at, move |tx| {
        let attempt = attempts::get(tx, id)?;
        let current = results::current(tx, id)?.ok_or(ExamRefusal::Misfit)?;
        let part = current.graded.parts.iter().find(|part| part.place == place);
        let part = part.ok_or(ExamRefusal::Misfit)?;
        if own.is_some_and(|own| own == attempt.officer) {
            return Err(ExamRefusal::OwnEntry.into());
        }
        if part.earned.is_some() || attempt.state != AttemptState::AwaitingMarking {
            return Err(ExamRefusal::MarkedAlready.into());
        }
        within(points, part.points)?;
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
        let graded = grade_again(tx, &attempt, "marked", at)?;
        if !graded.awaits_marking() {
            attempts::set_state(tx, id, AttemptState::Final)?;
        }
        let trace = Trace::new("exam.mark", "attempt", attempt.uid)
            .with(serde_json::json!({ "place": place, "points": points }));
        Ok(((), trace))
    })
}

/// Refuses more points than a part is worth, or fewer than none.
pub(super) fn within(points: Points, worth: Points) -> Result<(), ExamRefusal> {
    let fits = (Points::ZERO..=worth).contains(&points);
    if fits { Ok(()) } else { Err(ExamRefusal::BadMark(worth)) }
}

/// Puts the marks of an ended attempt as they are now into its result, and keeps that as the next.
pub(super) fn grade_again(
    tx: &mut Tx<'_>,
    attempt: &Attempt,
    reason: &str,
    at: Timestamp,
) -> Result<Graded, AppError> {
    let before = results::current(tx, attempt.id)?.ok_or(ExamRefusal::Misfit)?.graded;
    let graded = before.marked(&results::marks(tx, attempt.id)?);
    let pass_mark = sittings::get(tx, attempt.sitting)?.body.pass_mark;
    results::append(tx, attempt.id, reason, &graded, pass_mark, at)?;
    Ok(graded)
}
