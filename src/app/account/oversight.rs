//! Whose account somebody may manage.
//!
//! An administrator of an agency manages the accounts of its officers, but neither hands out nor
//! takes over what reaches beyond the agency.

use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, actor};
use crate::domain::id::{AccountId, AgencyId, OfficerId};
use crate::domain::role::{Grant, Permission, Scope, Target};
use crate::domain::time::Date;
use crate::store::accounts::{self, Account};
use crate::store::{StoreError, Tx};

/// Where an account belongs.
#[derive(Debug, Clone)]
pub(super) struct Place {
    officer: Option<OfficerId>,
    path: Vec<AgencyId>,
}

impl Place {
    /// The place of an officer's account on a day; accounts of nobody belong to the district.
    pub(super) fn of(
        tx: &mut Tx<'_>,
        officer: Option<OfficerId>,
        on: Date,
    ) -> Result<Self, StoreError> {
        let agency = match officer {
            Some(officer) => accounts::agency_of(tx, officer, on)?,
            None => None,
        };
        let path = match agency {
            Some(agency) => accounts::agency_path(tx, agency)?,
            None => Vec::new(),
        };
        Ok(Self { officer, path })
    }

    /// Agencies from the root down to the officer's own.
    pub(super) fn path(&self) -> &[AgencyId] {
        &self.path
    }

    /// The place as permissions see it.
    pub(super) fn target(&self) -> Target<'_> {
        match self.officer {
            Some(officer) => Target::Officer(officer, &self.path),
            None => Target::District,
        }
    }
}

/// An account with all that decides who may manage it.
#[derive(Debug, Clone)]
pub(super) struct Overseen {
    pub(super) account: Account,
    pub(super) place: Place,
    pub(super) grants: Vec<Grant>,
}

/// The account, once it is certain that the actor may manage it.
///
/// # Errors
/// [`Missing`], or a refusal that is audited.
pub(super) fn require(app: &App, actor: &Actor, id: AccountId) -> Result<Overseen, AppError> {
    // Whoever manages nothing learns nothing of which accounts exist.
    actor::require(app, actor, Permission::ManageAccounts, Target::Some)?;
    let today = app.today();
    let overseen = app.read(|tx| {
        let account = accounts::find(tx, id)?.ok_or_else(|| Missing::new("account", id.0))?;
        let place = Place::of(tx, account.officer, today)?;
        let grants = accounts::grants(tx, Some(id))?.into_iter().map(|(_, grant)| grant).collect();
        Ok(Overseen { account, place, grants })
    })?;
    require_all(app, actor, &overseen.place, &overseen.grants)?;
    Ok(overseen)
}

/// Lets the actor pass when both the place and everything granted lie within their reach.
///
/// # Errors
/// A refusal that is audited.
pub(super) fn require_all(
    app: &App,
    actor: &Actor,
    place: &Place,
    grants: &[Grant],
) -> Result<(), AppError> {
    actor::require(app, actor, Permission::ManageAccounts, place.target())?;
    for grant in grants {
        match grant.scope {
            Scope::Own => {}
            Scope::District => {
                actor::require(app, actor, Permission::ManageAccounts, Target::District)?;
            }
            Scope::Agency(agency) => {
                let path = app.read(|tx| Ok(accounts::agency_path(tx, agency)?))?;
                if path.is_empty() {
                    return Err(Missing::new("agency", agency.0).into());
                }
                let target = Target::Agency(&path);
                actor::require(app, actor, Permission::ManageAccounts, target)?;
            }
        }
    }
    Ok(())
}
