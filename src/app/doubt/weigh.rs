//! What stands against a decision about items in doubt, before anybody makes it.

use super::confirm::holding;
use super::correct::correction;
use super::is_refusal;
use super::seen::Seen;
use crate::app::item::ItemRefusal;
use crate::app::item::next::Next;
use crate::app::item::weigh::weigh_all;
use crate::app::{Actor, App, AppError};
use crate::domain::id::Uid;
use crate::store::Tx;

pub use crate::app::item::weigh::Weighed;

/// What is decided about items in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The proposed places are put in.
    Correct,
    /// They hold as they are.
    Confirm,
}

/// Tries the decision on each item; nothing is written.
///
/// # Errors
/// When the person may not change banks, there is no such item, its bank is sealed to them, or the
/// store fails.
pub fn weigh(
    app: &App,
    actor: &Actor,
    decision: Decision,
    items: &[Seen],
) -> Result<Vec<Weighed>, AppError> {
    let today = app.today();
    let uids: Vec<Uid> = items.iter().map(Seen::uid).collect();
    weigh_all(app, actor, &uids, |tx| {
        let mut next = Next::new(today);
        items.iter().map(|seen| refusal(tx, decision, seen, &mut next)).collect()
    })
}

/// Why the decision cannot be made about this item; none when it can.
pub(super) fn refusal(
    tx: &mut Tx<'_>,
    decision: Decision,
    seen: &Seen,
    next: &mut Next,
) -> Result<Option<AppError>, AppError> {
    let tried = match decision {
        Decision::Correct => correction(tx, seen, next).map(|_| ()),
        Decision::Confirm => holding(tx, seen, next).map(|_| ()),
    };
    match tried {
        Ok(()) => Ok(None),
        Err(error) if is_refusal(&error) || error.is::<ItemRefusal>().is_some() => Ok(Some(error)),
        Err(error) => Err(error),
    }
}
