//! Finding items by what stands in them.

use super::list::{Filter, ItemLine, items, list};
use crate::app::search::refresh::refresh;
use crate::app::{Actor, App, AppError, Page};
use std::sync::Arc;

/// The items in force whose texts hold every word typed, bank by bank in the author's order; of one
/// bank, or of all. The index is brought up to date first.
///
/// # Errors
/// When the person may not see keys, there is no such bank, or the store fails.
pub fn search(
    app: &Arc<App>,
    actor: &Actor,
    typed: &str,
    bank: Option<&str>,
    limit: Option<u32>,
) -> Result<Vec<ItemLine>, AppError> {
    refresh(app)?;
    let banks = match bank {
        Some(bank) => vec![bank.to_owned()],
        None => list(app, actor)?.into_iter().map(|bank| bank.header.name).collect(),
    };
    let mut found: Vec<ItemLine> = Vec::new();
    for bank in banks {
        let left =
            limit.map(|limit| limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit)));
        if left == Some(0) {
            break;
        }
        let page = Page { offset: 0, limit: left };
        let filter = Filter { bank, text: typed.to_owned(), page, ..Filter::default() };
        found.extend(items(app, actor, &filter)?.0);
    }
    Ok(found)
}
