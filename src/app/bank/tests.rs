//! Import, re-import, edit and undo on a database in memory.

use super::compare::compare;
use super::decided::Older;
use super::export::export;
use super::import::{Terms, import};
use super::list::{Filter, imports, items, list, revisions};
use super::preview::preview;
use super::undo::undo;
use super::*;
use crate::app::audit::list::list as audit;
use crate::app::error::AppError;
use crate::app::item::ItemRefusal;
use crate::app::item::create::create;
use crate::app::item::edit::edit;
use crate::app::item::retire::retire;
use crate::app::{Actor, App, Via};
use crate::clock::Clock;
use crate::domain::bank::Bank;
use crate::domain::id::RevisionId;
use crate::domain::item::Item;
use crate::domain::role::{Grants, Permission};
use crate::domain::time::{Timestamp, Zone};
use crate::entropy::Entropy;
use crate::interchange::{Draft, bank};
use crate::store::banks::{self, NewBatch};
use crate::store::items::{self as store_items, NewRevision};
use crate::store::site::Site;
use crate::store::{Location, Options, Priority, Settle, Store};
use std::sync::Arc;

/// An empty database in memory.
pub(crate) fn app() -> Arc<App> {
    let at = Timestamp::from_millis(1_800_000_000_000);
    let store = Store::open(&Location::Memory, &Options::default(), at).unwrap();
    let entropy = Entropy::seeded(1);
    let site = Site {
        uid: Uid::v7(at, entropy.bytes()),
        name: "试点区".into(),
        zone: "Asia/Shanghai".into(),
        is_demo: false,
        created_at: at,
    };
    Arc::new(App {
        store,
        clock: Clock::manual(at),
        entropy,
        passwords: Default::default(),
        pools: Default::default(),
        answers: crate::app::exam::answer::answers(),
        reviews: Default::default(),
        site,
        zone: Zone::shanghai(),
    })
}

pub(crate) fn operator() -> Actor {
    Actor::operator(Via::Cli)
}

/// The revision of an item that is in force.
fn base(app: &App, uid: Uid) -> RevisionId {
    app.read(|tx| Ok(store_items::standing(tx, uid)?)).unwrap().unwrap().revision
}

/// The bank that comes with the program.
pub(crate) fn shipped() -> Bank {
    let bytes = include_bytes!("../../../question_banks/行政处罚法.toml");
    bank::read("行政处罚法.toml", bytes).value.unwrap()
}

pub(crate) fn draft(content: &Bank) -> Draft<Bank> {
    bank::read("库.toml", bank::write(content).as_bytes())
}

/// Name of the bank that comes with the program.
const BANK: &str = "行政处罚法";

fn count(app: &Arc<App>) -> i64 {
    let filter = Filter { bank: BANK.into(), ..Filter::default() };
    // A bank that was never published is not there.
    items(app, &operator(), &filter).map_or(0, |found| found.1)
}

/// What is in force, as the file would say.
fn in_force(app: &Arc<App>) -> Bank {
    let text = export(app, &operator(), "行政处罚法").unwrap();
    bank::read("出.toml", text.as_bytes()).value.unwrap()
}

fn kind(error: &AppError) -> Kind {
    error.kind()
}

#[test]
fn an_import_is_exported_as_it_came_and_taken_back_whole() {
    let (app, bank) = (app(), shipped());
    let planned = preview(&app, &operator(), &draft(&bank), Older::Keep).unwrap();
    assert!(list(&app, &operator()).unwrap().is_empty(), "a dry run writes nothing");
    let report = import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    assert_eq!(ImportReportWithoutBatch(&planned), ImportReportWithoutBatch(&report));
    assert_eq!(report.added.len(), bank.items.len());
    assert_eq!(in_force(&app), bank);
    assert_eq!(list(&app, &operator()).unwrap()[0].version, 1);

    let again = import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    assert!(again.is_empty() && again.batch.is_none());
    assert_eq!(imports(&app, &operator(), "行政处罚法").unwrap().len(), 1);

    let batch = report.batch.unwrap();
    let undone = undo(&app, &operator(), batch).unwrap();
    assert_eq!((undone.version, undone.edited_since.len(), count(&app)), (2, 0, 0));
    let brought = u64::try_from(bank.items.len()).unwrap();
    assert_eq!((undone.removed, undone.restored), (brought, 0));
    let recorded = audit(&app, &operator(), "bank.undo", Some(1)).unwrap().remove(0);
    let detail: serde_json::Value = serde_json::from_str(&recorded.detail).unwrap();
    assert_eq!((detail["removed"].as_u64(), detail["restored"].as_u64()), (Some(brought), Some(0)));
    let twice = undo(&app, &operator(), batch).unwrap_err();
    assert!(matches!(twice.is::<BankRefusal>(), Some(BankRefusal::NotInForce)));

    let back = import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    assert_eq!(back.added.len(), bank.items.len());
    assert_eq!(in_force(&app), bank);
    let filter = Filter { bank: BANK.into(), ..Filter::default() };
    let first = items(&app, &operator(), &filter).unwrap().0[0].item;
    let all = revisions(&app, &operator(), first).unwrap();
    assert_eq!(all.len(), 1, "the same content makes no second revision");
    let again = undo(&app, &operator(), back.batch.unwrap()).unwrap();
    assert_eq!((again.edited_since.len(), count(&app)), (0, 0), "and it is taken back again");
}

