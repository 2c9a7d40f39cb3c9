//! What a bank is for, and what a seal keeps from whom until when.

use crate::support::database::Database;
use crate::support::world::{World, noon, open};
use std::sync::Arc;
use zhifa::app::bank::compare::compare;
use zhifa::app::bank::decided::Older;
use zhifa::app::bank::list::{Filter, items, list, revisions};
use zhifa::app::bank::preview::preview;
use zhifa::app::bank::seal::unseal;
use zhifa::app::bank::undo::undo;
use zhifa::app::bank::{
    BankRefusal,
    check::check,
    export::export,
    import::{Terms, import},
    search::search,
};
use zhifa::app::doubt::seen::Seen;
use zhifa::app::doubt::{confirm::confirm, correct::correct};
use zhifa::app::exam::draw::draw;
use zhifa::app::exam::schedule::{Schedule, schedule};
use zhifa::app::exam::{hand_in::hand_in, review::review, start::start};
use zhifa::app::item::create::create;
use zhifa::app::item::weigh::{Change, weigh};
use zhifa::app::item::{ItemRefusal, edit::edit, restore::restore_all, retire::retire_all};
use zhifa::app::{Actor, App, AppError, Via};
use zhifa::domain::blueprint::{Blueprint, Row, Section};
use zhifa::domain::id::SittingId;
use zhifa::domain::item::ItemType;
use zhifa::domain::points::Points;
use zhifa::domain::scoring::ScoringRule;
use zhifa::domain::sitting::{Level, SittingKind, SittingRules};

const BANKS: [(&str, &str); 3] = [
    ("practice", "purpose = \"practice\""),
    ("exam", "purpose = \"exam\""),
    ("sealed", "purpose = \"sealed\"\nsealed_until = 2026-12-01"),
];

/// The text of the shipped bank under the name of a purpose.
fn text_of((name, purpose): (&str, &str)) -> String {
    let text = include_str!("../../../question_banks/行政处罚法.toml");
    let text = text.replacen("name = \"行政处罚法\"", &format!("name = \"{name}\""), 1);
    text.replacen("purpose = \"practice\"", purpose, 1)
}

/// The bank of a purpose, and a blueprint of three single items on it.
fn add_bank(world: &World, (name, purpose): (&str, &str)) {
    let draft = check("bank.toml", text_of((name, purpose)).as_bytes());
    import(&world.app, &world.trainer(), &draft, Terms::default()).unwrap();
    let section = Section {
        title: String::new(),
        kind: ItemType::Single,
        points: Points::whole(1),
        rows: vec![Row::any(3)],
    };
    let blueprint = Blueprint {
        code: name.into(),
        name: name.into(),
        description: String::new(),
        banks: vec![name.into()],
        minutes: 20,
        pass_mark: Points::whole(2),
        scoring: ScoringRule::Exact,
        shuffle_items: true,
        shuffle_options: true,
        basis: String::new(),
        verified: false,
        sections: vec![section],
    };
    zhifa::app::blueprint::create::create(&world.app, &world.trainer(), blueprint).unwrap();
}

/// Schedules a sitting of a kind on the blueprint with this code, open for an hour.
fn scheduled(world: &World, code: &str, kind: SittingKind) -> Result<SittingId, AppError> {
    let trainer = world.trainer();
    let listed = kind != SittingKind::Practice;
    let rules = SittingRules {
        kind,
        level: Level::District,
        opens_at: listed.then(noon),
        closes_at: listed.then(|| noon().plus_millis(3_600_000)),
        minutes: 20,
        attempts: listed.then_some(1),
    };
    let plan = Schedule {
        name: code.into(),
        rules,
        blueprint: zhifa::app::blueprint::show::show(&world.app, &trainer, code).unwrap().id,
        officers: world.enforcer(0).officer().into_iter().collect(),
    };
    schedule(&world.app, &trainer, plan)
}

