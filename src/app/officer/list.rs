//! The officers a person may see.

use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError};
use crate::domain::id::AgencyId;
use crate::domain::officer::PersonState;
use crate::domain::role::Permission;
use crate::store::Page;
use crate::store::officers::{self, OfficerFilter};
use std::sync::Arc;

pub use crate::store::officers::{OfficerLine, OfficerOrder};

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Part of a name, or the beginning of its pinyin or initials; empty for everybody.
    pub text: String,
    /// Only this agency and what is below it.
    pub agency: Option<AgencyId>,
    /// Only those in this state.
    pub state: Option<PersonState>,
    /// Only holders of a card for this category of enforcement.
    pub category: Option<String>,
    /// What it is ordered by.
    pub order: OfficerOrder,
    /// Which part of the list.
    pub page: Page,
}

impl Default for Query {
    /// Everybody, by the official order of their agencies.
    fn default() -> Self {
        Self {
            text: String::new(),
            agency: None,
            state: None,
            category: None,
            order: OfficerOrder::Agency,
            page: Page::ALL,
        }
    }
}

/// A page of officers.
#[derive(Debug, Clone)]
pub struct Officers {
    /// The officers, by the official order of their agencies.
    pub items: Vec<OfficerLine>,
    /// How many there are in all.
    pub total: u32,
}

/// Lists officers as of today, their identity numbers masked.
///
/// # Errors
/// Refused without the permission.
pub fn list(app: &Arc<App>, actor: &Actor, query: &Query) -> Result<Officers, AppError> {
    let mut found = unmasked(app, actor, query)?;
    for line in &mut found.items {
        super::show::mask(&mut line.officer.officer);
    }
    Ok(found)
}

/// The same with identity numbers in full, for use cases that have asked for that permission.
pub(super) fn unmasked(app: &Arc<App>, actor: &Actor, query: &Query) -> Result<Officers, AppError> {
    let reach = reach(app, actor, Permission::ViewOfficers)?;
    let on = app.today();
    app.read(|tx| {
        let filter = OfficerFilter {
            text: query.text.clone(),
            state: query.state,
            category: query.category.clone(),
            within: Organisation::load(tx)?.within_agency(&reach, query.agency),
            on,
        };
        let items = officers::page(tx, &filter, query.order, query.page)?;
        Ok(Officers { items, total: officers::count(tx, &filter)? })
    })
}
