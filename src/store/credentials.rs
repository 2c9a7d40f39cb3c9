//! Credentials: their events, appended, and the rows projected from them.

use super::filter::{Filter, Page, Within};
use super::{Driver, Row, StoreError, Tx, from_json, params, to_json};
use crate::domain::code::codes;
use crate::domain::credential::{
    Card, CredentialKind, CredentialRow, DateRange, Entry, Event, EventId, State, StatusBounds,
    Validity, project, status_bounds,
};
use crate::domain::id::{AccountId, AgencyId, CredentialId, OfficerId, Uid};
use crate::domain::rules::CredentialRules;
use crate::domain::time::{Date, Timestamp, Zone};
use std::collections::BTreeMap;

/// The hold of a line of which nothing stands: no list finds it, its events stay readable.
const NOTHING: &str = "nothing";

/// An event to append.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    /// Uid of the entry.
    pub uid: Uid,
    /// The credential.
    pub credential: CredentialId,
    /// The day it takes effect.
    pub effective: Date,
    /// When it is recorded.
    pub recorded: Timestamp,
    /// Who records it; none for the operator and the program itself.
    pub recorded_by: Option<AccountId>,
    /// Who approved it.
    pub approved_by: Option<AccountId>,
    /// How the record names who recorded it.
    pub actor: &'a str,
    /// Why.
    pub reason: &'a str,
    /// The document it rests on.
    pub document: &'a str,
    /// What happened.
    pub event: &'a Event,
}

/// Begins a credential without any event; [`record`] gives it its first.
///
/// # Errors
/// Whatever the database refuses.
pub fn open(
    tx: &mut Tx<'_>,
    uid: Uid,
    officer: OfficerId,
    kind: CredentialKind,
    at: Timestamp,
) -> Result<CredentialId, StoreError> {
    tx.insert(
        "INSERT INTO credential (uid, officer_id, kind, categories, region, issuer, hold,
             void_numbers, updated_at) VALUES ($1, $2, $3, '[]', '', '', $4, '[]', $5) RETURNING id",
        &params![uid, officer, kind.code(), NOTHING, at],
    )
}

/// Appends an event and brings the row to what all events of the credential give. Whether the
/// record admits the event is decided before ([`crate::domain::credential::admit`]).
///
/// # Errors
/// [`StoreError::Conflict`] when another credential of the kind has the number.
pub fn record(
    tx: &mut Tx<'_>,
    new: &NewEntry<'_>,
    rules: &CredentialRules,
    zone: &Zone,
) -> Result<Option<CredentialRow>, StoreError> {
    let corrects: Option<Uid> = match new.event.corrects() {
        None => None,
        Some(target) => tx.optional(
            "SELECT uid FROM credential_event WHERE id = $1 AND credential_id = $2",
            &params![target.0, new.credential],
            |row| row.get(0),
        )?,
    };
    tx.execute(
        "INSERT INTO credential_event (uid, credential_id, kind, effective_on, recorded_at,
             account_id, approved_by, actor, reason, document, corrects, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &params![
            new.uid,
            new.credential,
            new.event.kind().code(),
            new.effective,
            new.recorded,
            new.recorded_by,
            new.approved_by,
            new.actor,
            new.reason,
            new.document,
            corrects,
            to_json(new.event)?
        ],
    )?;
    let entries = entries(tx, new.credential)?;
    let row = project(&entries, rules, zone, zone.date(new.recorded)).row;
    rewrite(tx, new.credential, row.as_ref(), new.recorded)?;
    Ok(row)
}

