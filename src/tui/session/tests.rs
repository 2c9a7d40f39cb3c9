//! The shell as a person meets it: keys in, screen out.

mod work;

use super::{Route, Shell};
use crate::domain::time::{Timestamp, Zone};
use crate::i18n::Locale;
use crate::tui::Backend;
use crate::tui::action::sample::{rooms, secret};
use crate::tui::action::shell::list;
use crate::tui::action::{ActionState, Command};
use crate::tui::effect::{Effect, Job, Lane};
use crate::tui::key::{Key, Mouse, MouseKind};
use crate::tui::look::{ColorDepth, Look};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Chrome, Cx, Screen, Ticks, Who};
use crate::tui::testkit::Harness;
use crate::tui::theme::ThemeName;
use crate::tui::widget::confirm::{Confirm, Given};
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use jiff::civil::date;
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

type Log = Arc<Mutex<Vec<String>>>;

/// What a job of the fake screen returns.
struct Loaded(u32);

type React = Box<dyn Fn(&Msg) -> Vec<Effect> + Send>;

/// A screen that writes down what it is told and does what the test says.
struct Fake {
    title: &'static str,
    actions: Vec<ActionState>,
    log: Log,
    react: React,
    captures: bool,
    filters: bool,
    exam: bool,
    unsaved: bool,
    breaks: bool,
    selection: Selection,
}

impl Fake {
    fn new(title: &'static str, log: &Log) -> Self {
        Self {
            title,
            actions: vec![],
            log: Arc::clone(log),
            react: Box::new(|_| vec![]),
            captures: false,
            filters: false,
            exam: false,
            unsaved: false,
            breaks: false,
            selection: Selection::default(),
        }
    }

    fn on(mut self, react: impl Fn(&Msg) -> Vec<Effect> + Send + 'static) -> Self {
        self.react = Box::new(react);
        self
    }

    fn actions(mut self, actions: impl IntoIterator<Item = ActionState>) -> Self {
        self.actions = actions.into_iter().collect();
        self
    }
}

const AGENCIES: [(&str, &str, &str); 3] =
    [("市场监督管理分局", "44", "38"), ("城市管理行政执法局", "35", "31"), ("鸭园镇", "6", "1")];

impl Screen for Fake {
    fn title(&self, _: &Cx) -> String {
        self.title.to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        self.actions.clone()
    }

    fn captures_text(&self) -> bool {
        self.captures
    }

    fn filters_by_typing(&self) -> bool {
        self.filters
    }

    fn in_exam(&self) -> bool {
        self.exam
    }

    fn unsaved(&self) -> bool {
        self.unsaved
    }

    fn chrome(&self) -> Chrome {
        if self.exam { Chrome::Footer } else { Chrome::Tabs }
    }

    fn ticks(&self) -> Ticks {
        if self.exam { Ticks::Second } else { Ticks::Minute }
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        let told = match msg {
            Msg::Key(key) => format!("key {key}"),
            Msg::Command(command) => format!("command {}", command.0),
            Msg::Paste(text) => format!("paste {text}"),
            Msg::Tick => "tick".into(),
            Msg::Shown => "shown".into(),
            Msg::Focus(gained) => format!("focus {gained}"),
            Msg::Reply(_) => match (msg.reply::<Loaded>(), msg.reply::<Given>()) {
                (Some(Loaded(n)), _) => format!("loaded {n}"),
                (_, Some(given)) => format!("given {given:?}"),
                _ if msg.reply::<JobFailed>().is_some() => "job failed".into(),
                _ => "reply".into(),
            },
            Msg::Mouse(_) | Msg::Resize(..) => return vec![],
        };
        if let Msg::Key(key) = msg {
            self.selection.key(*key, AGENCIES.len(), 10);
        }
        self.log.lock().unwrap().push(format!("{}: {told}", self.title));
        (self.react)(msg)
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        assert!(!self.breaks, "the view broke");
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, self.title, cx.look);
        Table::new([
            Column::left("单位", Fit::Grow(10)),
            Column::right("应持", Fit::Exact(4)),
            Column::right("持证", Fit::Exact(4)),
        ])
        .ordinal()
        .sum(Row::new(["合计", "85", "70"]))
        .view(buf, inner, self.selection, AGENCIES.len(), cx.look, |at| {
            let (name, due, have) = AGENCIES[at];
            Row::new([name, due, have])
        });
    }
}

fn monday() -> Timestamp {
    Zone::shanghai().instant(date(2026, 11, 23).at(9, 12, 0, 0))
}

fn who() -> Who {
    Who {
        name: "张三".into(),
        role: "执法人员".into(),
        agency: "市场监管".into(),
        permissions: BTreeSet::new(),
    }
}

