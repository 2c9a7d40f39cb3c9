//! Sets, answers, and the time that counts.

use crate::support::database::Database;
use crate::support::world::{World, add_bank, noon, open};
use zhifa::app::Actor;
use zhifa::app::exam::start::start;
use zhifa::app::study::answer::{Given, answer};
use zhifa::app::study::begin::{Plan, StudySet, begin};
use zhifa::app::study::end::{end, sweep};
use zhifa::app::study::hours::own_year;
use zhifa::app::study::present::present;
use zhifa::app::study::question::question;
use zhifa::app::study::shelf::{shelves, topics};
use zhifa::app::study::wrong_answers;
use zhifa::app::study::{Counted, StudyRefusal};
use zhifa::domain::bank::Purpose;
use zhifa::domain::id::BankId;
use zhifa::domain::item::{Answer, OptionId};
use zhifa::domain::study::StudyEnd;

const MINUTE: i64 = 60_000;

pub fn letters(text: &str) -> Given {
    Given::Answer(Answer::Options(text.chars().filter_map(OptionId::from_letter).collect()))
}

pub fn bank(world: &World, who: &Actor) -> BankId {
    shelves(&world.app, who).unwrap().shelves[0].bank
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, zhifa::app::AppError>) -> StudyRefusal {
    *outcome.unwrap_err().is::<StudyRefusal>().expect("a refusal of study")
}

/// Answers step `n` of a set.
fn give(world: &World, who: &Actor, set: &StudySet, n: usize, given: &Given) -> bool {
    let revision = set.steps[n].revision;
    answer(&world.app, who, set.session, revision, "1", given).unwrap().right
}

pub fn only_practice_banks_of_ones_own_category_are_on_the_shelf(database: &Database) {
    let world = World::new(database);
    add_bank(&world.app, "考试用", Purpose::Exam, "");
    add_bank(&world.app, "保密", Purpose::Sealed, "");
    add_bank(&world.app, "市场监管专业", Purpose::Practice, "市场监管");
    let who = world.enforcer(0);
    let names = || -> Vec<String> {
        let room = shelves(&world.app, &who).unwrap();
        room.shelves.into_iter().map(|shelf| shelf.header.name).collect()
    };
    assert_eq!(names(), ["甲"], "no card, so only what is for everybody");
    world.issue_card(0, "市场监管");
    let mut found = names();
    found.sort();
    assert_eq!(found, ["市场监管专业", "甲"]);
    let other = world.enforcer(1);
    let special = shelves(&world.app, &who).unwrap().shelves;
    let special = special.iter().find(|shelf| shelf.header.name != "甲").unwrap().bank;
    assert!(begin(&world.app, &who, &Plan::Random(special)).is_ok());
    let refused = begin(&world.app, &other, &Plan::Random(special));
    assert_eq!(refusal(refused), StudyRefusal::NotForStudy);
    assert!(begin(&world.app, &world.trainer(), &Plan::Mistakes).is_err(), "no officer");
}

pub fn a_sequential_set_goes_on_where_it_was_left(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let plan = Plan::Sequential(bank(&world, &who));
    let first = begin(&world.app, &who, &plan).unwrap();
    assert_eq!((first.steps.len(), first.at), (8, 0));
    give(&world, &who, &first, 0, &letters("A"));
    world.app.clock.advance(1_000);
    give(&world, &who, &first, 1, &letters("B"));
    let again = begin(&world.app, &who, &plan).unwrap();
    assert_eq!(again.at, 2);
    assert_eq!(again.steps, first.steps);
    assert_eq!(begin(&world.app, &world.enforcer(1), &plan).unwrap().at, 0, "their own place");
    let progress = shelves(&world.app, &who).unwrap().shelves[0].progress;
    assert_eq!((progress.items, progress.answered, progress.right), (8, 2, 1));
}

