//! Items in doubt after an amendment.

use super::rooms::{FACES, keep, sit};
use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::audit::list::list as audit;
use zhifa::app::bank::BankRefusal;
use zhifa::app::bank::check::{BankDraft, check as check_bank};
use zhifa::app::bank::compare::compare;
use zhifa::app::bank::decided::{Older, SetBack};
use zhifa::app::bank::export::export;
use zhifa::app::bank::import::{Terms, import as import_bank};
use zhifa::app::bank::judge::judge_stored;
use zhifa::app::bank::list as banks;
use zhifa::app::bank::preview::preview;
use zhifa::app::bank::undo::undo;
use zhifa::app::doubt::confirm::confirm;
use zhifa::app::doubt::correct::correct;
use zhifa::app::doubt::list::{list, of_item, queue, waiting};
use zhifa::app::doubt::reopen::{confirmations, reopen};
use zhifa::app::doubt::rewrite::rewrite;
use zhifa::app::doubt::seen::Seen;
use zhifa::app::doubt::show::show;
use zhifa::app::doubt::weigh::{Decision, weigh};
use zhifa::app::doubt::{DoubtRefusal, review::review};
use zhifa::app::form::prepare;
use zhifa::app::item::create::create;
use zhifa::app::item::edit::edit;
use zhifa::app::item::measure::measure;
use zhifa::app::item::restore::restore_all;
use zhifa::app::item::retire::retire;
use zhifa::app::statute::cite::{Basis, cited};
use zhifa::app::statute::import::{Given, check, import, outline};
use zhifa::app::statute::questions::{Questions, counts};
use zhifa::app::statute::remove::remove;
use zhifa::app::study::begin::{Plan, begin};
use zhifa::app::{Actor, Kind, Via};
use zhifa::domain::id::{RevisionId, Uid};
use zhifa::domain::item::Item;
use zhifa::domain::sitting::SittingKind;
use zhifa::domain::statute::diff::{Marked, RunKind};
use zhifa::domain::statute::standing::Standing;
use zhifa::store::doubts::Doubt;
use zhifa::store::items;
use zhifa::store::site::reviewed_on;
use zhifa::tui::screens::statutes::statutes_room;

pub(super) const BANK: &str = "渔船登记";

/// Everything comes in as the file says, also what is for earlier law.
pub(super) const TAKE: Terms = Terms { older: Older::Take, agreed: None };

/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000;

/// Where the items of the bank cite the earlier version, by their ids.
const PLACES: [(&str, &str); 6] = [
    ("same", "第一条"),
    ("moved", "第二条第一款"),
    ("turned", "第三条第一项"),
    ("changed", "第四条"),
    ("gone", "第六条"),
    ("last", "第七条"),
];

/// Loads a version as the trainer.
pub fn load(world: &World, text: &str) {
    let draft = check("渔船.txt", text.as_bytes(), &Given::default());
    import(&world.app, &world.trainer(), &draft, false).unwrap();
}

/// A bank written for the earlier version, five of whose six items the later one touches.
pub fn file() -> BankDraft {
    check_bank("渔船.toml", text_of_file().as_bytes())
}

/// The same bank as it is written.
pub fn text_of_file() -> String {
    text_written_for(OLD, &PLACES)
}

/// A bank with these items, written for this version.
pub(super) fn text_written_for(version: &str, places: &[(&str, &str)]) -> String {
    let text = check("渔船.txt", version.as_bytes(), &Given::default()).value.unwrap();
    let mut bank = format!(
        "[bank]\nformat = 1\nname = \"{BANK}\"\npurpose = \"practice\"\nsubject = \"general\"\n{}",
        outline(&text)
    );
    for (id, place) in places {
        bank.push_str(&format!(
            "\n[[item]]\nid = \"{id}\"\ntype = \"true_false\"\ntopic = \"登记\"\ndifficulty = 1\n\
             cite = [\"渔船登记法 {place}\"]\nstem = \"关于{place}的说法({id})。\"\nkey = true\n\
             explanation = \"见{place}。\"\n"
        ));
    }
    bank
}

/// Imports the bank; gives how many of its items are in doubt.
pub fn bring(world: &World) -> u32 {
    import_bank(&world.app, &world.trainer(), &file(), Terms::default()).unwrap().in_doubt
}

pub(super) fn open(world: &World) -> Vec<Doubt> {
    list(&world.app, &world.trainer()).unwrap()
}

/// The items in doubt with these uids, as they are.
pub fn seen<const N: usize>(world: &World, uids: [Uid; N]) -> [Seen; N] {
    let open = open(world);
    uids.map(|uid| {
        let doubts = open.iter().filter(|doubt| doubt.uid == uid).cloned().collect();
        Seen::new(uid, doubts)
    })
}

/// Each doubt as `item touch proposal`.
pub(super) fn told(world: &World) -> Vec<String> {
    let place = |doubt: &Doubt| {
        let touched = &doubt.touched[0];
        let proposal = touched.proposal.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} {} {proposal}", doubt.content.id, touched.touch.code())
    };
    open(world).iter().map(place).collect()
}

/// The item of the bank with this id.
pub fn uid(world: &World, id: &str) -> Uid {
    let filter = banks::Filter { bank: BANK.into(), ..banks::Filter::default() };
    let lines = banks::items(&world.app, &world.trainer(), &filter).unwrap().0;
    lines.into_iter().find(|line| line.content.id == id).unwrap().uid
}

