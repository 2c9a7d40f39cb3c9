//! What set-up leaves behind, and what it does not.

use crate::support::database::Database;
use crate::support::world::newcomer;
use zhifa::app::agency::import::parse;
use zhifa::app::agency::list::list as agencies;
use zhifa::app::exam::ExamRefusal;
use zhifa::app::exam::catalogue::catalogue;
use zhifa::app::exam::confirm::confirm;
use zhifa::app::exam::hand_in::hand_in;
use zhifa::app::exam::start::start;
use zhifa::app::password::Password;
use zhifa::app::site::create::{FirstAdmin, SetUp, Supplies};
use zhifa::app::site::first_run::{Found, Ground, look};
use zhifa::app::site::name::{name, rename};
use zhifa::app::site::rules::change::{Change, change};
use zhifa::app::site::rules::in_force;
use zhifa::app::{Actor, Session, Via, audit, bank, blueprint};
use zhifa::domain::sitting::SittingRules;
use zhifa::domain::time::Date;
use zhifa::entropy::Entropy;
use zhifa::i18n::Locale;
use zhifa::store::{Fault, Location};

fn address(database: &Database) -> String {
    match database.location() {
        Location::Postgres(url) => url.clone(),
        other => other.to_string(),
    }
}

/// The place where nothing is set up yet.
pub fn ground(database: &Database) -> Ground {
    match look(&address(database), Entropy::seeded(3)).unwrap() {
        Found::Free(ground) => ground,
        Found::Ready(_) => panic!("it is set up already"),
    }
}

pub fn input() -> SetUp {
    SetUp {
        organisation: "云江区司法局".into(),
        zone: "Asia/Shanghai".into(),
        preset: "jilin".into(),
        is_demo: false,
        admin: FirstAdmin {
            sign_in_name: "lina".parse().unwrap(),
            display_name: "李娜".into(),
            password: Some(Password::new("correct horse")),
        },
    }
}

fn supplies() -> Supplies {
    Supplies {
        agencies: parse("市场监督管理局,市监局\n执法大队,大队,市监局\n市政服务中心,委托"),
        banks: bank::shipped::names().map(str::to_owned).collect(),
        blueprints: vec!["penalty-quick".into(), "penalty-written".into()],
    }
}

pub fn everything_comes_in_one_commit(database: &Database) {
    let session = Session::before_set_up(ground(database));
    let app = session.set_up(&input(), &supplies()).unwrap();
    assert!(session.ground().is_none(), "set-up is over");
    let operator = Actor::operator(Via::Tui);
    let names: Vec<_> = agencies(app, &operator).unwrap();
    let names: Vec<_> = names.iter().map(|line| (line.depth, &*line.agency.short_name)).collect();
    assert_eq!(names, [(0, "市监局"), (1, "大队"), (0, "市政服务中心")]);
    let banks = bank::list::list(app, &operator).unwrap();
    assert!(banks.iter().any(|bank| bank.header.name == "行政处罚法" && bank.items >= 100));
    assert_eq!(blueprint::list::list(app, &operator).unwrap().len(), 2);
    let rows = audit::list::list(app, &operator, "", None).unwrap();
    let actions: Vec<_> = rows.iter().map(|row| (&*row.action, &*row.actor, &*row.via)).collect();
    assert_eq!(actions, [("site.create", "operator", "tui")]);
    assert!(rows[0].detail.contains("\"agencies\":3"), "{}", rows[0].detail);
    let again = bank::shipped::import_shipped(app, &operator);
    again.unwrap();
    let after = audit::list::list(app, &operator, "", None).unwrap();
    assert_eq!(after.len(), 1, "the bank is there as shipped; nothing was imported again");
    assert!(matches!(look(&address(database), Entropy::seeded(3)), Ok(Found::Ready(_))));
}

