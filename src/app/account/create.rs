//! Creating an account.

use super::AccountRefused;
use super::oversight::{Place, require_all};
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::{AccountId, OfficerId};
use crate::domain::role::Grant;
use crate::domain::sign_in_name::SignInName;
use crate::store::accounts::{self, NewAccount};
use std::sync::Arc;

/// An account as it is asked for.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The name typed at sign-in.
    pub sign_in_name: SignInName,
    /// The name shown.
    pub display_name: String,
    /// The officer this person is, if any.
    pub officer: Option<OfficerId>,
    /// What they may do.
    pub grants: Vec<Grant>,
}

/// Creates an account. It has no password: its owner sets one with a one-time code.
///
/// # Errors
/// A refusal for lack of permission over the officer or over anything granted, and
/// [`AccountRefused`] when the name is taken.
pub fn create(app: &Arc<App>, actor: &Actor, draft: Draft) -> Result<AccountId, AppError> {
    let today = app.today();
    let place = app.read(|tx| Ok(Place::of(tx, draft.officer, today)?))?;
    require_all(app, actor, &place, &draft.grants)?;
    if draft.display_name.trim().is_empty() {
        return Err(AccountRefused::NoName.into());
    }
    let at = app.now();
    let uid = app.uid(at);
    app.write(actor, at, move |tx| {
        let name = draft.sign_in_name.as_str();
        if accounts::named(tx, name)?.is_some() {
            return Err(AccountRefused::NameTaken.into());
        }
        let new = NewAccount {
            uid,
            sign_in_name: name,
            officer: draft.officer,
            display_name: draft.display_name.trim(),
            password: None,
            at,
        };
        let id = accounts::insert(tx, &new)?;
        accounts::set_grants(tx, id, &draft.grants)?;
        let detail = serde_json::json!({ "grants": draft.grants });
        Ok((id, Trace::new("account.create", "account", name).with(detail)))
    })
}
