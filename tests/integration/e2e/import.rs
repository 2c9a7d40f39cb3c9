//! The trainer's import: five mistakes found in one run, then corrected, taken back, brought in
//! again, exported, and one item edited.

use super::{be, choose_row, go, names};
use crate::support::demo;
use crate::support::pty::{Kind, Pty};
use zhifa::app::bank::check::check;
use zhifa::i18n::Locale;

const BROKEN: &str = include_str!("../../fixtures/banks/invalid/five_mistakes.toml");

/// Each mistake and what it should have been.
const CORRECTIONS: [(&str, &str); 5] = [
    ("key = \"E\"", "key = \"B\""),
    ("option.A = \"甲\"\nkey = \"A\"\nwhy.A = \"理由甲\"\n", TWO_OPTIONS),
    ("第八十七条", "第八十六条"),
    ("id = \"a\"\ntype = \"true_false\"", "id = \"d\"\ntype = \"true_false\""),
    ("stem = \"一句话。\nkey", "stem = \"一句话。\"\nkey"),
];

const TWO_OPTIONS: &str = "option.A = \"甲\"\noption.B = \"乙\"\nkey = \"A\"\nwhy.A = \"理由甲\"\n\
                           why.B = \"理由乙\"\n";

/// Asks for the import of a file.
fn choose(pty: &mut Pty, file: &str) {
    pty.keys("<f6>").shows(&["文件或文件夹", "筛选或路径"]);
    pty.paste(file);
    pty.until("the path", |frame| frame.contains("bank.toml"));
    pty.keys("<enter>");
}

/// How many items the test's bank has in the list of banks, which is on screen.
fn listed(frame: &str) -> Option<Option<u32>> {
    let on_screen = frame.contains("F6 导入") && frame.contains("行政处罚法");
    let row = frame.lines().find(|line| names(line, "试"));
    let items = row.and_then(|row| row.split_whitespace().skip_while(|cell| *cell != "试").nth(3));
    on_screen.then_some(items.and_then(|items| items.parse().ok()))
}

/// Agrees to what the dialog asks, which stands on 返回 at first.
fn agree(pty: &mut Pty, question: &str) {
    pty.shows(&[question, "[> 返回 ]"]);
    pty.keys("<right> <enter>");
}

/// Brings a sound file in, from the list of banks.
fn bring_in(pty: &mut Pty, file: &str) {
    choose(pty, file);
    pty.shows(&["共 5 题,没有错误", "导入后的变化"]);
    pty.keys("<f10>");
    agree(pty, "将写入题库“试”");
    // The page itself, not a message that an earlier import has left for a moment.
    pty.shows(&["按 F8 撤销这次导入", "已导入题库“试”"]);
}

#[test]
fn five_mistakes_are_shown_and_the_corrected_bank_comes_in_goes_out_and_is_edited() {
    let home = demo::home();
    let path = home.path().join("bank.toml");
    let file = path.display().to_string();
    std::fs::write(&path, BROKEN).unwrap();
    let mut pty = be(&home, "trainer", Kind { size: (120, 40), ..Kind::default() });
    go(&mut pty, "room_banks").until("the banks", |frame| listed(frame) == Some(None));

    choose(&mut pty, &file);
    pty.shows(&["有 5 个错误", "不能导入"]);
    let draft = check("bank.toml", BROKEN.as_bytes());
    assert_eq!(draft.issues.len(), 5);
    for (n, issue) in (1..).zip(&draft.issues) {
        let place = &issue.place;
        let heading = format!("问题 {n} / 5   第 {} 行第 {} 列", place.line, place.column);
        if n == 5 {
            // The last one lies below the fold.
            pty.keys("<pgdn>");
        }
        pty.shows(&[&heading, issue.message(Locale::Zh)]);
    }
    pty.keys("<f10>").shows(&["文件有错误,改好后才能导入"]);
    pty.keys("<esc>").until("no such bank", |frame| listed(frame) == Some(None));

    let mended = CORRECTIONS.iter().fold(BROKEN.to_owned(), |text, (wrong, right)| {
        assert_eq!(text.matches(wrong).count(), 1, "{wrong}");
        text.replace(wrong, right)
    });
    std::fs::write(&path, &mended).unwrap();
    bring_in(&mut pty, &file);
    pty.keys("<f8>");
    agree(&mut pty, "撤销“");
    pty.shows(&["已撤销"]);
    pty.until("an empty bank", |frame| listed(frame) == Some(Some(0)));
    bring_in(&mut pty, &file);
    pty.keys("<esc>").until("a full bank", |frame| listed(frame) == Some(Some(5)));

    let database = home.demo_file().display().to_string();
    let exported = home.run(&["--database", &database, "bank", "export", "试"]);
    let normal = |text: &[u8]| check("bank.toml", text).value.unwrap();
    assert_eq!(normal(&exported.stdout), normal(mended.as_bytes()));

    choose_row(&mut pty, "试");
    pty.keys("<enter>").shows(&["题库 试", "哪一项对"]);
    // The import that was taken back and came again has left one revision.
    pty.keys("<enter>").shows(&["第 1 次修订,共 1 次"]);
    pty.keys("<f4>").shows(&["F10 保存"]);
    pty.keys("<tab> <tab> 改措辞 <f7> 请问 <f10>");
    pty.shows(&["第 2 次修订,共 2 次", "修订说明:改措辞", "请问"]);
    pty.keys("<left>").until("the revision before it", |frame| {
        frame.contains("第 1 次修订,共 2 次") && !frame.contains("请问")
    });
}
