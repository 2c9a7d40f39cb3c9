//! One key in an exam: from the keyboard to the frame that says the answer is saved, through the
//! real program, a real file and a terminal.

use crate::glass::Glass;
use crate::report::{Report, Samples};
use crate::support::database::Database;
use crate::support::demo;
use std::path::Path;
use zhifa::app::Via;
use zhifa::app::account::choose::choices;
use zhifa::app::exam::catalogue::catalogue;
use zhifa::app::exam::start::start;

/// Keys that are timed.
const KEYS: usize = 1_000;

pub fn run(report: &mut Report) {
    let database = Database::sqlite();
    let app = demo(&database);
    // Somebody whose account no other account's name contains, already in the middle of an exam.
    let people = choices(&app, Via::Tui).unwrap();
    let alone =
        |label: &str| people.iter().filter(|other| other.label.contains(label)).count() == 1;
    let who = people.iter().find(|a| a.officer().is_some() && alone(&a.label)).unwrap();
    let offered = catalogue(&app, who).unwrap();
    let open = offered.iter().find(|entry| entry.closed.is_none()).unwrap();
    start(&app, who, open.listed.sitting.id).unwrap();
    drop(app);

    let folder = tempfile::tempdir().unwrap();
    let file = database.file();
    let program = Path::new(env!("CARGO_BIN_EXE_zhifa"));
    let arguments = ["--database", file.to_str().unwrap()];
    let mut glass = Glass::start(program, &arguments, folder.path());
    glass.until("whom to be", |text| text.contains("选择您要扮演的人") && text.contains("条"));
    glass.press(&who.label);
    glass.until("the name", |text| text.contains(&format!("/ {}", who.label)));
    glass.press("\r");
    glass.until("the home page", |text| text.contains("作答进行中"));
    // What waits first is the exam; its cover page may stand before it.
    glass.press("\r");
    let paper = |text: &str| text.contains("已答 ");
    glass.until("paper or cover", |text| paper(text) || text.contains("接着作答"));
    if !paper(&glass.text()) {
        glass.press("\r");
        glass.until("the paper", paper);
    }
    let mut times = Vec::with_capacity(KEYS);
    for n in 0..KEYS {
        let key = if n % 2 == 0 { "1" } else { "2" };
        let pressed = glass.press(key);
        let saved = glass.until("the receipt", |text| {
            let chosen = text.lines().any(|line| {
                line.contains(&format!("(x) {key} ")) || line.contains(&format!("[x] {key} "))
            });
            chosen && text.contains("已保存") && !text.contains("尚未保存")
        });
        times.push(saved - pressed);
    }
    report.p99("key → frame with a durable save", "SQLite", &Samples::new(times), 10.0);
}
