//! Blueprints: written in forms, held against the banks as one types, revised, retired.

use super::{keep, world, zh};
use zhifa::app::blueprint::list::{list, retired};
use zhifa::app::blueprint::show::show;
use zhifa::domain::blueprint::Row;
use zhifa::domain::item::ItemType;
use zhifa::domain::points::Points;
use zhifa::domain::scoring::ScoringRule;
use zhifa::tui::action::rooms;

/// Keys that delete what a short field holds.
const CLEAR: &str = "<ctrl-u>";

#[test]
fn every_page_of_the_editor_is_kept() {
    let world = world();
    keep(&world, "blueprint_editor_new", rooms::BLUEPRINTS, "<f5>");
    keep(&world, "blueprint_editor", rooms::BLUEPRINTS, "<f4>");
    keep(&world, "blueprint_editor_section", rooms::BLUEPRINTS, "<f4> <pgdn> <pgdn> <pgdn>");
    let short = format!("<f4> <pgdn> <pgdn> {CLEAR} 9");
    keep(&world, "blueprint_editor_short", rooms::BLUEPRINTS, &short);
    keep(&world, "blueprint_editor_pick", rooms::BLUEPRINTS, "<f4> <pgdn> <pgdn> <tab> <f9>");
}

#[test]
fn a_blueprint_is_written_without_a_text_editor() {
    let world = world();
    let mut h = zh(&world, rooms::BLUEPRINTS);
    // Name, code, the bank from the list, minutes, pass mark, a share for few right options.
    h.keys("<f5> 周测 <tab> weekly <tab> <f9>");
    let banks = h.screen();
    assert!(banks.contains("甲(8 题)"), "{banks}");
    h.keys(&format!("<space> <enter> <tab> {CLEAR} 30 <tab> {CLEAR} 3.5 <tab> 2"));
    // The first section: two single items of one topic.
    h.keys(&format!("<pgdn> <tab> {CLEAR} 1 <pgdn> {CLEAR} 2 <tab> <f9> <space> <enter>"));
    // A second section, moved before the first: multiple choice, two points each.
    h.keys(&format!("<f5> 2 <tab> {CLEAR} 2 <pgdn> {CLEAR} 2 <pgup> <f3>"));
    let written = h.screen();
    assert!(written.contains("题库够用"), "{written}");
    assert!(written.contains("选 AB 得 1 分") && written.contains("共 4 题,6 分"), "{written}");
    let saved = h.keys("<f10>").screen();
    assert!(saved.contains("组卷方案“周测”已建立"), "{saved}");
    let stored = show(&world.app, &world.trainer(), "weekly").unwrap();
    let body = &stored.body;
    assert_eq!((stored.number, body.minutes, body.pass_mark), (1, 30, Points(350)));
    assert_eq!(body.scoring, ScoringRule::Partial { percent: 50 });
    assert_eq!(body.kinds(), [ItemType::Multiple, ItemType::Single]);
    assert_eq!(body.sections[1].rows, [Row { topics: vec!["总则".into()], ..Row::any(2) }]);
}

#[test]
fn what_is_short_is_named_while_typing_and_saved_only_when_asked() {
    let world = world();
    let mut h = zh(&world, rooms::BLUEPRINTS);
    let short = h.keys(&format!("<f4> <pgdn> <pgdn> {CLEAR} 9")).screen();
    assert!(short.contains("要 9 题,只有 4 题;请改为 4 题"), "{short}");
    let asked = h.keys("<f10>").screen();
    assert!(asked.contains("仍要保存吗"), "{asked}");
    let saved = h.keys("<right> <enter>").screen();
    assert!(saved.contains("第 3 次修订") && saved.contains("缺 1 处"), "{saved}");
    // The sitting that was scheduled before keeps its revision.
    let paper = zhifa::app::exam::start::start(&world.app, &world.enforcer(1), world.practice);
    assert_eq!(paper.unwrap().paper.len(), 8);
}

#[test]
fn broken_rules_lead_to_their_field() {
    let world = world();
    let mut h = zh(&world, rooms::BLUEPRINTS);
    h.keys(&format!("<f4> <pgdn> <tab> {CLEAR} 0 <pgup> <f10>"));
    let refused = h.screen();
    assert!(refused.contains("第 1 部分每题分值应当大于零"), "{refused}");
    assert!(refused.contains("每题分值") && !refused.contains("及格分"), "{refused}");
    let left = h.keys("<esc>").screen();
    assert!(left.contains("没有保存") || left.contains("放弃"), "{left}");
}

#[test]
fn somebody_elses_revision_is_not_overwritten() {
    let world = world();
    let (trainer, app) = (world.trainer(), &world.app);
    let mut h = zh(&world, rooms::BLUEPRINTS);
    h.keys("<f4> 甲");
    let stored = show(app, &trainer, "small").unwrap();
    let other = zhifa::domain::blueprint::Blueprint { minutes: 25, ..stored.body };
    zhifa::app::blueprint::revise::revise(app, &trainer, stored.number, other.clone()).unwrap();
    let refused = h.keys("<f10>").screen();
    assert!(refused.contains("别人已保存了第 3 次修订"), "{refused}");
    assert_eq!(show(app, &trainer, "small").unwrap().body, other);
    let twice = zhifa::app::blueprint::create::create(app, &trainer, other).unwrap_err();
    assert!(twice.message(zhifa::i18n::Locale::Zh).contains("已被另一个组卷方案使用"));
}

#[test]
fn a_retired_blueprint_is_offered_no_more_and_can_come_back() {
    let world = world();
    let (app, trainer) = (&world.app, world.trainer());
    let mut h = zh(&world, rooms::BLUEPRINTS);
    let done = h.keys("<f8> 换新方案 <tab> <tab> <enter>").screen();
    assert!(done.contains("已停用") && done.contains("还没有组卷方案"), "{done}");
    assert_eq!((list(app, &trainer).unwrap().len(), retired(app, &trainer).unwrap().len()), (0, 1));
    let paper = zhifa::app::exam::start::start(app, &world.enforcer(1), world.practice);
    assert_eq!(paper.unwrap().paper.len(), 8);
    let back = h.advance(10_000).keys("<f10> <f8>").screen();
    assert!(back.contains("已恢复使用") && back.contains("没有停用的"), "{back}");
    assert_eq!(list(app, &trainer).unwrap().len(), 1);
    let copied = h.advance(10_000).keys("<f10> <enter> <f6>").screen();
    assert!(copied.contains("小测(副本)") && copied.contains("small-2"), "{copied}");
}
