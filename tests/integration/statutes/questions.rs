//! From questions to articles and back, and reading that counts.

use super::doubts::{bring, seen, uid};
use super::rooms::{FACES, keep, load, sit, with_statutes};
use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::bank::check::check;
use zhifa::app::bank::import::{Terms, import};
use zhifa::app::doubt::correct::correct;
use zhifa::app::exam::start::start;
use zhifa::app::statute::StatuteRefusal;
use zhifa::app::statute::cite::{Basis, cited};
use zhifa::app::statute::questions::{OfArticle, counts, on_article};
use zhifa::app::study::StudyRefusal;
use zhifa::app::study::answer::{Given, answer};
use zhifa::app::study::begin::{Plan, StudySet, begin};
use zhifa::app::study::end::end;
use zhifa::app::study::hours::own_year;
use zhifa::app::study::present::present;
use zhifa::app::study::question::question;
use zhifa::app::study::read::read;
use zhifa::domain::item::Answer;
use zhifa::domain::statute::standing::Standing;
use zhifa::domain::study::{StudyEnd, StudyMode};
use zhifa::store::banks;
use zhifa::tui::screens::banks::banks_room;
use zhifa::tui::screens::lists::wrong_room;
use zhifa::tui::screens::statutes::statutes_room;
use zhifa::tui::screens::study::StudyRoom;
use zhifa::tui::testkit::Harness;

/// A bank on the invented statutes; the version it was written for is a parameter.
fn bank(name: &str, category: &str, version: &str) -> String {
    let item = |id: &str, stem: &str, cite: &str| {
        format!(
            "[[item]]\nid = \"{id}\"\ntype = \"true_false\"\ntopic = \"登记\"\ndifficulty = 2\n\
             cite = [{cite}]\nstem = \"{stem}\"\nkey = true\nexplanation = \"按条文。\"\n\n"
        )
    };
    [
        format!(
            "[bank]\nformat = 1\nname = \"{name}\"\npurpose = \"practice\"\nsubject = \"general\"\n\
             category = \"{category}\"\nlanguage = \"zh-CN\"\n\n"
        ),
        format!(
            "[[bank.statute]]\nname = \"渔船登记法\"\ntitle = \"中华人民共和国渔船登记法\"\n\
             version = {version}\neffective_from = 2010-03-01\narticles = 9\nshape.4 = [2]\n\n"
        ),
        "[[bank.statute]]\nname = \"渔港法\"\ntitle = \"中华人民共和国渔港法\"\n\
         version = 2020-01-01\neffective_from = 2020-01-01\narticles = 9\nshape.2 = [3, 0]\n\n"
            .to_owned(),
        item(
            "a",
            "不是所有人的,不予登记。",
            "\"渔船登记法 第四条第一项\", \"渔港法 第二条第一款第二项\"",
        ),
        item("b", "没有检验证书的,不予登记。", "\"渔船登记法 第四条第二项\""),
        item("c", "登记法有九条。", "\"渔船登记法 第九条\""),
    ]
    .concat()
}

fn load_bank(world: &World, name: &str, category: &str, version: &str) {
    let text = bank(name, category, version);
    let draft = check("题库.toml", text.as_bytes());
    assert!(draft.is_sound(), "{:?}", draft.issues);
    import(&world.app, &world.trainer(), &draft, Terms::default()).unwrap();
}

/// The statutes, and a bank on them.
fn with_bank(database: &Database) -> World {
    let world = with_statutes(database);
    load_bank(&world, "渔船", "", "2025-05-06");
    world
}

fn article(no: &str) -> OfArticle {
    let (name, title) = ("渔船登记法".into(), "中华人民共和国渔船登记法".into());
    OfArticle { name, title, no: no.parse().unwrap() }
}

fn seconds(world: &World) -> Vec<(Option<StudyMode>, u32)> {
    let year = own_year(&world.app, &world.enforcer(0)).unwrap();
    let mut told: Vec<_> =
        year.entries.iter().map(|one| (one.line.mode, one.line.entry.seconds)).collect();
    told.reverse();
    told
}

