//! The end of an attempt, and what comes of it.

use super::attempts::{option, save};
use crate::support::database::Database;
use crate::support::world::{MINUTES, World, noon, open};
use zhifa::app::exam::answer::answer;
use zhifa::app::exam::confirm::confirm;
use zhifa::app::exam::finalise::expire_overdue;
use zhifa::app::exam::hand_in::hand_in;
use zhifa::app::exam::roster::roster;
use zhifa::app::exam::start::{OpenPaper, start};
use zhifa::app::exam::{ExamRefusal, mark, remark, results, review};
use zhifa::app::item::retire::retire;
use zhifa::app::{Actor, App, Via, form};
use zhifa::domain::attempt::{EndedBy, Outcome, Place};
use zhifa::domain::bank::{BankHeader, Subject};
use zhifa::domain::id::Uid;
use zhifa::domain::item::{Answer, ItemType};
use zhifa::domain::points::Points;
use zhifa::domain::sitting::SittingKind;
use zhifa::store::{Priority, Settle, StoreError, banks, pass_records, pools, wrong_answers};

const TIME_MS: i64 = MINUTES as i64 * 60_000;

/// Answers a paper: `single` to single items, AB to multiple ones, the fill-in rightly, and an
/// essay if asked.
pub fn work(world: &World, who: &Actor, paper: &OpenPaper, single: &str, essay: bool) {
    let mut seq = paper.last_seq;
    for (n, item) in (0_u32..).zip(&paper.paper) {
        let given = match item.kind {
            ItemType::Single => option(single),
            ItemType::Multiple => option("AB"),
            ItemType::Fill => Answer::Blanks(vec!["90 日".into()]),
            _ if essay => Answer::Text("应当先行登记保存。".into()),
            _ => continue,
        };
        seq += 1;
        answer(&world.app, who, paper.attempt, save(seq, n, given)).unwrap();
    }
}

pub fn handing_in_twice_makes_one_result(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    work(&world, &who, &paper, "A", false);
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
    let read = review::review(&world.app, &who, paper.attempt).unwrap();
    assert_eq!(read.result.version, 1);
    assert_eq!(read.result.graded.earned, Points::whole(10));
    assert_eq!(read.result.outcome, Outcome::Passed);
    assert_eq!(read.attempt.ended_by, Some(EndedBy::HandIn));
    assert_eq!(read.by_statute[0].total, Points::whole(15));
}

pub fn an_attempt_ends_at_its_deadline_though_nobody_is_there(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    work(&world, &who, &paper, "A", false);
    world.app.clock.advance(TIME_MS);
    let late = answer(&world.app, &who, paper.attempt, save(99, 0, option("B")));
    let late = late.unwrap_err();
    assert_eq!(late.is::<ExamRefusal>().unwrap().to_string(), ExamRefusal::TimeIsUp.to_string());
    drop(world);

    // The next process finds the attempt long after its end.
    let app = open(database, noon().plus_millis(TIME_MS + 86_400_000));
    assert_eq!(expire_overdue(&app).unwrap(), 1);
    assert_eq!(expire_overdue(&app).unwrap(), 0);
    let read = review::review(&app, &who, paper.attempt).unwrap();
    assert_eq!(read.attempt.ended_at, Some(noon().plus_millis(TIME_MS)), "not a second longer");
    assert_eq!(read.attempt.ended_by, Some(EndedBy::Sweep));
    assert_eq!(read.result.graded.earned, Points::whole(10));
}

pub fn the_sweep_scores_like_the_hand_in(database: &Database) {
    let world = World::new(database);
    let papers: Vec<(Actor, OpenPaper)> = (0..2)
        .map(|n| {
            let who = world.enforcer(n);
            let paper = start(&world.app, &who, world.practice).unwrap();
            work(&world, &who, &paper, "B", false);
            (who, paper)
        })
        .collect();
    hand_in(&world.app, &papers[0].0, papers[0].1.attempt, false).unwrap();
    world.app.clock.advance(TIME_MS);
    let earned: Vec<Points> = papers
        .iter()
        .map(|(who, paper)| {
            review::review(&world.app, who, paper.attempt).unwrap().result.graded.earned
        })
        .collect();
    assert_eq!(earned, [Points::whole(6), Points::whole(6)]);
}

