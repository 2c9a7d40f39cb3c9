//! Loading, reading, searching and removing.

use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::{self, World};
use zhifa::app::bank::statutes::statutes as known_statutes;
use zhifa::app::error::Kind;
use zhifa::app::exam::start::start;
use zhifa::app::statute::import::{Given, Outcome, StatuteDraft, check, import, preview};
use zhifa::app::statute::list::list;
use zhifa::app::statute::read::open;
use zhifa::app::statute::remove::remove;
use zhifa::app::statute::search::{Hit, search};
use zhifa::app::statute::{StatuteRefusal, Which};
use zhifa::app::{AppError, Page};
use zhifa::domain::statute::Excerpt;
use zhifa::domain::time::Date;
use zhifa::store::statutes::{self, Indexed};

fn file(text: &str) -> StatuteDraft {
    check("渔船.txt", text.as_bytes(), &Given::default())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn load(world: &World, text: &str) -> Outcome {
    import(&world.app, &world.trainer(), &file(text), false).unwrap().outcome
}

/// What was found of a statute: the number of the article, or what else it is.
fn place(hit: &Hit) -> String {
    match &hit.excerpt {
        Excerpt::Article(article) => article.no.to_string(),
        Excerpt::Passage(passage, _) => passage.code().to_owned(),
    }
}

/// What was found, as `statute-place`.
fn found(world: &World, typed: &str, every_version: bool) -> Vec<String> {
    let (hits, total) =
        search(&world.app, &world.enforcer(0), typed, every_version, Page::ALL).unwrap();
    assert_eq!(i64::try_from(hits.len()).unwrap(), total);
    let told = hits.iter().map(|hit| {
        let version = hit.version.version.outline.version;
        format!("{}-{}", version.year(), place(hit))
    });
    told.collect()
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, AppError>) -> String {
    let error = outcome.unwrap_err();
    format!("{:?}", error.is::<StatuteRefusal>().unwrap())
}

pub fn a_statute_is_loaded_read_and_searched(database: &Database) {
    let world = World::new(database);
    assert_eq!(load(&world, NEW), Outcome::New);
    let today = Which::On(world.app.today());
    for name in ["渔船登记法", "《渔船登记法》", "中华人民共和国渔船登记法"]
    {
        let opened = open(&world.app, &world.enforcer(0), name, today).unwrap();
        assert_eq!(opened.text, file(NEW).value.unwrap());
        assert!(opened.line.in_force);
    }
    let missing = open(&world.app, &world.enforcer(0), "没有的法", today).unwrap_err();
    assert_eq!(missing.kind(), Kind::NotFound);
    assert_eq!(found(&world, "登记", false), ["2025-1", "2025-3", "2025-4", "2025-5"]);
    assert_eq!(found(&world, "听证", false), ["2025-5"]);
    assert_eq!(found(&world, "第五条", false), ["2025-5"]);
}

pub fn a_word_is_found_wherever_it_stands(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    let text = file(NEW).value.unwrap();
    let words = text.articles[3].words();
    let chars: Vec<char> = words.chars().filter(|c| c.is_alphanumeric()).collect();
    for (from, len) in [(0, 2), (3, 2), (5, 4), (11, 3)] {
        let typed: String = chars[from..from + len].iter().collect();
        let expected: Vec<String> = text
            .articles
            .iter()
            .filter(|one| one.searched().contains(&typed))
            .map(|one| format!("2025-{}", one.no))
            .collect();
        assert_eq!(found(&world, &typed, false), expected, "{typed}");
    }
    assert!(found(&world, "证听", false).is_empty());
    assert_eq!(found(&world, "听证 书面", false), ["2025-5"]);
    assert!(found(&world, "听证 罚款", false).is_empty());
    let empty = search(&world.app, &world.enforcer(0), " 　", false, Page::ALL);
    assert_eq!(refusal(empty), "NothingSought");
}

pub fn with_the_name_of_a_statute_only_that_one_is_searched(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    let port = NEW.replace("渔船登记法", "港口登记法").replace("2025", "2024");
    load(&world, &port.replace("第七条　本法", "第七条　港口登记法"));
    assert_eq!(found(&world, "听证", false).len(), 2);
    for typed in ["港口登记法 听证", "听证 中华人民共和国港口登记法"] {
        assert_eq!(found(&world, typed, false), ["2024-5"], "{typed}");
    }
    // Alone it is a word like any other.
    assert_eq!(found(&world, "港口登记法", false), ["2024-7"]);
}

pub fn the_same_words_again_change_nothing(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    let before = list(&world.app, &world.trainer(), world.app.today()).unwrap();
    assert_eq!(load(&world, NEW), Outcome::Unchanged);
    assert_eq!(list(&world.app, &world.trainer(), world.app.today()).unwrap(), before);
}

pub fn other_words_take_the_place_only_when_told(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    assert_eq!(found(&world, "拆船", false), Vec::<String>::new());
    let better = NEW.replace("第一条　为了规范渔船登记", "第一条　为了规范渔船登记和拆船");
    let trainer = world.trainer();
    assert_eq!(preview(&world.app, &trainer, &file(&better)).unwrap().outcome, Outcome::Replaced);
    let refused = import(&world.app, &trainer, &file(&better), false);
    assert!(refusal(refused).starts_with("Differs"));
    assert_eq!(found(&world, "拆船", false), Vec::<String>::new());
    let replaced = import(&world.app, &trainer, &file(&better), true).unwrap();
    assert_eq!(replaced.outcome, Outcome::Replaced);
    assert_eq!(found(&world, "拆船", false), ["2025-1"]);
    assert_eq!(list(&world.app, &trainer, world.app.today()).unwrap().len(), 1);
}

pub fn versions_follow_each_other(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    load(&world, OLD);
    let who = world.enforcer(0);
    let lines = list(&world.app, &who, day("2026-11-24")).unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            (line.version.articles, line.last_day.map(|day| day.to_string()), line.in_force)
        })
        .collect();
    assert_eq!(told, [(7, Some("2025-12-31".to_owned()), false), (7, None, true)]);
    for (on, version) in
        [("2026-01-01", "2025-05-06"), ("2025-12-31", "2010-01-02"), ("2009-01-01", "2025-05-06")]
    {
        let opened = open(&world.app, &who, "渔船登记法", Which::On(day(on))).unwrap();
        assert_eq!(opened.text.version, day(version), "{on}");
    }
    let old = open(&world.app, &who, "渔船登记法", Which::Version(day("2010-01-02"))).unwrap();
    assert!(!old.line.in_force);
    assert_eq!(found(&world, "听证", false), ["2025-5"]);
    assert_eq!(found(&world, "听证", true), ["2010-4", "2025-5"]);
}

