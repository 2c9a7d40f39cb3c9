//! One officer's page.

use crate::app::actor::require;
use crate::app::credential::{Held, held};
use crate::app::reach::{latest, path_of};
use crate::app::{Actor, App, AppError, preset};
use crate::domain::agency::Agency;
use crate::domain::id::OfficerId;
use crate::domain::identity::IdentityNumber;
use crate::domain::officer::{Assignment, Officer};
use crate::domain::pass_record::PassRecord;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::store::officers::StoredOfficer;
use crate::store::pass_records;
use crate::store::{agencies, assignments, officers};
use std::sync::Arc;

/// Everything about one officer that the actor may see.
#[derive(Debug, Clone)]
pub struct Page {
    /// The person; the identity number is masked for whoever may not see it.
    pub officer: StoredOfficer,
    /// Where they work, or worked last.
    pub agency: Option<Agency>,
    /// Their assignments, oldest first.
    pub assignments: Vec<Assignment>,
    /// Their credentials with today's status; none for whoever may not see credentials.
    pub credentials: Option<Vec<Held>>,
    /// Their pass records in force; none for whoever may not see results.
    pub passes: Option<Vec<PassRecord>>,
}

/// Shows an officer.
///
/// # Errors
/// Refused without the permission on this officer; not found without such an officer.
pub fn show(app: &Arc<App>, actor: &Actor, id: OfficerId) -> Result<Page, AppError> {
    let on = app.today();
    let path = app.read(|tx| path_of(tx, id, on))?;
    let target = Target::Officer(id, &path);
    require(app, actor, Permission::ViewOfficers, target)?;
    let may = |permission| actor.grants.allow(permission, target);
    app.read(|tx| {
        let mut officer = officers::get(tx, id)?;
        if !may(Permission::ViewIdentity) && actor.officer() != Some(id) {
            mask(&mut officer.officer);
        }
        let assignments = assignments::of_officer(tx, id)?;
        let workplace = latest(&assignments, on).map(Assignment::works_at);
        let rules = preset::in_force(tx, on)?.credential;
        Ok(Page {
            officer,
            agency: workplace.map(|agency| agencies::get(tx, agency)).transpose()?,
            assignments,
            credentials: match may(Permission::ViewCredentials) {
                true => Some(held(tx, id, &rules, on)?),
                false => None,
            },
            passes: match may(Permission::ViewResults) {
                true => Some(pass_records::in_force(tx, Some(id), on)?),
                false => None,
            },
        })
    })
}

/// Hides the middle of an identity number; one that cannot be read is hidden whole.
pub(super) fn mask(officer: &mut Officer) {
    officer.identity_number = officer.identity_number.take().map(|number| {
        let parsed = IdentityNumber::parse(&number, Date::MAX);
        parsed.map_or_else(|_| "*".repeat(number.chars().count()), |number| number.masked())
    });
}
