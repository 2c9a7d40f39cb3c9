//! The acceptance walks: the real binary on a terminal of its own, over a filled demonstration.

mod board;
mod copy;
mod exam;
mod import;
mod refusal;
mod set_up;
mod terminal;

use crate::support::program::Home;
use crate::support::pty::{Kind, Pty};
use std::path::Path;
use std::sync::Arc;
use zhifa::app::account::choose::{choices, choose};
use zhifa::app::{Actor, App, Via};
use zhifa::clock::Clock;
use zhifa::entropy::Entropy;
use zhifa::store::{Location, Options};

/// Starts the demonstration and becomes whoever has this account.
fn be(home: &Home, account: &str, kind: Kind) -> Pty {
    become_on(home, &[], account, kind)
}

/// The same on the database that the arguments name.
fn become_on(home: &Home, database: &[&str], account: &str, kind: Kind) -> Pty {
    let mut pty = Pty::start(home, &[database, &["demo"]].concat(), kind);
    pty.shows(&["选择您要扮演的人", "共 242 条"]);
    pty.keys(account).shows(&[&format!("/ {account} "), "/ 242 条"]);
    // Those whose names hold this one too may stand above.
    choose_row(&mut pty, account);
    pty.keys("<enter>").shows(&["F2 命令", "1 首页"]);
    pty
}

/// Moves down a list until the row with this cell is chosen.
fn choose_row(pty: &mut Pty, cell: &str) -> String {
    loop {
        let frame = pty.until("a chosen row", |frame| chosen_row(frame).is_some());
        let row = chosen_row(&frame).unwrap().to_owned();
        if names(&row, cell) {
            return frame;
        }
        let below = |frame: &str| chosen_row(frame).is_some_and(|now| now != row);
        pty.keys("<down>").until(&format!("{cell} further down"), below);
    }
}

/// The line with the cursor.
fn chosen_row(frame: &str) -> Option<&str> {
    frame.lines().find(|line| line.contains("│ > ") || line.contains("| > "))
}

/// Whether a line has this cell; cells stand two blanks apart.
fn names(line: &str, cell: &str) -> bool {
    line.split("  ").any(|other| other.trim() == cell)
}

/// Opens the catalogue of exams.
fn catalogue(pty: &mut Pty) {
    go(pty, "room_exams").shows(&["次数", "可以参加"]);
}

/// Opens a room by the palette; its digit depends on what else a person may enter.
fn go<'a>(pty: &'a mut Pty, room: &str) -> &'a mut Pty {
    pty.keys("<f2>").shows(&["输入文字筛选"]);
    pty.keys(&format!("{room} <enter>"))
}

/// Opens a demonstration in this process, at the time of `clock` or the system's.
fn open(file: &Path, clock: Option<Clock>) -> Arc<App> {
    let location = Location::File(file.to_owned());
    let opened = App::open(&location, &Options::default(), clock, Entropy::seeded(1));
    opened.unwrap().ready().unwrap()
}

/// Whoever has this account.
fn person(app: &Arc<App>, account: &str) -> Actor {
    let people = choices(app, Via::Tui).unwrap();
    let found = people.iter().find(|actor| actor.label == account).unwrap();
    choose(app, found.account.unwrap(), Via::Tui).unwrap()
}
