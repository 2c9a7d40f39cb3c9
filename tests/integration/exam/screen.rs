//! The exam as a candidate meets it: keys in, screen out, on real use cases.

use crate::support::database::Database;
use crate::support::world::{MINUTES, World, noon};
use std::sync::Arc;
use zhifa::app::Session;
use zhifa::app::exam::results::own;
use zhifa::app::exam::start::OpenPaper;
use zhifa::domain::attempt::Outcome;
use zhifa::domain::id::{AttemptId, ConnectionId};
use zhifa::domain::item::{CandidateItem, CandidateOption, CandidatePart, ItemType, OptionId};
use zhifa::domain::sitting::SittingKind;
use zhifa::i18n::Locale;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::screen::Screen;
use zhifa::tui::screens::catalogue::catalogue_room;
use zhifa::tui::screens::exam::ExamScreen;
use zhifa::tui::session::Shell;
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// A session of the first officer that opens on the catalogue.
pub fn sit(world: &World, locale: Locale, size: (u16, u16)) -> Harness {
    let look = Look::new(locale, ThemeName::Mono, ColorDepth::None, false);
    begin_at(world, || Box::new(catalogue_room()), look, size)
}

/// A session of the first officer at 80×24 that opens on a screen.
fn begin(
    world: &World,
    open: impl Fn() -> Box<dyn Screen> + Send + 'static,
    look: Look,
) -> Harness {
    begin_at(world, open, look, (80, 24))
}

fn begin_at(
    world: &World,
    open: impl Fn() -> Box<dyn Screen> + Send + 'static,
    look: Look,
    size: (u16, u16),
) -> Harness {
    let session = Session::new(Arc::clone(&world.app));
    session.set_actor(Some(world.enforcer(0)));
    let shell = Shell {
        start: Box::new(move |_| open()),
        routes: Box::new(|_| vec![]),
        unlock: Arc::new(|_, _| false),
        idle_lock_ms: None,
        refused: None,
    };
    Harness::with(shell, session, noon(), look, size)
}

fn snapshot(name: &str, locale: Locale, size: (u16, u16), screen: &str) {
    let name = format!("exam_{name}_{}_{}x{}", locale.tag(), size.0, size.1);
    insta::assert_snapshot!(name, screen);
}

pub fn a_paper_is_worked_through(database: &Database) {
    let world = World::new(database);
    for locale in Locale::ALL {
        for size in [(80, 24), (120, 40)] {
            let mut h = sit(&world, locale, size);
            snapshot("catalogue", locale, size, &h.screen());
            snapshot("cover", locale, size, &h.keys("<down> <enter>").screen());
            h.keys("<enter> 1 <enter> a <f4> <enter> Ｂ <enter> <space> <enter> 1 2 <enter>");
            h.advance(1_000);
            snapshot("paper", locale, size, &h.screen());
            snapshot("card", locale, size, &h.keys("<tab>").screen());
            snapshot("last_page", locale, size, &h.keys("<esc> <f10>").screen());
            let result = h.keys("<f10>").screen();
            assert!(result.contains("/ 15"), "{result}");
            snapshot("result", locale, size, &result);
            let review = h.keys("<enter>").screen();
            snapshot("review", locale, size, &review);
            assert!(review.contains("秘密解析") && review.contains("第六十条"), "{review}");
        }
    }
    assert_eq!(own(&world.app, &world.enforcer(0)).unwrap().len(), 4);
}

/// A paper of one case: a situation of many lines, a question of four long options, a second one.
fn long_case() -> OpenPaper {
    let letters = ['A', 'B', 'C', 'D'];
    let long = "执法人员当场收缴罚款后,应当自收缴之日起在法定期限内将罚款交至所在行政机关";
    let part = |id: &str| CandidatePart {
        id: id.into(),
        kind: ItemType::Multiple,
        stem: "关于本案的处理,下列说法正确的有哪些?".into(),
        options: letters
            .map(|letter| CandidateOption {
                id: OptionId::from_letter(letter).unwrap(),
                text: format!("{long}({letter})。"),
            })
            .to_vec(),
        blanks: 0,
        points: 200,
    };
    let lines = (1..=15).map(|n| format!("第 {n} 段:当事人在辖区内经营,执法人员两人到场检查。"));
    let case = CandidateItem {
        kind: ItemType::Case,
        situation: lines.collect::<Vec<_>>().join("\n\n"),
        parts: vec![part("1"), part("2")],
    };
    OpenPaper {
        attempt: AttemptId(1),
        connection: ConnectionId(1),
        name: "区级综合法律知识".into(),
        kind: SittingKind::Formal,
        paper: vec![case],
        stored: vec![],
        last_seq: 0,
        deadline: noon().plus_millis(90 * 60_000),
        now: noon(),
        resumed: false,
    }
}