#[test]
fn a_change_that_was_taken_back_and_comes_again_is_the_same_revision() {
    let (app, bank) = (app(), shipped());
    import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    let mut changed = bank.clone();
    changed.items[0].topic = "总则(修)".into();
    let second = import(&app, &operator(), &draft(&changed), Terms::default()).unwrap();
    undo(&app, &operator(), second.batch.unwrap()).unwrap();
    assert_eq!(in_force(&app), bank);
    let third = import(&app, &operator(), &draft(&changed), Terms::default()).unwrap();
    assert_eq!(third.changed.len(), 1);
    assert_eq!(in_force(&app), changed);
    let filter = Filter { bank: BANK.into(), ..Filter::default() };
    let first = items(&app, &operator(), &filter).unwrap().0[0].item;
    let numbers = revisions(&app, &operator(), first).unwrap();
    let numbers: Vec<i64> = numbers.iter().map(|revision| revision.number).collect();
    assert_eq!(numbers, [2, 1]);
    undo(&app, &operator(), third.batch.unwrap()).unwrap();
    assert_eq!(in_force(&app), bank);
}

#[test]
fn what_a_file_changes_and_repeats_stands_beside_what_is_stored() {
    let (app, bank) = (app(), shipped());
    import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    let mut file = bank.clone();
    file.items[1].topic = "总则(修)".into();
    file.items.push(Item { id: "xz-new".into(), ..bank.items[3].clone() });
    let found = compare(&app, &operator(), &draft(&file)).unwrap();
    let told: Vec<_> =
        found.iter().map(|one| (&*one.before.id, &*one.after.id, one.alike)).collect();
    let (changed, twin) = (&*bank.items[1].id, &*bank.items[3].id);
    assert_eq!(told, [(changed, changed, None), (twin, "xz-new", Some(100))]);
    assert!(compare(&app, &operator(), &draft(&bank)).unwrap().is_empty());
}

#[test]
fn without_a_new_item_only_what_the_file_changes_is_read() {
    let (app, bank) = (app(), shipped());
    import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    let mut file = bank.clone();
    file.items[1].topic = "总则(修)".into();
    // Nothing else that is stored can be read, so reading it would fail.
    let uid = item_uid(bank_uid(BANK), &bank.items[1].id);
    let spoil = "UPDATE item_revision SET body = '' WHERE item_id NOT IN
        (SELECT id FROM item WHERE uid = $1)";
    let spoil = move |tx: &mut crate::store::Tx<'_>| tx.execute(spoil, &[uid.into()]);
    app.store.write(Settle::Rerun, Priority::Normal, spoil).unwrap();
    assert_eq!(compare(&app, &operator(), &draft(&file)).unwrap().len(), 1);
}

#[derive(Debug)]
struct ImportReportWithoutBatch<'a>(&'a preview::ImportReport);

impl PartialEq for ImportReportWithoutBatch<'_> {
    fn eq(&self, other: &Self) -> bool {
        let bare = |report: &preview::ImportReport| preview::ImportReport {
            batch: None,
            ..report.clone()
        };
        bare(self.0) == bare(other.0)
    }
}

#[test]
fn a_changed_file_makes_revisions_and_undo_spares_later_edits() {
    let (app, before) = (app(), shipped());
    import(&app, &operator(), &draft(&before), Terms::default()).unwrap();
    let mut after = before.clone();
    after.items[0].topic = "新主题".into();
    after.items[1].parts[0].explanation = "另一种说明。".into();
    let gone = after.items.pop().unwrap();
    let report = import(&app, &operator(), &draft(&after), Terms::default()).unwrap();
    let (first, second) = (&before.items[0].id, &before.items[1].id);
    assert_eq!(
        report.changed,
        [
            (first.clone(), vec!["topic".to_owned()]),
            (second.clone(), vec!["parts.1.explanation".to_owned()])
        ]
    );
    assert_eq!((report.added.len(), report.kept), (0, vec![gone.id.clone()]));

    let uid = item_uid(bank_uid("行政处罚法"), second);
    let mut edited = after.items[1].clone();
    edited.difficulty = 5;
    assert_eq!(
        edit(&app, &operator(), uid, base(&app, uid), edited.clone(), "改难度").unwrap().revision,
        3
    );

    let undone = undo(&app, &operator(), report.batch.unwrap()).unwrap();
    assert_eq!(undone.edited_since, std::slice::from_ref(second));
    assert_eq!((undone.removed, undone.restored), (0, 1));
    let told = undone.told(Locale::Zh);
    assert!(told.starts_with("已撤销:移出 0 题,恢复 1 题"), "{told}");
    assert!(told.ends_with(&format!("又改过的 1 题没有动:{second}。")), "{told}");
    let now = in_force(&app);
    assert_eq!(now.items.len(), before.items.len());
    assert_eq!(now.items[0], before.items[0], "what the import replaced is in force again");
    assert_eq!(now.items[1], edited, "what was edited since stays");
}