/// Lets time pass for the server and for the session alike.
fn advance(h: &mut Harness, world: &World, seconds: i64) {
    for _ in 0..seconds {
        world.app.clock.advance(1_000);
        h.advance(1_000);
    }
}

/// Answers the questions of the bank wrongly, so that they are in the wrong-answer book.
fn mistakes(world: &World) {
    let who = world.enforcer(0);
    let set = begin(&world.app, &who, &Plan::Article(article("4"))).unwrap();
    for step in &set.steps {
        world.app.clock.advance(1_000);
        let wrong = Given::Answer(Answer::Truth(false));
        answer(&world.app, &who, set.session, step.revision, "1", &wrong).unwrap();
    }
    end(&world.app, &who, set.session).unwrap();
}

pub fn a_citation_is_told_as_it_stands_today(database: &Database) {
    let world = with_bank(database);
    let who = world.enforcer(0);
    let ask = |bank: &'static str, text: &str| {
        let basis = Basis::Revision(world.revision_of(bank, "a"));
        let found = cited(&world.app, &who, &[text.parse().unwrap()], &basis).unwrap();
        found.into_iter().next().unwrap()
    };
    let found = ask("渔船", "渔船登记法 第四条第一项");
    assert_eq!(found.standing, Standing::Resolves);
    assert_eq!(found.opened.unwrap().text.version.to_string(), "2025-05-06");
    assert!(matches!(ask("渔船", "渔船登记法 第九条").standing, Standing::Missing(_)));
    let found = ask("渔船", "渔港法 第二条");
    assert_eq!(found.standing, Standing::NotLoaded);
    assert!(found.opened.is_none() && found.outline.is_some());
    load_bank(&world, "旧渔船", "", "2010-01-02");
    let found = ask("旧渔船", "渔船登记法 第四条");
    assert!(matches!(found.standing, Standing::Superseded { by: Some(_) }));
    assert_eq!(found.opened.unwrap().text.version.to_string(), "2025-05-06", "the one in force");
}

pub fn the_questions_on_an_article_are_a_set(database: &Database) {
    let world = with_bank(database);
    let who = world.enforcer(0);
    let found = counts(&world.app, &who, "渔船登记法", "中华人民共和国渔船登记法").unwrap();
    let found: Vec<(String, u32, u32)> =
        found.into_iter().map(|(no, on)| (no.to_string(), on.asked, on.items)).collect();
    assert_eq!(found, [("4".to_owned(), 2, 0), ("9".to_owned(), 1, 0)]);
    let set: StudySet = begin(&world.app, &who, &Plan::Article(article("4"))).unwrap();
    assert_eq!((set.title.as_str(), set.mode), ("渔船登记法 第四条", StudyMode::Article));
    assert_eq!(set.steps.len(), 2);
    let stem = question(&world.app, &who, set.session, set.steps[0].revision).unwrap();
    assert_eq!(stem.id, "a");
    world.app.clock.advance(30_000);
    let right = Given::Answer(Answer::Truth(true));
    let judged = answer(&world.app, &who, set.session, set.steps[1].revision, "1", &right).unwrap();
    assert!(judged.right);
    end(&world.app, &who, set.session).unwrap();
    assert_eq!(seconds(&world), [(Some(StudyMode::Article), 30)]);
    let none = begin(&world.app, &who, &Plan::Article(article("1"))).unwrap_err();
    assert_eq!(none.is::<StudyRefusal>(), Some(&StudyRefusal::Empty));
}

