//! Finding words: the same documents for the same words on both databases, kept right by whatever
//! happens to a bank.

use crate::support::database::Database;
use crate::support::world::{World, noon};
use std::collections::BTreeMap;
use zhifa::app::bank::list::{Filter, Order, items};
use zhifa::app::bank::{
    check::check,
    export::export,
    import::{Terms, import},
    undo::undo,
};
use zhifa::app::item::{create::create, edit::edit, retire::retire};
use zhifa::app::search::refresh::refresh;
use zhifa::app::search::reindex::reindex;
use zhifa::app::{Actor, Page, Via};
use zhifa::domain::item::Item;
use zhifa::domain::search::{fold, words};
use zhifa::store::lease;
use zhifa::store::search::{self, Document};

/// A migrated database will do.
pub const MIGRATED: bool = true;

/// The ids of the bank's items in force that hold the words, in the author's order.
fn found(world: &World, typed: &str) -> Vec<String> {
    ids(world, &Filter { text: typed.into(), ..of_bank() })
}

fn of_bank() -> Filter {
    Filter { bank: "甲".into(), ..Filter::default() }
}

fn ids(world: &World, filter: &Filter) -> Vec<String> {
    let (lines, total) = items(&world.app, &world.trainer(), filter).unwrap();
    assert_eq!(usize::try_from(total).unwrap(), lines.len());
    lines.into_iter().map(|line| line.content.id).collect()
}

/// An item of the world's bank with another stem.
fn with_stem(world: &World, id: &str, stem: &str) -> Item {
    let (lines, _) = items(&world.app, &world.trainer(), &of_bank()).unwrap();
    let mut item = lines[0].content.clone();
    item.id = id.into();
    item.parts[0].stem = stem.into();
    item.parts[0].citations.clear();
    item
}

fn uid(world: &World, id: &str) -> zhifa::domain::id::Uid {
    let filter = Filter { text: id.into(), ..of_bank() };
    items(&world.app, &world.trainer(), &filter).unwrap().0[0].uid
}

pub fn a_word_of_any_length_is_found_where_it_stands(database: &Database) {
    let world = World::new(database);
    let stems = [
        ("w1", "行政处罚应当公开。"),
        ("w2", "处理行政事务,罚款另议。"),
        ("w3", "ＡＢ级 100% 按 2_3 计,行政机关。政处是两个字。"),
    ];
    for (id, stem) in stems {
        create(&world.app, &world.trainer(), "甲", with_stem(&world, id, stem), "").unwrap();
    }
    let expected: [(&str, &[&str]); 13] = [
        ("行政", &["w1", "w2", "w3"]),
        ("政处", &["w1", "w3"]),
        ("行政处罚", &["w1"]),
        ("处罚", &["w1"]),
        ("罚", &["w1", "w2"]),
        ("开", &["w1"]),
        ("行政 罚款", &["w2"]),
        ("ab级", &["w3"]),
        ("100%", &["w3"]),
        ("2_3", &["w3"]),
        ("事务,罚", &["w2"]),
        ("务罚", &[]),
        ("%", &["w3"]),
    ];
    // Read through at first, then by the index: the answers are the same.
    for _ in 0..2 {
        for (typed, ids) in expected {
            assert_eq!(found(&world, typed), ids, "{typed}");
        }
        assert_eq!(found(&world, " ").len(), 11);
        refresh(&world.app).unwrap();
    }
    assert_eq!(refresh(&world.app).unwrap(), 0);
}

