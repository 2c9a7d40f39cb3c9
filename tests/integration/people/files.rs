//! Choosing a file by keys alone.

use std::fs;
use std::sync::Arc;
use tempfile::TempDir;
use zhifa::app::Session;
use zhifa::app::export::{Export, Identity};
use zhifa::app::files::local::LocalFiles;
use zhifa::tui::action::ActionState;
use zhifa::tui::effect::Effect;
use zhifa::tui::key::Key;
use zhifa::tui::msg::Msg;
use zhifa::tui::overlay::files::{OpenFile, Picked, PickedSeveral, SaveFile};
use zhifa::tui::screen::{Cx, Screen};
use zhifa::tui::session::Shell;
use zhifa::tui::testkit::Harness;

use crate::support::database::Database;
use crate::support::world::{noon, open};

/// A screen that asks for a file on →, for several on ↓, saves one on ←, and tells what was picked.
#[derive(Default)]
struct Asker {
    picked: String,
}

impl Screen for Asker {
    fn title(&self, _: &Cx) -> String {
        String::new()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        if let Some(Picked { path }) = msg.reply::<Picked>() {
            self.picked.clone_from(path);
        }
        if let Some(PickedSeveral { paths }) = msg.reply::<PickedSeveral>() {
            let names = paths.iter().filter_map(|path| path.rsplit('/').next());
            self.picked = names.collect::<Vec<_>>().join("|");
        }
        match msg {
            Msg::Key(Key::DOWN) => vec![Effect::overlay(OpenFile::several("选择名册", &["csv"]))],
            Msg::Key(Key::RIGHT) => vec![Effect::overlay(OpenFile::new("选择名册", &["csv"]))],
            Msg::Key(Key::LEFT) => {
                let make = |_: &Session, identity| {
                    let bytes = if identity == Identity::Full { b"full" } else { b"mask" };
                    Ok(Export { bytes: bytes.to_vec(), rows: 3 })
                };
                let save = SaveFile::new("人员.csv", &["csv"], make).offering_full_numbers();
                vec![Effect::overlay(save)]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut ratatui::Frame, area: ratatui::layout::Rect, _: &Cx) {
        frame.buffer_mut().set_string(
            area.x,
            area.y,
            format!("<{}>", self.picked),
            ratatui::style::Style::new(),
        );
    }
}

/// A home with rosters in a folder, and a session on it.
fn home() -> (TempDir, Harness) {
    let home = tempfile::tempdir().unwrap();
    let rosters = home.path().join("名册");
    fs::create_dir(&rosters).unwrap();
    for name in ["张庄镇.csv", "城管局.csv", "城管局.xlsx", "说明.txt"] {
        fs::write(rosters.join(name), "x").unwrap();
    }
    fs::write(home.path().join(".hidden.csv"), "").unwrap();
    let app = open(&Database::sqlite(), noon());
    let session = Session::with_files(Arc::clone(&app), LocalFiles::new(home.path()));
    let shell = Shell {
        start: Box::new(|_| Box::new(Asker::default())),
        ..zhifa::tui::rooms::shell(false, None)
    };
    (home, Harness::new(shell, session, noon()))
}

#[test]
fn folders_are_walked_and_filtered_by_pinyin() {
    let (home, mut h) = home();
    let first = h.keys("<right>").screen();
    assert!(first.contains("名册/") && !first.contains(".hidden"), "{first}");
    let inside = h.keys("<down> <right>").screen();
    assert!(inside.contains("张庄镇.csv") && inside.contains("城管局.csv"), "{inside}");
    assert!(!inside.contains("说明.txt"), "only what can be imported: {inside}");
    assert!(h.keys("<f5>").screen().contains("说明.txt"));
    let filtered = h.keys("<f5> zz").screen();
    assert!(filtered.contains("张庄镇.csv") && !filtered.contains("城管局"), "{filtered}");
    let picked = h.keys("<enter>").screen();
    let expected = home.path().canonicalize().unwrap().join("名册/张庄镇.csv");
    assert!(picked.contains(&format!("<{}>", expected.display())), "{picked}");
    let again = h.keys("<right>").screen();
    assert!(again.contains("张庄镇.csv"), "the next time begins in the same folder: {again}");
    assert!(h.keys("<left>").screen().contains("名册/"));
}

#[test]
fn a_path_is_typed_completed_and_refused_in_words() {
    let (home, mut h) = home();
    h.keys("<right>").send(Msg::Paste("~/名册/城".into()));
    let completed = h.keys("<tab>").screen();
    assert!(completed.contains("~/名册/城管局.csv"), "{completed}");
    let picked = h.keys("<enter>").screen();
    assert!(picked.contains("城管局.csv>"), "{picked}");
    h.keys("<right>").send(Msg::Paste("~/没有/".into()));
    let refused = h.screen();
    assert!(refused.contains("没有") && refused.contains("请检查文件名和文件夹"), "{refused}");
    let nothing = h.keys("<enter>").screen();
    assert!(nothing.contains("选择名册"), "nothing is chosen: {nothing}");
    drop(home);
}

#[test]
fn saving_asks_before_it_replaces() {
    let (home, mut h) = home();
    let saved = h.keys("<left> <enter>").screen();
    assert!(saved.contains("已导出 3 条"), "{saved}");
    let file = home.path().join("人员.csv");
    assert_eq!(fs::read(&file).unwrap(), b"mask");
    let asks = h.keys("<left> <enter>").screen();
    assert!(asks.contains("已存在") && asks.contains("覆盖"), "{asks}");
    h.keys("<enter>");
    assert_eq!(fs::read(&file).unwrap(), b"mask", "going back keeps the old file");
    h.keys("<enter> <right> <enter>");
    assert_eq!(fs::read(&file).unwrap(), b"mask");
    let missing = h.keys("<left>").screen();
    assert!(missing.contains("人员.csv"), "{missing}");
}

#[test]
fn full_numbers_are_only_offered_to_whoever_may_see_them() {
    let (home, mut h) = home();
    let refused = h.keys("<left> <f6>").screen();
    assert!(refused.contains("没有"), "nobody is signed in: {refused}");
    h.keys("<enter>");
    assert_eq!(fs::read(home.path().join("人员.csv")).unwrap(), b"mask");
}

#[test]
fn several_files_and_folders_are_ticked_and_opened_together() {
    let (home, mut h) = home();
    fs::create_dir(home.path().join("名册/旧 名册")).unwrap();
    fs::write(home.path().join("名册/旧 名册/a.csv"), "x").unwrap();
    let nothing = h.keys("<down> <f10>").screen();
    assert!(nothing.contains("还没有勾选文件"), "{nothing}");
    // The folder 旧 名册, then the first file of two.
    let ticked = h.keys("<down> <right> <down> <space> <space>").screen();
    assert!(ticked.contains("已勾选 2 个") && ticked.contains("*旧 名册/"), "{ticked}");
    let filtered = h.keys("zz <space>").screen();
    assert!(filtered.contains("已勾选 3 个"), "ticks stay while one filters: {filtered}");
    let opened = h.keys("<f10>").screen();
    assert!(opened.contains("<城管局.csv|张庄镇.csv|旧 名册>"), "{opened}");
    // All files shown, and once more none of them; folders are not among them.
    let all = h.keys("<down> <f6>").screen();
    assert!(all.contains("已勾选 2 个") && !all.contains("*旧 名册"), "{all}");
    let none = h.keys("<f6>").screen();
    assert!(!none.contains("已勾选"), "{none}");
    // A blank goes into a path that goes on with it, and ticks otherwise.
    h.send(Msg::Paste("~/名册/旧".into()));
    let typed = h.keys("<space> 名").screen();
    assert!(typed.contains("~/名册/旧 名") && !typed.contains("已勾选"), "{typed}");
    assert!(h.keys("<space>").screen().contains("已勾选 1 个"));
    let single = h.keys("<esc> <down> zz <enter>").screen();
    assert!(single.contains("<张庄镇.csv>"), "without ticks Enter opens one: {single}");
}
