//! The room in which the database is looked after, by keys, on a database in a file.

use crate::support::demo;
use zhifa::app::open::Opened;
use zhifa::app::{App, Session};
use zhifa::clock::Clock;
use zhifa::domain::attachment::Fingerprint;
use zhifa::entropy::Entropy;
use zhifa::store::{Location, Options};
use zhifa::tui::effect::Link;
use zhifa::tui::executor::run_job;
use zhifa::tui::key::Key;
use zhifa::tui::msg::Msg;
use zhifa::tui::rooms::shell;
use zhifa::tui::session::Order;
use zhifa::tui::testkit::Harness;

/// The room, as the administrator of the demonstration reaches it from what waits on their page.
fn room(file: &std::path::Path) -> Harness {
    demo::copy_of_that_day(file);
    let clock = Clock::manual(demo::morning());
    let location = Location::File(file.to_owned());
    let opened = App::open(&location, &Options::default(), Some(clock), Entropy::seeded(1));
    let Ok(Opened::Ready(app)) = opened else { panic!("the demonstration does not open") };
    let mut h = Harness::new(shell(true, None), Session::new(app), demo::morning());
    h.keys("admin <enter> <enter>");
    h
}

#[test]
fn a_backup_is_made_proved_and_listed_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = room(&folder.path().join("demo.db"));
    h.keys("<f5>");
    assert!(h.screen().contains("✓ 完好"), "{}", h.screen());
    let copy = folder.path().join("copy.db");
    let path = copy.to_str().unwrap().to_owned();
    let emptied = "<backspace> ".repeat(40);
    h.keys(&format!("<f10> {emptied}{path} <f10>"));
    let screen = h.screen();
    let sha256 = Fingerprint::of(&std::fs::read(&copy).unwrap()).to_string();
    assert!(screen.contains("✓ 已备份到") && screen.contains(&sha256), "{screen}");
    assert!(screen.contains("zhifa db restore"), "{screen}");
    h.keys(&format!("<f10> {emptied}{path} <f10>"));
    assert!(h.screen().contains("已存在,没有覆盖"), "{}", h.screen());
}

#[test]
fn who_leaves_the_room_learns_what_came_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = room(&folder.path().join("demo.db"));
    h.keys_before_jobs("<f5> <esc>");
    let screen = h.screen();
    assert!(screen.contains("完好:") && !screen.contains("备份记录"), "{screen}");
    let mut h = room(&folder.path().join("second.db"));
    let path = folder.path().join("copy.db").to_str().unwrap().to_owned();
    h.keys(&format!("<f10> {}{path}", "<backspace> ".repeat(40)));
    let now = h.now();
    h.session().handle(Msg::Key(Key::f(10)), now);
    // The dialog looks whether the file is there; what it answers starts the backup.
    for order in h.session().take_orders() {
        let Order::Job(to, job) = order else { continue };
        let done = run_job(h.backend(), to, job, &Link::new(to, |_| {}));
        h.session().done(done, now);
    }
    // Esc would break it off.
    h.keys_before_jobs("1");
    let screen = h.screen();
    assert!(screen.contains("已备份到") && !screen.contains("备份记录"), "{screen}");
}
