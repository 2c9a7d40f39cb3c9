//! The exam as a candidate meets it: keys in, screen out, on real use cases.

use crate::support::database::Database;
use crate::support::world::{MINUTES, World, noon};
use std::sync::Arc;
use zhifa::app::Session;
use zhifa::app::exam::results::own;
use zhifa::domain::attempt::Outcome;
use zhifa::i18n::Locale;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::screens::catalogue::CatalogueScreen;
use zhifa::tui::session::Shell;
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// A session of the first officer that opens on the catalogue.
pub fn sit(world: &World, locale: Locale, size: (u16, u16)) -> Harness {
    let session = Session::new(Arc::clone(&world.app));
    session.set_actor(Some(world.enforcer(0)));
    let shell = Shell {
        start: Box::new(|_| Box::new(CatalogueScreen::default())),
        routes: Box::new(|_| vec![]),
        unlock: Arc::new(|_, _| false),
        idle_lock_ms: None,
        refused: None,
    };
    let look = Look::new(locale, ThemeName::Mono, ColorDepth::None, false);
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
            let review = h.keys("<enter>").screen();
            assert!(review.contains("秘密解析") && review.contains("第六十条"), "{review}");
        }
    }
    assert_eq!(own(&world.app, &world.enforcer(0)).unwrap().len(), 4);
}

pub fn the_clock_hands_in(database: &Database) {
    let world = World::new(database);
    let mut h = sit(&world, Locale::Zh, (80, 24));
    h.keys("<down> <enter> <enter> 1 <enter> 2 <enter>");
    let time = i64::from(MINUTES) * 60_000;
    world.app.clock.advance(time);
    h.advance(time);
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
