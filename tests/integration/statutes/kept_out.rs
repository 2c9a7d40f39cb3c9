//! What can be drawn, and what is told of the items in doubt that are kept out of it.

use super::doubts::{BANK, bring, load, seen, text_of_file, uid};
use super::rooms::{FACES, keep, sit};
use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::{World, newcomer};
use zhifa::app::bank::check::check;
use zhifa::app::bank::import::{Terms, import};
use zhifa::app::bank::seal::unseal;
use zhifa::app::blueprint::create::create;
use zhifa::app::blueprint::feasibility::feasibility;
use zhifa::app::blueprint::overlap::overlap;
use zhifa::app::blueprint::supply::{Supply, supply};
use zhifa::app::doubt::confirm::confirm;
use zhifa::app::exam::draw::draw;
use zhifa::app::exam::schedule::{Schedule, schedule};
use zhifa::app::exam::start::start;
use zhifa::app::study::shelf::{Progress, shelves, topics};
use zhifa::app::{Actor, AppError};
use zhifa::domain::blueprint::{Blueprint, Row, Section};
use zhifa::domain::item::ItemType;
use zhifa::domain::points::Points;
use zhifa::domain::scoring::ScoringRule;
use zhifa::domain::sitting::SittingRules;
use zhifa::i18n::Locale;
use zhifa::tui::screens::blueprints::blueprints_room;
use zhifa::tui::screens::study::StudyRoom;

/// A blueprint that asks for so many true-or-false items of the bank, and keeps it.
fn asking(world: &World, code: &str, count: u32) -> Blueprint {
    let section = Section {
        title: String::new(),
        kind: ItemType::TrueFalse,
        points: Points::whole(1),
        rows: vec![Row::any(count)],
    };
    let blueprint = Blueprint {
        code: code.into(),
        name: format!("登记 {count} 题"),
        description: String::new(),
        banks: vec![BANK.into()],
        minutes: 10,
        pass_mark: Points::whole(1),
        scoring: ScoringRule::Exact,
        shuffle_items: true,
        shuffle_options: true,
        basis: "自拟".into(),
        verified: true,
        sections: vec![section],
    };
    create(&world.app, &world.trainer(), blueprint.clone()).unwrap();
    blueprint
}

/// The world with a bank of which an amendment left one item of six.
fn amended(database: &Database) -> World {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    world
}

fn line(world: &World, actor: &Actor) -> [i64; 2] {
    let all = supply(&world.app, actor).unwrap();
    let found: Vec<&Supply> = all.iter().filter(|line| line.bank == BANK).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    [found[0].items, found[0].in_doubt]
}

/// How many the row gets and how many more are in doubt, for somebody.
fn row(world: &World, actor: &Actor, blueprint: &Blueprint) -> (Option<u32>, u32) {
    let found = feasibility(&world.app, actor, blueprint).unwrap();
    assert_eq!(found.in_doubt.row(1, 1), found.in_doubt.items);
    (found.short.first().map(|short| short.available), found.in_doubt.items)
}

fn told<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> String {
    outcome.unwrap_err().message(Locale::Zh)
}

pub fn what_is_in_doubt_is_told_beside_what_can_be_drawn(database: &Database) {
    let world = amended(database);
    let (app, trainer) = (&world.app, world.trainer());
    let (three, one) = (asking(&world, "three", 3), asking(&world, "one", 1));
    assert_eq!(row(&world, &trainer, &three), (Some(1), 5));
    assert_eq!(row(&world, &trainer, &one), (None, 5), "a row that has enough tells it too");
    assert_eq!(line(&world, &trainer), [1, 5]);

    let words = "要 3 题,只有 1 题,另有 5 题存疑不能抽;请先到“存疑题”里处理";
    let refusals = [
        told(draw(app, &trainer, "three", Some(1), false)),
        told(zhifa::app::form::draw::draw(app, &trainer, "three", 1)),
        told(overlap(app, &trainer, "three", 2, 1)),
    ];
    for refusal in refusals {
        assert!(refusal.contains(words), "{refusal}");
        assert!(refusal.contains("由培训管理员在“存疑题”里"), "{refusal}");
    }

    confirm(app, &trainer, &seen(&world, [uid(&world, "last")])).unwrap();
    assert_eq!(row(&world, &trainer, &three), (Some(2), 4), "what is decided can be drawn");
    assert_eq!(line(&world, &trainer), [2, 4]);
}

