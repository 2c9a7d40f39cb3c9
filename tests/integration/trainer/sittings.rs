//! Marking, results, 成绩确认, scheduling.

use super::{keep, sit, world, zh};
use crate::statutes::doubts::load;
use crate::support::world::World;
use zhifa::app::challenge::{list::list, raise::raise};
use zhifa::app::exam::results::own;
use zhifa::domain::attempt::Place;
use zhifa::domain::citation::ArticleNo;
use zhifa::tui::action::rooms;

#[test]
fn an_essay_is_marked_and_the_pass_confirmed() {
    let world = world();
    sit(&world, &world.enforcer(0));
    keep(&world, "marking", rooms::MARKING, "");
    keep(&world, "marking_answer", rooms::MARKING, "<enter>");
    let mut h = zh(&world, rooms::MARKING);
    let refused = h.keys("<enter> <tab> 99 <f10>").screen();
    assert!(refused.contains("得分不能超过"), "{refused}");
    let marked = h.keys("<backspace> <backspace> <shift-tab> 1 <f10>").screen();
    assert!(marked.contains("没有待阅的简答题"), "{marked}");
    keep(&world, "sittings", rooms::SITTINGS, "");
    keep(&world, "results", rooms::SITTINGS, "<enter>");
    keep(&world, "results_confirm", rooms::SITTINGS, "<enter> <f10>");
    let mut h = zh(&world, rooms::SITTINGS);
    let confirmed = h.keys("<enter> <f10> 成绩无误 <tab> <tab> <enter>").screen();
    assert!(confirmed.contains("合格成绩都已确认"), "{confirmed}");
    let paper = h.keys("<enter>").screen();
    assert!(paper.contains("得分"), "{paper}");
}

#[test]
fn the_people_of_a_sitting_are_looked_after() {
    let world = world();
    let first = world.enforcer(0);
    keep(&world, "roster", rooms::SITTINGS, "<f6>");
    let mut h = zh(&world, rooms::SITTINGS);
    let excused = h.keys("<f6> <f8> 1 生病住院 <tab> 司函1号 <tab> <tab> <enter>").screen();
    assert!(excused.contains("缓考:已办理 1 人") && excused.contains("缓考 1"), "{excused}");
    assert!(excused.contains("登记:生病住院(司函1号)"), "{excused}");
    let back = h.keys("<f8> 3 登记有误 <tab> <tab> <enter>").screen();
    assert!(back.contains("撤销登记:已办理 1 人") && back.contains("未考 1"), "{back}");

    zhifa::app::exam::start::start(&world.app, &first, world.formal).unwrap();
    let mut h = zh(&world, rooms::SITTINGS);
    let working = h.keys("<f6>").screen();
    assert!(working.contains("作答中 剩 20 分"), "{working}");
    keep(&world, "extra_time", rooms::SITTINGS, "<f6> <f4>");
    let nothing = h.keys("<f4> 0 <tab> 停电 <f10>").screen();
    assert!(nothing.contains("加时应当是 1 到 240 分钟"), "{nothing}");
    let given = h.keys("<shift-tab> <backspace> 15 <f10>").screen();
    assert!(given.contains("已加时") && given.contains("剩 35 分"), "{given}");

    keep(&world, "roster_add", rooms::SITTINGS, "<f6> <f5>");
    let added = h.keys("<f5> <f6> <f10>").screen();
    assert!(added.contains("已加入 1 人") && added.contains("应考 2"), "{added}");
    keep(&world, "roster_deeds", rooms::SITTINGS, "<f6> <space> <space> <f8>");
    keep(&world, "roster_defer", rooms::SITTINGS, "<f6> <tab> <f8> 1");
    keep(&world, "roster_close", rooms::SITTINGS, "<f6> <f6>");
    let closed = h.keys("<f6> 人已到齐 <tab> <tab> <enter>").screen();
    assert!(closed.contains("考试已截止") && closed.contains("缺考 1"), "{closed}");
}

#[test]
fn the_people_of_a_sitting_are_ordered_by_a_key() {
    let world = world();
    let mut h = zh(&world, rooms::SITTINGS);
    let by_name = h.keys("<f6> <f7>").screen();
    assert!(by_name.contains("按姓名排序"), "{by_name}");
    let by_score = h.keys("<f7>").screen();
    assert!(by_score.contains("按得分排序"), "{by_score}");
    let as_they_came = h.keys("<f7>").screen();
    assert!(!["按姓名排序", "按得分排序"].iter().any(|order| as_they_came.contains(order)));
}

/// A question of a paper that was handed in is challenged.
fn challenge(world: &World) {
    let who = world.enforcer(0);
    sit(world, &who);
    let attempt = own(&world.app, &who).unwrap()[0].attempt;
    let place = Place { item: 0, part: "1".into() };
    raise(&world.app, &who, attempt, &place, "第六十条没有这样说,选项 B 也对。").unwrap();
}

