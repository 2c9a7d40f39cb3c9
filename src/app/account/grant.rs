//! Changing what an account is granted.

use super::AccountRefused;
use super::oversight::{require, require_all};
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::AccountId;
use crate::domain::role::{Grant, Role};
use crate::store::accounts;
use std::sync::Arc;

/// Replaces everything an account is granted; the audit keeps both.
///
/// # Errors
/// A refusal for lack of permission over the account, what it held or what it gets, and
/// [`AccountRefused`] for one's own account and for the last administrator.
pub fn grant(
    app: &Arc<App>,
    actor: &Actor,
    id: AccountId,
    grants: Vec<Grant>,
) -> Result<(), AppError> {
    let overseen = require(app, actor, id)?;
    require_all(app, actor, &overseen.place, &grants)?;
    if actor.account == Some(id) {
        return Err(AccountRefused::OwnAccount.into());
    }
    app.write(actor, app.now(), move |tx| {
        accounts::set_grants(tx, id, &grants)?;
        if accounts::count_holders(tx, Role::Admin)? == 0 {
            return Err(AccountRefused::LastAdministrator.into());
        }
        let detail = serde_json::json!({ "before": overseen.grants, "grants": grants });
        let name = &overseen.account.sign_in_name;
        Ok(((), Trace::new("account.grant", "account", name).with(detail)))
    })
}