pub fn a_set_on_an_article_keeps_to_the_banks_of_the_person(database: &Database) {
    let world = with_bank(database);
    load_bank(&world, "渔政专业", "渔政", "2025-05-06");
    let (one, other) = (world.enforcer(0), world.enforcer(1));
    world.issue_card(0, "渔政");
    let set = begin(&world.app, &one, &Plan::Article(article("4"))).unwrap();
    assert_eq!(set.steps.len(), 4);
    let own = begin(&world.app, &other, &Plan::Article(article("4"))).unwrap();
    assert_eq!(own.steps.len(), 2);
    let special = set.steps.iter().find(|step| !own.steps.contains(step)).unwrap().revision;
    let refused = question(&world.app, &other, own.session, special).unwrap_err();
    assert_eq!(refused.is::<StudyRefusal>(), Some(&StudyRefusal::NotForStudy));
    assert!(question(&world.app, &one, set.session, special).is_ok());
}

pub fn reading_counts_with_proof_and_as_one_thing(database: &Database) {
    let world = with_bank(database);
    let who = world.enforcer(0);
    let reading = read(&world.app, &who, "渔船登记法").unwrap();
    world.app.clock.advance(90_000);
    assert_eq!(present(&world.app, &who, reading.session).unwrap().seconds, 90);
    // Ten minutes without a key do not count.
    world.app.clock.advance(600_000);
    let counted = present(&world.app, &who, reading.session).unwrap();
    assert_eq!((counted.seconds, counted.dropped_seconds), (90, 600));
    let set = begin(&world.app, &who, &Plan::Article(article("4"))).unwrap();
    let ended = present(&world.app, &who, reading.session).unwrap();
    assert_eq!(ended.ended_by, Some(StudyEnd::Elsewhere), "one thing counts at a time");
    let again = read(&world.app, &who, "渔船登记法").unwrap();
    assert!(end(&world.app, &who, set.session).unwrap().counted.ended_by.is_some());
    let summary = end(&world.app, &who, again.session).unwrap();
    assert_eq!((summary.answered, summary.counted.seconds), (0, 0));
    assert!(read(&world.app, &world.trainer(), "渔船登记法").is_err(), "no officer");
    let mut told = seconds(&world);
    told.sort_by_key(|(mode, seconds)| (mode.map(StudyMode::code), *seconds));
    let (article, reading) = (Some(StudyMode::Article), Some(StudyMode::Reading));
    assert_eq!(told, [(article, 0), (reading, 0), (reading, 90)]);
}

pub fn from_a_mistake_to_the_article_and_back_in_two_keys(database: &Database) {
    let world = with_bank(database);
    mistakes(&world);
    for face in FACES {
        let mut h = sit(&world, world.enforcer(0), face, wrong_room);
        let before = h.keys("<down>").screen();
        keep("cited", face, h.keys("<f5>"));
        assert_eq!(h.keys("<esc>").screen(), before);
        keep("cited_statute", face, h.keys("<f5> <enter>"));
    }
}

pub fn a_set_goes_on_while_its_article_is_read(database: &Database) {
    let world = with_bank(database);
    let mut h = sit(&world, world.enforcer(0), FACES[0], StudyRoom::default);
    h.keys("<enter>");
    let before = h.screen();
    assert!(before.contains("不是所有人的"), "{before}");
    let law = h.keys("<f5>").screen();
    assert!(law.contains("> ") && law.contains("（一）申请人不是船舶所有人的"), "{law}");
    // Longer than the preset's patience in all, with a key in between.
    advance(&mut h, &world, 200);
    h.keys("<right>");
    advance(&mut h, &world, 200);
    let screen = h.keys("<left> <enter> <f8>").screen();
    assert!(screen.contains("正在做一组题"), "another set would end this one: {screen}");
    let back = h.keys("<esc> <esc>").screen();
    assert!(back.contains("不是所有人的") && !back.contains("还在学习吗"), "{back}");
    assert_eq!(h.bells(), 0);
    let told = seconds(&world);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].0 == Some(StudyMode::Sequential) && told[0].1 >= 400, "{told:?}");
}

