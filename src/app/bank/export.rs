//! Writing a bank back to a file, as it is in force.

use super::BankRefusal;
use super::seal::require_open;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::{Bank, BankHeader};
use crate::domain::id::BankId;
use crate::domain::role::{Permission, Target};
use crate::domain::statute::standing::Versions;
use crate::interchange;
use crate::store::banks;
use crate::store::doubts::{self, Citing};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{Tx, items, judged};
use std::sync::Arc;

/// The text of a bank's file. It holds the keys, so it leaves an audit row.
///
/// # Errors
/// When the person may not see keys, there is no such bank, it is sealed, some of its items are written
/// for a later version of a statute than the header says or in doubt for the one that it says, or the
/// store fails.
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
        require_one_version(tx, &bank.header, stored.id)?;
        Ok((interchange::bank::write(&bank), Trace::new("bank.export", "bank", &name)))
    })
}

/// Lets a bank pass whose items all hold by its header: whoever reads the file takes every citation
/// for one of that version. So none may be written for a later one, and none in doubt for the header's.
fn require_one_version(tx: &mut Tx<'_>, header: &BankHeader, bank: BankId) -> Result<(), AppError> {
    let judged = judged::by_item(tx, bank)?;
    for outline in &header.statutes {
        let stored = statutes::versions(tx, &outline.title)?;
        let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
        let mut citing = doubts::citing(tx, bank, [&outline.name, &outline.title])?;
        citing.retain(|one| !one.retired);
        let is_later = |one: &&Citing| {
            let day = judged.get(&(one.item, outline.name.clone())).copied();
            let version =
                day.map(|day| versions.judged_by(day).map_or(day, |by| by.outline.version));
            version.is_some_and(|version| version > outline.version)
        };
        let later = citing.iter().filter(is_later).count();
        let in_doubt: Vec<_> = citing.iter().filter_map(|one| one.in_doubt.as_ref()).collect();
        if later > 0 || in_doubt.iter().any(|doubt| doubt.to <= outline.version) {
            return Err(BankRefusal::BetweenVersions {
                bank: header.name.clone(),
                statute: outline.name.clone(),
                later: if later > 0 { later } else { citing.len() - in_doubt.len() },
                in_doubt: in_doubt.len(),
            }
            .into());
        }
    }
    Ok(())
}
