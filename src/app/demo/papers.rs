//! One paper: drawn, answered, handed in and marked by the functions that real ones go through.

use super::dice::Dice;
use crate::app::exam::finalise;
use crate::app::form::{self, Composed};
use crate::app::{Actor, App, Via};
use crate::domain::attempt::grading::Graded;
use crate::domain::attempt::sheet::Save;
use crate::domain::attempt::{AttemptState, EndedBy, Place};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::{AttemptId, BlueprintId, OfficerId, SittingId, Uid};
use crate::domain::item::{Answer, Item, Key, OptionId, Part};
use crate::domain::points::Points;
use crate::domain::sitting::SittingKind;
use crate::domain::time::{MINUTE_MS, Timestamp};
use crate::store::attempts::{self, NewAttempt};
use crate::store::presence::{self, Note};
use crate::store::results::{self, NewMark};
use crate::store::saves;
use crate::store::{StoreError, Tx, forms};
use std::collections::{BTreeSet, HashMap};

/// A paper somebody sits.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) uid: Uid,
    pub(super) form_uid: Uid,
    pub(super) form_seed: u64,
    pub(super) sitting: SittingId,
    pub(super) blueprint: BlueprintId,
    pub(super) officer: OfficerId,
    pub(super) number: u32,
    pub(super) started_at: Timestamp,
    /// The share of questions the person knows, in percent.
    pub(super) ability: i64,
    /// Whether short answers have been marked.
    pub(super) is_marked: bool,
    /// Whether the person ran out of time.
    pub(super) runs_out: bool,
    /// Chance for the answers.
    pub(super) dice: Dice,
}

/// Sits a paper from beginning to end.
pub(super) fn sit(
    tx: &mut Tx<'_>,
    app: &App,
    run: &Run,
    blueprint: &Blueprint,
) -> Result<(), StoreError> {
    let Composed { form, items: texts } =
        form::compose(app, &Actor::system(), tx, blueprint, SittingKind::Formal, run.form_seed)?;
    let allowed_ms = i64::from(blueprint.minutes) * MINUTE_MS;
    let new = NewAttempt {
        uid: run.uid,
        sitting: run.sitting,
        officer: run.officer,
        number: run.number,
        form: forms::add(tx, run.form_uid, run.blueprint, &form, run.started_at)?,
        started_at: run.started_at,
        allowed_ms,
        deadline_at: run.started_at.plus_millis(allowed_ms),
    };
    let id = attempts::insert(tx, &new)?;
    let (connection, _) = presence::connect(tx, id, Via::Tui.code(), run.started_at)?;
    let (answers, last) = give_answers(tx, run, id, &texts, allowed_ms)?;
    let (ended_by, ended_at) = match run.runs_out {
        true => (EndedBy::Timer, new.deadline_at),
        false => (EndedBy::HandIn, last.plus_millis(MINUTE_MS).min(new.deadline_at)),
    };
    let note = note(run, &texts, ended_at.since(run.started_at));
    presence::note(tx, connection, run.officer, &note, ended_at)?;
    let attempt = attempts::get(tx, id)?;
    let graded = finalise::end_in(tx, &attempt, ended_by, ended_at)?;
    let Some(graded) = graded.filter(|graded| run.is_marked && graded.awaits_marking()) else {
        return Ok(());
    };
    mark(tx, run, id, &graded, ended_at)?;
    let graded = Graded::of(&form, &texts, &answers, &results::marks(tx, id)?);
    let marked_at = ended_at.plus_millis(24 * 60 * MINUTE_MS);
    results::append(tx, id, "marked", &graded, blueprint.pass_mark, marked_at)?;
    attempts::set_state(tx, id, AttemptState::Final)
}

/// What the window reported: the working time, spread over the questions; half of the terminals
/// report the focus.
fn note(run: &Run, texts: &[Item], worked_ms: i64) -> Note {
    let mut dice = run.dice.clone();
    let parts: Vec<Place> = (0_u32..)
        .zip(texts)
        .flat_map(|(item, text)| text.parts.iter().map(move |part| (item, part)))
        .map(|(item, part)| Place { item, part: part.id.clone() })
        .collect();
    let each = worked_ms / i64::try_from(parts.len()).unwrap_or(1).max(1);
    let shown = parts.into_iter().map(|place| (place, each * dice.between(30, 100) / 100));
    let shown = shown.collect();
    let lost = u32::try_from(dice.between(0, 2)).unwrap_or(0);
    Note { number: 1, shown, focus_lost: dice.chance(50).then_some(lost), leaving: false }
}

