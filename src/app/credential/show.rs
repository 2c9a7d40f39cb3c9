//! One credential with its whole record.

use super::{Held, with_record};
use crate::app::actor::require;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, preset};
use crate::domain::id::CredentialId;
use crate::domain::role::{Permission, Target};
use crate::store::credentials;
use std::sync::Arc;

/// Shows a credential with today's status.
///
/// # Errors
/// Refused without the permission on its holder; not found without such a credential.
pub fn show(app: &Arc<App>, actor: &Actor, id: CredentialId) -> Result<Held, AppError> {
    let on = app.today();
    let (holder, path) = app.read(|tx| {
        let holder = credentials::get(tx, id)?.officer;
        Ok((holder, path_of(tx, holder, on)?))
    })?;
    require(app, actor, Permission::ViewCredentials, Target::Officer(holder, &path))?;
    app.read(|tx| {
        let credential = credentials::get(tx, id)?;
        let rules = preset::in_force(tx, on)?.credential;
        with_record(tx, credential, &rules, on)
    })
}
