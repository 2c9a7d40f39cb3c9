//! Large sites, made by the database itself: a hundred thousand questions, a million cards.

use crate::support::world::item;
use zhifa::app::App;
use zhifa::domain::item::ItemType;
use zhifa::domain::time::{Date, add_days};
use zhifa::store::{Driver, Param, Priority, Settle, Store};

/// Name of the large bank.
pub const BANK: &str = "大题库";

/// Days before and after the day of the lists that some date is spread over.
const DAYS: i64 = 2_400;

fn run(store: &Store, sql: &str, params: Vec<Param>) {
    let sql = sql.to_owned();
    let server = store.driver() == Driver::Postgres;
    store
        .write(Settle::Rerun, Priority::Normal, move |tx| {
            if server {
                // A million rows in one statement take longer than any other is given.
                tx.execute("SET LOCAL statement_timeout = 0", &[])?;
            }
            tx.execute(&sql, &params).map(drop)
        })
        .unwrap();
}

/// A bank of `n` questions in eight chapters: six in ten single choice, three multiple, one fill-in.
pub fn bank(app: &App, n: i64) {
    let header = r#"{"name":"大题库","purpose":"practice","subject":"general","language":"zh-CN"}"#;
    let store = &app.store;
    run(
        store,
        "INSERT INTO bank (id, uid, name, purpose, subject, category, version, header, created_at)
         VALUES (1000, '01900000-0000-7000-8000-000000000001', $1, 'practice', 'general', '', 1, $2, 0)",
        vec![BANK.into(), header.into()],
    );
    let numbers = "WITH RECURSIVE n(i) AS
        (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1)";
    // Uids in another order than rows, as random ones would be.
    run(
        store,
        &format!(
            "{numbers} INSERT INTO item (id, uid, bank_id, name)
             SELECT 100000 + i, '01900000-0000-7000-9000-' ||
                 substr(CAST(1000000000000 + (i * 7919) % 1000003 AS TEXT), 2), 1000,
                 'q' || CAST(i AS TEXT) FROM n"
        ),
        vec![n.into()],
    );
    for (kind, low, high) in
        [(ItemType::Single, 0, 5), (ItemType::Multiple, 6, 8), (ItemType::Fill, 9, 9)]
    {
        let stem = "第@题:行政机关在作出行政处罚决定之前,应当告知当事人拟作出的行政处罚内容及事实、\
                    理由、依据,并告知当事人依法享有的陈述、申辩、要求听证等权利。____";
        let mut content = item(0, kind);
        content.parts[0].stem = stem.into();
        content.parts[0].explanation = stem.repeat(2);
        let body = serde_json::to_string(&content).unwrap();
        run(
            store,
            &format!(
                "{numbers} INSERT INTO item_revision (id, item_id, number, position, type, topic,
                     difficulty, hash, body, note, created_at)
                 SELECT 100000 + i, 100000 + i, 1, i, $2, '第' || CAST(i % 8 AS TEXT) || '章',
                     i % 5 + 1, '0123456789abcdef0123456789abcdef0123456789abcdef0123' ||
                     substr(CAST(1000000000000 + i AS TEXT), 2), replace($3, '@', CAST(i AS TEXT)),
                     '', 0 FROM n WHERE i % 10 BETWEEN $4 AND $5"
            ),
            vec![
                n.into(),
                kind.code().into(),
                body.into(),
                i64::from(low).into(),
                i64::from(high).into(),
            ],
        );
    }
    run(
        store,
        "INSERT INTO bank_member (bank_id, item_id, revision_id, from_version, position)
         SELECT 1000, id, id, 1, id - 100000 FROM item WHERE bank_id = $1",
        vec![1_000_i64.into()],
    );
}

/// `n` officers in `agencies` agencies, each with one card: 1 in 100 suspended, 1 cancelled, the
/// rest issued for five years on any day of these, 3 in 100 expired. Two in three are to be
/// inspected each year on the day of their issue; 2 in 100 missed that day.
pub fn people(app: &App, n: i64, agencies: i64, on: Date) {
    let store = &app.store;
    let days: Vec<String> = (-DAYS..DAYS).map(|day| add_days(on, day).to_string()).collect();
    store
        .write(Settle::Rerun, Priority::Normal, move |tx| {
            tx.execute("CREATE TABLE bench_day (n BIGINT PRIMARY KEY, day TEXT NOT NULL)", &[])?;
            for (n, day) in (-DAYS..).zip(&days) {
                let sql = "INSERT INTO bench_day (n, day) VALUES ($1, $2)";
                tx.execute(sql, &[n.into(), day.into()])?;
            }
            Ok(())
        })
        .unwrap();
    let numbers = "WITH RECURSIVE n(i) AS
        (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1)";
    let below = "SELECT 100000 + i, '01900000-0000-7000-c000-' ||
            substr(CAST(1000000000000 + i AS TEXT), 2), (SELECT min(id) FROM agency),
        '第' || CAST(i AS TEXT) || '执法大队', CAST(i AS TEXT), 'statutory', i, '{}' FROM n";
    for (columns, select, count) in [
        ("agency (id, uid, parent_id, name, short_name, kind, official_order, custom)", below, agencies),
        (
            "officer (id, uid, name, search_index, phone, education, major, political_status,
                employment, state, qualification, note, custom, updated_at)",
            "SELECT 1000000 + i, '01900000-0000-7000-a000-' ||
                substr(CAST(1000000000000 + i AS TEXT), 2), '人员' || CAST(i AS TEXT),
                'renyuan ry', '', '', '', '', 'administrative', 'in_service', 'qualified', '', '{}', 0
             FROM n",
            n,
        ),
    ] {
        run(store, &format!("{numbers} INSERT INTO {columns} {select}"), vec![count.into()]);
    }
    run(
        store,
        &format!(
            "{numbers} INSERT INTO assignment (officer_id, agency_id, on_post, duty, from_on, recorded_at)
             SELECT 1000000 + i, 100001 + i % $2, 1, '', '2020-01-01', 0 FROM n"
        ),
        vec![n.into(), agencies.into()],
    );
    // `r` runs over the numbers below 10,007 in an order of its own.
    run(
        store,
        &format!(
            "{numbers}, c(i, r, ends) AS (SELECT i, (i * 7919) % 10007,
                 CASE WHEN i % 100 < 3 THEN -1 - i % 300 ELSE (i * 104729) % 1825 END FROM n),
             d(i, r, ends, due) AS (SELECT i, r, ends, CASE WHEN i % 3 = 0 THEN NULL
                 WHEN i % 50 = 1 THEN ends % 365 - 365 ELSE ends % 365 END FROM c)
             INSERT INTO credential (id, uid, officer_id, kind, number, categories, region, issuer,
                 hold, valid_from, valid_to, inspection_due, void_numbers, updated_at)
             SELECT 1000000 + i, '01900000-0000-7000-b000-' ||
                 substr(CAST(1000000000000 + i AS TEXT), 2), 1000000 + i, 'enforcement',
                 'JL' || CAST(i AS TEXT), '[]', '', '',
                 CASE WHEN r < 100 THEN 'suspended' WHEN r < 200 THEN 'cancelled' ELSE 'normal' END,
                 (SELECT day FROM bench_day d WHERE d.n = ends - 1825),
                 (SELECT day FROM bench_day d WHERE d.n = ends),
                 (SELECT day FROM bench_day d WHERE d.n = due), '[]', 0 FROM d"
        ),
        vec![n.into()],
    );
    run(store, "DROP TABLE bench_day", vec![]);
}
