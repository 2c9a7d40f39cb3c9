//! Giving an item in force its next revision: however it came about, the same things follow.

use crate::app::AppError;
use crate::app::doubt::written;
use crate::domain::doubt::DoubtState;
use crate::domain::id::AccountId;
use crate::domain::item::Item;
use crate::domain::time::{Date, Timestamp};
use crate::store::Tx;
use crate::store::banks::{self, StoredBank};
use crate::store::doubts::Settled;
use crate::store::items::{self, NewRevision, Standing};

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
/// day, so the item is in doubt no more.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn revise(
    tx: &mut Tx<'_>,
    (standing, bank): (&Standing, &StoredBank),
    content: &Item,
    note: &str,
    Writing { account, at, today }: Writing,
) -> Result<i64, AppError> {
    let (number, version) = (items::next_number(tx, standing.item)?, bank.version + 1);
    let revision = NewRevision {
        number: Some(number),
        batch: None,
        position: standing.position,
        item: content,
        note,
        account,
        at,
    };
    let revision = items::add_revision(tx, standing.item, &revision)?;
    banks::close_member(tx, standing.item, version)?;
    banks::open_member(tx, bank.id, standing.item, revision, version)?;
    let how = Settled { state: DoubtState::Corrected, revision, account, at };
    written(tx, &bank.header.statutes, today, (standing.item, content), how)?;
    banks::advance(tx, bank.id, version, &bank.header)?;
    items::follow(tx, bank.id, version, Some((revision, content)))?;
    Ok(number)
}
