//! Reading why: the result of an attempt with its answers, keys and reasons, after hand-in.

use super::ExamRefusal;
use super::finalise::{answers, expire_overdue, load_items};
use crate::app::actor::require;
use crate::app::bank::seal::is_shut;
use crate::app::challenge::Challenge;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::AttemptState;
use crate::domain::attempt::grading::{Graded, PartResult};
use crate::domain::citation::Citation;
use crate::domain::form::Form;
use crate::domain::id::{AttemptId, RevisionId};
use crate::domain::item::{Answer, Item, ItemType, OptionId};
use crate::domain::points::Points;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::store::attempts::{self, Attempt};
use crate::store::presence::{self, Connection, Worked};
use crate::store::results::StoredResult;
use crate::store::sittings::Sitting;
use crate::store::{Tx, banks, challenges, forms, items, pass_records, results, sittings};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything there is to read about an ended attempt.
#[derive(Debug, Clone)]
pub struct Review {
    /// The attempt.
    pub attempt: Attempt,
    /// The sitting.
    pub sitting: Sitting,
    /// The result in force.
    pub result: StoredResult,
    /// Whether whoever reads it sat the paper.
    pub own: bool,
    /// Every opening of the paper, first to last.
    pub connections: Vec<Connection>,
    /// The questions in paper order.
    pub questions: Vec<Question>,
    /// Questions of sealed banks, left out until the day of [`Review::opens_on`].
    pub withheld: usize,
    /// The day on which the last of them can be read; none when none is withheld, or no day named.
    pub opens_on: Option<Date>,
    /// What the person said against questions, oldest first.
    pub challenges: Vec<Challenge>,
    /// Whether a pass record was made of the result.
    pub confirmed: bool,
    /// Points earned and possible by section.
    pub by_section: Vec<Share>,
    /// Points earned and possible by statute of the decisive citation.
    pub by_statute: Vec<Share>,
}

/// One question with what was answered and what is right.
#[derive(Debug, Clone)]
pub struct Question {
    /// The item.
    pub item: Item,
    /// The revision of it that was asked.
    pub revision: RevisionId,
    /// Which of its parts.
    pub part: usize,
    /// Options in the order they were shown.
    pub order: Vec<OptionId>,
    /// What was answered.
    pub answer: Option<Answer>,
    /// What it earned.
    pub result: PartResult,
    /// How long it was shown, how often its answer was stored.
    pub worked: Worked,
}

/// Points of one group of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What the group has in common.
    pub group: Group,
    /// Points earned.
    pub earned: Points,
    /// Points possible.
    pub total: Points,
}

/// What the questions of a [`Share`] have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A section: its heading, or its type where it has none.
    Section(usize, ItemType, String),
    /// A statute, by short name.
    Statute(String),
}

/// The review of an ended attempt: one's own, or with the permission to see keys.
///
/// # Errors
/// Refused while the attempt runs, and for other people's attempts without permission.
pub fn review(app: &Arc<App>, actor: &Actor, id: AttemptId) -> Result<Review, AppError> {
    expire_overdue(app)?;
    let attempt = app.read(|tx| Ok(attempts::get(tx, id)?))?;
    if actor.officer() == Some(attempt.officer) {
        require(app, actor, Permission::ViewResults, Target::Officer(attempt.officer, &[]))?;
    } else {
        require(app, actor, Permission::ViewKeys, Target::District)?;
    }
    if attempt.state == AttemptState::Live {
        return Err(ExamRefusal::StillRunning.into());
    }
    app.read(|tx| {
        let sitting = sittings::get(tx, attempt.sitting)?;
        let form = forms::get(tx, attempt.form)?;
        let items = load_items(tx, &form)?;
        let answers = answers(tx, id)?;
        let worked = presence::worked(tx, id)?;
        let result = results::current(tx, id)?.ok_or(crate::store::StoreError::NotFound)?;
        let revisions: Vec<_> = form.items.iter().map(|item| item.revision).collect();
        let own = actor.officer() == Some(attempt.officer);
        let sealed = sealed_banks(app, tx, actor, own, &form)?;
        let banks = if sealed.is_empty() { vec![] } else { items::banks_of(tx, &revisions)? };
        let mut withheld = 0;
        let mut questions = Vec::with_capacity(form.parts());
        for part in &result.graded.parts {
            let at = part.place.item as usize;
            let (Some(item), Some(form_item)) = (items.get(at), form.items.get(at)) else {
                continue;
            };
            let Some(index) = item.parts.iter().position(|p| p.id == part.place.part) else {
                continue;
            };
            if banks.get(at).is_some_and(|bank| sealed.contains_key(bank)) {
                withheld += 1;
                continue;
            }
            questions.push(Question {
                item: item.clone(),
                revision: form_item.revision,
                part: index,
                order: form_item
                    .part(&part.place.part)
                    .map_or_else(Vec::new, |p| p.options.clone()),
                answer: answers.get(&part.place).cloned(),
                worked: worked.get(&part.place).copied().unwrap_or_default(),
                result: part.clone(),
            });
        }
        let section = |part: &PartResult| {
            let index = form.items.get(part.place.item as usize)?.section;
            let section = form.sections.get(index)?;
            Some(Group::Section(index, section.kind, section.title.clone()))
        };
        let statute = |part: &PartResult| {
            let item = items.get(part.place.item as usize)?;
            let citation: &Citation = item.part(&part.place.part)?.citations.first()?;
            Some(Group::Statute(citation.statute.clone()))
        };
        Ok(Review {
            by_section: shares(&result.graded, section),
            by_statute: shares(&result.graded, statute),
            own,
            attempt: attempt.clone(),
            connections: presence::of_attempt(tx, id)?,
            challenges: challenges::of_attempt(tx, id)?,
            confirmed: pass_records::of_attempt(tx, id)?.is_some(),
            sitting,
            result,
            questions,
            withheld,
            opens_on: sealed
                .into_values()
                .collect::<Option<Vec<_>>>()
                .and_then(|days| days.into_iter().max()),
        })
    })
}

/// The banks of a paper that are sealed to whoever reads it, each with its day. A candidate cannot
/// open a seal; others may have.
fn sealed_banks(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    own: bool,
    form: &Form,
) -> Result<BTreeMap<String, Option<Date>>, AppError> {
    let mut sealed = BTreeMap::new();
    for snapshot in &form.banks {
        let Some(header) = banks::find(tx, &snapshot.name)?.map(|stored| stored.header) else {
            continue;
        };
        let shut = match own {
            true => header.is_sealed(app.today()),
            false => is_shut(app, tx, actor, &header)?,
        };
        if shut {
            sealed.insert(header.name, header.sealed_until);
        }
    }
    Ok(sealed)
}

fn shares(graded: &Graded, group: impl Fn(&PartResult) -> Option<Group>) -> Vec<Share> {
    let mut sums: BTreeMap<Group, (Points, Points)> = BTreeMap::new();
    for part in &graded.parts {
        let Some(group) = group(part) else { continue };
        let sum = sums.entry(group).or_default();
        sum.0 += part.earned.unwrap_or_default();
        sum.1 += part.points;
    }
    sums.into_iter().map(|(group, (earned, total))| Share { group, earned, total }).collect()
}
