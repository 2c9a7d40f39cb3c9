//! What taking an import back leaves behind, and what comes in again.

use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::bank::BankRefusal;
use zhifa::app::bank::check::{BankDraft, check};
use zhifa::app::bank::decided::Older;
use zhifa::app::bank::export::export;
use zhifa::app::bank::import::{Terms, import};
use zhifa::app::bank::list::{Filter, ItemLine, items, revisions};
use zhifa::app::bank::preview::preview;
use zhifa::app::bank::undo::undo;
use zhifa::app::item::edit::edit;
use zhifa::app::item::restore::restore_all;
use zhifa::app::item::retire::retire;
use zhifa::domain::bank::Bank;
use zhifa::domain::id::Uid;
use zhifa::domain::item::Item;
use zhifa::tui::action::rooms;

const BANK: &str = "行政处罚法";

fn shipped() -> Bank {
    let text = include_bytes!("../../../question_banks/行政处罚法.toml");
    check("行政处罚法.toml", text).value.unwrap()
}

fn file(bank: &Bank) -> BankDraft {
    check("库.toml", zhifa::interchange::bank::write(bank).as_bytes())
}

fn bring(world: &World, bank: &Bank) -> Uid {
    import(&world.app, &world.trainer(), &file(bank), Terms::default()).unwrap().batch.unwrap()
}

fn lines(world: &World, retired: bool) -> Vec<ItemLine> {
    let filter = Filter { bank: BANK.into(), retired, ..Filter::default() };
    items(&world.app, &world.trainer(), &filter).unwrap().0
}

/// The shipped bank with another topic on its first item.
fn with_topic(bank: &Bank, topic: &str) -> Bank {
    let mut changed = bank.clone();
    changed.items[0].topic = topic.into();
    changed
}

/// Retires the first item and restores it; its topic while it is out, and then.
fn out_and_in(world: &World) -> [String; 2] {
    let (app, trainer) = (&world.app, world.trainer());
    let uid = lines(world, false)[0].uid;
    retire(app, &trainer, uid, "核对").unwrap();
    let out = lines(world, true);
    restore_all(app, &trainer, &[uid], "核对无误").unwrap();
    let back = lines(world, false).into_iter().find(|line| line.uid == uid).unwrap();
    assert_eq!((out.len(), out[0].uid), (1, uid));
    [out[0].content.topic.clone(), back.content.topic]
}

pub fn what_was_taken_back_is_not_restored(database: &Database) {
    let world = World::new(database);
    let bank = shipped();
    bring(&world, &bank);
    let second = bring(&world, &with_topic(&bank, "第二版"));
    undo(&world.app, &world.trainer(), second).unwrap();
    let first = bank.items[0].topic.clone();
    assert_eq!(out_and_in(&world), [first.clone(), first]);
    // Each revision from the newest: its number, whether it is in force, whether it was last.
    let line = lines(&world, false).remove(0);
    let told = || {
        let all = revisions(&world.app, &world.trainer(), line.item).unwrap();
        let told = all.iter().map(|one| (one.number, one.current, one.last));
        told.collect::<Vec<_>>()
    };
    assert_eq!(told(), [(2, false, false), (1, true, true)]);
    retire(&world.app, &world.trainer(), line.uid, "核对").unwrap();
    assert_eq!(told(), [(2, false, false), (1, false, true)]);
}

#[test]
fn an_item_opens_on_the_revision_in_force_or_last_in_force() {
    let world = super::world();
    let bank = shipped();
    bring(&world, &bank);
    let second = bring(&world, &with_topic(&bank, "第二版"));
    undo(&world.app, &world.trainer(), second).unwrap();
    let mut h = super::zh(&world, rooms::BANKS);
    let page = h.keys("<down> <enter> <enter>").screen();
    assert!(page.contains("在用   第 1 次修订,共 2 次"), "{page}");
    let later = h.keys("<right>").screen();
    assert!(later.contains("已随导入撤销   第 2 次修订") && later.contains("第二版"), "{later}");
    let retired = h.keys("<f8> 核对 <tab> <tab> <enter> <left>").screen();
    assert!(retired.contains("已停用   第 1 次修订,共 2 次"), "{retired}");
}

