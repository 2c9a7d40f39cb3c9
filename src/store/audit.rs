//! Audit rows and their seals.

use super::{Row, StoreError, Tx, params};
use crate::domain::id::{AccountId, Uid};
use crate::domain::time::Timestamp;

/// A row about to be written.
#[derive(Debug)]
pub struct NewEntry<'a> {
    /// Its identity, also the receipt of its transaction.
    pub uid: Uid,
    /// When it happened.
    pub at: Timestamp,
    /// The account, if the actor has one.
    pub account: Option<AccountId>,
    /// Who, by sign-in name, `operator` or `system`.
    pub actor: &'a str,
    /// Through what: `tui`, `cli`, `system`.
    pub via: &'a str,
    /// What was done, as `noun.verb`.
    pub action: &'a str,
    /// Kind of the thing touched.
    pub target_kind: &'a str,
    /// Which one.
    pub target: &'a str,
    /// `done` or `refused`.
    pub outcome: &'a str,
    /// What else there is to know, as JSON.
    pub detail: &'a serde_json::Value,
}

/// A stored row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// Row id, rising.
    pub id: i64,
    /// Its identity.
    pub uid: Uid,
    /// When it happened.
    pub at: Timestamp,
    /// The account, if the actor had one.
    pub account: Option<AccountId>,
    /// Who.
    pub actor: String,
    /// Through what.
    pub via: String,
    /// What was done.
    pub action: String,
    /// Kind of the thing touched.
    pub target_kind: String,
    /// Which one.
    pub target: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// Detail as the JSON text that was stored.
    pub detail: String,
}

/// A row's place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Position in the chain, from 1 without gaps.
    pub seq: i64,
    /// The row sealed.
    pub audit_id: i64,
    /// Which key.
    pub key_id: String,
    /// Keyed hash over the previous MAC and the row, hexadecimal.
    pub mac: String,
}

const COLUMNS: &str = "a.id, a.uid, a.at, a.account_id, a.actor, a.via, a.action, a.target_kind, a.target, a.outcome, a.detail";

/// Reads an entry whose columns start at `first`.
fn entry_at(row: &Row<'_>, first: usize) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get(first)?,
        uid: row.get(first + 1)?,
        at: row.get(first + 2)?,
        account: row.get(first + 3)?,
        actor: row.get(first + 4)?,
        via: row.get(first + 5)?,
        action: row.get(first + 6)?,
        target_kind: row.get(first + 7)?,
        target: row.get(first + 8)?,
        outcome: row.get(first + 9)?,
        detail: row.get(first + 10)?,
    })
}

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    entry_at(row, 0)
}

/// Appends one row.
///
/// # Errors
/// Whatever the database refuses.
pub fn append(tx: &mut Tx<'_>, new: &NewEntry<'_>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO audit (uid, at, account_id, actor, via, action, target_kind, target, outcome, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &params![
            new.uid,
            new.at,
            new.account,
            new.actor,
            new.via,
            new.action,
            new.target_kind,
            new.target,
            new.outcome,
            new.detail.to_string()
        ],
    )?;
    Ok(())
}

/// The newest rows first, `limit` at most, older than `before` where given, whose actor, action
/// or target holds `text`.
///
/// # Errors
/// Whatever the database refuses.
pub fn page(
    tx: &mut Tx<'_>,
    text: &str,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit a
         WHERE a.id < $1 AND ($2 = '' OR a.actor LIKE $3 OR a.action LIKE $3 OR a.target LIKE $3)
         ORDER BY a.id DESC LIMIT $4"
    );
    let like = format!("%{text}%");
    tx.rows(&sql, &params![before.unwrap_or(i64::MAX), text, like, limit], entry)
}

