//! The database's own count of cards agrees with the cards, whatever is done to them.

use super::tools::{number, write};
use crate::support::database::Database;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use zhifa::store::{Store, StoreError, Tx, copy};

pub const MIGRATED: bool = true;

const HOLDS: [&str; 3] = ["normal", "suspended", "nothing"];
const DAYS: [Option<&str>; 3] = [None, Some("2026-11-25"), Some("2027-01-01")];

/// Something done to one of a few cards; each number picks one of the few there are.
#[derive(Debug, Clone)]
enum Change {
    Issue(i64, usize, [usize; 3]),
    Rewrite(i64, usize, [usize; 3]),
    Remove(i64),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let card = || (1..5_i64, 0..HOLDS.len(), prop::array::uniform3(0..DAYS.len()));
    let change = prop_oneof![
        2 => card().prop_map(|(id, hold, days)| Change::Issue(id, hold, days)),
        3 => card().prop_map(|(id, hold, days)| Change::Rewrite(id, hold, days)),
        1 => (1..5_i64).prop_map(Change::Remove),
    ];
    prop::collection::vec(change, 1..30)
}

fn apply(tx: &mut Tx<'_>, change: &Change) -> Result<u64, StoreError> {
    let days = |picked: &[usize; 3]| picked.map(|n| DAYS[n].map(str::to_owned).into());
    match change {
        Change::Issue(id, hold, picked) => {
            let [from, to, due] = days(picked);
            tx.execute(
                "INSERT INTO credential (id, uid, officer_id, kind, categories, region, issuer, hold,
                     valid_from, valid_to, inspection_due, void_numbers, updated_at)
                 VALUES ($1, $2, 1, 'enforcement', '[]', '', '', $3, $4, $5, $6, '[]', 0)
                 ON CONFLICT (id) DO NOTHING",
                &[(*id).into(), format!("card-{id}").into(), HOLDS[*hold].into(), from, to, due],
            )
        }
        Change::Rewrite(id, hold, picked) => {
            let [from, to, due] = days(picked);
            tx.execute(
                "UPDATE credential SET hold = $2, valid_from = $3, valid_to = $4,
                     inspection_due = $5 WHERE id = $1",
                &[(*id).into(), HOLDS[*hold].into(), from, to, due],
            )
        }
        Change::Remove(id) => tx.execute("DELETE FROM credential WHERE id = $1", &[(*id).into()]),
    }
}

fn with_a_holder(database: &Database) -> Store {
    let store = database.open();
    write(&store, |tx| {
        tx.execute(
            "INSERT INTO officer (id, uid, name, search_index, phone, education, major,
                 political_status, employment, state, qualification, note, custom, updated_at)
             VALUES (1, 'holder', '王守法', '', '', '', '', '', 'administrative', 'in_service',
                 'qualified', '', '{}', 0)",
            &[],
        )
    })
    .unwrap();
    store
}

fn damage(store: &Store) -> Vec<String> {
    store.read(|tx| copy::damage(tx, store.driver())).unwrap()
}

pub fn the_tally_follows_every_change_of_a_card(database: &Database) {
    let store = with_a_holder(database);
    let config = Config { cases: 32, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&changes(), |changes| {
            write(&store, move |tx| {
                changes.iter().try_for_each(|change| apply(tx, change).map(drop))
            })
            .unwrap();
            prop_assert_eq!(damage(&store), Vec::<String>::new());
            let sum = "SELECT CAST(coalesce(sum(cards), 0) AS BIGINT) FROM credential_tally";
            let kept = store.read(|tx| number(tx, sum, &[])).unwrap();
            let cards = "SELECT count(*) FROM credential";
            prop_assert_eq!(kept, store.read(|tx| number(tx, cards, &[])).unwrap());
            Ok(())
        })
        .unwrap();
}

pub fn a_tally_that_does_not_agree_is_damage(database: &Database) {
    let store = with_a_holder(database);
    write(&store, |tx| apply(tx, &Change::Issue(1, 0, [1, 2, 0]))).unwrap();
    assert_eq!(damage(&store), Vec::<String>::new());
    write(&store, |tx| tx.execute("UPDATE credential_tally SET cards = 7", &[])).unwrap();
    assert_eq!(damage(&store), ["credential_tally: 2 rows that do not agree with credential"]);
}
