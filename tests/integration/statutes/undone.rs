//! What imports that are taken back, and files that leave a statute out, do to items in doubt.

use super::doubts::{
    BANK, TAKE, drawn, load, open, seen, text_written_for, told, uid, version_in_header,
};
use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::bank::check::check as check_bank;
use zhifa::app::bank::decided::Older;
use zhifa::app::bank::edit::edit as edit_header;
use zhifa::app::bank::import::{Terms, import};
use zhifa::app::bank::list;
use zhifa::app::bank::preview::{ImportReport, preview};
use zhifa::app::bank::undo::undo;
use zhifa::app::doubt::correct::correct;
use zhifa::app::doubt::review::review;
use zhifa::domain::bank::BankHeader;

/// The text of an invented statute that no text is loaded of.
const OTHER: &str = "中华人民共和国港口办法
（2012年5月6日第十一届渔民代表大会通过　自2012年6月1日起施行）
第一条　港口夜间照明。
第二条　本法自2012年6月1日起施行。
";

fn bring(world: &World, text: &str) -> ImportReport {
    import(
        &world.app,
        &world.trainer(),
        &check_bank("渔船.toml", text.as_bytes()),
        Terms::default(),
    )
    .unwrap()
}

fn header(world: &World) -> BankHeader {
    let banks = list::list(&world.app, &world.trainer()).unwrap();
    banks.into_iter().find(|line| line.header.name == BANK).unwrap().header
}

/// Somebody gives the bank another description.
fn describe(world: &World) {
    let before = header(world);
    let after = BankHeader { description: "渔船登记员用。".into(), ..before.clone() };
    edit_header(&world.app, &world.trainer(), before, after, "").unwrap();
}

const FIRST: [(&str, &str); 2] = [("same", "第一条"), ("late", "第四条")];

pub fn what_comes_back_from_before_a_bring_up_is_in_doubt(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    load(&world, NEW);
    let first = text_written_for(OLD, &FIRST);
    assert_eq!(bring(&world, &first).in_doubt, 1);
    // With 第一条 in its place the item holds, so the header is brought up.
    let second = bring(&world, &text_written_for(OLD, &[("same", "第一条"), ("late", "第一条")]));
    assert_eq!((version_in_header(&world), told(&world).len()), ("2025-05-06".into(), 0));
    let report = undo(&world.app, &world.trainer(), second.batch.unwrap()).unwrap();
    assert_eq!((report.restored, report.in_doubt), (1, 1));
    assert_eq!(told(&world), ["late changed 渔船登记法 第五条"]);
    assert_eq!((drawn(&world), version_in_header(&world)), (1, "2025-05-06".to_owned()));
    assert_eq!(open(&world)[0].from.to_string(), "2010-01-02");
    assert_eq!(review(&world.app).unwrap(), [], "a second look finds nothing new");
    // The old file is no older than what it is about.
    let draft = check_bank("渔船.toml", first.as_bytes());
    assert_eq!(preview(&world.app, &world.trainer(), &draft, Older::Keep).unwrap().older(), 0);
}

pub fn what_comes_back_under_a_changed_header_is_followed(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    load(&world, NEW);
    bring(&world, &text_written_for(OLD, &[FIRST[0], FIRST[1], ("last", "第一条")]));
    let other =
        text_written_for(NEW, &[("same", "第二条"), ("late", "第五条"), ("last", "第一条")]);
    let second = bring(&world, &other);
    assert_eq!(told(&world).len(), 0);
    describe(&world);
    let report = undo(&world.app, &world.trainer(), second.batch.unwrap()).unwrap();
    // 第一条 says the same in both versions, 第四条 does not.
    assert_eq!((report.restored, report.in_doubt), (2, 1));
    assert_eq!(told(&world), ["late changed 渔船登记法 第五条"]);
    assert_eq!((drawn(&world), version_in_header(&world)), (2, "2025-05-06".to_owned()));
}

pub fn what_comes_back_without_any_text_is_in_doubt(database: &Database) {
    let world = World::new(database);
    bring(&world, &text_written_for(OLD, &FIRST));
    let second = bring(&world, &text_written_for(NEW, &[FIRST[0], ("late", "第五条")]));
    describe(&world);
    undo(&world.app, &world.trainer(), second.batch.unwrap()).unwrap();
    assert_eq!((told(&world), drawn(&world)), (vec!["late unknown ".to_owned()], 1));
    load(&world, OLD);
    load(&world, NEW);
    assert_eq!(told(&world), ["late changed 渔船登记法 第五条"]);
}

pub fn a_doubt_goes_with_its_statute(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    load(&world, NEW);
    bring(&world, &text_written_for(OLD, &FIRST));
    assert_eq!(told(&world), ["late changed 渔船登记法 第五条"]);
    let port = |text: String| text.replace("渔船登记法", "港口办法");
    let other = bring(&world, &port(text_written_for(OTHER, &[FIRST[0], ("late", "第二条")])));
    assert_eq!((told(&world), drawn(&world)), (vec![], 2), "neither cites the amended one");
    undo(&world.app, &world.trainer(), other.batch.unwrap()).unwrap();
    assert_eq!(told(&world), ["late changed 渔船登记法 第五条"]);
}

pub fn what_is_not_tested_hides_no_setting_back(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    let bank = text_written_for(OLD, &[("same", "第一条"), ("moved", "第二条第一款")]);
    let bank = bank.replace(
        "articles = 7\n",
        "articles = 7\ncoverage = 10\nuntested.2 = \"职责\"\nuntested.4 = \"期限\"\n",
    );
    bring(&world, &bank);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    correct(app, &trainer, &seen(&world, [uid(&world, "moved")])).unwrap();
    let brought_up = header(&world);
    assert_eq!(brought_up.statutes[0].version.to_string(), "2025-05-06");
    // What is not tested moved with the header: that is nothing the file would change.
    let draft = check_bank("渔船.toml", bank.as_bytes());
    let would = preview(app, &trainer, &draft, Older::Keep).unwrap();
    assert!(would.is_empty() && would.older() == 1, "{would:?}");
    assert_eq!(bring(&world, &bank).batch, None);
    assert_eq!(header(&world), brought_up);
    // What else the file says of the bank comes in, without the earlier law.
    let told = bank.replace("purpose =", "description = \"渔船登记员用。\"\npurpose =");
    assert!(bring(&world, &told).header_changed);
    let expected = BankHeader { description: "渔船登记员用。".into(), ..brought_up };
    assert_eq!(header(&world), expected);
    let done = import(app, &trainer, &check_bank("渔船.toml", told.as_bytes()), TAKE).unwrap();
    assert_eq!((done.changed.len(), version_in_header(&world)), (1, "2010-01-02".into()));
}
