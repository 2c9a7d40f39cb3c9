//! Marking a short answer again: a new mark with a reason, and a new version of the result.

use super::ExamRefusal;
use super::finalise::{answers, load_items};
use super::mark::{Waiting, grade_again, within};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attempt::Place;
use crate::domain::id::AttemptId;
use crate::domain::points::Points;
use crate::domain::role::{Permission, Target};
use crate::store::results::{self, NewMark};
use crate::store::{attempts, forms, pass_records, sittings};
use std::sync::Arc;

/// The most marked answers that are listed: those marked last.
const MOST: u32 = 200;

/// The answers marked last, newest first, as anonymous as those that wait; one's own are left out.
///
/// # Errors
/// Refused without the permission.
pub fn marked(app: &Arc<App>, actor: &Actor) -> Result<Vec<Waiting>, AppError> {
    require(app, actor, Permission::Mark, Target::District)?;
    app.read(|tx| {
        let mut found = Vec::new();
        for mark in results::newest_marks(tx, MOST)? {
            let attempt = attempts::get(tx, mark.attempt)?;
            if actor.officer() == Some(attempt.officer) {
                continue;
            }
            let form = forms::get(tx, attempt.form)?;
            let at = mark.place.item as usize;
            let Some(asked) = form.items.get(at) else { continue };
            let (Some(worth), Some(item)) =
                (asked.part(&mark.place.part), load_items(tx, &form)?.into_iter().nth(at))
            else {
                continue;
            };
            found.push(Waiting {
                attempt: mark.attempt,
                answer: answers(tx, mark.attempt)?.remove(&mark.place),
                place: mark.place,
                item,
                revision: asked.revision,
                points: worth.points,
                sitting: sittings::get(tx, attempt.sitting)?.name,
                given: Some(mark.points),
            });
        }
        Ok(found)
    })
}

/// Gives other points to a part that was marked before, for a reason that stands with the new
/// result. Earlier marks and results stay readable.
///
/// # Errors
/// Refused without the permission or a reason, for one's own answers, for parts that nobody has
/// marked, for points out of range, and once a pass record was made of the result.
pub fn remark(
    app: &Arc<App>,
    actor: &Actor,
    id: AttemptId,
    place: &Place,
    points: Points,
    reason: &str,
) -> Result<(), AppError> {
    require(app, actor, Permission::Mark, Target::District)?;
    let reason = super::reasoned(reason)?;
    let at = app.now();
    let (account, label, own) = (actor.account, actor.label.clone(), actor.officer());
    let place = place.clone();
    app.write(actor, at, move |tx| {
        let attempt = attempts::get(tx, id)?;
        if own.is_some_and(|own| own == attempt.officer) {
            return Err(ExamRefusal::OwnEntry.into());
        }
        let marks = results::marks(tx, id)?;
        let before = *marks.get(&place).ok_or(ExamRefusal::Misfit)?;
        let current = results::current(tx, id)?.ok_or(ExamRefusal::Misfit)?;
        let part = current.graded.parts.iter().find(|part| part.place == place);
        within(points, part.ok_or(ExamRefusal::Misfit)?.points)?;
        if pass_records::of_attempt(tx, id)?.is_some() {
            return Err(ExamRefusal::Confirmed.into());
        }
        let mark = NewMark {
            attempt: id,
            place: &place,
            points,
            comment: &reason,
            account,
            actor: &label,
            at,
        };
        results::add_mark(tx, &mark)?;
        grade_again(tx, &attempt, &reason, at)?;
        let trace = Trace::new("exam.remark", "attempt", attempt.uid).with(serde_json::json!({
            "place": place, "before": before, "points": points, "reason": reason,
        }));
        Ok(((), trace))
    })
}
