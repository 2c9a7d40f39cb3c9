//! Answering a challenge.

use super::{ChallengeRefusal, Ruling};
use crate::app::actor::require;
use crate::app::exam::reasoned;
use crate::app::{Actor, App, AppError, Trace, preset};
use crate::domain::challenge::Verdict;
use crate::domain::id::ChallengeId;
use crate::domain::role::{Permission, Target};
use crate::store::challenges;
use std::sync::Arc;

/// Answers a challenge, in words that its author reads. Accepting changes neither key nor result by
/// itself: the item is corrected in its own room.
///
/// # Errors
/// Refused without the permission, without words, when somebody has answered, and for one's own
/// challenge unless the rule preset lets people approve their own entries.
pub fn answer(
    app: &Arc<App>,
    actor: &Actor,
    id: ChallengeId,
    verdict: Verdict,
    words: &str,
) -> Result<(), AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let words = reasoned(words)?;
    let (at, today) = (app.now(), app.today());
    let (account, label, own) = (actor.account, actor.label.clone(), actor.officer());
    app.write(actor, at, move |tx| {
        let challenge = challenges::get(tx, id)?;
        let alone = own == Some(challenge.officer);
        if alone && !preset::in_force(tx, today)?.office.own_entry_approval.value {
            return Err(ChallengeRefusal::Own.into());
        }
        let ruling = Ruling { verdict, answer: words.clone(), at, actor: label.clone() };
        if !challenges::answer(tx, id, &ruling, account)? {
            return Err(ChallengeRefusal::Answered.into());
        }
        let trace = Trace::new("challenge.answer", "challenge", challenge.uid).with(
            serde_json::json!({ "verdict": verdict, "answer": words, "single_handed": alone }),
        );
        Ok(((), trace))
    })
}