pub fn two_statutes_do_not_share_a_short_name(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    let local = NEW.replace("中华人民共和国渔船登记法", "渔船登记法");
    let refused = import(&world.app, &world.trainer(), &file(&local), false);
    assert!(refusal(refused).starts_with("NameTaken"));
}

pub fn a_file_with_errors_is_not_loaded(database: &Database) {
    let world = World::new(database);
    let twice = NEW.replace("第三条　渔船", "第二条　渔船");
    let refused = import(&world.app, &world.trainer(), &file(&twice), false);
    assert_eq!(refusal(refused), "Unsound(1)");
    assert!(list(&world.app, &world.trainer(), world.app.today()).unwrap().is_empty());
}

/// A statute with a preamble and an annex.
const FRAMED: &str = "渔港宪章
（2024年8月9日公布　自2024年10月1日起施行）
序　言
渔港历史悠久，渔民世代相传。
第一条　渔港属于渔民，实行民主管理。
第二条　本宪章自2024年10月1日起施行。
附件：渔港名录
青石渔港、白沙渔港，渔民推举代表各二名。
";

pub fn words_before_and_behind_the_articles_are_found(database: &Database) {
    let world = World::new(database);
    assert_eq!(load(&world, FRAMED), Outcome::New);
    let expected = ["2024-1", "2024-preamble", "2024-annex"];
    assert_eq!(found(&world, "渔民", false), expected, "articles come first");
    assert_eq!(found(&world, "渔民 悠久", false), ["2024-preamble"], "all words in one place");
    assert_eq!(found(&world, "渔港宪章 白沙", false), ["2024-annex"]);
    assert!(found(&world, "悠久 白沙", false).is_empty());
    let page = Page { offset: 1, limit: Some(1) };
    let (some, all) = search(&world.app, &world.enforcer(0), "渔民", false, page).unwrap();
    assert_eq!((some.iter().map(place).collect::<Vec<_>>(), all), (vec!["preamble".to_owned()], 3));

    // Another text in its place: the words of the one before are found no more.
    let better = FRAMED.replace("历史悠久", "源远流长").replace("附件：渔港名录\n", "");
    let better = better.replace("青石渔港、白沙渔港，渔民推举代表各二名。\n", "");
    import(&world.app, &world.trainer(), &file(&better), true).unwrap();
    assert!(found(&world, "悠久", false).is_empty());
    assert_eq!(found(&world, "源远流长", false), ["2024-preamble"]);
    assert!(found(&world, "白沙", false).is_empty());
    remove(&world.app, &world.trainer(), "渔港宪章", day("2024-08-09")).unwrap();
    assert!(found(&world, "源远流长", true).is_empty());
}

