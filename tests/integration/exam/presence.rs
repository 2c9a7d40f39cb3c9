//! Connections, shown times, and time granted while a paper is open.

use super::attempts::{option, save};
use super::screen::sit;
use crate::support::database::Database;
use crate::support::world::{MINUTES, World, noon};
use zhifa::app::exam::ExamRefusal;
use zhifa::app::exam::answer::answer;
use zhifa::app::exam::attend::{Note, attend};
use zhifa::app::exam::extra_time::extra_time;
use zhifa::app::exam::finalise::expire_overdue;
use zhifa::app::exam::hand_in::{HandedIn, hand_in};
use zhifa::app::exam::review::review;
use zhifa::app::exam::start::start;
use zhifa::app::exam::watch::watch;
use zhifa::app::{Actor, AppError, Kind};
use zhifa::domain::attempt::{ConnectionEnd, Place};
use zhifa::i18n::Locale;
use zhifa::store::Fault;
use zhifa::store::attempts;
use zhifa::tui::msg::Msg;

const MINUTE: i64 = 60_000;
const TIME: i64 = MINUTES as i64 * MINUTE;

fn refused<T>(outcome: Result<T, AppError>) -> Kind {
    outcome.err().expect("it was not refused").kind()
}

fn first() -> Place {
    Place { item: 0, part: "1".into() }
}

pub fn the_last_window_is_in_force(database: &Database) {
    let world = World::new(database);
    let (app, who) = (&world.app, world.enforcer(0));
    let old = start(app, &who, world.practice).unwrap();
    answer(app, &who, old.attempt, save(old.last_seq + 1, 0, option("A"))).unwrap();
    app.clock.advance(MINUTE);
    let new = start(app, &who, world.practice).unwrap();
    assert!(!watch(app, &who, old.attempt, old.connection).unwrap().in_force);
    assert!(watch(app, &who, new.attempt, new.connection).unwrap().in_force);
    // Both windows number from where they were opened, and neither takes the other's receipt.
    let stale = answer(app, &who, old.attempt, save(old.last_seq + 2, 1, option("B")));
    assert!(matches!(stale.unwrap_err().is(), Some(ExamRefusal::Overtaken)));
    answer(app, &who, new.attempt, save(new.last_seq + 1, 2, option("C"))).unwrap();
    let again = answer(app, &who, old.attempt, save(old.last_seq + 1, 0, option("A")));
    assert_eq!(again.unwrap().at, noon(), "what was stored keeps its receipt");
    hand_in(app, &who, new.attempt, false).unwrap();
    let read = review(app, &who, new.attempt).unwrap();
    let ended: Vec<_> = read.connections.iter().map(|one| one.ended_by).collect();
    assert_eq!(ended, [Some(ConnectionEnd::Superseded), Some(ConnectionEnd::Ended)]);
    assert_eq!(read.questions.iter().filter(|one| one.answer.is_some()).count(), 2);
}

pub fn shown_times_count_once(database: &Database) {
    let world = World::new(database);
    let (app, who) = (&world.app, world.enforcer(0));
    let paper = start(app, &who, world.practice).unwrap();
    let note = |number, millis, focus_lost| Note {
        number,
        shown: vec![(first(), millis)],
        focus_lost,
        leaving: false,
    };
    let give = |who: &Actor, note| attend(app, who, paper.connection, note).unwrap();
    assert!(give(&who, note(1, 4_000, None)));
    assert!(!give(&who, note(1, 4_000, None)), "the same report a second time");
    let other = world.enforcer(1);
    assert!(!give(&other, note(2, 9_000, Some(7))), "somebody else's window");
    let focus = || {
        let id = paper.attempt.0;
        let sql = format!("SELECT focus_lost FROM attempt WHERE id = {id}");
        app.read(|tx| Ok(tx.one(&sql, &[], |row| row.get::<Option<u32>>(0))?)).unwrap()
    };
    assert_eq!(focus(), None, "not reported is not zero");
    assert!(give(&who, note(2, 1_500, Some(0))));
    assert_eq!(focus(), Some(0));
    assert!(give(&who, note(3, 500, Some(2))));
    assert_eq!(focus(), Some(2));
    hand_in(app, &who, paper.attempt, false).unwrap();
    assert!(!give(&who, note(4, 8_000, Some(9))), "nothing is reported after the end");
    let read = review(app, &who, paper.attempt).unwrap();
    let worked = read.questions.iter().find(|one| one.result.place == first()).unwrap().worked;
    assert_eq!(worked.shown_ms, Some(6_000));
    assert_eq!(read.connections[0].focus_lost, Some(2));
}

pub fn time_granted_in_the_last_second_is_working_time(database: &Database) {
    let world = World::new(database);
    let (app, who, trainer) = (&world.app, world.enforcer(0), world.trainer());
    let paper = start(app, &who, world.practice).unwrap();
    app.clock.advance(TIME - 500);
    let deadline = extra_time(app, &trainer, paper.attempt, 5, "停电").unwrap();
    assert_eq!(deadline, noon().plus_millis(TIME + 5 * MINUTE));
    app.clock.advance(500);
    // The window thought that the time was over; so did a sweep that had looked before.
    let handed = hand_in(app, &who, paper.attempt, true).unwrap();
    assert_eq!(handed, HandedIn::TimeLeft(deadline));
    assert_eq!(expire_overdue(app).unwrap(), 0);
    answer(app, &who, paper.attempt, save(1, 0, option("A"))).unwrap();
    app.clock.advance(5 * MINUTE);
    assert_eq!(expire_overdue(app).unwrap(), 1);
    let read = review(app, &who, paper.attempt).unwrap();
    assert_eq!(read.attempt.ended_at, Some(deadline));
    assert_eq!(read.result.reason, "first");
}

