//! Giving an item in force its next revision: however it came about, the same things follow.

use super::next::Next;
use crate::app::AppError;
use crate::app::doubt::written;
use crate::domain::doubt::DoubtState;
use crate::domain::id::AccountId;
use crate::domain::item::Item;
use crate::domain::time::{Date, Timestamp};
use crate::store::doubts::{self, Doubt, Settled};
use crate::store::items::{self, NewRevision, Standing};
use crate::store::{Tx, banks};

/// Who writes a revision, and when.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Writing {
    /// By whom.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
    /// The day by whose statutes the content was judged.
    pub today: Date,
}

/// Makes `content` the revision in force and gives its number. It was judged by the statutes of the
/// day, so the item is in doubt no more, unless something `stays` in doubt about it.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn revise(
    tx: &mut Tx<'_>,
    (standing, stays): (&Standing, &[Doubt]),
    (content, note): (&Item, &str),
    Writing { account, at, today }: Writing,
    next: &mut Next,
) -> Result<i64, AppError> {
    let Standing { item, bank, position, .. } = *standing;
    let number = items::next_number(tx, item)?;
    let (version, header) = next.version(tx, bank)?;
    let revision = NewRevision {
        number: Some(number),
        batch: None,
        position,
        item: content,
        note,
        account,
        at,
    };
    let revision = items::add_revision(tx, item, &revision)?;
    banks::close_member(tx, item, version)?;
    banks::open_member(tx, bank, item, revision, version)?;
    if stays.is_empty() {
        let state = DoubtState::Corrected;
        doubts::settle(tx, item, Settled { state, revision, account, at })?;
    }
    written(tx, &header.statutes, today, (revision, content), stays)?;
    items::follow(tx, bank, version, Some((revision, content)))?;
    Ok(number)
}
