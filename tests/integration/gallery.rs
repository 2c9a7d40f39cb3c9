//! Every screen in Chinese and English, at 80×24 and 120×40, over the demonstration of one day.
//!
//! The rooms come from the table of actions, so a room that is added there fails here until its
//! pictures are kept. What lies behind a room's first page is listed in
//! [`pages`].

mod pages;
mod shelf;

use self::pages::PRACTICE;
use self::shelf::Shelf;
use crate::support::demo;
use crate::support::figures::{without_places, without_times};
use tempfile::TempDir;
use zhifa::app::Session;
use zhifa::app::open::Opened;
use zhifa::app::{App, Via, account::choose::choices};
use zhifa::clock::Clock;
use zhifa::entropy::Entropy;
use zhifa::i18n::Locale;
use zhifa::store::{Location, Options};
use zhifa::tui::action::{Action, rooms};
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::rooms::shell;
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// One person of each role, by account; a room is pictured for the first who may enter it.
const PEOPLE: [&str; 7] =
    ["caochao", "trainer", "manager", "agency-manager", "reviewer", "auditor", "admin"];

/// Rooms that are also pictured on terminals with wide ambiguous characters.
const WIDE: &[(&str, &str)] = &[
    ("caochao", "room_home"),
    ("caochao", "room_exams"),
    ("manager", "room_board"),
    ("manager", "room_officers"),
    ("manager", "room_credentials"),
    ("trainer", "room_banks"),
    ("trainer", "room_sittings"),
    ("admin", "room_accounts"),
    ("auditor", "room_audit"),
];

/// How a picture is taken.
#[derive(Clone, Copy)]
struct Face {
    locale: Locale,
    size: (u16, u16),
    wide: bool,
}

/// Every language and size.
fn faces() -> impl Iterator<Item = Face> {
    Locale::ALL
        .into_iter()
        .flat_map(|locale| [(80, 24), (120, 40)].map(|size| Face { locale, size, wide: false }))
}

/// A session in a copy of the demonstration of its own.
struct Scene {
    session: Harness,
    _folder: TempDir,
}

impl Scene {
    fn keys(&mut self, keys: &str) -> &mut Self {
        self.session.keys(keys);
        self
    }
}

/// The door of the demonstration.
fn door(face: Face, is_demo: bool) -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.db");
    demo::copy_of_that_day(&file);
    let clock = Clock::manual(demo::morning());
    let location = Location::File(file);
    let opened = App::open(&location, &Options::default(), Some(clock), Entropy::seeded(1));
    let Ok(Opened::Ready(app)) = opened else { panic!("the demonstration does not open") };
    let look = Look::new(face.locale, ThemeName::Mono, ColorDepth::None, face.wide);
    let (shell, backend) = (shell(is_demo, None), Session::with_files(app, Shelf));
    let session = Harness::with(shell, backend, demo::morning(), look, face.size);
    Scene { session, _folder: folder }
}

/// What the terminal shows, without what differs from run to run.
fn picture(session: &mut Harness) -> String {
    without_places(&without_times(&session.screen()))
}

/// A room as this person sees it after some keys; none when they may not enter it.
fn enter(account: &str, room: &str, keys: &str, face: Face) -> Option<Scene> {
    let mut h = door(face, true);
    // Whoever's name holds this one too stands above.
    let above = if account == "manager" { "<down>" } else { "" };
    h.keys(account).keys(above).keys("<enter>");
    let actor = h.session.backend().actor().unwrap();
    assert_eq!(actor.label, account);
    let action = room_action(room);
    let may =
        |code: &str| actor.grants.allow(code.parse().unwrap(), zhifa::domain::role::Target::Some);
    if !action.permission.is_none_or(may) {
        return None;
    }
    // The greeting goes.
    h.session.advance(10_000);
    h.keys("<f2>").keys(room).keys("<enter>");
    // A room that is no room of theirs leaves the palette open.
    let prompt = zhifa::i18n::shell::palette_prompt(face.locale);
    if h.session.screen().contains(prompt.trim()) {
        return None;
    }
    h.keys(keys);
    Some(h)
}