pub fn time_granted_just_after_the_end_reopens(database: &Database) {
    let world = World::new(database);
    let (app, who, trainer) = (&world.app, world.enforcer(0), world.trainer());
    let paper = start(app, &who, world.practice).unwrap();
    app.clock.advance(TIME + 2 * MINUTE);
    assert_eq!(expire_overdue(app).unwrap(), 1);
    let deadline = extra_time(app, &trainer, paper.attempt, 5, "网络中断").unwrap();
    assert_eq!(deadline.since(app.now()), 5 * MINUTE, "all of it is left to work in");
    assert!(matches!(
        review(app, &who, paper.attempt).unwrap_err().is(),
        Some(ExamRefusal::StillRunning)
    ));
    let again = start(app, &who, world.practice).unwrap();
    assert_eq!((again.attempt, again.deadline), (paper.attempt, deadline));
    answer(app, &who, again.attempt, save(again.last_seq + 1, 0, option("A"))).unwrap();
    hand_in(app, &who, again.attempt, false).unwrap();
    let read = review(app, &who, again.attempt).unwrap();
    assert_eq!((read.result.version, read.result.reason.as_str()), (2, "reopened"));
}

pub fn extra_time_has_its_rules(database: &Database) {
    let world = World::new(database);
    let (app, who, trainer) = (&world.app, world.enforcer(0), world.trainer());
    let paper = start(app, &who, world.practice).unwrap();
    let give = |minutes, reason| extra_time(app, &trainer, paper.attempt, minutes, reason);
    assert_eq!(refused(extra_time(app, &who, paper.attempt, 5, "停电")), Kind::Denied);
    assert_eq!(refused(give(0, "停电")), Kind::Invalid);
    assert_eq!(refused(give(241, "停电")), Kind::Invalid);
    assert_eq!(refused(give(5, "  ")), Kind::Invalid);
    let unmoved = app.read(|tx| Ok(attempts::get(tx, paper.attempt)?)).unwrap();
    assert_eq!(unmoved.deadline_at, paper.deadline, "what was refused moved nothing");
    hand_in(app, &who, paper.attempt, false).unwrap();
    assert_eq!(refused(give(5, "停电")), Kind::Conflict, "who handed in is done");

    let left = start(app, &world.enforcer(1), world.practice).unwrap();
    app.clock.advance(TIME + 11 * MINUTE);
    let late = || extra_time(app, &trainer, left.attempt, 5, "停电");
    assert_eq!(refused(late()), Kind::Conflict, "nobody has looked since, it is over all the same");
    expire_overdue(app).unwrap();
    assert_eq!(refused(late()), Kind::Conflict);
}

pub fn granted_time_is_on_screen_within_a_second(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    h.keys("<down> <enter> <enter> 1");
    let attempt = start_of(&world);
    extra_time(&world.app, &world.trainer(), attempt, 5, "停电").unwrap();
    let screen = h.advance(1_000).screen();
    assert!(screen.contains("剩余 24:59") && screen.contains("已加时 5 分钟"), "{screen}");
}

/// The live attempt of the first officer in the practice sitting.
fn start_of(world: &World) -> zhifa::domain::id::AttemptId {
    let officer = world.enforcer(0).officer().unwrap();
    let live = world.app.read(|tx| Ok(attempts::live(tx, world.practice, officer)?));
    live.unwrap().unwrap().id
}

pub fn a_second_window_takes_over(database: &Database) {
    let world = World::new(database);
    let mut one = sit(&world, Locale::Zh, (80, 24));
    one.keys("<down> <enter> <enter> 1 <enter>");
    let mut two = sit(&world, Locale::Zh, (80, 24));
    let resumed = two.keys("<down> <enter> <enter>").screen();
    assert!(resumed.contains("已答 1/8"), "{resumed}");
    let told = one.advance(1_000).screen();
    assert!(told.contains("另一个窗口打开"), "{told}");
    let goes_on = two.keys("2").advance(2_000).screen();
    assert!(goes_on.contains("已答 2/8") && goes_on.contains("已保存"), "{goes_on}");
}

pub fn the_window_reports_times_and_focus(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    let before = h.keys("<down> <enter> <enter>").screen();
    assert!(before.contains("离开 不支持"), "{before}");
    h.advance(40_000);
    h.send(Msg::Focus(false)).send(Msg::Focus(true));
    let after = h.keys("1 <enter>").advance(12_000).screen();
    assert!(after.contains("离开 1 次"), "{after}");
    let result = h.keys("<f10> <f10>").screen();
    assert!(result.contains("打开试卷 1 次") && result.contains("离开 1 次"), "{result}");
    let review = h.keys("<enter>").screen();
    assert!(review.contains("用时 00:40"), "{review}");
    let review = h.keys("<right>").screen();
    assert!(review.contains("用时 00:12"), "{review}");
}

pub fn a_failing_store_is_told_and_recovered_from(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    h.keys("<down> <enter> <enter>");
    world.app.store.inject(Fault::DiskFull);
    let told = h.keys("1").screen();
    assert!(told.contains("1 题尚未保存") && !told.contains("已保存 "), "{told}");
    let saved = h.advance(1_000).screen();
    assert!(saved.contains("答案都已保存") && !saved.contains("题尚未保存"), "{saved}");
    // A hand-in that fails says so and can be done again.
    h.keys("<f10>");
    world.app.store.inject(Fault::DiskFull);
    world.app.store.inject(Fault::DiskFull);
    let failed = h.keys("<f10>").screen();
    assert!(failed.contains("还没有交上") && failed.contains("确认交卷"), "{failed}");
    let result = h.keys("<f10>").screen();
    assert!(result.contains("得分"), "{result}");
}
