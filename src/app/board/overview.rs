//! The overview itself.

use super::{Overview, count};
use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, preset};
use crate::domain::role::Permission;
use crate::domain::time::Date;
use std::sync::Arc;

/// The board of a day, narrowed to what the actor may see.
///
/// # Errors
/// Refused without the permission.
pub fn overview(app: &Arc<App>, actor: &Actor, as_of: Date) -> Result<Overview, AppError> {
    let reach = reach(app, actor, Permission::ViewBoard)?;
    let today = app.today();
    app.read(|tx| {
        let within = Organisation::load(tx)?.within(&reach);
        let rules = preset::in_force(tx, as_of)?;
        count(tx, &within, rules, &app.zone, as_of, today)
    })
}
