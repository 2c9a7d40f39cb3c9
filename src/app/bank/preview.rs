//! What an import would do: the dry run, and the plan that the import carries out.

use super::decided::{Decided, Later, Older, SetBack};
use super::seal::require_open;
use super::{BankRefusal, bank_uid, item_uid};
use crate::app::actor::require;
use crate::app::doubt::review::Reviewed;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::{Bank, BankHeader, order};
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::{Item, RevisionHash, differences};
use crate::domain::role::{Permission, Target};
use crate::interchange::{Draft, Severity};
use crate::store::banks::{self, Member, Moved};
use crate::store::{StoreError, Tx, items};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What an import does, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// The bank.
    pub bank: String,
    /// The version of the bank that this was worked out for; 0 for a new one.
    pub version: i64,
    /// Ids of new items.
    pub added: Vec<String>,
    /// Ids of changed items, each with the paths of what changed.
    pub changed: Vec<(String, Vec<String>)>,
    /// Items that the file would set back, because it was written for an earlier version of a
    /// statute than they are.
    pub set_back: Vec<SetBack>,
    /// Whether they become what the file says, and are among the changed ones; otherwise they stay.
    pub takes_older: bool,
    /// How many items are in force as the file says.
    pub unchanged: usize,
    /// Ids of items in force that the file does not have; they are kept.
    pub kept: Vec<String>,
    /// Whether items that are in force come in another order.
    pub reordered: bool,
    /// Whether the header changes.
    pub header_changed: bool,
    /// The import to name when taking it back; none when nothing was written.
    pub batch: Option<Uid>,
    /// How many of the new and changed items are in doubt, because what they cite changed since.
    pub in_doubt: u32,
    /// What the review after it changed, for this bank or another one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<Reviewed>,
}

impl ImportReport {
    /// How many items the file would set back.
    pub fn older(&self) -> usize {
        self.set_back.iter().map(|one| one.items.len()).sum()
    }

    /// Whether the import brings nothing new.
    pub const fn is_empty(&self) -> bool {
        self.brings_no_item() && !self.reordered && !self.header_changed
    }

    const fn brings_no_item(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty()
    }

    /// Adds an item that the file would set back.
    fn sets_back(&mut self, item: &str, Later { statute, file: to, stored: from }: Later) {
        let is_same = |one: &&mut SetBack| (&one.statute, one.to, one.from) == (&statute, to, from);
        match self.set_back.iter_mut().find(is_same) {
            Some(known) => known.items.push(item.to_owned()),
            None => {
                let items = vec![item.to_owned()];
                self.set_back.push(SetBack { statute, to, from, items });
            }
        }
    }
}

/// An item that needs a new revision.
#[derive(Debug, Clone)]
pub(super) struct Staged {
    pub(super) uid: Uid,
    pub(super) position: i64,
    pub(super) item: Item,
}

/// An import worked out against the bank as it was.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) uid: Uid,
    pub(super) header: BankHeader,
    pub(super) header_before: Option<BankHeader>,
    pub(super) staged: Vec<Staged>,
    /// What an import that was taken back brought already, each with its place.
    pub(super) revived: Vec<(RevisionId, i64)>,
    /// What stays as it is at another place.
    pub(super) moved: Vec<Moved>,
    pub(super) report: ImportReport,
}

/// The sound bank of a draft.
pub(super) fn sound(draft: &Draft<Bank>) -> Result<&Bank, BankRefusal> {
    draft.value.as_ref().ok_or_else(|| BankRefusal::Unsound(draft.count(Severity::Error)))
}

