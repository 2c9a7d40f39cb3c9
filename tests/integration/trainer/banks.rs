//! Banks, items, the item form, import with undo, blueprints.

use super::{keep, world, zh};
use std::io::Write;
use zhifa::tui::action::rooms;

#[test]
fn banks_items_and_one_item() {
    let world = world();
    keep(&world, "banks", rooms::BANKS, "");
    keep(&world, "items", rooms::BANKS, "<enter>");
    keep(&world, "item", rooms::BANKS, "<enter> <enter>");
    keep(&world, "item_form_head", rooms::BANKS, "<enter> <f5>");
    keep(&world, "item_form_part", rooms::BANKS, "<enter> <enter> <f4> <f7>");
    keep(&world, "blueprints", rooms::BLUEPRINTS, "");
    keep(&world, "blueprint", rooms::BLUEPRINTS, "<enter>");
}

#[test]
fn a_change_that_breaks_rules_is_held_up_and_a_retired_item_leaves_the_list() {
    let world = world();
    let mut h = zh(&world, rooms::BANKS);
    // The statute is not in the header of this bank, so the rules hold the change up at its field.
    let refused = h.keys("<enter> <enter> <f4> <tab> <tab> 改措辞 <f7> 甲 <f10>").screen();
    assert!(refused.contains("法律依据") && refused.contains("没有列出法律"), "{refused}");
    let mut h = zh(&world, rooms::BANKS);
    let before = h.keys("<enter>").screen();
    assert!(before.contains("共 8 条"), "{before}");
    h.keys("<enter> <f8> 过时 <tab> <tab> <enter> <esc>");
    let after = h.advance(10_000).screen();
    assert!(after.contains("共 7 条"), "{after}");
    assert!(h.keys("<f9>").screen().contains("共 1 条"));
}

#[test]
fn an_edited_item_shows_two_revisions() {
    let world = world();
    let bank = include_bytes!("../../../question_banks/行政处罚法.toml");
    let draft = zhifa::app::bank::check::check("行政处罚法.toml", bank);
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft).unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<down> <enter> <enter> <f4> <tab> <tab> 改措辞 <f7> 请问 <f10>");
    let edited = h.screen();
    assert!(edited.contains("第 2 次修订,共 2 次") && edited.contains("请问"), "{edited}");
    assert!(edited.contains("修订说明:改措辞") && edited.contains("stem"), "{edited}");
    let before = h.keys("<left>").screen();
    assert!(before.contains("旧版") && !before.contains("请问"), "{before}");
}

#[test]
fn a_file_is_previewed_imported_and_undone() {
    let world = world();
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    let bank = include_str!("../../../question_banks/行政处罚法.toml");
    file.write_all(bank.as_bytes()).unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<f6>");
    h.send(zhifa::tui::msg::Msg::Paste(file.path().display().to_string()));
    let preview = h.keys("<enter>").screen();
    assert!(preview.contains("导入后的变化") && preview.contains("没有错误"), "{preview}");
    let done = h.keys("<f10> <right> <enter>").screen();
    assert!(done.contains("已导入题库“行政处罚法”"), "{done}");
    let undone = h.keys("<f8> <right> <enter>").screen();
    assert!(!undone.contains("共 2 条"), "{undone}");
    assert!(undone.contains("已撤销"), "{undone}");
}

#[test]
fn mistakes_are_shown_at_their_place() {
    let world = world();
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    file.write_all("[bank]\nname = \"甲\"\npurpose = \"exam\"\n\n[[item]]\nid = 3\n".as_bytes())
        .unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<f6>");
    h.send(zhifa::tui::msg::Msg::Paste(file.path().display().to_string()));
    let issues = h.keys("<enter>").screen();
    assert!(issues.contains("不能导入") && issues.contains("第 1 行"), "{issues}");
    assert!(h.keys("<f10>").screen().contains("文件有错误"));
}
