//! By which versions of their statutes the items of a bank are measured.
//!
//! A header says one version of each statute. After an amendment items are corrected one by one, and
//! each says with its revision which version it was written for; the header follows when all hold.
//! Until then articles of two versions stand side by side in one bank, under numbers that do not
//! mean the same.

use super::BankHeader;
use crate::domain::statute::StatuteOutline;
use std::collections::HashMap;

/// The outlines by which items are measured that were written for other versions than the header's.
/// Without any, as for a file, the header holds for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measures(HashMap<String, Vec<StatuteOutline>>);

impl Measures {
    /// Measures the item of this id by another version of a statute of the header. A statute that
    /// the header does not have changes nothing.
    pub fn replace(&mut self, header: &BankHeader, item: &str, version: StatuteOutline) {
        let own = self.0.entry(item.to_owned()).or_insert_with(|| header.statutes.clone());
        if let Some(outline) = own.iter_mut().find(|outline| outline.name == version.name) {
            *outline = version;
        }
    }

    /// The outlines by which the item of this id is measured.
    pub fn of<'m>(&'m self, item: &str, header: &'m BankHeader) -> &'m [StatuteOutline] {
        self.0.get(item).map_or(&header.statutes, Vec::as_slice)
    }
}
