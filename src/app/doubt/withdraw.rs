//! What banks go back on when a version of a statute is taken out, or its text replaced.

use crate::app::AppError;
use crate::domain::bank::BankHeader;
use crate::domain::doubt::touched;
use crate::domain::statute::StatuteText;
use crate::domain::statute::diff::{Comparison, compare};
use crate::domain::time::Timestamp;
use crate::store::judged::{self, Before};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{Tx, banks, items};

/// Takes back what rested on a stored version: headers that were brought up to it say again what they
/// said before, and items found right for it are followed again. Where `by` takes its place, that
/// concerns only items with a cited place that says something else there.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn withdraw(
    tx: &mut Tx<'_>,
    version: &StoredVersion,
    by: Option<&StatuteText>,
    at: Timestamp,
) -> Result<(), AppError> {
    let StoredVersion { id, outline, .. } = version;
    let text = by.map(|_| statutes::text(tx, *id)).transpose()?;
    let comparison = text.as_ref().zip(by).map(|(old, new)| compare(old, new));
    let follower = comparison.as_ref().map(Comparison::follower);
    for (bank, _) in banks::list(tx)? {
        let mut header = bank.header.clone();
        let Some(index) = header.statutes.iter().position(|one| one.title == outline.title) else {
            continue;
        };
        let said = header.statutes[index].clone();
        for one in judged::confirmed(tx, bank.id, &said.name, outline.version)? {
            let stays = follower.as_ref().is_some_and(|follower| {
                touched(&one.content, &said, Some(&|cited| follower.fate(cited))).is_empty()
            });
            if !stays {
                judged::unconfirm(tx, (one.item, one.revision), (&said.name, outline.version), at)?;
            }
        }
        let said = (said.name.as_str(), said.version);
        let Some(before) = judged::take_back(tx, bank.id, said, outline.version)? else { continue };
        put_back(&mut header, index, before);
        banks::advance(tx, bank.id, bank.version + 1, &header)?;
        items::follow(tx, bank.id, bank.version + 1, None)?;
    }
    Ok(())
}

fn put_back(header: &mut BankHeader, index: usize, before: Before) {
    let Before { outline, coverage } = before;
    match coverage {
        Some(coverage) => drop(header.coverage.insert(outline.name.clone(), coverage)),
        None => drop(header.coverage.remove(&outline.name)),
    }
    header.statutes[index] = outline;
}
