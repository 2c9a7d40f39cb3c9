//! The officers a person may see.

use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError};
use crate::domain::id::AgencyId;
use crate::domain::role::Permission;
use crate::store::Page;
use crate::store::officers::{self, OfficerFilter};
use std::sync::Arc;

pub use crate::store::officers::OfficerLine;

/// What is asked of the list.
#[derive(Debug, Clone)]
pub struct Query {
    /// Part of a name, or the beginning of its pinyin or initials; empty for everybody.
    pub text: String,
    /// Only this agency and what is below it.
    pub agency: Option<AgencyId>,
    /// Which part of the list.
    pub page: Page,
}

/// A page of officers.
#[derive(Debug, Clone)]
pub struct Officers {
    /// The officers, by the official order of their agencies.
    pub items: Vec<OfficerLine>,
    /// How many there are in all.
    pub total: u32,
}

/// Lists officers as of today. Identity numbers are masked for whoever may not see them.
///
/// # Errors
/// Refused without the permission.
pub fn list(app: &Arc<App>, actor: &Actor, query: &Query) -> Result<Officers, AppError> {
    let reach = reach(app, actor, Permission::ViewOfficers)?;
    let on = app.today();
    let shows_identity = actor.grants.reach(Permission::ViewIdentity).as_ref() == Some(&reach);
    app.read(|tx| {
        let within = Organisation::load(tx)?.within_agency(&reach, query.agency);
        let filter = OfficerFilter { text: query.text.clone(), within, on };
        let mut items = officers::page(tx, &filter, query.page)?;
        if !shows_identity {
            for line in &mut items {
                super::show::mask(&mut line.officer.officer);
            }
        }
        Ok(Officers { items, total: officers::count(tx, &filter)? })
    })
}
