//! Two versions of a statute, to be set side by side.

use super::{StatuteRefusal, Which, find, reader};
use crate::app::{Actor, App, AppError};
use crate::domain::statute::StatuteText;
use crate::store::statutes;
use std::sync::Arc;

/// The texts of two versions, the earlier first; `domain::statute::diff` compares them.
///
/// # Errors
/// When the person may not read statutes or sits an exam, there is no such version, both are the
/// same, or the store fails.
pub fn both(
    app: &Arc<App>,
    actor: &Actor,
    name: &str,
    (one, other): (Which, Which),
) -> Result<(StatuteText, StatuteText), AppError> {
    reader(app, actor)?;
    app.read(|tx| {
        let (one, other) = (find(tx, name, one)?, find(tx, name, other)?);
        if one.id == other.id {
            return Err(StatuteRefusal::SameVersion.into());
        }
        let mut both = [statutes::text(tx, one.id)?, statutes::text(tx, other.id)?];
        both.sort_by_key(|text| (text.effective_from, text.version));
        let [old, new] = both;
        Ok((old, new))
    })
}
