//! Items that were decided for later versions of the law than a file is written for. Such a file
//! comes from before the amendment: taking its items would put the old citations back.

use crate::domain::bank::BankHeader;
use crate::domain::citation::Citation;
use crate::domain::id::ItemId;
use crate::domain::item::Item;
use crate::domain::statute::StatuteOutline;
use crate::domain::time::Date;
use crate::store::banks::StoredBank;
use crate::store::{StoreError, Tx, doubts, judged};
use serde::Serialize;
use std::collections::HashMap;

/// What becomes of such items when the file is imported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Older {
    /// They stay as they are stored.
    #[default]
    Keep,
    /// They become what the file says.
    Take,
}

/// Items that a file would set back to an earlier version of a statute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetBack {
    /// The statute, by its short name.
    pub statute: String,
    /// The version that the file is written for.
    pub to: Date,
    /// The version that what is stored is written for.
    pub from: Date,
    /// Ids of the items, in the order of the file.
    pub items: Vec<String>,
}

/// For which version of a statute what is stored of an item is written, and for which the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// The statute, by its short name.
    pub statute: String,
    /// The version of the file.
    pub file: Date,
    /// The later one of what is stored.
    pub stored: Date,
}

/// By which versions of their statutes the items of a bank were judged.
#[derive(Debug, Default)]
pub(super) struct Decided {
    header: Option<BankHeader>,
    judged: HashMap<(ItemId, String), Date>,
    /// The versions from which items are in doubt: what a later header says does not hold for them.
    doubted: HashMap<(ItemId, String), Date>,
}

impl Decided {
    /// Those of a stored bank.
    pub(super) fn of(tx: &mut Tx<'_>, bank: &StoredBank) -> Result<Self, StoreError> {
        let doubted = doubts::spans(tx, bank.id)?;
        let doubted = doubted.into_iter().map(|one| ((one.item, one.statute), one.from));
        Ok(Self {
            header: Some(bank.header.clone()),
            judged: judged::by_item(tx, bank.id)?,
            doubted: doubted.collect(),
        })
    }

    /// The first statute for which an item was written, corrected or confirmed in a later version
    /// than the file's, where the file would undo that: it cites other places, or was found right as
    /// it is stored.
    pub(super) fn later(
        &self,
        item: ItemId,
        (before, after): (&Item, &Item),
        file: &BankHeader,
    ) -> Option<Later> {
        let mut statutes = file.statutes.iter();
        statutes.find_map(|outline| {
            let of_item = (item, outline.name.clone());
            let judged = self.judged.get(&of_item).copied();
            let doubted = self.doubted.get(&of_item).copied();
            let stored = judged.max(doubted.or_else(|| self.of_header(outline)))?;
            let [was, is] = [before, after].map(|item| cited(item, outline));
            let undone = judged.is_some_and(|judged| judged > outline.version) || was != is;
            let cites = !was.is_empty() || !is.is_empty();
            (stored > outline.version && cites && undone).then(|| Later {
                statute: outline.name.clone(),
                file: outline.version,
                stored,
            })
        })
    }

    /// The file's header with every statute in the later version of the two, and with what the bank
    /// undertakes to ask of that one: when a header is brought up, both move.
    pub(super) fn brought_up(&self, file: &BankHeader) -> BankHeader {
        let mut header = file.clone();
        let Some(stored) = &self.header else { return header };
        for outline in &mut header.statutes {
            let later = stored.statutes.iter().find(|one| one.name == outline.name);
            let Some(later) = later.filter(|later| later.version > outline.version) else {
                continue;
            };
            later.clone_into(outline);
            match stored.coverage.get(&later.name) {
                Some(coverage) => {
                    drop(header.coverage.insert(later.name.clone(), coverage.clone()));
                }
                None => drop(header.coverage.remove(&later.name)),
            }
        }
        header
    }

    fn of_header(&self, outline: &StatuteOutline) -> Option<Date> {
        let mut header = self.header.iter().flat_map(|header| &header.statutes);
        header.find(|one| one.name == outline.name).map(|one| one.version)
    }
}

/// What the item cites of a statute, part by part.
fn cited<'i>(item: &'i Item, outline: &StatuteOutline) -> Vec<(&'i str, &'i Citation)> {
    let of_part = item
        .parts
        .iter()
        .flat_map(|part| part.citations.iter().map(move |citation| (part.id.as_str(), citation)));
    of_part.filter(|(_, citation)| outline.is_named(&citation.statute)).collect()
}
