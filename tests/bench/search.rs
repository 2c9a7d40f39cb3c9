//! Finding words in a hundred thousand items and in the articles of a hundred statutes, as the lists
//! of items and the search of statutes do.

use crate::fill::{self, BANK};
use crate::report::{Report, Samples, stopwatch};
use crate::support::database::Database;
use crate::support::databases;
use crate::support::world::{item, noon, open};
use crate::vocabulary::{Kind, Texts};
use std::time::Duration;
use zhifa::app::search::refresh::refresh;
use zhifa::app::statute::search::search as find_articles;
use zhifa::app::statute::statute_uid;
use zhifa::app::{Actor, App, Via};
use zhifa::domain::citation::ArticleNo;
use zhifa::domain::item::ItemType;
use zhifa::domain::statute::{Article, Paragraph, StatuteText};
use zhifa::domain::time::Date;
use zhifa::store::items::{self, Filter};
use zhifa::store::statutes::{self, NewVersion};
use zhifa::store::{Driver, Page, Priority, Settle};

const ITEMS: usize = 100_000;
/// Statutes, each with so many articles in force: 10,000 in all.
const STATUTES: u16 = 100;
const ARTICLES: u16 = 100;
/// Searches of each kind of word.
const SEARCHES: usize = 200;
/// The 99th percentile that is asked for, in milliseconds.
const GOAL: f64 = 30.0;
const FIRST: Page = Page { offset: 0, limit: Some(50) };

pub fn run(report: &mut Report) {
    for (name, database) in databases() {
        let app = open(&database, noon());
        let mut texts = Texts::new(1);
        fill_items(&app, &mut texts);
        fill_articles(&app, &mut texts);
        let (built, meanwhile) = build(&app);
        report.told("index of 100,000 items and 20,000 articles", name, &built);
        report.p99("a write while it is built", name, &meanwhile, 25.0);
        settle(&app, &database);
        for kind in Kind::ALL {
            let words = texts.words(kind);
            let filter = |word: &str| Filter {
                bank: BANK.into(),
                text: word.into(),
                page: FIRST,
                ..Filter::default()
            };
            let listed = searches(&words, |word| {
                let (lines, total) = app.store.read(|tx| items::page(tx, &filter(word))).unwrap();
                (lines.len(), total)
            });
            report.p99(&format!("items, {}", kind.name()), name, &listed, GOAL);
            let operator = Actor::operator(Via::Tui);
            let found = searches(&words, |word| {
                let (hits, total) = find_articles(&app, &operator, word, false, FIRST).unwrap();
                (hits.len(), total)
            });
            report.p99(&format!("articles, {}", kind.name()), name, &found, GOAL);
        }
    }
}

/// Builds the index, and writes small things as answers are written until it is there.
fn build(app: &App) -> (Samples, Samples) {
    std::thread::scope(|scope| {
        let building = scope.spawn(|| Samples::of(1, || assert!(refresh(app).unwrap() >= ITEMS)));
        let mut waited = Vec::new();
        while !building.is_finished() {
            let begun = stopwatch();
            app.store
                .write(Settle::Rerun, Priority::Answer, |tx| {
                    tx.execute("UPDATE site SET name = name", &[]).map(drop)
                })
                .unwrap();
            waited.push(begun.elapsed());
            std::thread::sleep(Duration::from_millis(5));
        }
        (building.join().unwrap(), Samples::new(waited))
    })
}

/// Searches for the words in turn; each tells how many are shown and how many there are.
fn searches(words: &[String], find: impl Fn(&str) -> (usize, i64)) -> Samples {
    let mut turn = words.iter().cycle();
    Samples::of(SEARCHES, || {
        let (shown, total) = find(turn.next().unwrap());
        assert_eq!(shown, usize::try_from(total).unwrap().min(50));
    })
}

/// What the server's own housekeeping would have done by then.
fn settle(app: &App, database: &Database) {
    if app.store.driver() == Driver::Postgres {
        database.run_directly("VACUUM ANALYZE");
    }
}

/// The large bank, every item with a text of its own.
fn fill_items(app: &App, texts: &mut Texts) {
    fill::bank(app, i64::try_from(ITEMS).unwrap());
    let bodies: Vec<String> = (0..ITEMS)
        .map(|n| {
            let kind = [ItemType::Single, ItemType::Multiple, ItemType::Fill][n % 3];
            let mut content = item(n, kind);
            let part = &mut content.parts[0];
            part.stem = texts.sentences(2);
            part.explanation = texts.sentences(4);
            for option in &mut part.options {
                option.text = texts.sentences(1);
                option.why = texts.sentences(1);
            }
            if kind == ItemType::Fill {
                part.stem.push_str("____");
            }
            serde_json::to_string(&content).unwrap()
        })
        .collect();
    for (first, some) in (0..).step_by(1_000).zip(bodies.chunks(1_000)) {
        let some = some.to_vec();
        app.store
            .write(Settle::Rerun, Priority::Bulk, move |tx| {
                for (n, body) in (first..).zip(&some) {
                    let sql = "UPDATE item_revision SET body = $2 WHERE id = $1";
                    tx.execute(sql, &[(100_001 + n).into(), body.into()])?;
                }
                Ok(())
            })
            .unwrap();
    }
}

/// Statutes in two versions each, of which the later one is in force: as many articles in force as
/// the goal names, and as many that are not.
fn fill_articles(app: &App, texts: &mut Texts) {
    for statute in 0..STATUTES {
        for year in [2010, 2020] {
            let title = format!("第{statute}号练习条例");
            let version = Date::new(year, 1, 2).unwrap();
            let article = |number: u16| {
                let text = texts.sentences(3 + usize::from(number) % 4);
                let paragraphs = vec![Paragraph { text, items: Vec::new() }];
                Article { no: ArticleNo { number, inserted: 0 }, paragraphs }
            };
            let new = NewVersion {
                statute: statute_uid(&title),
                text: StatuteText {
                    title,
                    version,
                    effective_from: version,
                    effective_to: None,
                    history: String::new(),
                    preamble: Vec::new(),
                    headings: Vec::new(),
                    articles: (1..=ARTICLES).map(article).collect(),
                    annex: Vec::new(),
                },
                file_name: String::new(),
                account: None,
                at: noon(),
            };
            app.store
                .write(Settle::Rerun, Priority::Bulk, move |tx| statutes::save(tx, &new).map(drop))
                .unwrap();
        }
    }
}