/// How many items of the bank a set of study holds.
pub(super) fn drawn(world: &World) -> usize {
    let bank = world.app.read(|tx| Ok(zhifa::store::banks::find(tx, BANK)?)).unwrap().unwrap().id;
    begin(&world.app, &world.enforcer(0), &Plan::Sequential(bank)).unwrap().steps.len()
}

pub(super) fn version_in_header(world: &World) -> String {
    let banks = banks::list(&world.app, &world.trainer()).unwrap();
    let bank = banks.into_iter().find(|line| line.header.name == BANK).unwrap();
    bank.header.statutes[0].version.to_string()
}

pub(super) const EXPECTED: [&str; 5] = [
    "moved moved 渔船登记法 第三条第一款",
    "turned moved 渔船登记法 第四条第二项",
    "changed changed 渔船登记法 第五条",
    "gone gone ",
    "last changed 渔船登记法 第七条",
];

pub fn an_amendment_puts_items_in_doubt_and_out_of_draws(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    assert_eq!(bring(&world), 0);
    assert_eq!((told(&world).len(), drawn(&world)), (0, 6));
    load(&world, NEW);
    assert_eq!(told(&world), EXPECTED);
    assert_eq!(drawn(&world), 1);
    assert_eq!(version_in_header(&world), "2010-01-02");
    assert_eq!(review(&world.app).unwrap(), [], "a second look finds nothing new");
}

pub fn a_superseded_bank_is_in_doubt_as_it_comes_in(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    load(&world, NEW);
    assert_eq!(bring(&world), 5);
    assert_eq!(told(&world), EXPECTED);
}

pub fn without_the_earlier_text_everything_is_in_doubt(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    assert_eq!(bring(&world), 6);
    assert!(told(&world).iter().all(|line| line.ends_with("unknown ")));
    let refused =
        correct(&world.app, &world.trainer(), &seen(&world, [uid(&world, "moved")])).unwrap_err();
    assert!(matches!(
        refused.is(),
        Some(DoubtRefusal::NotCompared { statute, version, .. })
            if statute == "渔船登记法" && version.to_string() == "2010-01-02"
    ));
    load(&world, OLD);
    assert_eq!(told(&world), EXPECTED, "with the earlier text each place is followed");
}

pub fn doubts_are_decided_and_the_header_is_brought_up(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let [moved, turned, changed, gone, last] =
        ["moved", "turned", "changed", "gone", "last"].map(|id| uid(&world, id));
    let refused = correct(app, &trainer, &seen(&world, [moved, gone])).unwrap_err();
    assert!(matches!(refused.is(), Some(DoubtRefusal::NoProposal(_))));
    assert_eq!(open(&world).len(), 5, "all or none");
    correct(app, &trainer, &seen(&world, [moved, turned])).unwrap();
    assert_eq!(drawn(&world), 3);
    let again = correct(app, &trainer, &seen(&world, [moved])).unwrap_err();
    assert!(matches!(again.is(), Some(DoubtRefusal::NotInDoubt(_))));
    let elsewhere = confirm(app, &trainer, &seen(&world, [changed])).unwrap_err();
    assert!(matches!(elsewhere.is(), Some(DoubtRefusal::PlaceMoved { .. })));
    confirm(app, &trainer, &seen(&world, [last])).unwrap();
    assert_eq!(version_in_header(&world), "2010-01-02");
    // 第四条 exists in the later version too, but says something else: it is rewritten by hand.
    let doubt = open(&world).into_iter().find(|doubt| doubt.uid == changed).unwrap();
    let mut content = doubt.content;
    content.parts[0].citations = vec!["渔船登记法 第五条".parse().unwrap()];
    let base = world.revision_of(BANK, "changed");
    edit(app, &trainer, changed, base, content, "十日").unwrap();
    retire(app, &trainer, gone, "删去").unwrap();
    assert_eq!((open(&world).len(), drawn(&world)), (0, 5));
    assert_eq!(version_in_header(&world), "2025-05-06");
    let cited = |id| {
        let filter = banks::Filter { bank: BANK.into(), ..banks::Filter::default() };
        let lines = banks::items(app, &trainer, &filter).unwrap().0;
        let line = lines.into_iter().find(|line| line.uid == id).unwrap();
        line.content.parts[0].citations[0].to_string()
    };
    assert_eq!(cited(moved), "渔船登记法 第三条第一款");
    assert_eq!(cited(turned), "渔船登记法 第四条第二项");
}

/// What a check of the stored bank says of citations, as `item code`, and how many items it counts
/// for the articles of the header's version and for none.
fn judged(world: &World) -> (Vec<String>, [usize; 2]) {
    let report = judge_stored(&world.app, &world.trainer(), BANK).unwrap();
    let bank = &report.banks[0];
    let of_citations = ["no_such_place", "whole_article", "only_paragraph"];
    let told = bank.remarks.iter().filter(|remark| of_citations.contains(&remark.code));
    let told = told.map(|remark| format!("{} {}", remark.item.as_deref().unwrap(), remark.code));
    let covered = &bank.content.as_ref().expect("the bank can be judged").1.coverage[0];
    (told.collect(), [covered.cited, covered.by_other_versions])
}

pub fn an_item_is_judged_by_the_version_it_was_corrected_for(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let before = judged(&world);
    assert_eq!(before, (vec![], [6, 0]));
    // 第三条 has two paragraphs in the later version and one with items in the earlier.
    let (app, trainer) = (&world.app, world.trainer());
    correct(app, &trainer, &seen(&world, ["moved", "turned"].map(|id| uid(&world, id)))).unwrap();
    assert_eq!(judged(&world), (vec![], [4, 2]), "第一条 is the same in both");
    let doubt = open(&world).into_iter().find(|doubt| doubt.content.id == "changed").unwrap();
    let mut content = doubt.content;
    content.parts[0].citations = vec!["渔船登记法 第三条".parse().unwrap()];
    let base = world.revision_of(BANK, "changed");
    edit(app, &trainer, doubt.uid, base, content, "改引").unwrap();
    assert_eq!(judged(&world), (vec!["changed whole_article".to_owned()], [3, 3]));
}

