//! The manager's board and the report tell the same numbers, on any day.

use super::{be, go};
use crate::support::demo;
use crate::support::program::Home;
use crate::support::pty::Kind;
use serde_json::Value;
use std::collections::BTreeMap;

/// The columns of the board, in its order.
const COLUMNS: [&str; 8] =
    ["due", "held", "held_expiring", "uninspected", "expired", "suspended", "pending", "without"];

/// The numbers of every row by agency, the sum under 合计.
type Numbers = BTreeMap<String, [u64; 8]>;

/// What stands on screen: rows that end with eight numbers.
fn on_screen(frame: &str) -> Numbers {
    let rows = frame.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches(['│', ' ', '>']).split_whitespace().collect();
        let (names, numbers) = cells.split_at_checked(cells.len().checked_sub(8)?)?;
        let numbers: Vec<u64> = numbers.iter().map_while(|cell| cell.parse().ok()).collect();
        let name = names.iter().find(|cell| cell.parse::<u64>().is_err())?;
        Some(((*name).to_owned(), numbers.try_into().ok()?))
    });
    rows.collect()
}

/// The day in the board's title.
fn day(frame: &str) -> String {
    let (_, after) = frame.split_once("截至 ").unwrap();
    after.chars().take("2026-11-24".len()).collect()
}

fn reported(home: &Home, as_of: &str) -> Numbers {
    let file = home.demo_file().display().to_string();
    let arguments = ["--database", &file, "report", "credentials", "--as-of", as_of];
    let report = home.json(&arguments);
    assert_eq!(report["as_of"], as_of);
    let numbers = |row: &Value| COLUMNS.map(|column| row[column].as_u64().unwrap());
    let rows = report["items"].as_array().unwrap();
    let mut all: Numbers =
        rows.iter().map(|row| (row["agency"].as_str().unwrap().to_owned(), numbers(row))).collect();
    assert_eq!(all.len(), rows.len(), "two agencies of one name");
    all.insert("合计".to_owned(), numbers(&report["total"]));
    all
}

fn sums_up(numbers: &Numbers) {
    let rows = numbers.iter().filter(|(name, _)| *name != "合计");
    let sum = rows.fold([0; 8], |mut sum, (_, row)| {
        sum.iter_mut().zip(row).for_each(|(sum, n)| *sum += n);
        sum
    });
    assert_eq!(sum, numbers["合计"]);
    for (name, row) in numbers {
        let [due, held, _, uninspected, expired, suspended, pending, without] = *row;
        let people = held + uninspected + expired + suspended + pending + without;
        assert_eq!(due, people, "{name}: each person once");
    }
}

#[test]
fn the_board_says_what_the_report_says_today_and_in_a_year() {
    let home = demo::home();
    let mut pty = be(&home, "manager", Kind { size: (120, 40), ..Kind::default() });
    let frame = go(&mut pty, "room_board").shows(&["截至 ", "合计"]);
    let today = on_screen(&frame);
    assert_eq!(today.len(), 22, "21 agencies and the sum\n{frame}");
    assert_eq!(today, reported(&home, &day(&frame)));
    sums_up(&today);

    let first = day(&frame);
    let frame = pty.keys("<f6>").until("another day", |frame| {
        frame.contains("截至 ") && day(frame) != first && on_screen(frame) != today
    });
    let in_a_year = on_screen(&frame);
    assert_eq!(in_a_year, reported(&home, &day(&frame)));
    sums_up(&in_a_year);
    let (now, then) = (today["合计"], in_a_year["合计"]);
    assert_eq!(now[0], then[0], "nobody is lost");
    assert!(then[1] < now[1], "fewer hold a valid card: {now:?} {then:?}");
    assert!(then[4] > now[4], "more have expired: {now:?} {then:?}");
}
