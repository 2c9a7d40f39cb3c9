//! What banks go back on when a version of a statute is taken out, or its text replaced.

use crate::app::AppError;
use crate::domain::bank::BankHeader;
use crate::domain::doubt::touched;
use crate::domain::id::{BankId, ItemId, RevisionId};
use crate::domain::statute::diff::{Comparison, compare};
use crate::domain::statute::{StatuteOutline, StatuteText};
use crate::domain::time::{Date, Timestamp};
use crate::i18n::{Locale, semicolon, statute as t};
use crate::store::banks::StoredBank;
use crate::store::judged::{self, Before, Confirmed, Resting};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{StoreError, Tx, banks, items};
use serde::Serialize;

/// What one bank goes back on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenBack {
    /// The bank.
    pub bank: String,
    /// The version that its header says again; none where it stays as it is.
    pub header: Option<Date>,
    /// Items whose confirmation for the version counts no more.
    pub unconfirmed: usize,
    /// Items that were written or corrected here for the version; they are in doubt where no other
    /// version is left to judge them by.
    pub written: u32,
    /// Items that are in doubt because of the version, and are looked at again.
    pub in_doubt: u32,
}

impl TakenBack {
    /// It in one sentence.
    pub fn told(&self, locale: Locale) -> String {
        let facts = [
            self.header.map(|version| t::header_back(locale, version)),
            (self.unconfirmed > 0).then(|| t::unconfirmed(locale, self.unconfirmed)),
            (self.written > 0).then(|| t::written_for(locale, self.written)),
            (self.in_doubt > 0).then(|| t::looked_at_again(locale, self.in_doubt)),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        t::taken_back(locale, &self.bank, facts.join(semicolon(locale)))
    }
}

/// What rests on a stored version. It is worked out before the write, because whole texts are compared
/// for it, and carried out in the write when it still [stands](Self::stands) there.
#[derive(Debug, Clone)]
pub(in crate::app) struct Withdrawal {
    version: StoredVersion,
    /// Every bank with its version, as they were looked at.
    looked_at: Vec<(BankId, i64)>,
    banks: Vec<OfBank>,
}

/// What rests on it in one bank.
#[derive(Debug, Clone)]
struct OfBank {
    bank: StoredBank,
    /// The statute, by the name that the header has for it.
    statute: String,
    unconfirmed: Vec<(ItemId, RevisionId)>,
    /// What the header says again, and of which version that is.
    header: Option<(BankHeader, Date)>,
    resting: Resting,
}

impl Withdrawal {
    /// Finds what rests on a stored version. Where `by` takes its place, a confirmation goes only when
    /// a cited place says something else there.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub fn of(
        tx: &mut Tx<'_>,
        version: StoredVersion,
        by: Option<&StatuteText>,
    ) -> Result<Self, StoreError> {
        let mut found = Self { version, looked_at: Vec::new(), banks: Vec::new() };
        let StoredVersion { id, outline, .. } = &found.version;
        let mut confirmed = Vec::new();
        for (bank, _) in banks::list(tx)? {
            found.looked_at.push((bank.id, bank.version));
            let mut statutes = bank.header.statutes.iter();
            let Some(index) = statutes.position(|one| one.title == outline.title) else { continue };
            let said = &bank.header.statutes[index];
            let for_it = judged::confirmed(tx, bank.id, &said.name, outline.version)?;
            confirmed.push((for_it, said.clone()));
            let named = (said.name.as_str(), said.version);
            let before = judged::said_before(tx, bank.id, named, outline.version)?;
            let resting = judged::resting(tx, bank.id, (&said.name, outline.version))?;
            found.banks.push(OfBank {
                statute: said.name.clone(),
                unconfirmed: Vec::new(),
                header: before.map(|before| put_back(&bank.header, index, before)),
                resting,
                bank,
            });
        }
        let rests = confirmed.iter().any(|(for_it, _)| !for_it.is_empty());
        let text = by.filter(|_| rests).map(|_| statutes::text(tx, *id)).transpose()?;
        let comparison = text.as_ref().zip(by).map(|(old, new)| compare(old, new));
        let follower = comparison.as_ref().map(Comparison::follower);
        for (of_bank, (for_it, said)) in found.banks.iter_mut().zip(confirmed) {
            let stays = |one: &Confirmed, said: &StatuteOutline| {
                follower.as_ref().is_some_and(|follower| {
                    touched(&one.content, said, Some(&|cited| follower.fate(cited))).is_empty()
                })
            };
            let gone = for_it.into_iter().filter(|one| !stays(one, &said));
            of_bank.unconfirmed = gone.map(|one| (one.item, one.revision)).collect();
        }
        Ok(found)
    }

    /// Whether no bank changed since it was found. That the version is the same one has to be seen by
    /// who looks it up.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub fn stands(&self, tx: &mut Tx<'_>) -> Result<bool, StoreError> {
        let now = banks::list(tx)?.into_iter().map(|(bank, _)| (bank.id, bank.version));
        Ok(now.eq(self.looked_at.iter().copied()))
    }

    /// The stored version.
    pub const fn version(&self) -> &StoredVersion {
        &self.version
    }

    /// Takes back what rests on the version: headers that were brought up to it say again what they
    /// said before, and items found right for it are followed again.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub fn carry_out(&self, tx: &mut Tx<'_>, at: Timestamp) -> Result<(), AppError> {
        let version = self.version.outline.version;
        for OfBank { bank, statute, unconfirmed, header, .. } in &self.banks {
            for one in unconfirmed {
                judged::unconfirm(tx, *one, (statute, version), at)?;
            }
            let Some((header, _)) = header else { continue };
            judged::forget(tx, bank.id, statute, version)?;
            banks::advance(tx, bank.id, bank.version + 1, header)?;
            items::follow(tx, bank.id, bank.version + 1, None)?;
        }
        Ok(())
    }

    /// What each bank goes back on, those that keep everything left out.
    pub fn told(&self) -> Vec<TakenBack> {
        let told = self.banks.iter().map(|one| TakenBack {
            bank: one.bank.header.name.clone(),
            header: one.header.as_ref().map(|(_, version)| *version),
            unconfirmed: one.unconfirmed.len(),
            written: one.resting.written,
            in_doubt: one.resting.in_doubt,
        });
        let rests = |one: &TakenBack| {
            one.header.is_some() || one.unconfirmed > 0 || one.written > 0 || one.in_doubt > 0
        };
        told.filter(rests).collect()
    }
}

/// The header as it was before, and the version that it says then.
fn put_back(header: &BankHeader, index: usize, before: Before) -> (BankHeader, Date) {
    let Before { outline, coverage } = before;
    let (mut header, version) = (header.clone(), outline.version);
    match coverage {
        Some(coverage) => drop(header.coverage.insert(outline.name.clone(), coverage)),
        None => drop(header.coverage.remove(&outline.name)),
    }
    header.statutes[index] = outline;
    (header, version)
}
