//! What filling a database with a fictional district needs to ask of it.

use super::{Row, StoreError, Tx, Value};

/// Whether people, agencies or accounts of officers are there already.
///
/// # Errors
/// Whatever the database refuses.
pub fn is_filled(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    tx.one("SELECT (SELECT count(*) FROM agency) + (SELECT count(*) FROM officer)", &[], |row| {
        Ok(row.get::<i64>(0)? > 0)
    })
}

/// Rows and a digest of what one table says, without row ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The table.
    pub table: &'static str,
    /// Its rows.
    pub rows: u64,
    /// BLAKE3 over its rows, in an order that does not depend on the database.
    pub hash: String,
}

/// What is compared: table, columns, order.
const TABLES: [(&str, usize, &str); 9] = [
    ("agency", 4, "SELECT uid, name, kind, official_order FROM agency ORDER BY uid"),
    (
        "officer",
        9,
        "SELECT uid, name, sex, identity_number, phone, state, qualification, joined_on, left_on
         FROM officer ORDER BY uid",
    ),
    (
        "assignment",
        5,
        "SELECT o.uid, g.uid, a.on_post, a.from_on, a.to_on FROM assignment a
         JOIN officer o ON o.id = a.officer_id JOIN agency g ON g.id = a.agency_id
         ORDER BY o.uid, a.from_on",
    ),
    (
        "credential",
        6,
        "SELECT uid, number, hold, valid_from, valid_to, inspection_due FROM credential ORDER BY uid",
    ),
    (
        "credential_event",
        4,
        "SELECT uid, kind, effective_on, body FROM credential_event ORDER BY uid",
    ),
    ("study_session", 3, "SELECT uid, started_at, seconds FROM study_session ORDER BY uid"),
    ("training", 4, "SELECT uid, held_on, title, minutes FROM training ORDER BY uid"),
    (
        "attempt",
        4,
        "SELECT a.uid, a.state, a.history_seq, a.history_hash FROM attempt a ORDER BY a.uid",
    ),
    (
        "result",
        5,
        "SELECT a.uid, r.version, r.outcome, r.earned, r.total FROM result r
         JOIN attempt a ON a.id = r.attempt_id ORDER BY a.uid, r.version",
    ),
];

/// What the database says, table by table; the same for two fills from one seed and day.
///
/// # Errors
/// Whatever the database refuses.
pub fn digests(tx: &mut Tx<'_>) -> Result<Vec<Digest>, StoreError> {
    TABLES
        .iter()
        .map(|(table, columns, sql)| {
            let mut hasher = blake3::Hasher::new();
            let mut rows = 0;
            tx.each(sql, &[], |row| {
                rows += 1;
                add(&mut hasher, row, *columns)
            })?;
            Ok(Digest { table, rows, hash: hasher.finalize().to_hex().to_string() })
        })
        .collect()
}

fn add(hasher: &mut blake3::Hasher, row: &Row<'_>, columns: usize) -> Result<(), StoreError> {
    for column in 0..columns {
        let text = format!("{:?}", row.get::<Value>(column)?);
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    Ok(())
}
