//! A demonstration filled once for this run of the tests; every test works on its own copy.

use super::program::Home;
use std::path::Path;
use std::sync::LazyLock;
use zhifa::app::database::backup::{backup, to_the_end};
use zhifa::app::demo::open::open;
use zhifa::app::{Actor, Via};
use zhifa::clock::Clock;
use zhifa::domain::time::{Date, Timestamp, Zone};
use zhifa::entropy::Entropy;
use zhifa::store::Location;

/// The seed of every demonstration in the tests.
pub const SEED: u64 = 7;

/// The day on which the demonstration of the snapshots stands.
pub const DAY: Date = jiff::civil::date(2026, 11, 24);

/// A user who has opened the demonstration today.
pub fn home() -> Home {
    let home = Home::new();
    std::fs::create_dir_all(home.demo_file().parent().unwrap()).unwrap();
    copy_of_today(&home.demo_file());
    home
}

/// Puts a copy of the demonstration as it stands today into a new file.
fn copy_of_today(file: &Path) {
    static TODAY: LazyLock<Vec<u8>> = LazyLock::new(|| fill(None));
    std::fs::write(file, &*TODAY).unwrap();
}

/// The account of an enforcer of today's demonstration, who is somebody else every day.
pub fn enforcer(home: &Home) -> String {
    let connection = rusqlite::Connection::open(home.demo_file()).unwrap();
    let sql = "SELECT a.sign_in_name FROM account a JOIN officer o ON o.id = a.officer_id
        WHERE o.state = 'in_service' ORDER BY a.sign_in_name LIMIT 1";
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Puts a copy of the demonstration of [`DAY`] into a new file.
pub fn copy_of_that_day(file: &Path) {
    static THAT_DAY: LazyLock<Vec<u8>> = LazyLock::new(|| fill(Some(Clock::manual(morning()))));
    std::fs::write(file, &*THAT_DAY).unwrap();
}

/// Nine o'clock of [`DAY`].
pub fn morning() -> Timestamp {
    Zone::shanghai().instant(DAY.at(9, 0, 0, 0))
}

/// The bytes of a filled database.
fn fill(clock: Option<Clock>) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("filled.db"));
    let (app, filled) = open(&location, Entropy::seeded(SEED), clock, SEED, None).unwrap();
    assert!(filled.is_some());
    let file = folder.path().join("template.db");
    backup(&app, &Actor::operator(Via::Cli), &file, &mut to_the_end).unwrap();
    std::fs::read(file).unwrap()
}
