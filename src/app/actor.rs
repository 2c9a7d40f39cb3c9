//! Who is acting, through what, and whether they may.

use super::error::{AppError, Denied};
use super::{App, audit};
use crate::domain::id::{AccountId, OfficerId};
use crate::domain::role::{Grant, Grants, Permission, Reach, Role, Scope, Target};

/// How the audit names the owner of a local file.
const OPERATOR: &str = "operator";

/// The way a request came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The full-screen program.
    Tui,
    /// The command line.
    Cli,
    /// The program itself: sweeps, demo data.
    System,
}

impl Via {
    /// The code kept in the audit.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tui => "tui",
            Self::Cli => "cli",
            Self::System => "system",
        }
    }
}

/// Who is acting.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The account; none for the operator of a local file and for the program itself.
    pub account: Option<AccountId>,
    /// How the audit names them: sign-in name, `operator` or `system`.
    pub label: String,
    /// Their name on screen.
    pub display_name: String,
    /// What they may do.
    pub grants: Grants,
    /// How they came in.
    pub via: Via,
}

impl Actor {
    /// The owner of a local database file, on the command line. Whoever can read the file can read
    /// everything in it, so nothing is gained by refusing; what they do is recorded as theirs.
    pub fn operator(via: Via) -> Self {
        Self::with_every_role(OPERATOR, via)
    }

    /// The program itself.
    pub fn system() -> Self {
        Self::with_every_role("system", Via::System)
    }

    /// Somebody who is not signed in.
    pub fn nobody(via: Via) -> Self {
        let label = "nobody".to_owned();
        let display_name = label.clone();
        Self { account: None, label, display_name, grants: Grants::default(), via }
    }

    /// Whether this is the owner of a local database file.
    pub fn is_operator(&self) -> bool {
        self.account.is_none() && self.label == OPERATOR
    }

    fn with_every_role(label: &str, via: Via) -> Self {
        let held = Role::ALL.iter().map(|&role| Grant { role, scope: Scope::District });
        Self {
            account: None,
            label: label.to_owned(),
            display_name: label.to_owned(),
            grants: Grants { officer: None, held: held.collect() },
            via,
        }
    }

    /// The officer this person is, if any.
    pub const fn officer(&self) -> Option<OfficerId> {
        self.grants.officer
    }
}

/// Lets the actor pass, or refuses and leaves the refusal in the audit.
///
/// # Errors
/// [`Denied`] when no role held permits this on the target.
pub fn require(
    app: &App,
    actor: &Actor,
    permission: Permission,
    target: Target<'_>,
) -> Result<(), AppError> {
    if actor.grants.allow(permission, target) {
        return Ok(());
    }
    Err(refuse(app, actor, permission))
}

/// The reach in which the actor holds a permission, for narrowing lists.
///
/// # Errors
/// [`Denied`] when they do not hold it at all.
pub fn reach(app: &App, actor: &Actor, permission: Permission) -> Result<Reach, AppError> {
    actor.grants.reach(permission).ok_or_else(|| refuse(app, actor, permission))
}

fn refuse(app: &App, actor: &Actor, permission: Permission) -> AppError {
    if let Err(error) = audit::refused(app, actor, permission) {
        tracing::error!(%error, "a refusal could not be written to the audit");
    }
    Denied { actor: actor.label.clone(), permission }.into()
}
