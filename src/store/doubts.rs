//! Items in doubt, and what was decided about them.

use super::banks::{from_json, json};
use super::{StoreError, Tx, params};
use crate::domain::doubt::{DoubtState, Touched, is_repealed};
use crate::domain::id::{AccountId, BankId, BatchId, ItemId, RevisionId, Uid};
use crate::domain::item::Item;
use crate::domain::time::{Date, Timestamp};
use std::collections::HashSet;

/// Condition of a membership `m` whose item may be drawn.
pub(super) const UNDOUBTED: &str =
    "NOT EXISTS (SELECT 1 FROM item_doubt x WHERE x.item_id = m.item_id AND x.state = 'open')";

/// Condition of a membership `m` whose item is in doubt.
pub(super) const DOUBTED: &str =
    "m.item_id IN (SELECT x.item_id FROM item_doubt x WHERE x.state = 'open')";

/// SQL that is 1 when the item of the row named `item` is in doubt, and 0 otherwise.
pub(super) fn doubted(item: &str) -> String {
    format!(
        "CASE WHEN EXISTS (SELECT 1 FROM item_doubt x WHERE x.item_id = {item}
             AND x.state = 'open') THEN 1 ELSE 0 END"
    )
}

/// A doubt about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The item.
    pub item: ItemId,
    /// Its identity.
    pub uid: Uid,
    /// Its bank.
    pub bank: BankId,
    /// Name of the bank.
    pub bank_name: String,
    /// The item as it is in force.
    pub content: Item,
    /// The statute, by the name that citations use.
    pub statute: String,
    /// The version the item was written for.
    pub from: Date,
    /// The version in force, or the day since which the statute is in force no more.
    pub to: Date,
    /// The places that are not the same in both.
    pub touched: Vec<Touched>,
    /// When it was raised.
    pub raised_at: Timestamp,
}

impl Doubt {
    /// Its ground is that the statute is in force no more.
    pub fn is_repealed(&self) -> bool {
        is_repealed(&self.touched)
    }
}

/// An item that cites a statute.
#[derive(Debug, Clone)]
pub struct Citing {
    /// The item.
    pub item: ItemId,
    /// It is retired; its revision is the last that was in force.
    pub retired: bool,
    /// The revision in force.
    pub revision: RevisionId,
    /// Its content.
    pub content: Item,
    /// The import that brought this revision; none when it was written here.
    pub batch: Option<BatchId>,
    /// The version that this revision was written for, where it was written here.
    pub written_for: Option<Date>,
    /// The latest version that this revision was found right for.
    pub held_for: Option<Date>,
    /// The open doubt about it.
    pub in_doubt: Option<OpenDoubt>,
}

/// An open doubt about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDoubt {
    /// The version the item was written for.
    pub from: Date,
    /// The version in force when it was raised.
    pub to: Date,
    /// The places that are not the same in both.
    pub touched: Vec<Touched>,
}

/// The version of the statute named `$2` that a revision was written for here, and the latest that
/// it was found right for.
fn judged(item: &str, revision: &str) -> String {
    format!(
        "(SELECT w.version FROM revision_statute w
             WHERE w.revision_id = {revision} AND w.statute = $2),
         (SELECT max(d.to_version) FROM item_doubt d WHERE d.item_id = {item}
             AND d.statute = $2 AND d.revision_id = {revision} AND d.state = 'confirmed')"
    )
}

/// What was decided about a revision for one statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// It is the one in force.
    pub in_force: bool,
    /// The latest version it was written for here, or found right for.
    pub held_for: Option<Date>,
    /// The version from which its item is in doubt.
    pub doubted_from: Option<Date>,
    /// The version from which a later revision of its item was corrected.
    pub replaced_from: Option<Date>,
}

/// What was decided about a revision for a statute.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such revision.
pub fn decided(
    tx: &mut Tx<'_>,
    revision: RevisionId,
    statute: &str,
) -> Result<Decided, StoreError> {
    let judged = judged("r.item_id", "r.id");
    let sql = format!(
        "SELECT (SELECT count(*) FROM bank_member m
                 WHERE m.revision_id = r.id AND m.to_version IS NULL), {judged},
             (SELECT d.from_version FROM item_doubt d WHERE d.item_id = r.item_id
                 AND d.statute = $2 AND d.state = 'open'),
             (SELECT min(d.from_version) FROM item_doubt d
                 JOIN item_revision later ON later.id = d.revision_id
                 WHERE d.item_id = r.item_id AND d.statute = $2 AND d.state = 'corrected'
                 AND later.number > r.number)
         FROM item_revision r WHERE r.id = $1"
    );
    tx.one(&sql, &params![revision, statute], |row| {
        Ok(Decided {
            in_force: row.get::<i64>(0)? > 0,
            held_for: row.get::<Option<Date>>(1)?.max(row.get(2)?),
            doubted_from: row.get(3)?,
            replaced_from: row.get(4)?,
        })
    })
}

