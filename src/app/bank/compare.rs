//! What an import would change, beside what is stored: for whoever decides whether to import.

use super::decided::{Decided, Later};
use super::preview::sound;
use super::seal::require_open;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::Bank;
use crate::domain::id::RevisionId;
use crate::domain::item::likeness::{Near, near, near_within};
use crate::domain::item::{Item, RevisionHash};
use crate::domain::role::{Permission, Target};
use crate::interchange::Draft;
use crate::store::banks::{self, Member};
use crate::store::items;
use std::collections::{HashMap, HashSet};
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
    /// That what is stored was written for a later version of a statute than the file, so that it
    /// stays unless the person says otherwise.
    pub later: Option<Later>,
}

/// The items that a checked file changes, in the order of the file, then its new items that ask
/// nearly what another item of the bank or of the file asks. Nothing is written.
///
/// # Errors
/// When the person may not change banks or see keys, the stored bank is sealed to them, the file
/// has errors, or the store fails.
pub fn compare(
    app: &Arc<App>,
    actor: &Actor,
    draft: &Draft<Bank>,
) -> Result<Vec<Compared>, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    require(app, actor, Permission::ViewKeys, Target::District)?;
    let bank = sound(draft)?;
    let in_file: HashMap<&str, RevisionHash> =
        bank.items.iter().map(|item| (item.id.as_str(), RevisionHash::of(item))).collect();
    let (stored, new, decided) = app.read(|tx| {
        let found = banks::find(tx, &bank.header.name)?.filter(|stored| stored.version > 0);
        let (mut members, decided) = match found {
            Some(stored) => {
                require_open(app, tx, actor, &stored.header)?;
                (banks::members(tx, stored.id)?, Decided::of(tx, &stored)?)
            }
            None => Default::default(),
        };
        let known: HashSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
        let new = bank.items.iter().filter(|item| !known.contains(item.id.as_str()));
        let new: Vec<&Item> = new.collect();
        // Without a new item only those are read that the file changes.
        if new.is_empty() {
            members.retain(|member| {
                let hash = in_file.get(member.name.as_str());
                hash.is_some_and(|hash| hash.as_str() != member.hash)
            });
        }
        let revisions: Vec<RevisionId> = members.iter().map(|member| member.revision).collect();
        let contents = items::load(tx, &revisions)?;
        let stored = members.into_iter().zip(contents);
        Ok((stored.collect::<Vec<_>>(), new, decided))
    })?;
    let by_id: HashMap<&str, (&Member, &Item)> =
        stored.iter().map(|(member, item)| (item.id.as_str(), (member, item))).collect();
    let mut compared = Vec::new();
    for item in &bank.items {
        if let Some((member, before)) = by_id.get(item.id.as_str())
            && in_file.get(item.id.as_str()).is_some_and(|new| new.as_str() != member.hash)
        {
            let later = decided.later(member.item, (before, item), &bank.header);
            let (before, after) = ((*before).clone(), item.clone());
            compared.push(Compared { before, after, alike: None, later });
        }
    }
    let old: Vec<&Item> = stored.iter().map(|(_, item)| item).collect();
    let of_bank = near(&new, &old).into_iter().map(|found| (found, old[found.old]));
    let of_file = near_within(&new).into_iter().map(|found| (found, new[found.old]));
    let mut alike: Vec<(Near, &Item)> = of_bank.chain(of_file).collect();
    alike.sort_by_key(|(found, _)| found.new);
    compared.extend(alike.into_iter().map(|(found, before)| Compared {
        before: before.clone(),
        after: new[found.new].clone(),
        alike: Some(found.percent),
        later: None,
    }));
    Ok(compared)
}
