//! Terminals of every kind: small, without colour, with few colours, in the `C` locale, and with
//! ambiguous characters two columns wide. Nothing breaks and no text is lost.

use super::{be, catalogue, choose_row};
use crate::support::demo;
use crate::support::program::Home;
use crate::support::pty::{Kind, Pty};
use unicode_width::UnicodeWidthStr;

const COLOURS: Kind =
    Kind { size: (80, 24), wide: false, slow: false, variables: &[("TERM", "xterm-256color")] };

/// Starts or goes on with a practice exam and stands on its first question.
fn sit(home: &Home, kind: Kind) -> Pty {
    let mut pty = be(home, &demo::enforcer(home), kind);
    catalogue(&mut pty);
    choose_row(&mut pty, "行政处罚法练习");
    pty.keys("<enter>").shows(&["共 40 题,满分 100 分,时间 60 分钟"]);
    pty.keys("<enter>").shows(&["剩余 ", "1.【单选"]);
    // Messages lie over the paper for a moment.
    pty.until("no message", |frame| !["您好", "已恢复"].iter().any(|text| frame.contains(text)));
    pty
}

/// What a frame says, without what a terminal's kind may change: frames, marks, breaks of lines.
/// The head with its clock, the footer, and the line above it, which a message may cover for a
/// moment, are left out.
fn words(frame: &str) -> String {
    let lines: Vec<&str> = frame.lines().collect();
    let body = &lines[2..lines.len() - 2];
    body.iter().flat_map(|line| line.chars()).filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_window_made_too_small_says_so_and_comes_back_as_it_was() {
    let home = demo::home();
    let mut pty = sit(&home, COLOURS);
    let before = words(&pty.keys("1").shows(&["已答 1/40", "已保存"]));
    let small = pty.resize((60, 15)).shows(&["窗口太小", "60×15", "80×24"]);
    assert!(small.contains("继续计时"), "{small}");
    pty.resize((120, 40)).shows(&["1.【单选", "F10 交卷"]);
    let back = pty.resize((80, 24)).shows(&["1.【单选", "F10 交卷"]);
    assert_eq!(words(&back), before);
}

#[test]
fn colours_are_never_needed() {
    let home = demo::home();
    let mut shown = Vec::new();
    let kinds: [&[(&str, &str)]; 4] = [
        &[("TERM", "xterm-256color")],
        &[("TERM", "xterm")],
        &[("TERM", "xterm-256color"), ("NO_COLOR", "1")],
        &[("TERM", "xterm"), ("LANG", "C"), ("LC_ALL", "C")],
    ];
    for variables in kinds {
        let mut pty = sit(&home, Kind { variables, ..COLOURS });
        let frame = pty.shows(&["1.【单选", "F10 交卷"]);
        let mono = variables.iter().any(|(name, _)| *name == "NO_COLOR");
        assert_eq!(pty.is_coloured(), !mono, "{variables:?}");
        shown.push(words(&frame));
        pty.kill();
    }
    assert!(shown.iter().all(|words| *words == shown[0]), "{shown:#?}");
}

#[test]
fn wide_ambiguous_characters_lose_nothing() {
    let home = demo::home();
    let wide = Kind { wide: true, ..COLOURS };
    let walk = |kind| {
        let mut pty = sit(&home, kind);
        let paper = pty.shows(&["1.【单选", "F10 交卷"]);
        pty.keys("<f9>").shows(&["离开试卷"]);
        pty.keys("<right> <enter>").shows(&["行政处罚法练习", "进行中"]);
        let catalogue = pty.shows(&["F2 命令"]);
        pty.keys("1").shows(&["待办", "请继续"]);
        [paper, catalogue]
    };
    let (narrow, wide) = (walk(COLOURS), walk(wide));
    for (narrow, wide) in narrow.iter().zip(&wide) {
        assert_eq!(words(narrow), words(wide), "{narrow}\n{wide}");
        assert!(!wide.contains('〓'), "an ambiguous frame or mark:\n{wide}");
    }
    // Between head and footer every line of a panel ends at the terminal's edge.
    let panel = wide[1].lines().skip(2).take(21);
    assert!(panel.clone().all(|line| line.width() == 80), "{}", wide[1]);
}

/// What of a frame tells how wide the program takes ambiguous characters to be.
fn is_framed_plainly(frame: &str) -> bool {
    !frame.contains('│') && frame.contains("| ")
}

#[test]
fn a_terminal_that_answers_late_is_drawn_as_it_is_and_loses_no_key() {
    let home = demo::home();
    let slow = Kind { wide: true, slow: true, ..COLOURS };
    let mut pty = Pty::start(&home, &["demo"], slow);
    // Pressed before the answer has come, and before the list is there.
    let account = demo::enforcer(&home);
    pty.keys(&format!("{account} <enter>"));
    let frame = pty.shows(&["1 首页", "待办"]);
    assert!(is_framed_plainly(&frame), "{frame}");
}

#[test]
fn a_screen_drawn_again_is_whole_and_asks_the_terminal_nothing() {
    let home = demo::home();
    let mut pty = be(&home, &demo::enforcer(&home), COLOURS);
    let before = pty.shows(&["待办", "本年学时", "我的证件"]);
    for _ in 0..3 {
        assert_eq!(words(&pty.redrawn_by("<ctrl-l>")), words(&before));
    }
    pty.keys("<f12>").shows(&["退出执法练兵?"]);
    pty.keys("<right> <enter>");
    pty.ends();
}