/// Whoever comes first finds something to sit, and it counts for nothing.
pub fn a_newcomer_practises_on_the_first_day(database: &Database) {
    let app = ground(database).set_up(&input(), &supplies(), Via::Tui).unwrap();
    let officer = newcomer(&app, "张三");
    let entries = catalogue(&app, &officer).unwrap();
    let plans: Vec<_> = entries.iter().map(|entry| &*entry.listed.sitting.body.code).collect();
    assert_eq!(plans, ["penalty-quick"], "answers to be marked by hand wait for a trainer");
    let sitting = &entries[0].listed.sitting;
    assert_eq!(sitting.rules, SittingRules::practice(15));
    assert!(entries[0].closed.is_none());
    let paper = start(&app, &officer, sitting.id).unwrap();
    assert_eq!(paper.paper.len(), 15);
    hand_in(&app, &officer, paper.attempt, false).unwrap();
    let trainer = Actor::operator(Via::Tui);
    let refused = confirm(&app, &trainer, sitting.id, "成绩公布").map(drop).unwrap_err();
    assert!(matches!(refused.is(), Some(ExamRefusal::NotFormal)));
}

pub fn without_its_bank_a_blueprint_opens_no_practice(database: &Database) {
    let only = Supplies { banks: Vec::new(), ..supplies() };
    let app = ground(database).set_up(&input(), &only, Via::Cli).unwrap();
    assert!(catalogue(&app, &newcomer(&app, "张三")).unwrap().is_empty());
}

pub fn a_refused_set_up_leaves_no_organisation(database: &Database) {
    let ground = ground(database);
    let broken = Supplies { agencies: parse("甲队,甲,乙局"), ..supplies() };
    assert!(ground.set_up(&input(), &broken, Via::Tui).is_err());
    let unknown = Supplies { banks: vec!["没有的题库".into()], ..supplies() };
    assert!(ground.set_up(&input(), &unknown, Via::Tui).is_err());
    let weak = SetUp {
        admin: FirstAdmin { password: Some(Password::new("lina1234")), ..input().admin },
        ..input()
    };
    assert!(ground.set_up(&weak, &supplies(), Via::Tui).is_err());
    if let Location::File(path) = database.location() {
        assert!(!path.exists(), "a file that was not there is not there");
    }
    ground.set_up(&input(), &supplies(), Via::Tui).unwrap();
}

/// A process that dies after the tables are made leaves an empty database, which is set up anew.
pub fn a_set_up_that_died_in_the_middle_begins_again(database: &Database) {
    let store = database.open();
    store.inject(Fault::CommitFails);
    let died = store.write(zhifa::store::Settle::Rerun, zhifa::store::Priority::Normal, |tx| {
        tx.execute("DELETE FROM setting", &[])
    });
    assert!(died.is_err());
    store.close();
    let app = ground(database).set_up(&input(), &supplies(), Via::Cli).unwrap();
    assert_eq!(app.site.name, "云江区司法局");
}

pub fn the_organisation_is_renamed_and_its_rules_confirmed_from_a_day_on(database: &Database) {
    let app = ground(database).set_up(&input(), &Supplies::default(), Via::Tui).unwrap();
    let operator = Actor::operator(Via::Cli);
    let day = Date::constant(2030, 1, 1);
    rename(&app, &operator, "云江市司法局", day).unwrap();
    let asked = Change {
        key: "exam.pass_mark",
        written: "70".into(),
        basis: "省厅通知".into(),
        verified: true,
        from: day,
    };
    change(&app, &operator, asked).unwrap();
    for (on, named, mark) in
        [(Date::constant(2029, 12, 31), "云江区司法局", "60%"), (day, "云江市司法局", "70%")]
    {
        assert_eq!(name(&app, on).unwrap(), named);
        let (_, lines) = in_force(&app, &operator, on, Locale::Zh).unwrap();
        let line = lines.iter().find(|line| line.key == "exam.pass_mark").unwrap();
        assert_eq!((line.shown.as_str(), line.verified), (mark, on == day));
    }
}
