//! Writing anew what is in doubt.

use super::seen::Seen;
use crate::app::item::edit::{Before, Edited, write};
use crate::app::{Actor, App, AppError};
use crate::domain::id::RevisionId;
use crate::domain::item::Item;
use std::sync::Arc;

/// Makes `content` the new revision of an item in doubt; `base` is the revision that it was made from.
/// Whoever writes it saw what is in doubt, so that is decided whatever they changed; what came up
/// meanwhile is decided only as [`crate::app::item::edit::edit`] says.
///
/// # Errors
/// As [`crate::app::item::edit::edit`].
pub fn rewrite(
    app: &Arc<App>,
    actor: &Actor,
    seen: Seen,
    base: RevisionId,
    content: Item,
    note: &str,
) -> Result<Edited, AppError> {
    write(app, actor, Before { uid: seen.uid(), base, seen: Some(seen) }, content, note)
}
