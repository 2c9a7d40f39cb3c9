//! What one entry does to a credential: the table of transitions, and how a correction changes what
//! an entry said.

use super::event::{Correction, Event};
use super::refusal::Refusal;
use super::{Card, CredentialRow, Hold, Validity};
use crate::domain::rules::CredentialRules;
use crate::domain::time::Date;

/// The row after `event`, or why it does not fit.
pub(super) fn apply(
    before: Option<&CredentialRow>,
    event: &Event,
    effective: Date,
    rules: &CredentialRules,
) -> Result<CredentialRow, Refusal> {
    match event {
        Event::Applied { .. } => {
            let mut row = before.cloned().unwrap_or_else(pending);
            if !matches!(row.hold, Hold::Pending | Hold::Normal) {
                return Err(Refusal::Held(row.hold));
            }
            row.applied_on = Some(effective);
            Ok(row)
        }
        Event::Issued { card } => first_card(before, card, Hold::Normal, rules),
        Event::Opening { hold: Hold::Pending, .. } => Err(Refusal::PendingOpening),
        Event::Opening { card, hold, handed_in } => {
            let mut row = first_card(before, card, *hold, rules)?;
            row.handed_in_on = handed_in.then_some(effective);
            Ok(row)
        }
        _ => apply_to_card(before, event, effective, rules),
    }
}

fn apply_to_card(
    before: Option<&CredentialRow>,
    event: &Event,
    effective: Date,
    rules: &CredentialRules,
) -> Result<CredentialRow, Refusal> {
    let mut row = before.cloned().ok_or(Refusal::NoCard)?;
    let hold = row.hold;
    let card = row.card.as_mut().ok_or(Refusal::NoCard)?;
    let normal = || if hold == Hold::Normal { Ok(()) } else { Err(Refusal::Held(hold)) };
    let not_ended = || match hold {
        Hold::Revoked | Hold::Cancelled => Err(Refusal::Held(hold)),
        _ => Ok(()),
    };
    match event {
        Event::Reissued { card: new, .. } => {
            normal()?;
            *card = with_inspection(new, rules);
            row.applied_on = None;
        }
        Event::Replaced { number } => {
            normal()?;
            if card.number == *number {
                return Err(Refusal::SameNumber);
            }
            row.void_numbers.push(std::mem::replace(&mut card.number, number.clone()));
            row.applied_on = None;
        }
        Event::Inspected { next_due } => {
            normal()?;
            if card.validity.to() < effective {
                return Err(Refusal::Expired(card.validity.to()));
            }
            let by_rule = || match card.inspection_due {
                Some(due) => rules.next_inspection(due, effective),
                None => rules.first_inspection(effective),
            };
            card.inspection_due = next_due.or_else(by_rule);
        }
        Event::Suspended { until } => {
            normal()?;
            row.hold = Hold::Suspended;
            row.suspended_until = *until;
        }
        Event::Returned => {
            if !matches!(hold, Hold::Suspended | Hold::Collected) {
                return Err(Refusal::NothingToReturn);
            }
            row.hold = Hold::Normal;
            row.suspended_until = None;
            row.handed_in_on = None;
        }
        Event::Collected => {
            if row.handed_in_on.is_some() {
                return Err(Refusal::HandedIn);
            }
            row.handed_in_on = Some(effective);
            if hold == Hold::Normal {
                row.hold = Hold::Collected;
            }
        }
        Event::Revoked | Event::Cancelled { .. } => {
            not_ended()?;
            let revoked = matches!(event, Event::Revoked);
            row.hold = if revoked { Hold::Revoked } else { Hold::Cancelled };
            row.applied_on = None;
            row.suspended_until = None;
        }
        // Entries that begin a line went another way; counter-entries act on the entry they name.
        Event::Applied { .. }
        | Event::Issued { .. }
        | Event::Opening { .. }
        | Event::Corrected { .. }
        | Event::Voided { .. } => {}
    }
    Ok(row)
}

const fn pending() -> CredentialRow {
    CredentialRow {
        hold: Hold::Pending,
        card: None,
        applied_on: None,
        suspended_until: None,
        handed_in_on: None,
        void_numbers: Vec::new(),
    }
}

fn first_card(
    before: Option<&CredentialRow>,
    card: &Card,
    hold: Hold,
    rules: &CredentialRules,
) -> Result<CredentialRow, Refusal> {
    if before.is_some_and(|row| row.card.is_some()) {
        return Err(Refusal::HasCard);
    }
    Ok(CredentialRow { hold, card: Some(with_inspection(card, rules)), ..pending() })
}

fn with_inspection(card: &Card, rules: &CredentialRules) -> Card {
    let by_rule = || rules.first_inspection(card.validity.from());
    Card { inspection_due: card.inspection_due.or_else(by_rule), ..card.clone() }
}

/// Puts right what `entry` said about a card, as of the day the correction was recorded; all of it
/// or nothing. A day already past by then stays past.
pub(super) fn correct(
    card: &mut Card,
    entry: &Event,
    by: &Correction,
    rules: &CredentialRules,
    recorded_on: Date,
) -> Result<(), Refusal> {
    let validity = Validity::new(
        by.valid_from.unwrap_or(card.validity.from()),
        by.valid_to.unwrap_or(card.validity.to()),
    )?;
    let derived = gives_no_inspection(entry).then_some(by.valid_from).flatten();
    let inspection_due = by
        .inspection_due
        .or_else(|| derived.and_then(|from| rules.first_inspection(from)))
        .or(card.inspection_due);
    for (old, new) in
        [(Some(card.validity.to()), Some(validity.to())), (card.inspection_due, inspection_due)]
    {
        if let Some(past) = old.filter(|old| *old < recorded_on && new > Some(*old)) {
            return Err(Refusal::WouldRevive(past));
        }
    }
    card.validity = validity;
    card.inspection_due = inspection_due;
    replace(&mut card.number, by.number.as_ref());
    replace(&mut card.region, by.region.as_ref());
    replace(&mut card.issuer, by.issuer.as_ref());
    replace(&mut card.categories, by.categories.as_ref());
    Ok(())
}

/// Whether the inspection day of the card that `entry` brings is the preset's.
fn gives_no_inspection(entry: &Event) -> bool {
    match entry {
        Event::Opening { card, .. } | Event::Issued { card } | Event::Reissued { card, .. } => {
            card.inspection_due.is_none()
        }
        _ => false,
    }
}

fn replace<T: Clone>(field: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}
