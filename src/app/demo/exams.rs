//! A year of exams: practice, a mock exam, a formal one with pass records, and one to come.

use super::after;
use super::papers::{self, Run};
use super::{Employee, Fill};
use crate::app::exam::practice;
use crate::app::{AppError, form};
use crate::domain::attempt::Outcome;
use crate::domain::bank::Subject;
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing;
use crate::domain::id::{BlueprintId, OfficerId, SittingId, Uid};
use crate::domain::sitting::{Level, SittingKind, SittingRules};
use crate::domain::time::{Date, MINUTE_MS, Timestamp, add_days};
use crate::store::blueprints::{self, StoredBlueprint};
use crate::store::pass_records::{self, NewPassRecord};
use crate::store::results;
use crate::store::sittings::{self, NewSitting};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Papers written in one go.
const CHUNK: usize = 3;
/// Practice papers of the year.
const PRACTISED: i64 = 90;
/// Days before the day the district is made for: the formal exam, the mock exam.
const FORMAL: i64 = 120;
const MOCK: i64 = 9;
/// Days until the next formal exam.
const COMING: i64 = 12;

/// A blueprint that the banks can meet, with its standing practice sitting; one whose answers wait
/// for a marker has none.
struct Offered {
    id: BlueprintId,
    body: Blueprint,
    practice: Option<SittingId>,
}

/// Stores the year's sittings and papers; gives how many of each.
pub(super) fn year(fill: &Fill<'_>, staff: &[Employee]) -> Result<(usize, usize), AppError> {
    let found = fill.app.read(|tx| Ok(blueprints::list(tx, false)?))?;
    let mut offered = Vec::new();
    for StoredBlueprint { id, body, .. } in found {
        form::prepare(fill.app, &body.banks, SittingKind::Practice)?;
        if fill.app.read(|tx| {
            let ready = fill.app.pools.of(tx, &body.banks, SittingKind::Practice)?;
            Ok(drawing::shortages(&body, &ready.pool).is_empty())
        })? {
            let practice = standing(fill, &body, id)?;
            offered.push(Offered { id, body, practice });
        }
    }
    // The formal exams are on the widest paper that nobody has to mark.
    let marked_at_once = offered.iter().rev().filter(|one| !one.body.may_need_marking());
    let widest = marked_at_once.max_by_key(|one| one.body.banks.len());
    let Some(first) = widest else { return Ok((0, 0)) };
    let there: Vec<&Employee> =
        staff.iter().filter(|employee| !employee.person.officer.state.has_left()).collect();
    let held = |days: i64| add_days(fill.as_of, -days);
    let formal = scheduled(fill, first, &there, SittingKind::Formal, held(FORMAL), 110)?;
    // A mock exam with answers for people to mark, where some blueprint asks for them.
    let with_marking = offered.iter().find(|one| one.body.has_essays()).unwrap_or(first);
    let mock = scheduled(fill, with_marking, &there, SittingKind::Mock, held(MOCK), 40)?;
    scheduled(fill, first, &there, SittingKind::Formal, add_days(fill.as_of, COMING), 60)?;

    let mut runs = practised(fill, &offered, &there);
    runs.extend(sat(fill, first, &formal, 4, false));
    runs.extend(sat(fill, with_marking, &mock, 3, true));
    runs.sort_by_key(|(run, _)| (run.started_at, run.uid));
    for chunk in runs.chunks(CHUNK) {
        let (chunk, app) = (chunk.to_vec(), Arc::clone(fill.app));
        fill.write("papers", move |tx| {
            chunk.iter().try_for_each(|(run, blueprint)| papers::sit(tx, &app, run, blueprint))
        })?;
    }
    confirm(fill, formal.id)?;
    after::excuse(fill, formal.id, FORMAL)?;
    after::challenge(fill, mock.id, MOCK)?;
    let standing = offered.iter().filter(|one| one.practice.is_some()).count();
    Ok((standing + 3, runs.len()))
}

/// The standing practice sitting of a blueprint, there for a year.
fn standing(
    fill: &Fill<'_>,
    blueprint: &Blueprint,
    id: BlueprintId,
) -> Result<Option<SittingId>, AppError> {
    if blueprint.may_need_marking() {
        return Ok(None);
    }
    let at = fill.at(add_days(fill.as_of, -365), 9, 0);
    let uid = fill.dice(&format!("practice {}", blueprint.code)).uid(at);
    let (body, pools) = (blueprint.clone(), fill.app.pools.clone());
    fill.write("sittings", move |tx| Ok(practice::offer(tx, &pools, (id, &body), uid, at)?))
}

/// An exam on a day, and who is on its list.
struct Exam<'a> {
    id: SittingId,
    opens_at: Timestamp,
    listed: Vec<&'a Employee>,
}