pub fn an_essay_waits_for_its_marker(database: &Database) {
    let world = World::new(database);
    let (who, trainer) = (world.enforcer(0), world.trainer());
    let paper = start(&world.app, &who, world.practice).unwrap();
    work(&world, &who, &paper, "A", true);
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
    let read = review::review(&world.app, &who, paper.attempt).unwrap();
    assert_eq!(read.result.outcome, Outcome::AwaitingMarking);

    assert!(mark::queue(&world.app, &who).is_err(), "an enforcer marks nothing");
    let queue = mark::queue(&world.app, &trainer).unwrap();
    assert_eq!(queue.len(), 1);
    let place = queue[0].place.clone();
    let give = |points| mark::mark(&world.app, &trainer, paper.attempt, &place, points, "");
    assert!(give(Points::whole(6)).is_err(), "more than it is worth");
    give(Points(450)).unwrap();
    let read = review::review(&world.app, &who, paper.attempt).unwrap();
    assert_eq!((read.result.version, read.result.graded.earned), (2, Points(1_450)));
    assert_eq!(read.result.outcome, Outcome::Passed);
    assert!(mark::queue(&world.app, &trainer).unwrap().is_empty());
}

pub fn an_essay_is_marked_again_for_a_reason(database: &Database) {
    let world = World::new(database);
    let (app, who, trainer) = (&world.app, world.enforcer(0), world.trainer());
    let paper = start(app, &who, world.formal).unwrap();
    work(&world, &who, &paper, "B", true);
    hand_in(app, &who, paper.attempt, false).unwrap();
    let waiting = mark::queue(app, &trainer).unwrap().remove(0);
    let again = |points, reason| {
        remark::remark(app, &trainer, paper.attempt, &waiting.place, points, reason)
    };
    assert!(again(Points::whole(1), "漏看一点").is_err(), "nobody has marked it yet");
    let own = world.trainer_who_sits(0);
    assert!(mark::queue(app, &own).unwrap().is_empty(), "nobody marks their own answers");
    let give = |by: &Actor| mark::mark(app, by, paper.attempt, &waiting.place, Points::ZERO, "");
    assert!(give(&own).is_err());
    give(&trainer).unwrap();
    assert!(give(&trainer).is_err(), "another marker was faster");
    let single = Place { item: 0, part: "1".into() };
    let computed = mark::mark(app, &trainer, paper.attempt, &single, Points::ZERO, "");
    assert!(computed.is_err(), "what is scored by rule is marked by nobody");

    assert!(again(Points::whole(1), " ").is_err(), "not without a reason");
    assert!(again(Points::whole(6), "漏看一点").is_err(), "not more than it is worth");
    assert!(remark::remark(app, &who, paper.attempt, &waiting.place, Points::ZERO, "x").is_err());
    again(Points(250), "漏看一点").unwrap();
    let read = review::review(app, &who, paper.attempt).unwrap();
    assert_eq!((read.result.version, read.result.reason.as_str()), (3, "漏看一点"));
    assert_eq!(read.result.graded.earned, Points(850));
    let listed = remark::marked(app, &trainer).unwrap();
    assert_eq!((listed.len(), listed[0].given), (1, Some(Points(250))));
    confirm(app, &trainer, world.formal, "成绩无误").unwrap();
    assert!(again(Points::whole(5), "再看").is_err(), "a pass record stands on it");
}

pub fn only_a_confirmed_formal_pass_makes_a_record(database: &Database) {
    let world = World::new(database);
    let (who, trainer) = (world.enforcer(0), world.trainer());
    for sitting in [world.practice, world.formal] {
        let paper = start(&world.app, &who, sitting).unwrap();
        work(&world, &who, &paper, "A", false);
        hand_in(&world.app, &who, paper.attempt, false).unwrap();
    }
    let today = world.app.today();
    let records = || world.app.read(|tx| Ok(pass_records::in_force(tx, None, today)?)).unwrap();
    assert!(records().is_empty(), "nothing counts before a person confirms it");
    assert!(confirm(&world.app, &trainer, world.practice, "好").is_err(), "practice never counts");
    assert!(confirm(&world.app, &who, world.formal, "好").is_err(), "not by the candidate");
    assert!(confirm(&world.app, &trainer, world.formal, " ").is_err(), "not without a reason");
    let made = confirm(&world.app, &trainer, world.formal, "成绩无误").unwrap();
    assert_eq!((made.records, made.left_to_others), (1, 0));
    assert!(confirm(&world.app, &trainer, world.formal, "再次").is_err(), "only once");
    assert_eq!(records().len(), 1);
    let lines = results::of_sitting(&world.app, &trainer, world.formal).unwrap();
    let tally = roster(&world.app, &trainer, world.formal).unwrap().tally;
    assert!(lines[0].confirmed);
    assert_eq!((tally.listed, tally.sat, tally.passed, tally.absent), (1, 1, 1, 0));
}