fn shell(start: impl Fn() -> Fake + Send + 'static, log: &Log) -> Shell {
    let log = Arc::clone(log);
    Shell {
        start: Box::new(move |_| Box::new(start())),
        routes: Box::new(move |_| {
            let room = |command, title| {
                let log = Arc::clone(&log);
                Route {
                    command,
                    tab: command != rooms::AUDIT,
                    open: Box::new(move |_: &Cx| {
                        let list = [list::OPEN, list::FILTER, list::EXPORT];
                        Box::new(Fake::new(title, &log).actions(list.map(ActionState::on)))
                    }),
                }
            };
            vec![
                room(rooms::HOME, "待办"),
                room(rooms::STUDY, "学习"),
                room(rooms::EXAM, "考试"),
                room(rooms::AUDIT, "审计"),
            ]
        }),
        unlock: Arc::new(|_: &Backend, password: &str| password == "correct horse"),
        idle_lock_ms: Some(10 * 60_000),
        refused: Some(|_| Job::new(Lane::Normal, |_, _| Box::new(Loaded(403)))),
    }
}

/// What jobs of these tests run against; they never look at it.
fn backend() -> Backend {
    Backend::default()
}

/// A session whose first screen is `start`.
fn on(start: impl Fn(&Log) -> Fake + Send + 'static) -> (Harness, Log) {
    let log = Log::default();
    let own = Arc::clone(&log);
    let shell = shell(move || start(&own), &log);
    (Harness::new(shell, backend(), monday()), log)
}

/// A session in which 张三 has signed in, with a look and a size.
fn signed_in(look: Look, size: (u16, u16)) -> (Harness, Log) {
    let log = Log::default();
    let own = Arc::clone(&log);
    let start = move || {
        Fake::new("登录", &own).on(|msg| match msg {
            Msg::Shown => {
                vec![Effect::Organisation("二道江区司法局".into()), Effect::SignIn(who())]
            }
            _ => vec![],
        })
    };
    let harness = Harness::with(shell(start, &log), backend(), monday(), look, size);
    (harness, log)
}

fn at_home() -> (Harness, Log) {
    signed_in(Look::default(), (80, 24))
}

fn take(log: &Log) -> Vec<String> {
    std::mem::take(&mut *log.lock().unwrap())
}

fn snapshot(name: &str, screen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(format!("shell_{name}"), screen));
}

fn look(locale: Locale, wide: bool) -> Look {
    Look::new(locale, ThemeName::Dark, ColorDepth::Ansi16, wide)
}

#[test]
fn header_tabs_and_footer_at_both_sizes_locales_and_widths() {
    for (size, size_name) in [((80, 24), "80x24"), ((120, 40), "120x40")] {
        for locale in Locale::ALL {
            for wide in [false, true] {
                let (mut h, _) = signed_in(look(locale, wide), size);
                let width = if wide { "wide" } else { "narrow" };
                let name = format!("home_{}_{size_name}_{width}", locale.tag());
                snapshot(&name, &h.screen());
            }
        }
    }
}

#[test]
fn help_palette_and_quit_dialog() {
    let (mut h, _) = at_home();
    snapshot("help", &h.keys("<f1>").screen());
    snapshot("palette", &h.keys("<esc> ：").screen());
    snapshot("palette_filtered", &h.keys("xx").screen());
    snapshot("palette_empty", &h.keys("xyz").screen());
    h.keys("<esc>");
    snapshot("quit", &h.keys("<f12>").screen());
    assert!(!h.keys("<enter>").over(), "going back is the default");
    assert!(h.keys("ｑ <right> <enter>").over());
}

#[test]
fn too_small_is_said_and_nothing_is_typed_blindly() {
    let (mut h, log) = at_home();
    take(&log);
    h.resize(60, 15);
    assert_eq!(
        h.screen().trim_end(),
        "窗口太小:现在是 60×15,至少需要 80×24。\n请拉大窗口或缩小字号。已经开始的考试继续计时,答案不会丢失。"
    );
    h.keys("2 <enter>");
    assert_eq!(take(&log), [""; 0]);
    assert!(h.resize(80, 24).screen().contains("待办"));
}

#[test]
fn digits_open_tabs_and_the_palette_finds_rooms_by_initials() {
    let (mut h, log) = at_home();
    h.keys("３");
    assert!(take(&log).contains(&"考试: shown".to_owned()));
    h.keys("<f2> xuexi <enter>");
    assert_eq!(take(&log), ["考试: shown", "学习: shown"]);
    assert!(!h.keys("<f2>").screen().contains("审计"), "not permitted, not offered");
    let found = h.keys("shenji").screen();
    assert!(found.contains("审计") && found.contains("您没有权限"), "{found}");
    let refused = h.keys("<enter>").screen();
    assert!(refused.contains("您没有“审计”的权限。"), "{refused}");
    assert_eq!(take(&log).last().unwrap(), "学习: loaded 403", "the refusal was recorded");
}

