//! From entries to a row: what follows from a record, and which new entry it admits.

use super::CredentialRow;
use super::event::{Correction, Entry, Event, EventId, EventKind};
use super::refusal::Refusal;
use super::transition::{apply, correct};
use crate::domain::counter_entry::standing;
use crate::domain::rules::{CredentialRules, RulePreset};
use crate::domain::time::{Date, Zone};

/// An entry that has no effect, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// The entry.
    pub entry: EventId,
    /// Why.
    pub refusal: Refusal,
}

/// What follows from a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// The credential; `None` when nothing of it stands.
    pub row: Option<CredentialRow>,
    /// Entries without effect; empty for a record made through [`admit`].
    pub ignored: Vec<Ignored>,
}

/// The credential as `entries` leave it at the end of `as_of`, with what is known now: entries
/// count from their effective day, counter-entries whenever they were recorded.
///
/// Entries are taken by effective day, then in the order they were recorded, which is the order of
/// instants and ids whatever order they come in. `zone` tells the civil day of recording.
pub fn project(entries: &[Entry], rules: &CredentialRules, zone: &Zone, as_of: Date) -> Projection {
    let standing = standing_entries(entries);
    let corrections = |of: &Entry| {
        let (id, recorded) = (of.id, of.recorded);
        let later =
            standing.iter().filter(move |entry| (entry.recorded, entry.id) > (recorded, id));
        later.filter_map(move |entry| match &entry.event {
            Event::Corrected { entry: target, correction } if *target == id => {
                Some((entry, correction))
            }
            _ => None,
        })
    };

    let mut history: Vec<(Date, &Entry)> = standing
        .iter()
        .copied()
        .filter(|entry| entry.event.corrects().is_none())
        .map(|entry| {
            let corrected = corrections(entry).filter_map(|(_, by)| by.effective).next_back();
            (corrected.unwrap_or(entry.effective), entry)
        })
        .filter(|(effective, _)| *effective <= as_of)
        .collect();
    history.sort_by_key(|(effective, _)| *effective);

    let mut row = None;
    let mut ignored = Vec::new();
    for (effective, entry) in history {
        match apply(row.as_ref(), &entry.event, effective, rules) {
            Ok(next) => row = Some(next),
            Err(refusal) => {
                ignored.push(Ignored { entry: entry.id, refusal });
                continue;
            }
        }
        for (counter, correction) in corrections(entry) {
            let recorded_on = zone.date(counter.recorded);
            let card = row.as_mut().and_then(|row| row.card.as_mut());
            let corrected =
                card.map(|card| correct(card, &entry.event, correction, rules, recorded_on));
            if let Some(Err(refusal)) = corrected {
                ignored.push(Ignored { entry: counter.id, refusal });
            }
        }
    }
    if let Some(card) = row.as_mut().and_then(|row| row.card.as_mut()) {
        // A card that ends first is renewed, not inspected.
        card.inspection_due = card.inspection_due.filter(|due| *due <= card.validity.to());
    }
    Projection { row, ignored }
}

/// The entries that are not voided, in the order they were recorded.
fn standing_entries(entries: &[Entry]) -> Vec<&Entry> {
    let mut recorded: Vec<&Entry> = entries.iter().collect();
    recorded.sort_by_key(|entry| (entry.recorded, entry.id));
    let standing = standing(&recorded, |entry| entry.id, |entry| entry.event.voids());
    recorded.retain(|entry| standing.contains(&entry.id));
    recorded
}

/// The row after appending `new` to a record, or why the record does not admit it: `new` itself
/// must have its effect, and every earlier entry must keep the one it had.
///
/// # Errors
/// The first [`Refusal`] that applies.
pub fn admit(
    record: &[Entry],
    new: &Entry,
    rules: &RulePreset,
    zone: &Zone,
) -> Result<Option<CredentialRow>, Refusal> {
    let today = zone.date(new.recorded);
    let effective = match &new.event {
        Event::Corrected { correction, .. } => correction.effective.unwrap_or(new.effective),
        _ => new.effective,
    };
    if new.effective.max(effective) > today {
        return Err(Refusal::Future(new.effective.max(effective)));
    }
    if needs_reason(new.event.kind()) && new.reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    if let Some(target) = new.event.corrects() {
        let alone = new.approved_by.is_none() || new.approved_by == new.recorded_by;
        if alone && !rules.office.own_entry_approval.value {
            return Err(Refusal::NoSecondPerson);
        }
        check_target(record, new, target)?;
    }
    let before = project(record, &rules.credential, zone, today);
    let extended: Vec<Entry> = record.iter().chain([new]).cloned().collect();
    let after = project(&extended, &rules.credential, zone, today);
    match after.ignored.into_iter().find(|ignored| !before.ignored.contains(ignored)) {
        None => Ok(after.row),
        Some(ignored) if ignored.entry == new.id => Err(ignored.refusal),
        Some(ignored) => Err(Refusal::Breaks(ignored.entry)),
    }
}

const fn needs_reason(kind: EventKind) -> bool {
    use EventKind::{Cancelled, Collected, Corrected, Revoked, Suspended, Voided};
    matches!(kind, Suspended | Revoked | Collected | Cancelled | Corrected | Voided)
}

fn check_target(record: &[Entry], new: &Entry, target: EventId) -> Result<(), Refusal> {
    let standing = standing_entries(record);
    let found = standing.iter().find(|entry| entry.id == target);
    let kind = found.ok_or(Refusal::NoSuchEntry(target))?.event.kind();
    let Event::Corrected { correction, .. } = &new.event else { return Ok(()) };
    let nothing = Correction::default();
    if *correction == nothing {
        return Err(Refusal::NothingCorrected);
    }
    let only_the_day = Correction { effective: None, ..correction.clone() } == nothing;
    let counter = matches!(kind, EventKind::Corrected | EventKind::Voided);
    if counter || !(only_the_day || kind.is_about_the_card()) {
        return Err(Refusal::NotCorrectable(target));
    }
    Ok(())
}

/// The day on which a card was revoked, as its record stands; none when it was not.
pub fn revoked_on(entries: &[Entry]) -> Option<Date> {
    let standing = standing_entries(entries);
    let revoked = standing.iter().rev().find(|entry| matches!(entry.event, Event::Revoked))?;
    let corrected = standing.iter().rev().find_map(|entry| match &entry.event {
        Event::Corrected { entry: target, correction } if *target == revoked.id => {
            correction.effective
        }
        _ => None,
    });
    Some(corrected.unwrap_or(revoked.effective))
}

#[cfg(test)]
mod tests;