/// When each account was last let in.
///
/// # Errors
/// Whatever the database refuses.
pub fn last_sign_ins(tx: &mut Tx<'_>) -> Result<Vec<(AccountId, Timestamp)>, StoreError> {
    tx.rows(
        "SELECT account_id, max(at) FROM audit
         WHERE account_id IS NOT NULL AND outcome = 'done'
             AND action IN ('account.sign_in', 'account.redeem_code', 'account.choose')
         GROUP BY account_id",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What an auditor looks for; empty fields look for everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the actor's name.
    pub actor: String,
    /// Actions by their code; none for all.
    pub actions: Option<Vec<String>>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub to: Option<Timestamp>,
}

/// A row, and what the thing it touched is called today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The row.
    pub entry: Entry,
    /// The name; none where the row says it itself, or the thing is gone.
    pub called: Option<String>,
}

/// The name of what a row touched, for kinds of things that rows know by uid.
const CALLED: &str = "CASE a.target_kind
    WHEN 'site' THEN (SELECT name FROM site WHERE uid = a.target)
    WHEN 'officer' THEN (SELECT name FROM officer WHERE uid = a.target)
    WHEN 'credential' THEN (SELECT o.name FROM credential c
        JOIN officer o ON o.id = c.officer_id WHERE c.uid = a.target)
    WHEN 'pass_record' THEN (SELECT o.name FROM pass_record p
        JOIN officer o ON o.id = p.officer_id WHERE p.uid = a.target)
    WHEN 'study' THEN (SELECT o.name FROM study_session s
        JOIN officer o ON o.id = s.officer_id WHERE s.uid = a.target)
    WHEN 'sitting' THEN (SELECT name FROM sitting WHERE uid = a.target)
    WHEN 'attempt' THEN (SELECT o.name || ' ' || s.name FROM attempt t
        JOIN officer o ON o.id = t.officer_id JOIN sitting s ON s.id = t.sitting_id
        WHERE t.uid = a.target)
    WHEN 'challenge' THEN (SELECT o.name || ' ' || s.name FROM challenge c
        JOIN officer o ON o.id = c.officer_id JOIN attempt t ON t.id = c.attempt_id
        JOIN sitting s ON s.id = t.sitting_id WHERE c.uid = a.target)
    WHEN 'bank' THEN (SELECT name FROM bank WHERE uid = a.target)
    WHEN 'batch' THEN (SELECT file_name FROM batch WHERE uid = a.target)
    WHEN 'item' THEN (SELECT b.name || ' ' || i.name FROM item i
        JOIN bank b ON b.id = i.bank_id WHERE i.uid = a.target)
    WHEN 'form' THEN (SELECT b.code FROM form f
        JOIN blueprint_revision r ON r.id = f.blueprint_revision_id
        JOIN blueprint b ON b.id = r.blueprint_id WHERE f.uid = a.target)
    WHEN 'attachment' THEN (SELECT max(file_name) FROM attachment_link WHERE sha256 = a.target)
    WHEN 'custom_field' THEN (SELECT label FROM custom_field WHERE key = a.target)
    END";

/// The newest rows that a filter keeps, `limit` at most, with what they touched.
///
/// # Errors
/// Whatever the database refuses.
pub fn search(tx: &mut Tx<'_>, filter: &Filter, limit: i64) -> Result<Vec<Found>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, {CALLED} FROM audit a
         WHERE a.at >= $1 AND a.at < $2 AND ($3 = '' OR a.actor LIKE $4)
             AND ($5 = '' OR $5 LIKE '%,' || a.action || ',%')
         ORDER BY a.id DESC LIMIT $6"
    );
    let like = format!("%{}%", filter.actor);
    let actions = filter
        .actions
        .as_ref()
        .map_or_else(String::new, |actions| format!(",{},", actions.join(",")));
    let from = filter.from.map_or(i64::MIN, Timestamp::millis);
    let to = filter.to.map_or(i64::MAX, Timestamp::millis);
    tx.rows(&sql, &params![from, to, filter.actor.as_str(), like, actions, limit], |row| {
        Ok(Found { entry: entry(row)?, called: row.get(11)? })
    })
}

