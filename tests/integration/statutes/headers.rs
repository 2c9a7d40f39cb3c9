//! By which version an item was judged, and what headers say of it: versions that were loaded by
//! mistake, files of an earlier day, statutes that end.

use super::doubts::{
    BANK, EXPECTED, TAKE, bring, drawn, load, open, seen, text_of_file, text_written_for, told,
    uid, version_in_header,
};
use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::audit::list::list as audit;
use zhifa::app::bank::check::check as check_bank;
use zhifa::app::bank::export::export;
use zhifa::app::bank::import::{Terms, import as import_bank};
use zhifa::app::bank::judge::judge_stored;
use zhifa::app::bank::list as banks;
use zhifa::app::doubt::confirm::confirm;
use zhifa::app::doubt::correct::correct;
use zhifa::app::doubt::review::review;
use zhifa::app::doubt::seen::Seen;
use zhifa::app::item::create::create;
use zhifa::app::item::edit::edit;
use zhifa::app::item::measure::measure;
use zhifa::app::item::retire::retire;
use zhifa::app::statute::StatuteRefusal;
use zhifa::app::statute::cite::{Basis, cited};
use zhifa::app::statute::import::{Given, check, import, preview};
use zhifa::app::statute::remove::{self as removed, TakenBack, remove};
use zhifa::app::{Actor, Via};
use zhifa::domain::item::Item;
use zhifa::domain::statute::standing::Standing;
use zhifa::i18n::Locale;
use zhifa::store::site::reviewed_on;
use zhifa::store::{Priority, Settle};

/// NEW with the day of its version mistyped, so that it passes for one of this year.
fn mistyped() -> String {
    NEW.replace("2025年5月6日", "2026年5月6日")
}

/// The amendment of NEW that followed: 第一条 says something else.
fn amended() -> String {
    NEW.replace("2025年5月6日", "2026年2月6日").replace("制定本法", "保护渔业资源，制定本法")
}

fn bring_text(world: &World, text: &str) -> u32 {
    let draft = check_bank("渔船.toml", text.as_bytes());
    import_bank(&world.app, &world.trainer(), &draft, Terms::default()).unwrap().in_doubt
}

fn take_out(world: &World, version: &str) {
    remove(&world.app, &world.trainer(), "渔船登记法", version.parse().unwrap()).unwrap();
}

fn replace(world: &World, text: &str) {
    let draft = check("渔船.txt", text.as_bytes(), &Given::default());
    import(&world.app, &world.trainer(), &draft, true).unwrap();
}

fn content_of(world: &World, id: &str) -> Item {
    let filter = banks::Filter { bank: BANK.into(), ..banks::Filter::default() };
    let lines = banks::items(&world.app, &world.trainer(), &filter).unwrap().0;
    lines.into_iter().find(|line| line.content.id == id).unwrap().content
}

/// Adds an item by hand that cites a place.
fn add(world: &World, id: &str, place: &str) {
    let mut content = content_of(world, "same");
    content.id = id.into();
    content.parts[0].stem = format!("手工出的题（{id}）。");
    content.parts[0].citations = vec![format!("渔船登记法 {place}").parse().unwrap()];
    create(&world.app, &world.trainer(), BANK, content, "新题").unwrap();
}

pub fn a_version_of_a_day_to_come_is_refused(database: &Database) {
    let world = World::new(database);
    let text = NEW.replace("2025年5月6日", "2052年5月6日");
    let draft = check("渔船.txt", text.as_bytes(), &Given::default());
    for refused in [
        preview(&world.app, &world.trainer(), &draft).unwrap_err(),
        import(&world.app, &world.trainer(), &draft, false).unwrap_err(),
    ] {
        assert!(matches!(refused.is(), Some(StatuteRefusal::ToCome { .. })), "{refused}");
    }
}

pub fn a_removed_version_takes_its_headers_with_it(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring_text(&world, &text_written_for(OLD, &[("same", "第一条")]));
    load(&world, &mistyped());
    assert_eq!(version_in_header(&world), "2026-05-06");
    take_out(&world, "2026-05-06");
    assert_eq!(version_in_header(&world), "2010-01-02", "nothing later is loaded");
    load(&world, NEW);
    assert_eq!(version_in_header(&world), "2025-05-06");
    load(&world, &amended());
    assert_eq!(told(&world), ["same changed 渔船登记法 第一条"]);
    // Over a version in between, too: what rests on it goes back as far.
    confirm(&world.app, &world.trainer(), &seen(&world, [uid(&world, "same")])).unwrap();
    assert_eq!(version_in_header(&world), "2026-02-06");
    take_out(&world, "2025-05-06");
    assert_eq!((version_in_header(&world), told(&world).len()), ("2026-02-06".into(), 0));
    take_out(&world, "2026-02-06");
    assert_eq!(version_in_header(&world), "2010-01-02");
}

