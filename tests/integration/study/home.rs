//! The home page, one's own cards, and training entered by hand, as people meet them.

use super::screen::{TERMINALS, be, snapshot};
use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::credential::own::own;
use zhifa::app::exam::{hand_in::hand_in, mark::queue, start::start};
use zhifa::app::home::{Fact, Todo, home};
use zhifa::app::study::hours::own_year;
use zhifa::domain::credential::State;
use zhifa::domain::hours::Hours;
use zhifa::domain::renewal::Need;
use zhifa::domain::role::Role;
use zhifa::tui::screens::home::HomeScreen;
use zhifa::tui::screens::own_cards::OwnCardsScreen;
use zhifa::tui::screens::training;

pub fn an_officer_sees_what_waits_their_cards_and_their_hours(database: &Database) {
    let world = World::new(database);
    world.issue_card(0, "市场监管");
    let who = world.enforcer(0);
    let found = home(&world.app, &who).unwrap();
    let kinds: Vec<_> = found.todo.iter().map(std::mem::discriminant).collect();
    let inspect =
        |todo: &Todo| matches!(todo, Todo::Inspect { missing, .. } if *missing == Hours::whole(60));
    assert_eq!(kinds.len(), 2, "{:?}", found.todo);
    assert!(matches!(found.todo[0], Todo::Sitting { .. }) && inspect(&found.todo[1]));
    let cards = own(&world.app, &who).unwrap();
    let renewal = cards[0].renewal.as_ref().unwrap();
    let needs = [
        Need::Pass("综合法律知识".into()),
        Need::Pass("专业法律知识".into()),
        Need::Hours(Hours::whole(60)),
    ];
    assert_eq!(renewal.needs, needs);
    for terminal in TERMINALS {
        let mut h = be(&world, who.clone(), terminal, || Box::new(HomeScreen::default()));
        snapshot("home", terminal, &h.screen());
        let screen = h.keys("<tab> 2").screen();
        assert!(screen.contains("JL-0000"), "the second row is the card: {screen}");
        let mut h = be(&world, who.clone(), terminal, || Box::new(OwnCardsScreen::default()));
        snapshot("my_cards", terminal, &h.screen());
    }
    let mut h = be(&world, who, TERMINALS[0], || Box::new(HomeScreen::default()));
    let screen = h.keys("<enter>").screen();
    assert!(screen.contains("共 8 题,满分 15 分"), "{screen}");
}

pub fn everybody_else_sees_what_waits_and_how_things_stand(database: &Database) {
    let world = World::new(database);
    world.issue_card(0, "市场监管");
    for role in [Role::Trainer, Role::Manager, Role::Admin] {
        for terminal in TERMINALS {
            let who = world.with_role(role);
            let mut h = be(&world, who, terminal, || Box::new(HomeScreen::default()));
            snapshot(&format!("home_{}", role.code()), terminal, &h.screen());
        }
    }
}

pub fn the_counts_are_those_of_the_lists(database: &Database) {
    let world = World::new(database);
    world.issue_card(0, "市场监管");
    let who = world.enforcer(0);
    let trainer = world.trainer();
    let paper = start(&world.app, &who, world.formal).unwrap();
    hand_in(&world.app, &who, paper.attempt, false).unwrap();
    let waiting = queue(&world.app, &trainer).unwrap().len();
    let todo = home(&world.app, &trainer).unwrap().todo;
    let marking = u32::try_from(waiting).unwrap();
    assert_eq!(todo.contains(&Todo::Marking(marking)), marking > 0, "{todo:?}");
    let manager = home(&world.app, &world.manager()).unwrap();
    assert_eq!(manager.facts, [Fact::Cards(vec![(State::InspectionNear, 1)])]);
    assert_eq!(manager.todo, [Todo::Cards { state: State::InspectionNear, count: 1 }]);
    let admin = world.with_role(Role::Admin);
    assert_eq!(home(&world.app, &admin).unwrap().todo, [Todo::Backup { last: None }]);
    // A refusal is counted for whoever reads the audit.
    assert!(own_year(&world.app, &admin).is_err());
    assert!(zhifa::app::exam::mark::queue(&world.app, &who).is_err());
    let todo = home(&world.app, &admin).unwrap().todo;
    assert!(todo.contains(&Todo::Refused(1)), "{todo:?}");
}

pub fn a_manager_enters_training_in_a_form(database: &Database) {
    for terminal in TERMINALS {
        let world = World::new(&database.another());
        let officer = world.enforcer(0).officer().unwrap();
        let (manager, today) = (world.manager(), world.app.today());
        let form = move || -> Box<dyn zhifa::tui::screen::Screen> {
            Box::new(training::page(officer, "张三".into(), today, terminal.0))
        };
        let mut h = be(&world, manager, terminal, form);
        h.keys("<tab> 专题培训 <tab> 800 <tab> 签到表 <f10>");
        snapshot("training", terminal, &h.screen());
        h.keys("<backspace> <f10>");
        let year = own_year(&world.app, &world.enforcer(0)).unwrap();
        assert_eq!(year.granted.classroom, Hours::from_hundredths(170), "80 minutes");
    }
}
