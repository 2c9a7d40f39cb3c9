//! Single items: made, changed and retired by hand, each as a new revision or version.

pub mod create;
pub mod edit;
pub mod measure;
pub(in crate::app) mod next;
pub mod restore;
pub mod retire;
pub(in crate::app) mod revise;
pub mod weigh;

use super::error::{Explain, Kind};
use crate::domain::item::Item;
use crate::domain::item::check::{Finding, check};
use crate::domain::statute::StatuteOutline;
use crate::i18n::{Locale, bank as t};

/// Why an item was not kept.
#[derive(Debug, thiserror::Error)]
pub enum ItemRefusal {
    /// It breaks rules; all of them are named.
    #[error("the item has {} faults", .0.len())]
    Faults(Vec<Finding>),
    /// Another item of the bank has this id.
    #[error("the bank already has an item {0}")]
    Taken(String),
    /// Somebody gave it another revision since the one that was changed here.
    #[error("the item was changed meanwhile")]
    ChangedMeanwhile,
    /// The content is what is in force already.
    #[error("nothing was changed")]
    Unchanged,
    /// The id of an item never changes.
    #[error("the id of an item cannot be changed")]
    IdChanged,
    /// It is out of its bank already.
    #[error("the item is retired")]
    Retired,
    /// It is in its bank already.
    #[error("the item is in force")]
    InForce,
    /// What is recorded needs a reason.
    #[error("a reason is missing")]
    NoReason,
    /// No item was named.
    #[error("no item was named")]
    Nothing,
}

impl Explain for ItemRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Faults(_)
            | Self::Unchanged
            | Self::IdChanged
            | Self::NoReason
            | Self::Nothing => Kind::Invalid,
            Self::Taken(_) | Self::ChangedMeanwhile | Self::Retired | Self::InForce => {
                Kind::Conflict
            }
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Faults(found) => {
                let told: Vec<String> =
                    found.iter().map(|finding| t::fault(locale, &finding.fault)).collect();
                told.join("\n")
            }
            Self::Taken(id) => t::item_taken(locale, id),
            Self::ChangedMeanwhile => t::item_changed_meanwhile(locale).to_owned(),
            Self::Unchanged => t::item_unchanged(locale).to_owned(),
            Self::IdChanged => t::item_id_changed(locale).to_owned(),
            Self::Retired => t::item_retired(locale).to_owned(),
            Self::InForce => t::item_in_force(locale).to_owned(),
            Self::NoReason => t::item_no_reason(locale).to_owned(),
            Self::Nothing => t::item_nothing(locale).to_owned(),
        }
    }
}

/// A reason without spaces around it.
fn reasoned(reason: &str) -> Result<String, ItemRefusal> {
    match reason.trim() {
        "" => Err(ItemRefusal::NoReason),
        reason => Ok(reason.to_owned()),
    }
}

/// Lets an item pass that keeps the rules; warnings do not hold it up.
pub(in crate::app) fn sound(item: &Item, statutes: &[StatuteOutline]) -> Result<(), ItemRefusal> {
    let mut found = check(item, statutes);
    found.retain(|finding| !finding.fault.is_warning());
    if found.is_empty() { Ok(()) } else { Err(ItemRefusal::Faults(found)) }
}
