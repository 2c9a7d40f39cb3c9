//! Statutes brought in from the screen: one file, several at once, and what is wrong with some.

use super::rooms::sit_with;
use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::World;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use zhifa::app::files::local::LocalFiles;
use zhifa::app::statute::list::list;
use zhifa::i18n::Locale;
use zhifa::tui::msg::Msg;
use zhifa::tui::screens::statutes::statutes_room;
use zhifa::tui::testkit::Harness;

/// A statute that does not say from when it is in force, without its second article.
const SILENT: &str = "港口秩序办法\n（2024年8月9日港口管理委员会公布）\n\
    第一条　为了维护港口秩序，制定本办法。\n第三条　船舶进港应当报告。\n";

/// A folder of a trainer, and the trainer in the room of statutes.
fn desk(world: &World, size: (u16, u16), files: &[(&str, &[u8])]) -> (TempDir, Harness) {
    let home = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let files = LocalFiles::new(home.path());
    let h = sit_with(world, world.trainer(), (Locale::Zh, size), statutes_room, files);
    (home, h)
}

/// The row of the list that holds a file.
fn row(screen: &str, file: &str) -> String {
    screen.lines().find(|line| line.contains(file)).unwrap_or_default().to_owned()
}

/// Names and versions of what is loaded.
fn loaded(world: &World) -> Vec<String> {
    let lines = list(&world.app, &world.trainer(), world.app.today()).unwrap();
    let named = lines.iter().map(|line| {
        let outline = &line.version.outline;
        format!("{} {}", outline.name, outline.version)
    });
    named.collect()
}

