//! The rooms of statutes as people meet them: keys in, screens out, on real use cases.

use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::{World, noon};
use zhifa::app::exam::start::start;
use zhifa::app::files::local::LocalFiles;
use zhifa::app::statute::import::{Given, check, import};
use zhifa::app::{Actor, Session};
use zhifa::domain::role::{Permission, Target};
use zhifa::i18n::Locale;
use zhifa::tui::action::rooms;
use zhifa::tui::effect::Effect;
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::msg::Msg;
use zhifa::tui::screen::{Cx, Screen, Who};
use zhifa::tui::screens::statutes::statutes_room;
use zhifa::tui::session::{Route, Shell};
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

/// The sizes and languages in which every screen is kept.
pub const FACES: [(Locale, (u16, u16)); 4] = [
    (Locale::Zh, (80, 24)),
    (Locale::Zh, (120, 40)),
    (Locale::En, (80, 24)),
    (Locale::En, (120, 40)),
];

/// Another statute, without chapters, with subitems and an inserted article.
const OTHER: &str = "港口秩序办法
（2024年8月9日港口管理委员会公布　自2024年10月1日起施行）
第一条　为了维护港口秩序，制定本办法。
第二条　船舶进港应当报告下列事项：
（一）船名；
（二）载运的货物：
1．名称；
2．数量。
第二条之一　载运危险货物的，应当提前三日报告；未报告的，不得进港。
第三条　当事人要求听证的，应当在告知后五日内提出；港口管理机构应当自收到听证申请之日起十日内组织听证，并制作笔录。
第四条　本办法自2024年10月1日起施行。
附件：报告单
";

/// The door of these tests: it lets somebody in.
struct Door(Who);

impl Screen for Door {
    fn title(&self, _: &Cx) -> String {
        String::new()
    }

    fn actions(&self, _: &Cx) -> Vec<zhifa::tui::action::ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Shown => vec![Effect::SignIn(self.0.clone())],
            _ => vec![],
        }
    }

    fn view(&self, _: &mut ratatui::Frame, _: ratatui::layout::Rect, _: &Cx) {}
}

/// A session of somebody in a room of theirs.
pub fn sit<S: Screen + 'static>(
    world: &World,
    actor: Actor,
    face: (Locale, (u16, u16)),
    room: fn() -> S,
) -> Harness {
    sit_with(world, actor, face, room, LocalFiles::of_user())
}

/// The same with the files of the person.
pub fn sit_with<S: Screen + 'static>(
    world: &World,
    actor: Actor,
    (locale, size): (Locale, (u16, u16)),
    room: fn() -> S,
    files: LocalFiles,
) -> Harness {
    let may = |one: &&Permission| actor.grants.allow(**one, Target::Some);
    let who = Who {
        name: actor.display_name.clone(),
        role: "角色".into(),
        agency: String::new(),
        permissions: Permission::ALL.iter().filter(may).map(|one| one.code()).collect(),
    };
    let session = Session::with_files(world.app.clone(), files);
    session.set_actor(Some(actor));
    let shell = Shell {
        start: Box::new(move |_| Box::new(Door(who.clone()))),
        routes: Box::new(move |_| {
            let open = move |_: &Cx| -> Box<dyn Screen> { Box::new(room()) };
            vec![Route { command: rooms::STATUTES, tab: true, open: Box::new(open) }]
        }),
        ..zhifa::tui::rooms::shell(false, None)
    };
    let look = Look::new(locale, ThemeName::Mono, ColorDepth::None, false);
    Harness::with(shell, session, noon(), look, size)
}

fn room(world: &World, actor: Actor, face: (Locale, (u16, u16))) -> Harness {
    sit(world, actor, face, statutes_room)
}

pub fn load(world: &World, text: &str) {
    let draft = check("练习.txt", text.as_bytes(), &Given::default());
    import(&world.app, &world.trainer(), &draft, false).unwrap();
}

/// Two versions of one statute, and another one.
pub fn with_statutes(database: &Database) -> World {
    let world = World::new(database);
    for text in [OLD, NEW, OTHER] {
        load(&world, text);
    }
    world
}

/// Compares a screen with the picture kept of it.
pub fn keep(name: &str, (locale, size): (Locale, (u16, u16)), h: &mut Harness) {
    let name = format!("{name}_{}_{}x{}", locale.tag(), size.0, size.1);
    insta::assert_snapshot!(name, h.screen());
}

pub fn an_empty_room_says_how_to_load(database: &Database) {
    let world = World::new(database);
    for face in FACES {
        keep("empty_officer", face, &mut room(&world, world.enforcer(0), face));
        keep("empty_trainer", face, &mut room(&world, world.trainer(), face));
    }
}

pub fn statutes_are_read_article_by_article(database: &Database) {
    let world = with_statutes(database);
    for face in FACES {
        let mut h = room(&world, world.manager(), face);
        keep("room", face, &mut h);
        keep("room_every_version", face, h.keys("<f4>"));
        keep("room_filtered", face, h.keys("<f4> yc"));
        keep("front", face, h.keys("<enter>"));
        keep("outline", face, h.keys("<tab> <down>"));
        keep("article", face, h.keys("<enter> <right>"));
        keep("jump", face, h.keys("4"));
        keep("jump_none", face, h.keys("0 <enter>"));
        h.keys("<esc>");
        keep("versions", face, h.keys("<f7>"));
        keep("article_old", face, h.keys("1"));
    }
}

