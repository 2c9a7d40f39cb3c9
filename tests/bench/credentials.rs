//! The list of credentials over a million of them: the first page, and how many there are.

use crate::fill;
use crate::report::{Report, Samples};
use crate::support::databases;
use crate::support::world::{noon, open};
use zhifa::domain::credential::State;
use zhifa::domain::id::AgencyId;
use zhifa::domain::time::Zone;
use zhifa::store::credentials::{CredentialFilter, CredentialOrder as Order, count, page};
use zhifa::store::{Driver, Page, Within};

const CARDS: i64 = 1_000_000;
const AGENCIES: i64 = 3_000;
const FIRST: Page = Page { offset: 0, limit: Some(50) };

pub fn run(report: &mut Report) {
    for (name, database) in databases() {
        let app = open(&database, noon());
        let on = Zone::shanghai().date(noon());
        fill::people(&app, CARDS, AGENCIES, on);
        if app.store.driver() == Driver::Postgres {
            // What its own housekeeping would have done by then.
            database.run_directly("VACUUM ANALYZE");
        }
        let rules = zhifa::app::preset::in_force;
        let rules = app.read(|tx| Ok(rules(tx, on)?.credential)).unwrap();
        let one = Within::Agencies(vec![AgencyId(100_077)]);
        let list = |state, expiring_within, within: &Within| CredentialFilter {
            state,
            expiring_within,
            text: String::new(),
            within: within.clone(),
            on,
        };
        let everyone = Within::Everyone;
        for (what, filter) in [
            ("expiry near, within 90 days", list(Some(State::ExpiryNear), Some(90), &everyone)),
            ("expired", list(Some(State::Expired), None, &everyone)),
            ("not inspected", list(Some(State::Uninspected), None, &everyone)),
            ("suspended", list(Some(State::Suspended), None, &everyone)),
            ("all of one agency", list(None, None, &one)),
            ("expiry near in one agency", list(Some(State::ExpiryNear), Some(90), &one)),
        ] {
            let mut found = (0, 0);
            let samples = Samples::of(20, || {
                found = app
                    .store
                    .read(|tx| {
                        let first = page(tx, &filter, &rules, Order::Expiry, FIRST)?;
                        Ok((first.len(), count(tx, &filter, &rules)?))
                    })
                    .unwrap();
            });
            let what = format!("first {} and count {}: {what}", found.0, found.1);
            report.median(&what, name, &samples, 10.0);
        }
        let all = list(None, None, &everyone);
        let first = Samples::of(20, || {
            let first = app.store.read(|tx| page(tx, &all, &rules, Order::Expiry, FIRST));
            assert_eq!(first.unwrap().len(), 50);
        });
        report.median("first 50 of all", name, &first, 10.0);
        let all = Samples::of(20, || {
            assert!(app.store.read(|tx| count(tx, &all, &rules)).unwrap() > 0);
        });
        report.told("count of all", name, &all);
    }
}