/// Compares a file with what is in force.
pub(super) fn plan(tx: &mut Tx<'_>, bank: &Bank, older: Older) -> Result<Plan, StoreError> {
    let stored = banks::find(tx, &bank.header.name)?;
    let published = stored.as_ref().filter(|stored| stored.version > 0);
    let uid = stored.as_ref().map_or_else(|| bank_uid(&bank.header.name), |stored| stored.uid);
    let members = match published {
        Some(stored) => banks::members(tx, stored.id)?,
        None => Vec::new(),
    };
    let mut current: HashMap<&str, &banks::Member> =
        members.iter().map(|member| (member.name.as_str(), member)).collect();
    let decided = match published {
        Some(stored) => Decided::of(tx, stored)?,
        None => Decided::default(),
    };
    let header_before = published.map(|stored| stored.header.clone());
    let mut report = ImportReport {
        in_doubt: 0,
        reviewed: Vec::new(),
        bank: bank.header.name.clone(),
        version: published.map_or(0, |stored| stored.version),
        added: Vec::new(),
        changed: Vec::new(),
        set_back: Vec::new(),
        takes_older: older == Older::Take,
        unchanged: 0,
        kept: Vec::new(),
        reordered: false,
        header_changed: false,
        batch: None,
    };
    let (mut staged, mut revived) = (Vec::new(), Vec::new());
    let mut order = Places::new(&members, &bank.items);
    for item in &bank.items {
        let position = order.of(&item.id);
        let (item_uid, hash) = (item_uid(uid, &item.id), RevisionHash::of(item));
        match current.remove(item.id.as_str()) {
            Some(member) if member.hash == hash.as_str() => {
                report.unchanged += 1;
                continue;
            }
            Some(member) => {
                let before = items::load(tx, &[member.revision])?.pop();
                let before = before.ok_or(StoreError::NotFound)?;
                if let Some(later) = decided.later(member.item, (&before, item), &bank.header) {
                    report.sets_back(&item.id, later);
                    if older == Older::Keep {
                        continue;
                    }
                }
                report.changed.push((item.id.clone(), differences(&before, item)));
            }
            None => report.added.push(item.id.clone()),
        }
        let known = if stored.is_some() { items::taken_back(tx, item_uid, &hash)? } else { None };
        match known {
            Some(revision) => revived.push((revision, position)),
            None => staged.push(Staged { uid: item_uid, position, item: item.clone() }),
        }
        order.comes(&item.id);
    }
    let left = members.iter().filter(|member| current.contains_key(member.name.as_str()));
    report.kept = left.map(|member| member.name.clone()).collect();
    // A file that no item comes from is not there to set the header back to earlier law.
    let header = match older == Older::Keep && report.brings_no_item() {
        true => decided.brought_up(&bank.header),
        false => bank.header.clone(),
    };
    // Nor is one that would only set items back there to order them.
    let mut moved = Vec::new();
    if older == Older::Take || report.set_back.is_empty() || !report.brings_no_item() {
        report.reordered = order.reorders(&members);
        moved = order.moved(&members);
    }
    report.header_changed = header_before.as_ref().is_some_and(|before| *before != header);
    Ok(Plan { uid, header, header_before, staged, revived, moved, report })
}

/// Where every item of a bank stands once a file is in.
struct Places<'a> {
    order: Vec<&'a str>,
    places: HashMap<&'a str, i64>,
    /// Those that come with a place of their own.
    staged: HashSet<&'a str>,
}

impl<'a> Places<'a> {
    fn new(members: &'a [Member], items: &'a [Item]) -> Self {
        let stored: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        let file: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        let held: HashMap<&str, i64> =
            members.iter().map(|member| (member.name.as_str(), member.position)).collect();
        let order = order::merged(&stored, &file);
        let places = order::places(order.iter().map(|name| held.get(name).copied()));
        let places = order.iter().copied().zip(places).collect();
        Self { order, places, staged: HashSet::new() }
    }

    fn of(&self, name: &str) -> i64 {
        self.places.get(name).copied().unwrap_or_default()
    }

    fn comes(&mut self, name: &'a str) {
        self.staged.insert(name);
    }

    /// Whether what is there already comes in another order.
    fn reorders(&self, members: &[Member]) -> bool {
        let stored: HashSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
        let now = self.order.iter().filter(|name| stored.contains(*name));
        !now.copied().eq(members.iter().map(|member| member.name.as_str()))
    }

    /// What stays as it is at another place.
    fn moved(&self, members: &[Member]) -> Vec<Moved> {
        let elsewhere = members.iter().filter_map(|member| {
            let position = self.of(&member.name);
            let moves = position != member.position && !self.staged.contains(member.name.as_str());
            moves.then_some(Moved { item: member.item, revision: member.revision, position })
        });
        elsewhere.collect()
    }
}

/// The same, for somebody who may see what is stored: what a file would change tells of it.
pub(super) fn plan_of(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    bank: &Bank,
    older: Older,
) -> Result<Plan, AppError> {
    let plan = plan(tx, bank, older)?;
    if let Some(before) = &plan.header_before {
        require_open(app, tx, actor, before)?;
    }
    Ok(plan)
}

/// What importing a checked file would do; nothing is written.
///
/// # Errors
/// When the person may not change banks, the file has errors, the stored bank is sealed to them, or
/// the store fails.
pub fn preview(
    app: &Arc<App>,
    actor: &Actor,
    draft: &Draft<Bank>,
    older: Older,
) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditBanks, Target::District)?;
    let bank = sound(draft)?;
    Ok(app.read(|tx| plan_of(app, tx, actor, bank, older))?.report)
}