pub fn what_was_decided_for_a_removed_version_is_in_doubt_again(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &mistyped());
    let (app, trainer) = (&world.app, world.trainer());
    let [moved, gone, last] = ["moved", "gone", "last"].map(|id| uid(&world, id));
    correct(app, &trainer, &seen(&world, [moved])).unwrap();
    confirm(app, &trainer, &seen(&world, [last])).unwrap();
    retire(app, &trainer, gone, "删去").unwrap();
    take_out(&world, "2026-05-06");
    // What cites the text that nobody has any more cannot be compared; the rest is of 2010.
    assert_eq!((told(&world), drawn(&world)), (vec!["moved unknown ".to_owned()], 4));
    load(&world, NEW);
    let left = [EXPECTED[1], EXPECTED[2], EXPECTED[4]];
    assert_eq!(told(&world), [&["moved unknown "][..], &left].concat());
    assert_eq!(content_of(&world, "moved").parts[0].citations[0].place(), "第三条第一款");
    let compared = seen(&world, [moved]).map(Seen::compared);
    confirm(app, &trainer, &compared).unwrap();
    assert_eq!(told(&world), left, "somebody compared it");
    load(&world, &mistyped());
    assert!(!told(&world).iter().any(|line| line.starts_with("moved")), "{:?}", told(&world));
}

pub fn a_removal_tells_what_becomes_of_questions(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, &mistyped());
    let (app, trainer) = (&world.app, world.trainer());
    let [moved, gone, last] = ["moved", "gone", "last"].map(|id| uid(&world, id));
    correct(app, &trainer, &seen(&world, [moved])).unwrap();
    confirm(app, &trainer, &seen(&world, [last])).unwrap();
    retire(app, &trainer, gone, "删去").unwrap();
    let version = "2026-05-06".parse().unwrap();
    let would = removed::preview(app, &trainer, "渔船登记法", version).unwrap();
    let bank = BANK.to_owned();
    let expected = TakenBack { bank, header: None, unconfirmed: 1, written: 1, in_doubt: 2 };
    assert_eq!((&would.taken_back, &would.reviewed), (&vec![expected], &vec![]));
    assert_eq!(version_in_header(&world), "2010-01-02", "a preview changes nothing");
    assert_eq!(told(&world).len(), 2);
    let done = remove(app, &trainer, "渔船登记法", version).unwrap();
    assert_eq!(done.taken_back, would.taken_back, "what was said before is what was done");
    let reviewed = &done.reviewed[0];
    assert_eq!((reviewed.bank.as_str(), reviewed.raised), (BANK, 1));
    assert_eq!(told(&world), ["moved unknown "]);
    assert!(done.told(Locale::Zh).contains("因此存疑 1 题"), "{}", done.told(Locale::Zh));

    // A header that was brought up goes back.
    let other = database.another();
    let world = World::new(&other);
    load(&world, OLD);
    bring_text(&world, &text_written_for(OLD, &[("same", "第一条")]));
    load(&world, NEW);
    let version = "2025-05-06".parse().unwrap();
    let done = remove(&world.app, &world.trainer(), "渔船登记法", version).unwrap();
    assert_eq!(done.taken_back[0].header.unwrap().to_string(), "2010-01-02");
    let none = remove(&world.app, &world.trainer(), "渔船登记法", "2010-01-02".parse().unwrap());
    assert_eq!(none.unwrap().taken_back, [], "the header says itself what it is written for");
}

pub fn an_old_file_leaves_later_items_alone(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    let first = text_written_for(OLD, &[("same", "第一条"), ("moved", "第二条第一款")]);
    bring_text(&world, &first);
    load(&world, NEW);
    correct(&world.app, &world.trainer(), &seen(&world, [uid(&world, "moved")])).unwrap();
    assert_eq!(version_in_header(&world), "2025-05-06");
    // 第三条 and 第五条 are other rules in the earlier version.
    add(&world, "late", "第三条");
    add(&world, "later", "第五条");
    assert_eq!(bring_text(&world, &first), 0, "nothing goes back unasked");
    assert_eq!(version_in_header(&world), "2025-05-06");
    let draft = check_bank("渔船.toml", first.as_bytes());
    import_bank(&world.app, &world.trainer(), &draft, TAKE).unwrap();
    assert_eq!(told(&world), ["moved moved 渔船登记法 第三条第一款"]);
    assert_eq!(version_in_header(&world), "2010-01-02");
    let faults = |world: &World| {
        let report = judge_stored(&world.app, &world.trainer(), BANK).unwrap();
        let remarks = report.banks[0].remarks.iter().filter(|one| one.code == "no_such_place");
        remarks.count()
    };
    add(&world, "seventh", "第三条第二款");
    assert_eq!(faults(&world), 0, "each item is judged by its own version");
    correct(&world.app, &world.trainer(), &seen(&world, [uid(&world, "moved")])).unwrap();
    assert_eq!((version_in_header(&world), told(&world).len()), ("2025-05-06".into(), 0));
}