fn rewrite(
    tx: &mut Tx<'_>,
    id: CredentialId,
    row: Option<&CredentialRow>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let card = row.and_then(|row| row.card.as_ref());
    let void_numbers = row.map_or(&[][..], |row| &row.void_numbers);
    tx.execute(
        "UPDATE credential SET hold = $2, number = $3, categories = $4, region = $5, issuer = $6,
             valid_from = $7, valid_to = $8, inspection_due = $9, applied_on = $10,
             suspended_until = $11, handed_in_on = $12, void_numbers = $13, updated_at = $14
         WHERE id = $1",
        &params![
            id,
            row.map_or(NOTHING, |row| row.hold.code()),
            card.map(|card| card.number.clone()),
            to_json(&card.map_or(&[][..], |card| &card.categories))?,
            card.map_or("", |card| &card.region),
            card.map_or("", |card| &card.issuer),
            row.and_then(CredentialRow::valid_from),
            row.and_then(CredentialRow::valid_to),
            row.and_then(CredentialRow::inspection_due),
            row.and_then(|row| row.applied_on),
            row.and_then(|row| row.suspended_until),
            row.and_then(|row| row.handed_in_on),
            to_json(&void_numbers)?,
            at
        ],
    )?;
    Ok(())
}

const ENTRY: &str =
    "id, effective_on, recorded_at, account_id, approved_by, reason, document, body";

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    let body: String = row.get(7)?;
    Ok(Entry {
        id: EventId(row.get(0)?),
        effective: row.get(1)?,
        recorded: row.get(2)?,
        recorded_by: row.get(3)?,
        approved_by: row.get(4)?,
        reason: row.get(5)?,
        document: row.get(6)?,
        event: from_json(7, &body)?,
    })
}

/// The events of a credential, in the order they were recorded.
///
/// # Errors
/// Whatever the database refuses.
pub fn entries(tx: &mut Tx<'_>, id: CredentialId) -> Result<Vec<Entry>, StoreError> {
    let sql = format!("SELECT {ENTRY} FROM credential_event WHERE credential_id = $1 ORDER BY id");
    tx.rows(&sql, &params![id], entry)
}

/// A credential with its projected row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCredential {
    /// The row's id.
    pub id: CredentialId,
    /// Uid of the credential.
    pub uid: Uid,
    /// Whose it is.
    pub officer: OfficerId,
    /// Kind of card.
    pub kind: CredentialKind,
    /// What follows from its events.
    pub row: CredentialRow,
}

const COLUMNS: &str = "c.id, c.uid, c.officer_id, c.kind, c.hold, c.number, c.categories, c.region,
    c.issuer, c.valid_from, c.valid_to, c.inspection_due, c.applied_on, c.suspended_until,
    c.handed_in_on, c.void_numbers";

fn stored(row: &Row<'_>) -> Result<StoredCredential, StoreError> {
    let void_numbers: String = row.get(15)?;
    Ok(StoredCredential {
        id: row.get(0)?,
        uid: row.get(1)?,
        officer: row.get(2)?,
        kind: row.code(3)?,
        row: CredentialRow {
            hold: row.code(4)?,
            card: card(row)?,
            applied_on: row.get(12)?,
            suspended_until: row.get(13)?,
            handed_in_on: row.get(14)?,
            void_numbers: from_json(15, &void_numbers)?,
        },
    })
}

fn card(row: &Row<'_>) -> Result<Option<Card>, StoreError> {
    let days = (row.get::<Option<Date>>(9)?, row.get::<Option<Date>>(10)?);
    let (Some(number), (Some(from), Some(to))) = (row.get(5)?, days) else { return Ok(None) };
    let categories: String = row.get(6)?;
    Ok(Some(Card {
        number,
        categories: from_json(6, &categories)?,
        region: row.get(7)?,
        issuer: row.get(8)?,
        validity: Validity::new(from, to)
            .map_err(|error| StoreError::Column { column: 10, detail: error.to_string() })?,
        inspection_due: row.get(11)?,
    }))
}

/// One credential.
///
/// # Errors
/// [`StoreError::NotFound`] without such a row, or when nothing of it stands.
pub fn get(tx: &mut Tx<'_>, id: CredentialId) -> Result<StoredCredential, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM credential c WHERE c.id = $1 AND c.hold <> $2");
    tx.one(&sql, &params![id, NOTHING], stored)
}

/// The credential of a kind with a number, if there is one.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_number(
    tx: &mut Tx<'_>,
    kind: CredentialKind,
    number: &str,
) -> Result<Option<StoredCredential>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM credential c WHERE c.kind = $1 AND c.number = $2 AND c.hold <> $3"
    );
    tx.optional(&sql, &params![kind.code(), number, NOTHING], stored)
}

