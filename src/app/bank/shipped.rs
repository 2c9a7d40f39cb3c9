//! The question banks that come with the program, embedded so that one binary is enough.

use super::check::check;
use super::import::import;
use crate::app::{Actor, App, AppError};
use std::sync::Arc;

/// File names and contents.
pub const SHIPPED: [(&str, &str); 1] =
    [("行政处罚法.toml", include_str!("../../../question_banks/行政处罚法.toml"))];

/// Imports every shipped bank; those that are there unchanged are left alone.
///
/// # Errors
/// Refused without the permission to edit banks; whatever the store refuses.
pub fn load_shipped(app: &Arc<App>, actor: &Actor) -> Result<(), AppError> {
    for (name, text) in SHIPPED {
        import(app, actor, &check(name, text.as_bytes()))?;
    }
    Ok(())
}