#[test]
fn a_file_with_errors_is_refused_whole() {
    let app = app();
    let mut bank = shipped();
    bank.items[0].difficulty = 9;
    let error = import(&app, &operator(), &draft(&bank), Terms::default()).unwrap_err();
    assert!(matches!(error.is::<BankRefusal>(), Some(BankRefusal::Unsound(1))));
    assert!(list(&app, &operator()).unwrap().is_empty());
}

#[test]
fn single_items_are_made_changed_and_retired() {
    let (app, bank) = (app(), shipped());
    import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    let mut item = bank.items[0].clone();
    item.id = "新题".into();
    let uid = create(&app, &operator(), &bank.header.name, item.clone(), "自编").unwrap();
    let taken = create(&app, &operator(), &bank.header.name, item.clone(), "").unwrap_err();
    assert_eq!(kind(&taken), Kind::Conflict);

    let first = base(&app, uid);
    let same = edit(&app, &operator(), uid, first, item.clone(), "").unwrap_err();
    assert!(matches!(same.is::<ItemRefusal>(), Some(ItemRefusal::Unchanged)));
    let mut broken = item.clone();
    broken.parts[0].options.truncate(1);
    let faults = edit(&app, &operator(), uid, first, broken, "").unwrap_err();
    assert!(matches!(faults.is::<ItemRefusal>(), Some(ItemRefusal::Faults(_))));

    item.difficulty = 4;
    edit(&app, &operator(), uid, first, item.clone(), "改难度").unwrap();
    // Somebody else began with the first revision too.
    let other = Item { difficulty: 5, ..item.clone() };
    let late = edit(&app, &operator(), uid, first, other, "也改难度").unwrap_err();
    assert!(matches!(late.is::<ItemRefusal>(), Some(ItemRefusal::ChangedMeanwhile)));
    let filter = Filter { bank: BANK.into(), text: "新题".into(), ..Filter::default() };
    let (lines, total) = items(&app, &operator(), &filter).unwrap();
    assert_eq!((total, &lines[0].content, lines[0].number, lines[0].uses), (1, &item, 2, 0));
    let history = revisions(&app, &operator(), lines[0].item).unwrap();
    let told: Vec<(i64, &str, bool)> =
        history.iter().map(|r| (r.number, r.note.as_str(), r.current)).collect();
    assert_eq!(told, [(2, "改难度", true), (1, "自编", false)]);

    retire(&app, &operator(), uid, "条文已改").unwrap();
    assert_eq!(items(&app, &operator(), &filter).unwrap().1, 0);
    let retired = Filter { retired: true, ..filter };
    assert_eq!(items(&app, &operator(), &retired).unwrap().0[0].content, item);
}

#[test]
fn an_abandoned_import_is_swept_by_the_next_one() {
    let (app, bank) = (app(), shipped());
    let (uid, at) = (bank_uid(&bank.header.name), app.now());
    let (header, item) = (bank.header.clone(), bank.items[0].clone());
    let left = app
        .store
        .write(Settle::Rerun, Priority::Bulk, move |tx| {
            let row = banks::ensure(tx, uid, &header, at)?;
            let new = NewBatch {
                uid: bank_uid("left"),
                file_name: String::new(),
                file_hash: String::new(),
                account: None,
                at,
                header: header.clone(),
                header_before: None,
            };
            let batch = banks::stage(tx, row, &new)?;
            let row = store_items::ensure(tx, row, item_uid(uid, &item.id), &item.id)?;
            let revision = NewRevision {
                number: None,
                batch: Some(batch),
                position: 1,
                item: &item,
                note: "",
                account: None,
                at,
            };
            store_items::add_revision(tx, row, &revision)
        })
        .unwrap();
    let read = || app.read(|tx| Ok(store_items::load(tx, &[left])?));
    assert_eq!(count(&app), 0, "what is staged is seen by nobody");
    import(&app, &operator(), &draft(&bank), Terms::default()).unwrap();
    assert!(read().is_ok(), "another import may still be running");
    app.clock.advance(24 * 60 * 60 * 1_000);
    let mut changed = bank.clone();
    changed.items[0].difficulty = 5;
    import(&app, &operator(), &draft(&changed), Terms::default()).unwrap();
    assert!(read().is_err());
    assert_eq!(in_force(&app), changed);
}

#[test]
fn without_the_role_nothing_is_done() {
    let app = app();
    let nobody = Actor { grants: Grants::default(), ..operator() };
    let bank = shipped();
    for error in [
        import(&app, &nobody, &draft(&bank), Terms::default()).unwrap_err(),
        preview(&app, &nobody, &draft(&bank), Older::Keep).unwrap_err(),
        export(&app, &nobody, "行政处罚法").unwrap_err(),
        list(&app, &nobody).unwrap_err(),
    ] {
        assert_eq!(kind(&error), Kind::Denied);
    }
    assert!(!nobody.grants.allow(Permission::EditBanks, crate::domain::role::Target::District));
}
