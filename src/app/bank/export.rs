//! Writing a bank back to a file, as it is in force.

use super::seal::require_open;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::Bank;
use crate::domain::role::{Permission, Target};
use crate::interchange;
use crate::store::{banks, items};
use std::sync::Arc;

/// The text of a bank's file. It holds the keys, so it leaves an audit row.
///
/// # Errors
/// When the person may not see keys, there is no such bank, it is sealed, or the store fails.
pub fn export(app: &Arc<App>, actor: &Actor, name: &str) -> Result<String, AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    let at = app.now();
    let (name, own, person) = (name.to_owned(), Arc::clone(app), actor.clone());
    app.write(actor, at, move |tx| {
        let stored = banks::find(tx, &name)?
            .filter(|bank| bank.version > 0)
            .ok_or_else(|| Missing::new("bank", &name))?;
        require_open(&own, tx, &person, &stored.header)?;
        let members = banks::members(tx, stored.id)?;
        let revisions: Vec<_> = members.iter().map(|member| member.revision).collect();
        let bank = Bank { header: stored.header, items: items::load(tx, &revisions)? };
        Ok((interchange::bank::write(&bank), Trace::new("bank.export", "bank", &name)))
    })
}
