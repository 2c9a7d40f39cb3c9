//! The list of a sitting, what is entered for its people, and what is confirmed.

use super::results::work;
use crate::support::database::Database;
use crate::support::world::{World, noon};
use zhifa::app::blueprint::BlueprintRefusal;
use zhifa::app::exam::catalogue::catalogue;
use zhifa::app::exam::confirm::confirm;
use zhifa::app::exam::conflicts::conflicts;
use zhifa::app::exam::enter_outcome::enter_outcome;
use zhifa::app::exam::hand_in::hand_in;
use zhifa::app::exam::mark::{mark, queue};
use zhifa::app::exam::records::{Record, records};
use zhifa::app::exam::results::own;
use zhifa::app::exam::roster::{Roster, roster};
use zhifa::app::exam::schedule::{Schedule, schedule};
use zhifa::app::exam::start::start;
use zhifa::app::exam::{ExamRefusal, call_off, enlist};
use zhifa::app::{AppError, Kind};
use zhifa::domain::attempt::Outcome;
use zhifa::domain::points::Points;
use zhifa::domain::sitting::{Closed, Level, SittingKind, SittingRules};
use zhifa::domain::standing::Standing;

const HOUR: i64 = 3_600_000;

fn kind<T>(outcome: Result<T, AppError>) -> Kind {
    outcome.err().expect("it was not refused").kind()
}

fn people(world: &World) -> Roster {
    roster(&world.app, &world.trainer(), world.formal).unwrap()
}

/// The first officer's formal paper, all right, handed in.
fn sat(world: &World) {
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.formal).unwrap();
    work(world, &who, &paper, "A", true);
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
}

pub fn who_never_came_is_absent_once_the_window_is_over(database: &Database) {
    let world = World::new(database);
    let second = world.enforcer(1).officer().unwrap();
    assert_eq!(enlist::add(&world.app, &world.trainer(), world.formal, &[second]).unwrap(), 1);
    let paper = start(&world.app, &world.enforcer(0), world.formal).unwrap();
    let now = people(&world);
    let standings: Vec<_> = now.people.iter().map(|one| one.standing).collect();
    assert_eq!(standings, [Standing::Working, Standing::NotYet]);
    assert_eq!(now.people[0].running.unwrap().attempt, paper.attempt);
    assert_eq!((now.tally.sat, now.tally.not_yet, now.tally.absent), (1, 1, 0));

    world.app.clock.advance(HOUR);
    let then = people(&world);
    let standings: Vec<_> = then.people.iter().map(|one| one.standing).collect();
    assert_eq!(standings, [Standing::Done(Outcome::Failed), Standing::Done(Outcome::Absent)]);
    assert_eq!((then.tally.listed, then.tally.sat, then.tally.absent), (2, 1, 1));
}

pub fn what_was_not_sat_stands_in_the_record(database: &Database) {
    let world = World::new(database);
    let missed = |n: usize| -> Vec<(Outcome, String)> {
        let records = records(&world.app, &world.enforcer(n)).unwrap().into_iter();
        let missed = records.filter_map(|record| match record {
            Record::Missed(missed) => Some((missed.outcome, missed.reason)),
            Record::Sat(_) => None,
        });
        missed.collect()
    };
    let second = world.enforcer(1).officer().unwrap();
    enlist::add(&world.app, &world.trainer(), world.formal, &[second]).unwrap();
    assert_eq!((missed(0), missed(1)), (vec![], vec![]), "they can still begin");
    let enter = |outcome| {
        let said = ("生病", "司函1号");
        enter_outcome(&world.app, &world.trainer(), world.formal, &[second], outcome, said)
    };
    enter(Some(Outcome::Deferred)).unwrap();
    assert_eq!(missed(1), [(Outcome::Deferred, "生病".to_owned())]);
    sat(&world);
    world.app.clock.advance(HOUR);
    assert_eq!(missed(0), [], "who has a paper has a result");
    assert_eq!(records(&world.app, &world.enforcer(0)).unwrap().len(), 1);
    enter(None).unwrap();
    assert_eq!(missed(1), [(Outcome::Absent, String::new())], "the entry was taken back");
}

