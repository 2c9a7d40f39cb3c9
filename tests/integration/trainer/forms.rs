//! The item form loses nothing that somebody did in it.

use super::{world, zh};
use crate::support::world::World;
use zhifa::app::bank::check::check;
use zhifa::app::bank::import::{Terms, import};
use zhifa::tui::action::rooms;

/// A bank with a case of two parts, and an item beside it.
fn bring_case(world: &World) {
    let bank = include_bytes!("../../fixtures/banks/valid/case_inherits.toml");
    import(&world.app, &world.trainer(), &check("试.toml", bank), Terms::default()).unwrap();
}

/// The keys from the list of banks to the form of the case.
const TO_CASE: &str = "试 <enter> <enter> <f4>";

#[test]
fn parts_that_are_added_removed_or_changed_are_asked_about_before_they_are_lost() {
    let world = world();
    bring_case(&world);
    // A part more; one less; another order; another type.
    for keys in ["<f6>", "<f7> <f8>", "<f7> <f4>", "<f7> <right>"] {
        let mut h = zh(&world, rooms::BANKS);
        let form = h.keys(TO_CASE).screen();
        assert!(form.contains("修改试题 case-1"), "{form}");
        let asked = h.keys(keys).keys("<esc>").screen();
        assert!(
            asked.contains("还没有保存") && asked.contains("修改试题 case-1"),
            "{keys}: {asked}"
        );
    }
    let mut h = zh(&world, rooms::BANKS);
    let left = h.keys(TO_CASE).keys("<f7> <esc>").screen();
    assert!(!left.contains("还没有保存") && left.contains("case-1  [案例]"), "{left}");
}

#[test]
fn what_was_typed_stays_when_the_type_changes() {
    let world = world();
    bring_case(&world);
    let mut h = zh(&world, rooms::BANKS);
    h.keys(
        "试 <enter> <f5> c <f7> 问题 <tab> 甲 <enter> 乙 <tab> B <tab> <tab> 行政处罚 <f7> <tab>",
    );
    let other = h.keys("<right> <f7>").screen();
    // Not even what cannot be read yet is gone: the citation names no article.
    for text in ["问题", "甲", "乙", "B", "行政处罚"] {
        assert!(other.contains(text), "{text}: {other}");
    }
    assert!(h.keys("<esc>").screen().contains("还没有保存"));
}

#[test]
fn a_reason_beside_no_option_is_told_and_not_dropped() {
    let world = world();
    bring_case(&world);
    let mut h = zh(&world, rooms::BANKS);
    h.keys("试 <enter> <f5> c <tab> <tab> 总则 <f7> 问题 <tab> 甲 <enter> 乙 <tab> B <tab>");
    let refused = h.keys("因甲 <enter> 因乙 <enter> 因丙 <f10>").screen();
    assert!(refused.contains("第 3 行有理由“因丙”"), "{refused}");
}
