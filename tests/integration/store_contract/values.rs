//! Values in and out.

use super::tools::{add, number, with_table, write};
use crate::support::database::Database;
use jiff::civil::date;
use zhifa::domain::id::{OfficerId, Uid};
use zhifa::domain::time::{Date, Timestamp};
use zhifa::store::{Param, StoreError};

pub const MIGRATED: bool = true;

fn text(value: &str) -> Param {
    value.into()
}

pub fn parameters_are_bound_by_number(database: &Database) {
    let sql = "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($11 AS TEXT),
               CAST($3 AS TEXT) || $4 || $5 || $6 || $7 || $8 || $9 || $10";
    let params: Vec<Param> = "abcdefghijk".chars().map(|c| c.to_string().into()).collect();
    let row = database.open().read(|tx| {
        tx.one(sql, &params, |row| {
            (0..5).map(|n| row.get::<String>(n)).collect::<Result<Vec<_>, _>>()
        })
    });
    assert_eq!(row.unwrap(), ["b", "a", "b", "k", "cdefghij"]);
}

pub fn what_was_written_is_read_back(database: &Database) {
    let store = database.open();
    let at = Timestamp::from_millis(-1);
    let uid = Uid::v7(at, [7; 10]);
    let day = date(2024, 2, 29);
    write(&store, move |tx| {
        tx.execute(
            "CREATE TABLE kinds (big BIGINT, small BIGINT, flag BIGINT, words TEXT, raw BYTEA,
             ratio DOUBLE PRECISION, at BIGINT, uid TEXT, day TEXT, officer BIGINT)",
            &[],
        )?;
        let params: [Param; 10] = [
            i64::MIN.into(),
            u32::MAX.into(),
            true.into(),
            "字".into(),
            vec![0_u8, 255].into(),
            0.1.into(),
            at.into(),
            uid.into(),
            day.into(),
            OfficerId(9).into(),
        ];
        tx.execute("INSERT INTO kinds VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", &params)
    })
    .unwrap();
    store
        .read(|tx| {
            tx.one("SELECT * FROM kinds", &[], |row| {
                assert_eq!(row.get::<i64>(0)?, i64::MIN);
                assert_eq!(row.get::<u32>(1)?, u32::MAX);
                assert!(row.get::<bool>(2)?);
                assert_eq!(row.get::<String>(3)?, "字");
                assert_eq!(row.get::<Vec<u8>>(4)?, [0, 255]);
                assert!((row.get::<f64>(5)? - 0.1).abs() < f64::EPSILON);
                assert_eq!(row.get::<Timestamp>(6)?, at);
                assert_eq!(row.get::<Uid>(7)?, uid);
                assert_eq!(row.get::<Date>(8)?, day);
                assert_eq!(row.get::<Option<OfficerId>>(9)?, Some(OfficerId(9)));
                Ok(())
            })
        })
        .unwrap();
}

pub fn nulls_are_read_as_options_only(database: &Database) {
    let store = with_table(database.open());
    write(&store, |tx| add(tx, 1)).unwrap();
    let nulls = |tx: &mut zhifa::store::Tx<'_>| {
        tx.one("SELECT name, parent FROM scratch", &[], |row| {
            assert_eq!(row.get::<Option<String>>(0)?, None);
            assert_eq!(row.get::<Option<i64>>(1)?, None);
            row.get::<i64>(1)
        })
    };
    assert!(matches!(store.read(nulls), Err(StoreError::Column { column: 1, .. })));
    // A bound NULL has no type, and fits everywhere.
    write(&store, |tx| {
        let set = "UPDATE scratch SET name = $1, parent = $2";
        tx.execute(set, &[None::<&str>.into(), None::<i64>.into()])
    })
    .unwrap();
}

pub fn text_keeps_quotes_and_rare_characters(database: &Database) {
    let store = with_table(database.open());
    for (id, words) in ["it's \"so\" \\ $1 ?1 %_", "🧑‍⚖️ 执法 𠮷 \u{3000}", "", "两\n行\t\r\n"]
        .into_iter()
        .enumerate()
    {
        let id = i64::try_from(id).unwrap();
        let read = write(&store, move |tx| {
            let sql = "INSERT INTO scratch (id, name) VALUES ($1, $2)";
            tx.execute(sql, &[id.into(), words.into()])?;
            let sql = "SELECT name FROM scratch WHERE id = $1 AND name = $2";
            tx.one(sql, &[id.into(), words.into()], |row| row.get::<String>(0))
        });
        assert_eq!(read.unwrap(), words);
    }
}

pub fn text_with_a_nul_is_refused(database: &Database) {
    let store = with_table(database.open());
    let outcome = write(&store, |tx| {
        tx.execute("INSERT INTO scratch (id, name) VALUES (1, $1)", &["a\0b".into()])
    });
    assert!(matches!(outcome, Err(StoreError::NulInText)), "{outcome:?}");
}

pub fn a_column_of_another_type_is_refused(database: &Database) {
    let store = database.open();
    let number = store.read(|tx| tx.one("SELECT CAST('7' AS TEXT)", &[], |row| row.get::<i64>(0)));
    assert!(matches!(number, Err(StoreError::Column { column: 0, .. })), "{number:?}");
    let words =
        store.read(|tx| tx.one("SELECT CAST(7 AS BIGINT)", &[], |row| row.get::<String>(0)));
    assert!(matches!(words, Err(StoreError::Column { column: 0, .. })), "{words:?}");
    let beyond = store.read(|tx| tx.one("SELECT 7", &[], |row| row.get::<i64>(1)));
    assert!(matches!(beyond, Err(StoreError::Column { column: 1, .. })), "{beyond:?}");
}

