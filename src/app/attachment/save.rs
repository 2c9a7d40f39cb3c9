//! Giving a kept file out again, and listing what hangs on an officer.

use super::{AttachmentRefused, Linked};
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::attachment::{Fingerprint, OwnerKind};
use crate::domain::id::OfficerId;
use crate::domain::role::{Permission, Target};
use crate::store::{attachments, officers, pass_records};
use std::sync::Arc;

/// A file that was kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The name it came under.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The files that hang on an officer.
///
/// # Errors
/// Refused without the permission on the officer.
pub fn of_officer(
    app: &Arc<App>,
    actor: &Actor,
    officer: OfficerId,
) -> Result<Vec<Linked>, AppError> {
    may_see(app, actor, officer, Permission::ViewOfficers)?;
    app.read(|tx| {
        let uid = officers::get(tx, officer)?.officer.uid;
        Ok(attachments::of_owner(tx, OwnerKind::Officer, uid)?)
    })
}

/// Gives out a file of an officer or of one of their pass records; that it was, is recorded.
///
/// # Errors
/// [`Missing`] when nothing of this officer has such a file, refused without the permission, and
/// [`AttachmentRefused::Damaged`] when the bytes are not what was stored.
pub fn save(
    app: &Arc<App>,
    actor: &Actor,
    officer: OfficerId,
    file: &Fingerprint,
) -> Result<Kept, AppError> {
    let found = app.read(|tx| {
        let uid = officers::get(tx, officer)?.officer.uid;
        let mut found = None;
        for link in attachments::of_file(tx, file)? {
            let permission = match link.owner {
                (OwnerKind::Officer, owner) if owner == uid => Permission::ViewOfficers,
                (OwnerKind::PassRecord, record) => {
                    let record = pass_records::find(tx, record)?;
                    if record.is_none_or(|record| record.officer != officer) {
                        continue;
                    }
                    Permission::ViewResults
                }
                (OwnerKind::Officer, _) => continue,
            };
            found.get_or_insert((link, permission));
        }
        Ok(found)
    })?;
    let (link, permission) = found.ok_or_else(|| Missing::new("attachment", file))?;
    may_see(app, actor, officer, permission)?;
    let bytes = app.read(|tx| Ok(attachments::bytes(tx, file)?))?;
    if Fingerprint::of(&bytes) != *file {
        return Err(AttachmentRefused::Damaged.into());
    }
    let trace = Trace::new("attachment.save", "attachment", file);
    app.write(actor, app.now(), move |_| Ok(((), trace.clone())))?;
    Ok(Kept { name: link.file_name, bytes })
}

fn may_see(
    app: &App,
    actor: &Actor,
    officer: OfficerId,
    permission: Permission,
) -> Result<(), AppError> {
    let path = app.read(|tx| path_of(tx, officer, app.today()))?;
    require(app, actor, permission, Target::Officer(officer, &path))
}
