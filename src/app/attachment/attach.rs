//! Attaching a file to an officer: a photo, a certificate, a decision.

use super::{Upload, checked, keep};
use crate::app::actor::require;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attachment::{Fingerprint, OwnerKind};
use crate::domain::id::OfficerId;
use crate::domain::role::{Permission, Target};
use crate::store::officers;
use std::sync::Arc;

/// Keeps a file with an officer. The same file twice is kept once.
///
/// # Errors
/// Refused without the permission on the officer, or for a file that is empty or too large.
pub fn attach(
    app: &Arc<App>,
    actor: &Actor,
    officer: OfficerId,
    upload: Upload,
) -> Result<Fingerprint, AppError> {
    let path = app.read(|tx| path_of(tx, officer, app.today()))?;
    require(app, actor, Permission::EditOfficers, Target::Officer(officer, &path))?;
    let (file, at, account) = (checked(upload)?, app.now(), actor.account);
    app.write(actor, at, move |tx| {
        let uid = officers::get(tx, officer)?.officer.uid;
        keep(tx, &file, (OwnerKind::Officer, uid), account, at)?;
        let detail = serde_json::json!({
            "sha256": file.fingerprint.as_str(), "file": file.upload.name,
        });
        let trace = Trace::new("officer.attach", "officer", uid).with(detail);
        Ok((file.fingerprint.clone(), trace))
    })
}