pub fn the_index_follows_every_change(database: &Database) {
    let world = World::new(database);
    let (app, trainer) = (&world.app, &world.trainer());
    assert_eq!(refresh(app).unwrap(), 8);
    create(app, trainer, "甲", with_stem(&world, "w1", "申请听证"), "").unwrap();
    assert_eq!(found(&world, "听证"), ["w1"]);
    let base = world.revision_of("甲", "w1");
    edit(app, trainer, uid(&world, "w1"), base, with_stem(&world, "w1", "申请回避"), "").unwrap();
    assert_eq!((found(&world, "听证").len(), found(&world, "回避")), (0, vec!["w1".to_owned()]));
    retire(app, trainer, uid(&world, "w1"), "过时").unwrap();
    assert_eq!(found(&world, "回避"), Vec::<String>::new());
    let retired = Filter { text: "回避".into(), retired: true, ..of_bank() };
    assert_eq!(ids(&world, &retired), ["w1"]);
    // All of that went in with its own transaction.
    assert_eq!(refresh(app).unwrap(), 0);

    // Another bank of the same items. Their citations have no outline, so the file leaves them out.
    let text = export(app, trainer, "甲").unwrap().replace("\"甲\"", "\"乙\"");
    let text: String =
        text.lines().filter(|line| !line.starts_with("cite")).map(|l| format!("{l}\n")).collect();
    let bring = |text: &str| {
        import(app, trainer, &check("乙.toml", text.as_bytes()), Terms::default()).unwrap()
    };
    let found = |typed: &str| {
        ids(&world, &Filter { bank: "乙".into(), text: typed.into(), ..Filter::default() })
    };
    bring(&text);
    assert!(refresh(app).unwrap() >= 8);
    let report = bring(&text.replace("题目0?", "送达回证"));
    assert_eq!(found("送达回证"), ["i0"]);
    assert!(refresh(app).unwrap() >= 1);
    assert_eq!(found("送达回证"), ["i0"]);
    undo(app, trainer, report.batch.unwrap()).unwrap();
    assert_eq!((found("送达回证").len(), found("题目0?").len()), (0, 1));
    refresh(app).unwrap();
    assert_eq!((found("送达回证").len(), found("题目0?").len()), (0, 1));
}

pub fn the_index_can_be_made_anew(database: &Database) {
    let world = World::new(database);
    refresh(&world.app).unwrap();
    assert!(reindex(&world.app, &world.trainer()).is_err());
    assert_eq!(reindex(&world.app, &Actor::operator(Via::Cli)).unwrap(), 8);
    assert_eq!(found(&world, "题目3?"), ["i3"]);
}

/// What documents of the next test are.
const ARTICLE: &str = "article";

/// Texts of a few characters, so that words stand in many of them and in few.
fn text(n: usize) -> String {
    const CHARS: [char; 8] = ['行', '政', '处', '罚', '款', '，', ' ', '１'];
    // Runs of different length, each shifted by one more.
    (0..n % 23).map(|k| CHARS[(n * 7 + k * (1 + n % 5)) % CHARS.len()]).collect()
}

fn put(world: &World, documents: Vec<(i64, String)>) {
    world.write(move |tx| {
        documents.iter().try_for_each(|(reference, text)| {
            search::put(tx, &Document { kind: ARTICLE, reference: *reference, text })
        })
    });
}

/// The rows that hold the words, by the index, and by reading every text.
fn assert_found(world: &World, documents: &BTreeMap<i64, String>) {
    for typed in
        ["行政", "政处", "处罚款", "行政处罚", "罚款", "款", "罚，", "行政 罚款", "１", "没有"]
    {
        let words = words(typed);
        let holds = |text: &String| words.iter().all(|word| fold(text).contains(&word.text));
        let expected: Vec<i64> =
            documents.iter().filter(|(_, text)| holds(text)).map(|(row, _)| *row).collect();
        let hits =
            |page| world.app.store.read(|tx| search::hits(tx, ARTICLE, typed, page)).unwrap();
        let total = i64::try_from(expected.len()).unwrap();
        assert_eq!(hits(Page::ALL), (expected.clone(), total), "{typed}");
        let page: Vec<i64> = expected.into_iter().skip(3).take(5).collect();
        assert_eq!(hits(Page { offset: 3, limit: Some(5) }), (page, total), "{typed}");
    }
}