pub fn reading_ends_when_it_is_left_and_asks_after_a_silence(database: &Database) {
    let world = with_bank(database);
    for face in FACES {
        let mut h = sit(&world, world.enforcer(0), face, statutes_room);
        h.keys("yc <enter> 4 <enter>");
        advance(&mut h, &world, 40);
        keep("reading_counts", face, h.keys("<up>"));
        advance(&mut h, &world, 5 * 60 + 5);
        keep("reading_asked", face, &mut h);
        assert_eq!(h.bells(), 1);
        h.keys("<right>");
        keep("reading_goes_on", face, &mut h);
        advance(&mut h, &world, 31 * 60);
        keep("reading_over", face, &mut h);
        advance(&mut h, &world, 5);
        h.keys("<right>");
        advance(&mut h, &world, 30);
        h.keys("<left> <esc>");
    }
    let told = seconds(&world);
    assert_eq!(told.len(), 2 * FACES.len(), "{told:?}");
    for pair in told.chunks(2) {
        assert!(pair.iter().all(|(mode, _)| *mode == Some(StudyMode::Reading)), "{told:?}");
        assert!((340..360).contains(&pair[0].1) && (28..32).contains(&pair[1].1), "{told:?}");
    }
    // Who is no officer reads without a clock.
    let mut h = sit(&world, world.manager(), FACES[0], statutes_room);
    let screen = h.keys("yc <enter>").screen();
    assert!(!screen.contains("计入"), "{screen}");
    // From a search, and from the questions on an article, the same reading goes on.
    let mut h = sit(&world, world.enforcer(1), FACES[0], statutes_room);
    h.keys("yc <enter> 4 <enter> <f6> 听证 <enter> <enter>");
    advance(&mut h, &world, 20);
    h.keys("<right> <esc> <esc>");
    let screen = h.screen();
    assert!(screen.contains("第四条  4 / 7") && screen.contains("本次计入 20 秒"), "{screen}");
    let screen = h.keys("<f8>").screen();
    assert!(screen.contains("按条做题  渔船登记法 第四条"), "{screen}");
    let screen = h.keys("1 <enter> <f9> <enter>").screen();
    assert!(screen.contains("第四条  4 / 7") && screen.contains("本次计入 0 秒"), "{screen}");
}

pub fn keys_among_hits_prove_that_somebody_reads(database: &Database) {
    let world = with_bank(database);
    let mut h = sit(&world, world.enforcer(0), FACES[0], statutes_room);
    h.keys("yc <enter> 4 <enter> <f6> 登记 <enter>");
    // Longer than the preset's patience in all, with a key in between.
    advance(&mut h, &world, 200);
    h.keys("<down>");
    advance(&mut h, &world, 200);
    let screen = h.keys("<esc>").screen();
    assert!(screen.contains("本次计入 6 分 40 秒"), "{screen}");
    assert_eq!(h.bells(), 0);
    // Whoever is silent there is asked there.
    h.keys("<f6> 登记 <enter>");
    advance(&mut h, &world, 5 * 60 + 5);
    let screen = h.screen();
    assert!(screen.contains("还在学习吗") && h.bells() == 1, "{screen}");
    let screen = h.keys("<down>").screen();
    assert!(!screen.contains("还在学习吗"), "{screen}");
}

pub fn the_second_law_of_a_question_counts_too(database: &Database) {
    let world = with_bank(database);
    // Of what the first question cites, only the second law is loaded.
    let text = bank("渔港", "", "2025-05-06").replace(
        "\"渔船登记法 第四条第一项\", \"渔港法 第二条第一款第二项\"",
        "\"渔港法 第二条第一款第二项\", \"渔船登记法 第四条第一项\"",
    );
    let draft = check("题库.toml", text.as_bytes());
    import(&world.app, &world.trainer(), &draft, Terms::default()).unwrap();
    let id = world.app.read(|tx| Ok(banks::find(tx, "渔港")?)).unwrap().unwrap().id;
    let who = world.enforcer(0);
    let set = begin(&world.app, &who, &Plan::Sequential(id)).unwrap();
    let wrong = Given::Answer(Answer::Truth(false));
    answer(&world.app, &who, set.session, set.steps[0].revision, "1", &wrong).unwrap();
    end(&world.app, &who, set.session).unwrap();
    let mut h = sit(&world, who, FACES[0], wrong_room);
    let screen = h.keys("<f5>").screen();
    assert!(screen.contains("依据 1 / 2") && !screen.contains("本次计入"), "{screen}");
    h.keys("<right>");
    advance(&mut h, &world, 20);
    let screen = h.keys("<down>").screen();
    assert!(screen.contains("依据 2 / 2") && screen.contains("本次计入 20 秒"), "{screen}");
    h.keys("<left> <right>");
    advance(&mut h, &world, 20);
    let screen = h.keys("<down>").screen();
    assert!(screen.contains("本次计入 40 秒"), "the same law goes on: {screen}");
}