#[test]
fn what_was_begun_is_told_though_the_page_was_left() {
    let world = super::world();
    bring(&world, &shipped());
    let mut h = super::zh(&world, rooms::BANKS);
    h.keys("<down> <enter> <enter> <f8> 过时 <tab> <tab>");
    let left = h.keys_before_jobs("<enter> <esc>").screen();
    assert!(left.contains("已停用。") && left.contains("题库 行政处罚法"), "{left}");
    // The same where it fails: the item is retired already.
    let uid = lines(&world, false)[0].uid;
    h.advance(10_000).keys("<home> <enter> <f8> 过时 <tab> <tab>");
    retire(&world.app, &world.trainer(), uid, "先停了").unwrap();
    let failed = h.keys_before_jobs("<enter> <esc>").screen();
    assert!(failed.contains("这道题已停用"), "{failed}");
    // Several at once, and an import that is taken back.
    let mut h = super::zh(&world, rooms::BANKS);
    h.keys("<down> <enter> <space> <space> <f8> 过时 <tab> <tab>");
    let several = h.keys_before_jobs("<enter> <esc>").screen();
    assert!(several.contains("已停用 2 题"), "{several}");
    h.advance(10_000).keys("<f10> <f8> <right>");
    let undone = h.keys_before_jobs("<enter> <esc>").screen();
    assert!(undone.contains("已撤销"), "{undone}");
}

#[test]
fn a_form_that_was_left_tells_whether_it_was_saved() {
    let world = super::world();
    bring(&world, &shipped());
    let mut h = super::zh(&world, rooms::BANKS);
    h.keys("<down> <enter> <enter> <f4> <tab> <tab> 改措辞 <f7> 请问");
    let saved = h.keys_before_jobs("<f10> <esc> <tab> <enter>").screen();
    assert!(saved.contains("已保存为第 2 次修订"), "{saved}");
}

pub fn what_came_in_again_is_restored_though_a_later_one_was_written(database: &Database) {
    let world = World::new(database);
    let (app, trainer, bank) = (&world.app, world.trainer(), shipped());
    bring(&world, &bank);
    let second = with_topic(&bank, "第二版");
    let batch = bring(&world, &second);
    undo(app, &trainer, batch).unwrap();
    let (uid, third) = (lines(&world, false)[0].uid, with_topic(&bank, "手改").items.remove(0));
    let base =
        app.read(|tx| Ok(zhifa::store::items::standing(tx, uid)?)).unwrap().unwrap().revision;
    edit(app, &trainer, uid, base, third, "手改").unwrap();
    bring(&world, &second);
    assert_eq!(out_and_in(&world), ["第二版", "第二版"]);
}

pub fn what_comes_in_again_stands_where_the_file_has_it(database: &Database) {
    let world = World::new(database);
    let bank = shipped();
    bring(&world, &bank);
    let mut at_end = bank.clone();
    let new = Item { id: "新题".into(), topic: "新题".into(), ..bank.items[0].clone() };
    at_end.items.push(new.clone());
    let batch = bring(&world, &at_end);
    assert_eq!(lines(&world, false).last().unwrap().content.id, "新题");
    undo(&world.app, &world.trainer(), batch).unwrap();
    let mut at_front = bank.clone();
    at_front.items.insert(1, new);
    bring(&world, &at_front);
    let place = lines(&world, false).iter().position(|line| line.content.id == "新题").unwrap();
    assert_eq!(place, 1);
    let text = export(&world.app, &world.trainer(), BANK).unwrap();
    let written = check("出.toml", text.as_bytes()).value.unwrap();
    assert_eq!(written, at_front);
}

/// The revision in force of the first item, and a change of it by hand.
fn change_by_hand(world: &World, topic: &str) {
    let uid = lines(world, false)[0].uid;
    let base = world.app.read(|tx| Ok(zhifa::store::items::standing(tx, uid)?)).unwrap().unwrap();
    let content = Item { topic: topic.into(), ..base.content };
    edit(&world.app, &world.trainer(), uid, base.revision, content, topic).unwrap();
}

pub fn an_import_does_what_was_agreed_to(database: &Database) {
    let world = World::new(database);
    let (app, trainer, bank) = (&world.app, world.trainer(), shipped());
    bring(&world, &bank);
    let mut other = bank.clone();
    other.items[1].topic = "文件".into();
    let seen = preview(app, &trainer, &file(&other), Older::Keep).unwrap();
    let agreed = Terms { agreed: Some(seen.version), ..Terms::default() };
    // Somebody else changes the first item: the file would undo that, and nobody was asked.
    change_by_hand(&world, "手改");
    let refused = import(app, &trainer, &file(&other), agreed).unwrap_err();
    assert!(matches!(refused.is(), Some(BankRefusal::ChangedMeanwhile)), "{refused}");
    assert_eq!(lines(&world, false)[0].content.topic, "手改");
    let again = preview(app, &trainer, &file(&other), Older::Keep).unwrap();
    assert_eq!((seen.changed.len(), again.changed.len()), (1, 2));
    let agreed = Terms { agreed: Some(again.version), ..Terms::default() };
    assert_eq!(import(app, &trainer, &file(&other), agreed).unwrap().changed, again.changed);
}

