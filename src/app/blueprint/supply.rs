//! What there is to draw from: for choosing banks and topics of a blueprint.

use crate::app::actor::require;
use crate::app::bank::seal::may_read;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Permission, Target};
use crate::store::items;
use std::collections::HashMap;
use std::sync::Arc;

pub use crate::store::items::Supply;

/// How many items in force the banks hold by bank, topic and type. What is in doubt is told of banks
/// that the person may read; of others it is 0.
///
/// # Errors
/// When the person may not see banks, or the store fails.
pub fn supply(app: &Arc<App>, actor: &Actor) -> Result<Vec<Supply>, AppError> {
    require(app, actor, Permission::ViewBanks, Target::Some)?;
    app.read(|tx| {
        let mut supply = items::supply(tx)?;
        let mut told = HashMap::new();
        for line in supply.iter_mut().filter(|line| line.in_doubt > 0) {
            let may = match told.get(&line.bank_id) {
                Some(known) => *known,
                None => {
                    let may = may_read(app, tx, actor, line.bank_id)?;
                    told.insert(line.bank_id, may);
                    may
                }
            };
            if !may {
                line.in_doubt = 0;
            }
        }
        Ok(supply)
    })
}