pub fn deferral_and_misconduct_are_entered_and_taken_back(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    let first = world.enforcer(0).officer().unwrap();
    let enter = |outcome, reason, document| {
        enter_outcome(app, &trainer, world.formal, &[first], outcome, (reason, document))
    };
    let deferred = Some(Outcome::Deferred);
    assert_eq!(kind(enter(deferred, "", "司函1号")), Kind::Invalid);
    assert_eq!(kind(enter(deferred, "生病", " ")), Kind::Invalid);
    assert_eq!(kind(enter(Some(Outcome::Passed), "好", "司函1号")), Kind::Invalid);
    assert_eq!(kind(enter(Some(Outcome::Misconduct), "替考", "司函1号")), Kind::Invalid);
    assert_eq!(kind(enter(None, "没有登记过", "")), Kind::Invalid);
    let other = world.enforcer(1).officer().unwrap();
    let unlisted =
        enter_outcome(app, &trainer, world.formal, &[other], deferred, ("生病", "司函1号"));
    assert_eq!(kind(unlisted), Kind::Invalid);
    let by_enforcer =
        enter_outcome(app, &world.enforcer(1), world.formal, &[first], deferred, ("生病", "1号"));
    assert_eq!(kind(by_enforcer), Kind::Denied);
    let own = world.trainer_who_sits(0);
    let for_oneself = enter_outcome(app, &own, world.formal, &[first], deferred, ("生病", "1号"));
    assert_eq!(kind(for_oneself), Kind::Denied);

    enter(deferred, "生病", "司函1号").unwrap();
    app.clock.advance(2 * HOUR);
    let one = people(&world);
    assert_eq!(one.people[0].standing, Standing::Done(Outcome::Deferred));
    assert_eq!((one.tally.absent, one.tally.deferred), (0, 1));
    assert_eq!(one.people[0].entered.as_ref().unwrap().document, "司函1号");
    enter(None, "登记有误", "").unwrap();
    assert_eq!(people(&world).people[0].standing, Standing::Done(Outcome::Absent));
}

pub fn misconduct_passes_nobody(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    sat(&world);
    let queue = queue(app, &trainer).unwrap();
    mark(app, &trainer, queue[0].attempt, &queue[0].place, Points::ZERO, "").unwrap();
    let first = world.enforcer(0).officer().unwrap();
    let enter = |outcome| {
        enter_outcome(app, &trainer, world.formal, &[first], outcome, ("夹带", "司函2号"))
    };
    assert_eq!(kind(enter(Some(Outcome::Deferred))), Kind::Invalid, "who came is not excused");
    enter(Some(Outcome::Misconduct)).unwrap();
    assert_eq!(people(&world).tally.passed, 0);
    assert_eq!(own(app, &world.enforcer(0)).unwrap()[0].outcome, Outcome::Misconduct);
    assert_eq!(kind(confirm(app, &trainer, world.formal, "成绩无误")), Kind::Conflict);
    enter(None).unwrap();
    // A reviewer reads the numbers and confirms, and runs no sittings.
    let reviewer = world.reviewer();
    assert_eq!(roster(app, &reviewer, world.formal).unwrap().tally.passed, 1);
    assert_eq!(kind(call_off::close(app, &reviewer, world.formal, "好")), Kind::Denied);
    assert_eq!(confirm(app, &reviewer, world.formal, "成绩无误").unwrap().records, 1);
    assert_eq!(kind(enter(Some(Outcome::Misconduct))), Kind::Conflict, "it is confirmed");
}

pub fn the_list_changes_until_the_exam(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    let officers: Vec<_> = [0, 1].map(|n| world.enforcer(n).officer().unwrap()).to_vec();
    assert_eq!(enlist::add(app, &trainer, world.formal, &officers).unwrap(), 1, "one was listed");
    let gone = enlist::remove(app, &trainer, world.formal, &officers[1..]);
    assert_eq!(kind(gone), Kind::Conflict, "the window is open");
    assert_eq!(kind(enlist::add(app, &trainer, world.practice, &officers)), Kind::Conflict);
    assert_eq!(kind(enlist::add(app, &world.enforcer(0), world.formal, &officers)), Kind::Denied);

    let later = schedule(app, &trainer, plan(&world, 24)).unwrap();
    assert_eq!(enlist::add(app, &trainer, later, &officers).unwrap(), 2);
    assert_eq!(enlist::remove(app, &trainer, later, &officers[..1]).unwrap(), 1);
    let listed = |n| {
        let entries = catalogue(app, &world.enforcer(n)).unwrap();
        entries.iter().any(|entry| entry.listed.sitting.id == later)
    };
    assert_eq!((listed(0), listed(1)), (false, true));
    app.clock.advance(30 * HOUR);
    assert_eq!(kind(enlist::add(app, &trainer, later, &officers)), Kind::Conflict, "it is over");
}

