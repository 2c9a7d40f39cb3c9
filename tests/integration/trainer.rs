//! The trainer's rooms as a trainer meets them: keys in, screens out, on a real database.

mod banks;
mod blueprints;
mod doubts;
mod forms;
mod headers;
mod imports;
mod many;
mod sittings;

use crate::support::database::Database;
use crate::support::world::{World, noon};
use zhifa::app::{Actor, Session};
use zhifa::domain::role::{Permission, Role};
use zhifa::i18n::Locale;
use zhifa::tui::action::{Command, rooms};
use zhifa::tui::effect::Effect;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::msg::Msg;
use zhifa::tui::screen::{Cx, Screen, Who};
use zhifa::tui::screens::banks::banks_room;
use zhifa::tui::screens::blueprints::blueprints_room;
use zhifa::tui::screens::challenges::challenges_room;
use zhifa::tui::screens::doubts::doubts_room;
use zhifa::tui::screens::home::HomeScreen;
use zhifa::tui::screens::marking::MarkingScreen;
use zhifa::tui::screens::sittings::sittings_room;
use zhifa::tui::session::{Route, Shell};
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

crate::support::database::on_both_databases! {
    empty;
    headers:
        an_empty_bank_is_made_and_filled_by_hand,
        a_change_of_purpose_names_the_sittings_it_leaves_out,
        a_seal_is_loosened_only_by_who_opened_it_and_says_why,
        a_file_changes_a_header_by_the_rules_of_the_form,
        taking_an_import_back_lifts_no_seal,
        the_header_that_comes_back_is_in_the_audit;
    imports:
        what_was_taken_back_is_not_restored,
        what_came_in_again_is_restored_though_a_later_one_was_written,
        what_comes_in_again_stands_where_the_file_has_it,
        an_import_does_what_was_agreed_to,
        of_two_imports_taken_back_nothing_is_left,
        what_was_there_before_both_is_in_force_again,
        a_file_brings_its_order_and_taking_it_back_the_one_before,
        a_file_of_some_items_leaves_the_others_in_their_order,
        a_changed_item_keeps_its_place;
    many:
        items_are_retired_and_restored_together,
        an_item_against_the_rules_of_its_bank_is_not_restored,
        people_are_deferred_together_and_who_began_is_left_out,
        who_is_gone_from_the_list_is_neither_ticked_nor_counted;
}

/// The sizes and languages in which every screen is kept.
const FACES: [(Locale, (u16, u16)); 4] = [
    (Locale::Zh, (80, 24)),
    (Locale::Zh, (120, 40)),
    (Locale::En, (80, 24)),
    (Locale::En, (120, 40)),
];

/// The door of these tests: it lets the trainer in.
struct Door;

impl Screen for Door {
    fn title(&self, _: &Cx) -> String {
        String::new()
    }

    fn actions(&self, _: &Cx) -> Vec<zhifa::tui::action::ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Shown => vec![Effect::SignIn(Who {
                name: "培训员".into(),
                role: "培训管理员".into(),
                agency: String::new(),
                permissions: Permission::ALL
                    .iter()
                    .filter(|one| Role::Trainer.permits(**one))
                    .map(|one| one.code())
                    .collect(),
            })],
            _ => vec![],
        }
    }

    fn view(&self, _: &mut ratatui::Frame, _: ratatui::layout::Rect, _: &Cx) {}
}

/// The room with this command.
fn room_screen(room: Command) -> Box<dyn Screen> {
    match room {
        rooms::BANKS => Box::new(banks_room()),
        rooms::BLUEPRINTS => Box::new(blueprints_room()),
        rooms::SITTINGS => Box::new(sittings_room()),
        rooms::CHALLENGES => Box::new(challenges_room()),
        rooms::DOUBTS => Box::new(doubts_room()),
        rooms::HOME => Box::new(HomeScreen::default()),
        _ => Box::new(MarkingScreen::default()),
    }
}

/// A session of the trainer in a room.
fn enter(world: &World, room: Command, (locale, size): (Locale, (u16, u16))) -> Harness {
    let session = Session::new(world.app.clone());
    session.set_actor(Some(world.trainer()));
    let open = move |_: &Cx| room_screen(room);
    let shell = Shell {
        start: Box::new(|_| Box::new(Door)),
        routes: Box::new(move |_| vec![Route { command: room, tab: true, open: Box::new(open) }]),
        ..zhifa::tui::rooms::shell(false, None)
    };
    let look = Look::new(locale, ThemeName::Dark, ColorDepth::Ansi16, false);
    Harness::with(shell, session, noon(), look, size)
}

/// Keeps what is on screen in every language and size; `keys` lead from the room to the screen.
fn keep(world: &World, name: &str, room: Command, keys: &str) {
    for face in FACES {
        let screen = enter(world, room, face).keys(keys).screen();
        let size = format!("{}x{}", face.1.0, face.1.1);
        insta::assert_snapshot!(format!("{name}_{}_{size}", face.0.tag()), screen);
    }
}

fn world() -> World {
    World::new(&Database::sqlite())
}

fn zh(world: &World, room: Command) -> Harness {
    enter(world, room, FACES[0])
}

/// An actor's paper of the formal sitting, all answered, handed in.
fn sit(world: &World, who: &Actor) {
    use zhifa::app::exam::{answer::answer, hand_in::hand_in, start::start};
    use zhifa::domain::attempt::{Place, sheet::Save};
    use zhifa::domain::item::{Answer, ItemType, OptionId};
    let paper = start(&world.app, who, world.formal).unwrap();
    let letters =
        |text: &str| Answer::Options(text.chars().filter_map(OptionId::from_letter).collect());
    for (n, item) in (0_u32..).zip(&paper.paper) {
        let given = match item.kind {
            ItemType::Single => letters("A"),
            ItemType::Multiple => letters("AB"),
            ItemType::Fill => Answer::Blanks(vec!["90 日".into()]),
            _ => Answer::Text("应当先行登记保存,并在七日内作出处理决定。".into()),
        };
        let place = Place { item: n, part: "1".into() };
        let save = Save {
            seq: u64::from(n) + 1,
            place,
            answer: Some(given),
            flagged: false,
            unsure: false,
        };
        answer(&world.app, who, paper.attempt, save).unwrap();
    }
    hand_in(&world.app, who, paper.attempt, false).unwrap();
}
