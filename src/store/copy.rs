//! Everything of a database, moved into an empty one of either kind.

use super::{Driver, Param, Priority, Settle, Store, StoreError, Tx, Value, params};
use std::cell::{Cell, RefCell};

/// A table with what a copy has to know about it.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Columns that refer to rows of the same table; filled in when all of them are there.
    later: &'static [&'static str],
}

const fn table(name: &'static str) -> Table {
    Table { name, later: &[] }
}

/// Every table, each after those it refers to. The versions of the schema are not copied, nor what
/// is made from other tables: the index of words, and the tally of cards.
pub const TABLES: &[Table] = &[
    table("site"),
    table("setting"),
    table("clock_step"),
    table("lease"),
    table("audit"),
    table("audit_seal"),
    Table { name: "agency", later: &["parent_id", "successor_id"] },
    table("officer"),
    table("custom_field"),
    table("assignment"),
    table("credential"),
    table("credential_event"),
    table("account"),
    table("account_grant"),
    table("one_time_code"),
    table("sign_in_throttle"),
    table("statute"),
    table("statute_version"),
    table("statute_article"),
    table("statute_passage"),
    table("bank"),
    table("batch"),
    table("item"),
    table("item_revision"),
    table("bank_member"),
    table("item_citation"),
    table("item_doubt"),
    table("revision_statute"),
    table("bank_brought_up"),
    table("bank_pool"),
    table("blueprint"),
    table("blueprint_revision"),
    table("form"),
    table("form_item"),
    table("sitting"),
    table("sitting_officer"),
    table("sitting_outcome"),
    table("attempt"),
    table("attempt_adjustment"),
    table("attempt_connection"),
    table("challenge"),
    table("response"),
    table("response_history"),
    table("response_time"),
    table("mark"),
    table("result"),
    table("pass_record"),
    table("attachment"),
    table("attachment_link"),
    table("study_session"),
    table("study_answer"),
    table("training"),
    table("wrong_answer"),
];

/// How many rows each table has, in the order of [`TABLES`].
///
/// # Errors
/// Whatever the database refuses.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(&'static str, i64)>, StoreError> {
    let count = |table: &Table| {
        let sql = format!("SELECT count(*) FROM {}", table.name);
        Ok((table.name, tx.one(&sql, &[], |row| row.get(0))?))
    };
    TABLES.iter().map(count).collect()
}

/// What is wrong with the database: what SQLite itself finds in the file, in its words, where
/// PostgreSQL checks itself; and on both a tally that does not agree with the cards.
///
/// # Errors
/// Whatever the database refuses.
pub fn damage(tx: &mut Tx<'_>, driver: Driver) -> Result<Vec<String>, StoreError> {
    let mut found = match driver {
        Driver::Sqlite => damage_of_file(tx)?,
        Driver::Postgres => Vec::new(),
    };
    let wrong: i64 = tx.one(TALLY_DIFFERS, &[], |row| row.get(0))?;
    if wrong > 0 {
        found.push(format!("credential_tally: {wrong} rows that do not agree with credential"));
    }
    Ok(found)
}

const TALLY_DIFFERS: &str = "WITH counted AS (
        SELECT hold, valid_from, valid_to, inspection_due, count(*) AS cards FROM credential
        GROUP BY hold, valid_from, valid_to, inspection_due),
    kept AS (SELECT hold, valid_from, valid_to, inspection_due, cards FROM credential_tally)
    SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) missing)
        + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) superfluous)";

fn damage_of_file(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut found = tx.rows("PRAGMA integrity_check", &[], |row| row.get::<String>(0))?;
    found.retain(|line| line != "ok");
    tx.each("PRAGMA foreign_key_check", &[], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        let rowid: Option<i64> = row.get(1)?;
        found.push(format!("{table} {}: no such {parent}", rowid.unwrap_or_default()));
        Ok(())
    })?;
    Ok(found)
}

