//! What is done to several at once: all of them or none, each with its row in the audit.

use super::zh;
use crate::support::database::Database;
use crate::support::world::{World, noon};
use zhifa::app::bank::check::check;
use zhifa::app::bank::import::{Terms, import};
use zhifa::app::bank::list::{Filter, ItemLine, items, list, revisions};
use zhifa::app::exam::ExamRefusal;
use zhifa::app::exam::enlist;
use zhifa::app::exam::enter_outcome::enter_outcome;
use zhifa::app::exam::roster::roster;
use zhifa::app::exam::schedule::{Schedule, schedule};
use zhifa::app::exam::start::start;
use zhifa::app::exam::weigh_outcome::weigh_outcome;
use zhifa::app::item::ItemRefusal;
use zhifa::app::item::restore::restore_all;
use zhifa::app::item::retire::retire_all;
use zhifa::app::item::weigh::{Change, weigh};
use zhifa::domain::attempt::Outcome;
use zhifa::domain::id::{OfficerId, Uid};
use zhifa::domain::role::Role;
use zhifa::domain::sitting::SittingRules;
use zhifa::tui::action::rooms;

const BANK: &str = "行政处罚法";

fn lines(world: &World, bank: &str, retired: bool) -> Vec<ItemLine> {
    let filter = Filter { bank: bank.into(), retired, ..Filter::default() };
    items(&world.app, &world.trainer(), &filter).unwrap().0
}

fn version(world: &World, bank: &str) -> i64 {
    let banks = list(&world.app, &world.trainer()).unwrap();
    banks.into_iter().find(|one| one.header.name == bank).unwrap().version
}

fn rows(world: &World, action: &str) -> usize {
    let auditor = world.with_role(Role::Auditor);
    zhifa::app::audit::list::list(&world.app, &auditor, action, None).unwrap().len()
}

pub fn items_are_retired_and_restored_together(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    let text = include_bytes!("../../../question_banks/行政处罚法.toml");
    import(app, &trainer, &check("行政处罚法.toml", text), Terms::default()).unwrap();
    let all = lines(&world, BANK, false);
    let some: Vec<Uid> = all.iter().take(3).map(|line| line.uid).collect();
    retire_all(app, &trainer, &some[..2], "条文已改").unwrap();
    assert_eq!(lines(&world, BANK, false).len(), all.len() - 2);
    assert_eq!((version(&world, BANK), rows(&world, "item.retire")), (2, 2), "one step, two rows");

    let weighed = weigh(app, &trainer, Change::Retire, &some).unwrap();
    let left_out: Vec<bool> = weighed.iter().map(|one| one.refused.is_some()).collect();
    assert_eq!(left_out, [true, true, false]);
    let refused = retire_all(app, &trainer, &some, "条文已改").unwrap_err();
    assert!(matches!(refused.is(), Some(ItemRefusal::Retired)));
    assert_eq!(lines(&world, BANK, false).len(), all.len() - 2, "all of them or none");
    let silent = restore_all(app, &trainer, &some[..2], " ").unwrap_err();
    assert!(matches!(silent.is(), Some(ItemRefusal::NoReason)));

    restore_all(app, &trainer, &some[..2], "核对无误").unwrap();
    assert_eq!(lines(&world, BANK, false).len(), all.len());
    assert_eq!(rows(&world, "item.restore"), 2);
    assert_eq!(revisions(app, &trainer, all[0].item).unwrap().len(), 1, "as it was last");
    let nothing = retire_all(app, &trainer, &[], "条文已改").unwrap_err();
    assert!(matches!(nothing.is(), Some(ItemRefusal::Nothing)));
}

pub fn an_item_against_the_rules_of_its_bank_is_not_restored(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    // The header of this bank names no statute, and every item cites one.
    let uid = lines(&world, "甲", false)[0].uid;
    retire_all(app, &trainer, &[uid], "依据不明").unwrap();
    let weighed = weigh(app, &trainer, Change::Restore, &[uid]).unwrap();
    assert!(weighed[0].refused.is_some());
    let refused = restore_all(app, &trainer, &[uid], "恢复").unwrap_err();
    assert!(matches!(refused.is(), Some(ItemRefusal::Faults(_))));
}

pub fn people_are_deferred_together_and_who_began_is_left_out(database: &Database) {
    let world = World::new(database);
    let (app, trainer, id) = (&world.app, world.trainer(), world.formal);
    let [first, second] = [0, 1].map(|n| world.enforcer(n).officer().unwrap());
    enlist::add(app, &trainer, id, &[second]).unwrap();
    start(app, &world.enforcer(0), id).unwrap();
    let both: [OfficerId; 2] = [first, second];
    let defer = Some(Outcome::Deferred);
    let weighed = weigh_outcome(app, &trainer, id, &both, defer).unwrap();
    let left_out: Vec<_> = weighed.iter().map(|(who, why)| (*who, why.is_some())).collect();
    assert_eq!(left_out, [(first, true), (second, false)]);
    let grounds = ("防汛执勤", "司函2号");
    let refused = enter_outcome(app, &trainer, id, &both, defer, grounds).unwrap_err();
    assert!(matches!(refused.is(), Some(ExamRefusal::HasPaper)));
    assert_eq!(roster(app, &trainer, id).unwrap().tally.deferred, 0, "all of them or none");
    enter_outcome(app, &trainer, id, &[second], defer, grounds).unwrap();
    assert_eq!(roster(app, &trainer, id).unwrap().tally.deferred, 1);
    assert_eq!(rows(&world, "exam.outcome"), 1);
}

pub fn who_is_gone_from_the_list_is_neither_ticked_nor_counted(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    let formal = app.read(|tx| Ok(zhifa::store::sittings::get(tx, world.formal)?)).unwrap();
    let opens = noon().plus_millis(24 * 3_600_000);
    let rules = SittingRules {
        opens_at: Some(opens),
        closes_at: Some(opens.plus_millis(2 * 3_600_000)),
        ..formal.rules
    };
    let officers = [0, 1].map(|n| world.enforcer(n).officer().unwrap());
    let (name, blueprint) = ("冬季考试".to_owned(), formal.blueprint);
    let plan = Schedule { name, rules, blueprint, officers: officers.to_vec() };
    let later = schedule(app, &trainer, plan).unwrap();

    let mut h = zh(&world, rooms::SITTINGS);
    let asked = h.keys("<f6> <space> <space> <f8> 4").screen();
    assert!(asked.contains("移出名单"), "{asked}");
    enlist::remove(app, &trainer, later, &officers[..1]).unwrap();
    let told = h.keys("<right> <enter>").screen();
    assert!(told.contains("移出名单:已办理 1 人"), "somebody else took one off: {told}");

    enlist::add(app, &trainer, later, &officers).unwrap();
    let mut h = zh(&world, rooms::SITTINGS);
    let ticked = h.keys("<f6> <space> <space>").screen();
    assert!(ticked.contains("已勾选 2 条"), "{ticked}");
    enlist::remove(app, &trainer, later, &officers[..1]).unwrap();
    let left = h.advance(61_000).screen();
    assert!(left.contains("已勾选 1 条"), "{left}");
}