#[test]
fn a_challenge_is_answered() {
    let world = world();
    challenge(&world);
    keep(&world, "challenges", rooms::CHALLENGES, "");
    keep(&world, "challenge", rooms::CHALLENGES, "<enter>");
    let mut h = zh(&world, rooms::CHALLENGES);
    let missing = h.keys("<enter> <f10>").screen();
    assert!(missing.contains("请填写"), "{missing}");
    let answered = h.keys("见第六十条第一款。 <f10>").screen();
    assert!(answered.contains("已答复") && answered.contains("成立"), "{answered}");
    let ruling = list(&world.app, &world.trainer()).unwrap()[0].ruling.clone().unwrap();
    assert_eq!(ruling.answer, "见第六十条第一款。");
    keep(&world, "challenge_answered", rooms::CHALLENGES, "<enter>");
}

/// Loads an invented text under the name that the questions cite.
fn load_penalties(world: &World) {
    let mut text =
        "中华人民共和国行政处罚法\n（2020年1月2日第十届渔民代表大会通过　自2020年3月1日起施行）\n"
            .to_owned();
    for no in 1..=62 {
        let label = ArticleNo { number: no, inserted: 0 }.label();
        text.push_str(&format!("{label}　渔船的第{no}项规定。\n"));
    }
    load(world, &text);
}

#[test]
fn whoever_marks_reads_the_law_and_comes_back_to_what_was_typed() {
    let world = world();
    load_penalties(&world);
    sit(&world, &world.enforcer(0));
    let mut h = zh(&world, rooms::MARKING);
    let before = h.keys("<enter> <space> <tab> <backspace> 3 <tab> 漏看一点").screen();
    assert!(before.contains("漏看一点"), "{before}");
    let law = h.keys("<f5>").screen();
    assert!(law.contains("> ") && law.contains("渔船的第60项规定"), "{law}");
    assert_eq!(h.keys("<esc>").screen(), before);
    assert_eq!(h.keys("<f5> <enter> <esc> <f5>").screen(), before, "by way of the whole statute");
    let marked = h.keys("<f10>").screen();
    assert!(marked.contains("没有待阅的简答题"), "{marked}");
    let again = h.keys("<f6> <enter> <f5>").screen();
    assert!(again.contains("渔船的第60项规定"), "{again}");
    keep(&world, "marking_law", rooms::MARKING, "<f6> <enter> <f5>");
}

#[test]
fn whoever_answers_a_challenge_reads_the_law_and_comes_back_to_what_was_typed() {
    let world = world();
    load_penalties(&world);
    challenge(&world);
    let mut h = zh(&world, rooms::CHALLENGES);
    let before = h.keys("<enter> <tab>").screen();
    assert_eq!(h.keys("<f5> <esc>").screen(), before, "the same field");
    let before = h.keys("见第六十条 <shift-tab> <right>").screen();
    assert!(before.contains("见第六十条"), "{before}");
    let law = h.keys("<f5>").screen();
    assert!(law.contains("> ") && law.contains("渔船的第60项规定"), "{law}");
    assert_eq!(h.keys("<esc>").screen(), before);
    let answered = h.keys("<f10>").screen();
    assert!(answered.contains("已答复"), "{answered}");
    let law = h.keys("<enter> <f5>").screen();
    assert!(law.contains("渔船的第60项规定"), "{law}");
    keep(&world, "challenge_law", rooms::CHALLENGES, "<enter> <f5>");
}

#[test]
fn an_essay_is_marked_again() {
    let world = world();
    sit(&world, &world.enforcer(0));
    let mut h = zh(&world, rooms::MARKING);
    h.keys("<enter> <tab> 1 <f10>");
    keep(&world, "marked", rooms::MARKING, "<f6>");
    keep(&world, "marked_answer", rooms::MARKING, "<f6> <enter>");
    let missing = h.keys("<f6> <enter> <f10>").screen();
    assert!(missing.contains("请填写"), "{missing}");
    let again = h.keys("漏看一点 <f10>").screen();
    assert!(again.contains("已阅"), "{again}");
}

#[test]
fn a_sitting_is_scheduled_and_bad_times_are_named() {
    let world = world();
    keep(&world, "schedule", rooms::SITTINGS, "<f5>");
    let mut h = zh(&world, rooms::SITTINGS);
    h.keys("<f5> 冬季考试 <tab> <tab> <tab> 2026-12-02");
    h.keys("<space> 09:00 <tab> 2026-12-02 <space> 09:10");
    let short = h.keys("<f10>").screen();
    assert!(short.contains("开放时间短于作答时间"), "{short}");
    let keys = "<backspace> <backspace> <backspace> <backspace> <backspace> 18:00 <f10>";
    let asked = h.keys(keys).screen();
    assert!(asked.contains("2026-12-02 09:00 – 2026-12-02 18:00"), "{asked}");
    let listed = h.keys("<right> <enter>").screen();
    assert!(listed.contains("冬季考试") && listed.contains("未开始"), "{listed}");
}