pub fn what_is_in_doubt_on_an_article_is_told_apart(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let on = |actor: &Actor, no: &str| {
        let all = counts(&world.app, actor, "渔船登记法", "中华人民共和国渔船登记法").unwrap();
        all.get(&no.parse().unwrap()).copied().unwrap_or_default()
    };
    let (officer, trainer) = (world.enforcer(0), world.trainer());
    assert_eq!(on(&officer, "1"), Questions { asked: 1, ..Questions::default() });
    assert_eq!(on(&officer, "2"), Questions { kept_out: 1, ..Questions::default() });
    assert_eq!(on(&trainer, "2"), Questions { items: 1, in_doubt: 1, ..Questions::default() });
    correct(&world.app, &trainer, &seen(&world, [uid(&world, "moved")])).unwrap();
    assert_eq!(on(&officer, "3"), Questions { asked: 1, kept_out: 1, ..Questions::default() });
    assert_eq!(on(&trainer, "3"), Questions { items: 2, in_doubt: 1, ..Questions::default() });
    for face in FACES {
        let mut h = sit(&world, world.trainer(), face, statutes_room);
        let screen = h.keys("yc <enter> 3 <enter>").screen();
        let label = ["试题(2,存疑 1)", "Items (2, 1 in doubt)"];
        let shown = label.iter().any(|label| screen.contains(label));
        // In 80 columns the English footer has room for less.
        assert!(shown || face == FACES[2], "{screen}");
        keep("items_on_article_in_doubt", face, h.keys("<f9>"));
    }
}

pub fn what_is_proposed_already_is_confirmed(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let [moved, last] = ["moved", "last"].map(|id| uid(&world, id));
    let all = |id: Uid| {
        let filter = banks::Filter { bank: BANK.into(), ..banks::Filter::default() };
        let lines = banks::items(app, &trainer, &filter).unwrap().0;
        let line = lines.into_iter().find(|line| line.uid == id).unwrap();
        banks::revisions(app, &trainer, line.item).unwrap()
    };
    let before = all(last);
    let done = correct(app, &trainer, &seen(&world, [moved, last])).unwrap();
    assert_eq!((done.revised, done.confirmed), (vec![moved], vec![last]));
    let after = all(last);
    assert_eq!((before.len(), after.len(), all(moved).len()), (1, 1, 2), "no second one");
    assert_eq!((before[0].in_doubt, after[0].in_doubt), (true, false));
    assert_eq!(
        all(moved)[0].note,
        "《渔船登记法》修订(2010-01-02 → 2025-05-06):第二条第一款 → 第三条第一款。"
    );
    assert_eq!((open(&world).len(), drawn(&world)), (3, 3));
    let recorded = audit(app, &Actor::operator(Via::Cli), "doubt.", Some(2)).unwrap();
    let recorded: Vec<(String, String)> =
        recorded.into_iter().map(|row| (row.action, row.target)).collect();
    let told = |action: &str, uid: Uid| (action.to_owned(), uid.to_string());
    assert_eq!(recorded, [told("doubt.confirm", last), told("doubt.correct", moved)]);
}

/// The versions for which an item is confirmed, each with whether that counts now.
fn confirmed(world: &World, uid: Uid) -> Vec<(String, bool)> {
    let found = confirmations(&world.app, &world.trainer(), uid).unwrap();
    found.into_iter().map(|one| (one.confirmation.to.to_string(), one.counts)).collect()
}

pub fn a_confirmation_is_seen_and_taken_back(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let [moved, last] = ["moved", "last"].map(|id| uid(&world, id));
    let none = reopen(app, &trainer, &[last]).unwrap_err();
    assert!(matches!(none.is(), Some(DoubtRefusal::NotConfirmed(_))), "it is in doubt already");
    confirm(app, &trainer, &seen(&world, [last])).unwrap();
    correct(app, &trainer, &seen(&world, [moved])).unwrap();
    assert_eq!((open(&world).len(), drawn(&world)), (3, 3));
    assert_eq!(confirmed(&world, last), [("2025-05-06".to_owned(), true)]);
    assert_eq!(confirmed(&world, moved), [], "a correction is a revision");
    let refused = reopen(app, &trainer, &[last, moved]).unwrap_err();
    assert!(matches!(refused.is(), Some(DoubtRefusal::NotConfirmed(_))), "all or none");
    assert_eq!(open(&world).len(), 3);
    reopen(app, &trainer, &[last]).unwrap();
    assert_eq!((open(&world).len(), drawn(&world)), (4, 2));
    assert_eq!(told(&world)[3], EXPECTED[4], "with what it was in doubt for");
    assert_eq!(confirmed(&world, last), []);
    assert_eq!(review(app).unwrap(), [], "a second look finds nothing new");
    let recorded = audit(app, &Actor::operator(Via::Cli), "doubt.reopen", Some(1)).unwrap();
    assert_eq!(recorded[0].target, last.to_string());
    assert!(recorded[0].detail.contains("2025-05-06"), "{}", recorded[0].detail);
    confirm(app, &trainer, &seen(&world, [last])).unwrap();
    assert_eq!(confirmed(&world, last).len(), 1);
    remove(app, &trainer, "渔船登记法", "2025-05-06".parse().unwrap()).unwrap();
    assert_eq!(confirmed(&world, last), [], "what it was compared with is gone");
}

