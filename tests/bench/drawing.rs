//! Drawing a hundred questions from a bank of a hundred thousand.

use crate::fill::{self, BANK};
use crate::report::{Report, Samples};
use crate::support::database::Database;
use crate::support::databases;
use crate::support::world::{noon, open};
use std::process::Command;
use zhifa::app::{Actor, form};
use zhifa::domain::blueprint::{Blueprint, Row, Section};
use zhifa::domain::item::ItemType;
use zhifa::domain::points::Points;
use zhifa::domain::scoring::ScoringRule;
use zhifa::domain::sitting::SittingKind;

/// First word of the command line of the process that draws one paper.
pub const CHILD: &str = "drawing-child";
const ITEMS: i64 = 100_000;
const KIND: SittingKind = SittingKind::Practice;

pub fn run(report: &mut Report) {
    for (name, database) in databases() {
        let app = open(&database, noon());
        fill::bank(&app, ITEMS);
        let blueprint = blueprint();
        let first = Samples::of(1, || form::prepare(&app, &blueprint.banks, KIND).unwrap());
        report.told("first drawing after a change of the bank", name, &first);
        let mut seed = 0;
        let warm = Samples::of(200, || {
            seed += 1;
            let drawn = app
                .read(|tx| form::compose(&app, &Actor::system(), tx, &blueprint, KIND, seed))
                .unwrap();
            assert_eq!(drawn.items.len(), 100);
        });
        report.median("100 of 100,000 with texts, warm", name, &warm, 3.0);
        drop(app);
        let cold = Samples::of(20, || {
            let status = Command::new(std::env::current_exe().unwrap())
                .args([CHILD, &database.address()])
                .status();
            assert!(status.unwrap().success());
        });
        report.median("100 of 100,000, a process from start to end", name, &cold, 60.0);
    }
}

/// The process that opens the database, draws one paper and ends.
pub fn child(words: &[String]) {
    let database = Database::existing(words[0].parse().unwrap());
    let app = open(&database, noon());
    let blueprint = blueprint();
    let drawn =
        app.read(|tx| form::compose(&app, &Actor::system(), tx, &blueprint, KIND, 7)).unwrap();
    assert_eq!(drawn.items.len(), 100);
}

/// Sixty single choice from three groups of chapters, thirty multiple choice, ten fill-in.
fn blueprint() -> Blueprint {
    let row = |count, topics: &[u32]| Row {
        count,
        topics: topics.iter().map(|n| format!("第{n}章")).collect(),
        banks: Vec::new(),
        min_difficulty: None,
        max_difficulty: None,
    };
    let section =
        |kind, rows| Section { title: String::new(), kind, points: Points::whole(1), rows };
    Blueprint {
        code: "large".into(),
        name: "大卷".into(),
        description: String::new(),
        banks: vec![BANK.into()],
        minutes: 120,
        pass_mark: Points::whole(60),
        scoring: ScoringRule::Exact,
        shuffle_items: true,
        shuffle_options: true,
        basis: String::new(),
        verified: false,
        sections: vec![
            section(ItemType::Single, vec![row(20, &[0, 1]), row(20, &[2, 3, 4]), row(20, &[])]),
            section(ItemType::Multiple, vec![row(30, &[])]),
            section(ItemType::Fill, vec![row(10, &[])]),
        ],
    }
}