pub fn what_was_loaded_by_an_older_program_is_found_too(database: &Database) {
    let world = World::new(database);
    load(&world, FRAMED);
    assert_eq!(found(&world, "渔民", false).len(), 3);
    // As it was before passages were searched.
    database.run_directly(
        "DROP TABLE statute_passage; DELETE FROM search_state WHERE kind = 'passage';
         DELETE FROM search_tail WHERE kind = 'passage';
         DELETE FROM schema_version WHERE version >= 16",
    );
    let app = world::open(database, world::noon());
    let who = world.enforcer(0);
    let (hits, _) = search(&app, &who, "渔民", false, Page::ALL).unwrap();
    assert_eq!(hits.iter().map(place).collect::<Vec<_>>(), ["1", "preamble", "annex"]);
}

pub fn a_version_is_removed_with_what_the_index_knows(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    load(&world, OLD);
    assert_eq!(found(&world, "听证", true).len(), 2);
    remove(&world.app, &world.trainer(), "渔船登记法", day("2010-01-02")).unwrap();
    assert_eq!(found(&world, "听证", true), ["2025-5"]);
    remove(&world.app, &world.trainer(), "渔船登记法", day("2025-05-06")).unwrap();
    assert!(list(&world.app, &world.trainer(), world.app.today()).unwrap().is_empty());
    assert!(found(&world, "听证", true).is_empty());
    assert_eq!(load(&world, NEW), Outcome::New);
    assert_eq!(found(&world, "听证", true), ["2025-5"]);
}

pub fn a_version_replaced_while_it_is_put_in_the_index_is_found(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    // Somebody fills the index: the articles are read …
    let read = |world: &World| {
        let found = world.app.store.read(|tx| {
            let version = statutes::versions(tx, "渔船登记法")?.remove(0).id;
            let articles = statutes::documents(tx, version, Indexed::Articles)?;
            Ok((version, articles.iter().map(|(id, _)| *id).collect::<Vec<i64>>()))
        });
        found.unwrap()
    };
    let (version, articles) = read(&world);
    // … meanwhile another text takes their place, in the same row or in another …
    let better = file(&NEW.replace("国家鼓励", "国家支持"));
    import(&world.app, &world.trainer(), &better, true).unwrap();
    // … and that those first ones are in is told to the version as it stands now.
    let now = read(&world).0;
    for version in [version, now] {
        let articles = articles.clone();
        world.write(move |tx| statutes::all_in(tx, version, Indexed::Articles, articles.clone()));
    }
    assert_eq!(found(&world, "国家支持", false), ["2025-2"]);
}

pub fn many_hits_keep_their_order(database: &Database) {
    let world = World::new(database);
    let mut text = "港口秩序办法\n（2024年8月9日公布　自2024年10月1日起施行）\n".to_owned();
    for no in 1..=600 {
        text.push_str(&format!("第{no}条　听证的第{no}项要求。\n"));
    }
    load(&world, &text);
    let expected: Vec<String> = (1..=600).map(|no| format!("2024-{no}")).collect();
    assert_eq!(found(&world, "听证", false), expected);
    let page = Page { offset: 299, limit: Some(2) };
    let (some, all) = search(&world.app, &world.enforcer(0), "听证", false, page).unwrap();
    let some: Vec<_> = some.iter().map(place).collect();
    assert_eq!((some, all), (vec!["300".to_owned(), "301".to_owned()], 600));
}

pub fn what_is_loaded_can_be_chosen_for_a_bank(database: &Database) {
    let world = World::new(database);
    let known = |name: &str| {
        let all = known_statutes(&world.app, &world.trainer()).unwrap();
        let mut named = all.into_iter().filter(|one| one.name == name);
        let first = named.next().map(|one| (one.version.to_string(), one.articles));
        assert!(named.next().is_none(), "each once");
        first
    };
    assert_eq!(known("渔船登记法"), None);
    load(&world, OLD);
    assert_eq!(known("渔船登记法"), Some(("2010-01-02".into(), 7)));
    let early = NEW.replace("2025年5月6日", "2025年5月5日").replace("2026年1月1日", "2999年1月1日");
    load(&world, &early);
    assert_eq!(known("渔船登记法"), Some(("2010-01-02".into(), 7)), "not in force yet");
    load(&world, NEW);
    assert_eq!(known("渔船登记法"), Some(("2025-05-06".into(), 7)));
    assert!(known("行政处罚法").is_some(), "the banks that come with the program have it");
}

pub fn statutes_are_closed_in_an_exam(database: &Database) {
    let world = World::new(database);
    load(&world, NEW);
    let who = world.enforcer(0);
    let today = world.app.today();
    start(&world.app, &who, world.practice).unwrap();
    assert_eq!(refusal(list(&world.app, &who, today)), "ExamRunning");
    assert_eq!(refusal(open(&world.app, &who, "渔船登记法", Which::On(today))), "ExamRunning");
    assert_eq!(refusal(search(&world.app, &who, "听证", false, Page::ALL)), "ExamRunning");
    assert!(list(&world.app, &world.trainer(), today).is_ok());
    world.app.clock.advance(3 * 60 * 60 * 1_000);
    assert!(list(&world.app, &who, today).is_ok(), "an exam whose time is over is over");
}
