//! Officers: the people on the ledger.

use super::filter::{Filter, Page, Within};
use super::{Param, Row, StoreError, Tx, from_json, params, to_json};
use crate::domain::code::codes;
use crate::domain::id::{AgencyId, OfficerId};
use crate::domain::officer::{Officer, PersonState};
use crate::domain::pinyin;
use crate::domain::time::{Date, Timestamp};

codes! {
    /// Whether an officer may enforce at all, apart from any card (执法资格).
    Qualification {
        /// Nothing stands against it.
        Normal = "normal",
        /// 暂停执法资格
        Suspended = "suspended",
    }
}

/// An officer as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOfficer {
    /// The row.
    pub id: OfficerId,
    /// The person.
    pub officer: Officer,
    /// The qualification.
    pub qualification: Qualification,
    /// The last day at work of those who have left.
    pub left_on: Option<Date>,
}

impl StoredOfficer {
    /// The person's state on a day; none before they joined. A person who has left was in service
    /// up to their last day.
    pub fn state_on(&self, date: Date) -> Option<PersonState> {
        if self.officer.joined_on.is_some_and(|joined| date < joined) {
            return None;
        }
        let still_there = self.left_on.is_some_and(|last| date <= last);
        match self.officer.state {
            state if state.has_left() && still_there => Some(PersonState::InService),
            state => Some(state),
        }
    }
}

const COLUMNS: &str =
    "o.id, o.uid, o.name, o.sex, o.identity_number, o.birth, o.phone, o.education,
    o.major, o.political_status, o.employment, o.state, o.qualification, o.joined_on, o.left_on,
    o.note, o.custom";

fn stored(row: &Row<'_>) -> Result<StoredOfficer, StoreError> {
    let custom: String = row.get(16)?;
    Ok(StoredOfficer {
        id: row.get(0)?,
        qualification: row.code(12)?,
        left_on: row.get(14)?,
        officer: Officer {
            uid: row.get(1)?,
            name: row.get(2)?,
            sex: row.optional_code(3)?,
            identity_number: row.get(4)?,
            birth: row.get(5)?,
            phone: text(row, 6)?,
            education: row.optional_code(7)?,
            major: text(row, 8)?,
            political_status: row.optional_code(9)?,
            employment: row.optional_code(10)?,
            state: row.code(11)?,
            joined_on: row.get(13)?,
            custom: from_json(16, &custom)?,
            remark: row.get(15)?,
        },
    })
}

/// A text column in which nothing is known when it is empty.
fn text(row: &Row<'_>, column: usize) -> Result<Option<String>, StoreError> {
    Ok(row.get::<Option<String>>(column)?.filter(|text| !text.is_empty()))
}

/// Stores a new officer, findable by the pinyin of the name.
///
/// # Errors
/// [`StoreError::Conflict`] when the identity number is known.
pub fn insert(tx: &mut Tx<'_>, new: &Officer, at: Timestamp) -> Result<OfficerId, StoreError> {
    let mut values = columns(new, at)?;
    values.push(new.uid.into());
    tx.insert(
        "INSERT INTO officer (name, search_index, sex, identity_number, birth, phone, education,
             major, political_status, employment, state, qualification, joined_on, note, custom,
             updated_at, uid)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'normal', $12, $13, $14, $15, $16)
         RETURNING id",
        &values,
    )
}

/// Brings a stored officer to what `officer` says; the uid stays.
///
/// # Errors
/// [`StoreError::NotFound`] without such a row.
pub fn update(
    tx: &mut Tx<'_>,
    id: OfficerId,
    officer: &Officer,
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut values = columns(officer, at)?;
    values.push(id.into());
    let touched = tx.execute(
        "UPDATE officer SET name = $1, search_index = $2, sex = $3, identity_number = $4,
             birth = $5, phone = $6, education = $7, major = $8, political_status = $9,
             employment = $10, state = $11, joined_on = $12, note = $13, custom = $14,
             updated_at = $15 WHERE id = $16",
        &values,
    )?;
    if touched == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// What both statements above write, from `$1` to `$15`.
fn columns(officer: &Officer, at: Timestamp) -> Result<Vec<Param>, StoreError> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let columns = params![
        &officer.name,
        pinyin::index_text(&officer.name),
        officer.sex.map(|sex| sex.code()),
        officer.identity_number.clone(),
        officer.birth,
        text(&officer.phone),
        officer.education.map_or("", |education| education.code()),
        text(&officer.major),
        officer.political_status.map_or("", |status| status.code()),
        officer.employment.map_or("", |employment| employment.code()),
        officer.state.code(),
        officer.joined_on,
        &officer.remark,
        to_json(&officer.custom)?,
        at
    ];
    Ok(columns.to_vec())
}