/// Schedules an exam for people who were there by its day.
fn scheduled<'a>(
    fill: &Fill<'_>,
    offered: &Offered,
    there: &[&'a Employee],
    kind: SittingKind,
    day: Date,
    places: usize,
) -> Result<Exam<'a>, AppError> {
    let mut dice = fill.dice(&format!("{} exam of {day}", kind.code()));
    let mut listed: Vec<&Employee> = there
        .iter()
        .copied()
        .filter(|employee| employee.person.officer.joined_on.is_some_and(|joined| joined < day))
        .collect();
    dice.shuffle(&mut listed);
    listed.truncate(places);
    let opens_at = fill.at(day, 9, 0);
    let window = i64::from(offered.body.minutes) + 60;
    let created_at = fill.at(add_days(day.min(fill.as_of), -15), 15, 0);
    let name = match kind {
        SittingKind::Formal => format!("{}年{}月行政执法资格考试", day.year(), day.month()),
        _ => format!("{}年{}月模拟考试", day.year(), day.month()),
    };
    let new = NewSitting {
        uid: dice.uid(created_at),
        name,
        rules: SittingRules {
            kind,
            level: Level::District,
            opens_at: Some(opens_at),
            closes_at: Some(opens_at.plus_millis(window * MINUTE_MS)),
            minutes: offered.body.minutes,
            attempts: Some(if kind == SittingKind::Formal { 1 } else { 2 }),
        },
        blueprint: offered.id,
        officers: listed.iter().map(|employee| employee.id).collect(),
        account: None,
        created_at,
    };
    let id = fill.write("sittings", move |tx| sittings::insert(tx, &new))?;
    Ok(Exam { id, opens_at, listed })
}

/// The papers of an exam: `absent` in a hundred of those listed stayed away; where it
/// `leaves_some`, the short answers of one paper in three still wait for a marker.
fn sat(
    fill: &Fill<'_>,
    offered: &Offered,
    exam: &Exam<'_>,
    absent: i64,
    leaves_some: bool,
) -> Vec<(Run, Blueprint)> {
    let mut dice = fill.dice(&format!("papers of {}", exam.opens_at.millis()));
    let mut runs = Vec::new();
    for (n, employee) in exam.listed.iter().enumerate() {
        if dice.chance(absent) {
            continue;
        }
        let started_at = exam.opens_at.plus_millis(dice.between(0, 20 * 60) * 1_000);
        let is_marked = !(leaves_some && n % 3 == 2);
        let run = run(fill, &mut dice, offered, exam.id, employee, 1, started_at);
        runs.push((Run { is_marked, ..run }, offered.body.clone()));
    }
    runs
}

/// The year's practice papers.
fn practised(fill: &Fill<'_>, offered: &[Offered], there: &[&Employee]) -> Vec<(Run, Blueprint)> {
    let mut dice = fill.dice("practice papers");
    let mut days: Vec<i64> = (0..PRACTISED).map(|_| dice.between(1, 350)).collect();
    days.sort_unstable();
    let standing: Vec<(&Offered, SittingId)> =
        offered.iter().filter_map(|one| one.practice.map(|sitting| (one, sitting))).collect();
    let mut numbers: BTreeMap<(SittingId, OfficerId), u32> = BTreeMap::new();
    let mut runs = Vec::new();
    for days in days.into_iter().rev() {
        let day = add_days(fill.as_of, -days);
        let (Some(&(offered, sitting)), Some(employee)) = (dice.pick(&standing), dice.pick(there))
        else {
            continue;
        };
        if employee.person.officer.joined_on.is_none_or(|joined| day <= joined) {
            continue;
        }
        // One paper a day each, so that no two overlap.
        let hour = i8::try_from(dice.between(8, 19)).unwrap_or(8);
        let number = numbers.entry((sitting, employee.id)).or_default();
        *number += 1;
        let started_at = fill.at(day, hour, 5);
        let run = run(fill, &mut dice, offered, sitting, employee, *number, started_at);
        runs.push((run, offered.body.clone()));
    }
    runs
}

fn run(
    fill: &Fill<'_>,
    dice: &mut super::dice::Dice,
    offered: &Offered,
    sitting: SittingId,
    employee: &Employee,
    number: u32,
    started_at: Timestamp,
) -> Run {
    let uid = dice.uid(started_at);
    Run {
        uid,
        form_uid: dice.uid(started_at),
        form_seed: dice.seed(),
        sitting,
        blueprint: offered.id,
        officer: employee.id,
        number,
        started_at,
        ability: employee.person.ability,
        is_marked: true,
        runs_out: dice.chance(6),
        dice: fill.dice(&format!("answers {uid}")),
    }
}

/// Confirms the results of the formal exam: one pass record for whoever passed.
fn confirm(fill: &Fill<'_>, sitting: SittingId) -> Result<(), AppError> {
    let at = fill.at(add_days(fill.as_of, 4 - FORMAL), 14, 0);
    let (zone, dice) = (fill.app.zone.clone(), fill.dice("pass records"));
    fill.write("pass records", move |tx| {
        let mut dice = dice.clone();
        let exam = sittings::get(tx, sitting)?;
        let mut done: BTreeSet<OfficerId> = BTreeSet::new();
        for line in results::of_sitting(tx, sitting)? {
            if line.outcome != Outcome::Passed || !done.insert(line.officer) {
                continue;
            }
            let uid: Uid = dice.uid(at);
            let record = NewPassRecord {
                uid,
                officer: line.officer,
                subject: Subject::General,
                level: exam.rules.level,
                name: &exam.name,
                passed_on: zone.date(line.ended_at),
                score: Some((line.earned, line.total)),
                result: Some(line.result),
                evidence: "",
                reason: "成绩确认",
                single_handed: false,
                account: None,
                actor: "reviewer",
                recorded_at: at,
            };
            pass_records::insert(tx, &record)?;
        }
        Ok(())
    })
}