pub fn a_bank_goes_only_into_its_sittings(database: &Database) {
    use SittingKind::{Formal, Mock, Practice};
    let world = World::new(database);
    let admitted = [&[Practice, Mock, Formal][..], &[Mock, Formal], &[Formal]];
    for (bank, admitted) in BANKS.into_iter().zip(admitted) {
        add_bank(&world, bank);
        for kind in [Practice, Mock, Formal] {
            match scheduled(&world, bank.0, kind) {
                Ok(sitting) => {
                    assert!(admitted.contains(&kind), "{kind:?} of {}", bank.0);
                    let paper = start(&world.app, &world.enforcer(0), sitting).unwrap();
                    assert_eq!(paper.paper.len(), 3);
                }
                Err(error) => {
                    assert!(!admitted.contains(&kind), "{kind:?} of {}", bank.0);
                    let refusal = error.is::<BankRefusal>();
                    assert!(matches!(refusal, Some(BankRefusal::NotFor { .. })), "{error:?}");
                }
            }
        }
    }
}

/// Every way to see what the sealed bank holds, by name, each with whether it was refused for the
/// seal.
fn ways(app: &Arc<App>, who: &Actor) -> Vec<(&'static str, bool)> {
    fn shut<T>(outcome: Result<T, AppError>) -> bool {
        match outcome {
            Ok(_) => false,
            Err(error) => {
                let sealed = matches!(error.is(), Some(BankRefusal::Sealed { .. }));
                assert!(sealed, "{error:?}");
                true
            }
        }
    }
    let filter = Filter { bank: "sealed".into(), ..Filter::default() };
    let stored = app.store.read(|tx| Ok(zhifa::store::items::page(tx, &filter)?.0)).unwrap();
    let (item, uid) = (stored[0].item, stored[0].uid);
    // A file that bears the bank's name and guesses an id.
    let mut guessed = check("bank.toml", text_of(BANKS[2]).as_bytes());
    if let Some(bank) = &mut guessed.value {
        bank.items.truncate(1);
        bank.items[0].topic = "猜".into();
    }
    vec![
        ("items", shut(items(app, who, &filter))),
        ("revisions", shut(revisions(app, who, item))),
        ("export", shut(export(app, who, "sealed"))),
        ("search", shut(search(app, who, "处罚", Some("sealed")))),
        ("draw", shut(draw(app, who, "sealed", Some(1), false))),
        ("preview", shut(preview(app, who, &guessed, Older::Keep))),
        ("compare", shut(compare(app, who, &guessed))),
        ("weigh", shut(weigh(app, who, Change::Retire, &[uid]))),
        ("draw with keys", shut(draw(app, who, "sealed", Some(1), true))),
    ]
}

pub fn a_seal_is_opened_for_a_reason_and_for_a_day(database: &Database) {
    let world = World::new(database);
    add_bank(&world, BANKS[2]);
    let (app, trainer, other) = (&world.app, world.trainer(), Actor::operator(Via::Cli));
    assert!(ways(app, &trainer).iter().all(|(_, shut)| *shut), "{:?}", ways(app, &trainer));
    let shut = |who: &Actor| {
        list(app, who).unwrap().into_iter().find(|bank| bank.header.name == "sealed").unwrap().shut
    };
    assert!(shut(&trainer));
    let bare = unseal(app, &trainer, "sealed", "  ").unwrap_err();
    assert!(matches!(bare.is(), Some(BankRefusal::NoReason)));
    let open_bank = unseal(app, &trainer, "甲", "看一看").unwrap_err();
    assert!(matches!(open_bank.is(), Some(BankRefusal::NotSealed)));
    assert!(unseal(app, &world.enforcer(0), "sealed", "想看").is_err());

    unseal(app, &trainer, "sealed", "核对第三题").unwrap();
    assert!(ways(app, &trainer).iter().all(|(_, shut)| !shut), "{:?}", ways(app, &trainer));
    assert!(!shut(&trainer) && shut(&other));
    assert!(ways(app, &other).iter().all(|(_, shut)| *shut));
    let told = app.store.read(|tx| zhifa::store::audit::page(tx, "bank.unseal", None, 9)).unwrap();
    assert!(told.iter().any(|entry| entry.detail.contains("核对第三题")), "{told:?}");

    // The next day it is shut again, on its own day open to everybody.
    let day = 24 * 3_600_000;
    let tomorrow = open(database, noon().plus_millis(day));
    assert!(ways(&tomorrow, &trainer).iter().all(|(_, shut)| *shut));
    let its_day = open(database, noon().plus_millis(7 * day));
    assert!(ways(&its_day, &other).iter().all(|(_, shut)| !shut));
}