fn room_action(room: &str) -> &'static Action {
    rooms::ACTIONS.iter().find(|action| action.command.0 == room).unwrap()
}

/// Compares a screen with the picture kept of it.
fn keep(name: &str, face: Face, scene: &mut Scene) {
    let (columns, rows) = face.size;
    let wide = if face.wide { "_wide" } else { "" };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("gallery");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = format!("{name}_{}_{columns}x{rows}{wide}", face.locale.tag());
    settings.bind(|| insta::assert_snapshot!(name, picture(&mut scene.session)));
}

#[test]
fn every_room_is_pictured() {
    for face in faces() {
        for action in rooms::ACTIONS {
            let room = action.command.0;
            let first = PEOPLE.iter().find_map(|account| enter(account, room, "", face));
            keep(room, face, &mut first.unwrap());
        }
    }
}

#[test]
fn the_home_of_every_role_is_pictured() {
    for face in faces() {
        for account in PEOPLE {
            let mut h = enter(account, "room_home", "", face).unwrap();
            keep(&format!("home_{account}"), face, &mut h);
        }
    }
}

#[test]
fn every_page_behind_a_room_is_pictured() {
    for face in faces() {
        for (name, account, room, keys) in pages::all() {
            let mut page = enter(account, room, keys, face).unwrap();
            keep(name, face, &mut page);
        }
    }
}

#[test]
fn the_doors_are_pictured() {
    for face in faces() {
        keep("choose", face, &mut door(face, true));
        keep("choose_none", face, door(face, true).keys("zzzz"));
        keep("sign_in", face, &mut door(face, false));
        keep("first_time", face, door(face, false).keys("<f4>"));
        keep("sign_in_refused", face, door(face, false).keys("nobody <tab> wrong <enter> <enter>"));
    }
}

#[test]
fn an_exam_is_pictured() {
    for face in faces() {
        let mut h = enter("caochao", "room_exams", &format!("{PRACTICE} <enter>"), face).unwrap();
        keep("exam_single", face, h.keys("1"));
        keep("exam_multiple", face, h.keys("<f3> 17 <enter> a c"));
        keep("exam_fill", face, h.keys("<f3> 37 <enter>"));
        keep("exam_card", face, h.keys("<tab>"));
        keep("exam_jump", face, h.keys("<tab> <f3>"));
        keep("exam_help", face, h.keys("<esc> <f1>"));
        keep("exam_quit", face, h.keys("<esc> <f12>"));
        let leave = h.keys("<esc> <f9>");
        // Neither the jump nor a dialog is left over from before.
        assert!(!leave.session.screen().contains("(1-40)"), "{}", leave.session.screen());
        keep("exam_leave", face, leave);
        keep("exam_last_page", face, h.keys("<esc> <f10>"));
        keep("exam_result", face, h.keys("<f10>"));
        keep("exam_review", face, h.keys("<enter>"));
        keep("exam_challenge", face, h.keys("<f8>"));
    }
}

#[test]
fn main_screens_are_pictured_with_wide_ambiguous_characters() {
    for size in [(80, 24), (120, 40)] {
        let face = Face { locale: Locale::Zh, size, wide: true };
        for (account, room) in WIDE {
            keep(room, face, &mut enter(account, room, "", face).unwrap());
        }
        let mut h = enter("caochao", "room_exams", &format!("{PRACTICE} <enter> 1"), face).unwrap();
        keep("exam_single", face, &mut h);
    }
}

/// Every person above is one of the demonstration, and every role is among them.
#[test]
fn every_role_is_among_the_people() {
    let h = door(faces().next().unwrap(), true);
    let people = choices(h.session.backend().app().unwrap(), Via::Tui).unwrap();
    let roles = PEOPLE.map(|account| {
        let actor = people.iter().find(|actor| actor.label == account).unwrap();
        actor.grants.held[0].role
    });
    for role in zhifa::domain::role::Role::ALL {
        assert!(roles.contains(role), "{role:?}");
    }
}