#[test]
fn clicks_on_tabs_and_hints_act_like_their_keys() {
    let (mut h, log) = at_home();
    let click = |column, row| Msg::Mouse(Mouse { kind: MouseKind::Click, column, row });
    h.send(click(11, 1));
    assert_eq!(take(&log).last().unwrap(), "学习: shown");
    h.send(click(2, 23));
    assert_eq!(take(&log), ["学习: command open"]);
    h.send(Msg::Mouse(Mouse { kind: MouseKind::WheelDown, column: 9, row: 9 }));
    assert_eq!(take(&log), ["学习: key ↓"]);
}

#[test]
fn chinese_where_a_command_is_expected_gets_a_notice() {
    let (mut h, log) = at_home();
    take(&log);
    h.keys("张三");
    assert!(h.screen().contains("输入法在中文状态,请按 Shift"));
    assert_eq!(h.screen().matches("输入法").count(), 1);
    assert_eq!(take(&log), [""; 0]);
    assert!(!h.advance(9_000).screen().contains("输入法"));
    h.send(Msg::Paste("答案".into()));
    assert!(h.screen().contains("输入法"));
}

#[test]
fn text_fields_get_characters_and_filters_get_letters() {
    let (mut h, log) = on(|log| {
        let open = ActionState::on(list::OPEN);
        Fake { captures: true, ..Fake::new("表单", log).actions([open]) }
    });
    take(&log);
    h.keys("q张？ <enter> <f3>");
    let told = ["key q", "key 张", "key ？", "key Enter", "key F3"].map(|t| format!("表单: {t}"));
    assert_eq!(take(&log), told);

    let (mut h, log) = on(|log| {
        let open = ActionState::on(list::OPEN);
        Fake { filters: true, ..Fake::new("列表", log).actions([open]) }
    });
    take(&log);
    h.keys("q张 <enter>");
    assert_eq!(take(&log), ["列表: key q", "列表: key 张", "列表: command open"]);
    assert!(!h.over());

    let (mut h, log) = on(|log| {
        let open = ActionState::on(list::OPEN);
        Fake { filters: true, captures: true, ..Fake::new("列表", log).actions([open]) }
    });
    take(&log);
    h.keys("2 <enter>");
    assert_eq!(take(&log), ["列表: key 2", "列表: command open"], "also from the filter's line");
}

#[test]
fn disabled_and_forbidden_actions_say_why() {
    let (mut h, log) = on(|log| {
        Fake::new("成绩", log).actions([
            ActionState::off(list::EXPORT, "还没有成绩可以导出。"),
            ActionState::on(secret::SECRET),
        ])
    });
    take(&log);
    assert!(h.keys("<f9>").screen().contains("还没有成绩可以导出。"));
    assert!(h.keys("<f6>").screen().contains("您没有“看答案”的权限。"));
    assert_eq!(take(&log), ["成绩: loaded 403"], "the refusal was recorded by its job");
    assert!(!h.screen().lines().last().unwrap().contains("看答案"));
}

#[test]
fn dialogs_answer_whoever_asked() {
    let (mut h, log) = on(|log| {
        Fake::new("题库", log).on(|msg| match msg.key() {
            Some(Key::RIGHT) => {
                let question =
                    Confirm::new("撤销导入?", "这一批 120 道题将不再可见,已用于试卷的修订保留。")
                        .verb("撤销导入")
                        .danger()
                        .with_reason()
                        .with_document(false);
                vec![Effect::confirm(question, |given| given)]
            }
            _ => vec![],
        })
    });
    take(&log);
    h.keys("<right> <tab> <tab> <tab> <enter>");
    assert!(h.screen().contains("请填写这一项。"), "a reason is required");
    h.keys("重复");
    snapshot("confirm", &h.screen());
    assert_eq!(h.cursor().map(|at| at.x), Some(28), "the caret follows the reason");
    h.keys("<tab> <tab> <tab> <enter>");
    let given = r#"题库: given Given { reason: Some("重复"), document: Some("") }"#;
    assert_eq!(take(&log), ["题库: key →", "题库: shown", given]);
    h.keys("<right> <esc>");
    assert_eq!(take(&log), ["题库: key →", "题库: shown"], "going back answers nothing");
}

