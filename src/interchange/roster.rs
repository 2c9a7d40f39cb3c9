//! Rosters (花名册): officers with their agencies and cards, one per row of a table.
//!
//! A file of one ministry calls 有效期止 what another calls 到期日期, has a title above its
//! headings, and has been through a spreadsheet. Reading tolerates all of that, and names row and
//! column of what it cannot make sense of.

mod cell;
mod column;
mod heading;
mod issue;
mod row;

pub use column::Column;
pub use issue::{Fault, RosterIssue, Severity};

use crate::domain::credential::CredentialKind;
use crate::domain::custom_field::{CustomField, CustomValues};
use crate::domain::identity::IdentityNumber;
use crate::domain::officer::{Education, EmploymentKind, PoliticalStatus, Sex};
use crate::domain::time::Date;
use crate::interchange::encoding;
use crate::interchange::sniff::FileKind;
use std::collections::HashMap;

/// The most bytes a roster may have; one with 100,000 officers has about a quarter of it.
pub const MAX_BYTES: usize = 64 << 20;

/// One officer as a roster has them. What a row leaves empty is `None`, and an import keeps what
/// is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftOfficer {
    /// Row in the file, from 1, headings counted.
    pub row: usize,
    /// Name.
    pub name: String,
    /// Resident identity number.
    pub identity: Option<IdentityNumber>,
    /// Sex, by its column or else by the identity number.
    pub sex: Option<Sex>,
    /// Day of birth, by its column or else by the identity number.
    pub birth: Option<Date>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Highest completed education.
    pub education: Option<Education>,
    /// Field of study.
    pub major: Option<String>,
    /// Political status.
    pub political_status: Option<PoliticalStatus>,
    /// Kind of employment.
    pub employment: Option<EmploymentKind>,
    /// Name of the agency whose establishment holds them.
    pub agency: Option<String>,
    /// Name of the agency they work at when it is another one.
    pub actual_agency: Option<String>,
    /// Post held.
    pub duty: Option<String>,
    /// Whether it is an enforcement post.
    pub on_post: Option<bool>,
    /// First day in the present unit.
    pub joined_on: Option<Date>,
    /// The card, where the row has its number.
    pub card: Option<DraftCard>,
    /// Remarks.
    pub remark: Option<String>,
    /// Values of declared fields, in their canonical text.
    pub custom: CustomValues,
}

/// A card as a roster has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftCard {
    /// Kind; 行政执法证 where the roster does not say.
    pub kind: CredentialKind,
    /// Number.
    pub number: String,
    /// Categories of enforcement.
    pub categories: Vec<String>,
    /// Region of enforcement.
    pub region: Option<String>,
    /// Issuing authority.
    pub issuer: Option<String>,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// First day of validity.
    pub valid_from: Option<Date>,
    /// Last day of validity, inclusive.
    pub valid_to: Option<Date>,
    /// Day by which it is to be inspected next.
    pub inspection_due: Option<Date>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// Name of the file, as whoever opened it says.
    pub file: String,
    /// The rows that make sense, in file order.
    pub officers: Vec<DraftOfficer>,
    /// What could be read of the others; they are judged, so that all errors are told, never kept.
    pub flawed: Vec<DraftOfficer>,
    /// What is wrong or odd, in file order.
    pub issues: Vec<RosterIssue>,
    /// The headings; none when they were not found.
    headings: Option<heading::Headings>,
}

impl Roster {
    /// A finding of somebody else in a column of a row, placed as the file has it.
    pub fn issue(&self, row: usize, column: Column, fault: Fault) -> RosterIssue {
        match &self.headings {
            Some(headings) => headings.issue(row, column, fault),
            None => RosterIssue { row, ..RosterIssue::of_file(fault) },
        }
    }

    /// The finding that a row's card is not whole and therefore not taken over.
    pub fn incomplete_card(&self, row: usize) -> RosterIssue {
        self.issue(row, Column::CardNumber, Fault::CardIncomplete)
    }

    /// Whether nothing of it may be kept.
    pub fn has_errors(&self) -> bool {
        self.issues.iter().any(|issue| issue.severity() == Severity::Error)
    }
}

