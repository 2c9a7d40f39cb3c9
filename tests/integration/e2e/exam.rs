//! A practice exam that loses its terminal twice: every answer and the clock survive, and the
//! result is there though nobody came back.

use super::{be, catalogue, choose_row, open, person};
use crate::support::demo;
use crate::support::pty::{Kind, Pty};
use std::time::Instant;
use zhifa::app::exam::results::own;
use zhifa::app::exam::review::{Question, review};
use zhifa::clock::Clock;
use zhifa::domain::attempt::{EndedBy, Outcome};
use zhifa::domain::item::{Answer, Key};
use zhifa::domain::points::Points;

/// The questions that are answered, the keys pressed, and the letters of what is then chosen:
/// single choice, then multiple choice, then true or false; digits alone, then letters alone.
const DIGITS: [(usize, &str, &str); 5] =
    [(1, "1", "A"), (2, "2", "B"), (3, "3 4", "D"), (17, "1 2", "AB"), (29, "1", "A")];
const LETTERS: [(usize, &str, &str); 5] =
    [(4, "d", "D"), (5, "C", "C"), (6, "a b", "B"), (18, "a b d b", "AD"), (30, "b", "B")];

/// Seconds that the clock of the paper shows.
fn remaining(frame: &str) -> i64 {
    let (_, clock) = frame.split_once("剩余 ").unwrap();
    let clock = clock.split_whitespace().next().unwrap();
    clock.split(':').fold(0, |sum, part| sum * 60 + part.parse::<i64>().unwrap())
}

/// The letters that are marked as chosen.
fn chosen(frame: &str) -> String {
    let marked = frame.lines().filter_map(|line| {
        let (_, option) = line.split_once("[x] ").or_else(|| line.split_once("(x) "))?;
        option.split_once(' ')?.1.chars().next()
    });
    marked.collect()
}

/// Goes to a question by its number.
fn go(pty: &mut Pty, number: usize) -> String {
    pty.keys("<f3>").shows(&["跳到第几题"]);
    pty.keys(&format!("{number} <enter>")).shows(&[&format!(" {number}.【"), "F3 跳题"])
}

fn work(pty: &mut Pty, answers: &[(usize, &str, &str)], before: usize) {
    for (done, (number, keys, letters)) in answers.iter().enumerate() {
        go(pty, *number);
        let count = format!("已答 {}/40", before + done + 1);
        let receipt =
            pty.keys(keys).until(&format!("{number} {letters} {count}, saved"), |frame| {
                frame.contains(&count) && frame.contains("已保存") && chosen(frame) == *letters
            });
        assert!(!receipt.contains("尚未保存"), "{receipt}");
    }
}

fn check(pty: &mut Pty, answers: &[(usize, &str, &str)]) {
    for (number, _, letters) in answers {
        let frame = go(pty, *number);
        assert_eq!(chosen(&frame), *letters, "question {number}\n{frame}");
    }
}

/// Opens the practice exam on 行政处罚法 and begins, or goes on.
fn enter(pty: &mut Pty) -> String {
    catalogue(pty);
    choose_row(pty, "行政处罚法练习");
    pty.keys("<enter>").shows(&["共 40 题,满分 100 分,时间 60 分钟"]);
    pty.keys("<enter>").shows(&["已答 ", "剩余 "])
}

/// What an answer earns by the rule that the cover page states: everything when it is right, half
/// a point for each right option of a multiple choice without a wrong one, nothing otherwise.
fn worth(question: &Question) -> Points {
    let part = &question.item.parts[question.part];
    match (&part.key, question.answer.as_ref().unwrap()) {
        (Key::Truth(key), Answer::Truth(given)) if key == given => question.result.points,
        (Key::Options(key), Answer::Options(given)) if key == given => question.result.points,
        (Key::Options(key), Answer::Options(given)) if given.is_subset(key) => {
            Points(50 * i64::try_from(given.len()).unwrap())
        }
        _ => Points::ZERO,
    }
}

/// The letters of an answer as they stood on the paper.
fn letters_of(question: &Question) -> String {
    match question.answer.as_ref().unwrap() {
        Answer::Truth(truth) => if *truth { "A" } else { "B" }.to_owned(),
        Answer::Options(given) => {
            let places = question.order.iter().zip('A'..='H');
            places.filter(|(id, _)| given.contains(id)).map(|(_, letter)| letter).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "compares the paper's clock with a real one")]
fn ten_answers_survive_two_kills_and_are_scored_when_the_time_runs_out() {
    let home = demo::home();
    let mut pty = be(&home, &demo::enforcer(&home), Kind::default());
    assert!(enter(&mut pty).contains("已答 0/40"));
    work(&mut pty, &DIGITS, 0);
    work(&mut pty, &LETTERS, DIGITS.len());
    let shown = go(&mut pty, 1);
    let (before, at) = (remaining(&shown), Instant::now());
    pty.kill();

    let mut pty = be(&home, &demo::enforcer(&home), Kind::default());
    let frame = enter(&mut pty);
    let gone = i64::try_from(at.elapsed().as_secs()).unwrap();
    let after = remaining(&frame);
    assert!(frame.contains("已答 10/40"), "{frame}");
    assert!((before - gone - 2..=before - gone + 1).contains(&after), "{before} - {gone}: {after}");
    check(&mut pty, &DIGITS);
    check(&mut pty, &LETTERS);
    pty.kill();

    let app = open(&home.demo_file(), None);
    let later = Clock::manual(app.now().plus_millis(61 * 60_000));
    drop(app);
    let app = open(&home.demo_file(), Some(later));
    let me = person(&app, &demo::enforcer(&home));
    let newest = own(&app, &me).unwrap().swap_remove(0);
    assert_eq!(newest.sitting_name, "行政处罚法练习");
    assert_eq!(newest.outcome, Outcome::Failed);
    let review = review(&app, &me, newest.attempt).unwrap();
    assert_eq!(review.attempt.ended_by, Some(EndedBy::Sweep));
    assert_eq!(review.attempt.ended_at, Some(review.attempt.deadline_at));
    let answered: Vec<_> =
        review.questions.iter().zip(1..).filter(|(q, _)| q.answer.is_some()).collect();
    let mut expected: Vec<_> = DIGITS.iter().chain(&LETTERS).map(|(n, _, l)| (*n, *l)).collect();
    expected.sort_unstable();
    let kept: Vec<_> = answered.iter().map(|(q, n)| (*n, letters_of(q))).collect();
    assert_eq!(kept, expected.iter().map(|(n, l)| (*n, (*l).to_owned())).collect::<Vec<_>>());
    let earned = answered.iter().map(|(q, _)| worth(q).0).sum::<i64>();
    assert_eq!(newest.earned, Points(earned));
    assert_eq!(newest.total, Points(10_000));
}