#[test]
fn a_panic_is_a_dialog_and_the_session_lives() {
    let (mut h, log) = on(|log| {
        Fake::new("报表", log).on(|msg| match msg.key() {
            Some(Key::LEFT) => vec![Effect::job(Lane::Long, |_: &Backend| -> Loaded {
                panic!("division by zero in a job")
            })],
            Some(Key::UP) => panic!("update broke"),
            _ => vec![],
        })
    });
    take(&log);
    h.keys("<left>");
    snapshot("job_panic", &h.screen());
    assert!(take(&log).contains(&"报表: job failed".to_owned()));
    h.keys("<enter> <up>");
    let screen = h.screen();
    assert!(screen.contains("update broke") && screen.contains("报表"), "{screen}");
    assert!(!h.keys("<enter>").screen().contains("update broke"));

    let log = Log::default();
    let own = Arc::clone(&log);
    let (mut h, _) = on(move |log| {
        let own = Arc::clone(&own);
        Fake::new("首页", log).on(move |msg| match msg.key() {
            Some(Key::RIGHT) => {
                vec![Effect::push(Fake { breaks: true, ..Fake::new("坏", &own) })]
            }
            _ => vec![],
        })
    });
    let screen = h.keys("<right>").screen();
    assert!(screen.contains("the view broke"), "{screen}");
    assert!(h.keys("<enter>").screen().contains("┌─ 首页"));
}

#[test]
fn leaving_unsaved_input_asks_first() {
    let (mut h, log) = on(|log| {
        let log = Arc::clone(log);
        Fake::new("列表", &log.clone()).on(move |msg| match msg.key() {
            Some(Key::RIGHT) => {
                vec![Effect::push(Fake { unsaved: true, ..Fake::new("表单", &log) })]
            }
            _ => vec![],
        })
    });
    assert!(h.keys("<right> <esc>").screen().contains("放弃未保存的修改?"));
    assert!(h.keys("<enter>").screen().contains("┌─ 表单"));
    take(&log);
    h.keys("<esc> <right> <enter>");
    assert_eq!(take(&log), ["表单: shown", "列表: shown"]);
}

#[test]
fn an_exam_keeps_the_person_in_and_the_lock_out() {
    let (mut h, log) = on(|log| Fake { exam: true, ..Fake::new("考试", log) });
    take(&log);
    h.keys("<esc>");
    assert_eq!(take(&log), [""; 0]);
    h.advance(3_000);
    assert_eq!(take(&log), ["考试: tick"; 3]);
    let screen = h.advance(3_600_000).keys("<f12>").screen();
    assert!(!screen.contains("锁定") && screen.contains("考试仍在计时"), "{screen}");
}

#[test]
fn an_idle_session_locks_shows_nothing_and_opens_with_the_password() {
    let (mut h, _) = at_home();
    assert!(h.advance(9 * 60_000).screen().contains("鸭园镇"));
    h.keys("<down>").advance(10 * 60_000);
    let screen = h.screen();
    snapshot("lock", &screen);
    assert!(!screen.contains("鸭园镇"));
    assert!(h.keys("wrong <enter>").screen().contains("密码不正确。"));
    h.keys("<esc> <f2> <f1>");
    assert!(h.screen().contains("屏幕已锁定"));
    assert!(h.keys("correct <space> horse <enter>").screen().contains("鸭园镇"));
}

#[test]
fn the_clock_wakes_the_session_once_a_minute() {
    let (mut h, log) = at_home();
    take(&log);
    assert_eq!(h.session().next_wake().since(monday()), 60_000);
    assert!(h.advance(60_000).screen().contains("09:13"));
    assert_eq!(take(&log), ["待办: tick"]);
}

/// What was sent to the terminal since it was last taken.
#[derive(Clone, Default)]
struct Sent(Rc<RefCell<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_a_terminal_shows_after_many_frames_is_what_was_drawn() {
    let (mut h, _) = at_home();
    let sent = Sent::default();
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 80, 24)) };
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(sent.clone()), options).unwrap();
    let size = |n| NonZeroU16::new(n).unwrap();
    let mut replay = vt100::Parser::new(size(24), size(80), 0);
    for keys in ["<f1>", "<esc>", "<f2>", "xue", "<esc>", "<f12>", "<esc>", "3", "<f2>", "<esc>"] {
        h.keys(keys);
        terminal.draw(|frame| h.session().draw(frame).unwrap()).unwrap();
        replay.process(&sent.0.take());
        let lines = replay.screen().contents();
        let shown: Vec<_> = lines.lines().map(str::trim_end).collect();
        assert_eq!(shown.join("\n").trim_end(), h.screen().trim_end(), "after {keys}");
    }
}

#[test]
fn focus_reaches_screens_below_dialogs() {
    let (mut h, log) = at_home();
    h.keys("<f1>");
    take(&log);
    h.send(Msg::Focus(false));
    assert_eq!(take(&log), ["待办: focus false"]);
}

#[test]
fn labels_of_unknown_commands_are_their_names() {
    let (mut h, _) =
        on(|log| Fake::new("旧", log).actions([ActionState::on(Command("gone")).hint("F6")]));
    assert!(h.screen().contains("F6 gone"));
}