/// A bank brought up to the later version by the confirmation of its last item, which is taken back.
fn taken_back_after_all(database: &Database) -> World {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    for id in ["moved", "turned", "changed", "gone"] {
        retire(app, &trainer, uid(&world, id), "删去").unwrap();
    }
    let last = uid(&world, "last");
    confirm(app, &trainer, &seen(&world, [last])).unwrap();
    assert_eq!(version_in_header(&world), "2025-05-06");
    reopen(app, &trainer, &[last]).unwrap();
    assert_eq!((told(&world), drawn(&world)), (vec![EXPECTED[4].to_owned()], 1));
    assert_eq!(review(app).unwrap(), []);
    let told = export(app, &trainer, BANK).unwrap_err();
    assert!(
        matches!(told.is(), Some(BankRefusal::BetweenVersions { later: 1, in_doubt: 1, .. })),
        "a file would say that it holds for the later version"
    );
    world
}

pub fn what_was_confirmed_last_is_in_doubt_again_though_the_header_was_brought_up(
    database: &Database,
) {
    let world = taken_back_after_all(database);
    // A still later version in which the place is the same does not end the doubt.
    let newest = NEW.replace(
        "2025年5月6日第十五届渔民代表大会修订　自2026年1月1日起",
        "2026年9月1日第十五届渔民代表大会修订　自2026年10月1日起",
    );
    load(&world, &newest.replace("给予补贴", "给予补助"));
    let doubt = open(&world).remove(0);
    assert_eq!(
        (told(&world), doubt.to.to_string()),
        (vec![EXPECTED[4].into()], "2026-09-01".into())
    );
}

pub fn whoever_rewrites_what_was_taken_back_has_decided(database: &Database) {
    let world = taken_back_after_all(database);
    let last = uid(&world, "last");
    let [before] = seen(&world, [last]);
    let mut content = before.doubts()[0].content.clone();
    content.parts[0].explanation = "见现行第七条。".into();
    let base = world.revision_of(BANK, "last");
    let (app, trainer) = (&world.app, world.trainer());
    let done = rewrite(app, &trainer, before, base, content, "改解析").unwrap();
    assert!(!done.in_doubt);
    assert_eq!((open(&world).len(), drawn(&world)), (0, 2));
}

pub fn what_does_not_depend_on_the_law_decides_nothing(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &shorter());
    let (app, trainer) = (&world.app, world.trainer());
    // "last" cites an article that the later version does not have.
    for id in ["changed", "last"] {
        let [before] = seen(&world, [uid(&world, id)]);
        let doubt = &before.doubts()[0];
        let mut content = doubt.content.clone();
        content.difficulty += 1;
        content.parts[0].explanation = "改了一句解析。".into();
        let base = world.revision_of(BANK, id);
        let edited = edit(app, &trainer, doubt.uid, base, content.clone(), "改难度").unwrap();
        assert!(edited.in_doubt, "{id}");
        let recorded = audit(app, &Actor::operator(Via::Cli), "item.edit", Some(1)).unwrap();
        assert!(recorded[0].detail.contains("still_in_doubt"), "{}", recorded[0].detail);
        let [after] = seen(&world, [doubt.uid]);
        assert_eq!(after.doubts()[0].content, content, "{id}");
        assert_eq!(after.doubts()[0].touched, doubt.touched, "{id}");
    }
    assert_eq!(review(app).unwrap(), [], "a second look finds nothing new");
    // Whoever changes what is asked has read the law.
    let [before] = seen(&world, [uid(&world, "changed")]);
    let mut content = before.doubts()[0].content.clone();
    content.parts[0].stem = "登记机构应当在十日内办结。".into();
    let base = world.revision_of(BANK, "changed");
    let edited = edit(app, &trainer, before.uid(), base, content, "改题干").unwrap();
    assert!(!edited.in_doubt);
    assert!(!told(&world).iter().any(|line| line.starts_with("changed")), "{:?}", told(&world));
    // What was seen is another by now, so it is not decided by what was seen.
    let [seen_before] = seen(&world, [uid(&world, "last")]);
    load(&world, &shorter().replace("2025年5月6日", "2026年5月6日"));
    let mut content = seen_before.doubts()[0].content.clone();
    content.difficulty += 1;
    let base = world.revision_of(BANK, "last");
    assert!(rewrite(app, &trainer, seen_before, base, content, "改难度").unwrap().in_doubt);
}

pub fn a_revision_is_read_by_the_version_it_was_written_for(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    let (app, trainer) = (&world.app, world.trainer());
    let standing = |revision: RevisionId| {
        let content = app.read(|tx| Ok(items::load(tx, &[revision])?)).unwrap().remove(0);
        let cites = &content.parts[0].citations;
        let cited = cited(app, &trainer, cites, &Basis::Revision(revision)).unwrap().remove(0);
        (cited.standing, cited.outline.map(|outline| outline.version.to_string()))
    };
    let now = |id| world.revision_of(BANK, id);
    let old = ["moved", "last", "same"].map(now);
    let holds = |version: &str| (Standing::Resolves, Some(version.to_owned()));
    assert_eq!(old.map(standing), [(); 3].map(|()| holds("2010-01-02")));
    load(&world, NEW);
    let by = Some("2025-05-06".parse().unwrap());
    let superseded = (Standing::Superseded { by }, Some("2010-01-02".to_owned()));
    assert_eq!(old.map(standing), [(); 3].map(|()| superseded.clone()));
    correct(app, &trainer, &seen(&world, ["moved", "last"].map(|id| uid(&world, id)))).unwrap();
    // The header still says the earlier version, but these two were decided for the later one.
    assert_eq!(standing(now("moved")), holds("2025-05-06"));
    assert_eq!(standing(now("last")), holds("2025-05-06"));
    assert_eq!(standing(old[0]), superseded, "what old papers have cites the old place");
    for id in ["turned", "changed", "gone"] {
        retire(app, &trainer, uid(&world, id), "删去").unwrap();
    }
    assert_eq!(version_in_header(&world), "2025-05-06");
    assert_eq!(standing(now("same")), holds("2025-05-06"));
    assert_eq!(standing(old[0]), superseded, "though the header says the later one by now");
    // Without the earlier text the file it came with still tells.
    remove(app, &trainer, "渔船登记法", "2010-01-02".parse().unwrap()).unwrap();
    assert_eq!(standing(old[0]), superseded);
}

