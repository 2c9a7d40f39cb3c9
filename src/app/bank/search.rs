//! Finding items by what stands in them.

use super::list::{Filter, ItemLine, items, list};
use crate::app::search::refresh::refresh;
use crate::app::{Actor, App, AppError};
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
) -> Result<Vec<ItemLine>, AppError> {
    refresh(app)?;
    let banks = match bank {
        Some(bank) => vec![bank.to_owned()],
        None => {
            let open = list(app, actor)?.into_iter().filter(|bank| !bank.shut);
            open.map(|bank| bank.header.name).collect()
        }
    };
    let mut found: Vec<ItemLine> = Vec::new();
    for bank in banks {
        let filter = Filter { bank, text: typed.to_owned(), ..Filter::default() };
        found.extend(items(app, actor, &filter)?.0);
    }
    Ok(found)
}