pub fn a_practice_that_cannot_be_drawn_any_more_says_what_is_in_doubt(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    asking(&world, "three", 3);
    let (app, trainer, officer) = (&world.app, world.trainer(), world.enforcer(0));
    let listed = zhifa::app::blueprint::list::list(app, &trainer).unwrap();
    let blueprint = listed.iter().find(|one| one.body.code == "three").unwrap().id;
    let plan = |name: &str| Schedule {
        name: name.into(),
        rules: SittingRules::practice(10),
        blueprint,
        officers: Vec::new(),
    };
    let practice = schedule(app, &trainer, plan("登记练习")).unwrap();
    load(&world, NEW);
    let words = "只有 1 题,另有 5 题存疑不能抽";
    let refused = told(start(app, &officer, practice));
    assert!(refused.contains(words), "the bank is theirs to study: {refused}");
    let refused = told(schedule(app, &trainer, plan("再练")));
    assert!(refused.contains(words), "{refused}");
}

pub fn what_a_sealed_bank_holds_in_doubt_is_not_told(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    load(&world, OLD);
    let sealed = "purpose = \"sealed\"\nsealed_until = 2999-12-01";
    let text = text_of_file().replacen("purpose = \"practice\"", sealed, 1);
    import(app, &trainer, &check("渔船.toml", text.as_bytes()), Terms::default()).unwrap();
    load(&world, NEW);
    let three = asking(&world, "three", 3);
    assert_eq!(row(&world, &trainer, &three), (Some(1), 0));
    assert_eq!(line(&world, &trainer), [1, 0]);
    let refused = told(overlap(app, &trainer, "three", 2, 1));
    assert!(refused.contains("只有 1 题;") && !refused.contains("存疑"), "{refused}");
    unseal(app, &trainer, BANK, "核对存疑题").unwrap();
    assert_eq!(row(&world, &trainer, &three), (Some(1), 5));
    assert_eq!(line(&world, &trainer), [1, 5]);
}

pub fn an_officer_sees_what_is_left_out_of_their_study(database: &Database) {
    let world = amended(database);
    let (app, officer) = (&world.app, world.enforcer(0));
    let shelf = || {
        let room = shelves(app, &officer).unwrap();
        room.shelves.into_iter().find(|shelf| shelf.header.name == BANK).unwrap()
    };
    let expected = Progress { items: 1, in_doubt: 5, ..Progress::default() };
    assert_eq!(shelf().progress, expected);
    assert_eq!(topics(app, &officer, shelf().bank).unwrap(), [("登记".to_owned(), expected)]);
    for face in FACES {
        let mut h = sit(&world, world.enforcer(0), face, StudyRoom::default);
        keep("study_in_doubt", face, &mut h);
        keep("study_topics_in_doubt", face, h.keys("<f4>"));
    }
    // A bank that is wholly in doubt stays on the shelf, and says why it cannot be studied.
    let same = uid(&world, "same");
    zhifa::app::item::retire::retire(app, &world.trainer(), same, "不再使用").unwrap();
    assert_eq!(shelf().progress, Progress { items: 0, ..expected });
    let mut h = sit(&world, world.enforcer(0), FACES[0], StudyRoom::default);
    let screen = h.keys("<enter>").screen();
    assert!(screen.contains("这里的题都存疑"), "{screen}");
    let screen = h.advance(10_000).keys("<f4> <enter>").screen();
    assert!(screen.contains("这里的题都存疑"), "{screen}");
    assert!(shelves(app, &newcomer(app, "新来的")).is_ok(), "nobody needs an answer to see it");
}

pub fn a_trainer_goes_from_a_blueprint_to_what_is_in_doubt(database: &Database) {
    let world = amended(database);
    asking(&world, "one", 1);
    asking(&world, "three", 3);
    for face in FACES {
        let mut h = sit(&world, world.trainer(), face, blueprints_room);
        keep("blueprints_in_doubt", face, &mut h);
        keep("blueprint_enough", face, h.keys("one <enter>"));
        keep("blueprint_edited_enough", face, h.keys("<f4> <pgdn> <pgdn>"));
        keep("blueprint_pick_in_doubt", face, h.keys("<tab> <tab> <f9>"));
        let mut h = sit(&world, world.trainer(), face, blueprints_room);
        keep("blueprint_short", face, h.keys("three <enter>"));
        keep("blueprint_edited_short", face, h.keys("<f4> <pgdn> <pgdn>"));
    }
    let mut h = sit(&world, world.trainer(), FACES[0], blueprints_room);
    let screen = h.keys("one <enter> <tab>").screen();
    assert!(screen.contains("5 题所依据的条文有变"), "{screen}");
}
