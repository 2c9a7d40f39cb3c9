//! The wrong-answer book. Its entries are answered again in a set, see [`super::begin`].

pub use crate::store::wrong_answers::WrongAnswer;

use super::student;
use crate::app::{Actor, App, AppError};
use crate::store::wrong_answers;
use std::sync::Arc;

/// The actor's own open entries, newest first.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn open(app: &Arc<App>, actor: &Actor) -> Result<Vec<WrongAnswer>, AppError> {
    let officer = student(app, actor)?;
    crate::app::exam::finalise::expire_overdue(app)?;
    app.read(|tx| Ok(wrong_answers::open(tx, officer)?))
}