pub fn what_a_file_replaced_is_read_by_the_file_it_came_with(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    let before = world.revision_of(BANK, "moved");
    load(&world, NEW);
    let later = text_written_for(NEW, &[("moved", "第三条第一款")]);
    let later = check_bank("渔船.toml", later.as_bytes());
    import_bank(&world.app, &world.trainer(), &later, Terms::default()).unwrap();
    let standing = |revision| {
        let cites = ["渔船登记法 第二条第一款".parse().unwrap()];
        let found = cited(&world.app, &world.trainer(), &cites, &Basis::Revision(revision));
        found.unwrap().remove(0).standing
    };
    let by = Some("2025-05-06".parse().unwrap());
    assert_eq!(standing(before), Standing::Superseded { by });
    assert_eq!(standing(world.revision_of(BANK, "moved")), Standing::Resolves);
}

/// The later version without an article: the last one is 第六条, and 第七条 is no more.
fn shorter() -> String {
    NEW.replace("第六条　违反", "第五条　违反")
        .replace("第七条　本法", "第六条　本法")
        .replace("第五条　登记机构", "并且登记机构")
}

pub fn what_is_not_in_force_cannot_be_confirmed(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &shorter());
    let refused =
        confirm(&world.app, &world.trainer(), &seen(&world, [uid(&world, "last")])).unwrap_err();
    assert!(matches!(refused.is(), Some(DoubtRefusal::NoSuchPlace { .. })));
}

/// The later version with the proposed place of `moved` one article further down.
fn newest() -> String {
    NEW.replace("2025年5月6日第十五届", "2026年2月6日第十五届")
        .replace("2026年1月1日", "2026年3月1日")
        .replace("第七条　本法", "第八条　本法")
        .replace("第六条　违反本法第四条", "第七条　违反本法第五条")
        .replace("第五条　登记机构", "第六条　登记机构")
        .replace("第四条　有下列", "第五条　有下列")
        .replace("第三条　渔船登记", "第四条　渔船登记")
        .replace("第二章　登　记", "第三条　渔船应当安装定位设备。\n第二章　登　记")
}

pub fn a_decision_is_about_what_was_seen(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let [moved, last] = seen(&world, ["moved", "last"].map(|id| uid(&world, id)));
    // Another loads the version after it while this one looks.
    load(&world, &newest());
    let meanwhile = |outcome: Result<(), zhifa::app::AppError>| {
        let error = outcome.unwrap_err();
        assert!(matches!(error.is(), Some(DoubtRefusal::ChangedMeanwhile(_))), "{error:?}");
    };
    meanwhile(correct(app, &trainer, &[moved]).map(drop));
    meanwhile(confirm(app, &trainer, std::slice::from_ref(&last)).map(drop));
    let weighed = weigh(app, &trainer, Decision::Confirm, &[last]).unwrap();
    assert!(weighed[0].refused.is_some());
    assert_eq!(open(&world).len(), 5);
    // The same question for the same law, but with other words.
    let [before] = seen(&world, [uid(&world, "changed")]);
    let file = text_of_file().replace("的说法(changed)", "的说法");
    import_bank(app, &trainer, &check_bank("渔船.toml", file.as_bytes()), Terms::default())
        .unwrap();
    meanwhile(correct(app, &trainer, &[before]).map(drop));
    let [now] = seen(&world, [uid(&world, "changed")]);
    correct(app, &trainer, &[now]).unwrap();
}

pub fn what_nobody_compared_is_not_confirmed(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    bring(&world);
    let (app, trainer) = (&world.app, world.trainer());
    let all = Seen::each(&open(&world));
    let weighed = weigh(app, &trainer, Decision::Confirm, &all).unwrap();
    assert!(weighed.len() == 6 && weighed.iter().all(|one| one.refused.is_some()));
    let refused = confirm(app, &trainer, &all).unwrap_err();
    assert!(matches!(refused.is(), Some(DoubtRefusal::Uncompared { .. })));
    assert_eq!((open(&world).len(), version_in_header(&world)), (6, "2010-01-02".into()));
    confirm(app, &trainer, &[all[0].clone().compared()]).unwrap();
    assert_eq!(open(&world).len(), 5);
    let recorded = audit(app, &Actor::operator(Via::Cli), "doubt.confirm", Some(1)).unwrap();
    assert!(recorded[0].detail.contains("compared_by_hand"), "{recorded:?}");
}

pub fn a_doubt_goes_with_what_raised_it(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    assert_eq!(open(&world).len(), 5);
    remove(&world.app, &world.trainer(), "渔船登记法", "2025-05-06".parse().unwrap()).unwrap();
    assert_eq!((open(&world).len(), drawn(&world)), (0, 6));
    load(&world, NEW);
    assert_eq!(told(&world), EXPECTED);
}