pub fn topics_are_picked_and_a_seed_shuffles(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let bank = bank(&world, &who);
    let found = topics(&world.app, &who, bank).unwrap();
    assert_eq!(
        found.iter().map(|(name, p)| (name.as_str(), p.items)).collect::<Vec<_>>(),
        [("总则", 8)]
    );
    let all = begin(&world.app, &who, &Plan::Topics(bank, vec!["总则".into()])).unwrap();
    let none = begin(&world.app, &who, &Plan::Topics(bank, vec!["附则".into()]));
    assert_eq!(refusal(none), StudyRefusal::Empty);
    let still_open = present(&world.app, &who, all.session).unwrap();
    assert_eq!(still_open.ended_by, None, "a set that could not begin ends nothing");
    let mut shuffled = begin(&world.app, &who, &Plan::Random(bank)).unwrap().steps;
    assert_ne!(shuffled, all.steps);
    shuffled.sort_by_key(|step| step.revision);
    let mut ordered = all.steps;
    ordered.sort_by_key(|step| step.revision);
    assert_eq!(shuffled, ordered);
}

pub fn answers_are_judged_and_kept(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let set = begin(&world.app, &who, &Plan::Sequential(bank(&world, &who))).unwrap();
    let blank = |text: &str| Given::Answer(Answer::Blanks(vec![text.into()]));
    let cases = [
        (0, letters("A"), true),
        (1, letters("C"), false),
        (4, letters("AB"), true),
        (5, letters("A"), false),
        (6, blank("90日"), true),
        (7, Given::Own(true), true),
    ];
    for (n, given, right) in cases {
        world.app.clock.advance(1_000);
        assert_eq!(give(&world, &who, &set, n, &given), right, "{n} {given:?}");
    }
    let misfits = [
        (0, Given::Own(true)),
        (7, Given::Answer(Answer::Text("范文".into()))),
        (0, Given::Answer(Answer::Options(Default::default()))),
    ];
    for (n, given) in misfits {
        let revision = set.steps[n].revision;
        let outcome = answer(&world.app, &who, set.session, revision, "1", &given);
        assert_eq!(refusal(outcome), StudyRefusal::Misfit, "{given:?}");
    }
    let revision = set.steps[0].revision;
    let outcome = answer(&world.app, &who, set.session, revision, "9", &letters("A"));
    assert_eq!(refusal(outcome), StudyRefusal::Misfit, "no such part");
    let summary = end(&world.app, &who, set.session).unwrap();
    assert_eq!((summary.answered, summary.right), (6, 4));
    assert_eq!(end(&world.app, &who, set.session).unwrap(), summary, "ending twice");
    let late = answer(&world.app, &who, set.session, revision, "1", &letters("A"));
    assert_eq!(refusal(late), StudyRefusal::Over(StudyEnd::Person));
}

pub fn the_book_is_worked_off_by_two_right_answers(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let set = begin(&world.app, &who, &Plan::Sequential(bank(&world, &who))).unwrap();
    for n in [0, 1] {
        world.app.clock.advance(1_000);
        give(&world, &who, &set, n, &letters("B"));
    }
    let left = || wrong_answers::open(&world.app, &who).unwrap().len();
    assert_eq!(left(), 2);
    for (given, expected) in [("A", 2), ("B", 2), ("A", 2), ("A", 0)] {
        let book = begin(&world.app, &who, &Plan::Mistakes).unwrap();
        for step in &book.steps {
            world.app.clock.advance(1_000);
            let part = step.part.as_deref().unwrap();
            let given = letters(given);
            answer(&world.app, &who, book.session, step.revision, part, &given).unwrap();
        }
        assert_eq!(left(), expected, "after {given}");
    }
    assert_eq!(refusal(begin(&world.app, &who, &Plan::Mistakes)), StudyRefusal::Empty);
}

pub fn items_of_exam_banks_are_never_shown(database: &Database) {
    let world = World::new(database);
    add_bank(&world.app, "考试用", Purpose::Exam, "");
    let who = world.enforcer(0);
    let set = begin(&world.app, &who, &Plan::Sequential(bank(&world, &who))).unwrap();
    let (secret, officer) = (world.revision_of("考试用", "i0"), who.officer().unwrap());
    let outcome = question(&world.app, &who, set.session, secret);
    assert_eq!(refusal(outcome), StudyRefusal::NotForStudy);
    let outcome = answer(&world.app, &who, set.session, secret, "1", &letters("A"));
    assert_eq!(refusal(outcome), StudyRefusal::NotForStudy);
    // An exam may have noted it as a mistake; the book does not show it.
    world.write(move |tx| {
        zhifa::store::wrong_answers::note_wrong(tx, officer, secret, "1", None, noon())
    });
    assert!(wrong_answers::open(&world.app, &who).unwrap().is_empty());
    assert_eq!(shelves(&world.app, &who).unwrap().mistakes, 0);
    assert!(question(&world.app, &who, set.session, set.steps[0].revision).is_ok());
}