pub fn a_long_case_is_read_and_answered(database: &Database) {
    let world = World::new(database);
    let open = || -> Box<dyn Screen> { Box::new(ExamScreen::new(long_case())) };
    let mut h =
        begin(&world, open, Look::new(Locale::Zh, ThemeName::Mono, ColorDepth::None, false));
    let top = h.screen();
    snapshot("long_case", Locale::Zh, (80, 24), &top);
    assert!(top.contains("第 1 段") && top.contains("行,F7 翻看") && top.contains("4 D."), "{top}");
    let mut pages = vec![top];
    while !pages.last().unwrap().contains("已到末尾") {
        assert!(pages.len() < 12, "{}", pages.join("\n"));
        pages.push(h.keys("<f7>").screen());
    }
    let all = pages.join("\n");
    for n in 1..=15 {
        assert!(all.contains(&format!("第 {n} 段")), "{n} was never seen");
    }
    assert!(all.contains("下列说法正确的有哪些") && all.contains("第 1 问,共 2 问"));
    let chosen = h.keys("2 d").screen();
    assert!(chosen.contains("[x] 2 B.") && chosen.contains("[x] 4 D."), "{chosen}");
    assert!(h.keys("<f7>").screen().contains("第 1 段"), "and back to the beginning");
}

pub fn the_paper_at_ambiguous_width(database: &Database) {
    let world = World::new(database);
    let look = Look::new(Locale::Zh, ThemeName::Mono, ColorDepth::None, true);
    let mut h = begin(&world, || Box::new(catalogue_room()), look);
    h.keys(
        "<down> <enter> <enter> 1 <enter> a <f4> <enter> Ｂ <enter> <space> <enter> 1 2 <enter>",
    );
    h.advance(1_000);
    let mut keep = |name: &str, keys: &str| {
        let screen = h.keys(keys).screen();
        insta::assert_snapshot!(format!("exam_{name}_wide"), screen);
    };
    keep("paper", "");
    keep("card", "<tab>");
    keep("last_page", "<esc> <f10>");
    keep("result", "<f10>");
    keep("review", "<enter>");
}

/// What a person mistypes on the paper does no harm, and whatever the terminal becomes, the answers
/// stay.
pub fn mixed_input_is_understood(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    h.keys("<down> <enter> <enter>");
    let told = h.keys("中").screen();
    assert!(told.contains("Shift"), "{told}");
    let nothing = h.keys("9 z <esc>").screen();
    assert!(nothing.contains("已答 0/8"), "{nothing}");
    let wide = h.keys("２").screen();
    assert!(wide.contains("(x) 2 B."), "{wide}");
    let small = h.resize(60, 15).screen();
    assert!(!small.contains("已答"), "{small}");
    let ignored = h.keys("3").resize(80, 24).screen();
    assert!(ignored.contains("(x) 2 B.") && ignored.contains("已答 1/8"), "{ignored}");
    let saved = h.advance(1_000).screen();
    assert!(saved.contains("已保存 12:00:00"), "{saved}");
}

pub fn the_clock_hands_in(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    h.keys("<down> <enter> <enter> 1 <enter> 2 <enter>");
    let time = i64::from(MINUTES) * 60_000;
    for _ in 0..time / 1_000 {
        world.app.clock.advance(1_000);
        h.advance(1_000);
    }
    assert!(h.screen().contains("得分"), "{}", h.screen());
    assert_eq!(h.bells(), 3, "ten minutes, two minutes, the end");
    let results = own(&world.app, &world.enforcer(0)).unwrap();
    assert_eq!(results.len(), 1);
    assert_ne!(results[0].outcome, Outcome::Passed);
}

pub fn an_attempt_ended_elsewhere_shows_its_result(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    h.keys("<down> <enter> <enter> 1");
    let other = zhifa::app::exam::start::start(&world.app, &world.enforcer(0), world.practice);
    let attempt = other.unwrap().attempt;
    zhifa::app::exam::hand_in::hand_in(&world.app, &world.enforcer(0), attempt, false).unwrap();
    let screen = h.keys("2").screen();
    assert!(screen.contains("得分") && screen.contains("已经交过"), "{screen}");
}
