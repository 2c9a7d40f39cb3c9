//! 首页: what waits for a person, whatever their roles, and how things stand.

mod state;
mod todo;

pub use state::Fact;
pub use todo::Todo;

use super::credential::own::{OwnCard, own};
use super::study::hours::{Year, own_year};
use super::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use std::sync::Arc;

/// A person's home page.
#[derive(Debug, Clone)]
pub struct Home {
    /// What waits for them: what runs out first comes first.
    pub todo: Vec<Todo>,
    /// Their own credentials and hours; none for accounts without an officer.
    pub own: Option<Own>,
    /// How things stand within their reach, for whoever looks after others.
    pub facts: Vec<Fact>,
}

/// What an officer sees of themselves.
#[derive(Debug, Clone)]
pub struct Own {
    /// Their credentials.
    pub cards: Vec<OwnCard>,
    /// Their training year.
    pub year: Year,
}

/// The actor's home page; what they may not see is left out.
///
/// # Errors
/// Whatever the database refuses.
pub fn home(app: &Arc<App>, actor: &Actor) -> Result<Home, AppError> {
    let may = |permission| actor.grants.allow(permission, Target::Some);
    let studies = may(Permission::Study) && may(Permission::ViewCredentials);
    let own = match actor.officer() {
        Some(_) if studies => Some(Own { cards: own(app, actor)?, year: own_year(app, actor)? }),
        _ => None,
    };
    Ok(Home { todo: todo::todo(app, actor, own.as_ref())?, facts: state::facts(app, actor)?, own })
}
