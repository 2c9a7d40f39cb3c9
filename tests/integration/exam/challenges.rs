//! Challenging a question, and the answer.

use super::results::work;
use super::screen::sit;
use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::challenge::answer::answer;
use zhifa::app::challenge::list::{list, waiting};
use zhifa::app::challenge::raise::raise;
use zhifa::app::exam::hand_in::hand_in;
use zhifa::app::exam::review::review;
use zhifa::app::exam::start::{OpenPaper, start};
use zhifa::app::{AppError, Kind};
use zhifa::domain::attempt::Place;
use zhifa::domain::challenge::Verdict;
use zhifa::i18n::Locale;

fn first() -> Place {
    Place { item: 0, part: "1".into() }
}

fn kind<T>(outcome: Result<T, AppError>) -> Kind {
    outcome.err().expect("it was not refused").kind()
}

/// A paper of the first officer, handed in.
fn ended(world: &World) -> OpenPaper {
    let who = world.enforcer(0);
    let paper = start(&world.app, &who, world.practice).unwrap();
    work(world, &who, &paper, "B", false);
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
    paper
}

pub fn a_challenge_is_raised_once_and_answered_once(database: &Database) {
    let world = World::new(database);
    let (app, who, trainer) = (&world.app, world.enforcer(0), world.trainer());
    let open = start(app, &who, world.practice).unwrap();
    assert_eq!(kind(raise(app, &who, open.attempt, &first(), "错")), Kind::Conflict, "still open");
    hand_in(app, &who, open.attempt, false).unwrap();
    let give = |grounds| raise(app, &who, open.attempt, &first(), grounds);
    assert_eq!(kind(give("  ")), Kind::Invalid);
    let nowhere = Place { item: 99, part: "1".into() };
    assert_eq!(kind(raise(app, &who, open.attempt, &nowhere, "错")), Kind::Invalid);
    let theirs = raise(app, &world.enforcer(1), open.attempt, &first(), "错");
    assert_eq!(kind(theirs), Kind::Invalid, "not of somebody else's paper");
    let id = give("第六十条没有这样说").unwrap();
    assert_eq!(kind(give("再说一次")), Kind::Conflict, "one at a time");
    assert_eq!(waiting(app, &trainer).unwrap(), 1);
    assert_eq!(kind(list(app, &who)), Kind::Denied, "the queue is the trainer's");

    assert_eq!(kind(answer(app, &who, id, Verdict::Accepted, "好")), Kind::Denied);
    assert_eq!(kind(answer(app, &trainer, id, Verdict::Accepted, "")), Kind::Invalid);
    answer(app, &trainer, id, Verdict::Refused, "见第六十条第一款").unwrap();
    assert_eq!(kind(answer(app, &trainer, id, Verdict::Accepted, "好")), Kind::Conflict);
    let read = review(app, &who, open.attempt).unwrap();
    let ruling = read.challenges[0].ruling.clone().unwrap();
    assert_eq!((ruling.verdict, ruling.answer.as_str()), (Verdict::Refused, "见第六十条第一款"));
    assert_eq!(waiting(app, &trainer).unwrap(), 0);
    give("再提一次").unwrap();
    let all = list(app, &trainer).unwrap();
    assert!(all[0].ruling.is_none() && all[1].ruling.is_some(), "those that wait come first");
}

pub fn nobody_answers_their_own_challenge(database: &Database) {
    let world = World::new(database);
    let paper = ended(&world);
    let id = raise(&world.app, &world.enforcer(0), paper.attempt, &first(), "错").unwrap();
    let own = answer(&world.app, &world.trainer_who_sits(0), id, Verdict::Accepted, "好");
    assert_eq!(kind(own), Kind::Denied);
    answer(&world.app, &world.trainer_who_sits(1), id, Verdict::Accepted, "好").unwrap();
}

pub fn a_challenge_goes_from_the_review_to_the_trainer_and_back(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    h.keys("<down> <enter> <enter> 2 <f10> <f10> <enter>");
    let law = h.keys("<f5>").screen();
    assert!(law.contains("第六十条") && law.contains("没有附这部法律"), "{law}");
    let raised = h.keys("<esc> <f8> 答案有误 <tab> <tab> <enter>").screen();
    assert!(raised.contains("申诉已提交"), "{raised}");
    let shown = h.keys("<down> <down> <down> <down> <down> <down>").screen();
    assert!(shown.contains("答案有误") && shown.contains("等待培训管理员答复"), "{shown}");
    let again = h.keys("<f8>").screen();
    assert!(again.contains("还在等待答复"), "{again}");
    let waits = list(&world.app, &world.trainer()).unwrap();
    assert_eq!(waits[0].grounds, "答案有误");
}