/// An officer's credentials, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn of_officer(
    tx: &mut Tx<'_>,
    officer: OfficerId,
) -> Result<Vec<StoredCredential>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM credential c WHERE c.officer_id = $1 AND c.hold <> $2 ORDER BY c.id"
    );
    tx.rows(&sql, &params![officer, NOTHING], stored)
}

/// Everybody's credentials as they stand now.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<StoredCredential>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM credential c WHERE c.hold <> $1 ORDER BY c.id");
    tx.rows(&sql, &params![NOTHING], stored)
}

/// Everybody's credentials as their events leave them at the end of a day.
///
/// # Errors
/// Whatever the database refuses.
pub fn all_on(
    tx: &mut Tx<'_>,
    rules: &CredentialRules,
    zone: &Zone,
    as_of: Date,
) -> Result<Vec<StoredCredential>, StoreError> {
    let mut events: BTreeMap<CredentialId, Vec<Entry>> = BTreeMap::new();
    let sql = format!("SELECT {ENTRY}, credential_id FROM credential_event ORDER BY id");
    tx.each(&sql, &[], |row| {
        events.entry(row.get(8)?).or_default().push(entry(row)?);
        Ok(())
    })?;
    let lines =
        tx.rows("SELECT id, uid, officer_id, kind FROM credential ORDER BY id", &[], |row| {
            let kind: CredentialKind = row.code(3)?;
            Ok((row.get::<CredentialId>(0)?, row.get(1)?, row.get(2)?, kind))
        })?;
    let stands = |(id, uid, officer, kind)| {
        let entries = events.get(&id).map_or(&[][..], Vec::as_slice);
        let row = project(entries, rules, zone, as_of).row?;
        Some(StoredCredential { id, uid, officer, kind, row })
    };
    Ok(lines.into_iter().filter_map(stands).collect())
}

codes! {
    /// What a list of credentials is ordered by.
    CredentialOrder {
        /// Their last days, the earliest at the top.
        Expiry = "expiry",
        /// The days by which they are to be inspected, the earliest at the top.
        Inspection = "inspection",
        /// Their numbers.
        Number = "number",
    }
}

/// Which credentials a list holds: cards, not persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialFilter {
    /// With this main state on the day; none takes every state.
    pub state: Option<State>,
    /// Only those whose last day is at most this many days after the day.
    pub expiring_within: Option<u32>,
    /// Only those whose number has this part, or whose holder a list of officers finds by it; empty
    /// finds all.
    pub text: String,
    /// Whose.
    pub within: Within,
    /// The day that states are told for and whose assignments count.
    pub on: Date,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialLine {
    /// The credential.
    pub credential: StoredCredential,
    /// Uid of its holder.
    pub officer_uid: Uid,
    /// Name of its holder.
    pub officer_name: String,
    /// Where they work that day, or worked last.
    pub agency: Option<AgencyId>,
}

fn filter(wanted: &CredentialFilter, rules: &CredentialRules) -> Filter {
    let mut filter = Filter::default();
    match wanted.state {
        None => {
            let nothing = filter.bind(NOTHING);
            filter.and(format!("c.hold <> {nothing}"));
        }
        Some(state) => {
            let StatusBounds { hold, valid_from, valid_to, inspection_due } =
                status_bounds(state, rules, wanted.on);
            let hold = filter.bind(hold.code());
            filter.and(format!("c.hold = {hold}"));
            filter.range("c.valid_from", valid_from);
            filter.range("c.valid_to", valid_to);
            filter.range("c.inspection_due", inspection_due);
        }
    }
    if let Some(days) = wanted.expiring_within {
        filter.range("c.valid_to", DateRange::within(wanted.on, days));
    }
    filter.named(&wanted.text, |part| format!(" OR lower(c.number) LIKE {part} ESCAPE '\\'"));
    filter.within(&wanted.within, wanted.on);
    filter
}