pub fn a_later_file_counts_after_an_old_one(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    load(&world, NEW);
    bring_text(&world, &text_written_for(NEW, &[("new", "第三条第一款"), ("second", "第二条")]));
    assert_eq!(told(&world).len(), 0);
    bring_text(&world, &text_written_for(OLD, &[("same", "第一条")]));
    assert_eq!(told(&world).len(), 0, "they are followed from the file that they came with");
    assert_eq!(version_in_header(&world), "2025-05-06");
}

pub fn a_repealed_statute_puts_its_items_in_doubt(database: &Database) {
    let world = World::new(database);
    let ended = OLD.replace("自2010年3月1日起施行）", "自2010年3月1日起施行，2025年1月1日废止）");
    load(&world, &ended);
    let places = [("same", "第一条"), ("gone", "第六条")];
    assert_eq!(bring_text(&world, &text_written_for(OLD, &places)), 2);
    assert_eq!(told(&world), ["same repealed ", "gone repealed "]);
    assert_eq!(open(&world)[0].to.to_string(), "2025-01-01");
    assert_eq!(review(&world.app).unwrap(), [], "a second look finds nothing new");
    // Who keeps an item all the same has the last word.
    confirm(&world.app, &world.trainer(), &seen(&world, [uid(&world, "same")])).unwrap();
    assert_eq!((told(&world), drawn(&world)), (vec!["gone repealed ".to_owned()], 1));
    load(&world, NEW);
    assert_eq!(told(&world), [EXPECTED[3]], "with a successor they are followed into it");
    take_out(&world, "2010-01-02");
    load(&world, OLD);
    take_out(&world, "2025-05-06");
    assert_eq!((told(&world).len(), drawn(&world)), (0, 2), "it is in force again");
}

pub fn an_earlier_text_alone_says_nothing_about_a_later_bank(database: &Database) {
    let world = World::new(database);
    let ended = OLD.replace("自2010年3月1日起施行）", "自2010年3月1日起施行，2025年12月31日废止）");
    bring_text(&world, &text_written_for(NEW, &[("same", "第一条"), ("third", "第三条第二款")]));
    load(&world, &ended);
    assert_eq!((told(&world).len(), drawn(&world)), (0, 2), "its items were judged by another");
    let place = ["渔船登记法 第三条第二款".parse().unwrap()];
    let basis = Basis::Revision(world.revision_of(BANK, "third"));
    let found = cited(&world.app, &world.enforcer(0), &place, &basis).unwrap();
    let [checked, latest] = ["2025-05-06", "2010-01-02"].map(|day| day.parse().unwrap());
    assert_eq!(found[0].standing, Standing::OnlyEarlier { checked, latest });
    load(&world, NEW);
    assert_eq!((told(&world).len(), drawn(&world)), (0, 2));
}

pub fn a_bank_on_an_ended_statute_is_exported_and_followed_into_its_successor(database: &Database) {
    let world = World::new(database);
    let ended = OLD.replace("自2010年3月1日起施行）", "自2010年3月1日起施行，2025年1月1日废止）");
    load(&world, &ended);
    bring_text(&world, &text_written_for(OLD, &[("same", "第一条"), ("gone", "第六条")]));
    let (app, trainer) = (&world.app, world.trainer());
    let [same, gone] = ["same", "gone"].map(|id| uid(&world, id));
    confirm(app, &trainer, &seen(&world, [same, gone])).unwrap();
    let file = export(app, &trainer, BANK).unwrap();
    assert!(file.contains("version = 2010-01-02"), "{file}");
    let mut content = content_of(&world, "same");
    content.parts[0].stem = "渔船登记法已经废止。".into();
    edit(app, &trainer, same, world.revision_of(BANK, "same"), content, "改题干").unwrap();
    export(app, &trainer, BANK).unwrap();
    load(&world, NEW);
    assert_eq!(told(&world), [EXPECTED[3]], "第一条 is the same in both");
    assert_eq!(open(&world)[0].from.to_string(), "2010-01-02", "no version is of the last day");
}

