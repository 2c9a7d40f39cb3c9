//! The study room as an officer meets it: keys in, screen out, on real use cases.

use crate::support::database::Database;
use crate::support::world::{World, noon};
use std::sync::Arc;
use zhifa::app::study::hours::own_year;
use zhifa::app::study::wrong_answers;
use zhifa::app::{Actor, Session};
use zhifa::i18n::Locale;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::screen::Screen;
use zhifa::tui::screens::hours::HoursScreen;
use zhifa::tui::screens::lists;
use zhifa::tui::screens::study::StudyRoom;
use zhifa::tui::session::Shell;
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// Locale, size, and whether ambiguous characters are two columns wide.
pub type Terminal = (Locale, (u16, u16), bool);

pub const TERMINALS: [Terminal; 6] = [
    (Locale::Zh, (80, 24), false),
    (Locale::Zh, (120, 40), false),
    (Locale::En, (80, 24), false),
    (Locale::En, (120, 40), false),
    (Locale::Zh, (80, 24), true),
    (Locale::Zh, (120, 40), true),
];

/// A session of the first officer that opens on a screen.
fn sit(world: &World, terminal: Terminal, start: fn() -> Box<dyn Screen>) -> Harness {
    be(world, world.enforcer(0), terminal, start)
}

/// A session of somebody that opens on a screen.
pub fn be(
    world: &World,
    actor: Actor,
    terminal: Terminal,
    start: impl Fn() -> Box<dyn Screen> + Send + 'static,
) -> Harness {
    let (locale, size, wide) = terminal;
    let session = Session::new(Arc::clone(&world.app));
    session.set_actor(Some(actor));
    let shell = Shell {
        start: Box::new(move |_| start()),
        routes: Box::new(|_| vec![]),
        unlock: Arc::new(|_, _| false),
        idle_lock_ms: None,
        refused: None,
    };
    let look = Look::new(locale, ThemeName::Mono, ColorDepth::None, wide);
    Harness::with(shell, session, noon(), look, size)
}

fn room() -> Box<dyn Screen> {
    Box::new(StudyRoom::default())
}

/// Lets time pass for the server and for the session alike.
fn advance(h: &mut Harness, world: &World, millis: i64) {
    let second = 1_000;
    for _ in 0..millis / second {
        world.app.clock.advance(second);
        h.advance(second);
    }
}

pub fn snapshot(name: &str, (locale, size, wide): Terminal, screen: &str) {
    let width = if wide { "_wide" } else { "" };
    let name = format!("study_{name}_{}_{}x{}{width}", locale.tag(), size.0, size.1);
    insta::assert_snapshot!(name, screen);
}

pub fn a_set_is_worked_through(database: &Database) {
    for terminal in TERMINALS {
        let world = World::new(&database.another());
        let mut h = sit(&world, terminal, room);
        snapshot("room", terminal, &h.screen());
        h.keys("<f4>");
        snapshot("topics", terminal, &h.keys("<space>").screen());
        h.keys("<esc> <enter> 1");
        snapshot("question", terminal, &h.screen());
        advance(&mut h, &world, 20_000);
        snapshot("right", terminal, &h.keys("<enter>").screen());
        snapshot("wrong", terminal, &h.keys("<enter> Ｂ <enter>").screen());
        let screen = h.keys("<enter> <enter>").screen();
        let first = match terminal.0 {
            Locale::Zh => "请先作答",
            Locale::En => "Answer first",
        };
        assert!(screen.contains(first), "{screen}");
        h.keys("<f6> <f6> a b <enter> <enter> <f6>");
        snapshot("blank", terminal, &h.keys("九 十 日").screen());
        let screen = h.keys("<enter>").screen();
        assert!(screen.contains("九十日"), "{screen}");
        snapshot("think", terminal, &h.keys("<enter>").screen());
        snapshot("compare", terminal, &h.keys("<enter>").screen());
        advance(&mut h, &world, 40_000);
        h.keys("2 <enter>");
        snapshot("summary", terminal, &h.keys("<enter>").screen());
        h.keys("<enter>");
        snapshot("room_after", terminal, &h.screen());
        assert_eq!(wrong_answers::open(&world.app, &world.enforcer(0)).unwrap().len(), 2);
        let mut h = sit(&world, terminal, || Box::new(HoursScreen::default()));
        snapshot("hours", terminal, &h.screen());
    }
}

pub fn the_idle_question_is_answered_or_the_time_is_dropped(database: &Database) {
    for terminal in TERMINALS {
        let world = World::new(&database.another());
        let mut h = sit(&world, terminal, room);
        h.keys("<enter> 1");
        advance(&mut h, &world, 5 * 60_000 + 10_000);
        snapshot("asked", terminal, &h.screen());
        assert_eq!(h.bells(), 1);
        h.keys("2 <enter>");
        let seconds = |dropped| {
            let entry = own_year(&world.app, &world.enforcer(0)).unwrap().entries.remove(0);
            assert_eq!(entry.line.dropped_seconds, dropped);
            entry.line.entry.seconds
        };
        let counted = seconds(0);
        assert!((295..=310).contains(&counted), "answered in time: {counted}");
        advance(&mut h, &world, 9 * 60_000);
        snapshot("away", terminal, &h.screen());
        h.keys("<f9>");
        assert_eq!(seconds(540), counted, "the key only says that somebody is back");
        let summary = h.keys("<f9>").screen();
        assert!(summary.contains("9 分 0 秒") || summary.contains("9 min 0 s"), "{summary}");
    }
    let world = World::new(database);
    let mut h = sit(&world, TERMINALS[0], room);
    h.keys("<enter> 1");
    advance(&mut h, &world, 31 * 60_000);
    let screen = h.screen();
    assert!(screen.contains("长时间没有操作,本次学习已结束"), "{screen}");
}

pub fn the_book_opens_at_the_chosen_mistake_and_goes_round(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, TERMINALS[0], room);
    h.keys("<enter> 2 <enter> <enter> 3 <enter> <enter> 4 <enter> <f9> <enter>");
    let mut h = sit(&world, TERMINALS[0], || Box::new(lists::wrong_room()));
    let screen = h.keys("<down> <enter>").screen();
    assert!(screen.contains("错题重练") && screen.contains("共 3 题"), "{screen}");
    for at in ["第 2 题", "第 3 题", "第 1 题"] {
        let screen = h.keys("1 <enter>").screen();
        assert!(screen.contains("连续答对两次后移出"), "{at}: {screen}");
        h.keys("<enter>");
    }
    let screen = h.screen();
    assert!(screen.contains("答题 3 道,答对 3 道"), "{screen}");
}

pub fn a_model_answer_is_judged_by_oneself(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, TERMINALS[0], room);
    let screen = h.keys("<enter> <f6> <f6> <f6> <f6> <f6> <f6> <f6>").screen();
    assert!(screen.contains("先自己想一想") && !screen.contains("秘密范文"), "{screen}");
    let screen = h.keys("<enter>").screen();
    assert!(screen.contains("秘密范文") && screen.contains("秘密要点"), "{screen}");
    let screen = h.keys("1 <enter>").screen();
    assert!(screen.contains("您评为答到了"), "{screen}");
}
