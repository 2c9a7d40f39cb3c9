//! Two versions of a statute, to be set side by side.

use super::{StatuteRefusal, Which, find, reader};
use crate::app::{Actor, App, AppError};
use crate::domain::statute::{StatuteOutline, StatuteText};
use crate::store::statutes;
use std::sync::Arc;

/// What belongs to two versions, in the order in which they are compared: first what belongs to the
/// one that came into force first, and of two of one day to the one that was adopted first.
pub fn earlier_first<T>(
    one: &StatuteOutline,
    other: &StatuteOutline,
    (of_one, of_other): (T, T),
) -> (T, T) {
    let begins = |outline: &StatuteOutline| (outline.effective_from, outline.version);
    if begins(one) <= begins(other) { (of_one, of_other) } else { (of_other, of_one) }
}

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
        let (old, new) = earlier_first(&one.outline, &other.outline, (one.id, other.id));
        Ok((statutes::text(tx, old)?, statutes::text(tx, new)?))
    })
}
