//! What comes after the exams: people who are excused, questions that are challenged.

use super::Fill;
use crate::app::AppError;
use crate::domain::attempt::{Outcome, Place};
use crate::domain::challenge::Verdict;
use crate::domain::id::{AttemptId, SittingId};
use crate::domain::time::{Timestamp, add_days};
use crate::store::challenges::{self, NewChallenge, Ruling};
use crate::store::outcomes::{self, Entered};
use crate::store::{StoreError, Tx, attempts, enrolment, forms, results};

/// Days from an exam until what comes after it.
const LATER: i64 = 3;

/// Excuses one of those who did not come to the formal exam.
pub(super) fn excuse(fill: &Fill<'_>, formal: SittingId, days: i64) -> Result<(), AppError> {
    let (at, on) = (fill.at(add_days(fill.as_of, LATER - days), 10, 20), fill.as_of);
    fill.write("outcomes", move |tx| {
        let came: Vec<_> =
            results::of_sitting(tx, formal)?.iter().map(|line| line.officer).collect();
        let listed = enrolment::list(tx, formal, on)?;
        let Some(away) = listed.iter().find(|one| !came.contains(&one.officer)) else {
            return Ok(());
        };
        let entry = Entered {
            outcome: Some(Outcome::Deferred),
            reason: "因公出差,单位来函".into(),
            document: "云司函〔2026〕17号".into(),
            actor: "trainer".into(),
            at,
        };
        outcomes::enter(tx, formal, away.officer, &entry, None)
    })
}

/// Two people challenge a question that they got wrong: one has an answer, one waits for it.
pub(super) fn challenge(fill: &Fill<'_>, mock: SittingId, days: i64) -> Result<(), AppError> {
    let raised = fill.at(add_days(fill.as_of, LATER - days), 19, 40);
    let mut dice = fill.dice("challenges");
    let uids = [dice.uid(raised), dice.uid(raised)];
    let grounds =
        ["我选的答案也说得通,请核对答案和依据。", "题目表述容易有两种理解,请看看要不要改。"];
    fill.write("challenges", move |tx| {
        let lines = results::of_sitting(tx, mock)?;
        for ((line, uid), grounds) in lines.iter().rev().zip(uids).zip(grounds) {
            let Some(place) = missed(tx, line.attempt)? else { continue };
            let form = attempts::get(tx, line.attempt)?.form;
            let form = forms::get(tx, form)?;
            let Some(item) = form.items.get(place.item as usize) else { continue };
            let new = NewChallenge {
                uid,
                attempt: line.attempt,
                place: &place,
                revision: item.revision,
                officer: line.officer,
                grounds,
                at: raised,
            };
            let id = challenges::insert(tx, &new)?;
            if uid == uids[0] {
                challenges::answer(tx, id, &ruling(raised), None)?;
            }
        }
        Ok(())
    })
}

fn ruling(raised: Timestamp) -> Ruling {
    Ruling {
        verdict: Verdict::Refused,
        answer: "已与法条核对,答案不变,理由见本题解析。".into(),
        at: raised.plus_millis(18 * 3_600_000),
        actor: "trainer".into(),
    }
}

/// A question of an attempt that earned nothing though it was answered.
fn missed(tx: &mut Tx<'_>, attempt: AttemptId) -> Result<Option<Place>, StoreError> {
    let result = results::current(tx, attempt)?;
    let parts = result.map(|result| result.graded.parts).unwrap_or_default();
    let missed = parts.into_iter().find(|part| part.answered && part.is_right() == Some(false));
    Ok(missed.map(|part| part.place))
}
