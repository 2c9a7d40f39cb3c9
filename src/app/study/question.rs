//! The next question of a set.

use super::{StudyRefusal, own_session, student};
use crate::app::{Actor, App, AppError};
use crate::domain::id::{RevisionId, StudyId};
use crate::domain::item::Item;
use crate::store::study;
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
        let found = study::content(tx, &session, revision)?;
        found.ok_or_else(|| StudyRefusal::NotForStudy.into())
    })
}