pub fn the_same_file_again_keeps_what_was_decided(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    correct(app, &trainer, &seen(&world, [uid(&world, "moved")])).unwrap();
    assert_eq!(open(&world).len(), 4);
    let would = preview(app, &trainer, &file(), Older::Keep).unwrap();
    let set_back = SetBack {
        statute: "渔船登记法".into(),
        to: "2010-01-02".parse().unwrap(),
        from: "2025-05-06".parse().unwrap(),
        items: vec!["moved".into()],
    };
    assert!(would.is_empty() && would.set_back == [set_back.clone()], "{would:?}");
    let pairs = compare(app, &trainer, &file()).unwrap();
    let later: Vec<_> = pairs.iter().map(|pair| (&pair.after.id, pair.later.is_some())).collect();
    assert_eq!(later, [(&"moved".to_owned(), true)]);
    assert_eq!(
        import_bank(app, &trainer, &file(), Terms::default()).unwrap().batch,
        None,
        "nothing else is new"
    );
    assert_eq!(open(&world).len(), 4);
    // Whoever wants the file's all the same has them, and the audit says so.
    let done = import_bank(app, &trainer, &file(), TAKE).unwrap();
    assert_eq!((done.in_doubt, done.changed.len(), done.set_back), (1, 1, vec![set_back]));
    assert_eq!(told(&world), EXPECTED);
    let recorded = audit(app, &Actor::operator(Via::Cli), "bank.import", Some(1)).unwrap();
    assert!(recorded[0].detail.contains("\"set_back\""), "{}", recorded[0].detail);
    assert_eq!(undo(app, &trainer, done.batch.unwrap()).unwrap().restored, 1);
    assert_eq!(open(&world).len(), 4, "taken back, the corrected one is there again");
}

pub fn an_older_file_beside_new_items_keeps_what_was_decided(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    for id in ["turned", "changed", "gone", "last"] {
        retire(app, &trainer, uid(&world, id), "删去").unwrap();
    }
    correct(app, &trainer, &seen(&world, [uid(&world, "moved")])).unwrap();
    assert_eq!(version_in_header(&world), "2025-05-06");
    // Written when the header said the later version already, so only the header tells.
    let mut rewritten = standing(&world, "moved");
    rewritten.parts[0].explanation = "见现行第三条。".into();
    let was = world.revision_of(BANK, "moved");
    edit(app, &trainer, uid(&world, "moved"), was, rewritten.clone(), "改解析").unwrap();
    let text = text_written_for(OLD, &[("moved", "第二条第一款"), ("more", "第二条第二款")]);
    let done =
        import_bank(app, &trainer, &check_bank("旧.toml", text.as_bytes()), Terms::default())
            .unwrap();
    assert_eq!((done.added.join(" ").as_str(), done.older()), ("more", 1));
    assert_eq!(standing(&world, "moved"), rewritten);
    assert_eq!(told(&world), ["more moved 渔船登记法 第三条第二款"]);
}

pub fn a_confirmation_outlives_a_file_that_is_taken_back(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let last = uid(&world, "last");
    confirm(app, &trainer, &seen(&world, [last])).unwrap();
    let text = text_written_for(OLD, &[("last", "第七条")]).replace("见第七条", "依第七条");
    let done = import_bank(app, &trainer, &check_bank("旧.toml", text.as_bytes()), TAKE).unwrap();
    assert_eq!((done.changed.len(), done.older(), done.in_doubt), (1, 1, 1));
    assert_eq!(confirmed(&world, last), [], "the file's revision is another");
    undo(app, &trainer, done.batch.unwrap()).unwrap();
    assert_eq!(confirmed(&world, last), [("2025-05-06".to_owned(), true)]);
    assert_eq!(told(&world), EXPECTED[..4]);
}

/// What is in force of an item.
fn standing(world: &World, id: &'static str) -> Item {
    let revision = world.revision_of(BANK, id);
    world.app.read(|tx| Ok(items::load(tx, &[revision])?)).unwrap().remove(0)
}

pub fn a_bank_between_two_versions_is_not_written_as_one_of_either(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    export(app, &trainer, BANK).expect("every item is one of the header's version");
    correct(app, &trainer, &seen(&world, ["moved", "turned"].map(|id| uid(&world, id)))).unwrap();
    let refused = export(app, &trainer, BANK).unwrap_err();
    let told = refused.is();
    assert!(
        matches!(told, Some(BankRefusal::BetweenVersions { later: 2, in_doubt: 3, .. })),
        "{refused:?}"
    );
    correct(app, &trainer, &seen(&world, ["changed", "last"].map(|id| uid(&world, id)))).unwrap();
    retire(app, &trainer, uid(&world, "gone"), "删去").unwrap();
    let file = export(app, &trainer, BANK).unwrap();
    let again =
        import_bank(app, &trainer, &check_bank("渔船.toml", file.as_bytes()), Terms::default())
            .unwrap();
    assert!(again.is_empty() && again.in_doubt == 0, "{again:?}");
}

pub fn a_version_of_tomorrow_raises_nothing_today(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &NEW.replace("2026年1月1日", "2027年1月1日"));
    assert_eq!((open(&world).len(), drawn(&world)), (0, 6));
}

