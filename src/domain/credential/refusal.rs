//! Why a record does not admit an entry.

use super::event::EventId;
use super::{Hold, Inverted};
use crate::domain::time::Date;

/// Why an entry does not fit the record before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no card yet.
    #[error("no card has been issued")]
    NoCard,
    /// The first card of the line exists; a new one is a renewal or a replacement.
    #[error("a card has been issued already")]
    HasCard,
    /// The card's hold does not allow it.
    #[error("the card is {}", .0.code())]
    Held(Hold),
    /// There is nothing to give back.
    #[error("the card is neither suspended nor collected")]
    NothingToReturn,
    /// The card has been handed in already.
    #[error("the card has been handed in")]
    HandedIn,
    /// The card's validity is over; only a renewal helps.
    #[error("the card expired on {0}")]
    Expired(Date),
    /// The card's number is the same as before.
    #[error("the new number equals the old one")]
    SameNumber,
    /// An edited date would revive a card whose day is past; only a renewal or an inspection may.
    #[error("the day {0} is past: an edited date revives nothing")]
    WouldRevive(Date),
    /// The corrected validity would end before it begins.
    #[error(transparent)]
    Inverted(#[from] Inverted),
    /// A starting state cannot be one without a card.
    #[error("a starting state has a card")]
    PendingOpening,
    /// The entry it points to does not exist, is later, or has been voided.
    #[error("entry {0:?} does not stand")]
    NoSuchEntry(EventId),
    /// The entry it points to says nothing that could be corrected this way.
    #[error("entry {0:?} cannot be corrected; void it")]
    NotCorrectable(EventId),
    /// The correction puts nothing right.
    #[error("the correction is empty")]
    NothingCorrected,
    /// A later entry would no longer fit.
    #[error("entry {0:?} would no longer fit")]
    Breaks(EventId),
    /// It is to hold from a day still to come.
    #[error("the effective day {0} is still to come")]
    Future(Date),
    /// The reason is missing.
    #[error("a reason is needed")]
    NoReason,
    /// The counter-entry has no second person, or the same one twice.
    #[error("a second person is needed")]
    NoSecondPerson,
}