pub fn numbers_do_not_wrap(database: &Database) {
    let store = database.open();
    for (sql, fits) in [("SELECT 65535", true), ("SELECT 65536", false), ("SELECT -1", false)] {
        let read = store.read(|tx| tx.one(sql, &[], |row| row.get::<u16>(0)));
        assert_eq!(read.is_ok(), fits, "{sql}");
    }
    let flag = store.read(|tx| tx.one("SELECT 2", &[], |row| row.get::<bool>(0)));
    assert!(matches!(flag, Err(StoreError::Column { .. })));
}

pub fn dollars_in_quotations_and_comments_stay(database: &Database) {
    let sql = "SELECT /* isn't $9 */ '$2' || CAST($1 AS TEXT) AS \"$3\" -- $4 'x\n";
    let read = database.open().read(|tx| tx.one(sql, &[text("!")], |row| row.get::<String>(0)));
    assert_eq!(read.unwrap(), "$2!");
}

pub fn a_row_that_is_not_there(database: &Database) {
    let store = with_table(database.open());
    let sql = "SELECT id FROM scratch";
    assert!(matches!(store.read(|tx| number(tx, sql, &[])), Err(StoreError::NotFound)));
    assert_eq!(store.read(|tx| tx.optional(sql, &[], |row| row.get::<i64>(0))).unwrap(), None);
    assert!(store.read(|tx| tx.rows(sql, &[], |row| row.get::<i64>(0))).unwrap().is_empty());
    // A row that is missing is an answer, not a failure: the write goes on.
    write(&store, |tx| {
        assert!(matches!(number(tx, sql, &[]), Err(StoreError::NotFound)));
        add(tx, 1)
    })
    .unwrap();
}

pub fn an_insert_tells_its_id(database: &Database) {
    let store = with_table(database.open());
    let id: OfficerId = write(&store, |tx| {
        tx.insert("INSERT INTO scratch (id) VALUES ($1) RETURNING id", &[41.into()])
    })
    .unwrap();
    assert_eq!(id, OfficerId(41));
}

pub fn a_statement_counts_its_rows(database: &Database) {
    let store = with_table(database.open());
    let counts = write(&store, |tx| {
        for id in 1..=5 {
            add(tx, id)?;
        }
        let changed = tx.execute("UPDATE scratch SET amount = 1 WHERE id > $1", &[2.into()])?;
        let none = tx.execute("DELETE FROM scratch WHERE id > $1", &[9.into()])?;
        Ok((changed, none))
    });
    assert_eq!(counts.unwrap(), (3, 0));
}

pub fn rows_are_streamed_until_the_visitor_refuses(database: &Database) {
    let store = with_table(database.open());
    write(&store, |tx| (1..=2_000).try_for_each(|id| add(tx, id).map(drop))).unwrap();
    let seen = write(&store, |tx| {
        let mut seen = 0;
        let outcome = tx.each("SELECT id FROM scratch ORDER BY id", &[], |row| {
            seen = row.get(0)?;
            if seen == 3 { Err(StoreError::NotFound) } else { Ok(()) }
        });
        assert!(matches!(outcome, Err(StoreError::NotFound)));
        // The visitor's refusal is its own; the transaction goes on.
        add(tx, 2_001)?;
        Ok(seen)
    });
    assert_eq!(seen.unwrap(), 3);
    let mut sum = 0;
    let total = store.read(|tx| {
        let sum = std::cell::Cell::new(0);
        tx.each("SELECT id FROM scratch", &[], |row| {
            sum.set(sum.get() + row.get::<i64>(0)?);
            Ok(())
        })?;
        Ok(sum.get())
    });
    sum += 2_001 * 2_002 / 2;
    assert_eq!(total.unwrap(), sum);
}

pub fn upserts_mean_the_same(database: &Database) {
    let store = with_table(database.open());
    let amounts = write(&store, |tx| {
        let add = "INSERT INTO scratch (id, amount) VALUES ($1, $2)
                   ON CONFLICT (id) DO UPDATE SET amount = scratch.amount + excluded.amount";
        tx.execute(add, &[1.into(), 5.into()])?;
        tx.execute(add, &[1.into(), 6.into()])?;
        let skip = "INSERT INTO scratch (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        let skipped = tx.execute(skip, &[1.into(), 100.into()])?;
        Ok((number(tx, "SELECT amount FROM scratch", &[])?, skipped))
    });
    assert_eq!(amounts.unwrap(), (11, 0));
}

pub fn the_wrong_number_of_parameters_is_refused(database: &Database) {
    let store = database.open();
    let sql = "SELECT CAST($1 AS TEXT) || CAST($2 AS TEXT)";
    for given in [vec![text("a")], vec![text("a"), text("b"), text("c")]] {
        let read = store.read(|tx| tx.one(sql, &given, |row| row.get::<String>(0)));
        assert!(matches!(read, Err(StoreError::Sql { .. })), "{read:?}");
    }
}
