//! Lists and the board of a large site: what a screen asks for when it opens and at a filter key.

use crate::fill::{self, BANK};
use crate::report::{Report, Samples};
use crate::support::databases;
use crate::support::world::{noon, open};
use zhifa::app::bank::list::items;
use zhifa::app::board::overview::overview;
use zhifa::app::search::refresh::refresh;
use zhifa::app::{Actor, Page, Via, credential, officer};
use zhifa::domain::credential::State;
use zhifa::domain::item::ItemType;
use zhifa::domain::time::Zone;
use zhifa::store::Driver;
use zhifa::store::items::{Filter, Order};

const ITEMS: i64 = 100_000;
const OFFICERS: i64 = 10_000;
const AGENCIES: i64 = 300;
/// What a person takes for at once, in milliseconds.
const INSTANT: f64 = 100.0;
const FIRST: Page = Page { offset: 0, limit: Some(50) };

pub fn run(report: &mut Report) {
    for (name, database) in databases() {
        let app = open(&database, noon());
        let on = Zone::shanghai().date(noon());
        fill::bank(&app, ITEMS);
        fill::people(&app, OFFICERS, AGENCIES, on);
        let indexed = Samples::of(1, || assert!(refresh(&app).unwrap() > 0));
        report.told("index of words of 100,000 items", name, &indexed);
        if app.store.driver() == Driver::Postgres {
            database.run_directly("VACUUM ANALYZE");
        }
        let operator = Actor::operator(Via::Tui);
        let bank = || Filter { bank: BANK.into(), page: FIRST, ..Filter::default() };
        for (what, filter) in [
            ("opened", bank()),
            ("one type", Filter { kind: Some(ItemType::Multiple), ..bank() }),
            ("one topic", Filter { topic: "第3章".into(), ..bank() }),
            ("by difficulty", Filter { order: Order::Difficulty, ..bank() }),
            (
                "deep in the list",
                Filter { page: Page { offset: 90_000, limit: Some(50) }, ..bank() },
            ),
            ("two characters in all", Filter { text: "处罚".into(), ..bank() }),
            ("words in one item", Filter { text: "第77777题".into(), ..bank() }),
        ] {
            let samples = Samples::of(10, || drop(items(&app, &operator, &filter).unwrap()));
            report.median(&format!("100,000 items: {what}"), name, &samples, INSTANT);
        }
        for (what, text, page) in [
            ("first page", "", FIRST),
            ("filter by pinyin", "ren", FIRST),
            ("filter by name", "人员77", FIRST),
            ("all at once", "", Page::ALL),
        ] {
            let query = officer::list::Query { text: text.into(), page, ..Default::default() };
            let samples =
                Samples::of(10, || drop(officer::list::list(&app, &operator, &query).unwrap()));
            report.median(&format!("10,000 officers: {what}"), name, &samples, INSTANT);
        }
        for (what, state, page) in [
            ("near expiry, first page", Some(State::ExpiryNear), FIRST),
            ("all at once", None, Page::ALL),
        ] {
            let query = credential::list::Query { state, page, ..credential::list::Query::on(on) };
            let samples =
                Samples::of(10, || drop(credential::list::list(&app, &operator, &query).unwrap()));
            report.median(&format!("10,000 cards: {what}"), name, &samples, INSTANT);
        }
        let samples = Samples::of(10, || drop(overview(&app, &operator, on).unwrap()));
        report.median("board of 10,000 officers", name, &samples, INSTANT);
    }
}
