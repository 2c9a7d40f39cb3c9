//! Marking, results, 成绩确认, scheduling.

use super::{keep, sit, world, zh};
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
