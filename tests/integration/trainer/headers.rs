//! Headers of banks: an empty bank made by hand, and what a change of purpose or seal needs.

use crate::support::database::Database;
use crate::support::world::{World, item};
use zhifa::app::AppError;
use zhifa::app::bank::BankRefusal;
use zhifa::app::bank::check::check;
use zhifa::app::bank::create::create;
use zhifa::app::bank::edit::edit;
use zhifa::app::bank::import::{Terms, import};
use zhifa::app::bank::list::list;
use zhifa::app::bank::preview::ImportReport;
use zhifa::app::bank::seal::unseal;
use zhifa::app::bank::statutes::statutes;
use zhifa::app::bank::undo::undo;
use zhifa::domain::bank::{Bank, BankHeader, HeaderFault, Purpose, Subject};
use zhifa::domain::item::ItemType;
use zhifa::domain::time::Date;

fn header(name: &str) -> BankHeader {
    BankHeader {
        name: name.into(),
        purpose: Purpose::Exam,
        subject: Subject::Special,
        category: "市场监管".into(),
        language: "zh-CN".into(),
        description: String::new(),
        checked_on: None,
        sealed_until: None,
        statutes: Vec::new(),
        coverage: Default::default(),
    }
}

fn stored(world: &World, name: &str) -> BankHeader {
    let banks = list(&world.app, &world.trainer()).unwrap();
    banks.into_iter().find(|bank| bank.header.name == name).unwrap().header
}

pub fn an_empty_bank_is_made_and_filled_by_hand(database: &Database) {
    let world = World::new(database);
    let trainer = world.trainer();
    let known = statutes(&world.app, &trainer).unwrap();
    let law: Vec<_> = known.into_iter().filter(|one| one.name == "行政处罚法").collect();
    assert_eq!(law.len(), 1, "each statute once");
    let new = BankHeader { statutes: law, ..header("市场监管专业") };
    create(&world.app, &trainer, new.clone()).unwrap();
    let banks = list(&world.app, &trainer).unwrap();
    let made = banks.iter().find(|bank| bank.header == new).unwrap();
    assert_eq!((made.items, made.version), (0, 1));
    let question = item(1, ItemType::Single);
    zhifa::app::item::create::create(&world.app, &trainer, &new.name, question.clone(), "")
        .unwrap();
    let taken = create(&world.app, &trainer, new.clone()).unwrap_err();
    assert!(matches!(taken.is(), Some(BankRefusal::Taken(_))));
    let nameless = create(&world.app, &trainer, header(" ")).unwrap_err();
    let Some(BankRefusal::Header(faults)) = nameless.is() else { panic!("{nameless:?}") };
    assert_eq!(faults, &[HeaderFault::NoName]);
    // What is cited cannot be left out, by whichever of its names.
    let question = zhifa::domain::id::Uid::derived(&made.uid.to_string(), &question.id);
    let base = world.app.read(|tx| Ok(zhifa::store::items::standing(tx, question)?));
    let (base, mut by_title) = base.unwrap().map(|one| (one.revision, one.content)).unwrap();
    by_title.parts[0].citations[0].statute = new.statutes[0].title.clone();
    let full = zhifa::app::item::edit::edit(&world.app, &trainer, question, base, by_title, "");
    full.unwrap();
    let bare = BankHeader { statutes: Vec::new(), ..new.clone() };
    let cited = edit(&world.app, &trainer, new, bare, "").unwrap_err();
    assert!(matches!(cited.is(), Some(BankRefusal::StatuteCited(_))));
}

pub fn a_change_of_purpose_names_the_sittings_it_leaves_out(database: &Database) {
    let world = World::new(database);
    let trainer = world.trainer();
    let before = stored(&world, "甲");
    let exam = BankHeader { purpose: Purpose::Exam, ..before.clone() };
    let left_out = edit(&world.app, &trainer, before.clone(), exam.clone(), "").unwrap();
    assert_eq!(left_out, ["小测练习"], "the formal one may still draw from it");
    assert_eq!(stored(&world, "甲"), exam);
    let stale = edit(&world.app, &trainer, before.clone(), exam.clone(), "").unwrap_err();
    assert!(matches!(stale.is(), Some(BankRefusal::ChangedMeanwhile)));
    let same = edit(&world.app, &trainer, exam.clone(), exam.clone(), "").unwrap_err();
    assert!(matches!(same.is(), Some(BankRefusal::Unchanged)));
    let renamed = BankHeader { name: "乙".into(), ..exam.clone() };
    let renamed = edit(&world.app, &trainer, exam, renamed, "").unwrap_err();
    assert!(matches!(renamed.is(), Some(BankRefusal::NameStays)));
}

