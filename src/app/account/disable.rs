//! Closing an account and opening it again. Accounts are never deleted: the audit names them.

use super::AccountRefused;
use super::oversight::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::AccountId;
use crate::domain::role::Role;
use crate::store::accounts;
use std::sync::Arc;

/// Closes an account; its codes become void.
///
/// # Errors
/// A refusal for lack of permission, and [`AccountRefused`] for one's own account and for the last
/// administrator.
pub fn disable(app: &Arc<App>, actor: &Actor, id: AccountId) -> Result<(), AppError> {
    set_active(app, actor, id, false, "account.disable")
}

/// Opens an account again; it keeps its password.
///
/// # Errors
/// A refusal for lack of permission, and [`AccountRefused`] for one's own account.
pub fn enable(app: &Arc<App>, actor: &Actor, id: AccountId) -> Result<(), AppError> {
    set_active(app, actor, id, true, "account.enable")
}

fn set_active(
    app: &Arc<App>,
    actor: &Actor,
    id: AccountId,
    is_active: bool,
    action: &'static str,
) -> Result<(), AppError> {
    let account = require(app, actor, id)?.account;
    if actor.account == Some(id) {
        return Err(AccountRefused::OwnAccount.into());
    }
    let at = app.now();
    app.write(actor, at, move |tx| {
        accounts::set_active(tx, id, is_active)?;
        if !is_active {
            accounts::void_codes(tx, id, at)?;
        }
        if accounts::count_holders(tx, Role::Admin)? == 0 {
            return Err(AccountRefused::LastAdministrator.into());
        }
        Ok(((), Trace::new(action, "account", &account.sign_in_name)))
    })
}