/// Whether somebody did something to a thing, with this outcome, since an instant.
///
/// # Errors
/// Whatever the database refuses.
pub fn was_done(
    tx: &mut Tx<'_>,
    actor: &str,
    action: &str,
    target: &str,
    outcome: &str,
    since: Timestamp,
) -> Result<bool, StoreError> {
    let found: Option<i64> = tx.optional(
        "SELECT id FROM audit WHERE at >= $1 AND actor = $2 AND action = $3 AND target = $4
             AND outcome = $5 LIMIT 1",
        &params![since, actor, action, target, outcome],
        |row| row.get(0),
    )?;
    Ok(found.is_some())
}

/// Rows that no seal covers yet, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn unsealed(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit a LEFT JOIN audit_seal s ON s.audit_id = a.id
         WHERE s.seq IS NULL ORDER BY a.id LIMIT $1"
    );
    tx.rows(&sql, &params![limit], entry)
}

/// How many rows no seal covers yet.
///
/// # Errors
/// Whatever the database refuses.
pub fn count_unsealed(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.one(
        "SELECT count(*) FROM audit a LEFT JOIN audit_seal s ON s.audit_id = a.id WHERE s.seq IS NULL",
        &params![],
        |row| row.get(0),
    )
}

/// The last seal; none before the first.
///
/// # Errors
/// Whatever the database refuses.
pub fn last_seal(tx: &mut Tx<'_>) -> Result<Option<Seal>, StoreError> {
    tx.optional(
        "SELECT seq, audit_id, key_id, mac FROM audit_seal ORDER BY seq DESC LIMIT 1",
        &params![],
        seal,
    )
}

/// The seal at a position.
///
/// # Errors
/// Whatever the database refuses.
pub fn seal_at(tx: &mut Tx<'_>, seq: i64) -> Result<Option<Seal>, StoreError> {
    let sql = "SELECT seq, audit_id, key_id, mac FROM audit_seal WHERE seq = $1";
    tx.optional(sql, &params![seq], seal)
}

fn seal(row: &Row<'_>) -> Result<Seal, StoreError> {
    Ok(Seal { seq: row.get(0)?, audit_id: row.get(1)?, key_id: row.get(2)?, mac: row.get(3)? })
}

/// Appends one seal.
///
/// # Errors
/// Whatever the database refuses; a race with another sealer shows as a conflict.
pub fn add_seal(tx: &mut Tx<'_>, seal: &Seal) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO audit_seal (seq, audit_id, key_id, mac) VALUES ($1, $2, $3, $4)",
        &params![seal.seq, seal.audit_id, seal.key_id.as_str(), seal.mac.as_str()],
    )?;
    Ok(())
}

/// What a seal covers, as found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, on the stack")]
pub enum Covered {
    /// The row.
    Row(Entry),
    /// A row that this program cannot have written.
    Unreadable,
    /// Nothing: the row was deleted.
    Missing,
}

/// Walks every seal in order with the row it covers. Damage to either is passed on as what was
/// found instead of ending the walk.
///
/// # Errors
/// Whatever the database or the visitor refuses.
pub fn walk(
    tx: &mut Tx<'_>,
    mut visit: impl FnMut(Seal, Covered) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT s.seq, s.audit_id, s.key_id, s.mac, CASE WHEN a.id IS NULL THEN 1 ELSE 0 END, {COLUMNS}
         FROM audit_seal s LEFT JOIN audit a ON a.id = s.audit_id ORDER BY s.seq"
    );
    tx.each(&sql, &params![], |row| {
        let seal = Seal {
            seq: row.get(0)?,
            audit_id: row.get(1)?,
            key_id: row.get(2).unwrap_or_default(),
            mac: row.get(3).unwrap_or_default(),
        };
        let covered = if row.get(4)? {
            Covered::Missing
        } else {
            // A uid in capitals would read as the same uid.
            match (entry_at(row, 5), row.get::<String>(6)) {
                (Ok(entry), Ok(uid)) if entry.uid.to_string() == uid => Covered::Row(entry),
                _ => Covered::Unreadable,
            }
        };
        visit(seal, covered)
    })
}