pub fn a_seal_is_loosened_only_by_who_opened_it_and_says_why(database: &Database) {
    let world = World::new(database);
    let trainer = world.trainer();
    let day = Some(Date::constant(2026, 12, 1));
    let sealed = BankHeader { purpose: Purpose::Sealed, sealed_until: day, ..header("统考") };
    create(&world.app, &trainer, sealed.clone()).unwrap();
    let open = BankHeader { purpose: Purpose::Exam, sealed_until: None, ..sealed.clone() };
    let silent = edit(&world.app, &trainer, sealed.clone(), open.clone(), " ").unwrap_err();
    assert!(matches!(silent.is(), Some(BankRefusal::LoosenedUnexplained)));
    let shut = edit(&world.app, &trainer, sealed.clone(), open.clone(), "统考取消").unwrap_err();
    assert!(matches!(shut.is(), Some(BankRefusal::Sealed { .. })));
    unseal(&world.app, &trainer, "统考", "统考取消").unwrap();
    edit(&world.app, &trainer, sealed, open.clone(), "统考取消").unwrap();
    assert_eq!(stored(&world, "统考"), open);
    let reviewer = world.with_role(zhifa::domain::role::Role::Auditor);
    let rows = zhifa::app::audit::list::list(&world.app, &reviewer, "bank.edit", None).unwrap();
    assert!(rows[0].detail.contains("统考取消"), "{}", rows[0].detail);
}

/// The shipped bank, sealed until a day under another name.
fn sealed_bank() -> Bank {
    let text = include_bytes!("../../../question_banks/行政处罚法.toml");
    let mut bank = check("统考.toml", text).value.unwrap();
    bank.header.name = "统考".into();
    bank.header.purpose = Purpose::Sealed;
    bank.header.sealed_until = Some(Date::constant(2026, 12, 1));
    bank
}

fn bring(world: &World, bank: &Bank) -> Result<ImportReport, AppError> {
    let draft = check("统考.toml", zhifa::interchange::bank::write(bank).as_bytes());
    import(&world.app, &world.trainer(), &draft, Terms::default())
}

/// The newest row of an action.
fn last_row(world: &World, action: &str) -> String {
    let reviewer = world.with_role(zhifa::domain::role::Role::Auditor);
    let rows = zhifa::app::audit::list::list(&world.app, &reviewer, action, None).unwrap();
    rows[0].detail.clone()
}

pub fn a_file_changes_a_header_by_the_rules_of_the_form(database: &Database) {
    let world = World::new(database);
    let bank = sealed_bank();
    bring(&world, &bank).unwrap();
    let changed = |f: fn(&mut BankHeader)| {
        let mut changed = bank.clone();
        f(&mut changed.header);
        changed
    };
    let lifted = changed(|header| {
        header.purpose = Purpose::Practice;
        header.sealed_until = None;
    });
    let earlier = changed(|header| header.sealed_until = Some(Date::constant(2026, 11, 25)));
    let described = changed(|header| header.description = "第二稿".into());
    let shut = bring(&world, &described).unwrap_err();
    assert!(matches!(shut.is(), Some(BankRefusal::Sealed { .. })), "{shut:?}");
    // However open it is: a file gives no reason.
    unseal(&world.app, &world.trainer(), "统考", "核对").unwrap();
    for loosened in [&lifted, &earlier] {
        let refused = bring(&world, loosened).unwrap_err();
        assert!(matches!(refused.is(), Some(BankRefusal::LoosenedUnasked)), "{refused:?}");
        assert_eq!(stored(&world, "统考"), bank.header);
    }
    bring(&world, &described).unwrap();
    assert_eq!(stored(&world, "统考"), described.header);
    let row = last_row(&world, "bank.import");
    assert!(row.contains("before") && row.contains("第二稿"), "{row}");
    // The items that the file leaves out stay, with the statutes they cite.
    let mut other = described.clone();
    other.items.truncate(1);
    other.items[0].id = "新题".into();
    for part in &mut other.items[0].parts {
        part.citations.iter_mut().for_each(|one| one.statute.push('新'));
    }
    other.header.statutes.iter_mut().for_each(|one| one.name.push('新'));
    let cited = bring(&world, &other).unwrap_err();
    assert!(matches!(cited.is(), Some(BankRefusal::StatuteCited(_))), "{cited:?}");
    assert_eq!(stored(&world, "统考"), described.header);
}

pub fn taking_an_import_back_lifts_no_seal(database: &Database) {
    let world = World::new(database);
    let (app, trainer, sealed) = (&world.app, world.trainer(), sealed_bank());
    let mut open = sealed.clone();
    open.header.purpose = Purpose::Exam;
    open.header.sealed_until = None;
    bring(&world, &open).unwrap();
    let batch = bring(&world, &sealed).unwrap().batch.unwrap();
    unseal(app, &trainer, "统考", "核对").unwrap();
    let refused = undo(app, &trainer, batch).unwrap_err();
    assert!(matches!(refused.is(), Some(BankRefusal::LoosenedUnasked)), "{refused:?}");
    assert_eq!(stored(&world, "统考"), sealed.header);
    // In the form it is lifted for a reason; then the import can be taken back.
    edit(app, &trainer, sealed.header, open.header.clone(), "统考取消").unwrap();
    undo(app, &trainer, batch).unwrap();
    assert_eq!(stored(&world, "统考"), open.header);
}

pub fn the_header_that_comes_back_is_in_the_audit(database: &Database) {
    let world = World::new(database);
    let mut bank = sealed_bank();
    bank.header.purpose = Purpose::Exam;
    bank.header.sealed_until = None;
    bring(&world, &bank).unwrap();
    let mut described = bank.clone();
    described.header.description = "第二稿".into();
    let batch = bring(&world, &described).unwrap().batch.unwrap();
    undo(&world.app, &world.trainer(), batch).unwrap();
    assert_eq!(stored(&world, "统考"), bank.header);
    let row = last_row(&world, "bank.undo");
    assert!(row.contains("before") && row.contains("第二稿"), "{row}");
}
