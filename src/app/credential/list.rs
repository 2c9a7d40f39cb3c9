//! The credentials a person may see, by status. The list holds cards, not persons.

use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, preset};
use crate::domain::credential::{State, Status, status};
use crate::domain::id::AgencyId;
use crate::domain::role::Permission;
use crate::domain::time::Date;
use crate::store::Page;
use crate::store::credentials::{self, CredentialFilter, CredentialLine};
use std::sync::Arc;

pub use crate::store::credentials::CredentialOrder;

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Only cards whose number has this part, or whose holder a list of officers finds by it; empty
    /// for all.
    pub text: String,
    /// Only cards with this main state.
    pub state: Option<State>,
    /// Only cards whose last day is at most this many days after `as_of`, and not before it.
    pub expiring_within: Option<u32>,
    /// Only cards of people of this agency and what is below it.
    pub agency: Option<AgencyId>,
    /// The day the states are told for; the events are those known today.
    pub as_of: Date,
    /// What it is ordered by.
    pub order: CredentialOrder,
    /// Which part of the list.
    pub page: Page,
}

impl Query {
    /// Every card on a day, those that end first at the top.
    pub const fn on(as_of: Date) -> Self {
        Self {
            text: String::new(),
            state: None,
            expiring_within: None,
            agency: None,
            as_of,
            order: CredentialOrder::Expiry,
            page: Page::ALL,
        }
    }
}

/// One card with its status.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The card and its holder.
    pub line: CredentialLine,
    /// Name of the holder's agency.
    pub agency_name: Option<String>,
    /// The same for narrow columns.
    pub agency_short: Option<String>,
    /// Its status on the day.
    pub status: Status,
}

/// A page of cards.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The cards, those that end first at the top.
    pub items: Vec<Listed>,
    /// How many cards there are in all.
    pub total: u32,
}

/// Lists credentials.
///
/// # Errors
/// Refused without the permission.
pub fn list(app: &Arc<App>, actor: &Actor, query: &Query) -> Result<Credentials, AppError> {
    let reach = reach(app, actor, Permission::ViewCredentials)?;
    app.read(|tx| {
        let organisation = Organisation::load(tx)?;
        let rules = preset::in_force(tx, query.as_of)?.credential;
        let filter = CredentialFilter {
            text: query.text.clone(),
            state: query.state,
            expiring_within: query.expiring_within,
            within: organisation.within_agency(&reach, query.agency),
            on: query.as_of,
        };
        let named = |line: CredentialLine| {
            let agency = line.agency.and_then(|agency| organisation.get(agency));
            Listed {
                agency_name: agency.map(|agency| agency.name.clone()),
                agency_short: agency.map(|agency| agency.short_name.clone()),
                status: status(&line.credential.row, &rules, query.as_of),
                line,
            }
        };
        let page = credentials::page(tx, &filter, &rules, query.order, query.page)?;
        Ok(Credentials {
            items: page.into_iter().map(named).collect(),
            total: credentials::count(tx, &filter, &rules)?,
        })
    })
}
