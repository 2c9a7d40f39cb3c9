//! Starting, answering, coming back.

use crate::support::database::Database;
use crate::support::world::{MINUTES, World, noon, open};
use zhifa::app::exam::ExamRefusal;
use zhifa::app::exam::answer::{Receipt, answer};
use zhifa::app::exam::start::{OpenPaper, start};
use zhifa::app::{Actor, AppError};
use zhifa::domain::attempt::Place;
use zhifa::domain::attempt::sheet::Save;
use zhifa::domain::item::{Answer, ItemType, OptionId};
use zhifa::domain::sitting::Closed;

/// A save of the part of the item at `item`.
pub fn save(seq: u64, item: u32, answer: Answer) -> Save {
    let place = Place { item, part: "1".into() };
    Save { seq, place, answer: Some(answer), flagged: false, unsure: false }
}

pub fn option(letters: &str) -> Answer {
    Answer::Options(letters.chars().filter_map(OptionId::from_letter).collect())
}

fn give(world: &World, who: &Actor, paper: &OpenPaper, save: Save) -> Result<Receipt, AppError> {
    answer(&world.app, who, paper.attempt, save)
}

fn refusal(outcome: Result<impl Sized, AppError>) -> String {
    let Err(error) = outcome else { panic!("it was not refused") };
    error.is::<ExamRefusal>().unwrap_or_else(|| panic!("{error}")).to_string()
}

pub fn the_candidate_gets_no_key(database: &Database) {
    let world = World::new(database);
    let paper = start(&world.app, &world.enforcer(0), world.practice).unwrap();
    let seen = serde_json::to_string(&paper.paper).unwrap();
    assert!(seen.contains("题目"), "the questions are there");
    assert!(!seen.contains("秘密"), "no reason, explanation or model answer");
    for word in ["\"key", "\"answer", "\"correct", "\"explanation", "\"why", "\"rubric"] {
        assert!(!seen.contains(word), "{word}");
    }
}

pub fn answers_are_there_after_a_restart(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    for item in 0..4 {
        give(&world, &who, &paper, save(u64::from(item) + 1, item, option("A"))).unwrap();
    }
    let practice = world.practice;
    drop(world);

    let later = noon().plus_millis(5 * 60_000);
    let app = open(database, later);
    let again = start(&app, &who, practice).unwrap();
    assert!(again.resumed);
    assert_eq!(again.attempt, paper.attempt);
    assert_eq!(again.paper, paper.paper, "the same questions in the same order");
    assert_eq!(again.stored.len(), 4);
    assert!(again.last_seq >= 4, "saves of this opening are newer");
    assert!(again.stored.iter().all(|stored| stored.answer == Some(option("A"))));
    assert_eq!(again.deadline.since(later), (i64::from(MINUTES) - 5) * 60_000);
}

pub fn the_same_save_twice_gives_the_same_receipt(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    let first = give(&world, &who, &paper, save(1, 0, option("A"))).unwrap();
    world.app.clock.advance(1_000);
    let second = give(&world, &who, &paper, save(1, 0, option("A"))).unwrap();
    assert_eq!(first, second);
}

pub fn an_older_save_cannot_replace_a_newer_one(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    give(&world, &who, &paper, save(5, 0, option("B"))).unwrap();
    let stale = give(&world, &who, &paper, save(3, 0, option("A")));
    assert_eq!(refusal(stale), ExamRefusal::Overtaken.to_string());
    let again = start(&world.app, &who, world.practice).unwrap();
    assert_eq!(again.stored[0].answer, Some(option("B")));
}

pub fn answers_that_do_not_fit_are_refused(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    let essay = save(1, 0, Answer::Text("不对".into()));
    assert_eq!(refusal(give(&world, &who, &paper, essay)), ExamRefusal::Misfit.to_string());
    let nowhere = save(1, 99, option("A"));
    assert_eq!(refusal(give(&world, &who, &paper, nowhere)), ExamRefusal::Misfit.to_string());
    assert_eq!(paper.paper[0].kind, ItemType::Single);
}

pub fn nobody_answers_for_somebody_else(database: &Database) {
    let world = World::new(database);
    let paper = start(&world.app, &world.enforcer(0), world.practice).unwrap();
    let theirs = give(&world, &world.enforcer(1), &paper, save(1, 0, option("A")));
    assert_eq!(refusal(theirs), ExamRefusal::Ended.to_string());
    let trainers = give(&world, &world.trainer(), &paper, save(1, 0, option("A")));
    assert!(trainers.is_err(), "a trainer sits no exams");
    let again = start(&world.app, &world.enforcer(0), world.practice).unwrap();
    assert!(again.stored.is_empty());
}

pub fn starting_twice_gives_one_attempt(database: &Database) {
    let world = World::new(database);
    let who = world.enforcer(0);
    let first = start(&world.app, &who, world.practice).unwrap();
    let second = start(&world.app, &who, world.practice).unwrap();
    assert_eq!(first.attempt, second.attempt);
    assert!(!first.resumed && second.resumed);
}

pub fn racing_starts_give_one_attempt(database: &Database) {
    let world = World::new(database);
    let (app, practice) = (&world.app, world.practice);
    let attempts: Vec<_> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..6)
            .map(|_| {
                let who = world.enforcer(0);
                scope.spawn(move || start(app, &who, practice).unwrap().attempt)
            })
            .collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    assert!(attempts.iter().all(|attempt| *attempt == attempts[0]), "{attempts:?}");
}

pub fn the_list_the_window_and_the_attempts_are_kept(database: &Database) {
    let world = World::new(database);
    let unlisted = start(&world.app, &world.enforcer(1), world.formal);
    assert_eq!(refusal(unlisted), ExamRefusal::Closed(Closed::NotListed).to_string());

    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.formal).unwrap();
    zhifa::app::exam::hand_in::hand_in(&world.app, &who, paper.attempt, false).unwrap();
    let used_up = Closed::NoAttemptLeft { allowed: 1 };
    let again = start(&world.app, &who, world.formal);
    assert_eq!(refusal(again), ExamRefusal::Closed(used_up).to_string());

    world.app.clock.advance(2 * 3_600_000);
    let closed_at = noon().plus_millis(3_600_000);
    let over = start(&world.app, &who, world.formal);
    assert_eq!(refusal(over), ExamRefusal::Closed(Closed::Over { closed_at }).to_string());
}
