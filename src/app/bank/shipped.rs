//! The banks that come with the program.

use super::check::check;
use super::import::import;
use crate::app::{Actor, App, AppError};
use std::sync::Arc;

/// File name and text of each.
const SHIPPED: [(&str, &str); 1] =
    [("行政处罚法.toml", include_str!("../../../question_banks/行政处罚法.toml"))];

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
