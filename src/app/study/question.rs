//! The next question of a set.

use super::{content, own_session, student};
use crate::app::{Actor, App, AppError};
use crate::domain::id::{RevisionId, StudyId};
use crate::domain::item::Item;
use std::sync::Arc;

/// The content of a question of one's own session, key and explanation included: study shows them
/// right after the answer, and practice banks hold nothing secret.
///
/// # Errors
/// Refused without the permission, and for questions that do not belong to the session's set.
pub fn question(
    app: &Arc<App>,
    actor: &Actor,
    session: StudyId,
    revision: RevisionId,
) -> Result<Item, AppError> {
    let officer = student(app, actor)?;
    app.read(|tx| {
        let session = own_session(tx, officer, session)?;
        content(tx, &session, revision)
    })
}
