//! Challenging a question of one's own paper, once it has ended.

use super::ChallengeRefusal;
use crate::app::actor::require;
use crate::app::exam::{ExamRefusal, own_officer, reasoned};
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attempt::{AttemptState, Place};
use crate::domain::id::{AttemptId, ChallengeId};
use crate::domain::role::{Permission, Target};
use crate::store::challenges::{self, NewChallenge};
use crate::store::{attempts, forms};
use std::sync::Arc;

/// Challenges a question, on grounds in the person's own words.
///
/// # Errors
/// Refused for other people's papers, while the paper is open, without grounds, and while an
/// earlier challenge of the same question waits.
pub fn raise(
    app: &Arc<App>,
    actor: &Actor,
    attempt: AttemptId,
    place: &Place,
    grounds: &str,
) -> Result<ChallengeId, AppError> {
    let officer = own_officer(actor)?;
    require(app, actor, Permission::ViewResults, Target::Officer(officer, &[]))?;
    let grounds = reasoned(grounds)?;
    let at = app.now();
    let uid = app.uid(at);
    let place = place.clone();
    app.write(actor, at, move |tx| {
        let paper = attempts::get(tx, attempt)?;
        if paper.officer != officer {
            return Err(ChallengeRefusal::NoQuestion.into());
        }
        if paper.state == AttemptState::Live {
            return Err(ExamRefusal::StillRunning.into());
        }
        let form = forms::get(tx, paper.form)?;
        let item = form.items.get(place.item as usize);
        let item = item.filter(|item| item.part(&place.part).is_some());
        let revision = item.ok_or(ChallengeRefusal::NoQuestion)?.revision;
        let same = |one: &challenges::Challenge| one.place == place && one.ruling.is_none();
        if challenges::of_attempt(tx, attempt)?.iter().any(same) {
            return Err(ChallengeRefusal::Waiting.into());
        }
        let new =
            NewChallenge { uid, attempt, place: &place, revision, officer, grounds: &grounds, at };
        let id = challenges::insert(tx, &new)?;
        let trace = Trace::new("challenge.raise", "challenge", uid).with(serde_json::json!({
            "attempt": paper.uid, "place": place, "grounds": grounds,
        }));
        Ok((id, trace))
    })
}
