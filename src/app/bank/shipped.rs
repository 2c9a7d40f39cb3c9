//! The banks that come with the program.

use super::check::{BankDraft, check};
use super::import::import;
use crate::app::{Actor, App, AppError};
use std::sync::Arc;

/// File name and text of each.
const SHIPPED: [(&str, &str); 1] =
    [("行政处罚法.toml", include_str!("../../../question_banks/行政处罚法.toml"))];

/// The names of the banks that come with the program.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHIPPED.into_iter().map(|(file, _)| file.trim_end_matches(".toml"))
}

/// A shipped bank by its name, checked.
pub(in crate::app) fn named(name: &str) -> Option<BankDraft> {
    let (file, text) =
        SHIPPED.into_iter().find(|(file, _)| file.trim_end_matches(".toml") == name)?;
    Some(check(file, text.as_bytes()))
}

/// Imports every bank that comes with the program; what is there already stays as it is.
///
/// # Errors
/// Refused without the permission, or whatever the store refuses.
pub fn import_shipped(app: &Arc<App>, actor: &Actor) -> Result<(), AppError> {
    for (name, text) in SHIPPED {
        import(app, actor, &check(name, text.as_bytes()))?;
    }
    Ok(())
}
