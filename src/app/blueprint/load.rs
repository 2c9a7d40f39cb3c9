//! Reading blueprint files: those that come with the program, and a site's own.

use super::save::save;
use super::{BlueprintRefusal, SHIPPED};
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::Blueprint;
use crate::domain::id::BlueprintId;
use std::sync::Arc;

/// Reads a blueprint file.
///
/// # Errors
/// When it is no blueprint.
pub fn read(text: &str) -> Result<Blueprint, BlueprintRefusal> {
    toml::from_str(text).map_err(|error| BlueprintRefusal::Unreadable(error.to_string()))
}

/// The blueprints that come with the program.
///
/// # Errors
/// When one of them cannot be read, which a test rules out.
pub fn shipped() -> Result<Vec<Blueprint>, BlueprintRefusal> {
    SHIPPED.into_iter().map(read).collect()
}

/// Keeps every shipped blueprint; one that is there already as shipped makes no revision.
///
/// # Errors
/// When the person may not change blueprints, or the store fails.
pub fn load_shipped(app: &Arc<App>, actor: &Actor) -> Result<Vec<BlueprintId>, AppError> {
    shipped()?.into_iter().map(|blueprint| save(app, actor, blueprint)).collect()
}