/// Records whether an officer may enforce, and the last day of one who has left.
///
/// # Errors
/// [`StoreError::NotFound`] without such a row.
pub fn set_standing(
    tx: &mut Tx<'_>,
    id: OfficerId,
    qualification: Qualification,
    left_on: Option<Date>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let touched = tx.execute(
        "UPDATE officer SET qualification = $2, left_on = $3, updated_at = $4 WHERE id = $1",
        &params![id, qualification.code(), left_on, at],
    )?;
    if touched == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

/// One officer.
///
/// # Errors
/// [`StoreError::NotFound`] without such a row.
pub fn get(tx: &mut Tx<'_>, id: OfficerId) -> Result<StoredOfficer, StoreError> {
    tx.one(&format!("SELECT {COLUMNS} FROM officer o WHERE o.id = $1"), &params![id], stored)
}

/// The officer with an identity number, if there is one.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_identity(tx: &mut Tx<'_>, number: &str) -> Result<Option<StoredOfficer>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM officer o WHERE o.identity_number = $1");
    tx.optional(&sql, &params![number], stored)
}

/// The officer with a uid, if there is one.
///
/// # Errors
/// Whatever the database refuses.
pub fn by_uid(
    tx: &mut Tx<'_>,
    uid: crate::domain::id::Uid,
) -> Result<Option<StoredOfficer>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM officer o WHERE o.uid = $1");
    tx.optional(&sql, &params![uid], stored)
}

/// Everybody, in the order they were entered.
///
/// # Errors
/// Whatever the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<StoredOfficer>, StoreError> {
    tx.rows(&format!("SELECT {COLUMNS} FROM officer o ORDER BY o.id"), &[], stored)
}

codes! {
    /// What a list of officers is ordered by.
    OfficerOrder {
        /// The official order of their agencies.
        Agency = "agency",
        /// The pinyin of their names.
        Name = "name",
        /// Who came last at the top.
        Joined = "joined",
    }
}

/// Which officers a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerFilter {
    /// Part of the name, or the beginning of its pinyin or initials from any syllable on; empty
    /// finds everybody.
    pub text: String,
    /// Only those in this state.
    pub state: Option<PersonState>,
    /// Only holders of a card for this category of enforcement.
    pub category: Option<String>,
    /// Whose.
    pub within: Within,
    /// The day whose assignments count.
    pub on: Date,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerLine {
    /// The officer.
    pub officer: StoredOfficer,
    /// Where they work that day, or worked last.
    pub agency: Option<AgencyId>,
    /// Name of that agency.
    pub agency_name: Option<String>,
}

fn filter(wanted: &OfficerFilter) -> Filter {
    let mut filter = Filter::default();
    filter.named(&wanted.text, |_| String::new());
    if let Some(state) = wanted.state {
        let state = filter.bind(state.code());
        filter.and(format!("o.state = {state}"));
    }
    if let Some(category) = &wanted.category {
        filter.category(category);
    }
    filter.within(&wanted.within, wanted.on);
    filter
}

/// The officers of a page, in an order.
///
/// # Errors
/// Whatever the database refuses.
pub fn page(
    tx: &mut Tx<'_>,
    wanted: &OfficerFilter,
    order: OfficerOrder,
    page: Page,
) -> Result<Vec<OfficerLine>, StoreError> {
    let mut filter = filter(wanted);
    let clause = filter.clause();
    let workplace = filter.workplace(wanted.on);
    let limit = filter.page(page);
    let order = match order {
        OfficerOrder::Agency => "coalesce(g.official_order, 2147483647), g.id, o.id",
        OfficerOrder::Name => "o.search_index, o.name, o.id",
        OfficerOrder::Joined => "coalesce(o.joined_on, '') DESC, o.id DESC",
    };
    let sql = format!(
        "SELECT {COLUMNS}, g.id, g.name FROM officer o LEFT JOIN agency g ON g.id = {workplace}
         {clause} ORDER BY {order}{limit}"
    );
    tx.rows(&sql, &filter.params, |row| {
        Ok(OfficerLine { officer: stored(row)?, agency: row.get(17)?, agency_name: row.get(18)? })
    })
}

/// How many officers the list holds.
///
/// # Errors
/// Whatever the database refuses.
pub fn count(tx: &mut Tx<'_>, wanted: &OfficerFilter) -> Result<u32, StoreError> {
    let filter = filter(wanted);
    let sql = format!("SELECT count(*) FROM officer o{}", filter.clause());
    tx.one(&sql, &filter.params, |row| row.get(0))
}