/// Copies every row of one consistent snapshot in one transaction of the target and compares the
/// numbers of rows. Gives them. A copy that breaks off, in whatever way, leaves the target empty.
///
/// # Errors
/// [`StoreError::NotEmpty`] when the target holds rows, [`StoreError::Damaged`] when it would end up
/// with other numbers of rows, whatever either database refuses.
pub fn copy(from: &Store, to: &Store) -> Result<Vec<(&'static str, i64)>, StoreError> {
    let (source, driver) = (from.clone(), to.driver());
    to.write(Settle::Rerun, Priority::Bulk, move |target| {
        if counts(target)?.iter().any(|(_, rows)| *rows > 0) {
            return Err(StoreError::NotEmpty);
        }
        if driver == Driver::Postgres {
            target.execute("SET LOCAL idle_in_transaction_session_timeout = 0", &[])?;
        }
        // A snapshot that was lost half-way cannot be continued by another.
        let begun = Cell::new(false);
        let target = RefCell::new(target);
        let copied = source.read(|tx| {
            if begun.replace(true) {
                return Err(StoreError::Closed);
            }
            if source.driver() == Driver::Postgres {
                tx.execute("SET LOCAL statement_timeout = 0", &[])?;
            }
            let target = &mut target.borrow_mut();
            for table in TABLES {
                copy_table(tx, target, driver, *table)?;
            }
            counts(tx)
        })?;
        let arrived = counts(target.into_inner())?;
        match copied.iter().zip(&arrived).find(|(source, target)| source != target) {
            None => Ok(arrived),
            Some(((name, source), (_, target))) => {
                let detail = format!("{name}: {source} rows became {target}");
                Err(StoreError::Damaged(detail))
            }
        }
    })
}

fn copy_table(
    from: &mut Tx<'_>,
    to: &mut Tx<'_>,
    driver: Driver,
    table: Table,
) -> Result<(), StoreError> {
    let columns = columns(to, driver, table.name)?;
    let listed = columns.join(", ");
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    let insert = format!("INSERT INTO {} ({listed}) VALUES ({})", table.name, places.join(", "));
    let later: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| table.later.contains(&column.as_str()))
        .map(|(position, _)| position)
        .collect();
    let mut links: Vec<Vec<Param>> = Vec::new();
    from.each(&format!("SELECT {listed} FROM {}", table.name), &[], |row| {
        let mut values = Vec::with_capacity(columns.len());
        for column in 0..columns.len() {
            values.push(param(row.get::<Value>(column)?));
        }
        if !later.is_empty() {
            let mut link = vec![values[0].clone()];
            link.extend(later.iter().map(|at| std::mem::replace(&mut values[*at], Param::Null)));
            links.push(link);
        }
        to.execute(&insert, &values).map(drop)
    })?;
    if !later.is_empty() {
        let set: Vec<String> = table
            .later
            .iter()
            .enumerate()
            .map(|(n, name)| format!("{name} = ${}", n + 2))
            .collect();
        let update = format!("UPDATE {} SET {} WHERE id = $1", table.name, set.join(", "));
        links.iter().try_for_each(|link| to.execute(&update, link).map(drop))?;
    }
    if driver == Driver::Postgres && columns.iter().any(|column| column == "id") {
        continue_ids(to, table.name)?;
    }
    Ok(())
}

/// Lets new ids begin after the copied ones; a table without a sequence is left alone.
fn continue_ids(to: &mut Tx<'_>, table: &'static str) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT coalesce(setval(pg_get_serial_sequence($1, 'id'), (SELECT max(id) FROM {table})), 0)"
    );
    to.one(&sql, &params![table], |row| row.get::<i64>(0)).map(drop)
}

/// The columns of a table, in order.
fn columns(tx: &mut Tx<'_>, driver: Driver, table: &str) -> Result<Vec<String>, StoreError> {
    let sql = match driver {
        Driver::Sqlite => "SELECT name FROM pragma_table_info($1) ORDER BY cid",
        Driver::Postgres => {
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns
             WHERE table_schema = current_schema() AND CAST(table_name AS TEXT) = $1
             ORDER BY ordinal_position"
        }
    };
    tx.rows(sql, &params![table], |row| row.get(0))
}

