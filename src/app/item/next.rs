//! The banks that one change touches, each read once.

use crate::app::doubt::outlines;
use crate::domain::bank::BankHeader;
use crate::domain::id::BankId;
use crate::domain::statute::StatuteOutline;
use crate::domain::time::Date;
use crate::store::{StoreError, Tx, banks, items};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The next version of each bank that a change of several items touches: one for all its items.
pub(in crate::app) struct Next {
    today: Date,
    found: BTreeMap<BankId, Found>,
}

struct Found {
    version: i64,
    header: BankHeader,
    changed: bool,
    outlines: Option<Vec<StatuteOutline>>,
}

impl Next {
    /// None yet; items are judged by the statutes of this day.
    pub const fn new(today: Date) -> Self {
        Self { today, found: BTreeMap::new() }
    }

    fn found(&mut self, tx: &mut Tx<'_>, bank: BankId) -> Result<&mut Found, StoreError> {
        match self.found.entry(bank) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let stored = banks::get(tx, bank)?;
                let (version, header) = (stored.version + 1, stored.header);
                Ok(place.insert(Found { version, header, changed: false, outlines: None }))
            }
        }
    }

    /// The outlines by which items of the bank are judged ([`outlines`]).
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub fn outlines(
        &mut self,
        tx: &mut Tx<'_>,
        bank: BankId,
    ) -> Result<&[StatuteOutline], StoreError> {
        let today = self.today;
        let found = self.found(tx, bank)?;
        if found.outlines.is_none() {
            found.outlines = Some(outlines(tx, &found.header.statutes, today)?);
        }
        Ok(found.outlines.as_deref().unwrap_or_default())
    }

    /// The bank's header.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub fn header(&mut self, tx: &mut Tx<'_>, bank: BankId) -> Result<&BankHeader, StoreError> {
        Ok(&self.found(tx, bank)?.header)
    }

    /// The version that the change makes of the bank, and its header.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub fn version(
        &mut self,
        tx: &mut Tx<'_>,
        bank: BankId,
    ) -> Result<(i64, &BankHeader), StoreError> {
        let found = self.found(tx, bank)?;
        found.changed = true;
        Ok((found.version, &found.header))
    }

    /// Moves the banks that were changed to their versions.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub fn advance(self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let mut changed = self.found.into_iter().filter(|(_, found)| found.changed);
        changed.try_for_each(|(bank, Found { version, header, .. })| {
            banks::advance(tx, bank, version, &header)?;
            items::follow(tx, bank, version, None)
        })
    }
}