pub fn keys_turn_the_pages(database: &Database) {
    let world = with_statutes(database);
    let mut h = room(&world, world.manager(), FACES[0]);
    let screen = h.keys("gk <enter> <f3> 二之一 <enter>").screen();
    assert!(screen.contains("港口秩序办法  第二条之一  "), "{screen}");
    let screen = h.keys("<pgup>").screen();
    assert!(screen.contains("1.名称"), "{screen}");
    let screen = h.keys("<right> <right> <right> <right> <right>").screen();
    assert!(screen.contains("附件：报告单"), "the last page is the annex: {screen}");
    let screen = h.keys("<esc>").screen();
    assert!(screen.contains("港口秩序办法") && screen.contains("筛选"), "{screen}");
}

pub fn hits_that_arrive_late_leave_the_keys_where_they_are(database: &Database) {
    let world = World::new(database);
    let mut text = "港口秩序办法\n（2024年8月9日公布　自2024年10月1日起施行）\n".to_owned();
    for no in 1..=100 {
        text.push_str(&format!("第{no}条　听证和陈述的第{no}项要求。\n"));
    }
    load(&world, &text);
    let mut h = room(&world, world.manager(), FACES[0]);
    h.keys("<f6> 听证 <enter>");
    // The last hits are on their way while the person goes back to the words and types on.
    let screen = h.keys_before_jobs("<end> <f3> 和").keys("陈").screen();
    assert!(screen.contains("查找 听证和陈"), "{screen}");
    let screen = h.keys("<enter>").screen();
    assert!(screen.contains("共 100 条,第 1 条"), "{screen}");
    // What is lacking is asked for by the words that were looked for, not by those in the field.
    let screen = h.keys("<f3> 没有 <down> <end>").screen();
    assert!(screen.contains("第一百条"), "{screen}");
}

/// A statute with the words on more articles than one chunk of hits has.
fn with_many_hits(database: &Database) -> World {
    let world = World::new(database);
    for (version, words) in [("2010年1月2日", "听证的旧要求"), ("2024年8月9日", "听证的要求")]
    {
        let mut text = format!("港口秩序办法\n（{version}公布　自{version}起施行）\n");
        for no in 1..=100 {
            text.push_str(&format!("第{no}条　{words}第{no}项。\n"));
        }
        load(&world, &text);
    }
    world
}

pub fn hits_that_fail_are_not_asked_for_without_end(database: &Database) {
    let world = with_many_hits(database);
    let who = world.enforcer(0);
    let mut h = room(&world, who.clone(), FACES[0]);
    let screen = h.keys("<f6> 听证 <enter>").screen();
    assert!(screen.contains("共 100 条,第 1 条"), "{screen}");
    // In another session an exam of the same person begins, so the next chunk is refused.
    start(&world.app, &who, world.practice).unwrap();
    let screen = h.keys("<end>").screen();
    assert!(screen.contains("考试进行中,法条已关闭"), "{screen}");
}

pub fn hits_are_completed_in_the_scope_they_were_found_in(database: &Database) {
    let world = with_many_hits(database);
    let mut h = room(&world, world.manager(), FACES[0]);
    h.keys("<f6> 听证 <enter> <f3>");
    for _ in "听证".chars() {
        h.keys("<backspace>");
    }
    // With nothing to look for the other scope finds nothing yet: the hits are what they were.
    let screen = h.keys("<f4>").screen();
    assert!(screen.contains("查找法条  现行版本") && screen.contains("共 100 条"), "{screen}");
    let screen = h.keys("<down> <end>").screen();
    assert!(screen.contains("共 100 条,第 100 条") && screen.contains("第一百条"), "{screen}");
    let screen = h.keys("<f3> 听证 <enter>").screen();
    assert!(screen.contains("查找法条  全部版本") && screen.contains("共 200 条"), "{screen}");
}

pub fn words_are_found_and_the_place_is_kept(database: &Database) {
    let world = with_statutes(database);
    for face in FACES {
        let mut h = room(&world, world.manager(), face);
        keep("search", face, h.keys("<f6>"));
        keep("search_found", face, h.keys("听证 <enter> <down>"));
        keep("search_article", face, h.keys("<enter>"));
        keep("search_back", face, h.keys("<esc>"));
        keep("search_every_version", face, h.keys("<f4>"));
        keep("search_none", face, h.keys("<f3> 没有的词 <enter>"));
    }
    let mut h = room(&world, world.manager(), FACES[0]);
    let screen = h.keys("<f6> 报告单 <enter>").screen();
    assert!(screen.contains("港口秩序办法  附件"), "{screen}");
    let screen = h.keys("<enter>").screen();
    assert!(screen.contains("附件：报告单"), "it opens at its place: {screen}");
    let mut h = room(&world, world.manager(), FACES[0]);
    let screen = h.keys("<f6> 三日 <enter>").screen();
    assert!(screen.contains("共 1 条"), "{screen}");
    assert!(screen.contains("第二条之一"), "{screen}");
    let screen = h.keys("<f4>").screen();
    assert!(screen.contains("共 2 条") && screen.contains("2010-01-02 版本"), "{screen}");
}