pub fn time_counts_with_proof_and_is_dropped_without(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let set = begin(&world.app, &who, &Plan::Sequential(bank(&world, &who))).unwrap();
    let after = |minutes: i64| {
        world.app.clock.advance(minutes * MINUTE);
        present(&world.app, &who, set.session).unwrap()
    };
    let open = |seconds, dropped_seconds| Counted { seconds, dropped_seconds, ended_by: None };
    assert_eq!(after(4), open(240, 0));
    assert_eq!(after(6), open(600, 0), "the question was answered in its minute");
    assert_eq!(after(7), open(600, 420), "it was not");
    assert_eq!(after(1), open(660, 420));
    let over = after(31);
    assert_eq!(over, Counted { ended_by: Some(StudyEnd::Silence), ..open(660, 420) });
    assert_eq!(after(1), over, "what has ended stays as it is");
}

pub fn one_thing_counts_at_a_time(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let plan = Plan::Sequential(bank(&world, &who));
    let first = begin(&world.app, &who, &plan).unwrap();
    world.app.clock.advance(2 * MINUTE);
    let second = begin(&world.app, &who, &plan).unwrap();
    let counted = present(&world.app, &who, first.session).unwrap();
    assert_eq!((counted.seconds, counted.ended_by), (120, Some(StudyEnd::Elsewhere)));
    world.app.clock.advance(MINUTE);
    let paper = start(&world.app, &who, world.practice).unwrap();
    let counted = present(&world.app, &who, second.session).unwrap();
    assert_eq!((counted.seconds, counted.ended_by), (60, Some(StudyEnd::Exam)));
    assert_eq!(refusal(begin(&world.app, &who, &plan)), StudyRefusal::ExamRunning);
    zhifa::app::exam::hand_in::hand_in(&world.app, &who, paper.attempt, false).unwrap();
    let third = begin(&world.app, &who, &plan).unwrap();
    let racing: Vec<_> = std::thread::scope(|scope| {
        let begin_one = || begin(&world.app, &who, &plan).unwrap().session;
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(begin_one)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let open = racing
        .iter()
        .chain([&third.session])
        .filter(|session| present(&world.app, &who, **session).unwrap().ended_by.is_none());
    assert_eq!(open.count(), 1);
}

pub fn a_crash_loses_no_proved_time(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let set = begin(&world.app, &who, &Plan::Sequential(bank(&world, &who))).unwrap();
    world.app.clock.advance(3 * MINUTE);
    present(&world.app, &who, set.session).unwrap();
    // The process is gone, a minute later than the last proof; tomorrow somebody looks.
    let app = open(database, noon().plus_millis(24 * 60 * MINUTE));
    let before = own_year(&app, &who).unwrap();
    assert_eq!(before.entries.len(), 1);
    let line = &before.entries[0].line;
    assert_eq!((line.entry.seconds, line.dropped_seconds), (180, 0));
    assert_eq!(line.entry.granted, Some(180), "the sweep has granted it");
    assert_eq!(sweep(&app).unwrap(), 0, "once");
    let counted = present(&app, &who, set.session).unwrap();
    assert_eq!(counted.ended_by, Some(StudyEnd::Silence));
}

pub fn nobody_touches_the_session_of_somebody_else(database: &Database) {
    let world = World::new(database);
    let (who, other) = (world.enforcer(0), world.enforcer(1));
    let set = begin(&world.app, &who, &Plan::Sequential(bank(&world, &who))).unwrap();
    let revision = set.steps[0].revision;
    let (app, id) = (&world.app, set.session);
    assert_eq!(refusal(present(app, &other, id)), StudyRefusal::NotForStudy);
    assert_eq!(refusal(end(app, &other, id)), StudyRefusal::NotForStudy);
    assert_eq!(refusal(question(app, &other, id, revision)), StudyRefusal::NotForStudy);
    let outcome = answer(app, &other, id, revision, "1", &letters("A"));
    assert_eq!(refusal(outcome), StudyRefusal::NotForStudy);
}