pub fn a_sealed_bank_answers_no_guess(database: &Database) {
    let world = World::new(database);
    add_bank(&world, BANKS[2]);
    let (app, trainer) = (&world.app, world.trainer());
    let filter = Filter { bank: "sealed".into(), ..Filter::default() };
    let stored = app.store.read(|tx| Ok(zhifa::store::items::page(tx, &filter)?.0)).unwrap();
    let (uid, content) = (stored[0].uid, stored[0].content.clone());
    let revision = app.read(|tx| Ok(zhifa::store::items::standing(tx, uid)?));
    let revision = revision.unwrap().unwrap().revision;
    let sealed = |error: AppError| {
        assert!(matches!(error.is(), Some(BankRefusal::Sealed { .. })), "{error:?}");
    };
    let right = check("bank.toml", text_of(BANKS[2]).as_bytes());
    let seen = [Seen::new(uid, vec![])];
    sealed(preview(app, &trainer, &right, Older::Keep).unwrap_err());
    sealed(import(app, &trainer, &right, Terms::default()).unwrap_err());
    sealed(edit(app, &trainer, uid, revision, content.clone(), "猜").unwrap_err());
    sealed(create(app, &trainer, "sealed", content.clone(), "猜").unwrap_err());
    let batches = zhifa::app::bank::list::imports(app, &trainer, "sealed").unwrap();
    sealed(undo(app, &trainer, batches[0].uid).unwrap_err());
    sealed(retire_all(app, &trainer, &[uid], "猜").unwrap_err());
    sealed(restore_all(app, &trainer, &[uid], "猜").unwrap_err());
    sealed(confirm(app, &trainer, &seen).unwrap_err());
    sealed(correct(app, &trainer, &seen).unwrap_err());

    unseal(app, &trainer, "sealed", "核对").unwrap();
    assert_eq!(
        preview(app, &trainer, &right, Older::Keep).unwrap().unchanged,
        right.value.unwrap().items.len()
    );
    let same = edit(app, &trainer, uid, revision, content, "").unwrap_err();
    assert!(matches!(same.is(), Some(ItemRefusal::Unchanged)));
}

pub fn a_candidate_reads_sealed_questions_on_their_day(database: &Database) {
    let world = World::new(database);
    add_bank(&world, BANKS[2]);
    let sitting = scheduled(&world, "sealed", SittingKind::Formal).unwrap();
    let (app, who) = (&world.app, world.enforcer(0));
    let paper = start(app, &who, sitting).unwrap();
    hand_in(app, &who, paper.attempt, false).unwrap();
    for reader in [&who, &world.trainer()] {
        let read = review(app, reader, paper.attempt).unwrap();
        assert_eq!((read.questions.len(), read.withheld), (0, 3));
        assert_eq!(read.opens_on.map(|day| day.to_string()).as_deref(), Some("2026-12-01"));
        assert_eq!(read.result.graded.parts.len(), 3);
    }
    let its_day = open(database, noon().plus_millis(7 * 24 * 3_600_000));
    let read = review(&its_day, &who, paper.attempt).unwrap();
    assert_eq!((read.questions.len(), read.withheld, read.opens_on), (3, 0, None));
    // Study never shows what is no practice bank's, whenever it is.
    assert_eq!(zhifa::app::study::wrong_answers::open(&its_day, &who).unwrap(), []);
}