/// The tables of a list, credentials as `c` and, where people are what narrows it, their holders as
/// `o`. Where agencies do, the people are found first and their cards after: with `CROSS JOIN` SQLite
/// keeps that order, which it would not find by itself, and it is told the index of the holders,
/// where it would take all cards of a state for fewer than those of one person.
fn tables(filter: &mut Filter, wanted: &CredentialFilter, driver: Driver) -> String {
    let named = !wanted.text.trim().is_empty();
    match &wanted.within {
        Within::Agencies(agencies) => {
            let ever = filter.ever_at(agencies);
            filter.and("c.officer_id = o.id");
            // Their rows are read only where their names matter.
            let officers = if named {
                filter.and("o.id = e.id");
                format!("{ever} e CROSS JOIN officer o")
            } else {
                format!("{ever} o")
            };
            let index = match driver {
                Driver::Sqlite => " INDEXED BY credential_officer",
                Driver::Postgres => "",
            };
            format!("{officers} CROSS JOIN credential c{index}")
        }
        Within::Everyone if !named => "credential c".to_owned(),
        Within::Everyone | Within::Officer(_) => {
            "credential c JOIN officer o ON o.id = c.officer_id".to_owned()
        }
    }
}

/// The credentials of a page, in an order.
///
/// # Errors
/// Whatever the database refuses.
pub fn page(
    tx: &mut Tx<'_>,
    wanted: &CredentialFilter,
    rules: &CredentialRules,
    order: CredentialOrder,
    page: Page,
) -> Result<Vec<CredentialLine>, StoreError> {
    let mut filter = filter(wanted, rules);
    let tables = tables(&mut filter, wanted, tx.driver());
    let clause = filter.clause();
    let workplace = filter.workplace(wanted.on);
    let limit = filter.page(page);
    // Within one state the last days are all known or all absent, and the index gives the order.
    let absent = if wanted.state.is_none() { " NULLS FIRST" } else { "" };
    let order = match order {
        CredentialOrder::Expiry => format!("c.valid_to{absent}, c.id"),
        CredentialOrder::Inspection => "c.inspection_due NULLS LAST, c.valid_to, c.id".to_owned(),
        CredentialOrder::Number => "c.number NULLS LAST, c.id".to_owned(),
    };
    // Which cards they are is told by indexes; only these are looked at.
    let sql = format!(
        "SELECT {COLUMNS}, o.uid, o.name, {workplace}
         FROM (SELECT c.id AS card FROM {tables}{clause} ORDER BY {order}{limit}) k
         CROSS JOIN credential c CROSS JOIN officer o
         WHERE c.id = k.card AND o.id = c.officer_id ORDER BY {order}"
    );
    tx.rows(&sql, &filter.params, |row| {
        Ok(CredentialLine {
            credential: stored(row)?,
            officer_uid: row.get(16)?,
            officer_name: row.get(17)?,
            agency: row.get(18)?,
        })
    })
}

/// How many credentials the list holds.
///
/// # Errors
/// Whatever the database refuses.
pub fn count(
    tx: &mut Tx<'_>,
    wanted: &CredentialFilter,
    rules: &CredentialRules,
) -> Result<u32, StoreError> {
    let mut filter = filter(wanted, rules);
    // Where only states and days narrow the list, the database has counted already.
    if wanted.within == Within::Everyone && wanted.text.trim().is_empty() {
        let sql = format!(
            "SELECT CAST(coalesce(sum(c.cards), 0) AS BIGINT) FROM credential_tally c{}",
            filter.clause()
        );
        return tx.one(&sql, &filter.params, |row| row.get(0));
    }
    let tables = tables(&mut filter, wanted, tx.driver());
    let sql = format!("SELECT count(*) FROM {tables}{}", filter.clause());
    tx.one(&sql, &filter.params, |row| row.get(0))
}

/// The categories of enforcement that cards are for, each once, in the order of their texts.
///
/// # Errors
/// Whatever the database refuses.
pub fn categories(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut found = std::collections::BTreeSet::new();
    tx.each("SELECT DISTINCT categories FROM credential", &[], |row| {
        let listed: Vec<String> = from_json(0, &row.get::<String>(0)?)?;
        found.extend(listed);
        Ok(())
    })?;
    Ok(found.into_iter().collect())
}
