//! Showing one identity number in full.

use crate::app::actor::require;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::id::OfficerId;
use crate::domain::role::{Permission, Target};
use crate::store::officers;
use std::sync::Arc;

/// The identity number of an officer in full; that it was seen stands in the audit.
///
/// # Errors
/// Refused without the permission on this officer; not found without such an officer.
pub fn reveal(app: &Arc<App>, actor: &Actor, id: OfficerId) -> Result<Option<String>, AppError> {
    let on = app.today();
    let path = app.read(|tx| path_of(tx, id, on))?;
    require(app, actor, Permission::ViewIdentity, Target::Officer(id, &path))?;
    app.write(actor, app.now(), move |tx| {
        let officer = officers::get(tx, id)?.officer;
        let trace = Trace::new("officer.reveal_identity", "officer", officer.uid);
        Ok((officer.identity_number, trace))
    })
}