pub fn documents_are_found_in_blocks_and_in_the_tail_alike(database: &Database) {
    let world = World::new(database);
    let mut documents: BTreeMap<i64, String> = (1..).zip((0..1_300).map(text)).collect();
    put(&world, documents.clone().into_iter().collect());
    assert_found(&world, &documents);
    // They make a block, and some more come after it.
    refresh(&world.app).unwrap();
    assert_found(&world, &documents);
    let more: Vec<(i64, String)> = (2_000..).zip((1_300..1_400).map(text)).collect();
    documents.extend(more.clone());
    put(&world, more);
    assert_found(&world, &documents);
    // What is put again stands for what was there, in the block and in the tail.
    let other: Vec<(i64, String)> = [7, 640, 2_050].map(|row| (row, "处罚款，行政".into())).into();
    documents.extend(other.clone());
    put(&world, other);
    assert_found(&world, &documents);
    refresh(&world.app).unwrap();
    assert_found(&world, &documents);
    let none = world.app.store.read(|tx| search::found(tx, ARTICLE, " ")).unwrap();
    assert_eq!(none, None, "nothing typed is no search");
    assert_eq!(reindex(&world.app, &Actor::operator(Via::Cli)).unwrap(), 8);
    documents.clear();
    assert_found(&world, &documents);
}

pub fn one_session_at_a_time_fills_the_index(database: &Database) {
    let world = World::new(database);
    let (name, at) = ("search.refresh", noon());
    let until = at.plus_millis(60_000);
    assert!(world.write(move |tx| lease::take(tx, name, "another", at, until)));
    assert_eq!(refresh(&world.app).unwrap(), 0);
    assert_eq!(found(&world, "题目3?"), ["i3"], "read through meanwhile");
    world.write(move |tx| lease::release(tx, name, "another"));
    assert_eq!(refresh(&world.app).unwrap(), 8);
    assert_eq!(found(&world, "题目3?"), ["i3"]);
    assert!(world.write(move |tx| lease::take(tx, name, "another", at, until)), "given back");
}

pub fn a_list_is_read_in_pages_and_orders(database: &Database) {
    let world = World::new(database);
    let page = |offset, order| Filter { order, page: Page { offset, limit: Some(3) }, ..of_bank() };
    let read = |filter: &Filter| {
        let (lines, total) = items(&world.app, &world.trainer(), filter).unwrap();
        assert_eq!(total, 8);
        lines.into_iter().map(|line| line.content.id).collect::<Vec<_>>()
    };
    for order in Order::ALL {
        assert_eq!(read(&page(0, order)), ["i0", "i1", "i2"], "{order:?}");
        assert_eq!(read(&page(6, order)), ["i6", "i7"], "{order:?}");
    }
    let mut harder = with_stem(&world, "i0", "难题");
    harder.difficulty = 5;
    let base = world.revision_of("甲", "i0");
    edit(&world.app, &world.trainer(), uid(&world, "i0"), base, harder, "").unwrap();
    assert_eq!(read(&page(6, Order::Difficulty)), ["i7", "i0"]);
    assert_eq!(read(&page(0, Order::Author))[0], "i0");
}

pub fn what_cannot_be_read_keeps_nothing_else_out_of_the_index(database: &Database) {
    let world = World::new(database);
    let broken = world.revision_of("甲", "i0");
    world.write(move |tx| {
        let sql = "UPDATE item_revision SET body = '?' || body WHERE id = $1";
        tx.execute(sql, &[broken.0.into()])
    });
    assert_eq!(refresh(&world.app).unwrap(), 8, "all are in");
    assert_eq!(found(&world, "题目1"), ["i1"]);
    assert_eq!(refresh(&world.app).unwrap(), 0, "it is not tried, nor told, again and again");
    world.write(move |tx| {
        let sql = "UPDATE item_revision SET body = substr(body, 2) WHERE id = $1";
        tx.execute(sql, &[broken.0.into()])
    });
    reindex(&world.app, &Actor::operator(Via::Cli)).unwrap();
    assert_eq!(found(&world, "题目0"), ["i0"]);
}