/// The items of a bank that cite a statute or are in doubt for it, retired ones too.
///
/// # Errors
/// Whatever the database refuses.
pub fn citing(tx: &mut Tx<'_>, bank: BankId, names: [&str; 2]) -> Result<Vec<Citing>, StoreError> {
    let judged = judged("m.item_id", "m.revision_id");
    let sql = format!(
        "SELECT m.item_id, m.to_version, m.revision_id, r.body, r.batch_id, {judged},
             o.from_version, o.to_version, o.fates
         FROM bank_member m JOIN item_revision r ON r.id = m.revision_id
         LEFT JOIN item_doubt o ON o.item_id = m.item_id AND o.statute = $2 AND o.state = 'open'
         WHERE m.bank_id = $1 AND m.from_version = (SELECT max(l.from_version) FROM bank_member l
                 WHERE l.bank_id = m.bank_id AND l.item_id = m.item_id)
             AND (o.id IS NOT NULL
             OR EXISTS (SELECT 1 FROM item_citation c WHERE c.revision_id = m.revision_id
                 AND c.statute IN ($2, $3)))
         ORDER BY m.position, m.item_id"
    );
    tx.rows(&sql, &params![bank, names[0], names[1]], |row| {
        let in_doubt = match (row.get(7)?, row.get(8)?, row.get::<Option<String>>(9)?) {
            (Some(from), Some(to), Some(places)) => {
                Some(OpenDoubt { from, to, touched: from_json(&places)? })
            }
            _ => None,
        };
        Ok(Citing {
            item: row.get(0)?,
            retired: row.get::<Option<i64>>(1)?.is_some(),
            revision: row.get(2)?,
            content: from_json(&row.get::<String>(3)?)?,
            batch: row.get(4)?,
            written_for: row.get(5)?,
            held_for: row.get(6)?,
            in_doubt,
        })
    })
}

/// A doubt about to be raised.
#[derive(Debug, Clone)]
pub struct NewDoubt {
    /// The item.
    pub item: ItemId,
    /// The statute.
    pub statute: String,
    /// The version it was written for.
    pub from: Date,
    /// The version in force.
    pub to: Date,
    /// What is not the same.
    pub touched: Vec<Touched>,
}

/// Raises a doubt, in place of the one that is open for the statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn raise(tx: &mut Tx<'_>, new: &NewDoubt, at: Timestamp) -> Result<(), StoreError> {
    drop_open(tx, new.item, &new.statute, at)?;
    tx.execute(
        "INSERT INTO item_doubt (item_id, statute, from_version, to_version, fates, state, raised_at)
         VALUES ($1, $2, $3, $4, $5, 'open', $6)",
        &params![new.item, &new.statute, new.from, new.to, json(&new.touched), at],
    )?;
    Ok(())
}

/// Drops the open doubts about an item for a statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn drop_open(
    tx: &mut Tx<'_>,
    item: ItemId,
    statute: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE item_doubt SET state = 'dropped', settled_at = $3
         WHERE item_id = $1 AND statute = $2 AND state = 'open'",
        &params![item, statute, at],
    )?;
    Ok(())
}

/// How open doubts about an item end.
#[derive(Debug, Clone, Copy)]
pub struct Settled {
    /// As what.
    pub state: DoubtState,
    /// The revision that holds from now on.
    pub revision: RevisionId,
    /// By whom.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// Ends the open doubts about an item, and gives how many there were.
///
/// # Errors
/// Whatever the database refuses.
pub fn settle(tx: &mut Tx<'_>, item: ItemId, how: Settled) -> Result<u64, StoreError> {
    tx.execute(
        "UPDATE item_doubt SET state = $2, revision_id = $3, account_id = $4, settled_at = $5
         WHERE item_id = $1 AND state = 'open'",
        &params![item, how.state.code(), how.revision, how.account, how.at],
    )
}

/// That the revision in force of an item was found to hold as it is for a version of a statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The revision.
    pub revision: RevisionId,
    /// The statute, by the name that citations use.
    pub statute: String,
    /// The version it was written for.
    pub from: Date,
    /// The version it was confirmed for, or the day of the end of the statute.
    pub to: Date,
    /// The places that were not the same in both.
    pub touched: Vec<Touched>,
    /// When.
    pub at: Timestamp,
    /// The name of whoever did; none for the operator.
    pub by: Option<String>,
}

impl Confirmation {
    /// It was confirmed though the statute is in force no more.
    pub fn is_of_repealed(&self) -> bool {
        is_repealed(&self.touched)
    }
}

/// How the revision in force of an item was confirmed: for each statute the last decision, where that
/// is a confirmation.
///
/// # Errors
/// Whatever the database refuses.
pub fn confirmations(tx: &mut Tx<'_>, item: Uid) -> Result<Vec<Confirmation>, StoreError> {
    tx.rows(
        "SELECT d.revision_id, d.statute, d.from_version, d.to_version, d.fates, d.settled_at,
             a.display_name
         FROM item_doubt d JOIN item i ON i.id = d.item_id
         JOIN bank_member m ON m.revision_id = d.revision_id AND m.to_version IS NULL
         LEFT JOIN account a ON a.id = d.account_id
         WHERE i.uid = $1 AND d.state = 'confirmed'
             AND NOT EXISTS (SELECT 1 FROM item_doubt l WHERE l.item_id = d.item_id
                 AND l.statute = d.statute AND l.id > d.id AND l.state <> 'dropped')
         ORDER BY d.statute",
        &params![item],
        |row| {
            Ok(Confirmation {
                revision: row.get(0)?,
                statute: row.get(1)?,
                from: row.get(2)?,
                to: row.get(3)?,
                touched: from_json(&row.get::<String>(4)?)?,
                at: row.get(5)?,
                by: row.get(6)?,
            })
        },
    )
}