pub fn what_a_question_cites_is_shown_as_it_stands(database: &Database) {
    let world = with_bank(database);
    load_bank(&world, "旧渔船", "", "2010-01-02");
    for face in FACES {
        let mut h = sit(&world, world.trainer(), face, banks_room);
        // The bank written for the version in force comes second by name.
        keep("law_not_loaded", face, h.keys("渔船 <down> <enter> <enter> <f5> <right>"));
        keep("law_missing", face, h.keys("<esc> <esc> <down> <down> <enter> <f5>"));
        let mut h = sit(&world, world.trainer(), face, banks_room);
        keep("law_superseded", face, h.keys("旧渔船 <enter> <enter> <f5>"));
    }
}

pub fn whoever_writes_an_item_reads_what_it_cites(database: &Database) {
    let world = with_bank(database);
    for face in FACES {
        let mut h = sit(&world, world.trainer(), face, banks_room);
        h.keys("渔船 <enter> <enter> <f4> <tab> <tab> 改措辞 <f7> 据实, <tab> <tab>");
        let before = h.screen();
        assert!(before.contains("据实,"), "{before}");
        keep("form_law", face, h.keys("<f5>"));
        assert_eq!(h.keys("<esc>").screen(), before, "nothing typed is lost");
        keep("preview_law", face, h.keys("<f9> <f5> <right>"));
        assert_eq!(h.keys("<esc> <esc>").screen(), before);
    }
    let mut h = sit(&world, world.trainer(), FACES[0], banks_room);
    h.keys("渔船 <enter> <enter> <f4>");
    let of_all = h.keys("<f5>").screen();
    assert!(of_all.contains("依据 1 / 2"), "from the page about the item too: {of_all}");
    let unread = h.keys("<esc> <f7> <tab> <tab> <end> 条 <f5>").screen();
    assert!(unread.contains("读不出来") && unread.contains("依据 1 / 1"), "{unread}");
    let mut h = sit(&world, world.trainer(), FACES[0], banks_room);
    let nothing = h.keys("渔船 <enter> <f5> <f5>").screen();
    assert!(nothing.contains("没有标注依据"), "{nothing}");
}