pub fn what_is_not_tested_follows_the_header(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    let bank = text_written_for(OLD, &[("same", "第一条")]);
    let coverage = "articles = 7\ncoverage = 10\n\
        untested.2 = \"职责\"\nuntested.4 = \"期限\"\nuntested.6 = \"外国渔船\"\n";
    let bank = bank.replace("articles = 7\n", coverage);
    bring_text(&world, &bank);
    let draft = check("渔船.txt", NEW.as_bytes(), &Given::default());
    let report = import(&world.app, &world.trainer(), &draft, false).unwrap();
    assert_eq!(report.reviewed[0].exempt_no_more, ["渔船登记法 第四条", "渔船登记法 第六条"]);
    let untested = || {
        let all = banks::list(&world.app, &world.trainer()).unwrap();
        let bank = all.into_iter().find(|line| line.header.name == BANK).unwrap().header;
        assert_eq!(bank.faults(), [], "the form takes it");
        let untested = bank.coverage["渔船登记法"].untested.keys();
        untested.map(|no| no.label()).collect::<Vec<_>>()
    };
    assert_eq!(
        (version_in_header(&world), untested()),
        ("2025-05-06".into(), vec!["第三条".into()])
    );
    take_out(&world, "2025-05-06");
    assert_eq!(untested(), ["第二条", "第四条", "第六条"]);
}

pub fn a_replaced_text_reaches_the_headers(database: &Database) {
    let world = World::new(database);
    // The first text of the later version lacks its last article, and 第一条 is misread.
    let short = NEW
        .replace("第七条　本法自2026年1月1日起施行。\n", "")
        .replace("规范渔船登记", "规范鱼船登记");
    load(&world, OLD);
    let places = [("same", "第一条"), ("last", "第三条")];
    bring_text(&world, &text_written_for(OLD, &places));
    load(&world, &short);
    let (app, trainer) = (&world.app, world.trainer());
    assert_eq!(told(&world).len(), 2);
    confirm(app, &trainer, &seen(&world, [uid(&world, "same")])).unwrap();
    correct(app, &trainer, &seen(&world, [uid(&world, "last")])).unwrap();
    let articles = || measure(app, &trainer, BANK).unwrap()[0].articles;
    assert_eq!((version_in_header(&world), articles()), ("2025-05-06".into(), 6));
    replace(&world, NEW);
    assert_eq!((told(&world).len(), articles()), (0, 7), "第一条 is as it was");
    assert_eq!(version_in_header(&world), "2025-05-06");
    add(&world, "seventh", "第七条");
    // Now the words are found to be others: what was confirmed by them is asked again.
    replace(&world, &NEW.replace("为了规范渔船登记", "为了发展渔业"));
    assert_eq!(told(&world), ["same changed 渔船登记法 第一条"]);
}

pub fn a_header_keeps_its_name_for_a_statute(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    let named = text_written_for(OLD, &[("same", "第一条")]).replace("渔船登记法", "船法");
    let named = named.replace("中华人民共和国船法", "中华人民共和国渔船登记法");
    bring_text(&world, &named);
    load(&world, NEW);
    assert_eq!(version_in_header(&world), "2025-05-06");
    load(&world, &amended());
    assert_eq!(told(&world), ["same changed 船法 第一条"], "citations go by that name");
}

pub fn a_deed_stands_though_the_review_fails(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    let item = uid(&world, "gone");
    let header = |json: &'static str| {
        let sql = "UPDATE bank SET header = $2 || header WHERE name = $1";
        let write = world.app.store.write(Settle::Rerun, Priority::Normal, move |tx| {
            tx.execute(sql, &[BANK.into(), json.into()])
        });
        write.unwrap();
    };
    assert!(!world.app.reviews.due());
    header(" ");
    retire(&world.app, &world.trainer(), item, "删去").unwrap();
    assert!(!world.app.reviews.due(), "it could be read");
    assert!(!world.app.reviews.was_left(), "there is nothing to tell");
    header("?");
    load(&world, NEW);
    assert!(world.app.reviews.due(), "it is repeated");
    let noted = world.app.read(|tx| Ok(reviewed_on(tx)?)).unwrap();
    assert_eq!(noted, None, "by another process too");
    assert!(world.app.reviews.was_left(), "whoever loaded it is told");
    assert!(!world.app.reviews.was_left(), "once");
}

pub fn many_doubts_are_raised_in_parts(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    let ids: Vec<String> = (0..450).map(|no| format!("n{no}")).collect();
    let places: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "第四条")).collect();
    bring_text(&world, &text_written_for(OLD, &places));
    let draft = check("渔船.txt", NEW.as_bytes(), &Given::default());
    let report = import(&world.app, &world.trainer(), &draft, false).unwrap();
    assert_eq!((report.reviewed.len(), report.reviewed[0].raised), (1, 450));
    assert_eq!(open(&world).len(), 450);
    let rows = audit(&world.app, &Actor::operator(Via::Cli), "doubt.review", None).unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!((bring_text(&world, &text_of_file()), open(&world).len()), (5, 455));
}