/// The open doubts about items in force, bank by bank in the author's order; about one item, or
/// about all.
///
/// # Errors
/// Whatever the database refuses.
pub fn open(tx: &mut Tx<'_>, item: Option<Uid>) -> Result<Vec<Doubt>, StoreError> {
    let of_one = if item.is_some() { " AND i.uid = $1" } else { "" };
    let sql = format!(
        "SELECT i.id, i.uid, b.id, b.name, r.body, d.statute, d.from_version, d.to_version,
             d.fates, d.raised_at
         FROM item_doubt d JOIN item i ON i.id = d.item_id JOIN bank b ON b.id = i.bank_id
         JOIN bank_member m ON m.item_id = i.id AND m.to_version IS NULL
         JOIN item_revision r ON r.id = m.revision_id
         WHERE d.state = 'open'{of_one} ORDER BY b.name, m.position, i.id, d.statute"
    );
    let params: Vec<_> = item.into_iter().map(crate::store::Param::from).collect();
    tx.rows(&sql, &params, |row| {
        Ok(Doubt {
            item: row.get(0)?,
            uid: row.get(1)?,
            bank: row.get(2)?,
            bank_name: row.get(3)?,
            content: from_json(&row.get::<String>(4)?)?,
            statute: row.get(5)?,
            from: row.get(6)?,
            to: row.get(7)?,
            touched: from_json(&row.get::<String>(8)?)?,
            raised_at: row.get(9)?,
        })
    })
}

/// The items in force that are in doubt, each with its bank, in the order of [`open`].
///
/// # Errors
/// Whatever the database refuses.
pub fn queue(tx: &mut Tx<'_>) -> Result<Vec<(Uid, BankId)>, StoreError> {
    tx.rows(
        "SELECT i.uid, b.id
         FROM (SELECT DISTINCT item_id FROM item_doubt WHERE state = 'open') d
         JOIN item i ON i.id = d.item_id JOIN bank b ON b.id = i.bank_id
         JOIN bank_member m ON m.item_id = i.id AND m.to_version IS NULL
         ORDER BY b.name, m.position, i.id",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How many items in force are in doubt, for each bank that has some.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_bank(tx: &mut Tx<'_>) -> Result<Vec<(BankId, u32)>, StoreError> {
    tx.rows(
        "SELECT m.bank_id, count(DISTINCT d.item_id) FROM item_doubt d
         JOIN bank_member m ON m.item_id = d.item_id AND m.to_version IS NULL
         WHERE d.state = 'open' GROUP BY m.bank_id",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How many of the items in force that came with an import are in doubt.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_batch(tx: &mut Tx<'_>, batch: BatchId) -> Result<u32, StoreError> {
    tx.one(
        "SELECT count(DISTINCT d.item_id) FROM item_doubt d
         JOIN bank_member m ON m.item_id = d.item_id AND m.to_version IS NULL
         JOIN item_revision r ON r.id = m.revision_id
         WHERE d.state = 'open' AND r.batch_id = $1",
        &params![batch],
        |row| row.get(0),
    )
}

/// The statutes for which items of a bank are in doubt, bank by bank; retired items count too.
///
/// # Errors
/// Whatever the database refuses.
pub fn statutes(tx: &mut Tx<'_>) -> Result<HashSet<(BankId, String)>, StoreError> {
    let found = tx.rows(
        "SELECT DISTINCT i.bank_id, d.statute FROM item_doubt d JOIN item i ON i.id = d.item_id
         WHERE d.state = 'open'",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// From which version to which an item is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The item.
    pub item: ItemId,
    /// The statute, by the name that citations use.
    pub statute: String,
    /// The version the item was written for.
    pub from: Date,
    /// The version in force when the doubt was raised.
    pub to: Date,
}

/// The open doubts about a bank's items, retired ones too, without what they are about.
///
/// # Errors
/// Whatever the database refuses.
pub fn spans(tx: &mut Tx<'_>, bank: BankId) -> Result<Vec<Span>, StoreError> {
    tx.rows(
        "SELECT d.item_id, d.statute, d.from_version, d.to_version FROM item_doubt d
         JOIN item i ON i.id = d.item_id WHERE d.state = 'open' AND i.bank_id = $1
         ORDER BY d.item_id, d.statute",
        &params![bank],
        |row| {
            Ok(Span { item: row.get(0)?, statute: row.get(1)?, from: row.get(2)?, to: row.get(3)? })
        },
    )
}