/// A formal sitting of two hours that opens so many hours from noon, with nobody on its list.
fn plan(world: &World, hours: i64) -> Schedule {
    let stored = world.app.read(|tx| Ok(zhifa::store::sittings::get(tx, world.formal)?)).unwrap();
    Schedule {
        name: "冬季考试".into(),
        rules: SittingRules {
            kind: SittingKind::Formal,
            level: Level::District,
            opens_at: Some(noon().plus_millis(hours * HOUR)),
            closes_at: Some(noon().plus_millis((hours + 2) * HOUR)),
            minutes: 60,
            attempts: Some(1),
        },
        blueprint: stored.blueprint,
        officers: Vec::new(),
    }
}

pub fn a_sitting_is_called_off(database: &Database) {
    let world = World::new(database);
    let (app, trainer, who) = (&world.app, world.trainer(), world.enforcer(0));
    let later = schedule(app, &trainer, plan(&world, 24)).unwrap();
    assert_eq!(kind(call_off::close(app, &trainer, later, "停电")), Kind::Conflict, "not open yet");
    assert_eq!(kind(call_off::cancel(app, &trainer, later, "")), Kind::Invalid);
    assert_eq!(kind(call_off::cancel(app, &who, later, "停电")), Kind::Denied);
    enlist::add(app, &trainer, later, &[who.officer().unwrap()]).unwrap();
    call_off::cancel(app, &trainer, later, "停电").unwrap();
    assert_eq!(kind(call_off::cancel(app, &trainer, later, "停电")), Kind::Conflict, "only once");
    let entries = catalogue(app, &who).unwrap();
    assert!(entries.iter().all(|entry| entry.listed.sitting.id != later), "nobody sees it");
    app.clock.advance(24 * HOUR);
    let refused = start(app, &who, later).err().unwrap();
    assert!(matches!(refused.is(), Some(ExamRefusal::Closed(Closed::Cancelled))), "{refused}");

    let now = schedule(app, &trainer, plan(&world, 25)).unwrap();
    let both: Vec<_> = [0, 1].map(|n| world.enforcer(n).officer().unwrap()).to_vec();
    enlist::add(app, &trainer, now, &both).unwrap();
    app.clock.advance(HOUR);
    let paper = start(app, &who, now).unwrap();
    assert_eq!(kind(call_off::cancel(app, &trainer, now, "停电")), Kind::Conflict, "has begun");
    call_off::close(app, &trainer, now, "人已到齐").unwrap();
    assert!(start(app, &world.enforcer(1), now).is_err(), "nobody begins any more");
    let again = start(app, &who, now).unwrap();
    assert_eq!(again.deadline, paper.deadline, "whoever works keeps their time");
}

pub fn what_speaks_against_a_plan_is_named(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    let officers: Vec<_> = [0, 1].map(|n| world.enforcer(n).officer().unwrap()).to_vec();
    let mut plan = Schedule { officers, ..plan(&world, 0) };
    let found = conflicts(app, &trainer, &plan).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].name.as_str(), found[0].people), ("区级综合法律知识", 1));
    plan.rules.opens_at = Some(noon().plus_millis(HOUR));
    assert!(conflicts(app, &trainer, &plan).unwrap().is_empty(), "one ends when the other begins");

    // The bank loses an item that the blueprint needs.
    database.run_directly("UPDATE bank_member SET to_version = 2 WHERE item_id = 1");
    let refused = conflicts(app, &trainer, &plan).err().unwrap();
    let Some(BlueprintRefusal::Infeasible(found)) = refused.is() else { panic!("{refused}") };
    let short = &found.short;
    assert_eq!((short[0].wanted, short[0].available), (4, 3));
    assert_eq!(kind(schedule(app, &trainer, plan)), Kind::Conflict);
}

pub fn nobody_confirms_their_own(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    sat(&world);
    let marker = world.with_account(trainer.clone(), 1);
    let queue = queue(app, &marker).unwrap();
    mark(app, &marker, queue[0].attempt, &queue[0].place, Points::ZERO, "").unwrap();
    let own = world.trainer_who_sits(0);
    assert_eq!(kind(confirm(app, &own, world.formal, "成绩无误")), Kind::Denied, "one's result");
    assert_eq!(kind(confirm(app, &marker, world.formal, "成绩无误")), Kind::Denied, "one's marks");

    // A small office lets people approve their own entries: the record says so.
    world.allow_own_entries();
    assert_eq!(confirm(app, &marker, world.formal, "成绩无误").unwrap().records, 1);
    let alone = app.read(|tx| {
        Ok(tx.one("SELECT single_handed FROM pass_record", &[], |row| row.get::<bool>(0))?)
    });
    assert!(alone.unwrap(), "单人办理");
}
