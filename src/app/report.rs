//! Reports: rows that a machine reads as they are. Field names and codes are English and the same
//! in every language; dates are ISO, things are named by uid.

pub mod credentials;
pub mod hours;
pub mod passes;

use crate::domain::id::Uid;
use crate::domain::time::Date;
use crate::store::officers::{OfficerFilter, OfficerLine, OfficerOrder};
use crate::store::{Page, StoreError, Tx, Within, officers};
use serde::Serialize;

/// A person as reports name one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Uid of the officer.
    pub officer_uid: Uid,
    /// Name of the officer.
    pub officer: String,
    /// Name of the agency where they work that day, or worked last.
    pub agency: Option<String>,
}

impl From<&OfficerLine> for Person {
    fn from(line: &OfficerLine) -> Self {
        let officer = &line.officer.officer;
        Self {
            officer_uid: officer.uid,
            officer: officer.name.clone(),
            agency: line.agency_name.clone(),
        }
    }
}

/// Everybody a report is about, by the official order of their agencies.
fn everybody(tx: &mut Tx<'_>, within: Within, on: Date) -> Result<Vec<OfficerLine>, StoreError> {
    let filter = OfficerFilter { text: String::new(), state: None, category: None, within, on };
    officers::page(tx, &filter, OfficerOrder::Agency, Page::ALL)
}
