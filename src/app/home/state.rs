//! How things stand within a person's reach.

use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, preset};
use crate::domain::credential::State;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::counts;
use crate::store::credentials::{self, CredentialFilter};
use std::sync::Arc;

/// One line of how things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Cards by main state, those states that occur.
    Cards(Vec<(State, u32)>),
    /// Question banks and the items in them.
    Banks {
        /// Banks in force.
        banks: u32,
        /// Items in force.
        items: u32,
    },
    /// Mock and formal sittings.
    Sittings {
        /// Open now.
        open: u32,
        /// Still to come.
        coming: u32,
    },
    /// Accounts.
    Accounts {
        /// Those that can be used.
        active: u32,
        /// All of them.
        total: u32,
    },
    /// When the database was last backed up; none before the first backup.
    Backup(Option<Timestamp>),
}

/// What the actor can see of how things stand.
pub(super) fn facts(app: &Arc<App>, actor: &Actor) -> Result<Vec<Fact>, AppError> {
    let may = |permission| actor.grants.allow(permission, Target::Some);
    let district = |permission| actor.grants.allow(permission, Target::District);
    let now = app.now();
    let cards = match may(Permission::ViewBoard) && may(Permission::ViewCredentials) {
        true => cards(app, actor)?,
        false => Vec::new(),
    };
    app.read(|tx| {
        let mut facts = Vec::new();
        if !cards.is_empty() {
            facts.push(Fact::Cards(cards.clone()));
        }
        if district(Permission::EditBanks) {
            let (banks, items) = counts::banks(tx)?;
            facts.push(Fact::Banks { banks, items });
        }
        if district(Permission::EditSittings) {
            let (open, coming) = counts::sittings(tx, now)?;
            facts.push(Fact::Sittings { open, coming });
        }
        if district(Permission::ManageAccounts) {
            let (active, total) = counts::accounts(tx)?;
            facts.push(Fact::Accounts { active, total });
        }
        if district(Permission::ManageDatabase) {
            facts.push(Fact::Backup(counts::last_backup(tx)?));
        }
        Ok(facts)
    })
}

/// The cards within the actor's reach by main state.
pub(super) fn cards(app: &Arc<App>, actor: &Actor) -> Result<Vec<(State, u32)>, AppError> {
    let reach = reach(app, actor, Permission::ViewCredentials)?;
    let on = app.today();
    app.read(|tx| {
        let within = Organisation::load(tx)?.within(&reach);
        let rules = preset::in_force(tx, on)?.credential;
        let mut found = Vec::new();
        for state in State::ALL {
            let filter = CredentialFilter {
                state: Some(*state),
                expiring_within: None,
                text: String::new(),
                within: within.clone(),
                on,
            };
            let count = credentials::count(tx, &filter, &rules)?;
            if count > 0 {
                found.push((*state, count));
            }
        }
        Ok(found)
    })
}