pub fn several_files_come_in_and_what_is_wrong_stays(database: &Database) {
    let world = World::new(database);
    let files: [(&str, &[u8]); 7] = [
        ("法/a 旧法.txt", OLD.as_bytes()),
        ("法/b.txt", NEW.as_bytes()),
        ("法/c.txt", SILENT.as_bytes()),
        ("法/图.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("法/空.txt", b""),
        ("法/别的.pdf", b"%PDF"),
        ("法/旧/又是旧法.txt", OLD.as_bytes()),
    ];
    let (_home, mut h) = desk(&world, (120, 40), &files);
    // A folder is ticked whole, with what lies below it.
    let listed = h.keys("<f5> <down> <space> <f10>").screen();
    assert!(listed.contains("6 个文件   可以导入 3、重复 1、不能导入 2"), "{listed}");
    assert!(row(&listed, "b.txt").contains("2025-05-06"), "{listed}");
    assert!(row(&listed, "c.txt").contains("提醒 2"), "{listed}");
    assert!(row(&listed, "图.txt").contains("错误 "), "{listed}");
    assert!(row(&listed, "又是旧法.txt").contains("与第 1 行重复"), "{listed}");
    assert!(listed.contains("F10 导入 3 个"), "{listed}");
    assert!(loaded(&world).is_empty(), "nothing is loaded by looking");

    let done = h.keys("<f10>").screen();
    assert!(done.contains("6 个文件   已有 1、不能导入 2、已导入 3"), "{done}");
    assert!(row(&done, "又是旧法.txt").contains("已有,相同"), "{done}");
    assert!(done.contains("已导入 3 个文件"), "{done}");
    let all = ["渔船登记法 2010-01-02", "渔船登记法 2025-05-06", "港口秩序办法 2024-08-09"];
    let mut found = loaded(&world);
    found.sort();
    assert_eq!(found, all);
    let none = h.keys("<f10>").screen();
    assert!(none.contains("没有可以导入的文件"), "{none}");
    // What is in goes out of sight with the next choice, what is not stays.
    let next = h.keys("<f5> 别的 <esc>").screen();
    assert!(next.contains("6 个文件"), "{next}");
    let next = h.keys("<f5>").send(Msg::Paste("法/b.txt".into())).keys("<enter>").screen();
    assert!(next.contains("4 个文件   已有 2、不能导入 2"), "{next}");
}

pub fn one_row_is_opened_corrected_and_loaded_alone(database: &Database) {
    let world = World::new(database);
    let files: [(&str, &[u8]); 2] = [("c.txt", SILENT.as_bytes()), ("旧法.txt", OLD.as_bytes())];
    let (_home, mut h) = desk(&world, (80, 24), &files);
    let listed = h.keys("<f5> <f6> <f10>").screen();
    assert!(listed.contains("先按 2024-08-09 计,请核对"), "the guess is told: {listed}");
    let page = h.keys("<enter>").screen();
    assert!(page.contains("c.txt:1:1") && page.contains("按 F4 写明"), "{page}");
    assert!(!page.contains(" --e") && !page.contains("用 --"), "no option: {page}");
    h.keys("<f4> <tab> <tab>");
    for _ in 0..10 {
        h.keys("<backspace>");
    }
    let wrong = h.keys("2024-13 <f10>").screen();
    assert!(wrong.contains("请写成年月日"), "{wrong}");
    let stated = h.keys("<esc> <f4> <tab> <tab> <backspace> <backspace> 31 <f10>").screen();
    assert!(stated.contains("施行  2024-08-31 起"), "{stated}");
    assert!(!stated.contains("effective_guessed"), "{stated}");
    let one = h.keys("<f10>").screen();
    assert!(one.contains("已载入《港口秩序办法》2024-08-09 的版本"), "{one}");
    assert_eq!(loaded(&world), ["港口秩序办法 2024-08-09"], "the other file waits");
    let back = h.keys("<esc>").screen();
    assert!(row(&back, "c.txt").contains("已导入"), "{back}");
    assert!(back.contains("F10 导入 1 个"), "{back}");
    assert!(h.keys("<f10>").screen().contains("已导入 2"));
}

pub fn other_words_are_replaced_after_asking(database: &Database) {
    let world = World::new(database);
    let better = NEW.replace("处五百元罚款", "处一千元罚款");
    let files: [(&str, &[u8]); 3] =
        [("1.txt", NEW.as_bytes()), ("2.txt", better.as_bytes()), ("3.txt", SILENT.as_bytes())];
    let (_home, mut h) = desk(&world, (80, 24), &files);
    let done = h.keys("<f5> <f6> <f10> <f10>").screen();
    assert!(row(&done, " 2.txt").contains("已有,文字不同"), "the second waited: {done}");
    assert!(done.contains("F10 替换 1 个"), "{done}");
    let asked = h.keys("<f10>").screen();
    assert!(asked.contains("《中华人民共和国渔船登记法》2025-05-06"), "{asked}");
    let kept = h.keys("<esc>").screen();
    assert!(row(&kept, " 2.txt").contains("文字不同"), "{kept}");
    let replaced = h.keys("<f10> <right> <enter>").screen();
    assert!(replaced.contains("已替换《中华人民共和国渔船登记法》2025-05-06"), "{replaced}");
    assert!(replaced.contains("已导入 3"), "{replaced}");
}

pub fn what_cannot_come_in_is_told_by_name(database: &Database) {
    let world = World::new(database);
    // Another statute with the same short name stands against the second file.
    let local = OLD.replacen("中华人民共和国渔船登记法", "渔船登记法", 1);
    let files: [(&str, &[u8]); 2] = [("1.txt", OLD.as_bytes()), ("2.txt", local.as_bytes())];
    let (home, mut h) = desk(&world, (120, 40), &files);
    let done = h.keys("<f5> <f6> <f10> <f10>").screen();
    assert!(done.contains("已导入 1 个文件;1 个没有导入:2.txt"), "{done}");
    assert!(row(&done, " 2.txt").contains("没有导入"), "{done}");
    let page = h.keys("<down> <enter>").screen();
    assert!(page.contains("简称已被《中华人民共和国渔船登记法》使用"), "{page}");
    // A file that was mended says so at once.
    fs::write(home.path().join("2.txt"), SILENT).unwrap();
    let mended = h.keys("<f6>").screen();
    assert!(mended.contains("文件可以导入;提醒 2 处"), "{mended}");
    // A file that is gone by now is told as well, and a folder without statutes.
    fs::remove_file(home.path().join("2.txt")).unwrap();
    let gone = h.keys("<f6>").screen();
    assert!(gone.contains("2.txt;请检查文件名"), "{gone}");
    let empty = home.path().join("空");
    fs::create_dir(&empty).unwrap();
    assert!(typed(&mut h, &empty).contains("没有 .txt .docx .md 文件"));
    let missing = typed(&mut h, &home.path().join("没有.txt"));
    assert!(missing.contains("没有.txt;请检查文件名"), "{missing}");
}

pub fn an_amendment_tells_what_it_puts_in_doubt(database: &Database) {
    let world = World::new(database);
    let files: [(&str, &[u8]); 2] = [("1.txt", OLD.as_bytes()), ("2.txt", NEW.as_bytes())];
    let (_home, mut h) = desk(&world, (80, 24), &files);
    h.keys("<f5> 1.txt <enter> <f10> <esc>");
    super::doubts::bring(&world);
    // The earlier version is there word for word; the later one touches five items.
    let done = h.keys("<f5> <f6> <f10> <f10>").screen();
    assert!(done.contains("已有 1、已导入 1、因修法存疑 5 题,按 Tab 处理"), "{done}");
    let page = h.keys("<down> <enter>").screen();
    assert!(page.contains("题库“渔船登记”有 5 题所依据的条文有变"), "{page}");
    assert!(h.keys("<tab>").screen().contains("共 5 条"));
}

/// Names a path in a fresh import.
fn typed(h: &mut Harness, path: &Path) -> String {
    h.keys("<esc> <esc> <f5> <esc>").send(Msg::Paste(path.display().to_string()));
    h.keys("<f10>").screen()
}