/// Reads a CSV file: UTF-8 or GB18030; comma, semicolon or tab between cells. `fields` are the
/// columns that the organisation declared; `as_of` is the last possible birth date.
pub fn read(bytes: &[u8], fields: &[CustomField], as_of: Date) -> Roster {
    let mut roster = Roster::default();
    if bytes.len() > MAX_BYTES {
        roster.issues.push(RosterIssue::of_file(Fault::TooLarge));
        return roster;
    }
    let kind = FileKind::of(bytes);
    if kind != FileKind::Text {
        roster.issues.push(RosterIssue::of_file(Fault::Kind(kind)));
        return roster;
    }
    let decoded = encoding::decode(bytes);
    if decoded.damaged {
        roster.issues.push(RosterIssue::of_file(Fault::Undecodable));
    }
    let rows = match cells(&decoded.text) {
        Ok(rows) => rows,
        Err(issue) => {
            roster.issues.push(issue);
            return roster;
        }
    };
    let Some(headings) = heading::find(&rows, fields) else {
        roster.issues.push(RosterIssue::of_file(Fault::NoHeading));
        return roster;
    };
    roster.issues.extend(headings.issues());
    for line in rows.iter().skip(headings.rows) {
        if line.cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let mut reader = row::Reader::new(&headings, line);
        let (officer, is_sound) = reader.officer(as_of);
        roster.issues.append(&mut reader.issues);
        let kept = if is_sound { &mut roster.officers } else { &mut roster.flawed };
        kept.push(officer);
    }
    if roster.officers.is_empty() && !roster.has_errors() {
        roster.issues.push(RosterIssue::of_file(Fault::NoRows));
    }
    let has_cards = roster.officers.iter().any(|officer| officer.card.is_some());
    if has_cards && headings.place(Column::InspectionDue).is_none() {
        roster.issues.push(RosterIssue::of_file(Fault::NoInspection));
    }
    let mut twice = repeated(&roster.officers, &headings);
    roster.issues.append(&mut twice);
    roster.issues.sort_by_key(|issue| (issue.row, issue.column));
    roster.headings = Some(headings);
    roster
}

/// One row of the file, cells trimmed.
#[derive(Debug)]
struct Line {
    /// Row, from 1.
    row: usize,
    cells: Vec<String>,
}

fn cells(text: &str) -> Result<Vec<Line>, RosterIssue> {
    // The reader takes the LF of a CR LF only with the next record and would count one row too few.
    let text = text.replace("\r\n", "\n");
    // A title above the headings has no delimiter at all; the first row with one decides.
    let lines = text.lines().take(heading::SEARCHED);
    let delimiter = lines
        .map(|line| {
            [b'\t', b',', b';'].map(|sign| (line.bytes().filter(|c| *c == sign).count(), sign))
        })
        .find_map(|counts| {
            counts.into_iter().max_by_key(|(count, _)| *count).filter(|(n, _)| *n > 0)
        })
        .map_or(b',', |(_, sign)| sign);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        // The text is valid UTF-8 and rows may differ in length, so only a broken file is left.
        let record = record.map_err(|_| RosterIssue::of_file(Fault::Undecodable))?;
        let row = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        lines.push(Line { row, cells: record.iter().map(cell::clean).collect() });
    }
    Ok(lines)
}

/// Rows that name a person or a card which an earlier row has named.
fn repeated(officers: &[DraftOfficer], headings: &heading::Headings) -> Vec<RosterIssue> {
    let mut people = HashMap::new();
    let mut cards = HashMap::new();
    let mut issues = Vec::new();
    for officer in officers {
        let mut refuse = |column: Column, first: usize| {
            issues.push(headings.issue(officer.row, column, Fault::Repeated { first }));
        };
        if let Some(identity) = &officer.identity {
            let first = *people.entry(identity.as_str()).or_insert(officer.row);
            if first != officer.row {
                refuse(Column::Identity, first);
            }
        }
        if let Some(card) = &officer.card {
            let first = *cards.entry((card.kind, card.number.as_str())).or_insert(officer.row);
            if first != officer.row {
                refuse(Column::CardNumber, first);
            }
        }
    }
    issues
}

#[cfg(test)]
mod tests;
