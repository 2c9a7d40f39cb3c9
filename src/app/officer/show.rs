//! One officer's page.

use crate::app::actor::require;
use crate::app::credential::{Held, held};
use crate::app::exam::finalise::expire_overdue;
use crate::app::reach::{Organisation, latest, path_of};
use crate::app::study::hours::year_in;
use crate::app::{Actor, App, AppError, preset};
use crate::domain::agency::Agency;
use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::domain::hours::GrantedHours;
use crate::domain::id::OfficerId;
use crate::domain::identity::IdentityNumber;
use crate::domain::officer::{Assignment, Officer};
use crate::domain::pass_record::PassRecord;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::store::officers::StoredOfficer;

pub use crate::store::accounts::Account;
use crate::store::pass_records;
pub use crate::store::results::ResultLine;
use crate::store::{accounts, assignments, custom_fields, officers, results};
use std::sync::Arc;

/// Everything about one officer that the actor may see.
#[derive(Debug, Clone)]
pub struct Page {
    /// The person; the identity number is masked for whoever may not see it.
    pub officer: StoredOfficer,
    /// Where they work, or worked last.
    pub agency: Option<Agency>,
    /// Their posts, oldest first.
    pub posts: Vec<Post>,
    /// Their credentials with today's status; none for whoever may not see credentials.
    pub credentials: Option<Vec<Held>>,
    /// Their pass records in force; none for whoever may not see results.
    pub passes: Option<Vec<PassRecord>>,
    /// Their results, newest first; none for whoever may not see results.
    pub results: Option<Vec<ResultLine>>,
    /// What the training year has granted so far; none for whoever may not run reports.
    pub hours: Option<GrantedHours>,
    /// The fields that the organisation declared, each with the person's value, empty where there
    /// is none.
    pub fields: Vec<(CustomField, String)>,
    /// Their account; none where they have none, or for whoever may not change officers.
    pub account: Option<Account>,
}

/// One post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// When it began and ended, and what it was.
    pub assignment: Assignment,
    /// Name of the agency whose establishment holds it.
    pub agency: String,
    /// Name of the agency they worked at, where that was another one.
    pub actual: Option<String>,
}

/// Shows an officer, the identity number masked unless it is one's own.
///
/// # Errors
/// Refused without the permission on this officer; not found without such an officer.
pub fn show(app: &Arc<App>, actor: &Actor, id: OfficerId) -> Result<Page, AppError> {
    let on = app.today();
    let path = app.read(|tx| path_of(tx, id, on))?;
    let target = Target::Officer(id, &path);
    require(app, actor, Permission::ViewOfficers, target)?;
    expire_overdue(app)?;
    let is_self = actor.officer() == Some(id);
    let may = |permission| actor.grants.allow(permission, target);
    let sees_account = may(Permission::EditOfficers) || may(Permission::ManageAccounts);
    app.read(|tx| {
        let mut officer = officers::get(tx, id)?;
        if !is_self {
            mask(&mut officer.officer);
        }
        let organisation = Organisation::load(tx)?;
        let career = assignments::of_officer(tx, id)?;
        let workplace = latest(&career, on).map(Assignment::works_at);
        let rules = preset::in_force(tx, on)?.credential;
        let value = |field: CustomField| {
            let value = officer.officer.custom.get(&field.key).cloned().unwrap_or_default();
            (field, value)
        };
        let declared = custom_fields::in_use(tx, FieldOwner::Officer)?;
        let fields = declared.into_iter().map(value).collect();
        Ok(Page {
            agency: workplace.and_then(|agency| organisation.get(agency)).cloned(),
            posts: career.into_iter().map(|post| named(post, &organisation)).collect(),
            credentials: if may(Permission::ViewCredentials) {
                Some(held(tx, id, &rules, on)?)
            } else {
                None
            },
            passes: if may(Permission::ViewResults) {
                Some(pass_records::in_force(tx, Some(id), on)?)
            } else {
                None
            },
            results: if may(Permission::ViewResults) {
                Some(results::of_officer(tx, id)?)
            } else {
                None
            },
            hours: if is_self || may(Permission::ViewReports) {
                Some(year_in(tx, app, id, on)?.granted)
            } else {
                None
            },
            fields,
            account: if sees_account { accounts::of_officer(tx, id)? } else { None },
            officer,
        })
    })
}

fn named(assignment: Assignment, organisation: &Organisation) -> Post {
    let name = |agency| organisation.get(agency).map(|one| one.name.clone()).unwrap_or_default();
    Post { agency: name(assignment.agency), actual: assignment.actual_agency.map(name), assignment }
}

/// Hides the middle of an identity number; one that cannot be read is hidden whole.
pub(super) fn mask(officer: &mut Officer) {
    officer.identity_number = officer.identity_number.take().map(|number| {
        let parsed = IdentityNumber::parse(&number, Date::MAX);
        parsed.map_or_else(|_| "*".repeat(number.chars().count()), |number| number.masked())
    });
}