/// The ids of the items in force, as the list has them; the export has them in the same order.
fn order(world: &World) -> Vec<String> {
    let listed: Vec<String> = lines(world, false).into_iter().map(|line| line.content.id).collect();
    let text = export(&world.app, &world.trainer(), BANK).unwrap();
    let written = check("出.toml", text.as_bytes()).value.unwrap();
    let written: Vec<String> = written.items.into_iter().map(|item| item.id).collect();
    assert_eq!(listed, written);
    listed
}

/// The shipped bank with these of its items, each a letter, in this order.
fn with_items(bank: &Bank, letters: &str) -> Bank {
    let item = |(n, letter): (usize, char)| {
        let n = "abcdefgh".find(letter).unwrap_or(8 + n);
        Item { id: letter.to_string(), ..bank.items[n].clone() }
    };
    Bank { items: letters.chars().enumerate().map(item).collect(), ..bank.clone() }
}

pub fn of_two_imports_taken_back_nothing_is_left(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    let bank = with_items(&shipped(), "abcd");
    let first = bring(&world, &bank);
    let second = bring(&world, &with_topic(&bank, "第二版"));
    let undone = undo(app, &trainer, first).unwrap();
    assert_eq!((undone.removed, undone.restored, undone.edited_since.len()), (3, 0, 1));
    let undone = undo(app, &trainer, second).unwrap();
    assert_eq!((undone.removed, undone.restored), (1, 0), "what it replaced was taken back, too");
    assert!(lines(&world, false).is_empty());
}

pub fn what_was_there_before_both_is_in_force_again(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, world.trainer());
    let bank = with_items(&shipped(), "abcd");
    bring(&world, &bank);
    change_by_hand(&world, "手改");
    let second = bring(&world, &with_topic(&bank, "第二版"));
    let third = bring(&world, &with_topic(&bank, "第三版"));
    undo(app, &trainer, second).unwrap();
    assert_eq!(lines(&world, false)[0].content.topic, "第三版");
    assert_eq!(undo(app, &trainer, third).unwrap().restored, 1);
    assert_eq!(lines(&world, false)[0].content.topic, "手改");
}

pub fn a_file_brings_its_order_and_taking_it_back_the_one_before(database: &Database) {
    let world = World::new(database);
    let (app, trainer, bank) = (&world.app, world.trainer(), shipped());
    bring(&world, &with_items(&bank, "abcd"));
    let mut longer = with_items(&bank, "xyzabcd");
    longer.items[5].topic = "改过".into();
    let second = bring(&world, &longer);
    assert_eq!(order(&world), ["x", "y", "z", "a", "b", "c", "d"]);
    undo(app, &trainer, second).unwrap();
    assert_eq!(order(&world), ["a", "b", "c", "d"]);
    // Nothing but the order: that is a change, too.
    let turned = file(&with_items(&bank, "dbca"));
    assert!(preview(app, &trainer, &turned, Older::Keep).unwrap().reordered);
    let third = import(app, &trainer, &turned, Terms::default()).unwrap();
    assert_eq!(
        (third.changed.len(), third.unchanged, order(&world).concat()),
        (0, 4, "dbca".into())
    );
    assert!(
        import(app, &trainer, &turned, Terms::default()).unwrap().is_empty(),
        "it is so already"
    );
    let undone = undo(app, &trainer, third.batch.unwrap()).unwrap();
    assert_eq!((undone.removed, undone.restored), (0, 0));
    assert_eq!(order(&world).concat(), "abcd");
}

pub fn a_file_of_some_items_leaves_the_others_in_their_order(database: &Database) {
    let world = World::new(database);
    let bank = shipped();
    bring(&world, &with_items(&bank, "abcde"));
    bring(&world, &with_items(&bank, "xy"));
    assert_eq!(order(&world).concat(), "abcdexy", "new ones come last");
    let mut some = with_items(&bank, "zc");
    some.items[1].topic = "改过".into();
    bring(&world, &some);
    assert_eq!(order(&world).concat(), "abzcdexy", "what is new stands where the file has it");
}

pub fn a_changed_item_keeps_its_place(database: &Database) {
    let world = World::new(database);
    let (app, trainer, bank) = (&world.app, world.trainer(), shipped());
    bring(&world, &with_items(&bank, "abcd"));
    bring(&world, &with_items(&bank, "xyabcd"));
    let uid = lines(&world, false)[4].uid;
    let base = world.app.read(|tx| Ok(zhifa::store::items::standing(tx, uid)?)).unwrap().unwrap();
    let content = Item { topic: "手改".into(), ..base.content };
    edit(app, &trainer, uid, base.revision, content, "手改").unwrap();
    assert_eq!(order(&world).concat(), "xyabcd");
    retire(app, &trainer, uid, "核对").unwrap();
    restore_all(app, &trainer, &[uid], "核对无误").unwrap();
    assert_eq!(order(&world).concat(), "xyabcd");
}