pub fn trainers_see_the_items_on_an_article(database: &Database) {
    let world = with_bank(database);
    let trainer = world.trainer();
    let found = on_article(&world.app, &trainer, &article("4")).unwrap();
    let ids: Vec<&str> = found.iter().map(|one| one.line.content.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    for face in FACES {
        let mut h = sit(&world, world.trainer(), face, statutes_room);
        keep("items_on_article", face, h.keys("yc <enter> 4 <enter> <f9>"));
        let screen = h.keys("<enter>").screen();
        assert!(screen.contains("不是所有人的,不予登记。"), "{screen}");
    }
}

pub fn a_version_is_removed_after_asking(database: &Database) {
    let world = with_bank(database);
    let mut h = sit(&world, world.trainer(), FACES[0], statutes_room);
    let screen = h.keys("gk <f8>").screen();
    assert!(screen.contains("没有题目是按这个版本"), "{screen}");
    assert!(h.keys("<esc>").screen().contains("港口秩序办法"));
    let screen = h.keys("<f8> <tab> <enter>").screen();
    assert!(screen.contains("已移除《港口秩序办法》"), "{screen}");
    let mut h = sit(&world, world.manager(), FACES[0], statutes_room);
    let screen = h.keys("<f8>").screen();
    assert!(!screen.contains("移除") && !screen.contains("港口秩序办法"), "{screen}");
}

pub fn a_removal_is_asked_and_told_with_its_questions(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    let moved = seen(&world, [uid(&world, "moved")]);
    correct(&world.app, &world.trainer(), &moved).unwrap();
    for face in FACES {
        let mut h = sit(&world, world.trainer(), face, statutes_room);
        keep("removal", face, h.keys("<f8>"));
    }
    let mut h = sit(&world, world.trainer(), FACES[0], statutes_room);
    keep("removed", FACES[0], h.keys("<f8> <tab> <enter>"));
}

pub fn versions_are_compared_in_the_order_of_their_force(database: &Database) {
    let world = World::new(database);
    // Adopted first, in force last.
    load(&world, &OLD.replace("自2010年3月1日起", "自2027年3月1日起"));
    load(&world, NEW);
    let mut h = sit(&world, world.manager(), FACES[0], statutes_room);
    let screen = h.keys("<f10>").screen();
    assert!(screen.contains("渔船登记法  2025-05-06 → 2010-01-02"), "{screen}");
    assert!(screen.contains("外国渔船进港") && screen.contains("新增 1"), "{screen}");
}

pub fn versions_are_compared_article_by_article(database: &Database) {
    let world = with_bank(database);
    let mut h = sit(&world, world.manager(), FACES[0], statutes_room);
    let screen = h.keys("yc <f10>").screen();
    assert!(screen.contains("新增 1  删去 1"), "{screen}");
    let screen = h.keys("<f4> <enter>").screen();
    assert!(screen.contains("[-") && screen.contains("{+"), "{screen}");
    let screen = h.keys("<esc> <f4> <enter>").screen();
    assert!(screen.contains("+ 现第二条  新增") && screen.contains("1 / 1"), "{screen}");
    let mut h = sit(&world, world.manager(), FACES[0], statutes_room);
    let screen = h.keys("gk <f10>").screen();
    assert!(screen.contains("只载入了一个版本"), "{screen}");
}

pub fn what_is_open_is_closed_when_an_exam_begins_elsewhere(database: &Database) {
    let world = with_bank(database);
    let who = world.enforcer(0);
    // Other sessions of the same person: an article, hits, an article over them, a comparison, one
    // change of it.
    let opened = [
        ("yc <enter> <right> <right>", "国家鼓励"),
        ("<f6> 听证 <enter>", "听证"),
        ("<f6> 听证 <enter> <enter>", "听证"),
        ("yc <f10>", "国家鼓励"),
        ("yc <f10> <enter>", "国家鼓励"),
    ];
    let mut sessions = opened.map(|(keys, words)| {
        let mut h = sit(&world, who.clone(), FACES[0], statutes_room);
        let screen = h.keys(keys).screen();
        assert!(screen.contains(words), "{keys}: {screen}");
        (h, words)
    });
    start(&world.app, &who, world.practice).unwrap();
    for (h, words) in &mut sessions {
        advance(h, &world, 16);
        let screen = h.screen();
        assert!(!screen.contains(*words), "{screen}");
    }
}

pub fn the_law_is_closed_in_an_exam(database: &Database) {
    let world = with_bank(database);
    load(&world, NEW);
    let who = world.enforcer(0);
    start(&world.app, &who, world.practice).unwrap();
    let basis = Basis::Outlines(vec![]);
    let cites = ["渔船登记法 第四条".parse().unwrap()];
    let closed = cited(&world.app, &who, &cites, &basis).unwrap_err();
    assert!(matches!(closed.is::<StatuteRefusal>(), Some(StatuteRefusal::ExamRunning)));
    let mut h = sit(&world, who, FACES[0], statutes_room);
    let screen = h.screen();
    assert!(screen.contains("考试进行中,法条已关闭"), "{screen}");
}