/// Saves an answer to one part after the other; gives them, and when the last was saved.
fn give_answers(
    tx: &mut Tx<'_>,
    run: &Run,
    id: AttemptId,
    texts: &[Item],
    allowed_ms: i64,
) -> Result<(HashMap<Place, Answer>, Timestamp), StoreError> {
    let mut dice = run.dice.clone();
    let parts = texts.iter().map(|item| item.parts.len()).sum::<usize>();
    let share = if run.runs_out { 95 } else { dice.between(35, 85) };
    let step = allowed_ms * share / 100 / i64::try_from(parts).unwrap_or(i64::MAX).max(1);
    let mut answers = HashMap::new();
    let mut at = run.started_at;
    let mut seq = 0;
    for (position, item) in (0_u32..).zip(texts) {
        // Every step of difficulty above or below the middle one moves the odds.
        let odds = run.ability + (3 - i64::from(item.difficulty)) * 7;
        for part in &item.parts {
            at = at.plus_millis(step);
            if dice.chance(if run.runs_out { 12 } else { 2 }) {
                continue;
            }
            seq += 1;
            let place = Place { item: position, part: part.id.clone() };
            let answer = answer(&mut dice, part, odds.clamp(5, 97));
            let save = Save {
                seq,
                place: place.clone(),
                answer: answer.clone(),
                flagged: false,
                unsure: dice.chance(6),
            };
            // The chain of the history continues from what is stored.
            let attempt = attempts::get(tx, id)?;
            saves::save(tx, &[(&attempt, &save, at)])?;
            if let Some(answer) = answer {
                answers.insert(place, answer);
            }
        }
    }
    Ok((answers, at))
}

/// An answer that is right in `percent` of 100 cases.
fn answer(dice: &mut Dice, part: &Part, percent: i64) -> Option<Answer> {
    let right = dice.chance(percent);
    Some(match &part.key {
        Key::Options(key) if right => Answer::Options(key.clone()),
        Key::Options(key) => Answer::Options(wrong_options(dice, part, key)?),
        Key::Truth(key) => Answer::Truth(*key == right),
        Key::Blanks(accepted) => Answer::Blanks(
            accepted
                .iter()
                .map(|variants| match variants.first() {
                    Some(variant) if right => variant.clone(),
                    _ => "不清楚".to_owned(),
                })
                .collect(),
        ),
        Key::Model { answer, .. } => {
            let length = answer.chars().count();
            Answer::Text(answer.chars().take(if right { length } else { length / 2 }).collect())
        }
    })
}

/// A slip: another option of one, or one too many or too few of several.
fn wrong_options(
    dice: &mut Dice,
    part: &Part,
    key: &BTreeSet<OptionId>,
) -> Option<BTreeSet<OptionId>> {
    let all: Vec<OptionId> = part.options.iter().map(|option| option.id).collect();
    let others: Vec<OptionId> = all.iter().copied().filter(|id| !key.contains(id)).collect();
    if key.len() <= 1 {
        return dice.pick(&others).map(|other| BTreeSet::from([*other]));
    }
    let toggled = *dice.pick(&all)?;
    let mut chosen = key.clone();
    if !chosen.remove(&toggled) {
        chosen.insert(toggled);
    }
    Some(chosen)
}

/// Marks the parts that wait.
fn mark(
    tx: &mut Tx<'_>,
    run: &Run,
    attempt: AttemptId,
    graded: &Graded,
    ended_at: Timestamp,
) -> Result<(), StoreError> {
    for part in graded.parts.iter().filter(|part| part.earned.is_none()) {
        let earned = if part.answered { part.points.share(run.ability, 100) } else { Points::ZERO };
        let mark = NewMark {
            attempt,
            place: &part.place,
            points: Points(earned.0 - earned.0.rem_euclid(50)),
            comment: "",
            account: None,
            actor: "trainer",
            at: ended_at.plus_millis(24 * 60 * MINUTE_MS),
        };
        results::add_mark(tx, &mark)?;
    }
    Ok(())
}