pub fn a_special_paper_is_passed_in_the_special_subject(database: &Database) {
    let world = World::new(database);
    let (who, trainer) = (world.enforcer(0), world.trainer());
    world
        .app
        .store
        .write(Settle::Rerun, Priority::Normal, |tx| {
            let bank = banks::find(tx, "甲")?.ok_or(StoreError::NotFound)?;
            let header = BankHeader { subject: Subject::Special, ..bank.header };
            banks::advance(tx, bank.id, bank.version + 1, &header)
        })
        .unwrap();
    let paper = start(&world.app, &who, world.formal).unwrap();
    work(&world, &who, &paper, "A", false);
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
    confirm(&world.app, &trainer, world.formal, "成绩无误").unwrap();
    let today = world.app.today();
    let records = world.app.read(|tx| Ok(pass_records::in_force(tx, None, today)?)).unwrap();
    assert_eq!(records[0].subject, Subject::Special);
}

pub fn the_review_opens_after_the_end(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    assert!(review::review(&world.app, &who, paper.attempt).is_err(), "not while it runs");
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
    assert!(review::review(&world.app, &who, paper.attempt).is_ok());
    let other = world.enforcer(1);
    assert!(review::review(&world.app, &other, paper.attempt).is_err(), "not somebody else's");
}

pub fn wrong_answers_are_kept_until_answered_rightly(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let open_entries = || {
        let officer = who.officer().unwrap();
        world.app.read(|tx| Ok(wrong_answers::count_open(tx, officer)?)).unwrap()
    };
    for (single, left) in [("B", 4), ("A", 4), ("A", 0)] {
        let paper = start(&world.app, &who, world.practice).unwrap();
        work(&world, &who, &paper, single, false);
        hand_in(&world.app, &who, paper.attempt, false).unwrap();
        assert_eq!(open_entries(), left, "after answering {single}");
    }
}

pub fn the_same_seed_draws_the_same_paper(database: &Database) {
    let world = World::new(database);
    let body =
        world.app.read(|tx| Ok(zhifa::store::sittings::get(tx, world.practice)?.body)).unwrap();
    let draw = |seed| {
        let (app, actor) = (&world.app, Actor::system());
        let form = app
            .read(|tx| form::compose(app, &actor, tx, &body, SittingKind::Practice, seed))
            .unwrap();
        serde_json::to_string(&form.form).unwrap()
    };
    assert_eq!(draw(11), draw(11));
    assert_ne!(draw(11), draw(12));
    let hash = blake3::hash(draw(11).as_bytes()).to_hex().to_string();
    assert_eq!(&hash[..16], "3f4025e5d792f51f", "the same on both databases");
}

pub fn a_packed_pool_draws_the_same_paper_until_the_bank_changes(database: &Database) {
    let world = World::new(database);
    let app = &world.app;
    let body = app.read(|tx| Ok(zhifa::store::sittings::get(tx, world.practice)?.body)).unwrap();
    let draw = |app: &App| {
        let actor = Actor::system();
        let drawn = app.read(|tx| form::compose(app, &actor, tx, &body, SittingKind::Practice, 11));
        drawn.map(|drawn| serde_json::to_string(&drawn.form).unwrap())
    };
    let kept = |app: &App| {
        let stamps =
            app.read(|tx| Ok(pools::stamps(tx, &body.banks, SittingKind::Practice)?)).unwrap();
        stamps[0].digest.is_some()
    };
    let members = draw(app).unwrap();
    assert!(!kept(app), "drawing alone keeps nothing");
    form::prepare(app, &body.banks, SittingKind::Practice).unwrap();
    assert!(kept(app));
    assert_eq!(draw(app).unwrap(), members, "packed");
    assert_eq!(draw(app).unwrap(), members, "from memory");
    let other = open(database, noon());
    assert_eq!(draw(&other).unwrap(), members, "in another process");

    // One of exactly as many questions as the paper takes is gone: neither process may draw it.
    retire(app, &Actor::operator(Via::Cli), Uid::derived("甲", "i0"), "过时").unwrap();
    assert!(!kept(app), "the version is another one");
    for app in [app, &other] {
        form::prepare(app, &body.banks, SittingKind::Practice).unwrap();
        assert!(draw(app).is_err());
    }
}