pub fn a_version_loaded_early_counts_from_its_first_day(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &NEW.replace("2026年1月1日", "2027年1月1日"));
    // A paper is drawn, as a command does; no screen runs, and nobody asked for a review.
    let prepare = || prepare(&world.app, &[BANK.into()], SittingKind::Formal).unwrap();
    prepare();
    assert_eq!(open(&world).len(), 0);
    world.app.clock.advance(60 * DAY);
    prepare();
    assert_eq!(open(&world).len(), 5);
    let reviewed = || world.app.read(|tx| Ok(reviewed_on(tx)?)).unwrap();
    assert_eq!(reviewed(), Some(world.app.today()));
}

pub fn a_set_of_the_first_day_leaves_out_what_is_in_doubt(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &NEW.replace("2026年1月1日", "2027年1月1日"));
    assert_eq!(drawn(&world), 6);
    world.app.clock.advance(60 * DAY);
    assert_eq!((drawn(&world), open(&world).len()), (1, 5));
}

/// The lines of an article: `*` before what is cited, changed words in brackets.
fn read(side: &[Marked]) -> Vec<String> {
    let line = |line: &Marked| {
        let words = line.runs.iter().map(|run| match run.kind {
            RunKind::Kept => run.text.clone(),
            RunKind::Dropped => format!("[-{}]", run.text),
            RunKind::Added => format!("[+{}]", run.text),
        });
        format!("{}{}", if line.cited { "*" } else { "" }, words.collect::<String>())
    };
    side.iter().map(line).collect()
}

pub fn one_doubt_is_shown_with_both_texts(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let one = |id| show(app, &trainer, uid(&world, id));
    let about = |id| of_item(app, &trainer, uid(&world, id)).unwrap();
    assert!(
        about("same").is_empty() && about("turned")[0].touched == one("turned").unwrap().touched()
    );
    let turned = one("turned").unwrap();
    let place = &turned.places[0];
    assert_eq!(
        (read(&place.old)[1].as_str(), read(&place.new)[2].as_str()),
        ("*（一）船舶没有检验证书的[-；]", "*（二）船舶没有检验证书的[+。]")
    );
    assert_eq!(
        (place.from.to_string(), place.to.to_string()),
        ("2010-01-02".into(), "2025-05-06".into())
    );
    assert!(turned.not_corrected.is_none() && turned.not_confirmed.is_some());
    let changed = one("changed").unwrap();
    assert!(read(&changed.places[0].old)[0].contains("[-二十]日内作出决定"));
    assert!(read(&changed.places[0].new)[0].contains("[+十]日内作出[+书面]决定"));
    let gone = one("gone").unwrap();
    assert!(read(&gone.places[0].old)[0].starts_with("*外国渔船") && gone.places[0].new.is_empty());
    assert!(gone.not_corrected.is_some() && gone.not_confirmed.is_none());
    // A rewriting is judged by the version in force, and by no other.
    assert_eq!(gone.header.statutes[0].version.to_string(), "2025-05-06");
    assert!(matches!(one("same").unwrap_err().is(), Some(DoubtRefusal::NotInDoubt(_))));
}

pub fn what_is_written_is_measured_by_the_versions_in_force(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    let (app, trainer) = (&world.app, world.trainer());
    let version = || measure(app, &trainer, BANK).unwrap()[0].version.to_string();
    assert_eq!(version(), "2010-01-02");
    load(&world, NEW);
    assert_eq!((version_in_header(&world), version()), ("2010-01-02".into(), "2025-05-06".into()));
    assert_eq!(measure(app, &trainer, "没有的题库").unwrap_err().kind(), Kind::NotFound);
}

