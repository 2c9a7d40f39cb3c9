//! What an import would change, beside what is stored: for whoever decides whether to import.

use super::preview::sound;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::Bank;
use crate::domain::id::RevisionId;
use crate::domain::item::likeness::{Near, near, near_within};
use crate::domain::item::{Item, RevisionHash};
use crate::domain::role::{Permission, Target};
use crate::interchange::Draft;
use crate::store::{banks, items};
use std::collections::HashMap;
use std::sync::Arc;

/// An item of a file beside one that it changes, or that asks nearly the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What is stored, or stands earlier in the same file.
    pub before: Item,
    /// What the file says.
    pub after: Item,
    /// How much of their texts the two share, in percent; none when the file changes the item.
    pub alike: Option<usize>,
}

/// The items that a checked file changes, in the order of the file, then its new items that ask
/// nearly what another item of the bank or of the file asks. Nothing is written.
///
/// # Errors
/// When the person may not change banks, the file has errors, or the store fails.
pub fn compare(
    app: &Arc<App>,
    actor: &Actor,
    draft: &Draft<Bank>,
) -> Result<Vec<Compared>, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let bank = sound(draft)?;
    let stored = app.read(|tx| {
        let found = banks::find(tx, &bank.header.name)?.filter(|stored| stored.version > 0);
        let members = match found {
            Some(stored) => banks::members(tx, stored.id)?,
            None => Vec::new(),
        };
        let revisions: Vec<RevisionId> = members.iter().map(|member| member.revision).collect();
        let contents = items::load(tx, &revisions)?;
        Ok(members.into_iter().map(|member| member.hash).zip(contents).collect::<Vec<_>>())
    })?;
    let by_id: HashMap<&str, (&str, &Item)> =
        stored.iter().map(|(hash, item)| (item.id.as_str(), (hash.as_str(), item))).collect();
    let mut compared = Vec::new();
    for item in &bank.items {
        if let Some((hash, before)) = by_id.get(item.id.as_str())
            && *hash != RevisionHash::of(item).as_str()
        {
            let (before, after) = ((*before).clone(), item.clone());
            compared.push(Compared { before, after, alike: None });
        }
    }
    let new: Vec<&Item> =
        bank.items.iter().filter(|item| !by_id.contains_key(item.id.as_str())).collect();
    let old: Vec<&Item> = stored.iter().map(|(_, item)| item).collect();
    let of_bank = near(&new, &old).into_iter().map(|found| (found, old[found.old]));
    let of_file = near_within(&new).into_iter().map(|found| (found, new[found.old]));
    let mut alike: Vec<(Near, &Item)> = of_bank.chain(of_file).collect();
    alike.sort_by_key(|(found, _)| found.new);
    compared.extend(alike.into_iter().map(|(found, before)| Compared {
        before: before.clone(),
        after: new[found.new].clone(),
        alike: Some(found.percent),
    }));
    Ok(compared)
}