fn param(value: Value) -> Param {
    match value {
        Value::Null => Param::Null,
        Value::Int(n) => Param::Int(n),
        Value::Real(n) => Param::Real(n),
        Value::Text(text) => Param::Text(text),
        Value::Bytes(bytes) => Param::Bytes(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;
    use crate::store::{Location, Options};
    use std::collections::BTreeSet;

    fn store() -> Store {
        let at = Timestamp::from_millis(1_790_000_000_000);
        Store::open(&Location::Memory, &Options::default(), at).unwrap()
    }

    #[test]
    fn every_table_of_the_schema_is_listed_after_those_it_refers_to() {
        let store = store();
        let schema: BTreeSet<String> = store
            .read(|tx| {
                let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'
                           AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                           AND name NOT IN ('schema_version', 'credential_tally')";
                tx.rows(sql, &[], |row| row.get(0))
            })
            .unwrap()
            .into_iter()
            .collect();
        assert_eq!(TABLES.iter().map(|t| t.name.to_owned()).collect::<BTreeSet<_>>(), schema);
        for (position, table) in TABLES.iter().enumerate() {
            let references = store
                .read(|tx| {
                    let sql = "SELECT \"table\", \"from\" FROM pragma_foreign_key_list($1)";
                    tx.rows(sql, &params![table.name], |row| Ok((row.get(0)?, row.get(1)?)))
                })
                .unwrap();
            for (other, column) in references {
                let (other, column): (String, String) = (other, column);
                let earlier = TABLES[..position].iter().any(|t| t.name == other);
                let later = other == table.name && table.later.contains(&column.as_str());
                assert!(earlier || later, "{}.{column} refers to {other}", table.name);
            }
        }
    }

    #[test]
    fn rows_that_refer_to_later_rows_arrive_and_a_full_target_is_refused() {
        let (from, to) = (store(), store());
        from.write(Settle::Rerun, Priority::Normal, |tx| {
            for (id, parent) in [(1, None), (2, Some(1)), (3, Some(1))] {
                tx.execute(
                    "INSERT INTO agency (id, uid, parent_id, name, short_name, kind, official_order, custom)
                     VALUES ($1, $2, $3, $2, $2, 'statutory', 1, '{}')",
                    &params![id, format!("{id}"), parent],
                )?;
            }
            tx.execute("UPDATE agency SET successor_id = 3, parent_id = 3 WHERE id = 2", &[])?;
            for n in 0..1_201 {
                let sql = "INSERT INTO clock_step (recorded_at, observed_at) VALUES ($1, $1)";
                tx.execute(sql, &params![n])?;
            }
            Ok(())
        })
        .unwrap();
        let copied = copy(&from, &to).unwrap();
        assert!(copied.contains(&("agency", 3)) && copied.contains(&("clock_step", 1_201)));
        let all = |store: &Store| {
            store.read(|tx| {
                let sql = "SELECT id, parent_id, successor_id FROM agency ORDER BY id";
                tx.rows(sql, &[], |row| {
                    Ok((row.get::<i64>(0)?, row.get::<Option<i64>>(1)?, row.get::<Option<i64>>(2)?))
                })
            })
        };
        assert_eq!(all(&to).unwrap(), all(&from).unwrap());
        assert!(matches!(copy(&from, &to), Err(StoreError::NotEmpty)));
    }

    #[test]
    fn a_copy_that_breaks_off_leaves_nothing_behind() {
        let (from, to) = (store(), store());
        from.write(Settle::Rerun, Priority::Normal, |tx| {
            for n in 0..3 {
                let sql = "INSERT INTO clock_step (recorded_at, observed_at) VALUES ($1, $1)";
                tx.execute(sql, &params![n])?;
            }
            Ok(())
        })
        .unwrap();
        to.write(Settle::Rerun, Priority::Normal, |tx| {
            tx.execute(
                "CREATE TRIGGER breaks BEFORE INSERT ON clock_step WHEN NEW.recorded_at = 2
                 BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
                &[],
            )
            .map(drop)
        })
        .unwrap();
        let broken = copy(&from, &to).unwrap_err();
        assert!(broken.to_string().contains("the disk is full"), "{broken}");
        assert!(to.read(counts).unwrap().iter().all(|(_, rows)| *rows == 0));
        to.write(Settle::Rerun, Priority::Normal, |tx| {
            tx.execute("DROP TRIGGER breaks", &[]).map(drop)
        })
        .unwrap();
        copy(&from, &to).unwrap();
    }
}