pub fn decisions_are_weighed_and_counts_follow(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let all = Seen::each(&open(&world));
    let left_out = |decision| {
        let weighed = weigh(app, &trainer, decision, &all).unwrap();
        let refused = weighed.into_iter().filter(|one| one.refused.is_some());
        refused.map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(left_out(Decision::Correct), ["gone"]);
    assert_eq!(left_out(Decision::Confirm), ["moved", "turned", "changed"]);
    assert_eq!(waiting(app, &trainer).unwrap(), 5);
    let listed: Vec<Uid> = open(&world).iter().map(|doubt| doubt.uid).collect();
    assert_eq!(queue(app, &trainer).unwrap(), listed, "in the order of the list");
    let line = || {
        let banks = banks::list(app, &trainer).unwrap();
        banks.into_iter().find(|line| line.header.name == BANK).unwrap().in_doubt
    };
    assert_eq!(line(), 5);
    correct(app, &trainer, &seen(&world, [uid(&world, "moved"), uid(&world, "last")])).unwrap();
    assert_eq!((waiting(app, &trainer).unwrap(), line()), (3, 3));
    let filter = banks::Filter { bank: BANK.into(), ..banks::Filter::default() };
    let lines = banks::items(app, &trainer, &filter).unwrap().0;
    let marked: Vec<String> =
        lines.iter().filter(|line| line.in_doubt).map(|line| line.content.id.clone()).collect();
    assert_eq!(marked, ["turned", "changed", "gone"]);
    for line in lines {
        let revisions = banks::revisions(app, &trainer, line.item).unwrap();
        assert!(revisions.iter().all(|one| one.in_doubt == (one.current && line.in_doubt)));
    }
}

pub fn an_item_is_counted_as_raised_once(database: &Database) {
    let world = World::new(database);
    bring(&world);
    let loaded = |text: &str| {
        let draft = check("渔船.txt", text.as_bytes(), &Given::default());
        let report = import(&world.app, &world.trainer(), &draft, false).unwrap();
        report.reviewed.iter().map(|bank| bank.raised).sum::<usize>()
    };
    // Before the earlier text is there everything is in doubt; then what it touched still is.
    assert_eq!((loaded(NEW), open(&world).len()), (6, 6));
    assert_eq!((loaded(OLD), open(&world).len()), (0, 5));
}

pub fn what_was_retired_in_doubt_comes_back_in_doubt(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let [moved, turned, changed, gone, last] =
        ["moved", "turned", "changed", "gone", "last"].map(|id| uid(&world, id));
    retire(app, &trainer, moved, "以后再看").unwrap();
    retire(app, &trainer, gone, "删去").unwrap();
    correct(app, &trainer, &seen(&world, [turned, changed, last])).unwrap();
    assert_eq!(version_in_header(&world), "2025-05-06", "every item in force holds");
    restore_all(app, &trainer, &[moved], "还用得上").unwrap();
    assert_eq!(told(&world), EXPECTED[..1]);
    assert_eq!(drawn(&world), 4);
    correct(app, &trainer, &seen(&world, [moved])).unwrap();
    assert_eq!((open(&world).len(), drawn(&world)), (0, 5));
}

pub fn what_was_retired_before_an_amendment_is_in_doubt_when_it_comes_back(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    let (app, trainer) = (&world.app, world.trainer());
    let [same, moved, turned, changed, gone, last] =
        ["same", "moved", "turned", "changed", "gone", "last"].map(|id| uid(&world, id));
    for item in [same, moved, gone] {
        retire(app, &trainer, item, "以后再看").unwrap();
    }
    load(&world, NEW);
    assert_eq!(told(&world), [EXPECTED[1], EXPECTED[2], EXPECTED[4]]);
    correct(app, &trainer, &seen(&world, [turned, changed, last])).unwrap();
    assert_eq!(version_in_header(&world), "2025-05-06", "every item in force holds");
    assert_eq!((open(&world).len(), review(app).unwrap()), (0, vec![]));
    restore_all(app, &trainer, &[same, moved], "还用得上").unwrap();
    assert_eq!((told(&world), drawn(&world)), (vec![EXPECTED[0].to_owned()], 4));
    assert_eq!(open(&world)[0].from.to_string(), "2010-01-02");
    correct(app, &trainer, &seen(&world, [moved])).unwrap();
    restore_all(app, &trainer, &[gone], "还用得上").unwrap();
    assert_eq!(told(&world), [EXPECTED[3]]);
}

pub fn what_was_corrected_is_restored_by_the_version_it_cites(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &format!("{NEW}第八条　渔船应当标明船名。\n"));
    let (app, trainer) = (&world.app, world.trainer());
    let [before] = seen(&world, [uid(&world, "changed")]);
    let mut content = before.doubts()[0].content.clone();
    content.parts[0].citations = vec!["渔船登记法 第八条".parse().unwrap()];
    let item = before.uid();
    edit(app, &trainer, item, world.revision_of(BANK, "changed"), content, "改引").unwrap();
    retire(app, &trainer, item, "核对").unwrap();
    // The header still says the version of seven articles.
    assert_eq!(version_in_header(&world), "2010-01-02");
    restore_all(app, &trainer, &[item], "核对无误").unwrap();
    assert_eq!((open(&world).len(), drawn(&world)), (4, 2));
}

pub fn what_cites_an_article_that_is_no_more_comes_back_in_doubt(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    let (app, trainer) = (&world.app, world.trainer());
    let last = uid(&world, "last");
    for id in ["moved", "turned", "changed", "gone", "last"] {
        retire(app, &trainer, uid(&world, id), "以后再看").unwrap();
    }
    load(&world, &shorter());
    assert_eq!(version_in_header(&world), "2025-05-06", "what is in force holds");
    restore_all(app, &trainer, &[last], "还用得上").unwrap();
    assert_eq!(told(&world), ["last changed 渔船登记法 第六条"]);
}

pub fn a_corrected_citation_stands_for_the_version_it_was_corrected_for(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    let stands = |item: &'static str, place: &str| {
        let basis = Basis::Revision(world.revision_of(BANK, item));
        cited(app, &trainer, &[place.parse().unwrap()], &basis).unwrap()[0].standing
    };
    let superseded = stands("moved", "渔船登记法 第二条第一款");
    assert!(matches!(superseded, Standing::Superseded { by: Some(_) }));
    correct(app, &trainer, &seen(&world, [uid(&world, "moved")])).unwrap();
    assert_eq!(version_in_header(&world), "2010-01-02", "others are still in doubt");
    assert_eq!(stands("moved", "渔船登记法 第三条第一款"), Standing::Resolves);
    assert!(matches!(stands("turned", "渔船登记法 第三条第一项"), Standing::Superseded { .. }));
}

pub fn what_is_written_after_an_amendment_is_written_for_it(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let (app, trainer) = (&world.app, world.trainer());
    // 第五条 of the later version was 第四条 of the earlier one, and the header still says that one.
    let filter = banks::Filter { bank: BANK.into(), ..banks::Filter::default() };
    let lines = banks::items(app, &trainer, &filter).unwrap().0;
    let line = lines.into_iter().find(|line| line.content.id == "same").unwrap();
    let mut content = line.content;
    content.parts[0].citations = vec!["渔船登记法 第五条".parse().unwrap()];
    let base = world.revision_of(BANK, "same");
    edit(app, &trainer, line.uid, base, content.clone(), "改考期限").unwrap();
    content.id = "new".into();
    content.parts[0].stem = "登记机构在十日内作出决定。".into();
    create(app, &trainer, BANK, content, "新题").unwrap();
    review(app).unwrap();
    assert_eq!(told(&world), EXPECTED, "neither is in doubt");
    assert_eq!(drawn(&world), 2);
}
