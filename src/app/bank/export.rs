//! Writing a bank back to a file, as it is in force.

use super::BankRefusal;
use super::seal::require_open;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::Bank;
use crate::domain::id::{BankId, ItemId};
use crate::domain::item::Item;
use crate::domain::role::{Permission, Target};
use crate::domain::statute::standing::Versions;
use crate::interchange;
use crate::store::banks::{self, Member};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{Tx, doubts, items, judged};
use std::collections::HashMap;
use std::sync::Arc;

/// The text of a bank's file. It holds the keys, so it leaves an audit row.
///
/// # Errors
/// When the person may not see keys, there is no such bank, it is sealed, some of its items are written
/// for a later version of a statute than the header says while others are in doubt, or the store
/// fails.
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
        require_one_version(tx, &bank, (stored.id, &members))?;
        Ok((interchange::bank::write(&bank), Trace::new("bank.export", "bank", &name)))
    })
}

/// Lets a bank pass whose items all hold by its header: whoever reads the file takes every citation
/// for one of that version.
fn require_one_version(
    tx: &mut Tx<'_>,
    bank: &Bank,
    (id, members): (BankId, &[Member]),
) -> Result<(), AppError> {
    let held = judged::of_bank(tx, id)?;
    let contents: HashMap<ItemId, _> =
        members.iter().map(|member| member.item).zip(&bank.items).collect();
    for outline in &bank.header.statutes {
        let stored = statutes::versions(tx, &outline.title)?;
        let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
        let version =
            |day| versions.judged_by(day).map_or(day, |judged_by| judged_by.outline.version);
        let later = held.iter().filter(|one| {
            let cites = |item: &&Item| {
                let mut cited = item.parts.iter().flat_map(|part| &part.citations);
                cited.any(|citation| outline.is_named(&citation.statute))
            };
            outline.is_named(&one.statute)
                && version(one.version) > outline.version
                && contents.get(&one.item).is_some_and(cites)
        });
        let later = later.count();
        if later > 0 {
            let in_doubt = doubts::by_bank(tx)?.into_iter().find(|(bank, _)| *bank == id);
            return Err(BankRefusal::BetweenVersions {
                bank: bank.header.name.clone(),
                statute: outline.name.clone(),
                later,
                in_doubt: in_doubt.map_or(0, |(_, items)| items),
            }
            .into());
        }
    }
    Ok(())
}
